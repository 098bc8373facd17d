"""vmap: a function run on each sample of a batch."""

import functools
from collections import namedtuple

import torch

from .._draws import levels
from .._tensor import Tensor
from .._transforms import level as transform
from ..utils._pytree import _broadcast_to_and_flatten, tree_flatten, tree_structure, tree_unflatten


def _name_of(func):
    return getattr(func, "__name__", repr(func))


def _batched_inputs(in_dims, args, func, least=None):
    """(size of the batch, dims, leaves, spec) of the arguments; dims count from `least`, or from the end, too."""
    where = f"vmap({_name_of(func)}, in_dims={in_dims}, ...)(<inputs>)"
    if not isinstance(in_dims, (int, tuple)):
        raise ValueError(
            f"{where}: expected `in_dims` to be int or a (potentially nested) tuple matching the structure of "
            f"inputs, got: {type(in_dims)}."
        )
    if not args:
        raise ValueError(
            f"vmap({_name_of(func)})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to "
            "vmap over a function with no inputs. The latter is unsupported."
        )
    leaves, spec = tree_flatten(args)
    dims = _broadcast_to_and_flatten(in_dims, spec)
    if dims is None:
        raise ValueError(
            f"{where}: in_dims is not compatible with the structure of `inputs`. in_dims has structure "
            f"{tree_structure(in_dims)} but inputs has structure {spec}."
        )
    for i, (leaf, dim) in enumerate(zip(leaves, dims)):
        if dim is None:
            continue
        if not isinstance(dim, int):
            raise ValueError(
                f"{where}: Got in_dim={dim} for an input but in_dim must be either an integer dimension or None."
            )
        if not isinstance(leaf, Tensor):
            raise ValueError(
                f"{where}: Got in_dim={dim} for an input but the input is of type {type(leaf)}. We cannot vmap over "
                "non-Tensor arguments, please use None as the respective in_dim"
            )
        lowest = f"-{leaf.dim()}" if least is None else str(least)
        if not int(lowest) <= dim < leaf.dim():
            raise ValueError(
                f"{where}: Got in_dim={dim} for some input, but that input is a Tensor of dimensionality "
                f"{leaf.dim()} so expected in_dim to satisfy {lowest} <= in_dim < {leaf.dim()}."
            )
        dims[i] = dim % leaf.dim()
    sizes = [leaf.size(dim) for leaf, dim in zip(leaves, dims) if dim is not None]
    if not sizes:
        raise ValueError("vmap: Expected at least one Tensor to vmap over")
    if any(size != sizes[0] for size in sizes):
        raise ValueError(
            "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes "
            f"{sizes} for the mapped dimension"
        )
    return sizes[0], dims, leaves, spec


_NORMAL = {"randn", "randn_like", "normal", "normal_"}

_DRAWING = (
    "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' "
    "randomness flags on vmap or perform the randomness operation out of vmap"
)
_CONTROL_FLOW = (
    "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support "
    "that yet, please file an issue at https://github.com/pytorch/pytorch/issues ."
)
_ITEM = (
    "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, "
    "please try to rewrite what you're doing with other operations. If error is occurring somewhere inside PyTorch "
    "internals, please file a bug report."
)


def _memory(tensor):
    return tensor.untyped_storage()._cdata


VmapInfo = namedtuple("VmapInfo", ["batch_size", "randomness"])


