"""Grids of axes: rows and columns, and the places in them."""

from ._absent import absent, refused

_LEFT, _RIGHT, _BOTTOM, _TOP, _GAP = 0.125, 0.9, 0.11, 0.88, 0.2


class GridSpec:
    """Rows and columns with their heights and widths."""

    def __init__(self, nrows, ncols, figure=None, *, width_ratios=None, height_ratios=None, **values):
        for name in ("left", "right", "bottom", "top", "wspace", "hspace"):
            values.pop(name, None)  # axes stand where there is room for them
        if values:
            raise TypeError(f"GridSpec.__init__() got an unexpected keyword argument {next(iter(values))!r}")
        if not all(isinstance(n, int) and n > 0 for n in (nrows, ncols)):
            bad = nrows if not (isinstance(nrows, int) and nrows > 0) else ncols
            raise ValueError(
                f"Number of {'rows' if bad is nrows else 'columns'} must be a positive integer, not {bad!r}"
            )
        self.nrows, self.ncols, self.figure = nrows, ncols, figure
        for name, ratios, count in (("width", width_ratios, ncols), ("height", height_ratios, nrows)):
            if ratios is not None and len(ratios) != count:
                raise ValueError(
                    f"Expected the given number of {name} ratios to match the number of {'columns' if name == 'width' else 'rows'} of the grid"
                )
        self.widths = [float(part) for part in width_ratios or [1] * ncols]
        self.heights = [float(part) for part in height_ratios or [1] * nrows]

    def get_geometry(self):
        return self.nrows, self.ncols

    def __getitem__(self, key):
        row, column = key if isinstance(key, tuple) else (None, None)
        if row is None:
            count = self.nrows * self.ncols
            first, last = _span(key, count)
            (r0, c0), (r1, c1) = divmod(first, self.ncols), divmod(last, self.ncols)
            return SubplotSpec(self, (r0, r1), (min(c0, c1), max(c0, c1)))
        return SubplotSpec(self, _span(row, self.nrows), _span(column, self.ncols))

    def subplots(self, *, sharex=False, sharey=False, squeeze=True, subplot_kw=None):
        return self.figure._subplots(self, sharex, sharey, squeeze, subplot_kw or {})

    def update(self, **values):
        """Axes stand where there is room for them."""

    tight_layout = update


class GridSpecFromSubplotSpec(GridSpec):
    def __init__(self, *args, **values):
        raise refused("a grid within a place of a grid")


def _span(key, count):
    if isinstance(key, slice):
        first, last, _ = key.indices(count)
        if last <= first:
            raise IndexError("GridSpec slice would result in no space allocated for subplot")
        return first, last - 1
    at = key + count if key < 0 else key
    if not 0 <= at < count:
        raise IndexError(f"index {key} is out of bounds for axis 0 with size {count}")
    return at, at


class SubplotSpec:
    """A place in a grid: its first and last row and column."""

    def __init__(self, grid, rows, columns):
        self.grid, self.rows, self.columns = grid, rows, columns

    def get_gridspec(self):
        return self.grid

    def subgridspec(self, nrows, ncols, **values):
        raise refused("a grid within a place of a grid")

    @property
    def rowspan(self):
        return range(self.rows[0], self.rows[1] + 1)

    @property
    def colspan(self):
        return range(self.columns[0], self.columns[1] + 1)

    def is_first_row(self):
        return self.rows[0] == 0

    def is_last_row(self):
        return self.rows[1] == self.grid.nrows - 1

    def is_first_col(self):
        return self.columns[0] == 0

    def is_last_col(self):
        return self.columns[1] == self.grid.ncols - 1

    def nominal_box(self):
        """Left, bottom, width and height with matplotlib's own margins, as parts of the figure."""
        left, width = _part(self.grid.widths, self.columns, _LEFT, _RIGHT)
        above, height = _part(self.grid.heights, self.rows, 1 - _TOP, 1 - _BOTTOM)
        return left, 1 - above - height, width, height

    def __eq__(self, other):
        return isinstance(other, SubplotSpec) and (self.grid, self.rows, self.columns) == (
            other.grid,
            other.rows,
            other.columns,
        )

    def __hash__(self):
        return hash((id(self.grid), self.rows, self.columns))


def _part(ratios, span, begin, end):
    count = len(ratios)
    cell = (end - begin) / (count + _GAP * (count - 1))
    unit = cell * count / sum(ratios)
    gap = _GAP * cell
    starts = [begin + sum(ratios[:n]) * unit + n * gap for n in range(count)]
    first, last = span
    return starts[first], starts[last] + ratios[last] * unit - starts[first]


def __getattr__(name):
    return absent("matplotlib.gridspec", name)
