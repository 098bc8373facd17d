"""Writes random NumPy programs with what real NumPy answers: generate.py SEED COUNT FILE.json.gz"""

import contextlib
import gzip
import json
import random
import re
import sys

import numpy as np
from replay import observe

LENGTH = 12
LARGEST = 200  # elements of an array
NAMES = ["v0", "v1", "v2", "v3", "v4"]
INTEGERS = ["1", "2", "-3", "0", "7", "100"]

# A line is a statement, or an expression that a name is given to. {a} is an array, and what follows it in the line
# fits to it, most times; {b} is another array or a number.
MAKING = """
np.arange({n})
np.arange({int}, {int}, {step}, dtype={dtype})
np.linspace({number}, {number}, {n})
np.zeros({shape}, dtype={dtype})
np.ones({shape})
np.full({shape}, {number})
np.eye({n}, dtype={dtype})
np.array({list})
np.array({list}, dtype={dtype})
np.array({list}) * {number}
np.arange({n}).reshape({n}, -1)
np.arange(12, dtype={dtype}).reshape(3, 4)
np.arange(24).reshape(2, 3, 4) - 7
{dtype_call}({number})
"""
VIEWING = """
{a}[{slices}]
{a}[{slices}]
{a}[{slices}]
{a}[{index}]
{a}[::-1]
{a}.T
{a}.transpose({perm})
np.swapaxes({a}, {axis}, {axis})
{a}.reshape({reshaped})
{a}.reshape({shape})
{a}.ravel()
{a}.flatten()
{a}.copy()
np.squeeze({a})
np.expand_dims({a}, {axis})
np.broadcast_to({a}, {shape})
np.flip({a})
np.flip({a}, {axis})
np.atleast_2d({a})
{a}.astype({dtype})
{a}.view()
np.diag({a})
np.moveaxis({a}, {axis}, {axis})
np.asarray({a})
"""
COMPUTING = """
{a} {op} {b}
{a} {op} {b}
{b} {op} {a}
{a} {compare} {b}
-{a}
abs({a})
~{a}
np.{unary}({a})
np.{binary}({a}, {b})
np.{binary}({a}, {b}, out={c})
np.add({a}, {b}, dtype={dtype})
np.where({a} > {b}, {a}, {b})
np.clip({a}, {number}, {number})
np.round({a}, {int})
{a}.{reduction}()
{a}.{reduction}(axis={axis})
np.{reduction}({a}, axis={axis}, keepdims=True)
np.{reduction}({a}, axis=({axis}, {axis}))
np.{running}({a}, axis={axis})
np.{running}({a})
np.median({a}, axis={axis})
np.sort({a}, axis={axis})
np.argsort({a}, kind='stable')
np.unique({a})
np.nonzero({a})
np.concatenate([{a}, {c}])
np.concatenate([{a}, {c}], axis={axis})
np.stack([{a}, {c}], axis={axis})
np.vstack([{a}, {c}])
np.hstack([{a}, {c}])
np.tile({a}, {n})
np.repeat({a}, {n}, axis={axis})
np.roll({a}, {int}, axis={axis})
np.pad({a}, {n})
np.split({a}, {n}, axis={axis})
np.outer({a}, {c})
np.dot({a}.astype(int), {c}.astype(int))
{a}.astype(int) @ {c}.astype(int)
np.take({a}, {ints})
np.isnan({a})
np.result_type({a}, {b})
{a}.tolist()
np.array_equal({a}, {c})
bool({a})
float({a})
int({a})
len({a})
np.cumsum({a})
np.diff({a})
np.triu({a})
np.bincount({a})
np.maximum.accumulate({a})
np.array_str({a}, precision=2)
np.array2string({a}, separator=', ')
"""
WRITING = """
{a} {op}= {b}
{a}[{slices}] = {b}
{a}[{index}] = {b}
{a}[{index}] {op}= {b}
{a}[{slices}] {op}= {b}
{a}[...] = {c}
{a}.fill({number})
{a}.sort()
np.{unary}({a}, out={a})
np.copyto({a}, {b})
{a}.flat[{int}] = {number}
np.fill_diagonal({a}, {number})
np.add.at({a}, {ints}, {number})
"""
KINDS = [MAKING, VIEWING, COMPUTING, WRITING]
CHOICES = {
    hole: line.split()
    for hole, line in {
        "op": "+ - * / + - * / + - * / // % ** & | ^ << >>",
        "compare": "== != < <= > >=",
        "unary": "exp sqrt sin cos tanh log log1p square sign floor ceil rint negative absolute isfinite"
        " logical_not reciprocal",
        "binary": "add subtract multiply divide maximum minimum power mod floor_divide arctan2 hypot fmax equal"
        " less logical_and",
        "reduction": "sum mean std var min max argmin argmax prod any all",
        "running": "cumsum cumprod",
        "dtype": "'bool' 'int8' 'uint8' 'int16' 'int32' 'int64' 'float32' 'float64'",
        "dtype_call": "np.bool_ np.uint8 np.int32 np.int64 np.float32 np.float64",
        "n": "0 1 2 3 3 4 5 6",
        "int": "-4 -3 -2 -1 0 1 2 3 4 5 6 7",
        "step": "-2 -1 1 2 3",
        "number": "0 1 -1 2 3 7 -5 200 0.5 -0.25 1.5 2.75 1e-3 1e5 -1e-7 3e10 -0.0 np.nan np.inf True"
        " np.int8(5) np.uint8(3) np.float32(0.1) np.float64(2.5)",
    }.items()
}


