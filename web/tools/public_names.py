"""Records PyTorch's public names into web/torch/public_names.json: for errors that tell what is not here from
what is nowhere, for the page that says what is here, and for the editor's proposals.

Run with PyTorch 2.14 installed:  python web/tools/public_names.py
The same PyTorch gives the same bytes.
"""

import importlib
import inspect
import json
import pathlib
import types
import warnings

import torch

TO = pathlib.Path(__file__).parents[1] / "torch" / "public_names.json"

MODULES = """
torch torch.nn torch.nn.functional torch.nn.init torch.nn.attention torch.nn.parameter torch.nn.utils
torch.nn.utils.rnn torch.nn.utils.parametrize torch.nn.utils.parametrizations torch.nn.utils.prune
torch.nn.utils.fusion torch.nn.utils.stateless torch.nn.parallel
torch.optim torch.optim.lr_scheduler torch.optim.swa_utils
torch.autograd torch.autograd.function torch.autograd.functional torch.autograd.graph
torch.autograd.forward_ad torch.autograd.grad_mode torch.autograd.profiler torch.func functorch
torch.linalg torch.fft torch.special torch.signal torch.signal.windows torch.masked torch.nested torch.sparse
torch.distributions torch.distributions.constraints torch.distributions.transforms torch.distributions.kl
torch.utils torch.utils.data torch.utils.checkpoint torch.utils.dlpack torch.utils.hooks torch.utils.benchmark
torch.utils.flop_counter torch.utils.module_tracker torch.utils.model_zoo torch.utils.cpp_extension
torch.random torch.serialization torch.storage torch.types torch.return_types torch.version torch.testing
torch.overrides torch.library torch.hub torch.futures torch.functional torch.torch_version
torch.amp torch.accelerator torch.profiler torch.cpu
torch.backends torch.backends.cpu torch.backends.cuda torch.backends.cudnn torch.backends.mkl
torch.backends.mkldnn torch.backends.mps torch.backends.nnpack torch.backends.openmp torch.backends.opt_einsum
""".split()
"""Those that PyTorch's documentation has pages for."""

WHOLE = """
torch.cuda torch.mps torch.xpu torch.mtia torch.distributed torch.multiprocessing torch.monitor
torch.jit torch.compiler torch._dynamo torch.fx torch.export torch.onnx torch.package torch.quantization
""".split()
"""Those of other devices, processes and compilers: their functions and classes, and no more."""

KINDS = ("function", "class", "module", "dtype", "value", "method", "property", "undocumented")


def kind_of(value):
    if isinstance(value, torch.dtype):
        return "dtype"
    if inspect.ismodule(value):
        return "module"
    if inspect.isclass(value):
        return "class"
    return "function" if callable(value) else "value"


def own(path, value, below="torch"):
    """Whether a value is PyTorch's: no module of Python's, and nothing that was imported from one."""
    if isinstance(value, types.ModuleType):
        return value.__name__.startswith(path + ".")
    if value is torch.Tensor:
        return path == "torch"
    home = getattr(value, "__module__", None)
    return not isinstance(home, str) or home.startswith((below, "functorch", "torch._C"))


def documented(kind, value):
    """Functions without a word on them are PyTorch's own affair, as is what C++ hands out for TorchScript's sake."""
    if (
        kind == "class"
        and value.__name__.endswith(("Module", "Prop"))
        and value.__module__.startswith("torch.backends")
    ):
        return False
    if kind == "function" or (kind == "class" and value.__module__ == "torch.return_types"):
        return bool(value.__doc__)
    return not any(type(each).__name__ == "pybind11_type" for each in (value, type(value)))


def names_of(path):
    module = importlib.import_module(path)
    listed = getattr(module, "__all__", None)
    found = {}
    # Some are objects whose class has what they hold.
    inside = dir(getattr(module, "m", None))
    for name in sorted({*dir(module), *vars(type(module)), *inside, *(listed or ())}):
        if name[0] == "_" or not hasattr(module, name) or name == "TYPE_CHECKING":
            continue
        value = getattr(module, name)
        kind = kind_of(value)
        if not own(path, value):
            continue
        # A module without a list of its names has no others than those that it makes.
        made = own(path, value, path if path != "functorch" else "torch")
        fragment = kind == "value" and isinstance(value, (str, dict))
        # Not all that `torch` has of its own is in its list, and no module that lies in another one.
        told = name in (listed or ()) or kind == "module" or path == "torch"
        told = told or (listed is None and made and not fragment)
        if not told or not documented(kind, value):
            if path in WHOLE:
                continue
            kind = "undocumented"
        found.setdefault(kind, []).append(name)
    return found


def members_of(cls, classes):
    """What a class has that none of those has which it inherits from and which are listed themselves."""
    listed = {name for base in cls.__mro__[1:] if base in classes or not own("", base) for name in dir(base)}
    names = sorted(name for name in dir(cls) if name[0] != "_" and name not in listed)
    found = {}
    for name in names:
        value = inspect.getattr_static(cls, name)
        function = callable(value) or isinstance(value, (staticmethod, classmethod))
        kind = "method" if function else "property"
        if cls is not torch.Tensor and not (value.__func__ if hasattr(value, "__func__") else value).__doc__:
            kind = "undocumented"
        found.setdefault(kind, []).append(name)
    return found


def line(path, found):
    return f"{json.dumps(path)}:" + json.dumps(
        {kind: " ".join(found[kind]) for kind in KINDS if kind in found}, separators=(",", ":")
    )


def paths_below(root):
    """The modules that programs can import, by path: no deeper than where the way to them ends here anyway."""
    folder = pathlib.Path(importlib.import_module(root).__path__[0])
    for file in folder.rglob("*.py"):
        parts = (root, *file.relative_to(folder).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts = parts[:-1]
        deep = 3 if ".".join(parts[:2]) in (*WHOLE, "torch.ao") else 4
        if len(parts) <= deep and not any(part.startswith("_") for part in parts):
            yield ".".join(parts)


def main():
    warnings.simplefilter("ignore")
    modules = {path: names_of(path) for path in MODULES + WHOLE}
    classes = {}
    for path, found in modules.items():
        if path in WHOLE:
            continue
        for name in found.get("class", ()):
            cls = getattr(importlib.import_module(path), name)
            if isinstance(cls, type(torch.FloatTensor)):
                continue  # torch.FloatTensor and its like: a tensor has what they have
            home = f"{cls.__module__}.{cls.__qualname__}"
            if home == f"{path}.{name}" or cls not in classes:
                classes[cls] = f"{path}.{name}"
    members = {path: members_of(cls, classes) for cls, path in classes.items()}
    importable = sorted({*paths_below("torch"), *paths_below("functorch"), *MODULES, *WHOLE})
    parts = (
        f'"version":{json.dumps(torch.__version__.partition("+")[0])}',
        '"modules":{\n' + ",\n".join(line(path, found) for path, found in modules.items()) + "\n}",
        '"classes":{\n'
        + ",\n".join(line(path, found) for path, found in sorted(members.items()) if found)
        + "\n}",
        f'"importable":{json.dumps(" ".join(importable))}',
    )
    TO.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    count = sum(
        len(names) for found in modules.values() for kind, names in found.items() if kind != "undocumented"
    )
    print(f"{count} names of {len(modules)} modules, members of {len(members)} classes")


main()
