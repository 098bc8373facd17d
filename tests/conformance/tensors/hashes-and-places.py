# hash_tensor of every dtype, and the coordinates of unravel_index: values, strides and refusals
import torch


def told(f, *args, **kwargs):
    try:
        made = f(*args, **kwargs)
        print(made, made.dtype, made.stride())
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])


x = torch.tensor([[1.0, -2, 3], [1, 0, 5]])
for dtype in (torch.float64, torch.float16, torch.bfloat16, torch.int8, torch.int64, torch.bool, torch.complex64):
    told(torch.hash_tensor, x.to(dtype))
told(torch.hash_tensor, x, dim=1, keepdim=True)
told(torch.hash_tensor, x, (0, 1), keepdim=True)
told(torch.hash_tensor, x[:, 1:], 0)
told(torch.hash_tensor, x.expand(2, 2, 3), 0)
told(torch.hash_tensor, torch.tensor(3.0))
told(torch.hash_tensor, torch.tensor([-1], dtype=torch.int8))
told(torch.hash_tensor, torch.tensor([float("nan"), -0.0, 0.0]))
told(torch.hash_tensor, torch.empty(3, 0), 0)
told(torch.hash_tensor, torch.empty(3, 0), 1)
told(torch.hash_tensor, torch.tensor([]))
told(torch.hash_tensor, x, 2)
told(torch.hash_tensor, x, (0, 0))
told(torch.hash_tensor, x, mode=1)
told(torch.hash_tensor, x, out=torch.empty((), dtype=torch.uint64))
told(torch.hash_tensor, x, out=torch.empty((), dtype=torch.int64))
print(torch.hash_tensor(x.requires_grad_()).requires_grad)

i = torch.tensor([[3, 7], [11, 0]])
for shape in ((3, 4), 12, (2, 2, 3), (1,)):
    made = torch.unravel_index(i, shape)
    print([(each.tolist(), each.stride(), each.dtype) for each in made])
print(torch.unravel_index(i.to(torch.int8), (3, 4))[0].dtype, torch.unravel_index(torch.tensor(5), (2, 3)))
told(torch.unravel_index, i, (3, -1))
told(torch.unravel_index, i, (3, 0))
told(torch.unravel_index, i, 4.0)
told(torch.unravel_index, i, (3, 4.0))
told(torch.unravel_index, i * 1.0, (3, 4))
told(torch.unravel_index, i > 3, (3, 4))
print(torch.unravel_index(torch.empty(0, dtype=torch.int64), (3, 0)))

y = torch.arange(24.0).reshape(2, 3, 4)
for d in range(3):
    print(torch.unique(y, dim=d).stride(), torch.unique_consecutive(y.transpose(0, 2), dim=d).stride())
print(torch.unique(torch.tensor([[3.0, 1, 3], [0, 1, 0]]), dim=1))
