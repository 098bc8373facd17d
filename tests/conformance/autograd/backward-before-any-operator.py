# A program whose first operator is its backward pass.
import torch

leaf = torch.tensor([0.0, 0.0, 0.0], requires_grad=True)
handle = leaf.register_post_accumulate_grad_hook(lambda p: print("accumulated", p.grad))
leaf.backward(torch.tensor([1.0, 2.0, 3.0]))
(leaf * 2).sum().backward()
print(leaf.grad)
