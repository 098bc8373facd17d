# Layers of empty inputs, of other ranks and of states from before.

# attention key of other rank
import torch
m = torch.nn.MultiheadAttention(4, 2)
q = torch.ones(3, 3, 4)
for k, v, mask in ((torch.ones(3, 4), q, None), (q, torch.ones(3, 4), None), (q, q, torch.zeros(1, 1, 1, 1))):
    try:
        m(q, k, v, attn_mask=mask)
        print("no error")
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])

# batchnorm state of version 1
import torch
bn = torch.nn.BatchNorm1d(2)
sd = bn.state_dict()
print(sd._metadata[""])
del sd["num_batches_tracked"]
sd._metadata[""]["version"] = 1
try:
    print(bn.load_state_dict(sd))
except RuntimeError as e:
    print(str(e).splitlines()[0])

# bilinear of no features
import torch
try:
    torch.nn.Bilinear(0, 1, 1)
    print("no error")
except ValueError as e:
    print(e)

# channel shuffle empty
import torch
print(torch.nn.functional.channel_shuffle(torch.ones(0, 4, 2, 2), 2).shape)

# conv padding mode checked
import torch
for f in (lambda: torch.nn.ConvTranspose2d(1, 1, 1, padding_mode="reflect"), lambda: torch.nn.Conv2d(1, 1, 1, groups=2), lambda: torch.nn.Conv2d(1, 1, 2, stride=2, padding="same")):
    try:
        f()
        print("no error")
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])

# conv transpose output size
import torch
m = torch.nn.ConvTranspose2d(1, 1, 3, 2, bias=False)
x = torch.ones(1, 1, 2, 2)
print(m(x).shape, m(x, output_size=(6, 6)).shape)
try:
    m(x, output_size=(9, 9))
    print("no error")
except ValueError as e:
    print(str(e).splitlines()[0])

# conv without channels
import torch, warnings
warnings.simplefilter("ignore")
m = torch.nn.Conv1d(0, 2, 2)
print(m.bias.shape)
x = torch.ones(1, 0, 4, requires_grad=True)
y = m(x)
y.sum().backward()
print(y.shape, x.grad.shape, m.bias.grad, m.weight.grad.shape)

# group norm one value per group
import torch
try:
    torch.nn.GroupNorm(3, 3)(torch.ones(1, 3, 1))
    print("no error")
except ValueError as e:
    print(str(e).splitlines()[0])

# pixel shuffle too few dims
import torch
for f in (torch.nn.PixelShuffle(2), torch.nn.PixelUnshuffle(2)):
    for shape in ((4,), (2, 2), (3, 2, 2)):
        try:
            print(f(torch.ones(shape)).shape)
        except Exception as e:
            print(type(e).__name__, str(e).splitlines()[0])

# reflection pad wrong dims
import torch
for m, shape in ((torch.nn.ReflectionPad1d(2), (2,)), (torch.nn.ReplicationPad1d(2), (2,)), (torch.nn.ReflectionPad2d(1), (0, 2)), (torch.nn.ReplicationPad1d(2), (0, 3, 0))):
    try:
        print(m(torch.ones(shape)).shape)
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])

# rnn cell hidden of other batch
import torch
cell = torch.nn.GRUCell(2, 3)
try:
    cell(torch.ones(2, 2), torch.ones(1, 3))
    print("no error")
except RuntimeError as e:
    print(str(e).splitlines()[0])

# rnn cell hidden size zero
import torch, warnings
warnings.simplefilter("ignore")
cell = torch.nn.RNNCell(4, 0)
print(cell(torch.ones(2, 4), torch.ones(2, 0)).shape)

# softshrink negative
import torch
try:
    torch.nn.functional.softshrink(torch.ones(1), -1)
except RuntimeError as e:
    print(str(e).splitlines()[0])

# state dict extra state without setter
import torch
class M(torch.nn.Module):
    def get_extra_state(self):
        return 5
m = M()
print(m.state_dict())
try:
    print(m.load_state_dict(m.state_dict()))
except RuntimeError as e:
    print(str(e).splitlines())

# module to copy
import torch
m = torch.nn.Linear(1, 1)
try:
    m.to("cpu", copy=True)
    print("no error")
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])

# lstm with projection
import torch
print(torch.nn.LSTM(2, 4, proj_size=3)(torch.ones(1, 1, 2))[0].shape)

# swa averaged model
import torch
m = torch.nn.Linear(1, 1, bias=False)
avg = torch.optim.swa_utils.AveragedModel(m)
for v in (1.0, 3.0):
    m.weight.data.fill_(v)
    avg.update_parameters(m)
print(avg.module.weight, avg.n_averaged)
