import torch
from torch.utils.data import *
from torch.utils import data
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
ds = TensorDataset(torch.arange(10.).reshape(5, 2), torch.arange(5))
print(len(ds), ds[0], ds[1:3], ds.tensors[0].shape)
t(lambda: TensorDataset(torch.ones(2), torch.ones(3)))
torch.manual_seed(0)
for b in DataLoader(ds, batch_size=2, shuffle=True): print(b)
for b in DataLoader(ds, batch_size=2, drop_last=True): print(b[0].shape, type(b))
class D(Dataset):
    def __len__(self): return 4
    def __getitem__(self, i): return {"x": torch.tensor(float(i)), "y": i, "s": str(i), "l": [i, i * 2.], "t": (i, 1.5)}
for b in DataLoader(D(), batch_size=3): print(b)
class It(IterableDataset):
    def __iter__(self): return iter(range(5))
for b in DataLoader(It(), batch_size=2): print(b)
t(lambda: len(DataLoader(It(), batch_size=2))); t(lambda: DataLoader(It(), shuffle=True)); t(lambda: DataLoader(ds, batch_size=0)); t(lambda: DataLoader(ds, batch_size=2, batch_sampler=[[0]])); t(lambda: DataLoader(ds, shuffle=True, sampler=SequentialSampler(ds))); t(lambda: DataLoader(ds, num_workers=-1)); t(lambda: DataLoader(ds, batch_size=None, drop_last=True)); t(lambda: DataLoader(ds, timeout=-1)); t(lambda: DataLoader(ds, prefetch_factor=2)); t(lambda: DataLoader(ds, persistent_workers=True))
print(len(DataLoader(ds, batch_size=2)), len(DataLoader(ds, batch_size=2, drop_last=True)))
g = torch.Generator().manual_seed(1)
a, b = random_split(ds, [3, 2], generator=g); print(a.indices, b.indices, len(a), a[0], type(a).__name__)
print([s.indices for s in random_split(range(10), [.5, .3, .2], generator=torch.Generator().manual_seed(2))])
t(lambda: random_split(ds, [3, 3])); t(lambda: random_split(ds, [.5, .6]));
print(list(RandomSampler(range(5), generator=torch.Generator().manual_seed(0))), list(SequentialSampler(range(3))), list(BatchSampler(SequentialSampler(range(5)), 2, False)), list(WeightedRandomSampler([.1, .9, .5], 5, generator=torch.Generator().manual_seed(0))), list(SubsetRandomSampler([4, 5, 6], generator=torch.Generator().manual_seed(0))), list(RandomSampler(range(5), replacement=True, num_samples=7, generator=torch.Generator().manual_seed(0))))
t(lambda: RandomSampler(range(5), num_samples=-1)); t(lambda: RandomSampler([])); t(lambda: BatchSampler(3, 0, False)); t(lambda: WeightedRandomSampler([1.], 0)); t(lambda: RandomSampler(range(3), replacement=3))
print(len(ConcatDataset([ds, ds])), ConcatDataset([ds, ds])[7], len(ds + ds), type(ds + ds).__name__); t(lambda: ConcatDataset([])); t(lambda: ConcatDataset([ds])[9])
print(len(Subset(ds, [0, 2])), Subset(ds, [0, 2])[1]); print(len(StackDataset(ds, ds)), StackDataset(a=ds, b=ds)[0])
print(list(ChainDataset([It(), It()]))); print(default_collate([(1, torch.ones(2)), (2, torch.zeros(2))]), default_collate([1.5, 2.5]), default_collate(["a", "b"]))
t(lambda: default_collate([torch.ones(2), torch.ones(3)])); t(lambda: default_collate([object()])); t(lambda: default_collate([[1, 2], [1]])); t(lambda: default_collate([None]))
dl = DataLoader(ds, batch_size=2, collate_fn=lambda b: len(b)); print(list(dl), dl.batch_size, type(dl.sampler).__name__, dl.dataset is ds, dl.num_workers, dl.drop_last, dl.pin_memory)
for b in DataLoader(ds, batch_size=None): print(b); break
for b in DataLoader(ds, batch_sampler=BatchSampler(SequentialSampler(ds), 3, False)): print(b[1])
torch.manual_seed(3); it = iter(DataLoader(ds, batch_size=2, shuffle=True)); print(next(it)[1], next(it)[1]); 
x, y = next(iter(DataLoader(ds, batch_size=5))); print(x, y, x.is_contiguous())
t(lambda: next(iter(DataLoader([], batch_size=2)))); t(lambda: Dataset()[0]); t(lambda: len(Dataset())); print(torch.rand(1)); t(lambda: setattr(dl, "batch_size", 3)); print(get_worker_info())
t(lambda: ds[10])
print([b for b in DataLoader(range(7), batch_size=3)], [b for b in DataLoader(["a","b","c"], batch_size=2)], list(DataLoader([1.5, 2.5])), dl)  if False else print([b for b in DataLoader(range(7), batch_size=3)], [b for b in DataLoader(["a","b","c"], batch_size=2)], list(DataLoader([1.5, 2.5])))
