"""Profiling: which operators ran, how often, and how long each took in this page."""

from time import perf_counter_ns

from .. import _dispatch
from .profiler_util import EventList, FunctionEvent

_recorders = []  # those that are on, the innermost last
_open = []  # the events that have begun and not ended


def _begun(event):
    event.cpu_parent = _open[-1] if _open else None
    if _open:
        _open[-1].cpu_children.append(event)
    _recorders[-1]._events.append(event)
    _open.append(event)
    event._from = perf_counter_ns()


def _ended(event):
    event.cpu_time_total = (perf_counter_ns() - event._from) / 1000
    _open.pop()
    children = sum(each.cpu_time_total for each in event.cpu_children)
    event.self_cpu_time_total = event.cpu_time_total - children


def _shapes(args):
    return [list(getattr(each, "shape", ())) for each in args]


class Recorder:
    """Notes the operators that are called while it is on, as a mode that answers for them all."""

    def __init__(self, record_shapes=False):
        self._record_shapes = record_shapes
        self._events = EventList()

    def start(self):
        _recorders.append(self)
        _dispatch.enter(self)

    def stop(self):
        _dispatch.leave()
        _recorders.remove(self)

    def __torch_function__(self, function, types, args=(), kwargs=None):
        name = getattr(function, "__name__", "")
        if name in ("__get__", "__set__", "") or name.startswith("_"):
            name = name.strip("_")
            if name in ("get", "set", ""):  # of an attribute
                return function(*args, **(kwargs or {}))
        event = FunctionEvent(f"aten::{name}", _shapes(args) if self._record_shapes else ())
        _begun(event)
        try:
            return function(*args, **(kwargs or {}))
        finally:
            _ended(event)


class record_function:
    """Names a block, or a function's calls, for the profiler that is on."""

    def __init__(self, name, args=None):
        self.name = name
        self.args = args
        self._event = None

    def __enter__(self):
        if _recorders:
            self._event = FunctionEvent(self.name, is_user_annotation=True)
            _begun(self._event)
        return self

    def __exit__(self, *raised):
        if self._event is not None:
            _ended(self._event)
            self._event = None

    def __call__(self, function):
        from functools import wraps

        @wraps(function)
        def within(*args, **kwargs):
            with record_function(self.name, self.args):
                return function(*args, **kwargs)

        return within


class profile:
    """Notes the operators of a block."""

    def __init__(self, enabled=True, *, use_cuda=False, use_device=None, record_shapes=False, **options):
        self.enabled = enabled
        self.record_shapes = record_shapes
        self.entered = False
        self.function_events = None
        self._recorder = None

    def __enter__(self):
        if not self.enabled:
            return None
        if self.entered:
            raise RuntimeError("Profiler context manager is not reentrant")
        self.entered = True
        self._recorder = Recorder(self.record_shapes)
        self._recorder.start()
        return self

    def __exit__(self, *raised):
        if self.enabled:
            self._recorder.stop()
            self.function_events = self._recorder._events
        return False

    def _finished(self):
        if self.function_events is None:
            raise RuntimeError("Profiler didn't finish running")
        return self.function_events

    def key_averages(self, group_by_input_shape=False, group_by_stack_n=0, group_by_overload_name=False):
        return self._finished().key_averages(group_by_input_shape)

    def total_average(self):
        return self._finished().total_average()

    def table(self, sort_by=None, row_limit=100, **options):
        return self._finished().table(sort_by, row_limit, **options)

    def export_chrome_trace(self, path):
        self._finished().export_chrome_trace(path)

    @property
    def self_cpu_time_total(self):
        return self._finished().self_cpu_time_total

    def __repr__(self):
        return (
            repr(self.function_events)
            if self.function_events is not None
            else "<unfinished torch.autograd.profile>"
        )

    def __str__(self):
        return repr(self) if self.function_events is None else self.table()
