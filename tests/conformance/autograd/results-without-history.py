"""Operators of several results, of which some have no history."""

import torch
import torch.nn.functional as F

m = (torch.arange(9.0).reshape(3, 3) + 4 * torch.eye(3)).requires_grad_()
x = torch.arange(12.0).reshape(4, 3).cos().requires_grad_()


def told(name, results):
    print(name, [(r.requires_grad, r.output_nr, r.grad_fn and r.grad_fn.name()) for r in results])


told("lu", torch.linalg.lu(m))
told("lu_unpack", torch.lu_unpack(*torch.linalg.lu_factor(m)))
told("lstsq", torch.linalg.lstsq(x, x[:, :2]))
told("layer_norm", torch.native_layer_norm(x, [3], None, None, 1e-5))
told("batch_norm", torch.native_batch_norm(x, None, None, None, None, True, 0.1, 1e-5))
told("group_norm", torch.native_group_norm(x[None], None, None, 1, 4, 3, 2, 1e-5))
told("std_mean", torch.std_mean(x))
told("max", x.max(0))
told("frexp", x.frexp())
p, l, u = torch.linalg.lu(m)
(l.sum() + (u * u).sum()).backward()
print(m.grad)
values, weights = torch.ones(3), torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
torch.cov(x.detach()[:, :3], aweights=weights).sum().backward()
print(weights.grad)
