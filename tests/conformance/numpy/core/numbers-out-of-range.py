# Python's numbers that a small type has no place for, wherever they are written; and zeros of two signs
import warnings
import numpy as np

warnings.simplefilter("ignore")


def tried(text):
    names = {"np": np, "a": np.zeros((2, 2), "i1")}
    try:
        exec(text, names)
        print(text, "->", names["a"].tolist(), names["a"].dtype)
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for values in ("[300.5]", "[1e-4, -3]", "300.5", "np.inf", "[np.nan, 1]", "[np.int64(300), -1]",
               "[np.int64(300), 1]", "[np.float64(300.5), 1]", "[np.array(300), 1]"):  # fmt: skip
    tried(f"a = np.array({values}, dtype='u1')")
for range_ in ("-3, -2, 3", "1, -2, -2", "1, 1, -2", "1, 0, -2", "-3.0, 1, 3", "np.int64(-3), 1, 3", "0, 600, 300.0",
               "0, np.int64(600), 300", "250, 260, 2"):  # fmt: skip
    tried(f"a = np.arange({range_}, dtype='u1')")
for place in ("a.flat[1]", "a.flat[1:]", "a.flat", "a[a == 0]", "a[a == 1]", "a[[0]]", "a[...]", "a[0, 0]"):
    for value in ("300", "np.nan", "np.int64(300)", "[300, 1]", "np.array([300, 1])"):
        if (place, value) != ("a.flat[1]", "np.array([300, 1])"):
            tried(f"{place} = {value}" if "[300" not in value or place != "a[0, 0]" else f"a[0] = {value}")
for call in ("np.fill_diagonal(a, {})", "np.putmask(a, a == 0, {})", "np.place(a, a == 0, {})", "np.put(a, [0], {})",
             "np.copyto(a, {})", "a.fill({})", "a = np.full(2, {}, 'i1')", "a = np.insert(a, 0, {})",
             "np.add.at(a, [0], {})"):  # fmt: skip
    for value in ("300", "2.7", "np.int64(300)", "np.float32(2.7)"):
        tried(call.format(value))
tried("a = np.pad(a, 1, constant_values=300)")
tried("np.fill_diagonal(a, [300, 1])")
tried("np.fill_diagonal(a, [7, 1])")
tried("np.add.at(a, [0], np.nan)")

signs = np.array([0.0, -0.0] * 4)
for name in ("maximum", "minimum", "fmax", "fmin"):
    function = getattr(np, name)
    print(name, function(signs, -signs), function(signs, 0.0), function(0, signs))
print(np.clip(signs, 0.0, 1), np.clip(signs, -0.0, 1), np.clip(signs, -1, -0.0), np.clip(signs, -1, 0.0))
with np.errstate(all="ignore"):
    print([np.reciprocal(np.array([0, 2, 1], kind)).tolist() for kind in ("i1", "u1", "i2", "i4", "i8")])
print(np.rad2deg(np.linspace(0, 7, 9, dtype="f4")), np.deg2rad(np.linspace(0, 360, 9, dtype="f4")))
print(np.linspace(0, 1, 3).base is None, np.linspace(0, 1, 1).base is None, np.linspace(0, [1, 2], 3).base is None)
print(np.linspace(0, 3, 4, dtype=int), np.linspace(0, 0, 3), np.linspace(5e-324, 1e-323, 3), np.linspace(1, 2, 3, retstep=True))
print(np.dot(np.zeros((0, 3)), np.zeros((3, 0))).shape, np.dot(np.zeros((0, 0), int), np.zeros((0, 2), int)).shape, np.dot([], []))
