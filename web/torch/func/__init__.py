"""torch.func: derivatives as functions of functions.

Levels nest by ordinary double backward; vmap runs the function a sample at a time.
"""

import functools
from collections import Counter

import torch

from ..autograd.functional import jacobian as _jacobian


def _flatten(tree):
    """The tensors of nested tuples, lists and dicts, and what builds the nest again."""
    if isinstance(tree, torch.Tensor):
        return [tree], lambda leaves: leaves.pop(0)
    if isinstance(tree, (tuple, list)):
        parts = [_flatten(each) for each in tree]
        return [leaf for leaves, _ in parts for leaf in leaves], lambda leaves: type(tree)(
            [build(leaves) for _, build in parts]
        )
    if isinstance(tree, dict):
        parts = {key: _flatten(each) for key, each in tree.items()}
        return [leaf for leaves, _ in parts.values() for leaf in leaves], lambda leaves: {
            key: build(leaves) for key, (_, build) in parts.items()
        }
    return [], lambda leaves: tree


_depth = 0  # of the transforms that are running: an inner one keeps its graph for the outer


def grad_and_value(func, argnums=0, has_aux=False):
    """A function that gives (gradients by the arguments named, value)."""

    @functools.wraps(func)
    def within(*args, **kwargs):
        global _depth
        places = (argnums,) if isinstance(argnums, int) else tuple(argnums)
        args = list(args)
        tensors, builds = [], []
        deeper = _depth > 0
        with torch.enable_grad():
            for place in places:
                if not -len(args) <= place < len(args):
                    raise RuntimeError(f"Got argnum={place}, but only {len(args)} positional inputs")
                leaves, build = _flatten(args[place])
                if not leaves and not isinstance(args[place], (tuple, list, dict)):
                    raise ValueError(f"Thing passed to transform API must be Tensor, got {type(args[place])}")
                deeper = deeper or any(leaf.requires_grad for leaf in leaves)
                fresh = [
                    leaf.view_as(leaf) if leaf.requires_grad else leaf.detach().requires_grad_()
                    for leaf in leaves
                ]
                tensors.append(fresh)
                builds.append(build)
                args[place] = build(list(fresh))
            _depth += 1
            try:
                output = func(*args, **kwargs)
            finally:
                _depth -= 1
            aux = None
            if has_aux:
                output, aux = output
            if not isinstance(output, torch.Tensor):
                raise RuntimeError(
                    f"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {type(output)}"
                )
            if output.dim() != 0:
                raise RuntimeError(
                    "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got "
                    f"tensor with {output.dim()} dims. Maybe you wanted to use the vjp or jacrev "
                    "APIs instead?"
                )
            every = [leaf for leaves in tensors for leaf in leaves]
            deeper = deeper or _needs_others(output, every)
            found = (
                list(
                    torch.autograd.grad(
                        output, every, create_graph=deeper, allow_unused=True,
                        materialize_grads=True,
                    )
                )
                if output.requires_grad
                else [torch.zeros_like(each) for each in every]
            )  # fmt: skip
        if not deeper:
            output = output.detach()
        found = tuple(build(found) for build in builds)
        gradients = found[0] if isinstance(argnums, int) else found
        return (gradients, (output, aux)) if has_aux else (gradients, output)

    return within


def _needs_others(output, inputs):
    """Whether a leaf that is none of the inputs requires the output's gradient."""
    own = {id(each) for each in inputs}
    seen, rest = set(), [output.grad_fn] if output.grad_fn is not None else []
    while rest:
        node = rest.pop()
        if node in seen:
            continue
        seen.add(node)
        if node.name() == "torch::autograd::AccumulateGrad" and id(node.variable) not in own:
            return True
        rest.extend(following for following, _ in node.next_functions if following is not None)
    return False


def grad(func, argnums=0, has_aux=False):
    """A function that gives the gradients of `func` by the arguments named."""
    both = grad_and_value(func, argnums, has_aux)

    @functools.wraps(func)
    def within(*args, **kwargs):
        gradients, value = both(*args, **kwargs)
        return (gradients, value[1]) if has_aux else gradients

    return within


def vjp(func, *primals, has_aux=False):
    """(output, a function from the output's gradient to those of the primals)."""
    with torch.enable_grad():
        fresh = [
            each.view_as(each) if each.requires_grad else each.detach().requires_grad_() for each in primals
        ]
        output = func(*fresh)
        aux = None
        if has_aux:
            output, aux = output

    def pull(gradient, retain_graph=True, create_graph=None):
        found = torch.autograd.grad(
            output, fresh, gradient, retain_graph=True, allow_unused=True, materialize_grads=True
        )
        return tuple(found)

    shown = output.detach() if isinstance(output, torch.Tensor) else output
    return (shown, pull, aux) if has_aux else (shown, pull)


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """(output, the derivative along the tangents)."""
    from ..autograd.functional import jvp as product

    several = len(primals) > 1
    return product(
        func, tuple(primals) if several else primals[0], tuple(tangents) if several else tangents[0]
    )


