"""grid_sample, affine_grid, embedding bags and the CTC loss: values, gradients and refusals."""

import warnings

import torch
import torch.nn.functional as F
from torch import nn

warnings.simplefilter("ignore")
image = torch.arange(24.0).reshape(1, 2, 3, 4).sin().requires_grad_()
grid = torch.linspace(-1.4, 1.4, 12).reshape(1, 2, 3, 2).requires_grad_()


def show(name, result, *inputs):
    print(name, result.detach(), result.grad_fn and result.grad_fn.name(), result.stride())
    total = (result * torch.arange(1.0, result.numel() + 1).reshape(result.shape).cos()).sum()
    for g in torch.autograd.grad(total, inputs, allow_unused=True):
        print("  ", (g * 1e4).round() / 1e4 + 0.0)


def refuse(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


for mode in ("bilinear", "nearest", "bicubic"):
    for padding in ("zeros", "border", "reflection"):
        for align in (False, True):
            show(f"{mode} {padding} {align}", F.grid_sample(image, grid, mode, padding, align), image, grid)
volume = torch.arange(16.0).reshape(1, 1, 2, 2, 4).cos().requires_grad_()
places = torch.linspace(-1.2, 1.1, 12).reshape(1, 1, 2, 2, 3).requires_grad_()
for mode in ("bilinear", "nearest"):
    show(mode, F.grid_sample(volume, places, mode, "reflection", align_corners=False), volume, places)
theta = torch.tensor([[[1.0, 0.2, 0.1], [-0.3, 0.8, 0.0]]], requires_grad=True)
show("affine", F.affine_grid(theta, (1, 1, 2, 3), align_corners=False), theta)
show("affine, corners", F.affine_grid(theta, (1, 1, 2, 3), align_corners=True), theta)
refuse(lambda: F.grid_sample(image, grid, "cubic"))
refuse(lambda: F.grid_sample(image, grid, padding_mode="ones"))
refuse(lambda: F.grid_sample(image, grid[..., :1]))
refuse(lambda: F.grid_sample(image.expand(2, 2, 3, 4), grid))
refuse(lambda: F.affine_grid(theta, (1, 1, 2)))
refuse(lambda: F.affine_grid(theta[0], (1, 1, 2, 3)))

weight = torch.arange(15.0).reshape(5, 3).sin().requires_grad_()
numbers, offsets = torch.tensor([1, 2, 4, 2, 0]), torch.tensor([0, 2, 2])
for mode in ("sum", "mean", "max"):
    show(mode, F.embedding_bag(numbers, weight, offsets, mode=mode), weight)
    show(mode + " without 2", F.embedding_bag(numbers, weight, offsets, mode=mode, padding_idx=2), weight)
    show(mode + " of rows", F.embedding_bag(numbers[:4].reshape(2, 2), weight, mode=mode), weight)
scales = torch.tensor([1.0, 0.5, 2.0, -1.0, 0.0], requires_grad=True)
show("scaled", F.embedding_bag(numbers, weight, offsets, mode="sum", per_sample_weights=scales), weight, scales)
show("by frequency", F.embedding_bag(numbers, weight, offsets, scale_grad_by_freq=True), weight)
show("last offset", F.embedding_bag(numbers, weight, torch.tensor([0, 3, 5]), include_last_offset=True), weight)
for mode in (0, 1, 2):
    print(*torch.embedding_bag(weight.detach(), numbers, offsets, False, mode)[1:])
print(nn.EmbeddingBag(4, 2, mode="sum", padding_idx=-1), nn.EmbeddingBag.from_pretrained(weight)(numbers, offsets))
refuse(lambda: F.embedding_bag(numbers, weight))
refuse(lambda: F.embedding_bag(numbers.reshape(5, 1), weight, offsets))
refuse(lambda: F.embedding_bag(numbers, weight, offsets, mode="other"))
refuse(lambda: F.embedding_bag(numbers, weight, offsets, per_sample_weights=scales))

scores = torch.arange(60.0).reshape(5, 3, 4).sin().requires_grad_()
logs = scores.log_softmax(-1)
targets, lengths, counts = torch.tensor([[1, 2], [3, 3], [2, 0]]), torch.tensor([5, 4, 5]), torch.tensor([2, 2, 1])
for reduction in ("none", "mean", "sum"):
    loss = F.ctc_loss(logs, targets, lengths, counts, reduction=reduction)
    print(reduction, loss.detach(), loss.grad_fn.name())
    print(torch.autograd.grad(loss.sum(), scores, retain_graph=True)[0])
print(F.ctc_loss(logs, torch.tensor([1, 2, 3, 3, 2]), (5, 4, 5), (2, 2, 1)))
print(F.ctc_loss(logs, targets, (5, 2, 5), (2, 2, 1), reduction="none", zero_infinity=True).detach())
print(F.ctc_loss(logs, targets, (5, 2, 5), (2, 2, 1), reduction="none").detach())
print(F.ctc_loss(logs[:, 0], targets[0], torch.tensor(5), torch.tensor(2)), nn.CTCLoss(1)(logs, targets, lengths, counts))
refuse(lambda: F.ctc_loss(logs, targets, (5, 4), (2, 2, 1)))
refuse(lambda: F.ctc_loss(logs, targets, lengths, counts, blank=4))