class _Level:
    """A call of vmap() while it runs, and what it has of its first sample for the others.

    What is drawn is what PyTorch would draw for the whole batch at once. A number that the function asks a tensor
    for has to be that of all samples.
    """

    def __init__(self, randomness, size, leaves, dims, drawing=None):
        self._refusal = drawing or _DRAWING
        self._sample, self._size, self._randomness = 0, size, randomness
        self._drawn, self._asked = _PerSample(), _PerSample()
        pairs = [(leaf, dim) for leaf, dim in zip(leaves, dims) if isinstance(leaf, Tensor)]
        self._batched = [(leaf, dim) for leaf, dim in pairs if dim is not None]
        self._memories = {_memory(leaf) for leaf, _ in self._batched}
        self._whole = [leaf for leaf, dim in pairs if dim is None]

    def begin(self, sample):
        self._sample = sample
        self._drawn.rewind()
        self._asked.rewind()

    def is_batched(self, value):
        """Whether it is known to be of one sample alone."""
        return isinstance(value, Tensor) and _memory(value) in self._memories

    def number(self, tensor, value, control_flow):
        """The number that a tensor was asked for."""
        first, told = self._asked.next(lambda: value)
        if self.is_batched(tensor) or not (first or told == value or told != told):
            raise RuntimeError(_CONTROL_FLOW if control_flow else _ITEM)
        return value

    def draw(self, name, run, args, keywords):
        """What a call to operator `name` gives for the sample that runs."""
        if keywords.get("out") is not None:
            raise RuntimeError(
                "vmap: We do not support calling out variants of random operations inside of vmap. Please use non-out "
                "variants as a workaround"
            )
        if self._randomness == "error":
            raise RuntimeError(self._refusal)
        generator = keywords.get("generator") or torch.default_generator
        in_place = name[-1] == "_" and "dropout" not in name
        if self._randomness == "same":
            return self._draw_same(name, run, args, keywords, generator, in_place)
        if in_place and any(args[0] is each for each in self._whole):
            self._refuse_unbatched(name, args)
        every = self._at_once(name, run, args, keywords, in_place)
        if every is None:
            _, states = self._drawn.next(lambda: self._states(run, args, keywords, generator, in_place))
            generator.set_state(states[self._sample])
            made = run(*args, **keywords)
            generator.set_state(states[-1])
            return made
        if in_place:
            with torch.no_grad():
                args[0].copy_(every[self._sample])
            return args[0]
        return every[self._sample].clone()

    def apply(self, function, args):
        """What a custom Function's own vmap() gives for the sample that runs; None where it is to run on that alone."""
        if not any(map(self.is_batched, args)):
            return None
        wide = [self._with_dim(each) for each in args]
        if any(each is None for each in wide):
            return None
        _, made = self._drawn.next(
            lambda: function.vmap(
                VmapInfo(self._size, self._randomness),
                tuple(dim for _, dim in wide),
                *(each for each, _ in wide),
            )
        )
        leaves, spec = tree_flatten(made[0])
        dims = _broadcast_to_and_flatten(made[1], spec)
        return tree_unflatten(
            [each if dim is None else each.select(dim, self._sample) for each, dim in zip(leaves, dims)], spec
        )

    def _with_dim(self, value):
        if isinstance(value, Tensor) and self.is_batched(value):
            every = self._of_all(value)
            return None if every is None else (every, 0)
        return value, None

    def _draw_same(self, name, run, args, keywords, generator, in_place):
        operands = args[1:] if in_place else () if "_like" in name or "dropout" in name else args
        operands = [each for each in operands if isinstance(each, Tensor)]
        first, (before, others) = self._drawn.next(
            lambda: (generator.get_state(), [each.detach().clone() for each in operands])
        )
        if any(map(self.is_batched, operands)) or not (first or all(map(torch.equal, operands, others))):
            raise RuntimeError(
                "Vmap does not currently support same randomness with a batched tensor input. Please file an issue "
                "with functorch"
            )
        generator.set_state(before)
        if in_place and self.is_batched(args[0]):
            with torch.no_grad():
                args[0].copy_(
                    run(
                        torch.empty_like(args[0], memory_format=torch.contiguous_format),
                        *args[1:],
                        **keywords,
                    )
                )
            return args[0]
        return run(*args, **keywords)

    def _refuse_unbatched(self, name, args):
        if any(map(self.is_batched, args[1:])):
            name = name.rstrip("_")
            raise RuntimeError(
                f"vmap: inplace {name}(self, *extra_args) is not possible because there exists a Tensor `other` in "
                "extra_args that has more elements than `self`. This happened due to `other` being vmapped over but "
                "`self` not being vmapped over in a vmap. Please try to use out-of-place operators instead of inplace "
                f"{name}. If said operator is being called inside the PyTorch framework, please file a bug report "
                "instead."
            )
        raise RuntimeError(
            "vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same "
            "randomness. If this is necessary for your usage, please file an issue with functorch."
        )

    def _at_once(self, name, run, args, keywords, in_place):
        """The numbers of all samples, where one call draws them; None where samples draw one after the other."""
        tensors = [each for each in args if isinstance(each, Tensor)]
        if not tensors:
            if name not in _NORMAL:
                return None
            args, keywords = _with_batch(name, self._size, args, keywords)
            return self._drawn.next(lambda: run(*args, **keywords))[1]
        wide = [self._of_all(each) if isinstance(each, Tensor) else each for each in args]
        exact = all(each is not None for each, given in zip(wide, args) if given is not None)
        if not exact and name in _NORMAL:
            # All numbers depend on how many are drawn together, none on the operands of others.
            wide = [
                each.expand(self._size, *each.shape) if isinstance(each, Tensor) else each for each in args
            ]
        elif not exact or "feature" in name or (name == "multinomial" and tensors[0].dim() > 1):
            return None

        def make():
            with torch.set_grad_enabled(not in_place and torch.is_grad_enabled()):
                target = torch.empty_like(wide[0]).copy_(wide[0]) if in_place else wide[0]
                return run(target, *wide[1:], **keywords)

        return self._drawn.next(make)[1]

    def _of_all(self, value):
        """A tensor of the sample that runs with those of all others; None where these are not known yet."""
        if any(value is each for each in self._whole):
            return value.expand(self._size, *value.shape)
        for leaf, dim in self._batched:
            if _memory(leaf) == _memory(value) and leaf.dtype is value.dtype:
                own = leaf.select(dim, self._sample)
                if (own.shape, own.stride(), own.storage_offset()) == (
                    value.shape, value.stride(), value.storage_offset()
                ):  # fmt: skip
                    return leaf.movedim(dim, 0)
        return None

    def _states(self, run, args, keywords, generator, in_place):
        """The generator's states before each sample's numbers, and behind the last's."""
        before = generator.get_state()
        states = [before]
        for _ in range(self._size):
            with torch.no_grad():
                run(*((args[0].clone(), *args[1:]) if in_place else args), **keywords)
            states.append(generator.get_state())
        generator.set_state(before)
        return states


