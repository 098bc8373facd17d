import warnings
import torch
from torch import nn

warnings.simplefilter("ignore")
torch.manual_seed(0)
for make, x in (
    (lambda: nn.LazyLinear(2), torch.randn(3, 4)), (lambda: nn.LazyConv1d(2, 3), torch.randn(1, 4, 5)),
    (lambda: nn.LazyConv2d(2, 3, groups=2, bias=False), torch.randn(1, 4, 5, 5)),
    (lambda: nn.LazyConvTranspose2d(2, 3), torch.randn(1, 4, 5, 5)), (lambda: nn.LazyBatchNorm1d(), torch.randn(3, 4)),
    (lambda: nn.LazyBatchNorm2d(affine=False), torch.randn(3, 4, 2, 2)), (lambda: nn.LazyInstanceNorm2d(), torch.randn(3, 4, 2, 2)),
):
    module = make()
    print(module, type(module).__name__, [(n, type(p).__name__) for n, p in module.named_parameters()])
    print([(n, type(b).__name__) for n, b in module.named_buffers()], module.has_uninitialized_params())
    out = module(x)
    print(module, type(module).__name__, type(module).__module__, out.shape, round(out.sum().item(), 3) + 0.0)
    print([(n, type(p).__name__, tuple(p.shape)) for n, p in module.state_dict(keep_vars=True).items()])
lazy = nn.Sequential(nn.LazyLinear(3), nn.ReLU(), nn.LazyLinear(1))
print(list(lazy.state_dict()), lazy[0].weight, lazy[0].bias)
try:
    lazy[0].weight.shape
except RuntimeError as e:
    print(e)
try:
    lazy[0].weight + 1
except ValueError as e:
    print(str(e).partition(" in ")[0], str(e).partition("This error")[2])
full = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
print(lazy.load_state_dict(full.state_dict()), lazy[0].weight.shape)
print(lazy(torch.ones(1, 2)).shape, lazy)
try:
    nn.Linear(2, 3).load_state_dict(nn.LazyLinear(3).state_dict())
except RuntimeError as e:
    print(str(e).splitlines()[0])


class Mine(nn.modules.lazy.LazyModuleMixin, nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.UninitializedParameter()

    def initialize_parameters(self, x):
        if self.has_uninitialized_params():
            self.scale.materialize(x.shape[1:])
            nn.init.ones_(self.scale)

    def forward(self, x):
        return x * self.scale


mine = Mine()
print(mine(torch.ones(2, 3)), mine.scale)
with torch.device("cpu"):
    print(nn.AdaptiveLogSoftmaxWithLoss(4, 10, [2, 5]))
torch.manual_seed(0)
adaptive = nn.AdaptiveLogSoftmaxWithLoss(4, 10, [2, 5], div_value=2.0)
x = torch.randn(3, 4)
out = adaptive(x, torch.tensor([0, 4, 9]))
print(out.output, out.loss, adaptive.log_prob(x).exp().sum(1), adaptive.predict(x))
print(type(nn.BatchNorm1d(1)), nn.LSTM, nn.ZeroPad2d, nn.PairwiseDistance, nn.MultiheadAttention, nn.PixelShuffle)
