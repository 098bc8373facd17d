# numbers at even distances, limits of dtypes, methods of arrays
import numpy as np
def t(f,*a,**k):
    try:
        r=f(*a,**k); print(repr(r))
    except Exception as e: print(type(e).__module__, type(e).__name__,'|', e)
for d in (np.float32,np.float64):
    f=np.finfo(d); print([repr(getattr(f,n)) for n in 'bits eps epsneg max min tiny smallest_normal smallest_subnormal resolution precision dtype nmant nexp maxexp minexp machep negep iexp'.split()]); print(repr(f)); print(f)
t(np.finfo,int); t(np.finfo,1.5); t(np.finfo,np.float32(1)); t(np.iinfo,float); t(np.iinfo,np.uint8); print(np.iinfo('i4')); print(np.iinfo(np.int64).max, type(np.iinfo(np.int64).max), np.iinfo(3), np.iinfo('u8').max, np.iinfo(np.int16).kind, np.iinfo(np.int16).key, np.iinfo(np.int16).dtype)
t(np.linspace,0,1,5); t(np.linspace,0,1,-1); t(np.linspace,0,1,5,endpoint=False); t(np.linspace,0,1,5,retstep=True); t(np.linspace,0,10,5,dtype=int); t(np.linspace,[0,1],[1,2],3); t(np.linspace,[0,1],[1,2],3,axis=1); t(np.linspace,0,1,0); t(np.linspace,0,1,1); t(np.linspace,3,3,4); t(np.linspace,np.float32(0),np.float32(1),3); t(np.linspace,0,1,2.5); t(np.linspace,0,1,3,dtype='f4'); t(np.linspace,1,0,4); t(np.linspace,-3,3,7); t(np.linspace,0,1,1,retstep=True); t(np.linspace,0,5e-324,3)
t(np.logspace,0,2,3); t(np.logspace,0,3,4,base=2); t(np.logspace,0,2,3,dtype=int); t(np.geomspace,1,1000,4); t(np.geomspace,1,256,9); t(np.geomspace,0,1); t(np.geomspace,-1,-8,4); t(np.geomspace,1,10,3,endpoint=False); t(np.logspace,-3,0,4); t(np.geomspace,1000,1,4)
t(np.ptp,[3,1,9]); t(np.ptp,[[1,5],[2,9]],axis=1); t(np.ptp,[[1,5],[2,9]],axis=0,keepdims=True)
L=np.linalg
t(np.sort,np.zeros(3)); a=np.arange(3); a.flags.writeable=False
for m in ('sort','partition'):
    try: getattr(a,m)(*([] if m=='sort' else [1]))
    except Exception as e: print(e)
b=np.arange(6).reshape(2,3); t(b.compress,[True,False],0); t(b.choose,[1]*6); t(b.put,[0],[9]); t(b.take,[1,2]); t(b.diagonal); t(b.trace); t(b.dot,[1,2,3]); t(b.searchsorted,1); t(b[0].searchsorted,[1,2]); t(b.nonzero); t(b.repeat,2); t(b.argsort,0); t(b.argpartition,1)
