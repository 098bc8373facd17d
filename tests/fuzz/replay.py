"""Runs recorded programs once more, and says where NumPy answers otherwise: replay.py FILE.json.gz

With real NumPy nothing differs. `observe` is what the generator records with.
"""

import gzip
import json
import sys
import warnings

import numpy as np


def observe(statements):
    """Runs statements one after another; yields what each raised, or what it changed: names with what they are."""
    names = {"np": np}
    before = {}
    for statement in statements:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exec(statement, names)
            error = None
        except Exception as problem:
            error = f"{type(problem).__name__}: {problem}"
        now = {name: described(name, names) for name in names if name[0] == "v"}
        changed = {name: form for name, form in now.items() if before.get(name) != form}
        before = now
        yield {"error": error} if error else changed


def described(name, names):
    value = names[name]
    if isinstance(value, (list, tuple)):
        return [type(value).__name__, *(form(one) for one in value)]
    if not isinstance(value, np.ndarray):
        return form(value)
    others = [
        other
        for other in sorted(names)
        if other[0] == "v" and other != name and isinstance(names[other], np.ndarray)
    ]
    return {
        **form(value),
        "flags": [value.flags[flag] for flag in ("C_CONTIGUOUS", "F_CONTIGUOUS", "WRITEABLE")],
        "is a view": value.base is not None,
        "shares with": [other for other in others if np.shares_memory(value, names[other])],
    }


def form(value):
    if isinstance(value, np.ndarray):
        strides = list(value.strides) if value.size else None
        return {"repr": repr(value), "str": str(value), "dtype": str(value.dtype), "strides": strides}
    return f"{type(value).__name__} {value!r} {value}"


def difference(program):
    """The first statement that is answered otherwise, with both answers; None when all are the same."""
    statements = [statement for statement, _ in program]
    for n, ((_, wanted), got) in enumerate(zip(program, observe(statements))):
        if wanted != got:
            return "\n".join(["  " + line for line in statements[: n + 1]] + told(wanted, got))
    return None


def told(wanted, got):
    lines = []
    for key in sorted({*wanted, *got}):
        want, have = wanted.get(key), got.get(key)
        if isinstance(want, dict) and isinstance(have, dict):
            lines += [
                f"{key}, {part}:\n- {want[part]}\n+ {have[part]}" for part in want if want[part] != have[part]
            ]
        elif want != have:
            lines.append(f"{key}:\n- {want}\n+ {have}")
    return lines


def main(path):
    with gzip.open(path, "rt") as file:
        programs = json.load(file)
    found = [text for text in map(difference, programs) if text]
    for text in found:
        print(text, end="\n\n")
    print(f"{len(programs) - len(found)} alike, {len(found)} different")


if __name__ == "__main__":
    main(sys.argv[1])
