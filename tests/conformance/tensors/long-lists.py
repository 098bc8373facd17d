import torch


def show(make):
    try:
        made = make()
        if isinstance(made, torch.Tensor):
            print(made.dtype, tuple(made.shape), made.flatten()[:3].tolist(), made.sum().item())
        else:
            print(type(made).__name__, made)
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])


n = 1000
floats = [i / 8 - 20 for i in range(n)]
ints = [i * 3 - 50 for i in range(n)]
bools = [i % 3 == 0 for i in range(n)]
for data in (floats, ints, bools, range(n), tuple(floats), [floats, floats], [[ints], [ints]]):
    show(lambda: torch.tensor(data))
    for dtype in (torch.float64, torch.float32, torch.int64, torch.int16, torch.bool):
        show(lambda: torch.tensor(data, dtype=dtype))

print("mixed")
for data in (ints + [0.5], bools + [7], bools + [0.5], floats + [True], [[1] * n, [0.5] * n]):
    show(lambda: torch.tensor(data))
    show(lambda: torch.tensor(data, dtype=torch.int64))
    show(lambda: torch.tensor(data, dtype=torch.bool))
show(lambda: torch.tensor([2**53 + 1] * n + [0.5], dtype=torch.int64))
show(lambda: torch.tensor([2**60 + 2**36 + 1] * n, dtype=torch.float32) - 2.0**60)
show(lambda: torch.tensor([2**60 + 2**36 + 1, 0.5], dtype=torch.float32) - 2.0**60)

print("refused")
for data in (
    [floats, floats[1:]],
    [floats, 1.0],
    [1.0] * n + [floats],
    [[floats], [floats, floats]],
    floats + ["x"],
    floats + [None],
    ints + [2**63],
    ints + [2**64, 0.5],
    ints + [-(2**63)],
    [ints, []],
    [[]] * n,
    floats + [object()],
):
    show(lambda: torch.tensor(data))
    show(lambda: torch.tensor(data, dtype=torch.float64))
for dtype in (torch.uint8, torch.int8, torch.int32, torch.int64):
    for last in (-1, -300, 127.9, 128, 255.5, 256, -0.5, 2.0**31, 2.0**63, float("nan"), float("inf")):
        show(lambda: torch.tensor([1] * n + [last], dtype=dtype))
        show(lambda: torch.tensor([last] * n, dtype=dtype))
        show(lambda: torch.tensor(last, dtype=dtype))
show(lambda: torch.tensor(ints, requires_grad=True))
show(lambda: torch.tensor(floats, requires_grad=True).requires_grad)
torch.set_default_dtype(torch.float64)
show(lambda: torch.tensor(floats))
torch.set_default_dtype(torch.float32)
show(lambda: torch.tensor([torch.tensor(float(i)) for i in range(n)]))
show(lambda: torch.tensor([1e300, -1e300, float("nan"), float("-inf")] * n)[:4].sum())
show(lambda: torch.as_tensor(ints, dtype=torch.uint8))
show(lambda: torch.Tensor(ints))
show(lambda: torch.tensor([torch.zeros(2, 3), torch.zeros(2, 3)]))

print("and back")
x = torch.arange(24.0).reshape(2, 3, 4)
print(x[:, 1:, ::2].tolist(), x.transpose(0, 2)[1:3].tolist(), x[1, 2, 3].tolist())
print(x.expand(2, 2, 3, 4).tolist()[1][0][2], torch.arange(6)[1:].tolist())
for dtype in (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float64, torch.bool):
    print(torch.tensor([[0, 1], [2, 127]]).to(dtype).tolist())
print(torch.tensor([2**63 - 1, -(2**63)]).tolist(), torch.tensor([0.1, float("nan"), -0.0]).tolist())
print(torch.zeros(0).tolist(), torch.zeros(2, 0, 3).tolist(), torch.zeros(0, 2).tolist())
w = torch.ones(3, requires_grad=True)
print((w * 2)[::2].tolist(), w.tolist())
print(torch.tensor(True).tolist(), torch.tensor(3).tolist(), torch.tensor(floats).tolist() == floats)
