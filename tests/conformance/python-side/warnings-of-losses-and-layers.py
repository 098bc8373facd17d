# What losses and layers warn of.
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F


def told(name, action):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            action()
        except Exception as raised:
            print(name, type(raised).__name__, raised)
    print(name, [(each.category.__name__, str(each.message)) for each in found])


two, four = torch.ones(2), torch.ones(2, 2)
for loss in (F.mse_loss, F.l1_loss, F.smooth_l1_loss, F.huber_loss):
    told(loss.__name__, lambda: loss(two, four))
told("MSELoss", lambda: nn.MSELoss()(two, four))
told("size_average", lambda: print(F.mse_loss(two, two * 3, size_average=False)))
told("reduce", lambda: print(F.mse_loss(two, two * 3, reduce=False)))
told("both", lambda: print(F.mse_loss(two, two * 3, size_average=True, reduce=True)))
told("module", lambda: print(nn.MSELoss(size_average=False).reduction, nn.NLLLoss(reduce=False).reduction))
told("cross_entropy", lambda: F.cross_entropy(four, torch.tensor([0, 1]), size_average=False))
told("elementwise_mean", lambda: F.mse_loss(two, two, reduction="elementwise_mean"))
told("kl_div", lambda: F.kl_div(two, two))
told("softmax", lambda: F.softmax(four))
told("Softmax", lambda: nn.Softmax()(four))
told("LogSoftmax", lambda: nn.LogSoftmax()(four))
told("softmin", lambda: F.softmin(four))
told("gumbel_softmax", lambda: F.gumbel_softmax(two, eps=1e-5))
told("upsample", lambda: F.upsample(torch.ones(1, 1, 2, 2), scale_factor=2))
told("upsample_bilinear", lambda: F.upsample_bilinear(torch.ones(1, 1, 2, 2), scale_factor=2))
told("dropout2d", lambda: F.dropout2d(torch.ones(2, 3, 4)))
told("Dropout2d", lambda: nn.Dropout2d()(torch.ones(2, 3)))
told("Dropout3d", lambda: nn.Dropout3d()(torch.ones(2, 3)))
told("zero elements", lambda: nn.init.kaiming_uniform_(torch.ones(0, 2)))
told("Linear of none", lambda: nn.Linear(0, 2))
told("trunc_normal_", lambda: nn.init.trunc_normal_(torch.ones(2), mean=9.0))
told("uniform", lambda: nn.init.uniform(torch.ones(2)))
told("LSTM", lambda: nn.LSTM(1, 1, dropout=0.5))
told("LSTM of two layers", lambda: nn.LSTM(1, 1, 2, dropout=0.5))
told("encoder", lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2), 1))
told("encoder norm_first", lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, norm_first=True), 1))
told("encoder odd", lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(3, 3, batch_first=True), 1))
told("encoder fit", lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, batch_first=True), 1))
told("state_dict", lambda: nn.Linear(1, 1).state_dict({}, "a."))
told("clip_grad_norm", lambda: nn.utils.clip_grad_norm(nn.Linear(1, 1).parameters(), 1.0))
told("clip of nothing", lambda: nn.utils.clip_grad_norm_((p for p in []), 1.0))


def full():
    layer = nn.Linear(1, 1)
    layer.register_full_backward_hook(lambda *given: None)
    layer(torch.ones(1)).sum().backward()


def of_old():
    layers = nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1))
    layers.register_backward_hook(lambda module, made, given: print([None if g is None else g.shape for g in made]))
    layers(torch.ones(1, 1, requires_grad=True)).sum().backward()


told("full hook", full)
told("hook of old", of_old)
attend = nn.MultiheadAttention(4, 2)
x = torch.ones(1, 1, 4)
mask = torch.zeros(1, 1, dtype=torch.bool)
told("masks", lambda: attend(x, x, x, key_padding_mask=mask, attn_mask=torch.zeros(1, 1)))
