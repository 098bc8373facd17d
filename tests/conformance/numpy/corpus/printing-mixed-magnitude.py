# what decides the format of a whole array
import numpy as np

for values in ([1, 1000.5], [1, 1e-3], [1.0, 0.001, 1000], [0.0001, 1], [0.00001, 0.5], [1e3, 1e-2, 5], [1e7, 1.5], [1e8, 1.5],
               [123456.789, 0.001], [0.5, 1e15], [-1e-9, 0], [1e-300, 1e300], [5e-324], [1.7976931348623157e308, 1.0]):
    print(np.array(values), repr(np.array(values)))
m = np.array([[1e-2, 3.5], [1e4, -2]])
print(m)
print(np.array([[0.00001, 123], [1, -1e6]]))
print(np.exp(np.arange(-8.0, 9, 4)), np.exp(np.arange(0, 40, 8)))
