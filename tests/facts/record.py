"""Records what is true at every executed line of the conformance programs, walked over real PyTorch's objects.

Run with PyTorch 2.14 installed:  python record.py [NAME...]
Steps and names are found by the same code as in the page (web/runtime/recorder.py, names.py), under PyTorch's own
Python; what the names stand for is read from PyTorch alone: which tensors share a storage, strides, offsets, versions and
which tensors count with one counter, leaves, `.grad`, `._base`, `grad_fn` with its next functions, and what they saved.
Looking changes nothing that the program does, nor does running it again: each is run twice, and once without being
looked at, and one that printed something else, or left other steps, is named.
"""

import contextlib
import gzip
import io
import json
import os
import pathlib
import sys
import traceback
import types
import warnings

import torch

HERE = pathlib.Path(__file__).parent
TESTS = HERE.parent
sys.path[:0] = [str(TESTS / "recorded"), str(TESTS.parent / "web" / "runtime")]

import names  # noqa: E402

sys.modules["tensorglass_names"] = names

import recorder  # noqa: E402
import states  # noqa: E402

FAMILIES = ("aliasing", "article", "autograd", "nn", "tensors")
MOST_STEPS = 400
# What a program saves goes through functions of its own: reading it would run them.
OWN_SAVING = ("saved_tensors_hooks", "checkpoint", "save_on_cpu")


def of_fields(self, path, value):
    """The parts of what max(), sort() and others return, by name: to PyTorch's Python they are no named tuples."""
    return ((f"{path}.{key}", item) for key, item in zip(type(value).__match_args__, tuple.__iter__(value)))


def way_into(self, kind, way_of=names.Names._way_into):
    return (False, of_fields) if kind.__module__ == "torch.return_types" else way_of(self, kind)


names.Names._way_into = way_into


class Facts(states.Walk):
    """The state below some names, as in states.py, without what the memory holds."""

    def __init__(self, names, saves_itself):
        self.saves_itself = saves_itself
        super().__init__(names)

    def storage(self, tensor):
        try:
            storage = tensor.untyped_storage()
        except (NotImplementedError, RuntimeError):
            return None
        for number, known in enumerate(self.storages):
            if known._cdata == storage._cdata:
                return number
        self.storages.append(storage)
        self.described["storages"].append({"nbytes": storage.nbytes()})
        return len(self.storages) - 1

    def tensor(self, tensor):
        if (
            tensor is None
            or tensor.layout is not torch.strided
            or torch._C._functorch.is_functorch_wrapped_tensor(tensor)
        ):
            return None
        try:
            return super().tensor(tensor)
        except RuntimeError as error:
            if "modified inplace" not in str(error):
                raise
            # A view that was written elsewhere, and whose history PyTorch refuses to renew.
            number = next(n for n, known in enumerate(self.tensors) if known is tensor)
            self.described["tensors"][number] = {"history_lost": True}
            return number

    def version(self, tensor):
        return None if tensor.is_inference() else super().version(tensor)

    def saved(self, node, name):
        if self.saves_itself or name == "tensors" or not hasattr(type(node), "_saved_" + name):
            return {"name": name}
        return super().saved(node, name)

    def version_groups(self):
        """As in states.py; the counters are put back."""
        counting = [tensor for tensor in self.tensors if not tensor.is_inference()]
        before = [tensor._version for tensor in counting]
        for number, tensor in enumerate(counting):
            torch._C._autograd._unsafe_set_version_counter([tensor], [1000 + number])
        after = [None if tensor.is_inference() else tensor._version for tensor in self.tensors]
        torch._C._autograd._unsafe_set_version_counter(counting, before)
        return [number if version is None else after.index(version) for number, version in enumerate(after)]


class Hooks:
    """What the recorder calls: makes of each step the state below its names."""

    def __init__(self, saves_itself):
        self.saves_itself = saves_itself
        self.met = {}  # by id, the tensors that the search for names has met
        self.names = []
        self.steps = []
        self.forms = {}  # every distinct description, with its number

    def step(self, line, event, depth, names, error, _raised):
        if names is not None:
            self.names = json.loads(names)
        found = {f"{n['frame']}: {n['name']}": self.met[n["tensor"]] for n in self.names}
        self.met.clear()
        with torch._C.DisableTorchFunctionSubclass(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            state = Facts(dict(sorted(found.items())), self.saves_itself).described
        self.steps.append([line, event, depth, {part: self.number(state[part]) for part in state}])
        return len(self.steps) < MOST_STEPS

    def number(self, part):
        if isinstance(part, dict):
            return part
        return [self.forms.setdefault(json.dumps(form), len(self.forms)) for form in part]

    def say(self, sentence):
        pass


def run(path, look):
    """What the program printed, and when `look`ed at, its steps."""
    source = path.read_text()
    main = types.ModuleType("__main__")
    main.__file__ = str(path)
    sys.modules["__main__"] = main
    sys.argv = [str(path)]
    sys.path[0] = str(path.parent)
    printed = io.StringIO()
    hooks = Hooks(any(word in source for word in OWN_SAVING))

    def handle(tensor):
        hooks.met[id(tensor)] = tensor
        return id(tensor)

    torch.Tensor._h = property(handle)
    record = recorder.Recorder(str(path), main, hooks)
    error = None
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        code = compile(source, str(path), "exec", dont_inherit=True)
        if look:
            record.start()
        try:
            exec(code, main.__dict__)
        except BaseException as problem:
            error = problem
        if look:
            record.stop(error)
            record.end(error and {"line": innermost(error, path)})
    return {"printed": printed.getvalue(), "forms": list(hooks.forms), "steps": hooks.steps}


def innermost(error, path):
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def forked(path, look):
    """`run` in a process of its own."""
    end, start = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        try:
            result = run(path, look)
        except BaseException:
            result = {"failed": traceback.format_exc()}
        with os.fdopen(start, "w") as pipe:
            json.dump(result, pipe)
        os._exit(0)
    os.close(start)
    with os.fdopen(end) as pipe:
        result = json.load(pipe)
    os.waitpid(child, 0)
    return result


def main(only):
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    file = HERE / "facts.json.gz"
    recorded = json.loads(gzip.decompress(file.read_bytes())) if only else {}
    for family in FAMILIES:
        for path in sorted((TESTS / "conformance" / family).glob("*.py")):
            name = f"{family}/{path.stem}"
            if only and not any(part in name for part in only):
                continue
            plain, looked, again = forked(path, False), forked(path, True), forked(path, True)
            if "failed" in looked:
                sys.exit(f"{name}: {looked['failed']}")
            if looked["printed"] != plain["printed"]:
                print(f"{name}: prints something else when it is looked at")
            if looked["steps"] != again["steps"]:
                print(f"{name}: is not the same twice")
            recorded[name] = {
                "forms": [json.loads(form) for form in looked["forms"]],
                "steps": looked["steps"],
            }
    text = json.dumps(dict(sorted(recorded.items())), separators=(",", ":"))
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(len(recorded), "programs,", sum(len(one["steps"]) for one in recorded.values()), "steps")


if __name__ == "__main__":
    main(sys.argv[1:])
