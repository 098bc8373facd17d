"""Python's own iterators with a bar."""

from ..std import tqdm


def tenumerate(iterable, start=0, total=None, tqdm_class=tqdm, **options):
    """`enumerate` with a bar."""
    return enumerate(tqdm_class(iterable, total=total, **options), start)


def tzip(first, *others, **options):
    """`zip` with a bar over the first."""
    options = dict(options)
    tqdm_class = options.pop("tqdm_class", tqdm)
    yield from zip(tqdm_class(first, **options), *others)


def tmap(function, *sequences, **options):
    """`map` with a bar over the first sequence."""
    for items in tzip(*sequences, **options):
        yield function(*items)