def _jacobian_of(func, argnums, has_aux=False):
    @functools.wraps(func)
    def within(*args):
        places = (argnums,) if isinstance(argnums, int) else tuple(argnums)
        several, aux = False, None

        def of_those(*tensors):
            nonlocal several, aux
            given = list(args)
            for place, tensor in zip(places, tensors):
                given[place] = tensor
            output = func(*given)
            if has_aux:
                output, aux = output
            several = isinstance(output, (tuple, list))
            return output

        inputs = tuple(args[place] for place in places)
        deep = any(each.requires_grad for each in inputs)
        found = _jacobian(of_those, inputs, create_graph=deep)
        if isinstance(argnums, int):
            found = tuple(each[0] for each in found) if several else found[0]
        if has_aux and not deep:
            leaves, build = _flatten(aux)
            aux = build([leaf.detach() for leaf in leaves])
        return (found, aux) if has_aux else found

    return within


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None):
    """A function that gives the jacobian of `func`."""
    return _jacobian_of(func, argnums, has_aux)


def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
    """A function that gives the jacobian of `func`."""
    return _jacobian_of(func, argnums, has_aux)


def hessian(func, argnums=0):
    """A function that gives the second derivatives of `func`."""
    return jacrev(jacrev(func, argnums), argnums)


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    """A function that runs `func` on each sample of a batch, and stacks what it gives."""

    @functools.wraps(func)
    def within(*args, **kwargs):
        name = getattr(func, "__name__", repr(func))
        where = f"vmap({name}, in_dims={in_dims}, ...)(<inputs>)"
        if not isinstance(in_dims, (int, tuple, list)):
            raise ValueError(
                f"{where}: expected `in_dims` to be int or a (potentially nested) tuple matching "
                f"the structure of inputs, got: {type(in_dims)}."
            )
        if not args:
            raise ValueError(
                f"vmap({name})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you "
                "are trying to vmap over a function with no inputs. The latter is unsupported."
            )
        dims = tuple(in_dims) if isinstance(in_dims, (tuple, list)) else (in_dims,) * len(args)
        if len(dims) != len(args):
            raise ValueError(
                f"vmap({func.__name__}, in_dims={in_dims}, ...)(<inputs>): in_dims is not "
                f"compatible with the structure of `inputs`. in_dims has structure "
                f"{len(dims)} but inputs has structure {len(args)}."
            )
        for arg, dim in zip(args, dims):
            if dim is None:
                continue
            leaves = _flatten(arg)[0]
            if not leaves and not isinstance(arg, (tuple, list, dict)):
                raise ValueError(
                    f"{where}: Got in_dim={dim} for an input but the input is of type "
                    f"{type(arg)}. We cannot vmap over non-Tensor arguments, please use None as "
                    "the respective in_dim"
                )
            for leaf in leaves:
                if not -leaf.dim() <= dim < leaf.dim():
                    least = f"-{leaf.dim()}"
                    raise ValueError(
                        f"{where}: Got in_dim={dim} for some input, but that input is a Tensor of "
                        f"dimensionality {leaf.dim()} so expected in_dim to satisfy {least} <= "
                        f"in_dim < {leaf.dim()}."
                    )
        sizes = {
            leaf.size(dim) for arg, dim in zip(args, dims) if dim is not None for leaf in _flatten(arg)[0]
        }
        if not sizes:
            raise ValueError(
                f"vmap({getattr(func, '__name__', func)}, in_dims={in_dims}, ...)(<inputs>): got "
                "no inputs with a batch dimension"
            )
        if len(sizes) > 1:
            raise ValueError(
                "vmap: Expected all tensors to have the same size in the mapped dimension, got "
                f"sizes {sorted(sizes)} for the mapped dimension"
            )

        def sample(arg, dim, i):
            if dim is None:
                return arg
            leaves, build = _flatten(arg)
            return build([leaf.select(dim, i) for leaf in leaves])

        outputs = []
        before = torch.get_rng_state()
        for i in range(sizes.pop()):
            if randomness == "same":
                torch.set_rng_state(before)
            outputs.append(func(*(sample(arg, dim, i) for arg, dim in zip(args, dims)), **kwargs))
            if randomness == "error" and not torch.equal(torch.get_rng_state(), before):
                torch.set_rng_state(before)
                raise RuntimeError(
                    "vmap: called random operation while in randomness error mode. Please either "
                    "use the 'same' or 'different' randomness flags on vmap or perform the "
                    "randomness operation out of vmap"
                )
        for each in outputs[0] if isinstance(outputs[0], (tuple, list)) else outputs[:1]:
            if not isinstance(each, (torch.Tensor, tuple, list, dict)):
                raise ValueError(
                    f"vmap({name}, ...): `{name}` must only return Tensors, got type "
                    f"{type(each)}. Did you mean to set out_dims= to None for output?"
                )
        parts = [_flatten(output) for output in outputs]
        stacked = [
            torch.stack(
                [leaves[k] for leaves, _ in parts], out_dims if isinstance(out_dims, int) else out_dims[k]
            )
            for k in range(len(parts[0][0]))
        ]
        return parts[0][1](stacked)

    return within


