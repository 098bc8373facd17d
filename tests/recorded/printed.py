"""Records printed forms: `repr` of tensors of every dtype, magnitude, shape, layout and print option."""

import torch

import forms

INF, NAN = float("inf"), float("nan")


def cases():
    """(tensor, print options) pairs; the tensors cover what decides a printed form."""
    f = torch.tensor
    for values in (
        [],
        [0.0],
        [-0.0],
        [1.0],
        [1.0, 2.0],
        [0.5],
        [1.5, -2.25],
        [0.1],
        [0.1, 0.25],
        [1e-3],
        [1e-4],
        [1e-5],
        [9.9e-5],
        [1e-5, 1.0],
        [1e-4, 1.0],
        [1e3],
        [1e4],
        [1e5],
        [99999999.0],
        [1e8],
        [1e8, 1.0],
        [1e7, 1.0],
        [123456.0],
        [123456.789],
        [1000.5],
        [1000.5, 0.001],
        [1001.0, 1.0],
        [1000.0, 1.0],
        [1000.0, 0.5],
        [1e10],
        [1e-10],
        [1e30],
        [1e-30],
        [3.4e38],
        [1.4e-45],
        [INF],
        [NAN],
        [-INF],
        [1.0, INF],
        [1.0, NAN],
        [1.5, INF, NAN],
        [1e8, INF],
        [1e-5, NAN],
        [INF, NAN, -INF],
        [-1.0, 1.0],
        [-1.5, 1.5],
        [-10.5, 100.25],
        [99.99995],
        [0.99995],
        [0.99996],
        [9.99999],
        [1e5 - 0.5],
        [99999.5, 1.0],
        [2.0, 2.0000001],
        [1 / 3, 2 / 3],
        [100.0, 0.01],
        [12345678.0],
        [-12345678.5],
        [0.00012, 0.5],
        [5e-5, 5e-2],
        [1e-8, 1e-7],
        [123.0, 4567.0],
        [0.0, 1e-4],
        [0.0, 1e-5],
        [0.0, 0.0],
        [0.0, 100000.5],
        [1.0, 100001.0],
        [-0.0, 1.5],
    ):
        yield f(values, dtype=torch.float32), {}
    for values in (
        [1.0],
        [0.1],
        [1 / 3],
        [1e-5],
        [1e300],
        [5e-324],
        [123456789.123],
        [1e15, 1.0],
        [NAN, 0.25],
        [2.0, 3.5],
        [],
    ):
        yield f(values, dtype=torch.float64), {}
    for name in ("int64", "int32", "int16", "int8", "uint8", "bool"):
        d = getattr(torch, name)
        yield f([], dtype=d), {}
        yield f([0, 1, 100], dtype=d), {}
        yield f(1, dtype=d), {}
        yield f([[1, 20], [3, 0]], dtype=d), {}
        yield torch.empty((2, 0, 3), dtype=d), {}
    yield f([-1, 10, -100]), {}
    yield f([2**62, -(2**63)]), {}
    yield f([-128, 127], dtype=torch.int8), {}
    yield f([True, False]), {}
    yield f([[True], [False]]), {}
    for value in (
        0.0,
        1.0,
        -1.5,
        3.14159265,
        1e-7,
        1e9,
        100000.0,
        1234567.0,
        INF,
        -INF,
        NAN,
        0.1,
        5.0,
        12345.678,
    ):
        yield f(value), {}
        yield f(value, dtype=torch.float64), {}
    for shape in (
        (0,),
        (0, 3),
        (3, 0),
        (2, 0, 3),
        (1, 1),
        (1, 1, 1),
        (2, 3),
        (3, 2, 2),
        (2, 1, 2, 2),
        (1, 2, 1, 1, 2),
    ):
        n = 1
        for s in shape:
            n *= s
        yield torch.arange(n, dtype=torch.float32).reshape(shape), {}
        yield (torch.arange(n, dtype=torch.float32) / 7).reshape(shape), {}
    for n in (10, 25, 26, 60, 999, 1000, 1001, 2000):
        yield torch.arange(n), {}
        yield torch.arange(n, dtype=torch.float32) / 4, {}
    for shape in (
        (40, 30),
        (8, 200),
        (200, 8),
        (2, 30, 30),
        (1001, 1),
        (1, 1001),
        (20, 20, 20),
        (7, 7, 7, 7),
    ):
        n = 1
        for s in shape:
            n *= s
        yield torch.arange(n).reshape(shape), {}
        yield (torch.arange(n, dtype=torch.float32) / 3).reshape(shape), {}
    yield torch.zeros(100, 100), {}
    yield torch.ones(1200, dtype=torch.bool), {}
    yield torch.cat([torch.ones(1000), torch.tensor([0.123, 1e6])]), {}
    yield torch.arange(6.0).reshape(2, 3).t(), {}
    yield torch.arange(3.0).expand(2, 3), {}
    yield torch.arange(10.0)[2:8:2], {}
    for options in (
        {"precision": 2},
        {"precision": 8},
        {"precision": 0},
        {"threshold": 5},
        {"threshold": 5, "edgeitems": 1},
        {"linewidth": 40},
        {"linewidth": 20, "precision": 2},
        {"sci_mode": True},
        {"sci_mode": False},
        {"profile": "short"},
        {"profile": "full"},
        {"edgeitems": 2, "threshold": 3},
        {"sci_mode": True, "precision": 2},
    ):
        yield torch.tensor([1 / 3, 2.5, 1000.0]), options
        yield torch.arange(24.0).reshape(4, 6) / 7, options
        yield torch.arange(12), options
        yield torch.tensor([1e-6, 2.0]), options
    leaf = torch.tensor([1.0, 2.5], requires_grad=True)
    yield leaf, {}
    yield torch.tensor(1.0, requires_grad=True), {}
    yield torch.zeros(2, 0, requires_grad=True), {}
    yield torch.tensor([1.0], dtype=torch.float64, requires_grad=True), {}
    yield torch.arange(40.0, requires_grad=True), {}


