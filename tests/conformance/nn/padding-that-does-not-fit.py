# Padding by reflection, repetition and wrapping around, where it does not fit.
import torch, torch.nn.functional as F


def attempt(label, act):
    try:
        r=act()
        print(label, r, getattr(r,'dtype',''), getattr(r,'shape',''))
    except Exception as error:
        print(label, type(error).__name__, str(error)[:250])


for mode in ('reflect','replicate','circular'):
    for shape,pad in (((1,1,1),(0,0,1,1)),((1,1,1),(1,1)),((1,1,1),(1,1,0,0)),((1,1,1,1),(0,0,1,1)),((1,1,1,1),(1,1,0,0)),((1,1,1,1,1),(0,0,0,0,1,1)),((1,1,1,1,1),(1,1,0,0,0,0)),((1,1,1,1),(0,0,0,0,1,1)),((1,1),(1,1)),((1,2,2),(2,0,0,0)),((1,3,3),(-1,0,0,0)),((1,2),(0,0,0,0)),((0,1,2),(1,1)),((1,0,2),(1,1)),((1,0,2),(0,0,1,1))):
        attempt(f'pad {mode} {shape} {pad}', lambda: F.pad(torch.zeros(shape),pad,mode=mode).shape)
