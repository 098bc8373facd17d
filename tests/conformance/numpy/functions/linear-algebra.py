# linear algebra, its results and errors
import numpy as np
def t(f,*a,**k):
    try:
        r=f(*a,**k); print(repr(r))
    except Exception as e: print(type(e).__module__, type(e).__name__,'|', e)
L=np.linalg; A=np.array([[4.,1.],[2.,3.]]); S=np.array([[2.,1.],[1.,3.]]); x=np.arange(6.).reshape(2,3); Z=np.zeros((2,2))
for n in (None,1,np.inf,-np.inf,'fro',0,3): t(L.norm,A,n); t(L.norm,x[0],n)
t(L.norm,x,axis=0); t(L.norm,x,axis=1,keepdims=True); t(L.norm,np.ones((2,2,2)),axis=(1,2)); t(L.norm,np.ones((2,2,2)),2); t(L.norm,[3,4]); t(L.norm,np.float32([3,4])); t(L.norm,5); t(L.norm,x,keepdims=True); t(L.vector_norm,x); t(L.matrix_norm,A)
t(L.inv,A); t(L.inv,Z); t(L.inv,x); t(L.inv,[1,2]); t(L.inv,np.float32([[2,0],[0,4]])); t(L.inv,[[1,2],[3,4]]); t(L.inv,np.stack([A,S])); t(L.det,A); t(L.det,np.stack([A,S])); t(L.det,[[1,2],[3,4]]); t(L.det,Z); t(L.det,3); t(L.slogdet,A); t(L.slogdet,Z); t(L.slogdet,-np.eye(3))
t(L.solve,A,[1,2]); t(L.solve,A,[[1],[2]]); t(L.solve,Z,[1,2]); t(L.solve,A,[1,2,3]); t(L.solve,A,S); t(L.solve,x,[1,2]); t(L.lstsq,A,[1,2]); t(L.lstsq,x,[1,2]); t(L.lstsq,x.T,np.eye(3)); t(L.lstsq,x.T,[1,2])
t(L.pinv,x); t(L.matrix_rank,x); t(L.matrix_rank,Z); t(L.matrix_rank,[1,0]); t(L.matrix_power,A,3); t(L.matrix_power,A,-1); t(L.matrix_power,A,0); t(L.matrix_power,x,2); t(L.matrix_power,A,1.5); t(L.matrix_power,[[1,1],[1,0]],10)
t(L.eig,A); t(L.eigvals,A); t(L.eigvalsh,S); t(L.eig,[[2,0],[0,3]]); t(L.eig,x); t(L.eig,[[0,1.],[1,0]]); t(L.eigvals,np.diag([1,2,3])); t(L.eig,[[2,1,0],[1,3,1],[0,1,4]])
t(L.svd,x,full_matrices=False); t(L.svd,x,compute_uv=False); t(L.svdvals,A); t(L.qr,A); t(L.qr,x.T); t(L.qr,x.T,mode='complete'); t(L.qr,x.T,mode='r'); t(L.qr,x,'x'); t(L.cholesky,S); t(L.cholesky,-S); t(L.cholesky,S,upper=True); t(L.cholesky,A); t(L.cond,A); t(L.cond,A,1); t(L.cond,Z); t(L.cond,A,'fro'); t(L.multi_dot,[A,S,A]); t(L.multi_dot,[A]); t(L.multi_dot,[[1,2],A,[1,2]]); t(L.tensorinv,np.eye(4).reshape(2,2,2,2)); t(L.tensorsolve,np.eye(4).reshape(2,2,2,2),Z); t(L.matrix_transpose,x); t(L.trace,A); t(L.diagonal,A); t(L.cross,[1,2,3],[4,5,6]); t(L.outer,[1,2],[3]); t(L.vecdot,[1,2],[3,4]); t(L.matmul,A,S); t(L.tensordot,A,S); t(L.inv,A>0); t(L.eigh, x); t(L.svd,[1,2]); t(L.cholesky,x); t(L.inv,np.ones((0,0)))
B=np.array([[1.,2,3],[4,5,6],[7,8,10]]); t(L.inv,B); t(L.det,B); t(L.qr,B); t(L.eig,B); t(L.pinv,B); 
