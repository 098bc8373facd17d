"""Records what programs print and leave behind, and what they do with one line written otherwise.

Run with PyTorch 2.14 installed:  python swapped.py
Each swap is a line of the program, a piece of it, and what is to stand there instead; the text after the line's number
and before the piece stays. `import copy` runs before a program that needs it.
"""

import contextlib
import io
import json
import pathlib
import warnings

import torch

ROOT = pathlib.Path(__file__).parents[2]
X = "import torch\nx = torch.tensor([1., 2., 3.], requires_grad=True)\n"

COURSE = {
    "15-detach-shares-memory": [
        (
            6,
            "x.detach()",
            "detach",
            ["x", "x[...]", "x.data", "x.clone()", "x.detach().clone()", "copy.deepcopy(x)"],
        ),
        (10, "x.clone()", "clone", ["x", "x.detach()", "x.data", "x.detach().clone()", "copy.deepcopy(x)"]),
        (11, "x.detach().clone()", "detach-clone", ["x.detach()", "x.clone()", "x.data", "copy.deepcopy(x)"]),
    ],
    "16-clone-stays-in-the-graph": [
        (
            6,
            "x.clone()",
            "clone",
            ["x", "x.detach()", "x.detach().clone()", "copy.deepcopy(x)", "x.data", "x[...]"],
        ),
        (14, "x.detach().clone()", "detach-clone", ["x.clone()", "copy.deepcopy(x)"]),
    ],
    "17-stop-gradient": [
        (10, "x.detach()", "detach", ["x", "x.clone()", "x.data", "copy.deepcopy(x)"]),
        (14, "(x.round() - x).detach()", "detach", ["(x.round() - x)", "(x.round() - x).clone()"]),
    ],
    "18-data-hides-writes": [
        (7, "x.data", "data", ["x", "x.detach()", "x.clone()", "x[...]", "copy.deepcopy(x)"]),
        (13, "x.detach()", "detach", ["x.data", "x.detach().clone()"]),
    ],
    "19-deepcopy": [
        (6, "copy.deepcopy(x)", "deepcopy", ["x", "x.clone()", "x.detach().clone()", "x.data"]),
        (11, "copy.deepcopy(pair)", "deepcopy", ["pair"]),
        (16, "copy.deepcopy(x * 2)", "deepcopy", ["(x * 2)"]),
    ],
    "21-views-of-leaves": [(5, "w[:2]", "itself", ["w[:2].clone()", "w[:2].detach()", "w[:2].data"])],
    "22-writing-into-a-view": [(6, "base[1:3]", "itself", ["base[1:3].clone()", "base[1:3].detach()"])],
    "26-state-dict-aliases": [(9, "copy.deepcopy(net.state_dict())", "deepcopy", ["net.state_dict()"])],
}

OWN = {
    "a write into a copy": (
        X + "y = x.detach()\ny[0] = 10.\nz = (x * x).sum()\nz.backward()\n",
        [(3, "x.detach()", "detach", ["x.detach().clone()", "x.clone()", "x", "x.data", "copy.deepcopy(x)"])],
    ),
    "what is saved is written": (
        X + "h = x * 2\nkept = h.data\ns = (h * h).sum()\nkept.zero_()\ns.backward()\nprint(x.grad)\n",
        [(4, "h.data", "data", ["h.detach()", "h", "h.clone()", "h.detach().clone()", "copy.deepcopy(h)"])],
    ),
    "a second name": (
        "import torch\nw = torch.zeros(3)\nold = w\nw += 1\nprint(old)\n",
        [(3, "w", "itself", ["w.clone()", "w.detach()", "w[...]"])],
    ),
    "in a loop": (
        "import torch\nw = torch.tensor([2.], requires_grad=True)\nseen = []\nfor n in range(3):\n"
        "    seen.append(w.detach())\n    (w * w).sum().backward()\n    with torch.no_grad():\n"
        "        w -= 0.1 * w.grad\n    w.grad = None\nprint(seen)\n",
        [(5, "w.detach()", "detach", ["w.detach().clone()", "w.clone()", "w"])],
    ),
    "in a function": (
        X
        + "def half(t):\n    part = t.view(3)[:2]\n    return part * part\nout = half(x)\nout.sum().backward()\n"
        "print(x.grad)\n",
        [(4, "t.view(3)[:2]", "itself", ["t.view(3)[:2].detach()", "t.view(3)[:2].clone()"])],
    ),
    "another name for deepcopy": (
        "from copy import deepcopy as twin\n"
        + X
        + "y = twin(x)\ny.sum().backward()\nprint(x.grad, y.grad)\n",
        [(4, "twin(x)", "deepcopy", ["x", "x.clone()", "x.detach()"])],
    ),
    "the first of several on a line": (
        X + "a, b = x.clone(), x.detach().clone()\n(a * b).sum().backward()\nprint(x.grad)\n",
        [
            (3, "x.clone()", "clone", ["x.detach()", "copy.deepcopy(x)"]),
            (3, "x.detach().clone()", "detach-clone", ["x.clone()", "x"]),
        ],
    ),
    "in the middle of a chain": (
        "import torch\nm = torch.arange(6.).reshape(2, 3).requires_grad_()\nt = m.T.detach().sum(0)\n"
        "print(t)\nu = m.T\nprint(u.is_contiguous(), u.clone().is_contiguous())\n",
        [
            (3, "m.T.detach()", "detach", ["m.T", "m.T.clone()"]),
            (5, "m.T", "itself", ["m.T.clone()", "m.T.data"]),
        ],
    ),
    "a baseline that is updated": (
        "import torch\nx = torch.tensor([1., 3.], requires_grad=True)\nmean = torch.zeros(2)\n"
        "for n in range(2):\n    mean = 0.5 * mean + 0.5 * x.detach()\n    loss = ((x - mean) ** 2).sum()\n"
        "loss.backward()\nprint(x.grad)\n",
        [(5, "x.detach()", "detach", ["x", "x.data", "x.clone()"])],
    ),
    "chance": (
        "import torch\nx = torch.randn(3)\ny = x.clone()\nx[0] = 7.\nprint((x == y).tolist())\n",
        [(3, "x.clone()", "clone", ["x", "x[...]", "x.data"])],
    ),
    "an expanded row": (
        "import torch\nrow = torch.tensor([[1., 2.]])\nwide = row.expand(3, 2)\ntry:\n    wide.add_(1)\n"
        "except RuntimeError as e:\n    print('refused')\nprint(wide.stride(), wide)\n",
        [(3, "row.expand(3, 2)", "itself", ["row.expand(3, 2).clone()"])],
    ),
    "letters beyond ASCII": (
        X + "α = x * 2; β = α.detach()  # 𝛂\nβ[0] = 5.\nprint(α)\n",
        [(3, "α.detach()", "detach", ["α.clone()", "α"])],
    ),
}


