"""Eigenvalues and eigenvectors of a real matrix that is not symmetric, in LAPACK's order and signs.

Rows and columns that let an eigenvalue be read off are moved aside; reflections make the rest zero below its
first subdiagonal; shifted QR steps make it a triangle, whose eigenvectors are found from the bottom up.
"""

from math import copysign, hypot, sqrt

_EPS = 2.0**-52
_MOST_STEPS = 30  # for one eigenvalue


def eigen(rows):
    """(The eigenvalues, rows of the matrix whose columns are the eigenvectors) of a list of rows."""
    a = [list(row) for row in rows]
    n = len(a)
    moved = _isolate(a)
    v = [[float(i == j) for j in range(n)] for i in range(n)]
    _to_hessenberg(a, v)
    values = _to_triangle(a, v)
    vectors = _vectors(a, v, values)
    for one, other in reversed(moved):
        vectors[one], vectors[other] = vectors[other], vectors[one]
    for column in range(n):
        length = sqrt(sum(row[column] ** 2 for row in vectors))
        for row in vectors:
            row[column] /= length
    return values, vectors


def _isolate(a):
    """Moves rows that are zero beside the diagonal to the bottom, such columns to the left."""
    moved, first, last = [], 0, len(a) - 1

    def exchange(one, other):
        moved.append((one, other))
        a[one], a[other] = a[other], a[one]
        for row in a:
            row[one], row[other] = row[other], row[one]

    def row_to_move():
        inside = range(last + 1)
        return next((i for i in reversed(inside) if all(a[i][j] == 0 for j in inside if j != i)), None)

    def column_to_move():
        inside = range(first, last + 1)
        return next((j for j in inside if all(a[i][j] == 0 for i in inside if i != j)), None)

    while last > 0 and (found := row_to_move()) is not None:
        exchange(found, last)
        last -= 1
    while first < last and (found := column_to_move()) is not None:
        exchange(found, first)
        first += 1
    return moved


def _reflect(a, v, u, scale, at):
    """Applies I - scale u u' from both sides, and to what is gathered; u begins at row `at`."""
    n = len(a)
    for j in range(n):
        s = scale * sum(u[i] * a[at + i][j] for i in range(len(u)))
        for i in range(len(u)):
            a[at + i][j] -= s * u[i]
    for matrix in (a, v):
        for row in matrix:
            s = scale * sum(row[at + i] * u[i] for i in range(len(u)))
            for i in range(len(u)):
                row[at + i] -= s * u[i]


def _reflection(x):
    """(u, scale) of the reflection that leaves only the first of x; None if it is so already."""
    size = max(map(abs, x))
    if size == 0 or not any(x[1:]):
        return None
    length = size * sqrt(sum((each / size) ** 2 for each in x))
    u = list(x)
    u[0] += copysign(length, x[0])
    return u, 2.0 / sum(each * each for each in u)


def _to_hessenberg(a, v):
    n = len(a)
    for k in range(n - 2):
        found = _reflection([a[i][k] for i in range(k + 1, n)])
        if found:
            _reflect(a, v, *found, k + 1)
            for i in range(k + 2, n):
                a[i][k] = 0.0


def _rotate(a, v, k, c, s):
    """Turns rows and columns k and k + 1 by an angle of that cosine and sine."""
    one, other = a[k], a[k + 1]
    for j in range(len(a)):
        one[j], other[j] = c * one[j] + s * other[j], c * other[j] - s * one[j]
    for matrix in (a, v):
        for row in matrix:
            row[k], row[k + 1] = c * row[k] + s * row[k + 1], c * row[k + 1] - s * row[k]


def _split(a, v, k):
    """Makes the block of rows k and k + 1 a triangle."""
    p, w = 0.5 * (a[k][k] - a[k + 1][k + 1]), a[k + 1][k] * a[k][k + 1]
    q = p * p + w
    if q < 0 and sqrt(-q) <= 8 * _EPS * max(abs(each) for row in a for each in row):
        q = 0.0  # a pair by rounding alone
    if q < 0:
        raise NotImplementedError(
            "complex eigenvalues are not in the Tensorglass playground yet (arrays of complex128)"
        )
    z = p + copysign(sqrt(q), p)
    if z == 0:
        z = _EPS
    length = hypot(a[k + 1][k], z)
    _rotate(a, v, k, z / length, a[k + 1][k] / length)
    a[k + 1][k] = 0.0


