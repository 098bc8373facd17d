"""Records what real PyTorch answers to the samples of every table: one JSON file a family.

Run with PyTorch 2.14 installed:  python record.py [FAMILY...]
The output depends on nothing but the tables, so a second run changes no file.
"""

import dataclasses
import importlib
import pathlib
import sys
import warnings

import torch

import forms
from forms import Inputs, dump, error_form, flat_tensors, result_form
from samples import Call, T

HERE = pathlib.Path(__file__).parent
FAMILIES = sorted(p.stem.removeprefix("samples_") for p in HERE.glob("samples_*.py"))
OTHERS = (
    "getitem",
    "random_streams",
    "printed",
    "promotion",
    "errors",
    "signatures",
    "states",
    "mixed_dtypes",
)
DTYPES = ("float64", "int64", "int32", "int16", "int8", "uint8", "bool")
# Their results' values are whatever the memory held.
UNSET = {
    "empty",
    "empty_like",
    "empty_permuted",
    "empty_strided",
    "new_empty",
    "new_empty_strided",
    "resize_",
    "resize_as_",
}


def overload_of(name):
    """torch.ops.aten's overload of 'add.Tensor'; 'relu' means the default one."""
    base, _, overload = name.partition(".")
    return getattr(getattr(torch.ops.aten, base), overload or "default")


def writes(base):
    """Whether an operator writes to its first input: `add_`, `__iand__`."""
    return base.startswith("__i") if base.startswith("__") else base.endswith("_")


def schema_text(overload):
    return str(overload._schema).removeprefix("aten::")


def parameters(overload, skip_out=False):
    return [(a.name, str(a.type)) for a in overload._schema.arguments if not (skip_out and a.is_out)]


def twin(overload, base, wanted):
    """The overload of operator `base` with the same parameters (out tensors aside), or None."""
    packet = getattr(torch.ops.aten, base, None)
    if packet is None:
        return None
    for name in packet.overloads():
        candidate = getattr(packet, name)
        has_out = any(a.is_out for a in candidate._schema.arguments)
        if has_out == (wanted == "out") and parameters(candidate, wanted == "out") == parameters(overload):
            return candidate
    return None


def python_function(base):
    """The function that Python code calls for an operator, where there is one."""
    return getattr(torch, base, None) or getattr(torch._C._nn, base, None)


def with_dtype(call, dtype):
    """The same call with the first tensor's dtype replaced throughout; None where nothing changes."""
    first = next((s for s in Inputs(call).specs), None)
    if not isinstance(first, T) or first.dtype == dtype:
        return None

    def cast(spec):
        if not isinstance(spec, T) or spec.dtype != first.dtype:
            return spec
        lo, hi = (
            (spec.lo, spec.hi)
            if dtype.startswith("float") or not spec.dtype.startswith("float")
            else ((-5, 6) if spec.lo < 0 else (1, 5) if spec.hi > 1 else (0, 2))
        )
        return dataclasses.replace(spec, dtype=dtype, lo=max(lo, 0) if dtype == "uint8" else lo, hi=hi)

    return map_specs(call, cast)


def with_shape(call, reshape):
    """The same call with the first tensor's shape replaced wherever it stands."""
    first = next((s for s in Inputs(call).specs), None)
    if not isinstance(first, T) or not first.shape:
        return None
    return map_specs(
        call,
        lambda s: (
            dataclasses.replace(s, shape=reshape(s.shape))
            if isinstance(s, T) and s.shape == first.shape
            else s
        ),
    )


def map_specs(call, f):
    def walk(arg):
        if isinstance(arg, (list, tuple)):
            return type(arg)(walk(a) for a in arg)
        return f(arg) if isinstance(arg, T) else arg

    return Call(tuple(walk(a) for a in call.args), {k: walk(a) for k, a in call.kwargs.items()})


def variants(call):
    """(key, call, layout) for a call and what is derived from it."""
    yield "contiguous", call, "contiguous"
    if not call.derive or not Inputs(call).specs:
        return
    for layout in ("transposed", "sliced", "expanded"):
        yield layout, call, layout
    for key, changed in (
        ("empty", with_shape(call, lambda s: (0,) + s[1:])),
        ("scalar", with_shape(call, lambda s: ())),
        *((d, with_dtype(call, d)) for d in DTYPES),
    ):
        if changed is not None:
            yield key, changed, "contiguous"


def attempt(f):
    """(result, None) or (None, the error)."""
    try:
        return f(), None
    except Exception as error:
        return None, error


