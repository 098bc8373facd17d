"""How many numbers a setting has; keys of states."""

from collections.abc import Iterable


def _ntuple(n, name="parse"):
    """What makes `n` of one, and a tuple of several."""

    def parse(value):
        return tuple(value) if isinstance(value, Iterable) else (value,) * n

    parse.__name__ = name
    return parse


_single = _ntuple(1, "_single")
_pair = _ntuple(2, "_pair")
_triple = _ntuple(3, "_triple")
_quadruple = _ntuple(4, "_quadruple")


def _reverse_repeat_tuple(t, n):
    """Each of them `n` times, the last first."""
    return tuple(each for each in reversed(t) for _ in range(n))


def _list_with_default(out_size, defaults):
    """The sizes, with those of the input for each None."""
    if isinstance(out_size, int):
        return out_size
    if len(defaults) <= len(out_size):
        raise ValueError(f"Input dimension should be at least {len(out_size) + 1}")
    return [default if size is None else size for size, default in zip(out_size, defaults[-len(out_size) :])]


def consume_prefix_in_state_dict_if_present(state_dict, prefix):
    """Takes a prefix off the keys of a state, in place."""
    for key in list(state_dict):
        if key.startswith(prefix):
            state_dict[key[len(prefix) :]] = state_dict.pop(key)
    about = getattr(state_dict, "_metadata", None)
    if about is None:
        return
    for key in list(about):
        if key == prefix[:-1]:
            about[""] = about.pop(key)
        elif key.startswith(prefix):
            about[key[len(prefix) :]] = about.pop(key)