def _to_triangle(a, v):
    """Makes the matrix a triangle by double shifted QR steps; its diagonal are the eigenvalues."""
    n = len(a)
    last, steps = n - 1, 0
    while last > 0:
        first = last
        while first > 0:
            size = abs(a[first - 1][first - 1]) + abs(a[first][first]) or 1.0
            if abs(a[first][first - 1]) <= _EPS * size:
                a[first][first - 1] = 0.0
                break
            first -= 1
        if first >= last - 1:
            if first == last - 1:
                _split(a, v, first)
            last, steps = first - 1, 0
            continue
        steps += 1
        if steps > _MOST_STEPS:
            from .linalg import LinAlgError

            raise LinAlgError("Eigenvalues did not converge")
        _double_step(a, v, first, last, steps)
    return [a[i][i] for i in range(n)]


def _shifts(a, last, steps):
    """(Two numbers near an eigenvalue, the imaginary part if they are a pair): of the last block."""
    block = a[last - 1][last - 1], a[last - 1][last], a[last][last - 1], a[last][last]
    if steps % 10 == 0:  # others where it turns in a circle
        size = abs(block[2]) + abs(a[last - 1][last - 2])
        block = 0.75 * size + block[3], -0.4375 * size, size, 0.75 * size + block[3]
    size = sum(map(abs, block))
    if size == 0:
        return 0.0, 0.0, 0.0
    upper, right, below, lower = (each / size for each in block)
    middle = (upper + lower) / 2
    square = (upper - middle) * (lower - middle) - right * below
    root = sqrt(abs(square))
    if square >= 0:
        return middle * size, middle * size, root * size
    near = min(middle + root, middle - root, key=lambda each: abs(each - lower)) * size
    return near, near, 0.0


def _double_step(a, v, first, last, steps):
    one, other, imaginary = _shifts(a, last, steps)
    start = first
    for m in range(last - 2, first - 1, -1):
        z, below = a[m][m], a[m + 1][m]
        size = abs(z - other) + abs(imaginary) + abs(below)
        below /= size
        p = below * a[m][m + 1] + (z - one) * ((z - other) / size) + imaginary * (imaginary / size)
        q = below * (z + a[m + 1][m + 1] - one - other)
        t = below * a[m + 2][m + 1]
        size = abs(p) + abs(q) + abs(t)
        p, q, t = p / size, q / size, t / size
        start = m
        if m == first:
            break
        beside = abs(a[m - 1][m - 1]) + abs(z) + abs(a[m + 1][m + 1])
        if abs(a[m][m - 1]) * (abs(q) + abs(t)) <= _EPS * abs(p) * beside:
            break
    column = [p, q, t]
    for k in range(start, last):
        if k > start:
            column = [a[i][k - 1] for i in range(k, min(k + 3, last + 1))]
        found = _reflection(column)
        if not found:
            continue
        _reflect(a, v, *found, k)
        if k > start:
            for i in range(k + 1, min(k + 3, last + 1)):
                a[i][k - 1] = 0.0


def _vectors(a, v, values):
    """The eigenvectors of the triangle, in the terms of the matrix that it was made of."""
    n = len(a)
    size = max((abs(each) for row in a for each in row), default=0.0) or 1.0
    vectors = [[0.0] * n for _ in range(n)]
    for k in range(n):
        x = [0.0] * n
        x[k] = 1.0
        for i in range(k - 1, -1, -1):
            s = sum(a[i][j] * x[j] for j in range(i + 1, k + 1))
            x[i] = -s / (a[i][i] - values[k] or _EPS * size)
        for i in range(n):
            vectors[i][k] = sum(v[i][j] * x[j] for j in range(k + 1))
    return vectors
