"""Where tensors and arrays meet: shared memory, versions, numbers, indices and errors."""

import warnings

import numpy as np
import torch

x = torch.ones(2)
a = np.ones(2)
r = torch.ones(2,requires_grad=True)

# What begins with "!" is a statement, all else an expression.
PROGRAM = r"""
torch.tensor(np.float64(3))
torch.tensor([np.float64(3)])
torch.tensor([np.float64(3),1])
torch.tensor([np.float32(3),np.float64(2)])
torch.tensor([np.int32(3)])
torch.tensor([np.int64(3),2.5])
torch.tensor([np.bool_(True)])
torch.tensor([np.uint8(3)])
torch.tensor(np.uint8(3))
torch.tensor([np.array(1),np.array(2)])
torch.tensor([np.array([1,2]),np.array([3,4])])
torch.tensor([np.array([1.,2.],np.float32),[3,4]])
torch.tensor([np.array([1.,2.]),np.array([3,4])])
torch.tensor([np.ones(2),np.ones(3)])
torch.tensor((np.ones(2),))
torch.tensor([[np.ones(2)]])
torch.as_tensor([np.ones(2)])
torch.stack([torch.from_numpy(a),torch.tensor(a)])
!b=torch.as_tensor(a); b[0]=5
a
!b=torch.asarray(a); b[1]=6
a
!b=torch.tensor(a); b[1]=7
a
!b=torch.Tensor(a); b[1]=8
a
!c=np.ones(2,np.float32); b=torch.Tensor(c); b[1]=8
c
!b=torch.as_tensor(a,dtype=torch.float32); b[0]=9
a
!b=torch.as_tensor(a,dtype=torch.float64); b[0]=10
a
torch.asarray(a,copy=True)
torch.asarray(a,copy=False,dtype=torch.float32)
torch.asarray(np.float32(3))
torch.asarray([a,a])
torch.tensor(a,dtype=torch.float32)
torch.tensor(a,requires_grad=True)
torch.from_numpy(a)._version
!v=torch.from_numpy(a); a[0]=3; a+=1
v, v._version
!v.add_(1)
a, v._version
!n=v.numpy(); n[0]=100
v, v._version, a
v.data_ptr()==a.ctypes.data
n.ctypes.data==a.ctypes.data
v.numpy().flags.owndata, n.flags.writeable
torch.from_numpy(a[:1]).storage_offset(), torch.from_numpy(a[1:])
torch.from_numpy(np.arange(6).reshape(2,3).T).stride()
torch.from_numpy(np.arange(6)[::2]).stride()
torch.from_numpy(np.zeros((0,2))).shape
torch.from_numpy(np.array(3.)).shape
torch.from_numpy(np.float32(3))
torch.from_numpy(x)
x.numpy().strides, x.view(2,1).t().numpy().shape
torch.arange(6).view(2,3).t().numpy().flags.f_contiguous
x.expand(3,2).numpy().strides
r.detach().numpy()
r.data.numpy()
(r*2).numpy()
(r*2).detach().numpy()
r.numpy(force=True)
r.grad
r.tolist()
np.array(r.detach())
np.array(r)
np.mean(r.detach().numpy())
float(np.float32(2)*x[0])
x[np.array([0,1])]
x[np.array([[0],[1]])]
x[np.array([1.,0.])]
x[np.array([True,False])]
x[np.array(1)]
x[np.array([0,1]),]
torch.ones(2,3)[np.array([0,1]),np.array([1,2])]
torch.ones(2,3)[:,np.array([0,2])].shape
torch.ones(2,3)[np.int64(1),np.int32(2)]
x[np.int64(0):np.int64(1)]
!x[np.array([0])]=3
!x[np.array([True,False])]=4
!x[0]=np.float64(2)
!x[0]=np.array(7)
!x[:]=a
!x[0]=np.array([7.])
x
torch.where(x>2,np.float64(1),np.float64(0))
x.mul(np.float64(2))
x.mul_(np.float32(2))
torch.full((np.int64(2),),np.float64(2.))
torch.full((2,),np.float32(2.)).dtype
torch.full((2,),np.int64(2)).dtype
torch.full((2,),np.bool_(True)).dtype
torch.eye(np.int64(2))
torch.randn(np.int64(2),3).shape
x.reshape(np.int64(2),np.int64(1)).shape
torch.Size([np.int64(2)])
torch.Size([2])==np.array([2])
torch.arange(np.int64(2),np.int64(4))
torch.linspace(0,1,np.int64(3))
x.sum().item()+np.float64(1)
np.float64(1)+x.sum().item()
torch.manual_seed(np.int64(3)) is not None
torch.nn.Linear(np.int64(2),3).weight.shape
torch.nn.functional.dropout(x,np.float64(0.))
torch.optim.SGD([r],lr=np.float64(.1)).param_groups[0]['lr']
torch.clamp(x,np.float32(0),np.float32(1))
x+np.float64(1)
x+np.int64(1)
torch.tensor([1,2])+np.float64(1.5)
torch.tensor([1,2])//np.int64(2)
torch.tensor([1,2])+np.bool_(True)
torch.tensor([True])+np.float32(1)
x**np.int64(2)
np.int64(2)**x
np.float32(1)-x
np.float64(1)/x
np.float64(1)<x
np.float64(1)==x
x==np.float64(1)
np.int64(1)+x
np.add(1,x)
np.multiply(a,x)
np.sin(x)
np.sqrt(x.double())
np.maximum(x,2)
np.exp(r)
np.exp(r.detach())
np.add(x,a,out=a)
np.concatenate([x,a])
np.stack([x,x]).dtype
np.vstack([x,x]).shape
np.sum(x.numpy())
np.sum(x)
np.mean(x)
np.argmax(x)
np.array([x,x]).dtype
np.array([x[0],x[1]])
np.array([x[0].item()])
np.float32(x[0])
np.allclose(x,x)
np.allclose(x.numpy(),[1,2])
np.isnan(x)
np.where(x>1)
np.abs(x)
np.linalg.norm(x.numpy())
np.zeros_like(x)
np.asarray(x).dtype
np.asarray(x,dtype=np.float64)
np.round(x,1)
np.clip(x,0,1)
np.dot(x,x)
np.outer(x,x)
np.expand_dims(x,0)
np.copy(x)
np.unique(x)
np.sort(x)
np.cumsum(x)
np.power(x,2)
np.ndim(x)
len(np.asarray(x))
x.numpy().dtype==np.float32
torch.from_numpy(a).dtype is torch.float64
isinstance(x.numpy(),np.ndarray)
isinstance(np.float64(1),float), isinstance(np.int64(1),int), isinstance(np.bool_(1),bool)
torch.is_tensor(a)
torch.equal(torch.from_numpy(a),torch.tensor(a))
torch.utils.data.TensorDataset(torch.from_numpy(a))[0]
torch.utils.data.default_collate([a,a])
torch.utils.data.default_collate([np.float32(1),np.float32(2)])
torch.utils.data.default_collate([{'a':np.ones(2)},{'a':np.ones(2)}])
torch.FloatTensor([np.float32(1)])
torch.LongTensor(np.array([1,2]))
torch.LongTensor(np.array([1.5]))
torch.DoubleTensor(a)
x.new_tensor(a)
x.to(torch.from_numpy(a).dtype)
x.type(torch.float64).numpy()
torch.testing.assert_close(torch.from_numpy(a),torch.tensor(a))
torch.allclose(x,a)
torch.mul(a,x)
torch.relu(a)
torch.cat([a,a])
torch.nn.Linear(2,2)(a)
torch.tensor(a).numpy().tolist()
x.tolist()==list(x.numpy())
torch.zeros(2).numpy()[0]
x.cpu().numpy().shape
torch.tensor([1,2,3]).numpy().dtype
torch.tensor([True]).numpy()
torch.tensor([1],dtype=torch.uint8).numpy()
torch.empty(0).numpy()
torch.tensor(5).numpy()
torch.tensor(5).numpy()+1
torch.tensor(5).item()
x.__array__().base is None
x.__array__(np.float32).dtype
np.asarray(torch.nn.Parameter(torch.ones(1)))
torch.nn.Parameter(torch.ones(1)).data.numpy()
torch.from_numpy(a).requires_grad_().numpy()
np.testing.assert_allclose(x.detach().numpy(), x.numpy())
x == np.array([0.5, 2.], np.float32)
np.array([0.5, 2.]) == x
np.ones(3) == x
x == np.array([0.5, 2.])[::-1]
x != np.ones(2)
np.ones(2) != x
x < np.ones(2)
np.ones(2) < x
np.ones(2).__eq__(x)
!a += x
!a -= x
!a **= x
!a @= x
!b = np.ones(2); b /= x
b
divmod(a, x)
np.reshape(x, (2, 1))
np.transpose(torch.ones(2, 3))
np.squeeze(torch.ones(1, 2))
np.swapaxes(torch.ones(2, 3), 0, 1)
np.repeat(x, 2)
np.take(x, [0, 0])
np.argsort(x)
np.searchsorted(x, 1.5)
np.nonzero(x)
torch.ones(2, dtype=int), torch.zeros(2, dtype=float), torch.full((2,), 1, dtype=bool)
torch.arange(3, dtype=float), torch.zeros_like(x, dtype=int), torch.eye(2, dtype=int)
x.sum(dtype=float), x.new_zeros(2, dtype=bool), torch.linspace(0, 1, 2, dtype=float)
torch.ones(2, dtype=str)
"""


def show(line):
    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("always")
        try:
            made = exec(line[1:], globals()) if line[0] == "!" else eval(line)
            told = f"{type(made).__name__} {made!r}"
        except Exception as refused:
            told = f"{type(refused).__name__}: {refused}"
    said = [str(each.message) for each in complaints if each.category is not DeprecationWarning]
    print(line, "=>", told, *said)


for line in PROGRAM.strip().splitlines():
    show(line)
