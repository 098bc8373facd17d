"""Samples of the operators that read and write by index, and of Python's own indexing."""
from samples import call, ellipsis, flag, i64, idx, plain, sl, t, v, dtype

I23 = v([[0, 2, 1], [1, 0, 0]], 'int64')
MASK = v([[True, False, True], [False, False, True]], 'bool')
TALL = v([True, False], 'bool')
NONE = None

ROWS = {
    'index.Tensor': [call(t(2, 3), [idx(1, 0, 1)]), plain(t(2, 3), [None, idx(2, 0)]), plain(t(3, 4), [idx(0, 2), idx(1, 3)]), plain(t(2, 3), [MASK]),
                     plain(t(2, 3), [TALL]), plain(t(3, 4), [v([[0], [2]], 'int64'), idx(1, 3)]), plain(t(2, 3), [idx(-1, 0)]), plain(t(2, 3), [idx(2)]),
                     plain(t(2, 3, 4), [idx(0, 1), None, idx(2, 3)]), plain(t(2, 3), [idx(0, 1), idx(0, 1, 2)]), plain(t(2, 3), [v([True], 'bool')]),
                     plain(t(2, 3), [v([0.5])]), plain(t(3), [idx()])],
    'index_put': [call(t(2, 3), [idx(1, 0)], t(2, 3)), plain(t(2, 3), [idx(1, 1)], t(2, 3), True), plain(t(2, 3), [MASK], t(3)), plain(t(2, 3), [MASK], t()),
                  plain(t(3, 4), [idx(0, 2), idx(1, 3)], t(2)), plain(t(2, 3), [idx(0, 1)], t(2)), plain(t(2, 3), [idx(0)], i64(3)), plain(t(2, 3), [idx(5)], t(3))],
    'index_select': [call(t(2, 3), 0, idx(1, 0, 1)), plain(t(2, 3), 1, idx(2)), plain(t(2, 3), 0, idx(2)), plain(t(2, 3), -1, idx()), plain(t(2, 3), 0, I23), plain(t(2, 3), 0, v([0], 'int32')),
                     plain(t(2, 3), 0, v([0.0]))],
    'gather': [call(t(2, 3), 1, I23), plain(t(2, 3), 0, v([[0, 1, 1]], 'int64')), plain(t(2, 3), 1, v([[3]], 'int64')), plain(t(2, 3), 1, idx(0)), plain(t(2, 3), 1, v([[0.0]])), plain(t(), 0, v(0, 'int64'))],
    'scatter.value': [call(t(2, 3), 1, I23, 7.5), plain(t(2, 3), 0, v([[0, 1, 1]], 'int64'), 2), plain(t(2, 3), 1, v([[3]], 'int64'), 1)],
    'scatter.src': [call(t(2, 3), 1, v([[0, 2, 1], [1, 0, 2]], 'int64'), t(2, 3)), plain(t(2, 3), 0, v([[0, 1, 1]], 'int64'), t(2, 3)), plain(t(2, 3), 1, I23, i64(2, 3)), plain(t(2, 3), 1, I23, t(1, 3))],
    'scatter_add': [call(t(2, 3), 1, I23, t(2, 3)), plain(t(2, 3), 0, v([[0, 1, 1], [0, 0, 1]], 'int64'), t(2, 3))],
    'scatter.reduce': [plain(t(2, 3, grad=False), 1, I23, t(2, 3, grad=False), reduce='add'), plain(t(2, 3, grad=False), 1, I23, t(2, 3, grad=False), reduce='multiply')],
    'scatter_reduce.two': [plain(v([[0.0, 2.0, 3.0], [4.0, 0.0, 5.0]], grad=True), 1, v([[0, 0, 1], [2, 2, 2]], 'int64'), v([[0.0, 2.0, 3.0], [0.0, 0.0, 2.0]], grad=True), reduce='prod'), plain(t(2, 3), 1, I23, t(2, 3), reduce='sum'), plain(t(2, 3), 1, I23, t(2, 3), reduce='amax', include_self=False)],
    'index_add': [call(t(2, 3), 0, idx(1, 0), t(2, 3)), plain(t(2, 3), 0, idx(1, 1, 0), t(3, 3), alpha=0.5), plain(t(2, 3), 1, idx(0), t(2, 1)), plain(t(2, 3), 0, idx(1), t(2, 3))],
    'index_copy': [call(t(2, 3), 0, idx(1, 0), t(2, 3)), plain(t(2, 3), 1, idx(2), t(2, 1)), plain(t(2, 3), 0, idx(3), t(1, 3))],
    'index_fill.int_Scalar': [call(t(2, 3), 0, idx(1), 7.5), plain(t(2, 3), 1, idx(0, 2), 2), plain(i64(3), 0, idx(-1), 9)],
    'index_fill.int_Tensor': [call(t(2, 3), 0, idx(1), t()), plain(t(2, 3), 1, idx(1, 2, 1), t()), plain(t(2, 3), 0, idx(1), t(2))],
    'masked_fill.Scalar': [call(t(2, 3), flag(2, 3), 7.5), plain(t(2, 3), flag(3), -1), plain(t(3), flag(2, 3), 1.0), plain(i64(3), flag(3), 2.5), plain(t(3), i64(3), 0), plain(t(3), flag(3), float('-inf'))],
    'masked_fill.Tensor': [call(t(2, 3), flag(2, 3), t()), plain(t(2, 3), flag(2, 3), t(2))],
    'masked_select': [call(t(2, 3), flag(2, 3)), plain(t(2, 3), flag(3)), plain(t(3), i64(3))],
    'masked_scatter': [call(t(2, 3), flag(2, 3), t(6)), plain(t(2, 3), flag(2, 3), t(1))],
    'where.self': [call(flag(2, 3), t(2, 3), t(2, 3)), plain(flag(3), t(2, 3), t()), plain(flag(3), i64(3), t(3)), plain(t(3), t(3), t(3)), plain(flag(2), t(3), t(3)), plain(flag(3), t(3), t(3, grad=False))],
    'where.ScalarOther': [plain(flag(3), t(3), 0.0), plain(flag(3), i64(3), 1.5)],
    'where.ScalarSelf': [plain(flag(3), 0.0, t(3))],
    'where.Scalar': [plain(flag(3), 1.0, 0.0), plain(flag(3), 1, 0), plain(flag(3), 1, 0.5)],
    'where': [call(flag(2, 3)), plain(i64(4, lo=0, hi=2))],
    'nonzero': [call(flag(2, 3)), plain(t(2, 3)), plain(i64(5, lo=0, hi=2)), plain(v(1.0)), plain(v(0.0))],
    'argwhere': [plain(flag(2, 3))],
    'take': [call(t(2, 3), idx(5, 0, -1)), plain(t(2, 3), v([[0, 1]], 'int64')), plain(t(2, 3), idx(6))],
    'take_along_dim': [plain(t(2, 3), I23, 1), plain(t(2, 3), v([[-1], [4]], 'int64'), 1), plain(t(2, 3), v([-1, 2], 'int64'))],
    'put': [plain(t(2, 3), idx(1, 4), t(2)), plain(t(2, 3), idx(1, 1), t(2), True)],
    'select_scatter': [plain(t(2, 3), t(3), 0, 1)],
    'slice_scatter': [plain(t(4, 3), t(2, 3), 0, 1, 3)],
    'diagonal_scatter': [plain(t(3, 3), t(3))],
}

