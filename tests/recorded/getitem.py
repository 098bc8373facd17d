"""Records `x[index]` and `x[index] = value`, whose argument is Python's own syntax rather than a schema."""

import record as recorder
from forms import Inputs
from samples import Call, ellipsis, flag, i64, idx, sl, t, v

M34 = t(3, 4)
# x[index]: each row is the tensor and the index as Python gives it (a list stands for a tuple's items).
READS = [
    (M34, 0),
    (M34, -1),
    (M34, 3),
    (M34, -4),
    (M34, sl(1, 3)),
    (M34, sl(None, None, 2)),
    (M34, sl(None, None, -1)),
    (M34, ellipsis),
    (M34, None),
    (M34, True),
    (M34, False),
    (M34, (0, 1)),
    (M34, (sl(), 1)),
    (M34, (sl(), sl(1, None, 2))),
    (M34, (ellipsis, 0)),
    (M34, (ellipsis, None)),
    (M34, (None, 1, None)),
    (M34, (0, 0, 0)),
    (M34, (ellipsis, ellipsis)),
    (M34, [0, 2]),
    (M34, ([0, 2], [1, 3])),
    (M34, (sl(), [0, 0, 3])),
    (M34, idx(2, 0)),
    (M34, v(1, "int64")),
    (M34, (sl(), idx(3, 1))),
    (M34, (idx(0, 1), idx(2, 3))),
    (M34, (v([[0], [2]], "int64"), idx(1, 3))),
    (M34, v([True, False, True], "bool")),
    (M34, (v([True, False, True], "bool"), 1)),
    (M34, (sl(), v([True, False, True, True], "bool"))),
    (M34, v([True, False], "bool")),
    (M34, idx(3)),
    (M34, v([1.5])),
    (M34, 1.5),
    (M34, "a"),
    (t(2, 3, 4), (idx(0, 1), sl(), idx(1, 2))),
    (t(2, 3, 4), (sl(), idx(0, 1), idx(1, 2))),
    (t(2, 3, 4), (0, ellipsis, sl(1, 3))),
    (t(2, 3, 4), (None, ellipsis, None, 0)),
    (t(2, 3, 4), (ellipsis, [0, 1], [1, 2])),
    (t(), ellipsis),
    (t(), 0),
    (t(), None),
    (t(), ()),
    (t(), True),
    (t(5), sl(-3, -1)),
    (t(5), sl(3, 1)),
    (t(5), sl(10, 20)),
    (t(5), []),
    (t(5), idx()),
    (i64(5), v([0, 1], "uint8")),
    (t(2, 3), (sl(), None)),
    (t(2, 3), ((0, 1),)),
    (t(2, 3), v([[True, False, True], [False, True, False]], "bool")),
    (t(0, 3), sl()),
    (t(2, 3), v([[0, 1], [1, 0]], "int64")),
    (t(5), sl(1.5, None)),
    (t(5), sl(None, None, 0)),
    (t(5), [True, False, True, False, True]),
    (t(2, 3), (True, 0)),
]
# x[index] = value
WRITES = [
    (M34, 0, 5.0),
    (M34, (0, 1), 5),
    (M34, sl(1, 3), 0.0),
    (M34, (sl(), 1), t(3)),
    (M34, ellipsis, 1.0),
    (M34, sl(1, 3), t(2, 4)),
    (M34, sl(1, 3), t(4)),
    (M34, sl(1, 3), t(3)),
    (M34, idx(0, 2), t(4)),
    (M34, idx(0, 2), t(2, 4)),
    (M34, [0, 2], 1.5),
    (M34, (idx(0, 1), idx(2, 3)), t(2)),
    (M34, v([True, False, True], "bool"), 9.0),
    (M34, v([True, False, True], "bool"), t(2, 4)),
    (M34, (sl(), idx(1)), 3.0),
    (M34, 3, 0.0),
    (M34, (ellipsis, 0), t(1)),
    (M34, (None, 0), t(4)),
    (M34, True, 2.0),
    (M34, (sl(None, None, 2), sl(1, None, 2)), t(2, 2)),
    (M34, 0, i64(4)),
    (i64(4), 0, 2.7),
    (i64(4), sl(0, 2), t(2)),
    (M34, 0, t(4, dtype="float64")),
    (M34, 0, True),
    (M34, (0, 0), t(1, 1)),
    (M34, (0, 0), t(2)),
    (M34, idx(0, 0), t(2, 4)),
    (t(), ellipsis, 4.0),
    (t(), (), 4.0),
    (t(2, 3, 4), (0, ellipsis, sl(1, 3)), t(3, 1)),
    (M34, v([[True, False, True, False]] * 3, "bool"), 0.0),
    (M34, 1, "a"),
    (M34, sl(2, 1), 5.0),
    (flag(3), 1, 5),
    (M34, 1, None),
]


def written(tensor, index, value):
    tensor[index] = value
    return tensor


def record(folder):
    rows = {"getitem": [], "setitem": []}
    for number, (tensor, index) in enumerate(READS):
        for layout in ("contiguous", "transposed"):
            if layout == "transposed" and len(tensor.shape) < 2:
                continue
            inputs = Inputs(Call((tensor, index)), layout)
            result = recorder.record_call(lambda x, i: x[i], inputs, False)
            rows["getitem"].append(
                {"key": f"{number}/{layout}", "in": inputs.form(), "args": inputs.args_form()[0], **result}
            )
    for number, (tensor, index, value) in enumerate(WRITES):
        for layout in ("contiguous", "transposed"):
            if layout == "transposed" and len(tensor.shape) < 2:
                continue
            inputs = Inputs(Call((tensor, index, value)), layout)
            result = recorder.record_inplace(written, inputs, {}, layout == "contiguous")
            rows["setitem"].append(
                {
                    "key": f"{number}/{layout}",
                    "in": inputs.form(),
                    "args": inputs.args_form()[0],
                    "written": result,
                }
            )
    recorder.write("getitem", {name: {"samples": samples} for name, samples in rows.items()})
    print("getitem", sum(map(len, rows.values())), "samples")
