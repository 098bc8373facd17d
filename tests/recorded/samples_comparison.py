"""Samples of comparisons, tests of single values, logical and bitwise operators."""
from samples import call, flag, i64, plain, t, v

NAN, INF = float('nan'), float('inf')
ODD = v([0.0, -0.0, 1.0, INF, -INF, NAN], grad=False)
A = v([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], grad=False)
B = v([[1.0, 3.0, 2.0], [4.0, 6.0, 5.0]], grad=False)

ROWS = {}
for name in ('eq', 'ne', 'lt', 'le', 'gt', 'ge'):
    ROWS[name + '.Tensor'] = [call(t(2, 3), t(2, 3)), plain(A, B), plain(A, v([1.0, 2.0, 9.0])), plain(i64(3), t(3)), plain(ODD, ODD),
                              plain(flag(3), flag(3)), plain(t(2, 3), t(2))]
    ROWS[name + '.Scalar'] = [call(t(2, 3), 0.5), plain(A, 3), plain(i64(4), 1), plain(i64(4), 1.5), plain(flag(3), True)]
for name in ('isnan', 'isinf', 'isfinite', 'signbit'):
    ROWS[name] = [call(t(2, 3)), plain(ODD), plain(i64(3))]
ROWS.update({
    'isclose': [call(t(2, 3), t(2, 3)), plain(A, B), plain(A, v([[1.0, 2.0, 3.0], [4.0, 5.0, 6.00001]])), plain(A, B, 0.5),
                plain(ODD, ODD), plain(ODD, ODD, equal_nan=True), plain(i64(3), i64(3)), plain(A, i64(3))],
    'allclose': [call(t(2, 3), t(2, 3)), plain(A, A), plain(A, B, 0.5), plain(ODD, ODD), plain(ODD, ODD, equal_nan=True)],
    'equal': [call(t(2, 3), t(2, 3)), plain(A, A), plain(A, B), plain(A, v([1.0, 2.0])), plain(ODD, ODD), plain(i64(3), t(3))],
    'logical_and': [call(t(2, 3), t(2, 3)), plain(flag(4), v([True, True, False, False], 'bool')), plain(i64(3, lo=0, hi=2), t(3))],
    'logical_or': [call(t(2, 3), t(2, 3)), plain(flag(4), v([True, True, False, False], 'bool'))],
    'logical_xor': [call(t(2, 3), t(2, 3)), plain(flag(4), v([True, True, False, False], 'bool'))],
    'logical_not': [call(t(2, 3)), plain(flag(4)), plain(i64(4, lo=-1, hi=2))],
    'bitwise_not': [call(i64(2, 3)), plain(flag(3)), plain(t(3))],
    'bitwise_and.Tensor': [call(i64(2, 3), i64(2, 3)), plain(flag(3), flag(3)), plain(t(3), t(3))],
    'bitwise_or.Tensor': [call(i64(2, 3), i64(2, 3)), plain(flag(3), flag(3)), plain(t(3), t(3))],
    'bitwise_xor.Tensor': [call(i64(2, 3), i64(2, 3)), plain(flag(3), flag(3)), plain(t(3), t(3))],
    'bitwise_and.Scalar': [plain(i64(3), 3), plain(flag(3), True)],
    'bitwise_or.Scalar': [plain(i64(3), 3), plain(flag(3), True)],
    'bitwise_xor.Scalar': [plain(i64(3), 3), plain(flag(3), True)],
    'bitwise_left_shift.Tensor': [call(i64(2, 3), i64(2, 3, lo=0, hi=5)), plain(t(2), t(2))],
    'bitwise_left_shift.Tensor_Scalar': [plain(i64(3), 2)],
    'bitwise_right_shift.Tensor': [call(i64(2, 3), i64(2, 3, lo=0, hi=5))],
    'bitwise_right_shift.Tensor_Scalar': [plain(i64(3), 2)],
    '__lshift__.Scalar': [plain(i64(3), 2)],
    '__rshift__.Scalar': [plain(i64(3), 2)],
    '__lshift__.Tensor': [plain(i64(3), i64(3, lo=0, hi=5))],
    '__rshift__.Tensor': [plain(i64(3), i64(3, lo=0, hi=5))],
})
