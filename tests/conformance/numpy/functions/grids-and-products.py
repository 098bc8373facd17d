# grids, triangles, indices and products
import numpy as np
def t(f,*a,**k):
    try:
        r=f(*a,**k); print(repr(r) if not isinstance(r,np.ndarray) else (r.tolist(), r.dtype.name, r.shape, r.strides, r.base is not None))
    except Exception as e: print(type(e).__name__,'|', e)
x=np.arange(6).reshape(2,3); y=np.arange(3)
t(np.meshgrid,y,[1,2]); t(np.meshgrid,y,[1,2],indexing='ij'); t(np.meshgrid,y,[1,2],sparse=True); t(np.meshgrid,y,[1,2],copy=False); t(np.meshgrid,y,indexing='x'); t(np.meshgrid,3,[1,2]); t(np.meshgrid)
t(lambda: np.mgrid[0:3,0:2]); t(lambda: np.mgrid[0:1:5j]); t(lambda: np.mgrid[-1:1:3j,0:2]); t(lambda: np.ogrid[0:3,0:2]); t(lambda: np.mgrid[0:3:.5]); t(lambda: np.mgrid[3])
t(lambda: np.r_[1:4,0,4]); t(lambda: np.r_[[1,2],0,np.array([3.5])]); t(lambda: np.r_['0,2',[1,2],[3,4]]); t(lambda: np.c_[[1,2],[3,4]]); t(lambda: np.c_[x,[[7],[8]]]); t(lambda: np.r_[-1:1:6j,[0]*3]); t(lambda: np.s_[1:3,...]); t(lambda: np.index_exp[2]); t(lambda: np.r_['1,2,0',[1,2],[3,4]]); t(lambda: np.c_[y,y*1.5]); t(lambda: np.r_['-1',x,x]); t(lambda: np.r_[x,x]);t(lambda:np.c_[np.array([[1,2,3]]), 0, 0, np.array([[4,5,6]])])
t(np.ix_,[0,1],[2,4]); t(np.ix_,[True,False,True],[1]); t(np.ix_,x); t(np.indices,(2,3)); t(np.indices,(2,2),sparse=True); t(np.indices,(2,),dtype=float)
t(np.tri,3); t(np.tri,2,3,1,dtype=int); t(np.tril,x); t(np.tril,x,-1); t(np.triu,x,1); t(np.triu,y); t(np.tril_indices,3); t(np.tril_indices,2,1,3); t(np.triu_indices,3,1); t(np.tril_indices_from,np.eye(2)); t(np.triu_indices_from,np.eye(2),k=1); t(np.mask_indices,3,np.triu)
t(np.diag,y); t(np.diag,y,1); t(np.diag,x); t(np.diag,x,-1); t(np.diag,np.zeros((2,2,2))); t(np.diag,3); t(np.diagflat,[[1,2],[3,4]]); t(np.diagflat,[1],-1); t(np.diagonal,x); t(np.diagonal,x,1); t(np.diagonal,y); t(np.diagonal,x,axis1=0,axis2=0); t(np.trace,x); t(np.trace,x,1); t(np.trace,np.arange(8).reshape(2,2,2)); t(np.trace,y); t(np.trace,x,dtype=float)
t(np.vander,[1,2,3]); t(np.vander,[1,2,3],2,increasing=True); t(np.vander,x); t(np.vander,[1.5,2]); t(np.diag_indices,2); t(np.diag_indices,2,3); t(np.diag_indices_from,np.eye(3)); t(np.diag_indices_from,x)
z=np.zeros((3,3),int); np.fill_diagonal(z,[1,2]); print(z); z=np.zeros((5,3)); np.fill_diagonal(z,4,wrap=True); print(z); t(np.fill_diagonal,y,1); t(np.fill_diagonal,np.zeros((2,2,3)),1)
t(np.unravel_index,5,(2,3)); t(np.unravel_index,[1,5],(2,3)); t(np.unravel_index,6,(2,3)); t(np.unravel_index,5,(2,3),order='F'); t(np.ravel_multi_index,(1,2),(2,3)); t(np.ravel_multi_index,(2,0),(2,3)); t(np.ravel_multi_index,(2,4),(2,3),mode='clip'); t(np.ravel_multi_index,(2,4),(2,3),mode='wrap'); t(np.ravel_multi_index,(1,2),(2,3),order='F'); t(np.ravel_multi_index,(1,2,3),(2,3)); t(np.unravel_index,1.5,(2,3))
print(list(np.ndindex(2,2)), list(np.ndindex((1,2))), list(np.ndindex()), list(np.ndindex(0,2))); print(list(np.ndenumerate(x)))
print([v.item() for v in np.nditer(x)], [repr(v) for v in np.nditer(y)])
it=np.nditer(x,flags=['multi_index']); print([(it.multi_index,int(v)) for v in it])
z=np.arange(3.); 
with np.nditer(z,op_flags=['readwrite']) as it:
    for v in it: v[...]=2*v
