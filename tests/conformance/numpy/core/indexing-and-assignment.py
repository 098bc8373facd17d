"""Indexing and assignment by NumPy's rules, and their errors."""

import warnings

import numpy as np

a = np.arange(24).reshape(2,3,4)
b = np.arange(5)
m = np.array([True,False,True,False,True])

# What begins with "!" is a statement, all else an expression.
PROGRAM = r"""
a[0,1,2]
a[0]
a[-1,...,0]
a[...,1]
a[None].shape
a[:,None,0].shape
a[2]
a[0,3]
a[0,0,-5]
a[0,0,0,0]
a[0,0,0,None]
a[...,...]
b[1.0]
b['a']
b[None,1]
b[[0,1]]
b[[0,-1]]
b[[5]]
b[[-6]]
b[m]
b[m[:3]]
b[[True,False,True,False,True]]
b[[True,False]]
b[np.array([0,1],np.uint8)]
b[np.array([0.,1.])]
b[np.array(1)]
b[np.array([[0,1],[2,3]])]
b[()]
np.array(3)[()]
np.array(3)[...]
np.array(3)[None]
np.array(3)[0]
np.array(3)[True]
np.array(3)[False]
b[True].shape
b[False].shape
b[np.True_].shape
a[:,[0,1],[0,1]].shape
a[0,:,[0,1]].shape
a[[0,1],:,[0,1]].shape
a[[0,1],:,0].shape
a[:,0,[0,1]].shape
a[[0,1],None,:,[1,2]].shape
a[[[0],[1]],[0,1]].shape
a[[0,1],[0,1,2]]
a[a>5]
a[a[:,:,0]>3]
a[:,a[0,:,0]>3].shape
a[np.array([True,False]),:,0]
a[np.ones((2,2),bool)]
a[np.ones((3,3),bool)]
a[np.array([True,False]),np.array([True,False,True])].shape
b[::-1]
b[3:0:-1]
b[::2]
b[10:]
b[-3:]
b[1:4:2].strides
b[::-1].strides
a[::-1,:,::-2].shape
a[::0]
a[1:2.5]
b[[]]
b[np.array([])]
b[[],]
a[(0,1)]
a[[0,1]].shape
a[([0,1],[0,1])].shape
b[slice(1,3)]
b[np.int64(1):np.int32(3)]
b[np.s_[1:3]] if hasattr(np,'s_') else 0
b[b>100]
b[~m]
b[b%2==0]
a[0][a[0]>5]
a[..., [0]].shape
a[[0],...].shape
!b[0]=9
b
!b[1:3]=[7,8]
!b[1:3]=[7,8,9]
!b[1:3]=5
b
!b[[0,0]]=[1,2]
b
!b[m]=0
b
!b[m]=[1,2,3]
b
!b[m]=[1,2]
!b[m]=[[1]]
!b[0]=[1,2]
!b[0]=[1]
!b[0]='x'
!b[0]='12'
!b[0]=None
!b[0]=3.7
b
!b[0]=np.nan
!b[0]=10**30
!b[9]=1
!b[:]=np.arange(5.)
!a[0]=np.ones((4,3))
!a[0]=np.arange(4)
a[0]
!a[:,[0,1],0]=np.array([[1,2],[3,4]])
a[:,:,0]
!a[a>20]=-1
a
!a[...,0]=0
!a[a>5]+=100
a
!b[b>2]*=2
b
!b[[0,0,1]]+=1
b
!u=np.zeros(3,np.uint8)
!u[0]=300
!u[0]=-1
!u[:]=[1,2,300]
!u[0]=np.int64(300)
!f=np.zeros(2,np.float32)
!f[0]=1e40
f
!a[0,0]=np.zeros((1,1,4))
!a[0,0]=np.zeros((2,4))
!b[::-1]=[1,2,3,4,5]
b
!b[::-1][0]=77
b
!b[1:]=b[:-1]
b
!b[:]=b[::-1]
b
!c=np.broadcast_to(np.arange(3),(2,3)) if hasattr(np,'broadcast_to') else 0
!c[0]=1
!d=np.arange(3); d.flags.writeable=False
!d[0]=1
!d+=1
!d.fill(3)
!d.setflags(write=True)
!d[0]=5
d
!x=np.array(5); x[...]=7
x
!x[()]=8
x
!x[0]=8
!np.array([1,2])[3]=1
!np.zeros((2,2))[0,0,0]=1
!z=np.zeros((2,3)); z[[0,1],[1,2]]=5
z
!z[np.array([[True,False,True],[False,False,True]])]=[1,2,3]
z
!z[:,[True,False,True]]=9
z
!z[0,[0,5]]=1
!z[[0,2]]=1
!del z[0]
!b.shape=(5,1)
b
!b.shape=(2,3)
!b.shape=-1
b.shape
!b.strides=(8,)
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
