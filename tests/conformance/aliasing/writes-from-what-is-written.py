# Values that lie in the tensor that is written: one number under a mask is taken, more are refused.
import torch


def attempt(label, act):
    try:
        r=act()
        print(label, r, getattr(r,'dtype',''), getattr(r,'shape',''))
    except Exception as error:
        print(label, type(error).__name__, str(error)[:250])


one=torch.zeros(1)
attempt('mask list', lambda: (one.__setitem__([False], one), one))
attempt('mask', lambda: (one.__setitem__(torch.tensor([True]), one), one))
two=torch.zeros(2)
attempt('mask2', lambda: (two.__setitem__(torch.tensor([True,False]), two[:1]), two))
attempt('mask2b', lambda: (two.__setitem__(torch.tensor([True,True]), two), two))
attempt('mask3', lambda: (two.__setitem__(torch.tensor([0,1]), two), two))
attempt('mask4', lambda: (two.__setitem__(torch.tensor([0]), two[1:]), two))
attempt('slice', lambda: (two.__setitem__(slice(0,1), two[1:]), two))
attempt('mf', lambda: two.masked_fill_(torch.tensor([True,False]), two[1]))
attempt('ip', lambda: two.index_put_((torch.tensor([True,False]),), two[1:]))
