# arrays pickled and deep-copied
import copy
import pickle
import numpy as np

a = np.arange(6, dtype=np.float32).reshape(2, 3)
b = pickle.loads(pickle.dumps(a))
print(b, b.dtype, np.shares_memory(a, b), b.flags.writeable)
d = {"w": a, "n": np.float64(2.5), "t": np.dtype("int8"), "i": np.int32(7)}
e = pickle.loads(pickle.dumps(d))
print(e["w"][1], repr(e["n"]), e["t"], repr(e["i"]))
c = copy.copy(a)
f = copy.deepcopy([a, a])
c[0, 0] = 100
f[0][0, 0] = -1
print(a[0, 0], f[1][0, 0], f[0] is f[1])
t = pickle.loads(pickle.dumps(a.T))
print(t, t.shape)
print(pickle.loads(pickle.dumps(a[:, ::2])), pickle.loads(pickle.dumps(np.array(5))), pickle.loads(pickle.dumps(np.zeros((0, 2)))).shape)
rng = np.random.RandomState(0)
rng.rand()
print(pickle.loads(pickle.dumps(rng)).rand() == rng.rand())
