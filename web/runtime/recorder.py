"""Turns what the interpreter tells of its run into steps: a step is the state after a line has run."""

import json
import os
import sys
from opcode import opmap
from types import FunctionType

from tensorglass_names import LEFT_OUT, Names

_LOOKING = 64  # frames that looking for names may need
_MOST_TEXTS = 10_000  # of names that are kept; a step has 512 at most

_EVENTS = sys.monitoring.events
_TOOL = 4  # of the ids that sys.monitoring has, one that it does not name
# In all code: what tells when a function of the program begins or ends. The rest in the program's code alone:
# what PyTorch's own functions do costs nothing then.
_EVERYWHERE = _EVENTS.PY_START | _EVENTS.PY_RESUME | _EVENTS.PY_THROW | _EVENTS.PY_UNWIND | _EVENTS.RAISE
_IN_PROGRAM = _EVENTS.LINE | _EVENTS.JUMP | _EVENTS.PY_RETURN | _EVENTS.PY_YIELD | _EVENTS.STOP_ITERATION
_NO_MORE = sys.monitoring.DISABLE  # of that event at that place

_INNER = frozenset({"<listcomp>", "<genexpr>", "<dictcomp>", "<setcomp>", "<lambda>"})


class Recorder:
    """Records the program at `path`, whose module is `main`; the hooks are those of session.run."""

    def __init__(self, path, main, hooks):
        self._path = path
        self._main = main
        self._hooks = hooks
        self._frames = []  # the user's frames that are running, outermost first
        self._pending = []  # for each, the line that is running, or 0
        self._thrown_in = None  # the frame whose line has just ended by an exception
        self._tell = hooks.step  # to look it up takes long
        self._names = Names(os.path.dirname(path))
        self._last_names = None
        self._texts = _Texts()
        self._problem = None
        self._started = self._running = False
        self._codes = set()  # of the program's, those that are followed

    def start(self):
        self._started = self._running = True
        sys.monitoring.use_tool_id(_TOOL, "Tensorglass")
        for event, callback in {
            _EVENTS.PY_START: self._on_start,
            _EVENTS.PY_RESUME: self._on_start,
            _EVENTS.PY_THROW: self._on_throw,
            _EVENTS.LINE: self._on_line,
            _EVENTS.JUMP: self._on_jump,
            _EVENTS.RAISE: self._on_raise,
            _EVENTS.STOP_ITERATION: self._on_raise,
            _EVENTS.PY_RETURN: self._on_return,
            _EVENTS.PY_YIELD: self._on_return,
            _EVENTS.PY_UNWIND: self._on_return,
        }.items():
            sys.monitoring.register_callback(_TOOL, event, callback)
        sys.monitoring.set_events(_TOOL, _EVERYWHERE)

    def stop(self, problem=None):
        """The program has ended, by `problem` if there is one."""
        if isinstance(problem, RecursionError):
            _drop_unbegun(problem.__traceback__)
        self.release()
        self._problem = problem

    def release(self):
        """No lines are followed any more."""
        if self._running:
            self._running = False
            sys.monitoring.free_tool_id(_TOOL)
            sys.monitoring.restart_events()

    def end(self, error):
        """The last step: the state where the program failed, or else the one that it leaves.

        A program that could not be compiled has no steps.
        """
        if not self._started:
            return
        problem, self._problem = self._problem, None
        entries = self._entries(problem.__traceback__) if problem and error else []
        self._frames = [frame for frame, _ in entries]
        if problem and error:
            self._emit(error["line"] or 0, "exception", self._frames, error)
        else:
            self._emit(0, "end", [], error)
        self._frames, self._pending, self._thrown_in = [], [], None

    # What happens in the program; each is called by the frame where it does.

    def _on_start(self, code, _offset):
        if not self._follows(code):
            return _NO_MORE
        if code not in self._codes:
            self._codes.add(code)
            sys.monitoring.set_local_events(_TOOL, code, _IN_PROGRAM)
        self._frames.append(sys._getframe(1))
        self._pending.append(0)

    def _on_throw(self, code, offset, _problem):
        if self._follows(code):
            self._on_start(code, offset)

    def _on_line(self, code, line):
        frame = sys._getframe(1)
        if self._is_running(frame):
            self._at_line(frame, line)

    def _on_jump(self, code, start, end):
        """A loop on one line comes to that line again and again."""
        line = _line_at(code, end)
        if end > start or line != _line_at(code, start):
            return _NO_MORE
        frame = sys._getframe(1)
        if self._is_running(frame):
            self._at_line(frame, line)

    def _on_raise(self, code, _offset, problem):
        frame = sys._getframe(1)
        if not self._follows(code) or not self._is_running(frame) or _ends_loop(frame, type(problem)):
            return
        line, self._pending[-1] = self._pending[-1], 0
        self._thrown_in = frame
        self._on_exception(frame, line, type(problem), problem, problem.__traceback__)

    def _on_return(self, code, _offset, _value):
        if not self._follows(code) or not self._is_running(sys._getframe(1)):
            return
        if self._pending[-1]:
            self._step(self._pending[-1], "return", self._frames)
        if self._running:
            self._frames.pop()
            self._pending.pop()

    def _follows(self, code):
        return code.co_filename == self._path and code.co_name not in _INNER

    def _is_running(self, frame):
        """Whether it is the innermost of the user's frames."""
        return bool(self._frames) and self._frames[-1] is frame

    def _at_line(self, frame, line):
        before = self._pending[-1]
        leaving = self._thrown_in is frame and _only_leaves(frame)
        self._pending[-1] = 0 if leaving else line
        self._thrown_in = None
        if before:
            self._step(before, "line", self._frames)

    def _on_exception(self, frame, line, kind, problem, trace):
        """A step where an exception is raised; none where it only passes through on its way out."""
        if not line and issubclass(kind, (StopIteration, GeneratorExit)):
            return  # how generators end
        entries = self._entries(trace)
        below = [inner for inner, _ in entries[1:] if inner is not frame]
        if any(inner.f_code.co_name not in _INNER and self._called_from(inner, frame) for inner in below):
            return
        # sys.exit() is no error, nor is how checkpoint() leaves a function whose rest it does not need.
        quiet = issubclass(kind, SystemExit) or (
            kind.__module__.startswith("torch.") and kind.__name__[0] == "_"
        )
        at = entries[-1][1] if entries else line
        frames = [*self._frames, *below]
        self._step(at, "line", frames) if quiet else self._step(at, "exception", frames, _said(kind, problem))

    def _called_from(self, inner, frame):
        """Whether a frame that was left belongs to a call (or generator) of this frame of the user's."""
        back = inner.f_back
        while back is not None and back.f_code.co_filename != self._path:
            back = back.f_back
        return back in (frame, None)

    def _entries(self, trace):
        """The user's frames in a traceback, outermost first, with the line that each is at."""
        entries = []
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self._path:
                entries.append((trace.tb_frame, trace.tb_lineno))
            trace = trace.tb_next
        return entries

    def _step(self, line, event, frames, raised=None):
        if not self._emit(line, event, frames, None, raised):
            self.release()
            self._frames, self._pending, self._thrown_in = [], [], None

    def _emit(self, line, event, frames, error, raised=None):
        """Hands over a step; the names are None when they are the last step's."""
        sys.stdout.flush()
        variables = [("<module>", self._main.__dict__)]
        for frame in frames:
            if frame.f_code.co_name != "<module>":
                variables.append((frame.f_code.co_name, frame.f_locals))
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(limit + _LOOKING)
        names = self._names.search(variables)
        sys.setrecursionlimit(limit)
        if self._names.left_out:
            self._names.left_out = False
            self._hooks.say(LEFT_OUT)
        text = None
        if names != self._last_names:
            self._last_names = names
            text = f"[{','.join(map(self._texts.__getitem__, names))}]"
        depth = len(self._frames)
        return self._tell(line, event, depth, text, error and json.dumps(error), raised)


