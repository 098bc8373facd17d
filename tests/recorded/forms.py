"""How values, tensors and arguments are written in the recordings, and how a sample's tensors are built.

A tensor is {"d": dtype, "s": sizes, "v": values}, with "st" (strides) and "o" (offset) where it is not
contiguous from the start of its storage. Of an input, "v" is its whole storage; of a result, its
elements in row-major order. Numbers that JSON lacks are the strings "nan", "inf", "-inf". A complex number is the list of its
parts. A Python float among the arguments is {"f": 1.5}, a tensor {"t": index of the input}, a dtype {"dtype": name}.
"""

import json
import math
import struct

import torch

from samples import FLOATS, T, V, Word


class Raw(str):
    """A piece of JSON that is ready."""


def number(x, dtype):
    """One element as JSON, floats with the fewest digits that give the same float back."""
    if isinstance(x, bool):
        return "true" if x else "false"
    if isinstance(x, int):
        return str(x) if abs(x) <= 2**53 else f'"{x}"'
    if isinstance(x, complex):
        return f"[{number(x.real, dtype)},{number(x.imag, dtype)}]"
    if math.isnan(x):
        return '"nan"'
    if math.isinf(x):
        return '"inf"' if x > 0 else '"-inf"'
    if dtype in ("float32", "complex64", "float16", "bfloat16"):
        for digits in (1, 2, 3, 4, 5, 6, 7, 8):
            text = f"{x:.{digits}g}"
            if abs(float(text)) < 3.4028235e38 and struct.unpack("f", struct.pack("f", float(text)))[0] == x:
                return text
        return f"{x:.9g}"
    return repr(x)


def dump(x):
    """Compact JSON."""
    if isinstance(x, Raw):
        return x
    if isinstance(x, dict):
        return "{" + ",".join(f"{dump(k)}:{dump(v)}" for k, v in x.items()) + "}"
    if isinstance(x, (list, tuple)):
        return "[" + ",".join(dump(v) for v in x) + "]"
    if x is None:
        return "null"
    if isinstance(x, str):
        return json.dumps(x, ensure_ascii=False)
    return number(x, "float64")


def name_of(dtype):
    return str(dtype).removeprefix("torch.")


def contiguous_strides(shape):
    strides, step = [], 1
    for size in reversed(shape):
        strides.insert(0, step)
        step *= max(size, 1)
    return strides


def values_of(tensor):
    """The elements of a tensor in row-major order."""
    name = name_of(tensor.dtype)
    flat = tensor.detach().clone(memory_format=torch.contiguous_format).reshape(-1).tolist()
    return Raw("[" + ",".join(number(x, name) for x in flat) + "]")


def tensor_form(tensor, values=True):
    """A result: dtype, sizes, values, and strides where they are not the contiguous ones."""
    form = {"d": name_of(tensor.dtype), "s": list(tensor.shape)}
    if list(tensor.stride()) != contiguous_strides(tensor.shape):
        form["st"] = list(tensor.stride())
    if tensor.storage_offset():
        form["o"] = tensor.storage_offset()
    if values:
        form["v"] = values_of(tensor)
    return form


def word_value(word):
    if word.kind in ("dtype", "memory_format"):
        return getattr(torch, word.value)
    if word.kind == "device":
        return torch.device(word.value)
    if word.kind == "slice":
        return slice(*word.value)
    if word.kind == "ellipsis":
        return Ellipsis
    if word.kind == "generator":
        return torch.Generator().manual_seed(word.value)
    raise ValueError(word.kind)


