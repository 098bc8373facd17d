"""Records the gradients of programs that write where autograd does not notice, and of the same programs written rightly.

Run with PyTorch 2.14 installed:  python corrected.py
Each pair is a program with a write through `.data` that a later backward falls for, and one that means the same: it
writes after the backward, or into a copy.
"""

import json
import pathlib

import torch

X = "import torch\nx = torch.tensor([1., 2., 3.], requires_grad=True)\n"
PAIRS = {
    "one element of a leaf": (
        X + "y = x ** 2\nx.data[0] = 100.\ny.sum().backward()\n",
        X + "y = x ** 2\ny.sum().backward()\nx.data[0] = 100.\n",
    ),
    "both factors": (
        X
        + "w = torch.tensor([4., 5., 6.], requires_grad=True)\ny = (x * w).sum()\nw.data.mul_(2)\nx.data.add_(1)\ny.backward()\n",
        X
        + "w = torch.tensor([4., 5., 6.], requires_grad=True)\ny = (x * w).sum()\ny.backward()\nw.data.mul_(2)\nx.data.add_(1)\n",
    ),
    "a result that its own node saved": (
        X + "y = x.exp()\ny.data.zero_()\ny.sum().backward()\n",
        X + "y = x.exp()\nz = y.detach().clone()\nz.zero_()\ny.sum().backward()\n",
    ),
    "through another name": (
        X + "h = x * 2\nraw = h.data\nz = (h * h).sum()\nraw[1:] = 0.\nz.backward()\n",
        X + "h = x * 2\nraw = h.detach().clone()\nz = (h * h).sum()\nraw[1:] = 0.\nz.backward()\n",
    ),
    "the weights of a network": (
        "import torch\nnet = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Tanh(), torch.nn.Linear(2, 1))\n"
        "for p in net.parameters():\n    torch.nn.init.constant_(p, 0.5)\n"
        "loss = net(torch.tensor([[1., -2.]])).sum()\nnet[2].weight.data.fill_(3.)\nloss.backward()\n",
        "import torch\nnet = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Tanh(), torch.nn.Linear(2, 1))\n"
        "for p in net.parameters():\n    torch.nn.init.constant_(p, 0.5)\n"
        "loss = net(torch.tensor([[1., -2.]])).sum()\nloss.backward()\nnet[2].weight.data.fill_(3.)\n",
    ),
    "torch.autograd.grad": (
        X + "y = (x ** 3).sum()\nx.data.zero_()\n(g,) = torch.autograd.grad(y, x)\n",
        X + "y = (x ** 3).sum()\n(g,) = torch.autograd.grad(y, x)\nx.data.zero_()\n",
    ),
    "a later turn of a loop": (
        "import torch\nw = torch.tensor([2.], requires_grad=True)\nfor lr in [0., 0.5]:\n    loss = (w ** 2).sum()\n"
        "    w.data -= lr * w.data\n    w.grad = None\n    loss.backward()\n",
        "import torch\nw = torch.tensor([2.], requires_grad=True)\nfor lr in [0., 0.5]:\n    loss = (w ** 2).sum()\n"
        "    w.grad = None\n    loss.backward()\n    w.data -= lr * w.data\n",
    ),
}


def gradients(code):
    """The `.grad` of every name of a program that has one, and `g`."""
    names = {}
    exec(code, names)
    found = {}
    for name, value in names.items():
        if isinstance(value, torch.nn.Module):
            found |= {
                f"{name}.{part}.grad": p.grad.flatten().tolist() for part, p in value.named_parameters()
            }
        elif isinstance(value, torch.Tensor) and value.is_leaf and value.grad is not None:
            found[f"{name}.grad"] = value.grad.flatten().tolist()
    if "g" in names:
        found["g"] = names["g"].flatten().tolist()
    return found


if __name__ == "__main__":
    recorded = [
        {"title": title, "code": code, "given": gradients(code), "meant": gradients(right)}
        for title, (code, right) in PAIRS.items()
    ]
    path = pathlib.Path(__file__).parent / "corrected.json"
    path.write_text(json.dumps(recorded, indent=1) + "\n")
