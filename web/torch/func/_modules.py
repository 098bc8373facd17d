"""Modules as functions: of their parameters and buffers, too."""

from collections import Counter

import torch


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
