"""Progress bars as tqdm writes them: a line of text on standard error, which is written over."""

from ._errors import (
    TqdmDeprecationWarning,
    TqdmExperimentalWarning,
    TqdmKeyError,
    TqdmTypeError,
    TqdmWarning,
    absent,
)
from .std import tqdm, trange

__version__ = "4.70.1"
__all__ = [
    "TqdmDeprecationWarning",
    "TqdmExperimentalWarning",
    "TqdmKeyError",
    "TqdmTypeError",
    "TqdmWarning",
    "__version__",
    "tqdm",
    "tqdm_notebook",
    "tnrange",
    "trange",
]
tqdm_notebook, tnrange = tqdm, trange

__getattr__ = absent("tqdm")
