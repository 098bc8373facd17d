# what cannot go over, and why
import numpy as np
import torch

x = torch.ones(2, requires_grad=True)
tries = {
    "x.numpy()": lambda: x.numpy(),
    "np.asarray(x)": lambda: np.asarray(x),
    "np.array(x)": lambda: np.array(x),
    "np.sum(x)": lambda: np.mean(x),
    "(x * 2).numpy()": lambda: (x * 2).numpy(),
    "from_numpy(reversed)": lambda: torch.from_numpy(np.arange(3)[::-1]),
    "tensor(reversed)": lambda: torch.tensor(np.arange(3)[::-1]),
    "from_numpy(list)": lambda: torch.from_numpy([1, 2]),
    "from_numpy(tensor)": lambda: torch.from_numpy(x),
    "from_numpy(scalar)": lambda: torch.from_numpy(np.float32(1)),
    "bfloat16": lambda: torch.ones(2, dtype=torch.bfloat16).numpy(),
    "conj": lambda: x.numpy(force=True),
    "detach": lambda: x.detach().numpy(),
    "data": lambda: x.data.numpy(),
    "copied": lambda: torch.from_numpy(np.arange(3)[::-1].copy()),
}
for name, attempt in tries.items():
    try:
        print(name, "->", repr(attempt()))
    except Exception as e:
        print(name, "->", f"{type(e).__name__}: {e}")