class Inputs:
    """The tensors of one call: their specifications, their layout, and fresh tensors on request."""

    def __init__(self, call, layout="contiguous"):
        self.call, self.layout, self.specs = call, layout, []
        self.args = [self._number(a) for a in call.args]
        self.kwargs = {k: self._number(a) for k, a in call.kwargs.items()}

    def _number(self, arg):
        if isinstance(arg, (T, V)):
            self.specs.append(arg)
            return ("t", len(self.specs) - 1)
        if isinstance(arg, list):
            return [self._number(a) for a in arg]
        if isinstance(arg, tuple):
            return ("tuple", [self._number(a) for a in arg])
        return arg

    def geometry(self, spec):
        """(sizes, strides, offset, elements of the storage) of a tensor in this layout."""
        shape = list(spec.shape)
        strides, offset = contiguous_strides(shape), 0
        if self.layout == "transposed":
            strides = contiguous_strides(shape[::-1])[::-1]
        elif self.layout == "sliced":
            strides, offset = [2 * s for s in strides], 3
        elif self.layout == "expanded" and shape:
            dim = next((d for d, size in enumerate(shape) if size > 1), 0)
            rest = contiguous_strides(shape[:dim] + shape[dim + 1 :])
            strides = rest[:dim] + [0] + rest[dim:]
        if 0 in shape:
            return shape, strides, offset, offset
        return shape, strides, offset, offset + 1 + sum((n - 1) * s for n, s in zip(shape, strides))

    def form(self):
        """The inputs, as JSON."""
        forms = []
        for seed, spec in enumerate(self.specs):
            shape, strides, offset, count = self.geometry(spec)
            form = {"d": spec.dtype, "s": shape}
            if strides != contiguous_strides(shape):
                form["st"] = strides
            if offset:
                form["o"] = offset
            form["v"] = Raw("[" + ",".join(number(x, spec.dtype) for x in spec.values(count, seed)) + "]")
            if not spec.grad and spec.dtype in FLOATS:
                form["grad"] = False
            forms.append(form)
        return forms

    def build(self, grad):
        """Fresh leaf tensors; floats and complex numbers require a gradient when `grad` is set and the table does not forbid it."""
        tensors = []
        for seed, spec in enumerate(self.specs):
            shape, strides, offset, count = self.geometry(spec)
            store = torch.tensor(spec.values(count, seed), dtype=getattr(torch, spec.dtype))
            tensor = torch.empty(0, dtype=store.dtype).set_(store.untyped_storage(), offset, shape, strides)
            if grad and spec.grad and spec.dtype in FLOATS:
                tensor.requires_grad_()
            tensors.append(tensor)
        return tensors

    def bind(self, tensors):
        """(args, kwargs) for a call with these tensors."""

        def real(arg):
            if isinstance(arg, tuple) and len(arg) == 2 and arg[0] == "t":
                return tensors[arg[1]]
            if isinstance(arg, tuple):
                return tuple(real(a) for a in arg[1])
            if isinstance(arg, list):
                return [real(a) for a in arg]
            return word_value(arg) if isinstance(arg, Word) else arg

        return [real(a) for a in self.args], {k: real(a) for k, a in self.kwargs.items()}

    def args_form(self):
        """The arguments, as JSON."""
        return [arg_form(a) for a in self.args], {k: arg_form(a) for k, a in self.kwargs.items()}


def arg_form(arg):
    if isinstance(arg, tuple) and len(arg) == 2 and arg[0] == "t":
        return {"t": arg[1]}
    if isinstance(arg, tuple):
        return {"tuple": [arg_form(a) for a in arg[1]]}
    if isinstance(arg, list):
        return [arg_form(a) for a in arg]
    if isinstance(arg, Word):
        return {arg.kind: arg.value}
    if isinstance(arg, float):
        return {"f": arg}
    return arg


def result_form(out, tensors, values=True):
    """What an operator returned: tensors with their aliasing to the inputs, or plain values."""
    if isinstance(out, torch.Tensor):
        form = tensor_form(out, values)
        for k, tensor in enumerate(tensors):
            if out is tensor:
                form["is"] = k
                break
            if out.untyped_storage()._cdata == tensor.untyped_storage()._cdata:
                form["shares"] = k
                if out._base is not None:
                    form["base"] = next((j for j, t in enumerate(tensors) if out._base is t), -1)
                break
        return form
    if isinstance(out, tuple):
        return {"tuple": [result_form(x, tensors, values) for x in out]}
    if isinstance(out, list):
        return [result_form(x, tensors, values) for x in out]
    if isinstance(out, torch.dtype):
        return {"dtype": name_of(out)}
    if isinstance(out, float):
        return {"f": out}
    return out


def error_form(error):
    return {"type": type(error).__name__, "text": str(error)}


def flat_tensors(out):
    if isinstance(out, torch.Tensor):
        return [out]
    if isinstance(out, (tuple, list)):
        return [t for x in out for t in flat_tensors(x)]
    return []


def cotangent(tensor):
    """The fixed output gradient: cos(i/10) + 0.5 at flat index i."""
    i = torch.arange(tensor.numel(), dtype=torch.float64)
    return (torch.cos(i / 10) + 0.5).to(tensor.dtype).reshape(tensor.shape)
