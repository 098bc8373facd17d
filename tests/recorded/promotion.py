"""Records type promotion: the dtype of a result for every pair of dtypes and of kinds of operand."""

import torch

import forms

DTYPES = (
    "uint8",
    "int8",
    "int16",
    "int32",
    "int64",
    "float32",
    "float64",
    "bool",
    "float16",
    "bfloat16",
    "complex64",
    "complex128",
)
KINDS = {"tensor": lambda d: torch.ones(2, dtype=d), "0-d": lambda d: torch.ones((), dtype=d)}
NUMBERS = {"bool": True, "int": 2, "float": 1.5}
OPERATORS = {
    "add": torch.add,
    "sub": torch.sub,
    "mul": torch.mul,
    "div": torch.div,
    "pow": torch.pow,
    "floor_divide": torch.floor_divide,
    "remainder": torch.remainder,
    "maximum": torch.maximum,
    "eq": torch.eq,
    "atan2": torch.atan2,
    "bitwise_and": torch.bitwise_and,
    "where": lambda a, b: torch.where(torch.tensor([True, False]), a, b),
    "result_type": torch.result_type,
}


def answer(f, *args):
    try:
        out = f(*args)
        return forms.name_of(out if isinstance(out, torch.dtype) else out.dtype)
    except (RuntimeError, TypeError) as error:
        return {"type": type(error).__name__, "text": str(error).split("\n")[0]}


def record(folder):
    lines = []
    for name, f in OPERATORS.items():
        for left, make_left in KINDS.items():
            for right, make_right in KINDS.items():
                table = {}
                for a in DTYPES:
                    table[a] = {
                        b: answer(f, make_left(getattr(torch, a)), make_right(getattr(torch, b)))
                        for b in DTYPES
                    }
                lines.append(forms.dump({"op": name, "left": left, "right": right, "table": table}))
        if name == "maximum" or name == "atan2":
            continue
        for left, make_left in KINDS.items():
            table = {
                a: {n: answer(f, make_left(getattr(torch, a)), x) for n, x in NUMBERS.items()} for a in DTYPES
            }
            lines.append(forms.dump({"op": name, "left": left, "right": "number", "table": table}))
    # The in-place form keeps the left dtype or refuses.
    for name in ("add_", "mul_", "div_"):
        table = {
            a: {
                b: answer(
                    getattr(torch.Tensor, name),
                    torch.ones(2, dtype=getattr(torch, a)),
                    torch.ones(2, dtype=getattr(torch, b)),
                )
                for b in DTYPES
            }
            for a in DTYPES
        }
        lines.append(forms.dump({"op": name, "left": "tensor", "right": "tensor", "table": table}))
    (folder / "promotion.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    print("promotion", len(lines), "tables")
