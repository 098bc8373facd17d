"""Records the state that short programs leave: storages, tensors, version counters and the graph, walked over real objects.

A program is a few lines of Python of a small kind (calls, attributes, indexing, operators); it is also recorded
as data, so that it can be replayed without a Python. Every number in a state is an index by first appearance, in a
walk from the names in the order they were bound: of a tensor its storage, `.grad`, `._base` and `grad_fn`, of a
node its next nodes, its variable and what it saved.
"""

import ast
import re

import torch

import forms

PROGRAMS = {
    "detach shares": "x = torch.ones([3])\ny = x.detach()\ny[0] = 2.0",
    "clone is apart": "x = torch.ones([3])\ny = x.clone()\ny[0] = 2.0",
    "a slice": "x = torch.arange(6.0)\nv = x[1:4]\nv[0] = 9.0\nw = x[::2]",
    "data hides the version": "x = torch.ones([2])\nd = x.data\nd.add_(1.0)\nx.mul_(3.0)",
    "views and their base": "x = torch.arange(6.0)\ny = x.view([2, 3])\nz = y.t()\nr = z.reshape([6])",
    "expand": "x = torch.arange(3.0)\ny = x.expand([2, 3])\nc = y.contiguous()",
    "split": "x = torch.arange(4.0)\na, b = x.split(2)\na.zero_()",
    "chain": "x = torch.ones([2], requires_grad=True)\ny = x * 2.0\nz = y.sum()",
    "product saves both": "x = torch.ones([2], requires_grad=True)\nw = torch.ones([2], requires_grad=True)\ny = x * w",
    "product saves one": "x = torch.ones([2], requires_grad=True)\nw = torch.ones([2])\ny = x * w",
    "exp saves its result": "x = torch.zeros([2], requires_grad=True)\ny = x.exp()",
    "after backward": "x = torch.ones([2], requires_grad=True)\ny = x * x\nz = y.sum()\nz.backward()",
    "backward twice, graph kept": "x = torch.ones([2], requires_grad=True)\ny = (x * x).sum()\ny.backward(retain_graph=True)\ny.backward()",
    "retain_grad": "x = torch.ones([2], requires_grad=True)\ny = x * 2.0\ny.retain_grad()\nz = y.sum()\nz.backward()",
    "in place on a result": "x = torch.ones([2], requires_grad=True)\ny = x.clone()\ny.mul_(3.0)",
    "in place through a view": "x = torch.ones([2, 2], requires_grad=True)\ny = x.clone()\nv = y[0]\nv.mul_(3.0)",
    "in place on the base of a view": "x = torch.ones([4], requires_grad=True)\ny = x.clone()\nv = y[:2]\ny.mul_(3.0)\ng = v.grad_fn",
    "a saved tensor overwritten": "x = torch.ones([2], requires_grad=True)\ny = x.clone()\nz = y * y\ny.add_(1.0)",
    "detach in the middle": "x = torch.ones([2], requires_grad=True)\ny = x * 2.0\nd = y.detach()\nz = d * 3.0\nw = y + z",
    "two paths": "x = torch.ones([2], requires_grad=True)\na = x * 2.0\nb = x * 3.0\nc = (a + b).sum()\nc.backward()",
    "a name rebound": "x = torch.ones([2], requires_grad=True)\nx = x * 2.0\nx = x * 3.0",
    "max with indices": "x = torch.arange(6.0).view([2, 3]).clone().requires_grad_()\nv, i = x.max(1)\ns = v.sum()",
    "grad of a grad": "x = torch.ones([2], requires_grad=True)\ny = (x * x * x).sum()\ny.backward(create_graph=True)\ng = x.grad",
    "deleting frees": "x = torch.ones([3], requires_grad=True)\ny = x * 2.0\ndel y\nz = x.detach()\ndel x",
    "matmul": "x = torch.ones([2, 3])\nw = torch.ones([4, 3], requires_grad=True)\nb = torch.zeros([4], requires_grad=True)\ny = x @ w.t() + b\nl = (y ** 2.0).mean()\nl.backward()",
    "detach_": "x = torch.ones([2], requires_grad=True)\ny = x * 2.0\ny.detach_()\nz = y + 1.0",
    "cat": "x = torch.ones([2], requires_grad=True)\ny = torch.cat([x, x * 2.0])",
    "index write with a gradient": "x = torch.zeros([4])\nw = torch.ones([2], requires_grad=True)\nx[1:3] = w\ns = x.sum()\ns.backward()",
}
BINARY = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.MatMult: "matmul",
    ast.Pow: "pow",
}


def expression(node):
    """An expression as data: {"call", "args", "kw"}, {"get", "of"}, {"item", "index"}, {"name"} or a constant."""
    if isinstance(node, ast.Name):
        return {"name": node.id}
    if isinstance(node, ast.Constant):
        return forms.arg_form(node.value)
    if isinstance(node, ast.List):
        return [expression(e) for e in node.elts]
    if isinstance(node, ast.BinOp):
        return {"call": BINARY[type(node.op)], "args": [expression(node.left), expression(node.right)]}
    if isinstance(node, ast.Subscript):
        return {"item": expression(node.value), "index": expression(node.slice)}
    if isinstance(node, ast.Slice):
        return {"slice": [None if e is None else expression(e) for e in (node.lower, node.upper, node.step)]}
    if isinstance(node, ast.Attribute):
        return {"get": node.attr, "of": expression(node.value)}
    if isinstance(node, ast.Call):
        owner = node.func.value
        first = [] if isinstance(owner, ast.Name) and owner.id == "torch" else [expression(owner)]
        form = {"call": node.func.attr, "args": first + [expression(a) for a in node.args]}
        if node.keywords:
            form["kw"] = {k.arg: expression(k.value) for k in node.keywords}
        return form
    raise ValueError(ast.dump(node))


