import torch

# 2**53 is where JavaScript's numbers stop being exact: nothing of it may show.
for n in (2**53 - 1, 2**53, 2**53 + 1, -(2**53), 2**62, 2**63 - 1, -(2**63)):
    print(n, torch.tensor(n), torch.tensor([n]) + 0, (torch.tensor([0]) + n).item(), torch.full((1,), n))
print(torch.tensor([1]) * 2**53, 2**53 - torch.tensor([1]), torch.tensor([2**53 + 1]) == 2**53 + 1)
for attempt in (lambda: torch.tensor([1]) + 2**64, lambda: torch.tensor(2**63), lambda: torch.tensor([1.0]) + 2**64):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)

for options in (dict(profile="full"), dict(profile="short"), dict(threshold=float("inf")), dict(threshold=2**53), dict(threshold=10**30)):
    torch.set_printoptions(**options)
    print(options, torch.arange(1100).view(-1, 11)[:5] if options != {"profile": "short"} else torch.arange(1100))
    torch.set_printoptions(profile="default")
print(torch.arange(1100))
