"""Samples of rows of a table put together."""

from samples import idx, plain, t

ROWS_OF = idx(1, 2, 4, 2, 0)
BAGS = idx(0, 2, 2)

ROWS = {
    "embedding_bag": [
        plain(t(5, 3), ROWS_OF, BAGS),
        plain(t(5, 3), ROWS_OF, BAGS, False, 1),
        plain(t(5, 3), ROWS_OF, BAGS, False, 2),
        plain(t(5, 3), idx(1, 7), BAGS),
    ],
    "embedding_bag.padding_idx": [
        plain(t(5, 3), ROWS_OF, BAGS, False, mode, False, None, False, 2) for mode in (0, 1, 2)
    ],
    "_embedding_bag": [
        plain(t(5, 3), ROWS_OF, BAGS, False, 0, False, t(5)),
        plain(t(5, 3), ROWS_OF, BAGS, True, 1),
        plain(t(5, 3), ROWS_OF, idx(0, 2, 2, 5), False, 1, False, None, True),
    ],
}
