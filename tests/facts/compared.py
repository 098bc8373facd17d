"""Records what is true of a tensor and its kin – `detach()`, `clone()`, `deepcopy()`, `.data`, views – side by side.

Run with PyTorch 2.14 installed:  python compared.py
Of each name at a program's end: what it shares with the others, its place in the graph, its `.grad`; and, in a run of
its own, what `NAME.add_(1)` does: to the other names, to the versions, to what the graph has saved, and to backward
from `out`.
"""

import json
import pathlib
import warnings

import torch

KIN = "d = x.detach()\nc = x.clone()\ndata = x.data\nrow = x[0]\nflat = x.view(-1)\n"
LEAF = "import torch, copy\nx = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)\n"
PROGRAMS = {
    "a leaf with a gradient": LEAF
    + "(x * 3).sum().backward()\n"
    + KIN
    + "k = copy.deepcopy(x)\nout = (x * x).sum()\n",
    "a leaf, and what is computed from its copies": LEAF
    + KIN
    + "k = copy.deepcopy(x)\nout = (c.exp() + k * k + x * 2).sum()\n",
    "a leaf whose detached copy is a factor": LEAF + KIN + "m = x * 2\nout = (d * m * data).sum()\n",
    "no leaf, with a gradient that is kept": LEAF.replace("x =", "w =")
    + "x = w * 2\nx.retain_grad()\n(x * 3).sum().backward(retain_graph=True)\n"
    + KIN
    + "k = copy.deepcopy(x.detach())\nout = (x * x).sum()\n",
    "no leaf, used through a view": LEAF.replace("x =", "w =")
    + "x = w.exp()\n"
    + KIN
    + "k = copy.deepcopy(d)\nout = (flat * flat).sum() + (row * row).sum()\n",
    "no gradient asked for": LEAF.replace(", requires_grad=True", "")
    + KIN
    + "k = copy.deepcopy(x)\nw = torch.ones(2, 2, requires_grad=True)\nout = (x * w).sum()\n",
    "views of all sorts": "import torch\nx = torch.arange(6.).reshape(2, 3)\nt = x.T\ncolumn = x[:, 1]\npart = x[0, :2]\n"
    "wide = column.expand(3, 2)\na, b = x.unbind()\nodd = x.view(-1)[1::2]\ncopied = t.reshape(6)\nsame = x.contiguous()\n"
    "bits = x.view(torch.int32)\nw = torch.ones(6, requires_grad=True)\nout = (w * x.view(-1)).sum()\n",
    "several views of what has a history": LEAF.replace("x =", "w =")
    + "x = w * 1\na, b = x.unbind()\nhalf = x[:, :1]\nh = x.detach()[:, 1:]\nout = (w * x).sum() + (a * a).sum()\n",
    "gradients that are one tensor": LEAF
    + "(x * 3).sum().backward()\nd = x.detach().requires_grad_()\nd.grad = x.grad\nk = copy.deepcopy(x)\n"
    "p = torch.nn.Parameter(x.data)\np.grad = x.grad.view(2, 2)\nout = (d * p).sum()\n",
    "written before": LEAF.replace("x =", "w =")
    + "x = w * 2\nsaved = x * x\nd = x.detach()\nd[0] = 0.\n"
    + "data = x.data\ndata[1] = 5.\nc = x.clone()\nout = (c * c).sum()\n",
    "under no_grad": LEAF
    + "with torch.no_grad():\n    row = x[0]\n    y = x * 2\n    c = x.clone()\nd = x.detach().clone()\nout = (x * y).sum()\n",
    "views made under no_grad of what has a history": LEAF
    + "h = x * 2\nwith torch.no_grad():\n    row = h[0]\nlast = h[1]\nd = h.detach()\nout = (h * h).sum()\n",
    "a view that is older than what it asks": "import torch\nx = torch.ones(2, 2)\nrow = x[0]\nx.requires_grad_()\n"
    "d = x.detach()\nout = (x * x).sum()\n",
    "no longer known": LEAF.replace("x =", "w =")
    + "x = w * 1\na, b = x.unbind()\nx.mul_(2)\nd = x.detach()\nout = (w * x).sum()\n",
}


def main():
    warnings.simplefilter("ignore")
    recorded = [{"title": title, "code": code, "names": told(code)} for title, code in PROGRAMS.items()]
    path = pathlib.Path(__file__).with_name("compared.json")
    path.write_text(json.dumps(recorded, indent=1) + "\n")


def tensors_of(code):
    names = {}
    exec(compile(code, "main.py", "exec"), names)
    return {name: value for name, value in names.items() if isinstance(value, torch.Tensor)}


def told(code):
    tensors = tensors_of(code)
    return {
        name: facts(name, tensors) | {"version_shared": counted(code, name), "write": write(code, name)}
        for name in tensors
    }


