# polynomials fitted and evaluated
import numpy as np

x = np.array([0.0, 1, 2, 3, 4])
y = 2 * x**2 - 3 * x + 1
c = np.polyfit(x, y, 2)
print(c.round(8) + 0.0, np.polyval([2, -3, 1], x), np.polyval([1, 0, -1], 3), np.polyval(c, 1.5).round(8))
p = np.poly1d([2, -3, 1])
print(p(2), p(x), p.deriv()(1), p.order, p.coeffs)
print(p)
print(np.sort(np.roots([1, -3, 2])), np.polyder([2, -3, 1]), np.polyint([2, 2]), np.polyadd([1, 2], [3]), np.polymul([1, 1], [1, -1]))
slope, intercept = np.polyfit([0, 1, 2], [1, 3, 5], 1)
print(round(slope, 6), round(intercept, 6))
from numpy.polynomial import polynomial as P
print(P.polyval(2.0, [1, 2, 3]), P.polyfromroots([1, 2]))
