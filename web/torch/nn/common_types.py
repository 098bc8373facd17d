"""The types of sizes, as annotations name them: a number, or one for each dimension."""

from .. import Tensor


def _sizes(item, count):
    return item | tuple[(item,) * count]


_scalar_or_tuple_any_t = _size_any_t = int | tuple[int, ...]
_size_1_t, _size_2_t, _size_3_t, _size_4_t, _size_5_t, _size_6_t = (_sizes(int, n) for n in range(1, 7))
_size_any_opt_t = tuple[int | None, ...]
_size_2_opt_t, _size_3_opt_t = (tuple[(int | None,) * n] for n in (2, 3))
_ratio_2_t, _ratio_3_t = (_sizes(float, n) for n in (2, 3))
_ratio_any_t = float | tuple[float, ...]
_tensor_list_t = Tensor | list[Tensor]
_maybe_indices_t = _sizes(Tensor, 2)