# The printed form of results: a snippet each, so that the grad_fn is a real one.
SNIPPETS = [
    "torch.tensor([1.0, 2.0], requires_grad=True) * 2",
    "torch.tensor([1.0, 2.0], requires_grad=True).sum()",
    "torch.ones(2, 2, requires_grad=True) @ torch.ones(2, 2)",
    "torch.ones(2, requires_grad=True).view(2, 1)",
    "torch.ones(2, requires_grad=True)[0]",
    "torch.ones(2, dtype=torch.float64, requires_grad=True).exp()",
    "torch.arange(30.0, requires_grad=True) / 3",
    "torch.ones(2, requires_grad=True).clone().mul_(3)",
    "torch.ones(2, requires_grad=True).detach()",
    "torch.zeros(0, 3, requires_grad=True) + 1",
    "torch.ones(3, requires_grad=True).clone()[1:].mul_(2)",
    "torch.ones(2, 3, requires_grad=True).max(1)",
    "torch.tensor([3.0, 1.0]).sort()",
    "torch.ones(4, requires_grad=True).split(2)",
    "torch.Size([2, 3])",
    "torch.ones(2, 3).shape",
    "torch.nn.Parameter(torch.ones(2))",
    "torch.nn.Parameter(torch.arange(40.0))",
]


def hexadecimal(tensor):
    """Every element exactly: floats as C99 hexadecimal, integers and bools as they are."""
    flat = tensor.detach().reshape(-1).tolist()
    return [
        x.hex() if isinstance(x, float) else str(x) if isinstance(x, int) and abs(x) > 2**53 else x
        for x in flat
    ]


def record(folder):
    lines = []
    for tensor, options in cases():
        torch.set_printoptions(profile="default")
        if options:
            torch.set_printoptions(**options)
        text = repr(tensor)
        torch.set_printoptions(profile="default")
        case = {
            "d": forms.name_of(tensor.dtype),
            "s": list(tensor.shape),
            "repr": text,
            "str": str(tensor) if str(tensor) != text and not options else None,
        }
        if case["str"] is None:
            del case["str"]
        if tensor.requires_grad:
            case["requires_grad"] = True
        if options:
            case["options"] = options
        flat = tensor.detach().reshape(-1)
        for step in (1, 3, 4, 7):
            line = (
                torch.arange(flat.numel()).to(torch.float32) / step
                if flat.is_floating_point()
                else torch.arange(flat.numel())
            )
            if flat.numel() > 50 and flat.dtype == line.dtype and torch.equal(line, flat):
                case["arange_over"] = step
                break
        else:
            if (
                flat.numel() > 50
                and flat.dtype != torch.bool
                and torch.equal(flat[:1].expand(flat.numel()), flat)
            ):
                case["all"] = hexadecimal(flat[:1])[0]
            else:
                case["v"] = hexadecimal(tensor)
        lines.append(forms.dump(case))
    snippets = [forms.dump({"code": code, "repr": repr(eval(code))}) for code in SNIPPETS]
    (folder / "printed.json").write_text(
        '{"tensors":[\n' + ",\n".join(lines) + '\n],"snippets":[\n' + ",\n".join(snippets) + "\n]}\n",
        encoding="utf-8",
    )
    print("printed", len(lines), "tensors", len(snippets), "snippets")