def main():
    recorded = []
    for name, swaps in COURSE.items():
        code = (ROOT / "examples" / f"{name}.py").read_text()
        recorded.append(record(name, code, swaps))
    for title, (code, swaps) in OWN.items():
        recorded.append(record(title, code, swaps))
    path = pathlib.Path(__file__).with_name("swapped.json")
    path.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n")


def record(title, code, swaps):
    variants = [
        {
            "line": line,
            "piece": piece,
            "form": form,
            "instead": instead,
            **outcome(swapped(code, line, piece, instead)),
        }
        for line, piece, form, all_instead in swaps
        for instead in all_instead
    ]
    return {"title": title, "code": code, **outcome(code), "variants": variants}


def swapped(code, line, piece, instead):
    lines = code.split("\n")
    assert lines[line - 1].count(piece) == 1 or piece == "w", (lines[line - 1], piece)
    before, _, after = lines[line - 1].rpartition(piece)
    lines[line - 1] = before + instead + after
    return "\n".join(lines)


def outcome(code):
    """What it prints, the error that ends it, and at its end what is true of the names that hold tensors."""
    names = {"__name__": "__main__"}
    if "import copy" not in code:
        exec("import copy", names)
    torch.manual_seed(0)
    printed = io.StringIO()
    error = None
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(code, "main.py", "exec"), names)
        except Exception as problem:
            error = f"{type(problem).__name__}: {problem}"
    tensors = {name: value for name, value in names.items() if isinstance(value, torch.Tensor)}
    warnings.simplefilter("ignore")
    return {
        "stdout": printed.getvalue(),
        "error": error,
        "names": {name: facts(name, tensor, tensors) for name, tensor in tensors.items()},
    }


def facts(name, tensor, tensors):
    storage = tensor.untyped_storage().data_ptr()
    return {
        "value": numbers(tensor),
        "gradient": None if tensor.grad is None else numbers(tensor.grad),
        "requires_grad": tensor.requires_grad,
        "grad_fn": None if tensor.grad_fn is None else type(tensor.grad_fn).__name__,
        "reach": reach(tensor, tensors),
        "storage": sorted(
            other
            for other, one in tensors.items()
            if other != name and one.untyped_storage().data_ptr() == storage
        ),
        "version": tensor._version,
    }


def numbers(tensor):
    return {
        "sizes": list(tensor.shape),
        "dtype": str(tensor.dtype),
        "values": tensor.detach().flatten().tolist(),
    }


def reach(tensor, tensors):
    """The first names of the leaves that gradients flow on to."""
    if tensor.grad_fn is None:
        return ["itself"] if tensor.requires_grad else []
    found, seen, rest = set(), set(), [tensor.grad_fn]
    while rest:
        node = rest.pop()
        if node in seen:
            continue
        seen.add(node)
        if hasattr(node, "variable"):
            names = [name for name, one in tensors.items() if one is node.variable]
            found.add((names or ["a leaf without a name"])[0])
        rest.extend(each for each, _ in node.next_functions if each is not None)
    return sorted(found)


if __name__ == "__main__":
    main()
