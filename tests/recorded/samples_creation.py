"""Samples of the operators that create tensors."""
from samples import call, dtype, memory_format, plain, t, i64, flag

F64, I64, I32, BOOL, U8 = map(dtype, ('float64', 'int64', 'int32', 'bool', 'uint8'))

ROWS = {
    'zeros': [plain([2, 3]), plain([]), plain([0, 3]), plain([2], dtype=I64), plain([2], dtype=BOOL), plain([-1])],
    'ones': [plain([2, 3]), plain([]), plain([0]), plain([2], dtype=U8), plain([2, 1], dtype=F64)],
    'full': [plain([2, 3], 1.5), plain([2], 3), plain([2], True), plain([], 2.5, dtype=I32), plain([2], 7, dtype=F64)],
    'empty.memory_format': [plain([2, 3]), plain([2, 0, 3]), plain([2], dtype=I64), plain([-2, 2])],
    'arange': [plain(5), plain(2.5), plain(0), plain(4, dtype=F64), plain(-1)],
    'arange.start': [plain(1, 5), plain(0.5, 3), plain(-3, 2), plain(2, 2), plain(1, 4, dtype=F64), plain(5, 1)],
    'arange.start_step': [plain(1, 10, 3), plain(0, 1, 0.25), plain(5, 0, -2), plain(0.1, 0.7, 0.1), plain(1, 2, 0),
                          plain(0, 5, -1), plain(0, 7, 2, dtype=I32)],
    'linspace': [plain(0, 1, 5), plain(-1.0, 1.0, 4), plain(3, 3, 1), plain(0, 1, 0), plain(0, 10, 11, dtype=I64),
                 plain(0, 1, 3, dtype=F64), plain(0, 1, -1), plain(1, 0, 7)],
    'logspace': [plain(0, 2, 3), plain(-1.0, 1.0, 5), plain(0, 4, 5, 2.0), plain(0, 1, 3, dtype=F64), plain(0, 1, 0)],
    'eye': [plain(3), plain(0), plain(2, dtype=I64), plain(-1)],
    'eye.m': [plain(2, 3), plain(3, 2), plain(2, 0, dtype=F64), plain(2, -1)],
    'zeros_like': [call(t(2, 3)), plain(i64(3)), plain(t(2, 2), dtype=I64)],
    'ones_like': [call(t(2, 3)), plain(flag(3)), plain(t(2, 2), dtype=F64)],
    'full_like': [call(t(2, 3), 2.5), plain(i64(3), 7), plain(t(2, 2), 3, dtype=I64)],
    'empty_like': [call(t(2, 3)), plain(i64(3)), plain(t(2, 3, 2), memory_format=memory_format('contiguous_format'))],
    'new_zeros': [call(t(2, 3), [2]), plain(i64(3), [2, 2]), plain(t(2, 2), [1], dtype=BOOL)],
    'new_ones': [call(t(2, 3), [2]), plain(i64(3), [2, 2]), plain(t(2, 2), [1], dtype=BOOL)],
    'new_full': [call(t(2, 3), [2], 1.5), plain(i64(3), [2, 2], 4), plain(t(2, 2), [1], 1, dtype=F64)],
    'new_empty': [call(t(2, 3), [2, 4]), plain(i64(3), [2, 2])],
    'scalar_tensor': [plain(2.5), plain(3), plain(True), plain(3, dtype=I64), plain(0.1, dtype=F64)],
    'tril_indices': [plain(3, 3), plain(3, 4, 1), plain(4, 3, -1), plain(0, 2)],
    'triu_indices': [plain(3, 3), plain(3, 4, 1), plain(4, 3, -1), plain(2, 0)],
}