def gradients(outputs, leaves):
    """What autograd answers for the fixed output gradients: a list over the leaves, or an error."""
    outputs = [o for o in outputs if o.requires_grad]
    wanted = [leaf for leaf in leaves if leaf.requires_grad]
    if not outputs or not wanted:
        return None
    found, error = attempt(
        lambda: torch.autograd.grad(outputs, wanted, [forms.cotangent(o) for o in outputs], allow_unused=True)
    )
    if error is not None:
        return {"error": error_form(error)}
    found = list(found)
    return [
        None if not leaf.requires_grad else (lambda g: g if g is None else forms.tensor_form(g))(found.pop(0))
        for leaf in leaves
    ]


def saved_form(node, inputs, outputs):
    """The `_saved_*` attributes of a node: simple values, and which tensor each saved tensor is."""

    def form(value):
        if isinstance(value, torch.Tensor):
            for kind, tensors in (("in", inputs), ("out", outputs)):
                for k, tensor in enumerate(tensors):
                    if value is tensor or (
                        value.untyped_storage()._cdata == tensor.untyped_storage()._cdata
                        and value.shape == tensor.shape
                        and value.stride() == tensor.stride()
                        and value.storage_offset() == tensor.storage_offset()
                    ):
                        return f"{kind}:{k}"
            return {"d": forms.name_of(value.dtype), "s": list(value.shape)}
        if isinstance(value, (tuple, list)):
            return [form(v) for v in value]
        if isinstance(value, torch.dtype):
            return {"dtype": forms.name_of(value)}
        if value is None or isinstance(value, (bool, int, str)):
            return value
        if isinstance(value, float):
            return {"f": value}
        return str(value)

    saved = {}
    for name in dir(node):
        if name.startswith("_saved_"):
            value, error = attempt(lambda: getattr(node, name))
            saved[name.removeprefix("_saved_")] = form(value) if error is None else {"error": str(error)}
    return saved


def record_call(overload, inputs, unset):
    """The plain call: value, aliasing, node, saved values and gradients."""
    tensors = inputs.build(True)
    args, kwargs = inputs.bind(tensors)
    torch.manual_seed(0)
    out, error = attempt(lambda: overload(*args, **kwargs))
    if error is not None:
        return {"error": error_form(error)}
    record = {"out": result_form(out, tensors, not unset)}
    outputs = flat_tensors(out)
    node = next((o.grad_fn for o in outputs if o.grad_fn is not None), None)
    if node is not None:
        record["node"] = node.name()
        saved = saved_form(node, tensors, outputs)
        if saved:
            record["saved"] = saved
    grads = gradients(outputs, tensors)
    if grads is not None:
        record["grad"] = grads
    return record


def record_inplace(overload, inputs, plain, with_gradient):
    """The in-place twin, on tensors without gradient, then on a clone of a leaf and on a view of one."""

    def compare(form, key):
        return "same" if dump(form) == dump(plain.get(key)) else form

    tensors = inputs.build(False)
    args, kwargs = inputs.bind(tensors)
    torch.manual_seed(0)
    out, error = attempt(lambda: overload(*args, **kwargs))
    if error is not None:
        return {"error": "same" if plain.get("error") == error_form(error) else error_form(error)}
    record = {"out": compare(forms.tensor_form(tensors[0]), "out")}
    if out is not tensors[0]:
        record["returns"] = result_form(out, tensors, False)
    if not with_gradient:
        return record
    for key, through in (("clone", lambda x: x), ("view", lambda x: x.view(x.shape))):
        leaves = inputs.build(True)
        if not any(leaf.requires_grad for leaf in leaves):
            break
        base = leaves[0].clone()
        written = through(base)
        args, kwargs = inputs.bind([written] + leaves[1:])
        torch.manual_seed(0)
        _, error = attempt(lambda: overload(*args, **kwargs))
        if error is not None:
            record[key] = {"error": error_form(error)}
            continue
        if base.requires_grad and not (base.is_floating_point() or base.is_complex()):
            continue  # an integer tensor with a history is a bug of PyTorch's, no model
        record[key] = {"node": base.grad_fn.name() if base.grad_fn else None}
        grads = gradients([base], leaves)
        if grads is not None:
            record[key]["grad"] = compare(grads, "grad")
    return record


