"""Samples of window functions."""

from samples import dtype, plain

F64, HALF = dtype("float64"), dtype("float16")


def _window(name):
    """A window's row, and its row with a period."""
    return {
        name: [plain(7), plain(0), plain(1), plain(6, dtype=F64), plain(6, dtype=HALF), plain(-1)],
        f"{name}.periodic": [plain(6, True), plain(6, False), plain(1, False), plain(2, True)],
    }


ROWS = {
    **_window("hann_window"),
    **_window("hamming_window"),
    "hamming_window.periodic_alpha": [plain(6, True, 0.6), plain(6, False, 0.4, dtype=F64)],
    "hamming_window.periodic_alpha_beta": [plain(6, True, 0.6, 0.3), plain(6, False, 0.4, 0.5, dtype=HALF)],
    **_window("blackman_window"),
    **_window("bartlett_window"),
    **_window("kaiser_window"),
    "kaiser_window.beta": [plain(6, True, 2.5), plain(6, False, 0.0), plain(7, False, 20.0, dtype=F64)],
}
