# shapes, borders and places of arrays
import numpy as np
def t(f,*a,**k):
    try:
        r=f(*a,**k); print(repr(r) if not isinstance(r,np.ndarray) else (r.tolist(), r.dtype.name, r.shape, r.strides, r.base is not None))
    except Exception as e: print(type(e).__name__,'|', e)
x=np.arange(6).reshape(2,3); y=np.arange(3)
b=np.broadcast_to(y,(2,3)); print(b.base is y)
try: b[0]=1
except Exception as e: print(e)
t(np.broadcast_to,y,(2,)); t(np.broadcast_to,y,3); t(np.broadcast_to, y, (2,4)); t(np.broadcast_to, x, (3,)); t(np.broadcast_to,y,(-1,3))
t(np.broadcast_shapes,(2,3),(3,),(4,)); t(np.broadcast_shapes,(2,),(3,)); t(np.broadcast_shapes,2,(3,1)); t(np.broadcast_shapes)
t(np.broadcast_arrays,y,np.arange(4)); r=np.broadcast_arrays(y,x); print(type(r), r[0].base is y, r[1] is x, r[1].base)
t(np.expand_dims,x,5); t(np.expand_dims,x,(0,-1)); t(np.expand_dims,x,(0,0)); t(np.squeeze,x,0); t(np.moveaxis,x,0,5); t(np.moveaxis,x,[0],[0,1]); t(np.moveaxis,x,2,0); t(np.rollaxis,x,1); t(np.rollaxis,x,3); t(np.rollaxis,x,0,9);t(np.swapaxes,x,0,2); t(np.transpose,x,(0,)); t(np.transpose,x,(0,0)); t(np.transpose,x,(0,2))
t(np.flip,x,5); t(np.flip,x); t(np.flip,x,0); t(np.fliplr,y); t(np.flipud,np.array(3)); t(np.rot90,x); t(np.rot90,x,-1); t(np.rot90,x,2); t(np.rot90,y); t(np.rot90,x,1,(0,0)); t(np.rot90,x,1,(0,3))
t(np.roll,x,1); t(np.roll,x,(1,2),axis=(0,1)); t(np.roll,x,1,axis=2); t(np.roll,x,(1,2),axis=0); t(np.roll, x, 1.5); t(np.roll,x,(1,2,3),axis=(0,1))
t(np.tile,y,2); t(np.tile,y,(2,1)); t(np.tile,x,(2,)); t(np.tile,x,-1); t(np.tile,x,0)
t(np.repeat,x,2); t(np.repeat,x,[1,2],axis=0); t(np.repeat,x,[1,2],axis=1); t(np.repeat,x,-1); t(np.repeat,x,[1,2,3],axis=5); t(np.repeat, 3, 4);t(np.repeat, x, 1.5)
t(np.resize,y,(2,4)); t(np.resize,y,-1); t(np.resize,np.zeros(0),(2,)); t(np.append,x,[1.5]); t(np.append,x,[[1,2,3]],axis=0); t(np.append,x,[1,2,3],axis=0)
t(np.insert,y,1,9); t(np.insert,y,[1,2],[7,8]); t(np.insert,x,1,5,axis=1); t(np.insert,y,9,1); t(np.insert,x,[0,2],[[1],[2]],axis=1); t(np.insert,y,[1,1],[7,8]); t(np.insert,y,slice(0,3,2),9); t(np.insert,y,np.array([True,False,True]),9);t(np.insert,y,1,9.7);t(np.insert,x,-1,5);t(np.insert,x,1,[7,8,9],axis=0);t(np.insert,y,[5],1);t(np.insert,y,[-5],1)
t(np.delete,y,1); t(np.delete,y,[0,2]); t(np.delete,x,0,axis=0); t(np.delete,y,9); t(np.delete,y,[9]); t(np.delete,y,slice(None,None,2)); t(np.delete,y,[True,False,True]); t(np.delete,x,2); t(np.delete,y,[]);t(np.delete,y,[True,False]);t(np.delete,y,-1);t(np.delete,y,1.5)
t(np.trim_zeros,[0,0,1,0,2,0]); t(np.trim_zeros,np.array([0,0,1.,0,2,0]),'f'); t(np.trim_zeros,np.array([0,0])); t(np.trim_zeros,[0,1],'x'); t(np.trim_zeros, np.array([[0,0],[0,1]]))
t(np.atleast_1d,3); t(np.atleast_2d,y); t(np.atleast_3d,y); t(np.atleast_3d,x); t(np.atleast_1d,1,y); t(np.atleast_3d,3.); print(np.atleast_1d(y) is y)
t(np.reshape,x,(3,-1)); t(np.reshape,[1,2],2,order='F');t(np.reshape,x)
P=lambda *a,**k: t(np.pad,*a,**k)
P(y,1); P(y,(1,2)); P(x,1); P(x,((1,0),(0,2)),constant_values=((1,2),(3,4))); P(y,2,mode='edge'); P(y,2,mode='reflect'); P(y,4,mode='reflect'); P(y,4,mode='symmetric'); P(y,4,mode='wrap'); P(y,2,'linear_ramp',end_values=(5,-4)); P(y,2,'mean'); P(y,2,'maximum',stat_length=2); P(x,1,'minimum'); P(y,2,'median'); P(y,2,'reflect',reflect_type='odd'); P(y,2,'symmetric',reflect_type='odd'); P(y,1,'bad'); P(y,-1); P(y,1,'edge',constant_values=1); P(y,(1,2,3)); P(y,1.5); P(np.zeros(0),1,'edge'); P(np.array([1.5,2]),2,'mean'); P(x,{0:1}); P(x,{-1:(1,2)}); P(x,[[1],[2]]);
def pw(v,w,i,k): v[:w[0]]=k.get('p',7); v[v.size-w[1]:]=8
P(x,1,pw); P(x,1,pw,p=3); P(np.array([3]),2,'reflect'); P(np.array([3,4,5]),7,'wrap'); P(np.array([3,4,5]),9,'reflect'); P(np.array([3,4,5]),9,'symmetric',reflect_type='odd')