print(z)
print([(int(a),int(b)) for a,b in np.nditer([y,x])]); print([int(v) for v in x.flat], [int(v) for v in np.nditer(x,order='F')], [int(v) for v in np.nditer(x.T)])
t(np.dot,2,3); t(np.dot,y,y); t(np.dot,x,y); t(np.dot,x,x.T); t(np.dot,x,x); t(np.dot,y,[1,2]); t(np.dot,x,2.5); t(np.dot,np.ones((2,2,3)),np.ones((4,3,2))); t(np.dot,x,y,out=np.zeros(2,int)); t(np.dot,y>0,y>1); t(np.dot,x*1.5,y.astype('f4'))
t(np.inner,x,x); t(np.inner,y,y); t(np.inner,x,[1,2]); t(np.inner,2,y); t(np.outer,[1,2],[3,4.5]); t(np.outer,x,y); t(np.vdot,x,x); t(np.vdot,[1,2],[1,2,3]); t(np.tensordot,x,x,([0,1],[0,1])); t(np.tensordot,x,x.T,1); t(np.tensordot,y,y,0); t(np.tensordot,x,x,2); t(np.tensordot,x,x,1); t(np.tensordot,x,x,([1],[0])); t(np.kron,[1,2],[[1,1]]); t(np.kron,np.eye(2),x); t(np.kron,2,3)
t(np.einsum,'ij,j',x,y); t(np.einsum,'ij->ji',x); t(np.einsum,'ii',np.eye(3)); t(np.einsum,'ii->i',np.arange(9).reshape(3,3)); t(np.einsum,'i,i->',y,y*1.5); t(np.einsum,'ij,jk->ik',x,x.T); t(np.einsum,'...j,j',x,y); t(np.einsum,'ij,ij',x,y); t(np.einsum,x,[0,1],y,[1]); t(np.einsum,'i,j',y,y); t(np.einsum,'ij->',x); t(np.einsum,'ij',x,y); t(np.einsum,'i$',y); t(np.einsum,'ij,jk',x,x); t(np.einsum,'ba',x); t(np.einsum,'i,i,i->i',y,y,y); t(np.einsum,'ij->i',x,optimize=True)
v=np.einsum('ij->ji',x); print(v.base is x, np.einsum('ii->i',z.reshape(1,3)[:,:1]).base is not None)
t(np.cross,[1,2,3],[4,5,6]); t(np.cross,[[1,2,3]],[4,5,6]); t(np.cross,[1,2,3,4],[1,2]); t(np.cross,[[1],[2],[3]],[[4],[5],[6]],axis=0); t(np.vecdot,x,y); t(np.matvec,x,y); t(np.vecmat,[1,2],x)
t(np.cumulative_sum,y); t(np.cumulative_sum,x,axis=1,include_initial=True); t(np.cumulative_sum,x); t(np.cumulative_prod,y+1)
