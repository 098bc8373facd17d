"""What PyTorch says of dtypes, shapes and modes that do not fit."""
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")


def attempt(what, f):
    try:
        print(what, f())
    except Exception as error:
        print(what, type(error).__name__, str(error).splitlines()[0])


x = torch.tensor([1.0, 2.0])
i = torch.tensor([1, 2])
b = torch.tensor([True, False])
number = torch.tensor(3)
attempt("bitwise_and_", lambda: i.clone().bitwise_and_(x))
attempt("^=", lambda: i.clone().__ixor__(1.25))
attempt("bitwise_or, out", lambda: torch.bitwise_or(x, x, out=torch.zeros(2, dtype=torch.int64)))
attempt("bitwise_or", lambda: torch.bitwise_or(x, x))
attempt("ldexp_", lambda: i.clone().ldexp_(torch.tensor(1)))
attempt("softshrink of bools", lambda: F.softshrink(b))
attempt("softshrink", lambda: F.softshrink(x, -1))
attempt("softshrink of doubles", lambda: F.softshrink(x.double(), -1))
attempt("prelu", lambda: F.prelu(i, torch.tensor([0.25])))
attempt("glu", lambda: F.glu(torch.tensor(1.0)))
attempt("histc", lambda: torch.histc(b))
attempt("vdot", lambda: torch.vdot(b, b))
attempt("softmax", lambda: torch.softmax(number, -1))
attempt("log_softmax", lambda: torch.log_softmax(number, 0))
attempt("softmax by columns", lambda: torch.softmax(i.reshape(2, 1), 0))
attempt("dist", lambda: torch.dist(i, i))
attempt("size", lambda: number.size(9))
attempt("stride", lambda: number.stride(9))
attempt("broadcast_shapes", lambda: torch.broadcast_shapes((2, 3), (3,), (5, 3)))
attempt("vmap", lambda: torch.func.vmap(lambda v: v)(number))
attempt("nanmedian", lambda: torch.nanmedian(torch.empty(2, 0), 1))
attempt("sub into a part", lambda: torch.sub(x[:1].clone(), x, out=(o := torch.zeros(1))))
o = torch.zeros(1)
attempt("sub, larger", lambda: torch.sub(o, x, out=o))
attempt("maximum, larger", lambda: torch.maximum(x, o, out=o))
print(o)
attempt("to, copy", lambda: (torch.ones(2, requires_grad=True) * 1).to(torch.float32, copy=True).grad_fn.name())

with torch.inference_mode():
    c = torch.ones(1, 2)
base = torch.ones(2, requires_grad=True) * 1
attempt("t_ of an inference tensor", lambda: c.t_())
with torch.inference_mode():
    view = base.view(2)
attempt("a view of inference mode", lambda: view.add_(1))

attempt("dropout1d", lambda: F.dropout1d(torch.ones(1, 1, 1, 1)))
torch.manual_seed(0)
attempt("dropout1d of one", lambda: F.dropout1d(torch.ones(6, 2)))
attempt("dropout3d of one", lambda: F.dropout3d(torch.ones(6, 1, 1, 2)))
attempt("dropout2d", lambda: F.dropout2d(torch.ones(2, 3, 2)))
attempt("group_norm", lambda: torch.nn.GroupNorm(3, 3)(torch.ones(1, 3, 1)))
attempt("pixel_shuffle", lambda: F.pixel_shuffle(torch.ones(4), 2))
attempt("pixel_unshuffle", lambda: F.pixel_unshuffle(torch.ones(4, 4), 2))
attempt("channel_shuffle", lambda: F.channel_shuffle(torch.ones(0, 4, 2, 2), 2).shape)
attempt("Bilinear", lambda: torch.nn.Bilinear(0, 1, 1))
attempt("GRUCell", lambda: torch.nn.GRUCell(2, 3)(torch.ones(2, 2), torch.ones(1, 3)))
attempt("LSTMCell", lambda: torch.nn.LSTMCell(2, 3)(torch.ones(2, 2), (torch.ones(2, 3), torch.ones(2, 4))))
attempt("RNNCell", lambda: torch.nn.RNNCell(4, 0)(torch.ones(2, 4), torch.ones(2, 0)).shape)
attempt("ConvTranspose2d", lambda: torch.nn.ConvTranspose2d(1, 1, 1, padding_mode="reflect"))
attempt("Module.to", lambda: torch.nn.Linear(1, 1).to("cpu", copy=True))
attempt("set_num_threads", lambda: torch.set_num_threads(0))
m = torch.nn.MultiheadAttention(4, 2)
q = torch.ones(3, 3, 4)
for key, value, mask in ((q[0], q, None), (q, q[0], None), (q, q, torch.zeros(1, 1, 1, 1))):
    attempt("MultiheadAttention", lambda: m(q, key, value, attn_mask=mask)[0].shape)


class Extra(torch.nn.Module):
    def get_extra_state(self):
        return 5


attempt("extra state", lambda: Extra().load_state_dict(Extra().state_dict()))
