import warnings

import torch

warnings.simplefilter("ignore")



def told(what):
    """What an expression gives, or which error."""
    try:
        return repr(eval(what))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


ind = torch.tensor([2, 1, 0])
mask = torch.ones(6, dtype=torch.bool)
e = torch.tensor(0.5 + 1j, requires_grad=True)

for line in """
torch._assert_async(torch.tensor([]))
torch._assert_async(torch.tensor([0, 0]))
torch._assert_async(torch.tensor(0))
torch._assert_async(torch.tensor(1))
torch._assert_async(torch.tensor(0), "hi")
torch._check(False)
torch._check(False, lambda: "m")
torch._check(1)
torch._check_index(False)
torch._check_value(False)
torch._check_type(False)
torch._check_not_implemented(False)
torch._check_with(RuntimeError, False, lambda: "s")
torch._check_tensor_all(True)
torch._check_tensor_all(torch.ones(1))
torch._check_tensor_all(torch.zeros(1, dtype=torch.bool))
torch._check_tensor_all(torch.zeros(1, dtype=torch.bool), lambda: torch.arange(3))
torch._check_is_size(-1)
torch._check(torch.tensor(True))
torch.use_deterministic_algorithms(True, warn_only=1)
torch._debug_has_internal_overlap(torch.ones(3).expand(2, 3))
torch._debug_has_internal_overlap(torch.randn(2, 1, 10)[::2].as_strided((2, 1, 5), (10, 0, 2)))
torch._debug_has_internal_overlap(torch.randn(3, 3).t())
torch._debug_has_internal_overlap(torch.randn(3, 3)[:, ::2])
torch._debug_has_internal_overlap(torch.randn(0).as_strided((0, 3), (1, 0)))
torch.ones(3).map2_(torch.ones(3), torch.ones(1), lambda a, b, c: a + b * c)
torch.ones(3).map2_(torch.ones(3), torch.ones(1, requires_grad=True), lambda a, b, c: a + b * c)
torch.ones(3).map2_(torch.ones(3), torch.ones(1), "str")
torch.ones(3).map_(torch.ones(1, requires_grad=True), lambda a, b: a)
torch.ones(3).map2_(torch.ones(3).double(), torch.ones(1), lambda a, b, c: a)
torch.tensor([]).new(size=(3, 4)).shape
torch.tensor([]).new(data=(3, 4))
torch.tensor([]).new(torch.ones(2, dtype=torch.int))
torch.tensor([]).new(2, device="cpu").shape
torch.Tensor(size=(2, 3)).shape
torch.Generator().set_state(torch.Generator().get_state()).initial_seed()
ind.index_fill_(0, ind, 0)
mask[1:].masked_fill_(mask[:-1], False)
torch.zeros(2).index_fill_(0, torch.tensor([0]), 1j)
torch.zeros(2).index_fill_(0, torch.tensor([0]), torch.tensor(1j))
torch.zeros(2).index_fill_(0, torch.tensor([0]), 1e300)
torch.autograd.grad(torch.pow(-1.0, e).abs(), e)[0].imag
torch.autograd.grad(torch.pow(torch.tensor(-1.0), e).abs(), e)[0].imag
""".strip().splitlines():
    print(line, "->", told(line))
