# tables with headings and names, as data sets come
import io
import numpy as np

text = "sepal,petal,kind\n5.1,1.4,0\n4.9,1.5,0\n6.3,4.7,1\n"
data = np.genfromtxt(io.StringIO(text), delimiter=",", skip_header=1)
X, y = data[:, :2], data[:, 2].astype(np.int64)
print(X, y, X.dtype, data.shape)
print(np.genfromtxt(io.StringIO("1 2\n3 4"), dtype=np.int32), np.genfromtxt(io.StringIO("1,2,3"), delimiter=",", usecols=(1,)))
print(np.genfromtxt(io.StringIO("1;NA\n3;4"), delimiter=";", missing_values="NA"), np.loadtxt(io.StringIO("# c\n1.5e3"), dtype=np.float32))
