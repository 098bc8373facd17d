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

import tensorglass_display
from tensorglass_missing import hint
from tensorglass_errno import renumber
from tensorglass_notebook import (
    LastValue,
    compile_cell,
    compile_conversation,
    offer_notebooks,
    show_value,
    skip_commands,
)
from tensorglass_packages import packages
from tensorglass_recorder import Recorder
from tensorglass_swaps import find_swaps

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_HIDDEN = (_FOLDER + os.sep, "<frozen ", "<string>:session")


class OutputLimit(BaseException):
    """The program printed more than is kept. Not an Exception: programs shall not catch it."""


def run(path, argv, hooks):
    """Runs the file at `path` and returns how it ended, as JSON.

    `hooks` has: `before` (texts that run first), `hear(flag)` with whether to hear what is printed, `figure(json)`,
    `trace` (bool), `observe()` to call before the first step, `step(line, event, depth, names, error, raised)`
    returning False when no further step is wanted, `say(sentence)` about what was not recorded, and `output_limit()`: the sentence to end the run with when it printed too much, else
    None. With `notebook` (bool), what only notebooks know is skipped, and with `echo` (bool) the value of a last
    line that is an expression is shown. With `interactive` (bool), each statement is as one at the prompt:
    the value of an expression is shown, and an exception ends that statement alone, unless it is the last.
    The result is what protocol.ts calls a RunResult, as far as it is known here: `exitCode`, `error`,
    `notes`, `unshown`, and with `swaps` (bool) the places that can be written otherwise.
    """
    if "random" in sys.modules:
        sys.modules["random"].seed()  # the boot snapshot holds what chance said when it was made
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
    packages.provide(lambda name: (file := hooks.package(name)) and file.to_bytes())
    tensorglass_display.listen(hooks.figure)
    recorder = Recorder(path, main, hooks) if hooks.trace else None
    error = None
    notes = []
    last = LastValue(hooks.echo)
    swaps = {"swaps": find_swaps(_text(path, hooks))} if hooks.swaps else {}
    if hooks.interactive:
        sys.displayhook = show_value
    elif hooks.notebook:
        sys.displayhook = last
    if hooks.notebook:
        offer_notebooks(notes)
    try:
        exit_code, error = _execute(path, main, recorder, hooks, notes)
        for finish in (atexit._run_exitfuncs, sys.stdout.flush, sys.stderr.flush):
            try:
                finish()
            except BaseException as problem:
                if recorder and not error:
                    recorder.stop(problem)
                error = error or _describe(problem, path, hooks)
                exit_code = exit_code or 1
                _write_error(error)
    finally:
        sys.settrace(None)
        packages.provide(lambda name: None)
        tensorglass_display.listen(None)
    if recorder:
        recorder.end(error)
    ended = {"exitCode": exit_code, "error": error, "notes": notes, "unshown": last.unshown, **swaps}
    return json.dumps(ended)


def _text(path, hooks):
    """The program's text, as Python gets it."""
    with open(path, "rb") as file:
        source = file.read().decode("utf-8-sig", "replace")
    return skip_commands(source)[0] if hooks.notebook else source


def _execute(path, main, recorder, hooks, notes):
    try:
        with open(path, "rb") as file:
            source = file.read()
        if hooks.notebook:
            source, found = skip_commands(source.decode("utf-8-sig", "replace"))
            notes += found
        if hooks.interactive:
            parts = compile_conversation(source, path)
        elif hooks.notebook:
            parts = compile_cell(source, path)
        else:
            parts = [compile(source, path, "exec", dont_inherit=True)]
        _run_before(main, hooks)
        if recorder:
            hooks.observe()
            recorder.start()
        for code in parts:
            try:
                exec(code, main.__dict__)
            except Exception as problem:
                if not hooks.interactive or code is parts[-1]:
                    raise
                _write_error(_describe(problem, path, hooks))
        if recorder:
            recorder.stop()
        return 0, None
    except SystemExit as leave:
        return _exit_code(leave), None
    except BaseException as problem:
        if recorder:
            recorder.stop(problem)
        if sys.excepthook is not _excepthook and not isinstance(problem, OutputLimit):
            sys.excepthook(type(problem), problem, _user_frames(problem.__traceback__))
            return 1, _describe(problem, path, hooks)
        error = _describe(problem, path, hooks)
        _write_error(error)
        return (130 if isinstance(problem, KeyboardInterrupt) else 1), error
    finally:
        sys.settrace(None)  # the program may have set one
        if recorder:
            recorder.release()


def _run_before(main, hooks):
    """Runs the texts of `hooks.before` in the program's namespace: what they print is not heard."""
    hooks.hear(False)
    try:
        for number, source in enumerate(hooks.before, 1):
            name = f"<before {number}>"
            if hooks.notebook:
                source, _ = skip_commands(source)
            linecache.cache[name] = len(source), None, source.splitlines(True), name
            exec(compile(source, name, "exec", dont_inherit=True), main.__dict__)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        hooks.hear(True)


def _exit_code(leave):
    code = leave.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def flush_files():
    """Writes out what files hold back that the program left open, as python3 does when it ends."""
    for each in gc.get_objects():
        if isinstance(each, io.IOBase) and not each.closed:
            try:
                each.flush()
            except (OSError, ValueError):
                pass  # as python3 does: nobody is there any more to be told


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


def some_bytes():
    """What bytes cross as."""
    return memoryview(b"")


renumber()

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
    return "".join(summary.format()) + hint(problem)


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
        line = problem.lineno if type(problem.lineno) is int and problem.lineno > 0 else None
        message = str(problem.msg)
    else:
        trace = problem.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == path:
                line = trace.tb_lineno
            trace = trace.tb_next
    return {
        "type": _cut(name, 1_000),
        "message": _cut(message, 100_000),
        "line": line,
        "traceback": _cut(text, 500_000),
    }


def _cut(text, most):
    """The text, within the bounds of protocol.ts: nobody reads on, and a page has to draw it."""
    return text if len(text) <= most else text[: most - 2] + "…\n"


def _write_error(error):
    try:
        sys.stdout.flush()
    except BaseException:
        pass
    sys.stderr.write(error["traceback"])
    sys.stderr.flush()
