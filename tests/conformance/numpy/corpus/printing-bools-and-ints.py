# columns of booleans and of whole numbers
import numpy as np

print(np.array([True, False]), repr(np.array([[True, False], [False, False]])))
print(np.array([[1, -20], [300, 4]]), repr(np.array([1, -20, 300])))
print(np.array([0, 255], dtype=np.uint8), repr(np.array([0, 255], dtype=np.uint8)), repr(np.array([-128, 127], dtype=np.int8)))
print(repr(np.array([1, 2], dtype=np.int32)), repr(np.array([1, 2], dtype=np.int64)), repr(np.array([1], dtype=np.int16)))
print(np.array([2**62, -(2**63)]), np.array([10**i for i in range(6)]))
print(np.eye(3, dtype=bool), np.eye(3, dtype=np.uint8), repr(np.eye(2, dtype=np.float32)))
print(np.arange(5) == 2, (np.arange(4) > 1) * 1, np.array([True, True]) + np.array([True, False]), np.array([True]) * 3)
