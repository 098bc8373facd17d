"""Samples of what distributions draw with: where nothing is left to chance, and slopes of draws."""

from samples import plain, v

ROWS = {
    "_standard_gamma": [plain(v([0.0, 0.0]))],
    "_standard_gamma_grad": [
        plain(
            v([0.5, 2.0, 5.0, 9.0, 20.0, 9.0], grad=False), v([0.3, 1.5, 6.0, 9.1, 10.0, 14.0], grad=False)
        ),
    ],
    "_sample_dirichlet": [plain(v([[1.0], [2.0]], grad=False))],
    "_dirichlet_grad": [
        plain(
            v([0.2, 0.7, 0.97, 0.45, 0.6, 0.3], grad=False),
            v([1.5, 3.0, 2.0, 9.0, 9.0, 4.0], grad=False),
            v([4.0, 8.0, 3.0, 20.0, 18.0, 20.0], grad=False),
        ),
    ],
    "binomial": [
        plain(v([0.0, 5.0, 7.0], grad=False), v([0.5, 0.0, 1.0], grad=False)),
        plain(v([3], "int64", grad=False), v([0.5], grad=False)),
    ],
}
