import torch
from torch import nn
from torch.optim.swa_utils import SWALR, AveragedModel, get_ema_avg_fn, get_ema_multi_avg_fn, update_bn


def fitted(make, steps=4):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    x, y = torch.randn(16, 3), torch.randn(16, 1)
    optimizer = make(model)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
    return model, optimizer, loss


for options in ({}, {"lr": 0.1, "weight_decay": 0.1}, {"maximize": True, "d": 2.0, "eps": (1e-8, 1e-2)}):
    model, optimizer, loss = fitted(lambda model: torch.optim.Adafactor(model.parameters(), **options))
    print(optimizer, loss, model[0].weight, model[0].bias)
    print({key: list(each) for key, each in optimizer.state_dict()["state"].items()})
for make in (
    lambda p: torch.optim.Adafactor(p, lr=-1), lambda p: torch.optim.Adafactor(p, d=0.5),
    lambda p: torch.optim.Muon(p), lambda p: torch.optim.Muon([torch.ones(2, 2)], adjust_lr_fn="x"),
):
    try:
        make(nn.Linear(2, 1).parameters())
    except ValueError as e:
        print(e)
print(torch.optim.Muon([nn.Parameter(torch.ones(2, 3))]))

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
averaged = AveragedModel(model)
ema = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.9))
one = AveragedModel(model, avg_fn=get_ema_avg_fn(0.5), use_buffers=True)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scheduler = SWALR(optimizer, swa_lr=0.05, anneal_epochs=3)
for _ in range(4):
    optimizer.zero_grad()
    model(torch.randn(4, 2)).pow(2).sum().backward()
    optimizer.step()
    for each in (averaged, ema, one):
        each.update_parameters(model)
    scheduler.step()
    print(scheduler.get_last_lr())
for each in (averaged, ema, one):
    print(each.n_averaged, (each.module[0].weight * 100).round(), (each.module[1].running_mean * 100).round())
print(list(averaged.state_dict()))
update_bn([torch.randn(4, 2), torch.randn(4, 2)], averaged)
print((averaged.module[1].running_mean * 100).round(), averaged.module[1].num_batches_tracked, averaged(torch.ones(1, 2)).shape if not averaged.eval().training else None)
for make in (lambda: get_ema_avg_fn(2.0), lambda: SWALR(optimizer, 0.1, anneal_strategy="x"), lambda: SWALR(optimizer, 0.1, anneal_epochs=-1)):
    try:
        make()
    except ValueError as e:
        print(e)
