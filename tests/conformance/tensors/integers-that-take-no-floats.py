# Operators on integers, given floats: what is written is looked at first.
import torch


def attempt(label, act):
    try:
        r=act()
        print(label, r, getattr(r,'dtype',''), getattr(r,'shape',''))
    except Exception as error:
        print(label, type(error).__name__, str(error)[:250])


l=torch.tensor([1]); f=torch.ones(())
attempt('gcd_', lambda:l.gcd_(f))
attempt('lcm_', lambda:l.lcm_(f))
attempt('gcd', lambda:torch.gcd(l,f))
attempt('and_', lambda:l.bitwise_and_(f))
attempt('shift', lambda:l.bitwise_left_shift_(f))
attempt('hypot_', lambda:l.hypot_(f))
attempt('fmod_', lambda:l.fmod_(torch.ones(1)))
attempt('gcd out', lambda: torch.gcd(l,torch.ones(1),out=torch.zeros(1,dtype=torch.int64)))
