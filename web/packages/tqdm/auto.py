"""The bar for wherever a program runs: here there is one."""

from .std import tqdm, trange

__all__ = ["tqdm", "trange"]
