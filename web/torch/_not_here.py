"""What PyTorch has and Tensorglass has not: why, and the errors that say so.

That a name is here is declared nowhere: it is looked for. The page that tells what is here has its reasons
from here, too.
"""

import sys
from fnmatch import fnmatchcase
from importlib import import_module
from importlib.machinery import ModuleSpec
from opcode import opmap

from . import _names

BY_NATURE = {
    "a web page computes on the CPU alone": """
        torch.cuda torch.mps torch.xpu torch.mtia torch.accelerator
        torch.backends.cuda torch.backends.cudnn torch.backends.mps torch.backends.cusparselt torch.backends.miopen
        torch.backends.python_native torch.*.cuda torch.*.xpu torch.*.mtia torch.*.ipu torch.*.hpu
        torch.*.is_ipu torch.*.is_mtia torch.*.is_xpu torch.Tensor.record_stream torch.*.pin_memory
        torch.Generator.graphsafe_* torch.Generator.philox_state torch.autograd.graph.*stream*""",
    "a web page has one process": """
        torch.distributed torch.multiprocessing torch.nn.parallel torch.nn.DataParallel torch.nn.SyncBatchNorm
        torch.nn.cpp torch.distributions.distribution.multiprocessing torch.utils.data.distributed
        torch.utils.data.DistributedSampler torch.*.share_memory torch.*.share_memory_ torch.monitor torch.numa
        torch.prepare_multiprocessing_environment""",
    "a web page has no compiler of C++, and none of Python": """
        torch.compiler torch._dynamo torch.jit torch.fx torch.export torch.onnx torch.package torch.nativert
        torch.utils.cpp_extension torch.utils.mobile_optimizer torch.utils.cpp_backtrace torch.classes torch.cpp
        torch.import_ir_module* torch.parse_* torch.merge_type_from_type_comment torch.unify_type_list
        torch.Sym* torch.sym_* torch.while_loop torch.cond torch.JITException torch.fork torch.wait
        torch.*.compile torch.get_file_path""",
    "a web page is offline for its programs": "torch.utils.model_zoo",
    "these belong to libraries that PyTorch's own build brings along": """
        torch.mkldnn_* torch.cudnn_* torch.miopen_* torch.fbgemm_* torch.backends.kleidiai torch.backends.mkl
        torch.backends.mkldnn torch.backends.nnpack torch.backends.openmp torch.backends.mha
        torch.backends.opt_einsum torch.is_vulkan_available torch.Tensor.to_mkldnn torch.Tensor.is_mkldnn
        torch.Tensor.is_vulkan torch.Tensor.is_xla torch.Tensor.is_maia torch.utils.mkldnn""",
}
"""What no page can have: reasons, each with the paths that it holds for, and for all that lies below them."""

LEFT_OUT = {
    "tensors here are strided, none is sparse": """
        torch.sparse torch.*sparse* torch.*coalesce* torch.*_indices_copy torch.values_copy torch.Tensor.*_indices
        torch.Tensor.indices torch.Tensor.values torch.Tensor.dense_dim torch.Tensor.to_dense torch.optim.SparseAdam
        torch.hspmm torch.hsmm torch.smm torch.spmm torch.dsmm torch.saddmm torch.sspaddmm torch.Tensor.smm
        torch.Tensor.sspaddmm""",
    "tensors here are not quantised": """
        torch.quantization torch.ao torch.*quanti* torch.*.q_* torch.q_* torch.qint* torch.quint* torch.QInt*
        torch.QUInt* torch.*fake_quant* torch.per_channel_* torch.per_tensor_* torch.qscheme torch.Tensor.qscheme
        torch.*int_repr torch.nn.qat torch.nn.intrinsic torch.choose_qparams_optimized torch.*.dequantize""",
    "tensors here are not nested: pad and mask instead": """
        torch.nested torch.jagged torch.Tensor.is_nested torch.Tensor.to_padded_tensor""",
    "a mask is given to the functions of torch.masked": """
        torch.masked.MaskedTensor torch.masked.maskedtensor torch.masked.*masked_tensor""",
    "elements of less than a byte, and of float8, are for other devices": """
        torch.float8* torch.float4* torch.uint[1-7] torch.int[1-7] torch.bits* torch.bit torch.bcomplex32
        torch.complex32 torch.chalf torch.*.chalf torch.*.float8_* torch.nn.functional.scaled_*""",
    "a program's time here says nothing of PyTorch's": """
        torch.profiler torch.autograd.profiler torch.utils.benchmark torch.ThroughputBenchmark torch.utils.flop_counter
        torch.utils.module_tracker torch.utils.throughput_benchmark torch.utils.bottleneck""",
    "the loss is computed whole here, without chunks": "torch.nn.LinearCrossEntropyOptions",
    "pipes are no longer developed in PyTorch: datasets do what they did": """
        torch.utils.data.*Pipe torch.utils.data.*Pipe.* torch.utils.data.datapipes torch.utils.data.*datapipe*
        torch.utils.data.runtime_validation* torch.utils.data.non_deterministic torch.utils.data.argument_validation
        torch.utils.data.DataChunk torch.utils.data.graph*""",
}
"""What could be had, and is not for a reason."""


