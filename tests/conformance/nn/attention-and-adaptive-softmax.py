"""Attention with all of its options, and softmax over clusters of classes."""

import torch
import torch.nn.functional as F
from torch import nn


def refuse(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


torch.manual_seed(0)
query, key, value = torch.randn(3, 2, 4), torch.randn(5, 2, 4), torch.randn(5, 2, 4)
for options in ({}, {"bias": False}, {"add_bias_kv": True}, {"add_zero_attn": True}, {"batch_first": True}):
    attention = nn.MultiheadAttention(4, 2, **options)
    print(options, list(attention.state_dict()))
    q, k, v = query, key, value
    if options.get("batch_first"):
        q, k, v = (t.transpose(0, 1) for t in (q, k, v))
    output, weights = attention(q, k, v)
    print(output.detach(), weights.detach(), output.stride())
    output.sum().backward()
    print(attention.out_proj.weight.grad)
attention = nn.MultiheadAttention(4, 2, kdim=3, vdim=2, add_bias_kv=True, add_zero_attn=True)
print(list(attention.state_dict()), attention.kdim, attention.vdim)
masks = {
    "attn_mask": torch.tensor([[False, True, False, False, True]] * 3),
    "key_padding_mask": torch.tensor([[False, False, False, True, True], [False] * 5]),
}
k, v = torch.randn(5, 2, 3), torch.randn(5, 2, 2)
for need in (True, False):
    output, weights = attention(query, k, v, need_weights=need, **masks)
    print(output.detach(), weights if weights is None else weights.detach())
print(attention(query, k, v, average_attn_weights=False)[1].shape)
output, weights = F.multi_head_attention_forward(
    query, query, query, 4, 2, torch.randn(12, 4), torch.randn(12), None, None, False, 0.0, torch.randn(4, 4),
    torch.randn(4), attn_mask=torch.zeros(3, 3),
)  # fmt: skip
print(output, weights)
refuse(lambda: attention(query, k, v, is_causal=True))
refuse(lambda: attention(query, k, v, attn_mask=torch.zeros(2, 2)))
refuse(lambda: attention(query, k[:4], v))
refuse(lambda: nn.MultiheadAttention(5, 2))
refuse(lambda: attention(query, k, v, key_padding_mask=torch.zeros(2, 5).long()))

torch.manual_seed(1)
softmax = nn.AdaptiveLogSoftmaxWithLoss(8, 10, [3, 6], div_value=2.0)
print(softmax)
rows, classes = torch.randn(5, 8), torch.tensor([0, 4, 9, 2, 7])
result = softmax(rows, classes)
print(result.output.detach(), result.loss.item(), softmax.predict(rows))
print(softmax.log_prob(rows).exp().sum(1).detach())
result.loss.backward()
print(softmax.head.weight.grad[:, 0])
print(softmax(rows[0], classes[0]).output.detach())
refuse(lambda: nn.AdaptiveLogSoftmaxWithLoss(8, 10, [6, 3]))
refuse(lambda: softmax(rows, classes + 3))
refuse(lambda: softmax(rows, classes[:2]))
print(nn.RReLU(0.1, inplace=True), nn.RReLU().eval()(torch.tensor([-1.0, 2.0])))
