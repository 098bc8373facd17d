"""Samples of statistics, histograms, numerical integration and differentiation."""

from samples import call, flag, i64, plain, t, v

ROWS = {
    "cov": [
        call(t(3, 4)),
        plain(t(3, 4), fweights=v([1, 2, 3, 1], "int64")),
        plain(t(3, 4), correction=0, aweights=v([0.1, 0.2, 0.3, 0.1], grad=False)),
        plain(t(3, 4), fweights=v([1, 2, 3, 1], "int64"), aweights=v([0.1, 0.2, 0.3, 0.1], grad=False)),
        plain(t(3, 4), fweights=v([1.0, 2.0, 3.0, 1.0], grad=False)),
        plain(t(3, 4), fweights=v([1, 2], "int64")),
        plain(t(3, 4), aweights=v([0.1, 0.2, 0.3, -1.0], grad=False)),
        plain(t(3, 4), fweights=v([0, 0, 0, 0], "int64")),
        plain(t(4)),
        plain(t(2, 3), correction=0),
        plain(t(2, 2, 2)),
        plain(i64(2, 3)),
    ],
    "corrcoef": [call(t(3, 4)), plain(t(4)), plain(i64(2, 3))],
    "trapezoid.x": [
        plain(t(2, 3), t(3)),
        plain(t(2, 3), t(2, 3)),
        plain(t(2, 3), t(2), dim=0),
        plain(t(3), t(2)),
    ],
    "trapezoid.dx": [call(t(2, 3)), plain(t(2, 3), dx=2, dim=0), plain(t(2, 0)), plain(t())],
    "cumulative_trapezoid.x": [
        plain(t(2, 3), t(3)),
        plain(t(2, 3), t(2, 3)),
        plain(t(2, 3), t(2), dim=0),
        plain(t(2, 3), t(2)),
    ],
    "cumulative_trapezoid.dx": [
        call(t(2, 3)),
        plain(t(2, 3), dx=2, dim=0),
        plain(i64(4)),
        plain(flag(3)),
        plain(t()),
    ],
    "gradient.scalarint": [
        plain(t(3, 4)),
        plain(t(4), spacing=2.0),
        plain(t(3, 4), dim=1, edge_order=2),
        plain(i64(4)),
        plain(t(1)),
        plain(t(4), edge_order=3),
        plain(t(3, 4), dim=3),
    ],
    "gradient.scalararray": [plain(t(3, 4), spacing=2.0, dim=[1, 0])],
    "gradient.array": [plain(t(3, 4), dim=[1, 0]), plain(t(3, 4), dim=[0, 0])],
    "gradient.scalarrayint": [
        plain(t(3, 4), spacing=[2.0, 3.0]),
        plain(t(3, 4), spacing=[2.0]),
        plain(t(3, 4), spacing=[2.0], dim=1),
    ],
    "gradient.scalarrayarray": [
        plain(t(3, 4), spacing=[2.0, 3.0], dim=[1, 0]),
        plain(t(3, 4), spacing=[2.0], dim=[1, 0]),
    ],
    "gradient.tensorarrayint": [
        plain(t(3, 4), spacing=[v([0.0, 1.0, 3.0]), v([0.0, 2.0, 3.0, 7.0])], edge_order=2),
        plain(t(3, 4), spacing=[v([0.0, 2.0, 3.0, 7.0])], dim=1),
        plain(t(3), spacing=[t(1, 3)]),
    ],
    "gradient.tensorarray": [plain(t(3, 4), spacing=[v([0.0, 2.0, 3.0, 7.0])], dim=[1])],
    "trapz.x": [plain(t(2, 3), t(3))],
    "trapz.dx": [plain(i64(4)), plain(i64(2, 3), dim=0)],
}
