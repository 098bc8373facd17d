# transitions kept in arrays, sampled into tensors
import numpy as np
import torch


class Buffer:
    def __init__(self, capacity, width):
        self.states = np.zeros((capacity, width), dtype=np.float32)
        self.rewards = np.zeros(capacity, dtype=np.float32)
        self.done = np.zeros(capacity, dtype=bool)
        self.size, self.at, self.capacity = 0, 0, capacity

    def push(self, state, reward, done):
        self.states[self.at] = state
        self.rewards[self.at], self.done[self.at] = reward, done
        self.at = (self.at + 1) % self.capacity
        self.size = min(self.size + 1, self.capacity)

    def sample(self, n):
        i = np.random.randint(0, self.size, size=n)
        return torch.as_tensor(self.states[i]), torch.as_tensor(self.rewards[i]), torch.as_tensor(self.done[i])


np.random.seed(0)
buffer = Buffer(5, 3)
for t in range(7):
    buffer.push(np.random.uniform(-1, 1, 3), t, t % 3 == 0)
print(buffer.states, buffer.rewards, buffer.done, buffer.size)
s, r, d = buffer.sample(4)
print(s.dtype, r, d, (r * ~d).sum())
returns = np.zeros(5)
running = 0
for t in reversed(range(5)):
    running = buffer.rewards[t] + 0.9 * running
    returns[t] = running
print(returns, (returns - returns.mean()) / (returns.std() + 1e-8))
