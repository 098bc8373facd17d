"""torch.compiler: there is none, so that what it does to functions is nothing."""


def is_compiling():
    return False


is_dynamo_compiling = is_exporting = is_compiling


def reset():
    pass


cudagraph_mark_step_begin = reset


def list_backends(exclude_tags=()):
    return []


def set_default_backend(backend):
    """Takes what functions are to be compiled by: none is."""


def disable(fn=None, recursive=True, *, reason=None):
    """The function itself: it is compiled in no case."""
    return fn if fn is not None else lambda function: function


def allow_in_graph(fn):
    return fn


assume_constant_result = allow_in_graph


def substitute_in_graph(original_fn, **options):
    return lambda function: function


class set_stance:
    """What compiled functions do when they are called: as a function or for a block."""

    def __init__(self, stance="default", **options):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *raised):
        pass
