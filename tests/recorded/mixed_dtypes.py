"""Records what PyTorch does with every sample when one of its tensors has another dtype: raise, or compute.

The tensor's elements are converted as `converted` says; tests/wasm/mixed-dtypes.test.ts converts them the same way.
"""

import importlib
import math

import torch

import forms
import record as plain
from forms import Inputs, dump, error_form, flat_tensors
from samples import FLOATS, V

#: What a tensor of each dtype becomes: another width of its kind, and another kind.
OTHERS = {
    "float32": ("float64", "int64"),
    "float64": ("float32", "int64"),
    "int64": ("int32", "float32"),
    "bool": ("uint8", "float32"),
}


def converted(value, dtype):
    """An element as one of another dtype: integers are floats without their fraction, 0 where there is none."""
    if dtype in FLOATS:
        return float(value)
    return int(value) if math.isfinite(value) else 0


def changed(inputs, at, dtype):
    """The inputs with the dtype of the tensor `at` changed."""
    call, spec = inputs.call, inputs.specs[at]
    count = inputs.geometry(spec)[3]
    values = tuple(converted(value, dtype) for value in spec.values(count, at))
    other = Inputs(call)
    other.specs[at] = V(values, spec.shape, dtype, spec.grad or spec.dtype not in FLOATS)
    return other


def answer(overload, base, inputs):
    """What the operator gives: an error, or its result with node and gradients."""
    written = plain.writes(base)
    tensors = inputs.build(not written)
    args, kwargs = inputs.bind(tensors)
    torch.manual_seed(0)
    out, error = plain.attempt(lambda: overload(*args, **kwargs))
    if error is not None:
        return {"error": error_form(error)}
    if written:
        return {"out": forms.tensor_form(tensors[0])}
    given = {"out": forms.result_form(out, tensors, base not in plain.UNSET)}
    outputs = flat_tensors(out)
    node = next((o.grad_fn for o in outputs if o.grad_fn is not None), None)
    if node is not None:
        given["node"] = node.name()
    gradients = plain.gradients(outputs, tensors)
    if gradients is not None:
        given["grad"] = gradients
    return given


def rows():
    """(family, operator, number of the sample, index of the tensor, dtype, answer)"""
    for family in plain.FAMILIES:
        table = importlib.import_module(f"samples_{family}")
        for name, calls in {**table.ROWS, **getattr(table, "INPLACE", {})}.items():
            overload, missing = plain.attempt(lambda: plain.overload_of(name))
            if missing:
                continue
            for number, call in enumerate(calls):
                inputs = Inputs(call)
                if len(inputs.specs) == 1 and call.derive:
                    continue  # the derived samples have its dtypes
                for at, spec in enumerate(inputs.specs):
                    for dtype in OTHERS.get(spec.dtype, ()):
                        yield (
                            family,
                            name,
                            number,
                            at,
                            dtype,
                            answer(overload, name.partition(".")[0], changed(inputs, at, dtype)),
                        )


def record(folder):
    families = {}
    for family, name, number, at, dtype, given in rows():
        text = dump(given.get("error", ""))
        if "Declaration:" in text or "Cast error details" in text:
            continue
        line = f'{{"key":"{number}/contiguous","input":{at},"dtype":"{dtype}",' + dump(given)[1:]
        families.setdefault(family, {}).setdefault(name, []).append(line)
    count = 0
    parts = []
    for family, operators in families.items():
        body = ",\n".join(
            f"{dump(name)}:[\n" + ",\n".join(lines) + "\n]" for name, lines in operators.items()
        )
        parts.append(f"{dump(family)}:{{\n{body}\n}}")
        count += sum(map(len, operators.values()))
    (folder / "mixed_dtypes.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    print("mixed_dtypes", count, "samples")
