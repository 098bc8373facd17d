"""What stands for a size: after the first one bools too, and tensors of one integer; and windows, dims that are none."""

import torch

x = torch.arange(6.0).reshape(2, 3)
one, three, two = torch.tensor([1]), torch.tensor(3), torch.tensor([[2]])


def told(call):
    try:
        r = call()
        print(tuple(r.shape), r.dtype, r.flatten().tolist() if r.numel() < 13 else "")
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])


for call in (
    lambda: x.repeat(1, True), lambda: x.repeat(True, 1), lambda: x.repeat((1, True)), lambda: x.reshape(6, True),
    lambda: x.reshape(True, 6), lambda: x.permute(1, False), lambda: x.sum((0, True)), lambda: x.flip(0, True),
    lambda: torch.zeros(2, True), lambda: torch.full((2, True), 1.5), lambda: x.new_ones(2, True),
    lambda: torch.zeros(three, two), lambda: torch.zeros([three, two]), lambda: torch.ones(2, one), lambda: x.view(one, 6),
    lambda: x.reshape(6, one), lambda: x.expand(two, 2, 3), lambda: x.repeat(two, one), lambda: torch.full((one, 2), 7),
    lambda: torch.randint(0, 1, (two, one)), lambda: x.narrow(0, one, one), lambda: x.permute((one, one - 1)),
    lambda: torch.eye(two), lambda: x.kthvalue(one)[0], lambda: torch.zeros(torch.tensor([2, 3])),
    lambda: torch.zeros(torch.tensor(2.0)), lambda: torch.zeros(2, torch.tensor(True)), lambda: torch.zeros(2, 1.0),
    lambda: torch.zeros(2, "1"), lambda: torch.Tensor(2, True).zero_(), lambda: torch.Tensor(three, 2).zero_(),
    lambda: torch.LongTensor(1, one).zero_(),
):  # fmt: skip
    told(call)

for dims in ((), [], None, (0,), (0, 1)):
    print(x.all(dims), x.any(dims), torch.all(x.to(torch.uint8), dims, keepdim=True))

for name in ("hann", "hamming", "blackman", "bartlett", "kaiser"):
    window = getattr(torch, f"{name}_window")
    print(window(6), window(5, False), window(1), window(0), window(4, dtype=torch.float64, requires_grad=True))
    print(window(4).untyped_storage().nbytes(), window(three).dtype, window(6, dtype=torch.bfloat16))
    for arguments in ((-1,), (2.5,), (True,), (one,)):
        told(lambda: window(*arguments))
    told(lambda: window(3, dtype=torch.int64))
    told(lambda: window(3, dtype=torch.complex64))
print(torch.hamming_window(5, True, 0.6), torch.hamming_window(5, False, 0.6, beta=0.3), torch.kaiser_window(5, False, 3.0))
