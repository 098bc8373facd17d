"""Samples of the operators that join, repeat and rearrange tensors."""
from samples import call, i64, idx, plain, second_names, t

ROWS = {
    'cat': [call([t(2, 3), t(2, 3)]), plain([t(2, 3), t(1, 3)]), plain([t(2, 3), t(2, 1)], 1), plain([t(2, 3), i64(2, 3)], -1), plain([t(2, 3), t(2, 2)]), plain([]),
            plain([t(2, 3), t(0)]), plain([t(), t()]), plain([t(2, 3), t(3)]), plain([t(2, 3)], 2), plain([t(3)])],
    'concat': [plain([t(2, 3), t(1, 3)])],
    'stack': [call([t(2, 3), t(2, 3)]), plain([t(3), t(3)], 1), plain([t(3), t(3)], -1), plain([t(3), i64(3)]), plain([t(), t()]), plain([t(3), t(2)]), plain([]), plain([t(3)], 2)],
    'hstack': [call([t(2, 3), t(2, 3)]), plain([t(3), t(2)]), plain([t(), t()])],
    'vstack': [call([t(2, 3), t(2, 3)]), plain([t(3), t(3)]), plain([t(3), t(2)])],
    'dstack': [plain([t(2, 3), t(2, 3)])],
    'column_stack': [plain([t(3), t(3, 2)])],
    'atleast_1d': [plain(t()), plain(t(2))],
    'atleast_1d.Sequence': [plain([t(), t(2)])],
    'atleast_2d': [plain(t()), plain(t(2)), plain(t(2, 2))],
    'atleast_2d.Sequence': [plain([t(), t(2)])],
    'atleast_3d': [plain(t()), plain(t(2)), plain(t(2, 2))],
    'atleast_3d.Sequence': [plain([t(), t(2)])],
    'block_diag': [plain([t(2, 2), t(1, 3)])],
    'repeat': [call(t(2, 3), [2, 1]), plain(t(3), [2, 2]), plain(t(2, 3), [0, 1]), plain(t(2, 3), [2]), plain(t(), [3]), plain(t(2), [-1])],
    'tile': [call(t(2, 3), [2]), plain(t(2, 3), [2, 1, 2])],
    'repeat_interleave.Tensor': [plain(idx(1, 0, 2))],
    'repeat_interleave.self_Tensor': [plain(t(2, 3), idx(1, 2), 0), plain(t(2, 3), idx(1, 2, 0), 1), plain(t(2, 3), idx(1, 2), 1)],
    'repeat_interleave.self_int': [call(t(2, 3), 2), plain(t(2, 3), 2, 0), plain(t(3), -1)],
    'flip': [call(t(2, 3), [0]), plain(t(2, 3), [0, 1]), plain(t(2, 3), []), plain(t(2, 3), [2]), plain(t(2, 3), [0, 0])],
    'fliplr': [plain(t(2, 3))],
    'flipud': [plain(t(2, 3))],
    'roll': [call(t(2, 3), [1]), plain(t(2, 3), [1], [1]), plain(t(2, 3), [1, -1], [0, 1]), plain(t(2, 3), [1, 2], [0])],
    'rot90': [plain(t(2, 3)), plain(t(2, 3), 2)],
    'tril': [call(t(3, 3)), plain(t(2, 4), 1), plain(t(2, 3, 3), -1), plain(t(3))],
    'triu': [call(t(3, 3)), plain(t(2, 4), 1), plain(t(2, 3, 3), -1), plain(i64(3, 3))],
    'diag': [call(t(3, 3)), plain(t(3)), plain(t(2), 1), plain(t(2, 3), -1), plain(t(2, 2, 2))],
    'diagflat': [plain(t(2, 2))],
    'diag_embed': [call(t(2, 3)), plain(t(2), 1)],
    'trace': [call(t(3, 3)), plain(t(2, 3)), plain(t(3)), plain(i64(2, 2))],
    'combinations': [plain(t(4)), plain(t(4), 3), plain(t(3), 2, True), plain(t(2), 3), plain(t(3), 0), plain(t(2, 2)),
                     plain(t(3), -1), plain(t(3), 3, True), plain(t(0))],
    'vander': [plain(t(3)), plain(i64(3), 2), plain(t(3), 4, True), plain(t(3), 0), plain(t(2, 2)), plain(t(3), -1)],
    'diff': [call(t(2, 3)), plain(t(5), 2)],
}

second_names(ROWS, {
    'concatenate': 'cat', 'row_stack': 'vstack',
})
