"""Losses by margins, pdist, max unpooling, fractional pooling, rrelu and dropout of channels."""

import torch
import torch.nn.functional as F
from torch import nn


def show(name, result, *inputs):
    print(name, result.detach(), result.grad_fn and result.grad_fn.name(), result.stride())
    total = (result * torch.arange(1.0, result.numel() + 1).reshape(result.shape).cos()).sum()
    for g in torch.autograd.grad(total, inputs, retain_graph=True, allow_unused=True):
        print("  ", g)


def refuse(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


scores = torch.arange(12.0).reshape(3, 4).sin().requires_grad_()
classes, weight = torch.tensor([1, 0, 3]), torch.tensor([1.0, 0.5, 2.0, 1.5])
for reduction in ("none", "mean", "sum"):
    show(reduction, F.multi_margin_loss(scores, classes, reduction=reduction), scores)
    show(reduction, F.multi_margin_loss(scores, classes, 2, 0.5, weight, reduction=reduction), scores)
    several = torch.tensor([[3, 0, -1, 1], [0, -1, 2, 3], [1, 2, 3, -1]])
    show(reduction, F.multilabel_margin_loss(scores, several, reduction=reduction), scores)
show("one row", F.multi_margin_loss(scores[0], torch.tensor(2), reduction="none"), scores)
show("one row", F.multilabel_margin_loss(scores[0], several[0], reduction="none"), scores)
print(nn.MultiMarginLoss(p=2, margin=0.5)(scores, classes), nn.MultiLabelMarginLoss()(scores, several))
refuse(lambda: F.multi_margin_loss(scores, classes, p=3))
refuse(lambda: F.multi_margin_loss(scores, classes[:2]))
refuse(lambda: F.multi_margin_loss(scores, classes + 1))
refuse(lambda: F.multi_margin_loss(scores, classes, weight=weight[:2]))
refuse(lambda: F.multilabel_margin_loss(scores, several[:2]))

for p in (0, 1, 2, 3.5, float("inf")):
    show(f"pdist {p}", F.pdist(scores, p), scores)
refuse(lambda: F.pdist(scores[0]))
refuse(lambda: F.pdist(scores, -1))

line, plane, volume = (torch.arange(float(n)).sin().requires_grad_() for n in (16, 32, 64))
pooled, places = F.max_pool1d(line.reshape(1, 2, 8), 2, return_indices=True)
show("unpool 1", F.max_unpool1d(pooled, places, 2), line)
pooled, places = F.max_pool2d(plane.reshape(1, 2, 4, 4), 2, return_indices=True)
show("unpool 2", F.max_unpool2d(pooled, places, 2), plane)
show("unpool 2", nn.MaxUnpool2d(2)(pooled, places, output_size=(1, 2, 5, 4)), plane)
pooled, places = F.max_pool3d(volume.reshape(1, 1, 4, 4, 4), 2, return_indices=True)
show("unpool 3", F.max_unpool3d(pooled, places, 2), volume)
print(nn.MaxUnpool1d(3, 2, 1), nn.MaxUnpool3d((1, 2, 3)))
pooled, places = F.max_pool2d(plane.reshape(1, 2, 4, 4), 2, return_indices=True)
refuse(lambda: F.max_unpool2d(pooled, places, 2, output_size=(9, 9)))
refuse(lambda: F.max_unpool2d(pooled, places.int(), 2))
refuse(lambda: F.max_unpool2d(pooled, places[:, :1], 2))

torch.manual_seed(3)
show("fractional", F.fractional_max_pool2d(plane.reshape(1, 1, 4, 8), 2, output_size=(2, 5)), plane)
pooled, places = F.fractional_max_pool3d(volume.reshape(1, 1, 4, 4, 4), 2, output_ratio=0.5, return_indices=True)
print(places)
show("fractional 3", pooled, volume)
print(nn.FractionalMaxPool2d(2, output_ratio=0.6)(plane.reshape(1, 4, 8)))
refuse(lambda: F.fractional_max_pool2d(plane.reshape(1, 1, 4, 8), 2))
refuse(lambda: F.fractional_max_pool2d(plane.reshape(1, 1, 4, 8), 4, output_size=(4, 4)))
refuse(lambda: nn.FractionalMaxPool2d(2, output_ratio=1.5))

torch.manual_seed(5)
show("rrelu", F.rrelu(scores), scores)
show("rrelu in training", F.rrelu(scores, 0.1, 0.5, training=True), scores)
show("channels", F.feature_alpha_dropout(scores.reshape(2, 3, 2), 0.5, True), scores)
print(nn.FeatureAlphaDropout(0.2), nn.FeatureAlphaDropout(0.2).eval()(scores) is scores)
