# arrays that refuse to be written
import numpy as np

a = np.arange(3.0)
a.flags.writeable = False
for write in ("a[0] = 1", "a += 1", "a.sort()", "a.fill(0)", "np.add(a, 1, out=a)"):
    try:
        exec(write)
    except ValueError as e:
        print(write, "->", e)
v = a[:2]
print(v.flags.writeable)
b = a.copy()
b[0] = 5
print(a, b)
base = np.arange(4)
view = base[1:]
view.setflags(write=False)
base[1] = 77
print(view)
x = np.broadcast_to(np.array([1, 2, 3]), (2, 3))
print(x, x.flags.writeable, x.strides)
try:
    x[0, 0] = 1
except ValueError as e:
    print(e)
