"""Refusals that come from within PyTorch's kernels, in the words of whichever function there looks."""

import torch
import torch.nn.functional as F


def refuse(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


weight = torch.arange(12.0).reshape(6, 2).cos()
numbers = torch.tensor([1, 2, 4, 5, 4])
refuse(lambda: F.embedding_bag(numbers, weight, torch.tensor([1, 2])))
refuse(lambda: F.embedding_bag(numbers + 3, weight, torch.tensor([0, 3])))
logs = torch.arange(60.0).reshape(5, 3, 4).sin().log_softmax(-1)
targets = torch.tensor([[1, 2], [3, 3], [2, 0]])
refuse(lambda: F.ctc_loss(logs, targets, (5, 4, 6), (2, 2, 1)))
pooled, places = F.max_pool2d(torch.arange(32.0).reshape(1, 2, 4, 4).sin(), 2, return_indices=True)
refuse(lambda: F.max_unpool2d(pooled, places, 1))