def record_out(function, inputs, plain):
    """The call with `out=`: into an empty tensor, into those of a dtype of less and of more, and with a gradient wanted."""
    tensors = inputs.build(False)
    args, kwargs = inputs.bind(tensors)
    expected = flat_tensors(function(*args, **kwargs))

    def run(outs, from_tensors):
        args, kwargs = inputs.bind(from_tensors)
        torch.manual_seed(0)
        return attempt(lambda: function(*args, **kwargs, out=outs[0] if len(outs) == 1 else tuple(outs)))

    outs = [torch.empty(0, dtype=e.dtype) for e in expected]
    _, error = run(outs, inputs.build(False))
    if isinstance(error, TypeError):
        return None
    record = {}
    if error is not None:
        record["error"] = error_form(error)
    else:
        got = [forms.tensor_form(o) for o in outs]
        record["out"] = "same" if dump(got) == dump([forms.tensor_form(e) for e in expected]) else got
    for key, other in (
        ("other_dtype", {True: torch.int64, False: torch.bool}),
        ("wider_dtype", {True: torch.float64, False: torch.float32}),
    ):
        outs = [torch.zeros(e.shape, dtype=other[e.is_floating_point()]) for e in expected]
        if any(o.dtype is e.dtype for o, e in zip(outs, expected)):
            continue
        _, error = run(outs, inputs.build(False))
        record[key] = (
            {"error": error_form(error)}
            if error is not None
            else {"out": [forms.tensor_form(o) for o in outs]}
        )
    leaves = inputs.build(True)
    if any(leaf.requires_grad for leaf in leaves):
        _, error = run([torch.empty(0, dtype=e.dtype) for e in expected], leaves)
        if error is not None:
            record["with_gradient"] = {"error": error_form(error)}
    return record


def record_row(name, calls):
    """One operator overload: schemas and samples."""
    overload = overload_of(name)
    base = name.partition(".")[0]
    row = {"schema": schema_text(overload)}
    inplace = None if writes(base) or base.startswith("__") else twin(overload, base + "_", "inplace")
    if inplace is not None:
        row["inplace"] = schema_text(inplace)
    out = twin(overload, base, "out")
    function = python_function(base)
    samples = []
    for number, call in enumerate(calls):
        for key, changed, layout in variants(call):
            inputs = Inputs(changed, layout)
            args, kwargs = inputs.args_form()
            sample = {"key": f"{number}/{key}", "in": inputs.form(), "args": args}
            if kwargs:
                sample["kw"] = kwargs
            written = writes(base)
            if written:
                result = record_inplace(overload, inputs, {}, key == "contiguous")
                sample["written"] = result
            else:
                result = record_call(overload, inputs, base in UNSET)
                sample.update(result)
            text = dump(result.get("error", ""))
            if "Declaration:" in text or "Cast error details" in text:
                print("sample left out:", name, key, text[:150])
                continue
            if inplace is not None:
                sample["inplace"] = record_inplace(inplace, inputs, result, key == "contiguous")
            if (
                out is not None
                and function is not None
                and number == 0
                and key == "contiguous"
                and "error" not in result
            ):
                answer, error = attempt(lambda: record_out(function, inputs, result))
                if answer:
                    row["out"] = schema_text(out)
                    sample["with_out"] = answer
            samples.append(sample)
    row["samples"] = samples
    return row


def write(family, rows):
    """One line a sample, so that changes show line by line."""
    parts = []
    for name, row in rows.items():
        head = "".join(f"{dump(k)}:{dump(v)}," for k, v in row.items() if k != "samples")
        lines = ",\n".join(dump(s) for s in row["samples"])
        parts.append(f'{dump(name)}:{{{head}"samples":[\n{lines}\n]}}')
    (HERE / f"{family}.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def main(wanted):
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    print("PyTorch", torch.__version__)
    for family in wanted or FAMILIES + list(OTHERS):
        if family in OTHERS:
            if (HERE / f"{family}.py").exists():
                importlib.import_module(family).record(HERE)
            continue
        table = importlib.import_module(f"samples_{family}")
        rows = {}
        for name, calls in {**table.ROWS, **getattr(table, "INPLACE", {})}.items():
            row, error = attempt(lambda: record_row(name, calls))
            if error is not None:
                print("row left out:", name, type(error).__name__, str(error)[:200])
                continue
            rows[name] = row
        write(family, rows)
        print(family, len(rows), "operators", sum(len(r["samples"]) for r in rows.values()), "samples")


if __name__ == "__main__":
    main(sys.argv[1:])
