# dtype objects: names, kinds, sizes, comparison
import numpy as np

for t in (np.float32, np.float64, np.int32, np.int64, np.uint8, np.int8, np.int16, np.bool_):
    d = np.dtype(t)
    print(d, repr(d), d.name, d.kind, d.char, d.itemsize, d.type.__name__, d.str, d.num)
print(np.dtype("float32") == np.float32, np.dtype("f8") == "float64", np.dtype(float) == np.float64, np.dtype(int), np.dtype(bool), np.dtype("i4").newbyteorder("<") == np.int32)
a = np.zeros(2, dtype="float32")
print(a.dtype == np.float32, a.dtype == "float32", a.dtype is np.dtype(np.float32), a.dtype != np.float64, a.dtype in (np.float32, np.float64))
print(np.issubdtype(a.dtype, np.floating), np.issubdtype(np.int64, np.integer), np.issubdtype(bool, np.number), np.isdtype(a.dtype, "real floating"))
print(np.float32, np.dtype(np.float32).type, {np.dtype("f4"): 1}[a.dtype], np.dtype(None), np.iinfo(np.int32).max, np.iinfo("uint8").min)
print(np.finfo(np.float32).eps, np.finfo(np.float64).max, np.finfo(float).tiny, repr(np.finfo(np.float32).eps), np.finfo(np.float32).dtype, np.finfo("f4").min)
print(np.iinfo(np.int8))
print(np.dtype("int64").isnative, np.float64 is np.double, np.intp, np.uint8.__name__, np.float32.__mro__[1].__name__)
try:
    np.dtype("float33")
except TypeError as e:
    print(e)