class Program:
    """Statements that fit to the arrays that the ones before have left."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = {"np": np}

    def write(self):
        """The program: each statement with what came of it."""
        statements = []
        while len(statements) < LENGTH:
            statement = self.statement()
            with contextlib.suppress(Exception), np.errstate(all="ignore"):
                exec(statement, self.names)
            if any(np.size(self.names.get(name, 0)) > LARGEST for name in NAMES):
                break
            statements.append(statement)
        return list(zip(statements, observe(statements)))

    def statement(self):
        enough = len(self.arrays()) >= 2
        (kind,) = self.random.choices(KINDS, weights=[1, 2, 3, 2] if enough else [1, 0, 0, 0])
        template = self.random.choice(kind.strip().split("\n"))
        self.subject = None
        text = re.sub(r"\{(\w+)\}", lambda hole: self.fill(hole[1]), template)
        return text if kind is WRITING else f"{self.random.choice(NAMES)} = {text}"

    def arrays(self):
        return [name for name in NAMES if isinstance(self.names.get(name), np.ndarray)]

    def fill(self, hole):
        if hole in CHOICES:
            return self.random.choice(CHOICES[hole])
        return getattr(self, hole)()

    def a(self):
        self.subject = self.subject or self.random.choice(self.arrays())
        return self.subject

    def c(self):
        alike = [name for name in self.arrays() if self.names[name].shape == self.shape_there()]
        return self.random.choice(alike if alike and self.random.random() < 0.6 else self.arrays())

    def b(self):
        return self.c() if self.random.random() < 0.5 else self.fill("number")

    def shape_there(self):
        return self.names[self.subject].shape if self.subject else ()

    def axis(self):
        dims = len(self.shape_there())
        beyond = self.random.random() < 0.1
        return str(self.random.randint(-dims - beyond, max(dims - 1, 0) + beyond))

    def perm(self):
        order = list(range(len(self.shape_there())))
        self.random.shuffle(order)
        return ", ".join(map(str, order)) or "()"

    def shape(self):
        if self.random.random() < 0.3:
            return repr((*self.random.choices([1, 2, 3], k=self.random.randint(0, 1)), *self.shape_there()))
        return repr(tuple(self.random.choices([0, 1, 2, 2, 3, 3, 4], k=self.random.randint(0, 3))))

    def reshaped(self):
        size = int(np.prod(self.shape_there()))
        fitting = [n for n in range(1, size + 1) if size % n == 0]
        return f"{self.random.choice(fitting or [0])}, -1"

    def list(self):
        numbers = self.random.choice([INTEGERS, [*INTEGERS, "0.5", "-1.25", "1e-4"]])
        rows, columns = self.random.randint(1, 3), self.random.randint(1, 4)
        lines = [f"[{', '.join(self.random.choices(numbers, k=columns))}]" for _ in range(rows)]
        return lines[0] if self.random.random() < 0.5 else f"[{', '.join(lines)}]"

    def ints(self):
        return repr(self.random.choices(range(-2, 3), k=self.random.randint(1, 3)))

    def slices(self):
        """Mostly slices, one for each axis or fewer."""
        count = self.random.randint(1, max(len(self.shape_there()), 1))
        return ", ".join(self.slice() for _ in range(count))

    def slice(self):
        if self.random.random() < 0.2:
            return self.random.choice(["...", "None", "0", "-1", ":"])
        first, last = self.random.choices(["", "", *CHOICES["int"]], k=2)
        return f"{first}:{last}{self.random.choice(['', '', ':-1', ':2', ':-2'])}"

    def index(self):
        """Mostly lists and masks, alone or beside slices."""
        ints, slices, there = self.ints(), self.slices(), self.subject
        rows = [f"{there} > 1", f"{there} == {self.fill('number')}", ints, f"np.array({ints})"]
        rows += [f"{slices}, {ints}", f"{ints}, {slices}", f"{ints}, {self.ints()}"]
        rows += [self.fill("int"), f"{self.fill('int')}, {self.fill('int')}", "True"]
        return self.random.choice(rows)


if __name__ == "__main__":
    seed, count, path = sys.argv[1:]
    with gzip.open(path, "wt") as file:
        json.dump([Program(f"{seed}/{n}").write() for n in range(int(count))], file)
