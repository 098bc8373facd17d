"""What bars write, character by character; times stand still."""

import io
import time

clock = [100.0]
time.time = lambda: clock[0]

from tqdm import tqdm, trange
from tqdm.auto import tqdm as auto
from tqdm.contrib import tenumerate, tmap, tzip
from tqdm.notebook import tqdm as of_notebooks, trange as of_notebooks_range


def shown(**options):
    return {"file": io.StringIO(), **options}


def told(options):
    print(repr(options["file"].getvalue()))


def run(iterable, took=0.25, **options):
    options = shown(**options)
    for _ in tqdm(iterable, **options):
        clock[0] += took
    told(options)


run(range(3))
run(range(3), desc="fit", unit="batch", ncols=60)
run(range(3), leave=False)
run(range(10), took=0.04)
run(iter(range(3)))
run(iter(range(3)), total=3, initial=1)
run([], desc="none")
run(range(4), mininterval=0.6, postfix={"loss": 0.5, "acc": "high"})
run(range(4), miniters=2, smoothing=0)
run(range(4), disable=True)
run(range(3), ascii=True, colour="red", bar_format="{l_bar}{bar:5}{r_bar}")
run(range(3), delay=0.3)

options = shown(total=5)
with tqdm(**options) as bar:
    for _ in range(4):
        clock[0] += 0.5
        print(bar.update(), bar.n, len(bar))
    bar.set_description("half")
    bar.set_postfix(loss=0.123456, lr=1e-4, step=3, name=" x ")
    bar.set_postfix({"b": 1}, a=2)
    bar.set_description_str("plain")
    bar.set_postfix_str("said")
    print(str(bar))
told(options)

options = shown(desc="outer")
for _ in trange(2, **options):
    for _ in tqdm(range(2), file=options["file"], leave=False, desc="inner"):
        clock[0] += 0.2
told(options)

options = shown(position=1)
for _ in trange(2, **options):
    clock[0] += 0.2
told(options)

options = shown()
for i in tqdm(range(2), **options):
    tqdm.write(f"line {i}", file=options["file"])
    clock[0] += 0.3
told(options)

options = shown(total=2)
bar = tqdm(**options)
bar.update(2)
clock[0] += 1
bar.reset(total=3)
bar.update()
clock[0] += 1
bar.unpause()
bar.refresh()
bar.clear()
bar.close()
bar.close()
told(options)

options = shown()
print(list(tenumerate(["a", "b"], 5, **options)), list(tzip([1, 2], "xy", **options)), list(tmap(abs, [-1, -2], **options)))
told(options)
print(len(tqdm(range(7), **shown())), bool(tqdm([], **shown())), 3 in tqdm(range(5), **shown(disable=True)))
bar = trange(3, **shown())
for _ in bar:
    clock[0] += 1
    if bar.n == 0:
        break
print(bar.n, bar.total, bar.desc == "", bar.disable)
try:
    tqdm(range(3), colr="red", **shown())
except KeyError as problem:
    print(type(problem).__name__, problem)
try:
    bool(tqdm(**shown()))
except TypeError as problem:
    print(problem)