M34 = t(3, 4)
# x[index]: each row is the tensor and the index as Python gives it (a list stands for a tuple's items).
READS = [
    (M34, 0), (M34, -1), (M34, 3), (M34, -4), (M34, sl(1, 3)), (M34, sl(None, None, 2)), (M34, sl(None, None, -1)), (M34, ellipsis),
    (M34, None), (M34, True), (M34, False), (M34, (0, 1)), (M34, (sl(), 1)), (M34, (sl(), sl(1, None, 2))), (M34, (ellipsis, 0)),
    (M34, (ellipsis, None)), (M34, (None, 1, None)), (M34, (0, 0, 0)), (M34, (ellipsis, ellipsis)), (M34, [0, 2]), (M34, ([0, 2], [1, 3])),
    (M34, (sl(), [0, 0, 3])), (M34, idx(2, 0)), (M34, v(1, 'int64')), (M34, (sl(), idx(3, 1))), (M34, (idx(0, 1), idx(2, 3))),
    (M34, (v([[0], [2]], 'int64'), idx(1, 3))), (M34, v([True, False, True], 'bool')), (M34, (v([True, False, True], 'bool'), 1)),
    (M34, (sl(), v([True, False, True, True], 'bool'))), (M34, v([True, False], 'bool')), (M34, idx(3)), (M34, v([1.5])), (M34, 1.5), (M34, 'a'),
    (t(2, 3, 4), (idx(0, 1), sl(), idx(1, 2))), (t(2, 3, 4), (sl(), idx(0, 1), idx(1, 2))), (t(2, 3, 4), (0, ellipsis, sl(1, 3))),
    (t(2, 3, 4), (None, ellipsis, None, 0)), (t(2, 3, 4), (ellipsis, [0, 1], [1, 2])), (t(), ellipsis), (t(), 0), (t(), None), (t(), ()),
    (t(), True), (t(5), sl(-3, -1)), (t(5), sl(3, 1)), (t(5), sl(10, 20)), (t(5), []), (t(5), idx()), (i64(5), v([0, 1], 'uint8')), (t(2, 3), (sl(), None)),
    (t(2, 3), ((0, 1),)), (t(2, 3), v([[True, False, True], [False, True, False]], 'bool')), (t(0, 3), sl()), (t(2, 3), v([[0, 1], [1, 0]], 'int64')),
    (t(5), sl(1.5, None)), (t(5), sl(None, None, 0)), (t(5), [True, False, True, False, True]), (t(2, 3), (True, 0)),
]
# x[index] = value
WRITES = [
    (M34, 0, 5.0), (M34, (0, 1), 5), (M34, sl(1, 3), 0.0), (M34, (sl(), 1), t(3)), (M34, ellipsis, 1.0), (M34, sl(1, 3), t(2, 4)), (M34, sl(1, 3), t(4)),
    (M34, sl(1, 3), t(3)), (M34, idx(0, 2), t(4)), (M34, idx(0, 2), t(2, 4)), (M34, [0, 2], 1.5), (M34, (idx(0, 1), idx(2, 3)), t(2)),
    (M34, v([True, False, True], 'bool'), 9.0), (M34, v([True, False, True], 'bool'), t(2, 4)), (M34, (sl(), idx(1)), 3.0), (M34, 3, 0.0),
    (M34, (ellipsis, 0), t(1)), (M34, (None, 0), t(4)), (M34, True, 2.0), (M34, (sl(None, None, 2), sl(1, None, 2)), t(2, 2)), (M34, 0, i64(4)), (i64(4), 0, 2.7),
    (i64(4), sl(0, 2), t(2)), (M34, 0, t(4, dtype='float64')), (M34, 0, True), (M34, (0, 0), t(1, 1)), (M34, (0, 0), t(2)), (M34, idx(0, 0), t(2, 4)),
    (t(), ellipsis, 4.0), (t(), (), 4.0), (t(2, 3, 4), (0, ellipsis, sl(1, 3)), t(3, 1)), (M34, v([[True, False, True, False]] * 3, 'bool'), 0.0), (M34, 1, 'a'),
    (M34, sl(2, 1), 5.0), (flag(3), 1, 5), (M34, 1, None),
]