class _PerSample:
    """What the first sample made, call by call, for the same calls of the others."""

    def __init__(self):
        self._made, self._at = [], 0

    def rewind(self):
        self._at = 0

    def next(self, make):
        """(whether it was made now, what was made)."""
        self._at += 1
        if self._at <= len(self._made):
            return False, self._made[self._at - 1]
        made = make()
        self._made.append(made)
        return True, made


def _with_batch(name, size, args, keywords):
    """The arguments of a call that makes numbers of a shape, for a batch of them."""
    if "size" in keywords:
        return args, {**keywords, "size": (size, *keywords["size"])}
    own = args[2:] if name == "normal" else args
    shape = own[0] if own and isinstance(own[0], (tuple, list)) else own
    return (*(args[:2] if name == "normal" else ()), (size, *shape)), keywords


def _chunked(batch, chunk_size):
    """The sizes of the parts of a batch."""
    return [min(chunk_size, batch - at) for at in range(0, batch, chunk_size)] or [0]


def _run(func, size, dims, leaves, spec, out_dims, randomness, kwargs, drawing=None):
    """The function on every sample; its results put together. `drawing` is what to say where numbers are drawn."""
    level = _Level(randomness, size, leaves, dims, drawing)
    outputs, out_spec = [], None
    levels.append(level)
    try:
        for i in range(max(size, 1)):
            level.begin(i)
            sample = [
                leaf
                if dim is None
                else leaf.select(dim, i)
                if size
                else leaf.new_zeros(_without(leaf.shape, dim))
                for leaf, dim in zip(leaves, dims)
            ]
            with transform("vmap"):
                output = func(*tree_unflatten(sample, spec), **kwargs)
            flat, out_spec = tree_flatten(output)
            outputs.append(flat)
    finally:
        levels.pop()
    out = _out_dims(out_dims, out_spec, outputs[0], func)
    return (
        [_together(func, [flat[k] for flat in outputs], dim, size, level) for k, dim in enumerate(out)],
        out,
        out_spec,
    )


def _without(shape, dim):
    return shape[:dim] + shape[dim + 1 :]


