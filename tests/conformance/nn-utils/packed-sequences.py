import torch, warnings
warnings.simplefilter("ignore")
from torch import nn
torch.manual_seed(0)
from torch.nn.utils.rnn import *
seqs = [torch.arange(1., 4), torch.arange(1., 3), torch.arange(1., 2)]
print(pad_sequence(seqs), pad_sequence(seqs, batch_first=True, padding_side='left'))
q = pack_sequence(seqs); print(q); print(unpack_sequence(q)); print(pad_packed_sequence(q, total_length=5))
x = torch.randn(3, 2, 1, requires_grad=True); q = pack_padded_sequence(x, [1, 3], enforce_sorted=False); print(q)
q.data.sum().backward(); print(x.grad)
for bad in ([3, 4], [1, 3], [3, 0], [3]):
    try: pack_padded_sequence(x, bad)
    except RuntimeError as e: print(e)
print(q.to(torch.float64).data.dtype)
v = nn.utils.parameters_to_vector(nn.Linear(2,1).parameters()); print(v)

