"""Samples of special functions."""

from samples import EDGES, INF, NAN, call, dtype, i64, plain, pos, second_names, t, unit, v

TAILS = v([0.0, -0.0, 1.0, -1.0, 3.0, -2.5, 25.0, -25.0, INF, -INF, NAN])
WIDE = v([-4.0, -1.0, -0.3, 0.0, 0.2, 0.999, 1.0, 2.0, 5.5, NAN])
PLACES = v([0.01, 0.7, 2.9, 3.1, 7.5, 19.0, 21.0, 60.0, 300.0])

ROWS = {
    "lgamma": [call(pos(2, 3))],
    "digamma": [call(pos(2, 3)), plain(TAILS), plain(v([-0.5, -1.3, 0.1, 11.0, 13.0]))],
    "special_psi": [plain(pos(3))],
    "polygamma": [
        plain(1, pos(3)),
        plain(0, TAILS),
        plain(1, TAILS),
        plain(2, TAILS),
        plain(5, v([-3.5, -0.5, 0.5, 20.0])),
        plain(-1, pos(2)),
    ],
    "igamma": [
        call(pos(2, 3), pos(3)),
        plain(
            v([0.5, 0.0, 1.0, 2.0, 2.0, -1.0, INF, 3.0, 30.0, 200.0]),
            v([1.0, 1.0, 0.0, 0.0, -1.0, 2.0, 1.0, INF, 25.0, 210.0]),
        ),
    ],
    "special_gammainc": [plain(pos(3), pos(3))],
    "igammac": [
        call(pos(2, 3), pos(3)),
        plain(
            v([0.5, 0.0, 1.0, 2.0, 2.0, -1.0, INF, 3.0, 30.0, 200.0]),
            v([1.0, 1.0, 0.0, 0.0, -1.0, 2.0, 1.0, INF, 25.0, 210.0]),
        ),
    ],
    "special_gammaincc": [plain(pos(3), pos(3))],
    "mvlgamma": [
        plain(pos(2, 3), 1),
        plain(v([2.0, 3.5, 10.0]), 3),
        plain(v([2, 5], "int64"), 2),
        plain(pos(3), 0),
    ],
    "special_multigammaln": [plain(v([2.0, 3.5]), 2)],
    "special_zeta": [
        call(pos(2, 3), pos(2, 3)),
        plain(v([2.0, 3.0, 1.0, 0.5, 2.5, 40.0]), v([1.0, -1.5, 2.0, 1.0, -0.5, 30.0])),
        plain(v([INF, INF, INF, NAN, NAN, 3.0, 2.0]), v([0.5, 1.0, 2.0, -1.0, 1.0, INF, -INF])),
    ],
    "special_zeta.self_scalar": [plain(2.5, pos(3))],
    "special_zeta.other_scalar": [plain(pos(3), 2.0)],
    "erf": [call(t(2, 3)), plain(EDGES)],
    "erfc": [call(t(2, 3))],
    "erfinv": [call(unit(2, 3))],
    "special_erfcx": [call(t(2, 3)), plain(TAILS)],
    "special_ndtr": [call(t(2, 3)), plain(TAILS)],
    "special_log_ndtr": [call(t(2, 3)), plain(TAILS)],
    "special_ndtri": [call(unit(2, 3)), plain(TAILS), plain(v([1e-30, 1e-4, 0.5, 0.9999]))],
    "sinc": [call(t(2, 3)), plain(v([0.0, 1.0])), plain(TAILS)],
    "special_sinc": [plain(t(3))],
    "logit": [call(unit(2, 3)), plain(t(3), 0.1), plain(TAILS)],
    "special_logit": [plain(unit(3)), plain(t(3), 0.1)],
    "special_entr": [call(pos(2, 3)), plain(TAILS)],
    "special_xlog1py": [call(pos(2, 3), pos(3)), plain(v([0.0, 1.0, 2.0, NAN]), v([-1.0, -1.0, NAN, 2.0]))],
    "special_xlog1py.self_scalar": [plain(2.0, pos(3))],
    "special_xlog1py.other_scalar": [plain(pos(3), 2.0), plain(v([0.0, 1.0]), -1.0)],
    "i0": [call(t(2, 3)), plain(TAILS), plain(PLACES)],
    "special_i0": [plain(t(3))],
    "special_i0e": [call(t(2, 3)), plain(TAILS), plain(PLACES)],
    "special_i1": [call(t(2, 3)), plain(TAILS), plain(PLACES)],
    "special_i1e": [call(t(2, 3)), plain(TAILS), plain(PLACES)],
    "special_round": [plain(t(3)), plain(t(3), decimals=1)],
    "special_polygamma": [plain(2, pos(3))],
    "special_xlogy": [plain(pos(3), pos(3))],
    "special_xlogy.self_scalar": [plain(2.0, pos(3))],
    "special_xlogy.other_scalar": [plain(pos(3), 2.0)],
    "special_logsumexp": [plain(t(2, 3), 1), plain(t(2, 3), [0], True)],
    "special_softmax": [plain(t(2, 3), 1), plain(t(2, 3), 0, dtype("float64"))],
    "special_log_softmax": [plain(t(2, 3), 1), plain(t(2, 3), 0, dtype=dtype("float64"))],
}
INPLACE = {
    "polygamma_": [plain(pos(3), 1)],
}

second_names(
    ROWS,
    {
        "special_erf": "erf",
        "special_erfc": "erfc",
        "special_erfinv": "erfinv",
        "special_gammaln": "lgamma",
        "special_digamma": "digamma",
    },
)

for name in (
    "bessel_j0",
    "bessel_j1",
    "bessel_y0",
    "bessel_y1",
    "modified_bessel_i0",
    "modified_bessel_i1",
    "modified_bessel_k0",
    "modified_bessel_k1",
    "scaled_modified_bessel_k0",
    "scaled_modified_bessel_k1",
    "spherical_bessel_j0",
    "airy_ai",
):
    ROWS["special_" + name] = [call(pos(2, 3)), plain(TAILS), plain(PLACES)]

for name in (
    "chebyshev_polynomial_t",
    "chebyshev_polynomial_u",
    "chebyshev_polynomial_v",
    "chebyshev_polynomial_w",
    "shifted_chebyshev_polynomial_t",
    "shifted_chebyshev_polynomial_u",
    "shifted_chebyshev_polynomial_v",
    "shifted_chebyshev_polynomial_w",
    "hermite_polynomial_h",
    "hermite_polynomial_he",
    "laguerre_polynomial_l",
    "legendre_polynomial_p",
):
    ROWS["special_" + name] = [call(t(2, 3), i64(3, lo=0, hi=6))] + [
        plain(WIDE, v([n] * 10, "int64")) for n in (-1, 0, 1, 2, 7, 12)
    ]
    ROWS[f"special_{name}.x_scalar"] = [plain(0.3, i64(3, lo=0, hi=6))]
    ROWS[f"special_{name}.n_scalar"] = [plain(t(3), 4)]
