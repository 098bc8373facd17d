# What torch.testing tells of values that differ, and the values that it makes.
import torch
T = torch.tensor
def show(*a, **k):
    try:
        torch.testing.assert_close(*a, **k); print("close")
    except Exception as e: print(type(e).__name__, e)
    print("--")
show(T([2.]), T([3.]))
show(T([2, 3]), T([3, 5]))
show(T(2), T(3)); show(T(2.), T(3.)); show(2, 3); show(2.0, 3.0); show(2, 3.5)
show(T([1., 2.]), T([1., 2.], dtype=torch.float64)); show(T([1., 2.]), T([1., 2., 3.]))
show(T([[1., float("nan")]]), T([[1., float("nan")]])); show(T([[1., float("nan")]]), T([[1., float("nan")]]), equal_nan=True)
show(T([1., 0.]), T([1., 0.1]), rtol=0, atol=0); show(T([1., 0.]), T([0., 0.]))
show([T([1.]), T([2.])], [T([1.]), T([3.])]); show({"a": T([1.])}, {"a": T([2.])}); show({"a": T([1.])}, {"b": T([2.])}); show([1, 2], [1]); show((1, "a"), (1, "a"))
show(T([True, False]), T([True, True])); show(T([True]), T([1])); show(T([1.]), [1.]); show(None, None); show(None, T([1.]))
show(T([1.]), T([2.]), msg="mine"); show(T([1.]), T([2.]), msg=lambda m: "pre " + m[:10]); show(T([1.]), T([2.]), rtol=1e-3)
show(torch.ones(2, 3).t(), torch.ones(3, 2), check_stride=True); show(T([1], dtype=torch.uint8), T([200], dtype=torch.uint8)); show(T([2**62]), T([-2**62]))
show(T([1.0, 2.0, 3.0]), T([1.1, 2.0, 3.2])); show(torch.zeros(2, 2), T([[0., 1.], [2., 0.]])); show(float("nan"), float("nan")); show(1e-6, 0.0); show(T([float("inf")]), T([1.]))
show(T([1., 2.]), T([1., 2.]).requires_grad_()); show("a", "a"); show(T(1.), 1.); show(True, False); show([[1, 2], [3, 4]], [[1, 2], [3, 5]]); show(T([], dtype=torch.float32), T([])); show(T([1.,2.], dtype=torch.float64), T([1., 2.5], dtype=torch.float64)); show(T([1,2], dtype=torch.int32), T([1,2])); show(T([1.5]), T([1]), check_dtype=False)
torch.manual_seed(0)
from torch.testing import make_tensor
for d in (torch.float32, torch.float64, torch.int64, torch.int32, torch.uint8, torch.bool, torch.int8):
    print(make_tensor((2, 2), dtype=d, device="cpu"), make_tensor(2, 2, dtype=d, device="cpu", low=0, high=2))
print(make_tensor((3, 2), dtype=torch.float32, device="cpu", noncontiguous=True).stride(), make_tensor((), dtype=torch.float32, device="cpu", noncontiguous=True).stride(), make_tensor((2,2), dtype=torch.int64, device="cpu", low=0, high=2, exclude_zero=True), make_tensor(3, dtype=torch.float32, device="cpu", requires_grad=True), make_tensor(2, dtype=torch.float32, device="cpu", low=-1), make_tensor((2,3,4), dtype=torch.float32, device="cpu", memory_format=None).shape)
for k in (dict(low=3, high=2), dict(low=2, high=2), dict(low=float("nan")), dict(low=300, high=300.5), dict(requires_grad=True), dict(memory_format=torch.channels_last, noncontiguous=True), dict(high=-20)):
    for d in (torch.float32, torch.int64, torch.uint8):
        try: print(make_tensor((1,), dtype=d, device="cpu", **k))
        except Exception as e: print(k, d, type(e).__name__, e)
