"""torch.profiler: the operators of a program's steps, with the time that each took in this page."""

from enum import Enum, IntEnum

from .._not_here import tell
from ..autograd.profiler import Recorder, record_function
from ..autograd.profiler_util import EventList


class ProfilerActivity(IntEnum):
    """What can be looked at: here the CPU's work."""

    CPU = 0
    XPU = 1
    MTIA = 2
    CUDA = 3

    def __repr__(self):
        return f"<ProfilerActivity.{self.name}: {self.value}>"

    def __str__(self):
        return f"ProfilerActivity.{self.name}"


class ProfilerAction(Enum):
    """What a profiler does in a step."""

    NONE = 0
    WARMUP = 1
    RECORD = 2
    RECORD_AND_SAVE = 3
    DEVICE_STOPPED = 4


def supported_activities():
    """The activities that can be looked at."""
    return {ProfilerActivity.CPU}


def schedule(*, wait, warmup, active, repeat=0, skip_first=0, skip_first_wait=0):
    """A function that tells by a step's number what is to be done in it: cycles of waiting, warming up, recording."""
    if min(wait, warmup, repeat, skip_first) < 0 or active <= 0:
        raise AssertionError("Invalid profiler schedule arguments")
    length = wait + warmup + active

    def action(step):
        if step < skip_first:
            return ProfilerAction.NONE
        step -= skip_first
        if skip_first_wait:
            step += wait
        if repeat > 0 and step // length >= repeat:
            return ProfilerAction.NONE
        place = step % length
        if place < wait:
            return ProfilerAction.NONE
        if place < wait + warmup:
            return ProfilerAction.WARMUP
        return ProfilerAction.RECORD if place < length - 1 else ProfilerAction.RECORD_AND_SAVE

    return action


_RECORDING = (ProfilerAction.RECORD, ProfilerAction.RECORD_AND_SAVE)


class profile:
    """Notes the operators of a block, or of those steps of it that a schedule picks."""

    def __init__(
        self, *, activities=None, schedule=None, on_trace_ready=None, record_shapes=False, profile_memory=False,
        with_stack=False, with_flops=False, with_modules=False, experimental_config=None, acc_events=False,
        **options,
    ):  # fmt: skip
        self.activities = set(activities) if activities is not None else supported_activities()
        if not self.activities:
            raise AssertionError("No valid profiler activities found")
        self.schedule = schedule or (lambda step: ProfilerAction.RECORD)
        self.on_trace_ready = on_trace_ready
        self.record_shapes = record_shapes
        self.acc_events = acc_events
        self.step_num = 0
        self.current_action = self.schedule(0)
        self._events = None
        self._recorder = None

    def start(self):
        """Begins the first step."""
        self._turn()

    def stop(self):
        """Ends the last step."""
        if self._recorder is not None:
            self._end()
            if self.on_trace_ready is not None:
                self.on_trace_ready(self)

    def step(self):
        """Ends a step and begins the next."""
        before = self.current_action
        self.step_num += 1
        self.current_action = self.schedule(self.step_num)
        if self._recorder is not None and before is ProfilerAction.RECORD_AND_SAVE:
            self._end()
            if self.on_trace_ready is not None:
                self.on_trace_ready(self)
        self._turn()

    def _turn(self):
        if self.current_action in _RECORDING and self._recorder is None:
            self._recorder = Recorder(self.record_shapes)
            self._recorder.start()

    def _end(self):
        self._recorder.stop()
        earlier = self._events if self.acc_events and self._events else []
        self._events = EventList([*earlier, *self._recorder._events])
        self._recorder = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *raised):
        self.stop()

    def _found(self, doing):
        if self._events is None and self._recorder is None:
            raise AssertionError(f"Profiler must be initialized before {doing}")
        return self._events if self._events is not None else self._recorder._events

    def events(self):
        """The calls that were noted."""
        return self._found("accessing events")

    def key_averages(self, group_by_input_shape=False, group_by_stack_n=0, group_by_overload_name=False):
        """The calls that were noted, summed up by name."""
        return self._found("getting key averages").key_averages(group_by_input_shape)

    def export_chrome_trace(self, path):
        self._found("exporting chrome trace").export_chrome_trace(path)

    def export_stacks(self, path, metric="self_cpu_time_total"):
        self._found("exporting stacks").export_stacks(path)


def tensorboard_trace_handler(dir_name, worker_name=None, use_gzip=False):
    """What a profiler would call to write traces for TensorBoard."""
    raise NotImplementedError("traces for TensorBoard are not in the Tensorglass playground: print a table")


profile.__module__ = ProfilerAction.__module__ = "torch.profiler.profiler"
__all__ = [
    "ProfilerAction", "ProfilerActivity", "profile", "record_function", "schedule", "supported_activities",
    "tensorboard_trace_handler",
]  # fmt: skip


tell(__name__)