class _Texts(dict):
    """JSON of the names of tensors, made once: most are the same a step later."""

    def __missing__(self, named):
        if len(self) > _MOST_TEXTS:
            self.clear()
        frame, name, tensor, *kind = named
        state = {"frame": frame, "name": name, "tensor": tensor} | dict.fromkeys(kind, True)
        text = self[named] = json.dumps(state)
        return text


def _said(kind, problem):
    """What was raised, as JSON; None where to say it would run code of the program, or there is no room."""
    try:
        if isinstance(kind.__str__, FunctionType):
            return None
        inside = kind.__module__ in ("builtins", "__main__")
        name = kind.__qualname__ if inside else f"{kind.__module__}.{kind.__qualname__}"
        return json.dumps({"type": name[:1000], "message": str(problem)[:1000]})
    except (MemoryError, RecursionError):
        return None


def _ends_loop(frame, kind):
    """Whether an iterator written in Python tells a loop that it is through."""
    return issubclass(kind, StopIteration) and frame.f_code.co_code[frame.f_lasti] == opmap["FOR_ITER"]


def _line_at(code, offset):
    return next(line for start, end, line in code.co_lines() if start <= offset < end)


def _only_leaves(frame):
    """Whether what comes in the frame is the way out that an exception takes: no line of its own.

    That is the end of a `with` block, or of a comprehension that gives a variable back.
    """
    code, at = frame.f_code.co_code, frame.f_lasti
    if code[at] == opmap["PUSH_EXC_INFO"]:
        return code[at + 2] == opmap["WITH_EXCEPT_START"]
    while code[at] in _GIVES_BACK:
        at += 2
    return code[at] == opmap["RERAISE"]


_GIVES_BACK = frozenset(
    opmap[name] for name in ("SWAP", "POP_TOP", "STORE_FAST", "STORE_NAME", "STORE_DEREF", "STORE_GLOBAL")
)


def _drop_unbegun(trace):
    """Takes a last frame that tracing kept from beginning out of a traceback."""
    before = None
    while trace is not None and trace.tb_next is not None:
        before, trace = trace, trace.tb_next
    if before and trace.tb_frame.f_code.co_code[trace.tb_lasti] == opmap["RESUME"]:
        before.tb_next = None
