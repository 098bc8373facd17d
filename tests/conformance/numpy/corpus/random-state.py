# generators of their own, and states kept
import numpy as np

r = np.random.RandomState(3)
print(r.rand(2), r.randint(0, 10, 4), r.randn(3), r.permutation(4), r.uniform(0, 1), r.choice(5, 2))
np.random.seed(5)
state = np.random.get_state()
a = np.random.rand(3)
np.random.set_state(state)
print(a, np.random.rand(3), np.array_equal(a, np.random.RandomState(5).rand(3)))
print(state[0], len(state[1]), state[2])
np.random.seed(5)
np.random.randn()
one = np.random.get_state()
print(one[3], np.random.randn(), np.random.randn())
np.random.set_state(one)
print(np.random.randn(2))
