"""Profiling: blocks may be named; nothing is measured."""

from contextlib import contextmanager


@contextmanager
def record_function(name, args=None):
    """Names a block for a profiler that is not there."""
    yield
