"""Derivatives of functions of nests of tensors, which are functions again."""

import functools
from contextlib import nullcontext

import torch

from .._tensor import Tensor, _set_requires_grad
from .._transforms import level, running
from ..autograd.forward_ad import needs_others, pushing
from ..autograd.graph import disable_saved_tensors_hooks
from ..utils._pytree import tree_flatten, tree_map, tree_structure, treespec_pprint


def _places(argnums, args):
    """The arguments' places that are named, checked."""
    if isinstance(argnums, bool) or not isinstance(argnums, (int, tuple)):
        raise RuntimeError(f"argnums must be int or Tuple[int, ...], got: {type(argnums)}")
    places = argnums if isinstance(argnums, tuple) else (argnums,)
    if not places:
        raise RuntimeError("argnums must be non-empty")
    if len(set(places)) != len(places):
        raise RuntimeError(f"argnums elements must be unique, got {argnums}")
    for place in places:
        if not isinstance(place, int):
            raise RuntimeError(f"argnums must be int or Tuple[int, ...], got: {type(argnums)}")
        if not -len(args) <= place < len(args):
            raise RuntimeError(f"Got argnum={place}, but only {len(args)} positional inputs")
    return places


def _fresh(leaf, attached):
    """A tensor to differentiate by, attached to one that others do, too, unless they are not to see it."""
    if not isinstance(leaf, Tensor):
        raise ValueError(f"Thing passed to transform API must be Tensor, got {type(leaf)}")
    if leaf.requires_grad and attached:
        return leaf.view_as(leaf)
    if not (leaf.is_floating_point() or leaf.is_complex()):
        raise RuntimeError("only Tensors of floating point dtype can require gradients")
    leaf = leaf.detach()
    _set_requires_grad(leaf, True)
    return leaf


def _nested():
    """Whether a transform around this one differentiates, too."""
    return any(kind != "vmap" for kind in running)


_NO_HOOKS = (
    "torch.func.{grad, vjp, jacrev, hessian} don't yet support saved tensor hooks. Please open an issue with your use "
    "case."
)


class _Run:
    """A function run on tensors to differentiate by.

    Whether what is found has a history depends on who else asks: a transform around this one, an argument
    that requires gradients, or a tensor that the function uses beside its arguments; nobody does in no_grad().
    """

    def __init__(self, kind, func, args, places, kwargs=None):
        self.args, self.inputs, self.specs = list(args), [], []
        self._seen = torch.is_grad_enabled()
        self.deeper = self._seen and _nested()
        hooks = disable_saved_tensors_hooks(_NO_HOOKS) if kind == "grad" else nullcontext()
        with hooks, torch.enable_grad():
            for place in places:
                leaves, spec = tree_flatten(self.args[place])
                asked = any(leaf.requires_grad for leaf in leaves if isinstance(leaf, Tensor))
                self.deeper = self.deeper or (self._seen and asked)
                leaves = [_fresh(leaf, self._seen) for leaf in leaves]
                self.inputs.append(leaves)
                self.specs.append(spec)
                self.args[place] = spec.unflatten(leaves)
            with level(kind):
                self.output = func(*self.args, **(kwargs or {}))
        self.flat = [leaf for leaves in self.inputs for leaf in leaves]

    def split_aux(self, name):
        """Takes what only goes along off the output."""
        if not isinstance(self.output, tuple) or len(self.output) != 2:
            raise RuntimeError(
                f"{name}: output of function f should be a tuple: (output, aux) if has_aux is True"
            )
        self.output, self.aux = self.output

    def settle(self):
        """Looks who else asks for derivatives of the outputs, which are all tensors by now."""
        self.outputs, self.output_spec = tree_flatten(self.output)
        self.deeper = self.deeper or (self._seen and needs_others(self.outputs, self.flat))

    def shown(self, tree):
        """A nest of results for the caller: without the history that is this transform's own."""

        def show(leaf):
            if not isinstance(leaf, Tensor):
                raise RuntimeError(f"Expected tensors, got unsupported type {type(leaf)}")
            return leaf if self.deeper else leaf.detach()

        return tree_map(show, tree)

    def pulled(self, gradients, deeper):
        """The derivatives by all inputs, for gradients of the outputs."""
        used = [i for i, each in enumerate(self.outputs) if each.requires_grad]
        if not used:
            return [torch.zeros_like(each) for each in self.flat]
        return list(
            torch.autograd.grad(
                [self.outputs[i] for i in used],
                self.flat,
                [gradients[i] for i in used],
                retain_graph=True,
                create_graph=deeper,
                allow_unused=True,
                materialize_grads=True,
            )
        )

    def built(self, found):
        """A flat list as the nests of the arguments."""
        found = iter(found)
        return tuple(spec.unflatten([next(found) for _ in range(spec.num_leaves)]) for spec in self.specs)


