# numbers read from text
import io
import numpy as np

text = """# x y label
0.0 1.5 0
1.0 2.5 1
2.0 -1e-3 1
"""
data = np.loadtxt(io.StringIO(text))
print(data, data.shape, data.dtype)
x, y, label = np.loadtxt(io.StringIO(text), unpack=True)
print(x, y, label.astype(int))
print(np.loadtxt(io.StringIO("1,2\n3,4"), delimiter=",", dtype=int), np.loadtxt(io.StringIO(text), usecols=(0, 2)), np.loadtxt(io.StringIO("5\n6")))
print(np.loadtxt(io.StringIO("a;b\n1;2\n"), delimiter=";", skiprows=1, ndmin=2), np.loadtxt(["1 2", "3 4"], max_rows=1))
print(np.genfromtxt(io.StringIO("1,,3\n4,5,"), delimiter=","), np.genfromtxt(io.StringIO("h1,h2\n1,2\n3,4"), delimiter=",", skip_header=1))
print(np.genfromtxt(["1 2 # note", "3 4"]), np.genfromtxt(io.StringIO("1,,3"), delimiter=",", filling_values=-1))
out = io.StringIO()
np.savetxt(out, np.array([[1.0, 2.0], [3.5, -4.25]]))
print(out.getvalue())
out = io.StringIO()
np.savetxt(out, [1, 2, 3], fmt="%d")
print(out.getvalue().split())
for bad in ("1 2\n3", "1 x"):
    try:
        np.loadtxt(io.StringIO(bad))
    except ValueError as e:
        print(e)
