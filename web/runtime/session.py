"""Runs one program as `python3 FILE.py` would, and records what it does line by line when asked."""

import atexit
import builtins
import gc
import io
import json
import linecache
import os
import signal
import sys
import traceback
import types

_PACKAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "torch") + os.sep
_HIDDEN = (_PACKAGE, os.path.abspath(__file__), "<frozen ", "<string>:session")

_SHORT = 16  # containers longer than this are not looked into
_NAMES = 256  # names listed in one step


class OutputLimit(BaseException):
    """The program printed more than is kept. Not an Exception: programs shall not catch it."""


def run(path, argv, hooks):
    """Runs the file at `path` and returns how it ended, as JSON.

    `hooks` has: `trace` (bool), `max_steps` (int), `step(line, event, depth, names, error)` returning
    False when no further step is wanted, and `output_limit()`: the sentence to end the run with when
    it printed too much, else None. The result is `{"exitCode": int, "error": RunError or null}`.
    """
    sys.argv = [path, *argv]
    sys.path[:] = [os.path.dirname(path), *filter(None, sys.path)]
    sys.dont_write_bytecode = True
    sys.excepthook = _excepthook  # Pyodide has set its own
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True, encoding="utf-8", errors="backslashreplace")
    main = types.ModuleType("__main__")
    main.__file__ = path
    main.__builtins__ = builtins
    main.__annotations__ = {}
    sys.modules["__main__"] = main

    def stop_printing(_signal, _frame):
        raise OutputLimit

    signal.signal(signal.SIGINT, stop_printing)
    recorder = _Recorder(path, main, hooks) if hooks.trace else None
    error = None
    try:
        exit_code, error = _execute(path, main, recorder, hooks)
        for finish in (atexit._run_exitfuncs, sys.stdout.flush, sys.stderr.flush):
            try:
                finish()
            except BaseException as problem:
                error = error or _describe(problem, path, hooks)
                exit_code = exit_code or 1
                _write_error(error)
    finally:
        sys.settrace(None)
    if recorder:
        recorder.end(error)
    return json.dumps({"exitCode": exit_code, "error": error})


def _execute(path, main, recorder, hooks):
    try:
        with open(path, "rb") as file:
            source = file.read()
        code = compile(source, path, "exec", dont_inherit=True)
        if recorder:
            recorder.start()
        exec(code, main.__dict__)
        return 0, None
    except SystemExit as leave:
        return _exit_code(leave), None
    except BaseException as problem:
        sys.settrace(None)
        if sys.excepthook is not _excepthook and not isinstance(problem, OutputLimit):
            sys.excepthook(type(problem), problem, _user_frames(problem.__traceback__))
            return 1, _describe(problem, path, hooks)
        error = _describe(problem, path, hooks)
        _write_error(error)
        return (130 if isinstance(problem, KeyboardInterrupt) else 1), error
    finally:
        sys.settrace(None)


def _exit_code(leave):
    code = leave.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def forget_program():
    """Lets go of everything that the program made, so that what lives on is a leak."""
    main = sys.modules["__main__"]
    for module in [main, *_user_modules()]:
        module.__dict__.clear()
    sys.last_exc = sys.last_value = sys.last_traceback = sys.last_type = None
    linecache.clearcache()
    gc.collect()


def _user_modules():
    folder = sys.path[0]
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and folder and file.startswith(folder + os.sep) and not _is_hidden(file):
            del sys.modules[name]
            yield module


def engine_callback():
    """The function through which the engine calls into Python, or None while there is none."""
    torch = sys.modules.get("torch")
    return getattr(torch, "_engine_callback", None)


try:
    import torch  # noqa: F401  so that the boot snapshot holds it; programs import it themselves
except ModuleNotFoundError:
    pass

# Errors


def _excepthook(kind, problem, trace):
    sys.stderr.write(_traceback_of(problem))


def _is_hidden(filename):
    return filename.startswith(_HIDDEN)


def _user_frames(trace):
    """The traceback without our own frames."""
    if trace is None:
        return None
    rest = _user_frames_below(trace)
    return rest