def grad_and_value(func, argnums=0, has_aux=False):
    """A function that gives (gradients by the arguments named, value)."""

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        run = _Run("grad", func, args, _places(argnums, args), kwargs)
        if has_aux:
            run.split_aux("grad_and_value(f)(*args)")
        output = run.output
        if not isinstance(output, Tensor):
            raise RuntimeError(
                f"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {type(output)}"
            )
        if output.dim() != 0:
            raise RuntimeError(
                "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with "
                f"{output.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?"
            )
        run.settle()
        found = run.built(run.pulled([None], run.deeper))
        gradients = found if isinstance(argnums, tuple) else found[0]
        value = run.shown(run.output)
        return (gradients, (value, run.shown(run.aux))) if has_aux else (gradients, value)

    return wrapper


def grad(func, argnums=0, has_aux=False):
    """A function that gives the gradients of `func` by the arguments named."""
    both = grad_and_value(func, argnums, has_aux)

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        gradients, value = both(*args, **kwargs)
        return (gradients, value[1]) if has_aux else gradients

    return wrapper


def _check_tensors(name, output):
    leaves = tree_flatten(output)[0]
    if not leaves or output is None:
        raise RuntimeError(
            f"{name}: Expected f to be a function that has non-empty output (got output = {leaves})"
        )
    for leaf in leaves:
        if not isinstance(leaf, Tensor):
            raise RuntimeError(
                f"{name}: expected f(*primals) to return only tensors, got unsupported type {type(leaf)}"
            )
    return leaves


_VJP = "vjp(f, *primals)"


def _run_for_vjp(func, args, places, has_aux):
    run = _Run("grad", func, args, places)
    if has_aux:
        run.split_aux(_VJP)
    _check_tensors(_VJP, run.output)
    run.settle()
    return run


def vjp(func, *primals, has_aux=False):
    """(output, a function from the output's gradient to those of the primals)."""
    run = _run_for_vjp(func, primals, range(len(primals)), has_aux)

    def wrapper(cotangents, retain_graph=True, create_graph=None):
        leaves, spec = tree_flatten(cotangents)
        if spec != run.output_spec:
            raise RuntimeError(
                "Expected pytree structure of cotangents to be the same as pytree structure of outputs to the "
                f"function. cotangents: {treespec_pprint(spec)}, primal output: {treespec_pprint(run.output_spec)}"
            )
        asked = _nested() or any(leaf.requires_grad for leaf in leaves)
        deeper = torch.is_grad_enabled() and (run.deeper or asked)
        return run.built(run.pulled(leaves, deeper and create_graph is not False))

    output = run.shown(run.output)
    return (output, wrapper, run.shown(run.aux)) if has_aux else (output, wrapper)


_JVP = "jvp(f, primals, tangents)"


def _checked_flat(primals, tangents):
    if not isinstance(primals, tuple):
        raise RuntimeError(
            f"{_JVP}: Expected primals to be a tuple. E.g. it should be valid to call f(*primals)."
        )
    flat, spec = tree_flatten(primals)
    seeds, theirs = tree_flatten(tangents)
    if spec != theirs:
        raise RuntimeError(
            f"{_JVP}: Expected primals and tangents to have the same python structure. For example, if primals is a "
            f"tuple of 3 tensors, tangents also must be. Got primals with structure {spec} and tangents with "
            f"structure {theirs}"
        )
    for what, leaves in (("primals", flat), ("tangents", seeds)):
        if not leaves:
            raise RuntimeError(f"{_JVP}: Expected {what} to contain at least one Tensor.")
        for leaf in leaves:
            if not isinstance(leaf, Tensor):
                raise RuntimeError(f"{_JVP}: Expected {what} to only contain Tensors, got {type(leaf)}")
    for primal, tangent in zip(flat, seeds):
        if primal.shape != tangent.shape:
            raise RuntimeError(
                "Trying to set a forward gradient that has a different size than that of the original Tensor, this "
                f"is not supported. Tensor is of size {list(primal.shape)} while the given forward gradient is of "
                f"size {list(tangent.shape)}."
            )
    return seeds


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """(output, the derivative along the tangents)."""
    seeds = _checked_flat(primals, tangents)
    run = _Run("jvp", func, primals, range(len(primals)))
    if has_aux:
        run.split_aux(_JVP)
    _check_tensors(_JVP, run.output)
    run.settle()
    deeper = run.deeper or (torch.is_grad_enabled() and any(each.requires_grad for each in seeds))
    found = pushing(run.outputs, run.flat)(seeds, deeper)
    if strict and any(each is None for each in found):
        raise RuntimeError(
            "jvp(f, primals, tangents, strict=True): The output of f is independent of the inputs. This is not "
            "allowed with strict=True."
        )
    found = [torch.zeros_like(out) if each is None else each for each, out in zip(found, run.outputs)]
    output, tangent = run.shown(run.output), run.output_spec.unflatten(found)
    return (output, tangent, run.shown(run.aux)) if has_aux else (output, tangent)