def statement(node):
    """A statement as data: {"set": names, "to"}, {"write", "index", "value"}, {"del"} or {"do"}."""
    if isinstance(node, ast.Delete):
        return {"del": node.targets[0].id}
    if isinstance(node, ast.Expr):
        return {"do": expression(node.value)}
    target = node.targets[0]
    if isinstance(target, ast.Subscript):
        return {
            "write": expression(target.value),
            "index": expression(target.slice),
            "value": expression(node.value),
        }
    names = [t.id for t in target.elts] if isinstance(target, ast.Tuple) else target.id
    return {"set": names, "to": expression(node.value)}


class Walk:
    """Numbers what it meets by first appearance and describes it."""

    def __init__(self, names):
        self.tensors, self.nodes, self.storages, self.described = (
            [],
            [],
            [],
            {"names": {}, "tensors": [], "nodes": [], "storages": []},
        )
        for name, value in names.items():
            if isinstance(value, torch.Tensor):
                self.described["names"][name] = self.tensor(value)
        self.described["versions"] = self.version_groups()

    def storage(self, tensor):
        storage = tensor.untyped_storage()
        for k, known in enumerate(self.storages):
            if known._cdata == storage._cdata:
                return k
        self.storages.append(storage)
        whole = torch.empty(0, dtype=tensor.dtype).set_(storage)
        self.described["storages"].append(
            {"nbytes": storage.nbytes(), "d": forms.name_of(tensor.dtype), "v": forms.values_of(whole)}
        )
        return len(self.storages) - 1

    def tensor(self, tensor):
        if tensor is None:
            return None
        for k, known in enumerate(self.tensors):
            if known is tensor:
                return k
        number = len(self.tensors)
        self.tensors.append(tensor)
        form = {}
        self.described["tensors"].append(form)
        grad = tensor.grad if tensor.is_leaf or tensor.retains_grad else None
        form.update(
            storage=self.storage(tensor),
            offset=tensor.storage_offset(),
            sizes=list(tensor.shape),
            strides=list(tensor.stride()),
            dtype=forms.name_of(tensor.dtype),
            version=self.version(tensor),
            requires_grad=tensor.requires_grad,
            is_leaf=tensor.is_leaf,
            retains_grad=tensor.retains_grad,
            output_nr=tensor.output_nr,
        )
        form["grad"] = self.tensor(grad)
        form["base"] = self.tensor(tensor._base)
        form["grad_fn"] = self.node(tensor.grad_fn)
        return number

    def version(self, tensor):
        return tensor._version

    def node(self, node):
        if node is None:
            return None
        for k, known in enumerate(self.nodes):
            if known is node:
                return k
        number = len(self.nodes)
        self.nodes.append(node)
        form = {"name": node.name()}
        self.described["nodes"].append(form)
        form["variable"] = self.tensor(getattr(node, "variable", None))
        form["next"] = [
            None if n is None else {"node": self.node(n), "input": k} for n, k in node.next_functions
        ]
        form["saved"] = [
            self.saved(node, name.removeprefix("_raw_saved_"))
            for name in dir(node)
            if name.startswith("_raw_saved_")
        ]
        return number

    def saved(self, node, name):
        """Which memory a saved tensor is, or why it cannot be read."""
        try:
            value = getattr(node, "_saved_" + name)
        except RuntimeError as error:
            stale = re.search(r"is at version (\d+); expected version (\d+)", str(error))
            return (
                {"name": name, "state": "live", "saved_version": int(stale[2]), "version": int(stale[1])}
                if stale
                else {"name": name, "state": "released"}
            )
        if value is None:
            return {"name": name, "state": "none"}
        if isinstance(value, (tuple, list)):
            return {"name": name, "state": "live", "count": len(value)}
        return {
            "name": name,
            "state": "live",
            "storage": self.storage(value),
            "offset": value.storage_offset(),
            "sizes": list(value.shape),
            "strides": list(value.stride()),
        }

    def version_groups(self):
        """For each tensor the first tensor that shares its version counter; found by moving the counters, so it comes last."""
        groups = [None] * len(self.tensors)
        for k, tensor in enumerate(self.tensors):
            if groups[k] is None:
                before = [t._version for t in self.tensors]
                torch._C._autograd._unsafe_set_version_counter([tensor], [tensor._version + 1000])
                for j, other in enumerate(self.tensors):
                    if other._version != before[j]:
                        groups[j] = k
        return groups


def record(folder):
    lines = []
    for title, code in PROGRAMS.items():
        names = {"torch": torch}
        exec(code, names)
        state = Walk({k: v for k, v in names.items() if k not in ("torch", "__builtins__")}).described
        program = [statement(s) for s in ast.parse(code).body]
        lines.append(forms.dump({"title": title, "code": code, "program": program, "state": state}))
    (folder / "states.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    print("states", len(lines))
