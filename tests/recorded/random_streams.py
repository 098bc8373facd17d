"""Records random streams: sequences of draws after a seed, so that the generator's state between calls is tested too."""

import torch

import forms
import record as recorder
from forms import Inputs, result_form
from samples import Word, dtype, flag, i64, plain, pos, t, unit, v

F64, I32, I64, U8, I8, BOOL = map(dtype, ("float64", "int32", "int64", "uint8", "int8", "bool"))
W = v([0.1, 0.2, 0.3, 0.4], grad=False)
W2 = v([[1.0, 0.0, 3.0], [2.0, 2.0, 1.0]], grad=False)


def z(*shape, **options):
    """A tensor to be filled, without gradient."""
    return t(*shape, grad=False, **options)


# One line a scenario: the seed, then the calls in order.
SCENARIOS = [
    (0, [("rand", plain([5])), ("rand", plain([2, 2])), ("rand", plain([17]))]),
    (0, [("rand", plain([5], dtype=F64)), ("rand", plain([3]))]),
    (42, [("rand", plain([])), ("rand", plain([0, 3])), ("rand", plain([3]))]),
    (0, [("randn", plain([5])), ("randn", plain([4])), ("randn", plain([3]))]),
    (0, [("randn", plain([15])), ("randn", plain([2]))]),
    (0, [("randn", plain([16])), ("randn", plain([2]))]),
    (0, [("randn", plain([17])), ("randn", plain([33]))]),
    (
        1,
        [
            ("randn", plain([2, 8])),
            ("randn", plain([3, 5])),
            ("randn", plain([20], dtype=F64)),
            ("randn", plain([5], dtype=F64)),
        ],
    ),
    (2, [("randn", plain([3])), ("rand", plain([2])), ("randn", plain([16])), ("randn", plain([3]))]),
    (3, [("randn", plain([40])), ("randn", plain([1]))]),
    (123, [("randn", plain([])), ("randn", plain([1, 1], dtype=F64)), ("randn", plain([2, 3, 4]))]),
    (2**32 + 5, [("rand", plain([3]))]),
    (2**63 - 1, [("rand", plain([3]))]),
    (-1, [("rand", plain([3]))]),
    (
        0,
        [
            ("randint", plain(10, [5])),
            ("randint.low", plain(-5, 5, [4])),
            ("randint", plain(2, [3], dtype=I32)),
            ("randint", plain(2**40, [3])),
        ],
    ),
    (
        0,
        [
            ("randint.low", plain(0, 256, [5], dtype=U8)),
            ("randint", plain(2, [4], dtype=BOOL)),
            ("randint", plain(5, [3], dtype=F64)),
            ("randint", plain(0, [2])),
            ("randint.low", plain(3, 3, [2])),
            ("randint", plain(300, [2], dtype=U8)),
        ],
    ),
    (
        0,
        [
            ("randperm", plain(5)),
            ("randperm", plain(1)),
            ("randperm", plain(0)),
            ("randperm", plain(20)),
            ("randperm", plain(6, dtype=I32)),
            ("randperm", plain(-1)),
        ],
    ),
    (
        7,
        [
            ("rand_like", plain(z(2, 3))),
            ("randn_like", plain(z(2, 3))),
            ("randn_like", plain(z(4, 4))),
            ("rand_like", plain(z(2), dtype=F64)),
            ("randint_like", plain(z(3), 9)),
            ("randint_like.low_dtype", plain(z(3), -3, 3)),
            ("rand_like", plain(i64(2))),
        ],
    ),
    (
        0,
        [
            ("normal.float_float", plain(1.0, 2.0, [5])),
            ("normal.Tensor_float", plain(z(3), 0.5)),
            ("normal.float_Tensor", plain(0.5, pos(3, grad=False))),
            ("normal.Tensor_Tensor", plain(z(3), pos(3, grad=False))),
            ("normal.Tensor_Tensor", plain(z(20), pos(20, grad=False))),
            ("normal.float_float", plain(0.0, -1.0, [2])),
            ("normal.Tensor_float", plain(z(20), 2.0)),
        ],
    ),
    (
        0,
        [
            ("bernoulli", plain(unit(6, grad=False))),
            ("bernoulli.p", plain(z(6), 0.5)),
            ("bernoulli", plain(z(3))),
            ("bernoulli_.float", plain(z(6), 0.3)),
            ("bernoulli_.Tensor", plain(z(4), unit(4, grad=False))),
            ("bernoulli_.float", plain(z(2), 1.5)),
            ("bernoulli", plain(unit(5, grad=False, dtype="float64"))),
        ],
    ),
    (
        0,
        [
            ("uniform_", plain(z(5))),
            ("uniform_", plain(z(5), -1.0, 1.0)),
            ("uniform_", plain(z(3, dtype="float64"), 2.0, 3.0)),
            ("uniform_", plain(z(2), 1.0, 0.0)),
            ("uniform_", plain(i64(2))),
        ],
    ),
    (
        0,
        [
            ("normal_", plain(z(5))),
            ("normal_", plain(z(16), 1.0, 2.0)),
            ("normal_", plain(z(3, dtype="float64"))),
            ("normal_", plain(z(2), 0.0, -1.0)),
            ("normal_", plain(z(18))),
        ],
    ),
    (
        0,
        [
            ("exponential_", plain(z(5))),
            ("exponential_", plain(z(3), 2.0)),
            ("exponential_", plain(z(3, dtype="float64"))),
            ("exponential_", plain(z(3), -1.0)),
        ],
    ),
    (
        0,
        [
            ("random_", plain(i64(4))),
            ("random_", plain(z(4))),
            ("random_.to", plain(i64(4), 10)),
            ("random_.from", plain(i64(4), -3, 3)),
            ("random_.from", plain(z(4), 0, 5)),
            ("random_", plain(t(3, dtype="int8"))),
            ("random_", plain(t(3, dtype="uint8"))),
            ("random_", plain(t(3, dtype="bool"))),
            ("random_", plain(t(3, dtype="int32"))),
            ("random_", plain(z(3, dtype="float64"))),
            ("random_.to", plain(i64(2), 0)),
        ],
    ),
    (
        0,
        [
            ("multinomial", plain(W, 2)),
            ("multinomial", plain(W, 5, True)),
            ("multinomial", plain(W2, 2)),
            ("multinomial", plain(W2, 3, True)),
            ("multinomial", plain(W, 1)),
            ("multinomial", plain(W, 5)),
            ("multinomial", plain(v([0.0, 0.0], grad=False), 1)),
        ],
    ),
    (
        0,
        [
            ("dropout", plain(z(8), 0.5, True)),
            ("dropout", plain(z(8), 0.2, True)),
            ("native_dropout", plain(z(8), 0.5, True)),
            ("dropout", plain(z(4), 0.5, False)),
            ("rand", plain([2])),
        ],
    ),
    (
        0,
        [
            ("rand.generator", plain([3], generator=Word("generator", 7))),
            ("randn.generator", plain([3], generator=Word("generator", 7))),
            ("randint.generator", plain(9, [3], generator=Word("generator", 7))),
            ("randint.low_generator", plain(-9, 9, [3], generator=Word("generator", 7))),
            ("randperm.generator", plain(5, generator=Word("generator", 7))),
            ("uniform_", plain(z(3), generator=Word("generator", 7))),
            ("bernoulli", plain(unit(4, grad=False), generator=Word("generator", 7))),
            ("multinomial", plain(W, 2, generator=Word("generator", 7))),
            ("rand", plain([2])),
        ],
    ),
    (
        0,
        [
            ("randint_like.Tensor", plain(z(3), v(9, "int64"))),
            ("bernoulli.Tensor", plain(z(3), unit(3, grad=False))),
            ("normal_functional", plain(z(3))),
        ],
    ),
    (
        0,
        [
            ("feature_dropout", plain(z(2, 3, 2), 0.5, True)),
            ("alpha_dropout", plain(z(5), 0.5, True)),
            ("feature_dropout_", plain(z(2, 3, 2), 0.5, True)),
            ("alpha_dropout_", plain(z(5), 0.5, True)),
            ("native_dropout_backward", plain(z(3), flag(3), 2.0)),
            ("rand", plain([2])),
        ],
    ),
    (
        0,
        [
            ("rand_like.generator", plain(z(2, 3), generator=Word("generator", 7))),
            ("randn_like.generator", plain(z(2, 3), generator=Word("generator", 7))),
        ],
    ),
    (
        0,
        [
            ("dropout_", plain(z(8), 0.5, True)),
            ("cauchy_", plain(z(3))),
            ("log_normal_", plain(z(3))),
            ("geometric_", plain(z(3), 0.5)),
            ("poisson", plain(pos(3, grad=False))),
        ],
    ),
]


def record(folder):
    rows, scenarios = {}, []
    for seed, calls in SCENARIOS:
        torch.manual_seed(seed)
        steps = []
        for name, call in calls:
            overload = recorder.overload_of(name)
            rows.setdefault(name, {"schema": recorder.schema_text(overload)})
            inputs = Inputs(call)
            tensors = inputs.build(False)
            args, kwargs = inputs.bind(tensors)
            out, error = recorder.attempt(lambda: overload(*args, **kwargs))
            form_args, form_kwargs = inputs.args_form()
            step = {"op": name, "in": inputs.form(), "args": form_args}
            if form_kwargs:
                step["kw"] = form_kwargs
            step.update(
                {"error": forms.error_form(error)}
                if error is not None
                else {"out": result_form(out, tensors)}
            )
            steps.append(step)
        scenarios.append({"seed": seed if abs(seed) <= 2**53 else str(seed), "steps": steps})
    lines = ",\n".join(forms.dump(s) for s in scenarios)
    (folder / "random_streams.json").write_text(
        f'{{"schemas":{forms.dump(rows)},\n"scenarios":[\n{lines}\n]}}\n', encoding="utf-8"
    )
    print("random_streams", len(rows), "operators", sum(len(s["steps"]) for s in scenarios), "draws")
