"""Samples of powers, exponentials, logarithms, trigonometric and hyperbolic functions."""
from samples import EDGES, INF, NAN, call, i64, plain, pos, second_names, t, unit, v

ROWS = {
    'pow.Tensor_Tensor': [call(pos(2, 3), t(2, 3)), plain(pos(2, 3), t(3)), plain(i64(3), i64(3, lo=0, hi=4)),
                          plain(pos(3), t(3, grad=False)), plain(pos(3, grad=False), t(3)), plain(t(3), i64(3, lo=0, hi=4))],
    'pow.Tensor_Scalar': [call(pos(2, 3), 2.5), plain(t(2, 3), 2), plain(t(2, 3), 3), plain(t(2, 3), 0), plain(t(2, 3), 1),
                          plain(pos(2, 3), 0.5), plain(pos(2, 3), -1), plain(i64(3), 2), plain(i64(3), -1), plain(i64(3), 0.5),
                          plain(t(3), 2.0)],
    'pow.Scalar': [call(2, t(2, 3)), plain(2.5, t(3)), plain(1, t(3)), plain(2, i64(3, lo=0, hi=5)), plain(0, pos(3))],
    'square': [call(t(2, 3)), plain(i64(3))],
    'float_power.Tensor_Tensor': [plain(pos(3), t(3)), plain(i64(3), i64(3, lo=0, hi=3))],
    'float_power.Tensor_Scalar': [plain(pos(3), 2), plain(i64(3), 2)],
    'float_power.Scalar': [plain(2, t(3))],
    'exp': [call(t(2, 3)), plain(EDGES), plain(i64(3))],
    'exp2': [call(t(2, 3)), plain(EDGES)],
    'expm1': [call(t(2, 3)), plain(EDGES)],
    'log': [call(pos(2, 3)), plain(EDGES), plain(i64(3, lo=1, hi=9))],
    'log2': [call(pos(2, 3)), plain(EDGES)],
    'log10': [call(pos(2, 3)), plain(EDGES)],
    'log1p': [call(pos(2, 3)), plain(EDGES)],
    'sqrt': [call(pos(2, 3)), plain(EDGES), plain(i64(3, lo=0, hi=9))],
    'rsqrt': [call(pos(2, 3)), plain(EDGES), plain(i64(3, lo=0, hi=9))],
    'logaddexp': [call(t(2, 3), t(2, 3))],
    'logaddexp2': [call(t(2, 3), t(2, 3))],
    'xlogy.Tensor': [call(t(2, 3), pos(2, 3)), plain(v([0.0, 1.0]), v([NAN, 0.0]))],
    'xlogy.Scalar_Self': [plain(2, pos(3))],
    'xlogy.Scalar_Other': [plain(t(3), 2)],
    'sin': [call(t(2, 3)), plain(EDGES), plain(i64(3))],
    'cos': [call(t(2, 3)), plain(EDGES)],
    'tan': [call(unit(2, 3)), plain(EDGES)],
    'asin': [call(unit(2, 3)), plain(EDGES)],
    'acos': [call(unit(2, 3)), plain(EDGES)],
    'atan': [call(t(2, 3)), plain(EDGES)],
    'sinh': [call(t(2, 3)), plain(EDGES)],
    'cosh': [call(t(2, 3)), plain(EDGES)],
    'tanh': [call(t(2, 3)), plain(EDGES)],
    'asinh': [call(t(2, 3))],
    'acosh': [call(t(2, 3, lo=1.1, hi=3.0))],
    'atanh': [call(unit(2, 3))],
    'atan2': [call(t(2, 3), t(2, 3)), plain(t(2, 3), t(3)), plain(i64(3), i64(3))],
    'hypot': [call(t(2, 3), t(2, 3))],
    'deg2rad': [call(t(2, 3)), plain(i64(3))],
    'rad2deg': [call(t(2, 3)), plain(i64(3))],
    'tanh_backward': [call(t(2, 3), unit(2, 3))],
    'sigmoid': [call(t(2, 3)), plain(EDGES), plain(i64(3))],
    'sigmoid_backward': [call(t(2, 3), unit(2, 3))],
    'ldexp.Tensor': [plain(t(3), i64(3))],
    'frexp.Tensor': [plain(t(2, 3)), plain(v([0.0, -0.0, 1.0, -3.5, INF, NAN])), plain(i64(2))],
}
INPLACE = {
    'square_': [plain(t(2, 3))],
}

second_names(ROWS, {
    'arcsin': 'asin', 'arccos': 'acos', 'arctan': 'atan', 'arcsinh': 'asinh', 'arccosh': 'acosh', 'arctanh': 'atanh', 'arctan2': 'atan2',
}, INPLACE)
second_names(ROWS, {
    'special_expit': 'sigmoid', 'special_exp2': 'exp2', 'special_expm1': 'expm1', 'special_log1p': 'log1p',
})
