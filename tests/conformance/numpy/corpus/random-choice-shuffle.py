# choosing, permuting and shuffling
import numpy as np

np.random.seed(7)
print(np.random.choice(5), np.random.choice(5, 3), np.random.choice([10, 20, 30], size=(2, 2)))
print(np.random.choice(10, 4, replace=False), np.random.choice(3, 8, p=[0.1, 0.2, 0.7]), np.random.choice(4, 2, replace=False, p=[0.1, 0.2, 0.3, 0.4]))
print(np.random.permutation(6), np.random.permutation([1, 5, 9]), np.random.permutation(np.arange(6).reshape(3, 2)))
x = np.arange(8)
np.random.shuffle(x)
print(x)
m = np.arange(12).reshape(4, 3)
np.random.shuffle(m)
print(m)
names = ["ann", "bob", "cyd"]
np.random.shuffle(names)
print(names)
for f in (lambda: np.random.choice(3, 4, replace=False), lambda: np.random.choice([], 1), lambda: np.random.choice(2, 1, p=[0.5, 0.6]),
          lambda: np.random.choice(3, 2, p=[0.5, 0.5])):
    try:
        f()
    except ValueError as e:
        print(e)
