"""Streams, operators by name, control flow as functions, versions, and what functions of old say."""
import warnings

import torch


def t(f):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            print(f())
        except Exception as problem:
            print(type(problem).__name__, problem)
        for each in told:
            print(each.category.__name__, each.message)


event, stream = torch.Event(enable_timing=True), torch.Stream()
print(event, stream, event.query(), stream.query(), event.device, stream.device, stream == torch.Stream())
for call in (event.record, stream.record_event, lambda: stream.wait_stream(stream), event.synchronize, event.wait):
    t(call)
t(lambda: torch.Event().elapsed_time(event))
t(lambda: torch.Stream(device="cuda"))
t(lambda: torch.Event("cuda"))

x = torch.tensor([1.0, -2.0])
print(torch.ops.aten.add, torch.ops.aten.add.Tensor, torch.ops.aten.relu.default._schema)
print(torch.ops.aten.add(x, 1), torch.ops.aten.add.Tensor(x, x), torch.ops.aten.relu.default(x))
print(torch.ops.aten.relu.default.name(), torch.ops.aten.add.Tensor.overloadpacket)
t(lambda: torch.ops.aten.nope)
t(lambda: torch.ops.aten.add.nope)
t(lambda: torch.ops.nope.x)

print(torch.cond(True, lambda x: x + 1, lambda x: x, (x,)))
t(lambda: torch.cond(x, lambda x: x + 1, lambda x: x, (x,)))
print(torch.sym_int(3.7), torch.sym_float(3), torch.sym_max(1, 2.0), torch.sym_min(2, 1), torch.sym_not(True))
print(torch.__version__ >= (2, 1), torch.__version__ < "10.0", torch.torch_version.TorchVersion("2.1") > "2.0")
print(torch.get_device(x), torch.is_distributed(x), x.is_distributed(), torch.thread_safe_generator())
print(torch.atleast_1d(), torch.atleast_2d(), torch.atleast_3d())
t(lambda: torch._assert(False, "no"))

for name in ("cholesky", "eig", "qr", "symeig", "matrix_rank"):
    t(lambda: getattr(torch, name)(torch.eye(2)))
t(lambda: torch.eye(2).qr(some=False))
t(torch.get_autocast_cpu_dtype)
t(torch.is_autocast_cpu_enabled)
t(torch.get_autocast_gpu_dtype)
t(lambda: torch.set_autocast_cpu_enabled(False))

for tensor in (torch.empty(1, 2, 3, 4), torch.empty(2, 3, 4, 5).to(memory_format=torch.channels_last)):
    print(tensor.dim_order())
    for check in (True, False, [torch.contiguous_format, torch.channels_last], 3, [3]):
        t(lambda: tensor.dim_order(ambiguity_check=check))