def _refuse_complex(name, leaves, what):
    for i, leaf in enumerate(leaves):
        if leaf.is_complex():
            raise RuntimeError(
                f"{name}: Expected all {what} to be real but received complex tensor at flattened input idx: {i}"
            )


def _jacobians(run, rows):
    """The outputs' nest, of each the arguments' nests of derivatives: all of its elements by all of theirs."""
    by_output = []
    for output in run.outputs:
        shape = output.shape
        if not output.requires_grad:
            by_output.append([each.new_zeros(shape + each.shape, dtype=output.dtype) for each in run.flat])
            continue
        found = []
        for k in range(output.numel()):
            seed = torch.zeros_like(output, memory_format=torch.contiguous_format)
            seed.view(-1)[k] = 1
            found.append(
                torch.autograd.grad(
                    output, run.flat, seed, retain_graph=True, create_graph=run.deeper, allow_unused=True,
                    materialize_grads=True,
                )
            )  # fmt: skip
        by_output.append(
            [torch.stack(each).view(shape + each[0].shape) for each in zip(*found)]
            if found
            else [each.new_zeros(shape + each.shape) for each in run.flat]
        )
    return [rows(run.built(each)) for each in by_output]


def _jacobian_of(name, func, argnums, has_aux, argument):
    @functools.wraps(func)
    def wrapper(*args):
        run = _Run("grad", func, args, _places(argnums, args))
        _refuse_complex(name, run.flat, "inputs")
        if has_aux:
            run.split_aux(argument)
        _refuse_complex(name, _check_tensors(argument, run.output), "outputs")
        run.settle()
        pick = (lambda found: found) if isinstance(argnums, tuple) else (lambda found: found[0])
        result = run.output_spec.unflatten(_jacobians(run, pick))
        return (result, run.shown(run.aux)) if has_aux else result

    return wrapper


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None, _preallocate_and_copy=False):
    """A function that gives the jacobian of `func`."""
    if not (chunk_size is None or chunk_size > 0):
        raise ValueError("jacrev: `chunk_size` should be greater than 0.")
    return _jacobian_of("jacrev", func, argnums, has_aux, _VJP)


def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
    """A function that gives the jacobian of `func`."""
    return _jacobian_of("jacfwd", func, argnums, has_aux, _JVP)


def hessian(func, argnums=0):
    """A function that gives the second derivatives of `func`."""
    return jacfwd(jacrev(func, argnums), argnums)


def linearize(func, *primals):
    """(output, a function from tangents to the derivative along them), which runs the function once."""
    run = _Run("jvp", func, primals, range(len(primals)))
    run.settle()
    push = pushing(run.outputs, run.flat)

    def jvp_fn(*tangents):
        leaves, spec = tree_flatten(tangents)
        own = tree_structure(primals)
        if spec != own:
            raise RuntimeError(f"Expected the tangents {spec} to have the same argspec as the primals {own}")
        for i, (tangent, primal) in enumerate(zip(leaves, run.flat)):
            for what in ("shape", "dtype"):
                mine, theirs = getattr(tangent, what), getattr(primal, what)
                if mine != theirs:
                    raise RuntimeError(
                        f"tangent:{i} with {what} {mine} in flattened pytree doesn't match the {what} {theirs} of "
                        "the corresponding primal."
                    )
        found = push(leaves, run.deeper or any(leaf.requires_grad for leaf in leaves))
        return run.output_spec.unflatten(
            torch.zeros_like(out) if each is None else each for each, out in zip(found, run.outputs)
        )

    return run.shown(run.output), jvp_fn


def functionalize(func, *, remove="mutations"):
    """The function itself: writes are no obstacle to anything here."""
    if remove not in ("mutations", "mutations_and_views"):
        raise RuntimeError(
            "functionalize(f, remove='mutations'): received invalid argument for kwarg 'remove'. Valid options are:\n"
            "     remove='mutations': all inplace and out= operators will be removed from the program, and replaced "
            "with their out-of-place equivalents.\n"
            "     remove='mutations_and_views': In addition to the above, all aliasing operators {view} will be "
            "replaced with their non-aliasing counterparts, {view}_copy.\n"
        )

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        return func(*args, **kwargs)

    return wrapped


def debug_unwrap(tensor, *, recurse=True):
    """The tensor itself: none is wrapped here."""
    return tensor
