# What operators warn of, in PyTorch's words; some of it once a program only.
import math
import warnings

import torch


def told(name, action):
    for turn in range(2):
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always")
            try:
                action()
            except Exception as raised:
                print(name, type(raised).__name__, raised)
        print(name, turn, [(each.category.__name__, str(each.message)) for each in found])


needs = torch.ones(1, requires_grad=True)
byte = torch.tensor([1, 0, 1], dtype=torch.uint8)
told("float", lambda: float(needs))
told("int", lambda: int(needs))
told("sqrt", lambda: math.sqrt(needs))
told("resized", lambda: torch.add(torch.ones(2), 1, out=torch.ones(3)))
told("was empty", lambda: torch.add(torch.ones(2), 1, out=torch.empty(0)))
told("two", lambda: torch.sort(torch.ones(2), out=(torch.ones(3), torch.ones(3, dtype=torch.long))))
told("arange", lambda: torch.arange(3, out=torch.ones(5)))
told("ones", lambda: torch.ones(2, out=torch.ones(3)))
told("expanded index", lambda: torch.ones(1).expand(3).__setitem__(torch.tensor([0]), 5))
told("expanded fill", lambda: torch.ones(1).expand(3).index_fill_(0, torch.tensor([0]), 1.0))
told("expanded mask", lambda: torch.ones(1).expand(3).masked_fill_(byte.bool(), 1.0))
told("byte index", lambda: torch.ones(3)[byte])
told("byte assigned", lambda: torch.ones(3).__setitem__(byte, 2))
told("byte where", lambda: torch.where(byte, torch.ones(3), torch.zeros(3)))
told("list index", lambda: torch.ones(2, 2)[[slice(0, 1), 0]])
told("range", lambda: torch.range(0, 3))
told("T of three", lambda: torch.ones(2, 3, 4).T)
told("T of none", lambda: torch.ones(()).T)
told("mT of none", lambda: torch.ones(()).mT)
told("mH of none", lambda: torch.ones(()).mH)
told("H of none", lambda: torch.ones(()).H)
told("T of two", lambda: torch.ones(2, 3).T)
told("meshgrid", lambda: torch.meshgrid(torch.ones(2), torch.ones(2)))
told("cross", lambda: torch.cross(torch.ones(3, 2), torch.ones(3, 2)))
told("std", lambda: torch.std(torch.ones(1)))
told("std of none", lambda: torch.ones(0).std())
told("var_mean", lambda: torch.var_mean(torch.ones(1)))
told("var of two", lambda: torch.var(torch.ones(2)))
told("cov", lambda: torch.cov(torch.ones(2, 1)))
told("bucketize", lambda: torch.bucketize(torch.ones(2, 2).t(), torch.ones(2)))
told("boundaries", lambda: torch.searchsorted(torch.ones(2, 4)[:, ::2], torch.ones(2, 2)))
told("index_reduce", lambda: torch.ones(2).index_reduce_(0, torch.tensor([0]), torch.ones(1), "prod"))
told("scatter", lambda: torch.ones(2).scatter_(0, torch.tensor([0]), torch.ones(1), reduce="add"))
told("random", lambda: torch.zeros(1).random_(2**24 + 1, 2**24 + 9))
told("random in double", lambda: torch.zeros(1, dtype=torch.float64).random_(0, 2**24 + 9))
told("chain_matmul", lambda: torch.chain_matmul(torch.eye(2), torch.eye(2)))
told("same", lambda: torch.conv1d(torch.ones(1, 1, 3), torch.ones(1, 1, 2), padding="same"))
told("tensor of tensor", lambda: torch.tensor(torch.ones(2)))
told("new_tensor", lambda: torch.ones(2).new_tensor(torch.ones(2)))
