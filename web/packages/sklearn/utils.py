"""Chance and order, as all of scikit-learn has them."""

from numbers import Integral

import numpy as np

from ._missing import absent


class Bunch(dict):
    """A dict whose keys are attributes, too."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value

    def __dir__(self):
        return self.keys()


def check_random_state(seed):
    """The generator that a seed stands for; None stands for NumPy's own."""
    if seed is None or seed is np.random:
        return np.random
    if isinstance(seed, Integral):
        return np.random.RandomState(int(seed))
    if hasattr(seed, "standard_normal") and hasattr(seed, "shuffle"):
        return seed
    raise ValueError(f"{seed!r} cannot be used to seed a numpy.random.RandomState instance")


def shuffle(*arrays, random_state=None, n_samples=None):
    """The arrays in one order by chance."""
    order = np.arange(length_of(*arrays))
    check_random_state(random_state).shuffle(order)
    taken = [take(each, order[:n_samples]) for each in arrays]
    return taken[0] if len(taken) == 1 else taken


def length_of(*arrays):
    """How many items they have, each as many."""
    lengths = [len(each) for each in arrays]
    if len(set(lengths)) > 1:
        raise ValueError(f"Found input variables with inconsistent numbers of samples: {lengths}")
    return lengths[0]


def take(items, places):
    """The items at some places: of a list a list, of an array or a tensor one like it."""
    if hasattr(items, "shape"):
        return items[places if isinstance(items, np.ndarray) else places.tolist()]
    return [items[place] for place in places.tolist()]


__getattr__ = absent("sklearn.utils", "class_weight compute_class_weight resample validation")