def _out_dims(out_dims, spec, flat, func):
    """Where the batch is to stand in each of the results."""
    where = f"vmap({_name_of(func)}, ..., out_dims={out_dims})"
    if not all(isinstance(each, (int, type(None))) for each in tree_flatten(out_dims)[0]):
        raise ValueError(
            f"{where}: `out_dims` must be an int, None or a python collection of ints representing where in the "
            "outputs the vmapped dimension should appear."
        )
    dims = _broadcast_to_and_flatten(out_dims, spec)
    if dims is None and spec.is_leaf() and isinstance(out_dims, tuple) and len(out_dims) == 1:
        dims = list(out_dims)
    if dims is None:
        raise ValueError(
            f"{where}(<inputs>): out_dims is not compatible with the structure of `outputs`. out_dims has structure "
            f"{tree_structure(out_dims)} but outputs has structure {spec}."
        )
    for dim, each in zip(dims, flat):
        if dim is not None and not isinstance(each, Tensor):
            raise ValueError(
                f"vmap({_name_of(func)}, ...): `{_name_of(func)}` must only return Tensors, got type {type(each)}. "
                "Did you mean to set out_dims= to None for output?"
            )
    return dims


def _together(func, values, dim, size, level):
    """The samples' results as one, with the batch at a dim; as they are where there is to be none."""
    first = values[0]
    if dim is None:
        if isinstance(first, Tensor) and (
            level.is_batched(first)
            or any(each is not first and not torch.equal(each, first) for each in values)
        ):
            name = _name_of(func)
            raise ValueError(
                f"vmap({name}, ...): `{name}` can not return a BatchedTensor when out_dim is None"
            )
        return first
    if size > 1 and all(each is first for each in values):  # the same for all; of one, nobody can tell
        return first.expand(size, *first.shape).movedim(0, dim)
    if not size:
        return first.new_empty((0, *first.shape)).movedim(0, dim)
    made = _view_of_all(values, level)
    made = torch.stack(values) if made is None else made
    return made.movedim(0, dim) if dim else made


def _view_of_all(values, level):
    """The results as one view, where each is the same view of its sample."""
    first = values[0]
    if not level.is_batched(first) or first._base is None or any(each.requires_grad for each in values):
        return None
    facts = {
        (_memory(each), each.dtype, each.shape, each.stride(), each.is_conj(), each.is_neg())
        for each in values
    }
    offsets = [each.storage_offset() for each in values]
    step = offsets[1] - offsets[0] if len(values) > 1 else first.numel()
    if len(facts) > 1 or step < 0 or any(b - a != step for a, b in zip(offsets, offsets[1:])):
        return None
    return first.as_strided((len(values), *first.shape), (step, *first.stride()), offsets[0])


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    """A function that runs `func` on each sample of a batch, and stacks what it gives."""
    if randomness not in ("error", "different", "same"):
        raise RuntimeError(
            f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}"
        )
    if not (chunk_size is None or chunk_size > 0):
        raise ValueError(f"vmap: chunk_size should be None or greater than 0. (got {chunk_size})")

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        size, dims, leaves, spec = _batched_inputs(in_dims, args, func)
        if chunk_size is None or chunk_size >= size:
            found, _, out_spec = _run(func, size, dims, leaves, spec, out_dims, randomness, kwargs)
            return tree_unflatten(found, out_spec)
        return _in_chunks(func, _chunked(size, chunk_size), dims, leaves, spec, out_dims, randomness, kwargs)

    return wrapped


def _in_chunks(func, sizes, dims, leaves, spec, out_dims, randomness, kwargs):
    """The batch in parts, one after the other."""
    split = [
        [leaf] * len(sizes) if dim is None else leaf.split(sizes, dim) for leaf, dim in zip(leaves, dims)
    ]
    before = torch.get_rng_state()
    parts = []
    for size, part in zip(sizes, zip(*split)):
        if randomness == "same":
            torch.set_rng_state(before)
        parts.append(_run(func, size, dims, list(part), spec, out_dims, randomness, kwargs))
    _, out, out_spec = parts[0]
    found = [
        each[0] if dim is None else torch.cat(each, dim)
        for dim, each in zip(out, zip(*(flat for flat, _, _ in parts)))
    ]
    return tree_unflatten(found, out_spec)


def chunk_vmap(func, in_dims=0, out_dims=0, randomness="error", chunks=2):
    """vmap() of a batch in so many parts."""
    if chunks == 1:
        return vmap(func, in_dims, out_dims, randomness)

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        size, dims, leaves, spec = _batched_inputs(in_dims, args, func)
        sizes = [len(each) for each in torch.arange(size).tensor_split(chunks)]
        return _in_chunks(func, sizes, dims, leaves, spec, out_dims, randomness, kwargs)

    return wrapped