def facts(name, tensors):
    tensor = tensors[name]
    others = {other: one for other, one in tensors.items() if other != name}
    own = places(tensor)
    return {
        "storage": [other for other, one in others.items() if storage(one) == storage(tensor)],
        "elements": {
            other: sum(bool(each & set().union(*places(one))) for each in own)
            for other, one in others.items()
            if storage(one) == storage(tensor)
        },
        "lost": lost(tensor),
        "requires_grad": lost(tensor) or tensor.requires_grad,
        "leaf": not lost(tensor) and tensor.is_leaf,
        "grad_fn": None if lost(tensor) or tensor.grad_fn is None else type(tensor.grad_fn).__name__,
        "version": tensor._version,
        "grad": tensor.grad
        if tensor.grad is None
        else {
            "values": tensor.grad.flatten().tolist(),
            "same": [other for other, one in others.items() if one.grad is tensor.grad],
            "storage": [
                other
                for other, one in others.items()
                if one.grad is not None and storage(one.grad) == storage(tensor.grad)
            ],
        },
    }


def storage(tensor):
    return tensor.untyped_storage().data_ptr()


def places(tensor):
    """The bytes of each element."""
    size = tensor.element_size()
    count = tensor.untyped_storage().nbytes() // size
    at = torch.arange(count).as_strided(tensor.size(), tensor.stride(), tensor.storage_offset())
    return [set(range(each * size, each * size + size)) for each in at.flatten().tolist()]


def counted(code, name):
    """The other names whose version moves when this one's does, and nothing else is done."""
    tensors = tensors_of(code)
    tensor = tensors[name]
    before = {other: one._version for other, one in tensors.items()}
    torch.autograd.graph.increment_version(tensor)
    return [other for other, one in tensors.items() if other != name and one._version != before[other]]


def write(code, name):
    """What arithmetic in place does."""
    right = gradients(tensors_of(code))
    tensors = tensors_of(code)
    tensor = tensors[name]
    nodes = walk(tensors)
    unknown = [each for each, one in tensors.items() if lost(one)]
    before, saved_before = state(tensors), saved(nodes)
    try:
        tensor.add_(1)
    except RuntimeError as problem:
        return {"error": str(problem)}
    after, saved_after = state(tensors), saved(nodes)
    others = [other for other, one in tensors.items() if one is not tensor]
    changed = [other for other in others if after[other][0] != before[other][0]]
    moved = [other for other in others if after[other][1] != before[other][1]]
    other = {at for at, held in saved_after.items() if held != saved_before[at]}
    stale = {at for at in other if saved_after[at] == "stale"}
    found = gradients(tensors)
    return {
        "error": None,
        "shows": changed,
        "counts": moved,
        "unnoticed": [each for each in changed if each not in moved],
        "lost": [each for each in others if lost(tensors[each]) and each not in unknown],
        "version": tensor._version,
        "stale": sorted({node for _, node, _ in stale}),
        "wrong": sorted({node for _, node, _ in other - stale}),
        "backward": "raises" if found is None else "as before" if found == right else "another gradient",
    }


def state(tensors):
    return {name: (tensor.flatten().tolist(), tensor._version) for name, tensor in tensors.items()}


def lost(tensor):
    """PyTorch refuses to say where it comes from, and to compute on with it."""
    try:
        _ = tensor.grad_fn
    except RuntimeError:
        return True
    return False


def walk(tensors):
    """The nodes from which the names were computed."""
    nodes = [tensor.grad_fn for tensor in tensors.values() if not lost(tensor) and tensor.grad_fn is not None]
    for node in nodes:
        nodes += [each for each, _ in node.next_functions if each is not None and each not in nodes]
    return list(dict.fromkeys(nodes))


def saved(nodes):
    """By node and by what it is to it, the numbers of each tensor that is saved; "stale", where PyTorch refuses them."""
    found = {}
    for number, node in enumerate(nodes):
        for attribute in dir(node):
            if not attribute.startswith("_saved_"):
                continue
            at = (number, type(node).__name__, attribute)
            try:
                held = getattr(node, attribute)
            except RuntimeError as problem:
                found[at] = "let go" if "a second time" in str(problem) else "stale"
                continue
            if isinstance(held, torch.Tensor):
                found[at] = held.flatten().tolist()
    return found


def gradients(tensors):
    """What backward from `out` gives each leaf; None, where it raises."""
    leaves = [one for one in tensors.values() if not lost(one) and one.is_leaf and one.requires_grad]
    try:
        found = torch.autograd.grad(tensors["out"], leaves, allow_unused=True)
    except RuntimeError:
        return None
    return [each.flatten().tolist() for each in found if each is not None]


if __name__ == "__main__":
    main()