def _user_frames_below(trace):
    kept = []
    while trace is not None:
        if not _is_hidden(trace.tb_frame.f_code.co_filename):
            kept.append(trace)
        trace = trace.tb_next
    result = None
    for entry in reversed(kept):
        result = types.TracebackType(result, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return result


def _traceback_of(problem):
    """The text that python3 writes for an uncaught exception, of the user's frames only."""
    summary = traceback.TracebackException(type(problem), problem, problem.__traceback__, compact=True)
    _drop_our_frames(summary, set())
    return "".join(summary.format()) + _hint(problem)


def _hint(problem):
    """What to say of a module that is not there, after the traceback."""
    if not isinstance(problem, ModuleNotFoundError) or not problem.name:
        return ""
    return (
        f"{problem.name} is not in Tensorglass: programs can import Python's standard library, torch, "
        "and modules beside them.\n"
    )


def _drop_our_frames(summary, seen):
    if summary is None or id(summary) in seen:
        return
    seen.add(id(summary))
    if summary.stack is not None:
        summary.stack[:] = [frame for frame in summary.stack if not _is_hidden(frame.filename)]
        if not summary.stack and issubclass(summary.exc_type or Exception, SyntaxError):
            summary.stack = None  # python3 has no "Traceback" line there
    _drop_our_frames(summary.__cause__, seen)
    _drop_our_frames(summary.__context__, seen)
    for inner in summary.exceptions or ():
        _drop_our_frames(inner, seen)


def _describe(problem, path, hooks):
    """A RunError for the page: see protocol.ts."""
    kind = type(problem)
    if isinstance(problem, OutputLimit):
        message = hooks.output_limit() or "The program printed too much."
        name, text = "OutputLimit", message + "\n"
    else:
        name = kind.__qualname__
        if kind.__module__ not in ("builtins", "__main__"):
            name = f"{kind.__module__}.{name}"
        try:
            message = str(problem)
        except Exception:
            message = "<exception str() failed>"
        if kind is MemoryError and not message:
            message = "the program used up all the memory there is"
        try:
            text = _traceback_of(problem)
        except (MemoryError, RecursionError):
            text = f"{name}: {message}\n"
    line = None
    if isinstance(problem, SyntaxError) and problem.filename == path:
        line = problem.lineno
        message = problem.msg
    else:
        trace = problem.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == path:
                line = trace.tb_lineno
            trace = trace.tb_next
    return {"type": name, "message": message, "line": line, "traceback": text}


def _write_error(error):
    try:
        sys.stdout.flush()
    except BaseException:
        pass
    sys.stderr.write(error["traceback"])
    sys.stderr.flush()


# Steps


class _Recorder:
    """Turns the interpreter's trace events into steps: a step is the state after a line has run."""

    def __init__(self, path, main, hooks):
        self._path = path
        self._main = main
        self._hooks = hooks
        self._frames = []  # the user's frames that are running, outermost first
        self._pending = []  # for each, the line that is running, or 0
        self._left = hooks.max_steps

    def start(self):
        sys.settrace(self._on_call)

    def end(self, error):
        """The last step: the state that the program leaves."""
        self._frames, self._pending = [], []
        self._emit(0, "end", error)

    def _on_call(self, frame, event, arg):
        if frame.f_code.co_filename != self._path or frame.f_code.co_name in _INNER:
            return None
        self._frames.append(frame)
        self._pending.append(0)
        return self._on_event

    def _on_event(self, frame, event, arg):
        if not self._frames or self._frames[-1] is not frame:
            return self._on_event
        line = self._pending[-1]
        if event == "line":
            self._pending[-1] = frame.f_lineno
            if line:
                self._step(line, "line")
        elif event == "exception":
            self._pending[-1] = 0
            if line:
                self._step(line, "exception")
        elif event == "return":
            if line:
                self._step(line, "return")
            self._frames.pop()
            self._pending.pop()
        return self._on_event

    def _step(self, line, event):
        if self._left <= 0:
            sys.settrace(None)
            for frame in self._frames:
                frame.f_trace = None
            self._frames, self._pending = [], []
            self._hooks.steps_left_out()
            return
        self._left -= 1
        if not self._emit(line, event, None):
            self._left = 0

    def _emit(self, line, event, error):
        sys.stdout.flush()
        names = json.dumps(self._names())
        depth = len(self._frames)
        return self._hooks.step(line, event, depth, names, error and json.dumps(error))

    def _names(self):
        """Every name in the running frames that reaches a tensor."""
        found = []
        _collect("<module>", self._main.__dict__, found)
        for frame in self._frames:
            if frame.f_code.co_name != "<module>":
                _collect(frame.f_code.co_name, frame.f_locals, found)
        return found


_INNER = frozenset({"<listcomp>", "<genexpr>", "<dictcomp>", "<setcomp>", "<lambda>"})


def _collect(frame, variables, found):
    seen = set()
    for name, value in list(variables.items()):
        if not (name.startswith("__") and name.endswith("__")):
            _reach(frame, name, value, found, seen, 0)


def _reach(frame, path, value, found, seen, depth):
    """Adds what `value`, known to the program as `path`, leads to. Runs none of the program's code."""
    if len(found) >= _NAMES:
        return
    kind = type(value)
    if kind in _PLAIN:
        return
    handle = _handle_of(value)
    if handle is not None:
        found.append({"frame": frame, "name": path, "tensor": handle})
        return
    if depth > 3 or id(value) in seen:
        return
    if kind in (list, tuple, dict) or isinstance(value, tuple):
        if len(value) > _SHORT:
            return
        seen.add(id(value))
        if isinstance(value, dict):
            items = [(f"{path}[{key!r}]", item) for key, item in value.items() if type(key) in _KEYS]
        elif hasattr(kind, "_fields"):
            items = [(f"{path}.{key}", item) for key, item in zip(kind._fields, value)]
        else:
            items = [(f"{path}[{index}]", item) for index, item in enumerate(value)]
    elif _is_module(value):
        seen.add(id(value))
        state = value.__dict__
        own = [(key, item) for key, item in state.items() if not key.startswith("_")]
        parts = [state.get(part, {}) for part in ("_parameters", "_buffers", "_modules")]
        items = [(f"{path}.{key}", item) for part in (*parts, dict(own)) for key, item in part.items()]
    elif kind.__module__ == "__main__" and isinstance(getattr(value, "__dict__", None), dict):
        seen.add(id(value))
        items = [(f"{path}.{key}", item) for key, item in value.__dict__.items()]
    else:
        return
    for name, item in items:
        _reach(frame, name, item, found, seen, depth + 1)


_KEYS = frozenset({str, int, bool})
_PLAIN = frozenset(
    {int, float, bool, str, bytes, type(None), type, types.ModuleType, types.FunctionType}
)


def _handle_of(value):
    tensor = _class_of_torch("torch", "Tensor")
    if tensor is not None and isinstance(value, tensor):
        return getattr(value, "_h", None)
    return None


def _is_module(value):
    module = _class_of_torch("torch.nn", "Module")
    return module is not None and isinstance(value, module) and not isinstance(value, type)


def _class_of_torch(module, name):
    return sys.modules[module].__dict__.get(name) if module in sys.modules else None
