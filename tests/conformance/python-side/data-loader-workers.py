import torch, random, warnings
from torch.utils.data import *
class D(Dataset):
    def __init__(s): s.n=0
    def __len__(s): return 7
    def __getitem__(s,i):
        s.n+=1
        return torch.tensor([i, int(torch.randint(100,(1,))), random.randrange(100), get_worker_info().id if get_worker_info() else -1, s.n])
class It(IterableDataset):
    def __init__(s,a,b): s.a,s.b=a,b
    def __iter__(s):
        w=get_worker_info()
        if w is None: return iter(range(s.a,s.b))
        return iter(range(s.a+w.id,s.b,w.num_workers))
class Raise(Dataset):
    def __len__(s): return 4
    def __getitem__(s,i):
        if i==2: raise KeyError('no such')
        if i==3: raise ValueError('bad value')
        return i
def init(i):
    w=get_worker_info()
    torch.manual_seed(100+i)
def init2(i):
    w=get_worker_info(); w.dataset.a+=i*100
if __name__=='__main__':
    torch.manual_seed(0); random.seed(0)
    d=D()
    l=DataLoader(d,batch_size=2,shuffle=True,num_workers=3)
    for e in range(2):
        for b in l: print(b.tolist())
    print(d.n, torch.rand(1), random.random())
    l=DataLoader(d,batch_size=2,num_workers=2,persistent_workers=True,worker_init_fn=init)
    for e in range(2):
        print([b.tolist() for b in l])
    g=torch.Generator(); g.manual_seed(5)
    l=DataLoader(d,batch_size=3,num_workers=2,shuffle=True,generator=g)
    print([b.tolist() for b in l], len(l))
    for nw in (0,1,2,3):
        print(nw,[b.tolist() for b in DataLoader(It(0,10),batch_size=2,num_workers=nw)])
    print([b.tolist() for b in DataLoader(It(0,10),batch_size=2,num_workers=2,drop_last=True)])
    print([b.tolist() for b in DataLoader(It(0,5),batch_size=2,num_workers=2,worker_init_fn=init2)])
    print([b for b in DataLoader(It(0,5),batch_size=None,num_workers=2)])
    it=iter(DataLoader(Raise(),num_workers=2))
    while True:
        try: print(next(it))
        except StopIteration: break
        except Exception as e: print(type(e).__name__, str(e).splitlines()[:2], str(e).splitlines()[-1])
    it=iter(DataLoader(Raise(),num_workers=0))
    while True:
        try: print(next(it))
        except StopIteration: break
        except Exception as e: print(type(e).__name__, e)
    print(get_worker_info())
    class W:
        pass
    for kw in (dict(num_workers=-1),dict(prefetch_factor=2),dict(num_workers=1,prefetch_factor=-1),dict(persistent_workers=True),dict(timeout=-1),dict(multiprocessing_context='fork'),dict(num_workers=1,multiprocessing_context='foo'),dict(num_workers=1,multiprocessing_context=3),dict(sampler=[0],shuffle=True),dict(batch_size=None,drop_last=True),dict(batch_sampler=[[0]],batch_size=2)):
        try: DataLoader([1],**kw); print('ok',kw)
        except Exception as e: print(type(e).__name__,e)
    for kw in (dict(shuffle=True),dict(sampler=[0]),dict(batch_sampler=[[0]]),dict(shuffle=False)):
        try: DataLoader(It(0,1),**kw); print('ok',kw)
        except Exception as e: print(type(e).__name__,e)
    l=DataLoader([1,2],num_workers=2); print(l.prefetch_factor,l.num_workers,l.persistent_workers,l.in_order,l.multiprocessing_context)
    try: l.batch_size=3
    except Exception as e: print(type(e).__name__,e)
    try: l.dataset=3
    except Exception as e: print(type(e).__name__,e)
    class L(IterableDataset):
        def __iter__(s): return iter(range(4))
        def __len__(s): return 2
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        l=DataLoader(L()); print(len(l)); print(len(list(l)))
        print([str(m.message).partition('was')[2] for m in w][:1])
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        list(DataLoader([1],pin_memory=True))
        list(DataLoader([1],pin_memory=True,pin_memory_device='cuda'))
        print([str(m.message) for m in w])
    def col(b): return ('c',b)
    print(list(DataLoader([1,2,3],batch_size=2,collate_fn=col)))
