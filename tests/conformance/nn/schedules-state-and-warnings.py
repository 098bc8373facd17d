import torch, warnings
from torch import optim
from torch.optim import lr_scheduler as S
def run(mk, n=6, **kw):
    p = torch.ones(1, requires_grad=True); o = optim.SGD([p], lr=1., momentum=.9)
    try:
        s = eval(mk, {"S": S, "o": o, "torch": torch})
        lrs = []
        for i in range(n):
            lrs.append(o.param_groups[0]["lr"]); o.step()
            s.step(1.0) if "Plateau" in mk else s.step()
        print(mk, [f"{l:.6f}" for l in lrs], s.get_last_lr()); print({k: v for k, v in s.state_dict().items() if not callable(v)})
    except Exception as e: print(mk, type(e).__name__, e)
for mk in ["S.StepLR(o, 2)", "S.StepLR(o, step_size=2, gamma=.5)", "S.MultiStepLR(o, [1,3])", "S.ExponentialLR(o, .9)", "S.CosineAnnealingLR(o, 4)", "S.LambdaLR(o, lambda e: .5**e)", "S.MultiplicativeLR(o, lambda e: .9)", "S.LinearLR(o)", "S.ConstantLR(o, total_iters=2)", "S.PolynomialLR(o, 4, 2)", "S.ReduceLROnPlateau(o, patience=1)", "S.CyclicLR(o, .1, 1., step_size_up=2)", "S.OneCycleLR(o, 2., total_steps=8)", "S.CosineAnnealingWarmRestarts(o, 2)", "S.SequentialLR(o, [S.ConstantLR(o), S.ExponentialLR(o, .9)], [2])", "S.ChainedScheduler([S.ConstantLR(o), S.ExponentialLR(o, .9)])", "S.StepLR(3, 2)", "S.StepLR(o, 2, last_epoch=3)", "S.LambdaLR(o, [lambda e: 1, lambda e: 2])", "S.MultiStepLR(o, [3, 1])", "S.OneCycleLR(o, 2.)", "S.StepLR(o, 2, verbose=True)", "S.ReduceLROnPlateau(o, 'foo')", "S.ReduceLROnPlateau(o, factor=2)", "S.CosineAnnealingWarmRestarts(o, -1)", "S.ConstantLR(o, factor=3)", "S.LinearLR(o, start_factor=3)"]: run(mk)
p = torch.ones(1, requires_grad=True); o = optim.SGD([p], lr=1.)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    s = S.StepLR(o, 1); s.step(); o.step(); s.step(); s.get_lr(); s.step(5)
    for m in w: print(m.category.__name__, m.message)
print(o.param_groups[0]["initial_lr"], s.last_epoch, s.base_lrs, s.optimizer is o)
sd = s.state_dict(); s2 = S.StepLR(o, 3); s2.load_state_dict(sd); print(s2.step_size, s2.last_epoch)
print(S.LRScheduler, S._LRScheduler if hasattr(S, "_LRScheduler") else None)