SHELLS = frozenset(
    """torch.export torch.fx torch.multiprocessing torch.nested torch.nn.quantized torch.onnx torch.package
    torch.sparse""".split()
)
"""Modules that programs import before they know whether they need them: they are empty, and tell of each name."""


def reason(path):
    """Why something of PyTorch's is not here, and whether no page can have it; (None, False) where it is to come."""
    for reasons in (BY_NATURE, LEFT_OUT):
        for text, patterns in reasons.items():
            for pattern in patterns.split():
                if fnmatchcase(path, pattern) or fnmatchcase(path, pattern + ".*"):
                    return text, reasons is BY_NATURE
    return None, False


def told(path):
    """The sentence on something that PyTorch has and Tensorglass has not."""
    why, _ = reason(path)
    return f"PyTorch has {path}, but Tensorglass does not" + (f": {why}" if why else " yet")


def member(cls, name):
    """That sentence on what an object of a class was asked for; None where PyTorch has no such thing either."""
    for each in cls.__mro__:
        path = _names.path_of(each)
        if path and name in _names.names(path):
            return told(f"{path}.{name}")
    return None


def no_attribute(obj, name):
    """The error of an object's __getattr__."""
    text = member(type(obj), name) if name[:1] != "_" else None
    if text is None:
        return AttributeError(f"'{type(obj).__name__}' object has no attribute '{name}'")
    return AttributeError(text, name=name, obj=None)  # with the object, Python would propose other names


def absent(module, find=lambda name: None):
    """A module's __getattr__: what `find` gives for a name, or else the error."""

    def __getattr__(name):
        found = find(name)
        if found is not None:
            return found
        path = f"{module}.{name}"
        if path in SHELLS:
            return import_module(path)
        if name[:2] == "__" or not (name in _names.names(module) or path in _names.importable()):
            raise AttributeError(f"module '{module}' has no attribute '{name}'")
        text = told(path)
        caller = sys._getframe(1)
        if caller.f_code.co_code[caller.f_lasti] == opmap["IMPORT_FROM"]:
            # Python would make another error of an AttributeError, without what it says.
            text = f"cannot import name '{name}' from '{module}': {text}"
            raise ImportError(text, name=module, path=getattr(sys.modules[module], "__file__", None))
        raise AttributeError(text, name=name, obj=None)

    return __getattr__


class _Finder:
    """Stands behind what finds modules: of those that PyTorch has, it says that they are not here."""

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        module.__doc__ = told(module.__name__)
        module.__getattr__ = absent(module.__name__)

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name in SHELLS:
            return ModuleSpec(name, cls, origin=f"{name} of Tensorglass", is_package=True)
        if name.partition(".")[0] in ("torch", "functorch") and name in _names.importable():
            raise ModuleNotFoundError(f"No module named '{name}': {told(name)}", name=name)


def tell(root):
    """Has a package and its modules tell of what is not here: one that is loaded late calls this for itself."""
    for path, module in list(sys.modules.items()):
        if f"{path}.".startswith(f"{root}.") and "._" not in path and module is not None:
            vars(module).setdefault("__getattr__", absent(path))


sys.meta_path.append(_Finder)
