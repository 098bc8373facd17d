# whole numbers: division, remainder, powers and wrapping
import numpy as np

a = np.array([7, -7, 0, 3])
b = np.array([2, 2, 5, -2])
print(a + b, a - b, a * b)
print(a / b, a // b, a % b)
print(np.fmod(a, b), np.divmod(a, b), divmod(a, 3))
print(a**2, 2 ** np.abs(a), -a, +a, abs(a))
print(np.int8(100) + np.int8(27), np.array([127], np.int8) + np.int8(1))
print(np.array([250, 5], dtype=np.uint8) + np.uint8(10), np.array([0], dtype=np.uint8) - np.uint8(1))
print(a & 3, a | 8, a ^ 1, ~a, a << 1, a >> 1)
print(np.bitwise_and(a, b), np.left_shift(1, np.arange(5)), np.invert(np.array([True, False])))
try:
    a ** -1
except ValueError as e:
    print(e)
print(np.gcd(12, 18), np.lcm(4, [6, 10]), np.mod(-5, 3), np.remainder(-5.5, 3))