def functional_call(
    module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False
):
    """Calls a module with other parameters and buffers than its own.

    What the module makes of them meanwhile, buffers that it counts in say, goes back into the
    dictionary where there is one.
    """
    given = _one_dictionary(parameter_and_buffer_dicts)
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    every = _tied(module, given) if tie_weights else dict(given)
    if strict:
        _check_names(module, every)
    for value in every.values():
        if value is not None and not isinstance(value, torch.Tensor):
            raise TypeError(f"{value} is not an instance of torch.Tensor")
    old = {}
    try:
        for name, value in every.items():
            old[name] = _swapped(module, name, value)
        return module(*args, **(kwargs or {}))
    finally:
        now = {name: _swapped(module, name, value) for name, value in reversed(old.items())}
        given.update((name, now[name]) for name in given.keys() & now)


def _one_dictionary(given):
    if isinstance(given, dict):
        return given
    if not isinstance(given, (tuple, list)):
        raise ValueError(
            "Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, but got "
            f"{type(given)}"
        )
    if not all(isinstance(each, dict) for each in given):
        raise ValueError("Expected all elements of parameter_and_buffer_dicts to be dictionaries")
    count = Counter(name for each in given for name in each)
    repeated = [name for name, times in count.items() if times > 1]
    if repeated:
        raise ValueError(
            f"{repeated} appeared in multiple dictionaries; behavior of functional call is ambiguous"
        )
    return {name: value for each in given for name, value in each.items()}


def _tied(module, given):
    """What is given, for a tensor that the module has under several names under all of them."""
    names = {}  # a tensor's id -> its names
    for name, tensor in _members(module, remove_duplicate=False):
        names.setdefault(id(tensor), []).append(name)
    every = dict(given)
    for together in names.values():
        values = [given[name] for name in together if name in given]
        if len(together) == 1 or not values:
            continue
        if any(value is not values[0] for value in values):
            raise ValueError(
                f"functional_call got multiple values for keys {sorted(together)}, which are "
                "tied. Consider using tie_weights=False"
            )
        every |= dict.fromkeys(together, values[0])
    return every


def _members(module, **options):
    yield from module.named_parameters(**options)
    yield from module.named_buffers(**options)


_MISSING = object()


def _swapped(module, name, value):
    """Puts `value` in the place of a parameter, a buffer or another tensor; gives the old one."""
    path, _, last = name.rpartition(".")
    owner = module.get_submodule(path)
    for place in (owner._parameters, owner._buffers):
        if last in place:
            old = place[last]
            if value is _MISSING:
                del place[last]
            else:
                place[last] = value
            return old
    old = getattr(owner, last, _MISSING)
    if old is not _MISSING and old is not None and not isinstance(old, torch.Tensor):
        raise TypeError(f"attribute `{last}`: {old} is not an instance of torch.Tensor")
    if value is _MISSING:
        delattr(owner, last)
    else:
        setattr(owner, last, value)
    return old


def _check_names(module, given):
    own = dict(_members(module, remove_duplicate=False))
    problems = [
        f"\n\t{kind} key(s): {', '.join(repr(name) for name in sorted(names))}."
        for kind, names in (("Unexpected", given.keys() - own), ("Missing", own.keys() - given))
        if names
    ]
    if problems:
        raise RuntimeError(f"Error(s) in reparametrizing for {module._get_name()}:{''.join(problems)}")


def stack_module_state(models):
    """The parameters and the buffers of equal models, each stacked along a new first dimension."""
    if not models:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    if any(model.training != models[0].training for model in models):
        raise RuntimeError("stack_module_state: Expected all models to have the same training/eval mode.")
    if any(type(model) is not type(models[0]) for model in models):
        raise RuntimeError("stack_module_state: Expected all models to be of the same class.")

    def stacked(members):
        several = [dict(each) for each in members]
        return {
            key: torch.stack([each[key].detach() for each in several]).requires_grad_(
                several[0][key].requires_grad
            )
            for key in several[0]
        }

    return (
        stacked(model.named_parameters() for model in models),
        stacked(model.named_buffers() for model in models),
    )


__all__ = [
    "stack_module_state",
    "functional_call", "grad", "grad_and_value", "hessian", "jacfwd", "jacrev", "jvp", "vjp", "vmap",
]  # fmt: skip
