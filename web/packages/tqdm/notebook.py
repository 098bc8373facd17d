"""The bar of notebooks: here it is the one of terminals, as the output shows what a terminal would."""

from .std import tqdm, trange

tqdm_notebook, tnrange = tqdm, trange
__all__ = ["tnrange", "tqdm", "tqdm_notebook", "trange"]
