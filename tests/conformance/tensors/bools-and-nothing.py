# Scans, reductions into places and stacks of bools and of tensors without elements.
import torch
import warnings

warnings.simplefilter("ignore")
for s in ((0,), (2,0), (), (1,), (2,), (2, 1)):
    for f in ("cumsum_", "cumprod_"):
        t = torch.ones(s, dtype=torch.bool)
        try: print(s, f, getattr(t, f)(0).shape)
        except Exception as e: print(s, f, type(e).__name__, e)
for red in ("prod", "mean", "amax", "amin"):
  for shape, idx in (((3,2), [0,1]), ((3,2), []), ((0,2), [])):
    for inc in (True, False):
        if red == "mean" and not idx:
            continue
        t = torch.ones(shape, dtype=torch.bool)
        try: print(red, shape, idx, inc, t.index_reduce(0, torch.tensor(idx, dtype=torch.long), torch.zeros(len(idx), 2, dtype=torch.bool), red, include_self=inc).tolist())
        except Exception as e: print(red, shape, idx, inc, type(e).__name__, e)
for s in ((0, 3), (2, 0), (2, 3, 0), (0,), (1, 0, 2, 1)):
    t = torch.ones(s)
    print(s, *(torch.stack([t, t], d).stride() for d in range(-len(s) - 1, len(s) + 1)))
