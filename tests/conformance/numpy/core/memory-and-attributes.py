"""What arrays are made of, what they share, and what their attributes tell."""

import copy
import operator
import pickle
import warnings

import numpy as np

a = np.arange(6.).reshape(2,3)
i = np.arange(6).reshape(2,3)

# What begins with "!" is a statement, all else an expression.
PROGRAM = r"""
a.flags
a.T.flags
a[:,::2].flags
a.flags.c_contiguous
a.flags['C_CONTIGUOUS']
a.flags['C']
a.flags.owndata
a[0].flags.owndata
a.flags['X']
a.flags.num
a.flags.aligned
a.tobytes()[:16]
a.T.tobytes()==a.tobytes()
a.tobytes('F')==a.T.tobytes()
bytes(i)[:8]
memoryview(a).shape
memoryview(a).format
a.data.shape
pickle.loads(pickle.dumps(a))
pickle.loads(pickle.dumps(np.float32(3)))
pickle.loads(pickle.dumps(np.dtype('f4')))
copy.copy(a)
copy.deepcopy(a).base
copy.deepcopy([a,a])[0]
copy.copy(a) is a
a.__array_interface__['shape']
sorted(a.__array_interface__)
a.__array_interface__['typestr']
a.__array_interface__['strides']
a.ctypes.data==a.__array_interface__['data'][0]
a.view(np.int64)
a.view(np.float32).shape
np.zeros(3,np.uint8).view(np.int32)
np.zeros((2,4),np.uint8).view(np.int32)
np.zeros((4,2),np.uint8).T.view(np.int16)
a.view().base is a.base
a.view(int).dtype
a.view('u1').shape
a.real
a.imag
a.conj()
list(a.flat)
a.flat[3]
a.flat[[0,2]]
a.flat[1:3]
!a.flat[0]=9
!a.flat=7
a
!a[:]=np.arange(6.).reshape(2,3)
next(a.flat)
a.flat.index
len(a.flat)
a.flat.base is a
for_=[x for x in i]
[type(x) for x in np.arange(2)]
iter(np.array(3))
len(np.array(3))
bool(np.array([1]))
bool(np.array([1,2]))
bool(np.array([]))
bool(np.array(0))
bool(np.array([[0]]))
int(np.array([1]))
int(np.array([1,2]))
float(np.array(2.5))
float(np.array([2.5]))
float(np.array([[2.5]]))
int(np.array([]))
operator.index(np.array(3))
operator.index(np.array([3]))
operator.index(np.array(3.))
range(3)[np.array(1)]
complex(np.array(2.))
3 in i
7 in i
[0,1,2] in i
None in i
'a' in i
f"{np.array(2.5):.1f}"
f"{a}"
f"{a:.1f}"
hash(a)
{a:1}
a is a.T.T
a.T.T.base is a.base
a.base
a.reshape(3,2).base is a.base
a.T.reshape(-1).base
a.T.ravel().base
a.flatten().base
a.copy().base
a[[0]].base
a[:,[0]].flags.c_contiguous
a[:,[0,1]].flags.f_contiguous
np.arange(6).base
np.arange(6).reshape(2,3).base
np.array([1,2])[:1].base
np.asarray(a) is a
np.array(a,copy=False) is a
np.array([1,2],copy=False)
np.asarray([1,2],copy=False)
np.array(a,dtype=int,copy=False)
np.asarray(a,dtype=float) is a
np.array(a,ndmin=3).shape
np.array(a,ndmin=3).base
np.array(a,order='F').flags.f_contiguous
np.asarray(a,order='F').flags.f_contiguous
np.array(a.T).flags.f_contiguous
a.copy('F').strides
a.T.copy().strides
np.copy(a.T).strides
a.T.copy('K').strides
np.ascontiguousarray(a.T).strides
np.asfortranarray(a).strides
np.ascontiguousarray(3).shape
a.astype(int)
a.astype('i4').dtype
a.astype(bool)
a.astype(np.float64,copy=False) is a
a.astype(int,casting='safe')
a.astype(np.float32,casting='same_kind').dtype
np.array([1.7,-1.7]).astype(int)
np.array([np.nan,np.inf,-np.inf]).astype(int)
np.array([np.nan,1]).astype(np.int32)
np.array([300.,-1.,1e10]).astype(np.uint8)
np.array([300,-1]).astype(np.uint8)
np.array([np.nan]).astype(bool)
np.array([1e300]).astype(np.float32)
np.array([2**40]).astype(np.int32)
np.array([128],np.int16).astype(np.int8)
a.squeeze().shape
np.zeros((1,2,1)).squeeze(0).shape
np.zeros((1,2,1)).squeeze(1)
np.zeros((1,2,1)).squeeze(axis=(0,2)).shape
np.zeros((1,2)).squeeze(3)
a.reshape(4,2)
a.reshape(-1,-1)
a.reshape(-1,4)
a.reshape((3,-1)).shape
a.reshape(3,2,order='F')
a.reshape([6]).shape
a.reshape()
a.reshape(2.0,3)
a.reshape('a')
np.zeros((0,3)).reshape(-1,0)
np.zeros((0,3)).reshape(0,-1)
a.reshape(6,copy=False).base is a.base
a.T.reshape(6,copy=False)
a.transpose(1,0).shape
a.transpose((1,0)).shape
a.transpose(0)
a.transpose(0,0)
a.transpose(0,2)
a.swapaxes(0,5)
a.mT.shape
np.zeros(3).mT
a.ravel('F')
a.flatten('F')
a.item()
a.item(0)
a.item(1,2)
a.item((1,2))
a.item(9)
a.item('a')
np.array([3]).item()
a.tolist()
np.array(3).tolist()
a.size,a.ndim,a.nbytes,a.itemsize,a.strides
a.fill(2)
a
a.resize(3,2)
a.resize((4,4))
a.setflags(write=False)
a.flags.writeable
a.flags.writeable=True
a.T[0].flags.writeable
a.setflags(write=True)
a.to_device('cpu') is a
a.device
a.__dlpack_device__()
a.trace()
a.diagonal()
np.diagonal(a)
a.dot(a.T)
a.var()
np.shape([[1,2]])
np.ndim(3)
np.size(a,0)
type(a)
repr(type(a))
isinstance(a,np.ndarray)
np.ndarray((2,3)).shape
np.ndarray([2],dtype=int).dtype
np.ndarray(shape=(2,),dtype=float,buffer=np.arange(3.),offset=8)
np.ndarray
np.array(a,subok=True) is a
np.array(np.float32(3))
np.array(np.float32(3)).dtype
np.array(True)
np.array(3).shape
np.array((1,2))
np.array(range(3))
np.array([None,1],dtype=float)
np.array(['1','2'],dtype=float)
np.array(['1','2'],dtype=int)
np.array(['x'],dtype=float)
np.array([1,2.5])
np.array([True,2])
np.array([True,2.5])
np.array([1,2],dtype='float32')
np.array([1.5,2.5],dtype=int)
np.array([[1,2],[3]])
np.array([[1,2],3])
np.array([1,[2,3]])
np.array([[[1]],[[2]]]).shape
np.array([[],[]]).shape
np.array([]).dtype
np.array([[1,2],[3,4,5]],dtype=float)
np.array([np.arange(2),np.arange(3)])
np.array([np.arange(2),[1,2]])
np.array([np.zeros((2,2)),np.zeros((2,3))])
np.array([np.float32(1),2.0]).dtype
np.array([np.float32(1),np.float32(2)]).dtype
np.array([np.int8(1),2]).dtype
np.array([2**31])
np.array([-2**63])
np.array([300],np.uint8)
np.array([-1],np.uint8)
np.array([1.5,np.nan],dtype=int)
np.array([1,2]).astype('foo')
np.array([1],dtype='foo')
np.array(1,2,3)
np.array([1,2],foo=3)
np.array([0.1,0.2]).__array__(dtype=int)
np.asarray([1,2],float)
np.asanyarray([1])
np.zeros(1<<40)
np.ones((100000,100000,100))
np.full((10**6,10**6), 7)
np.ones(10**18)
np.empty(2**62)
np.eye(10**6)
np.arange(10**12)
np.arange(1e20)
np.arange('a')
np.ones((10**6,1)) + np.ones((1,10**7))
np.ones((10**6,1)) < np.ones((1,10**7))
np.random.rand(10**6,10**6)
np.random.normal(size=10**12)
np.random.randint(0, 5, 10**12)
np.zeros('ab')
np.zeros(None)
np.zeros(2.5)
np.arange(4).reshape(2, -2)
np.arange(4).reshape(-1, -2)
np.arange(4).reshape((2, 2), order='X')
np.arange(4).ravel('X')
np.arange(4).flatten('X')
np.zeros(2, order='X')
np.array([1, 2], order='X')
np.arange(4).reshape((2, 2), order=1)
np.arange(4).reshape((2, 2), order='f')
np.arange(4).ravel(order=None)
np.array([[1, 2], [3, 4]], order='f').strides
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
