# the same numbers in another shape
import numpy as np

a = np.arange(12)
print(a.reshape(3, 4))
print(a.reshape((2, -1)).shape, a.reshape(-1, 1).shape, np.reshape(a, (2, 2, 3)).shape)
print(a.reshape(3, 4, order="F"))
m = a.reshape(3, 4)
print(m.ravel(), m.T.ravel(), m.ravel(order="F"), m.flatten("F"))
m.shape = (4, 3)
print(m)
for shape in ((5, 3), (-1, 5), (-1, -1)):
    try:
        a.reshape(shape)
    except ValueError as e:
        print(e)
print(np.array([[7]]).reshape(()).shape, np.array([5]).reshape(()))
b = np.arange(6)
b.resize((2, 2), refcheck=False)
print(b, np.resize([1, 2, 3], (2, 4)))
