# two libraries, two streams
import random
import numpy as np
import torch


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


seed_everything(0)
first = (random.random(), np.random.rand(2), torch.rand(2))
seed_everything(0)
second = (random.random(), np.random.rand(2), torch.rand(2))
print(first[0] == second[0], np.array_equal(first[1], second[1]), torch.equal(first[2], second[2]))
print(first)
idx = torch.randperm(5)
print(np.arange(5)[idx], np.arange(5)[idx.numpy()], torch.arange(5)[np.random.permutation(5)])
print(torch.from_numpy(np.random.randn(2, 2)).float(), torch.tensor(np.random.choice(3, 4)), np.random.uniform(0, 1, (2,)))
