# averages, quantiles, histograms, functions applied, polynomials, assertions
import warnings
import numpy as np
warnings.simplefilter('ignore')
def t(f,*a,**k):
    try:
        r=f(*a,**k); print(repr(r))
    except Exception as e: print(type(e).__name__,'|', e)
x=np.array([7.,1,3,9,4,2,8]); X=np.array([[3,1,2],[6,5,4]]); n=np.array([[1,np.nan,3],[4,5,np.nan]]); f=x.astype('f4')
t(np.median,x); t(np.median,X); t(np.median,X,axis=0); t(np.median,X,axis=1,keepdims=True); t(np.median,f); t(np.median,n,axis=0); t(np.median,X,axis=(0,1)); t(np.median,[]); t(np.median,[True,False]); t(np.median,X,axis=3)
t(np.average,x); t(np.average,X,axis=0,weights=[1,3]); t(np.average,X,weights=X); t(np.average,X,weights=[1,2]); t(np.average,x,weights=x*0); t(np.average,X,axis=1,weights=[1,2,3],returned=True); t(np.average,X,axis=0,keepdims=True); t(np.average,[1,2,3],weights=[1,1]); t(np.average,X,axis=0,weights=[1,2,3])
for m in 'inverted_cdf averaged_inverted_cdf closest_observation interpolated_inverted_cdf hazen weibull linear median_unbiased normal_unbiased lower higher midpoint nearest'.split(): t(np.quantile,x,[0,.1,.25,.5,.73,1],method=m); t(np.percentile,X,40,method=m)
t(np.percentile,x,50); t(np.percentile,X,[25,75],axis=0); t(np.percentile,X,50,axis=1,keepdims=True); t(np.percentile,x,101); t(np.quantile,x,-.1); t(np.quantile,x,.5,method='x'); t(np.percentile,n,50); t(np.quantile,X,np.float32(.3)); t(np.percentile,X,[[10,20],[30,40]])
for g in ('nansum','nanprod','nanmean','nanstd','nanvar','nanmin','nanmax','nanmedian'): t(getattr(np,g),n); t(getattr(np,g),n,axis=0); t(getattr(np,g),n,axis=1,keepdims=True); t(getattr(np,g),X)
t(np.nanvar,n,ddof=1); t(np.nanstd,n,axis=1,ddof=1); t(np.nanargmin,n); t(np.nanargmax,n,axis=1); t(np.nanargmax,[np.nan]); t(np.nancumsum,n); t(np.nancumprod,n,axis=1); t(np.nanpercentile,n,50); t(np.nanpercentile,n,[25,50],axis=1); t(np.nanquantile,n,.3,axis=0); t(np.nanmean,np.float32(n)); t(np.nanmean,[np.nan]); t(np.nanmax,[np.nan,np.nan])
t(np.histogram,x,4); t(np.histogram,X,bins=3); t(np.histogram,[1,2,1],bins=[0,1,2,3]); t(np.histogram,x,3,(0,9),density=True); t(np.histogram,x,bins=3,weights=x); t(np.histogram,[]); t(np.histogram,[2,2]); t(np.histogram,x,0); t(np.histogram,x,[3,1]); t(np.histogram,x,range=(3,1)); t(np.histogram,[np.nan,1]); t(np.histogram,x,1.5)
for b in 'auto fd doane scott rice sturges sqrt'.split(): t(np.histogram_bin_edges,x,b)
t(np.histogram,x,'nope'); t(np.histogram,[1,2,3],bins=[1,2,3],weights=[.5,1,2]); t(np.histogram,f,3); t(np.histogram2d,[1,2,3],[3,2,1],2); t(np.histogram2d,x,x[::-1],bins=[2,3],range=[[0,10],[0,10]]); t(np.histogramdd,X.T*1.,2); t(np.histogram,[True,False],2)
t(np.bincount,[0,1,1,3]); t(np.bincount,[0,1,1],weights=[.5,1,2]); t(np.bincount,[1],minlength=4); t(np.bincount,[-1]); t(np.bincount,[1.5]); t(np.bincount,X); t(np.bincount,[]); t(np.bincount,[1,2],weights=[1])
t(np.cov,X); t(np.cov,x,x*2); t(np.cov,X,rowvar=False); t(np.cov,X,bias=True); t(np.cov,x); t(np.cov,X,aweights=[1,2,3]); t(np.cov,X,fweights=[1,2,1]); t(np.corrcoef,X); t(np.corrcoef,x,x**2); t(np.corrcoef,x)
t(np.diff,x); t(np.diff,x,2); t(np.diff,X,axis=0); t(np.diff,x,prepend=0); t(np.diff,X,append=[[1],[2]]); t(np.diff,[True,False]); t(np.diff,x,-1); t(np.diff,3); t(np.ediff1d,X); t(np.ediff1d,x,to_begin=-1,to_end=[8,9])
t(np.gradient,x); t(np.gradient,x,2.); t(np.gradient,x,np.arange(7)**2.); t(np.gradient,X*1.); t(np.gradient,X,axis=1); t(np.gradient,x,edge_order=2); t(np.gradient,x,np.arange(7)**2.,edge_order=2); t(np.gradient,[1.]); t(np.gradient,x,1,2); t(np.gradient,f); t(np.gradient,np.ones((3,4)),2,3)
t(np.trapezoid,x); t(np.trapezoid,x,dx=.5); t(np.trapezoid,X,axis=0); t(np.trapezoid,x,x**2); t(np.interp,[1.5,0,9],[1,2,3],[10,20,0]); t(np.interp,2.5,[1,2,3],[3,2,0]); t(np.interp,[0,9],[1,2],[3,4],left=-1,right=-2); t(np.interp,[-180,190],[190,-190,350],[5,10,3],period=360); t(np.interp,1,[],[]); t(np.interp,1,[1,2],[1]); t(np.interp,[np.nan,1],[1,2],[3,4])
for m in ('full','same','valid'): t(np.convolve,[1,2,3],[0,1,.5],m); t(np.convolve,[1,2],[1,2,3,4],m); t(np.correlate,[1,2,3],[0,1,.5],m); t(np.correlate,[1,2],[1,2,3,4],m); t(np.convolve,x,np.ones(4)/4,m); t(np.correlate,[1,2,3,4,5],[1,2],m)
t(np.convolve,[],[1]); t(np.convolve,X,[1]); t(np.convolve,[1],[1],'x')
t(np.isclose,[1,1.1],[1,1.1000001]); t(np.isclose,np.nan,np.nan,equal_nan=True); t(np.allclose,[1e10,1e-7],[1.00001e10,1e-8]); t(np.array_equal,[1,2],[1,2]); t(np.array_equal,[1,np.nan],[1,np.nan],equal_nan=True); t(np.array_equiv,[[1,2],[1,2]],[1,2]); t(np.isclose,1,[1,2]); t(np.isclose,np.inf,np.inf)
t(np.nan_to_num,[np.nan,np.inf,-np.inf,1]); t(np.nan_to_num,n,nan=9); t(np.nan_to_num,np.nan); t(np.nan_to_num,X); t(np.fix,[-1.5,1.5]); t(np.sinc,[0,.5,1]); t(np.unwrap,[0,3,6.5,9.9]); t(np.angle,[-1,1]); t(np.hanning,5); t(np.hamming,4); t(np.bartlett,5); t(np.blackman,4); t(np.kaiser,4,2.); t(np.real,x[:2]); t(np.imag,X); t(np.isreal,X); t(np.iscomplexobj,x); t(np.isposinf,[np.inf,1]); t(np.typename,'d'); t(np.real,3)
t(np.vectorize(lambda a,b: a+b if a>2 else a-b),X,1); t(np.vectorize(lambda a: a*1.5,otypes=[int]),X); t(np.vectorize(lambda a: (a,a*2.)),[1,2]); t(np.vectorize(lambda a: a),[]); t(np.apply_along_axis,lambda r: r.sum(),1,X); t(np.apply_along_axis,lambda r: r[::-1],0,X); t(np.apply_along_axis,np.sort,1,X); t(np.apply_over_axes,np.sum,X,[0,1]); t(np.piecewise,x,[x<3,x>=3],[lambda v: -v, 1]); t(np.piecewise,x,[x<3],[0,lambda v: v*2]); t(np.piecewise,x,[x<3],[0,1,2])
t(np.polyfit,[0,1,2,3],[1,3,2,5],1); t(np.polyfit,[0,1],[1,2],-1); t(np.polyfit,[0,1],[1,2,3],1); p=np.poly1d([1,-3,2]); print(p,p.r,p(3),p*p,p+1,p**2,p.deriv(),p.integ(),p[1],p.o,p==p,repr(p)); print(np.poly1d([1.5,0,-1,2]),np.poly1d([1,2],True),np.poly1d([0,0])); t(np.polydiv,[1,-3,2],[1,-1]); t(np.poly,[1,2]); t(np.polyval,[1,2],X); t(np.polysub,[1,2],[1]); print(p/2, -p, 2-p, np.poly1d([3]), list(p), np.poly1d([1,2,3],variable='z')); t(np.polyder,[1,2,3,4],2); t(np.polyint,[6.,2],2)
T=np.testing
for f,a in ((T.assert_allclose,([1,2],[1,2.1])),(T.assert_allclose,(x,x)),(T.assert_array_equal,(X,X+1)),(T.assert_array_equal,([1,2],[1,2,3])),(T.assert_equal,(1,2)),(T.assert_almost_equal,(1.,1.1)),(T.assert_array_almost_equal,([1.,2],[1,2.1],3)),(T.assert_array_less,([1,2],[2,1])),(T.assert_equal,([1,{'a':2}],[1,{'a':3}])),(T.assert_allclose,(n,n)),(T.assert_allclose,([1,np.nan],[1,2]))):
    try: f(*a); print('holds')
    except AssertionError as e: print(e)
