# the printed form of arrays and scalars
import numpy as np, inspect
for e in (5,6,7,8,9): print(np.float32(10**e), np.float32(10**e*.999), np.array([10**e],np.float32), np.array([10**e*.99],np.float32), np.array([10**e*.999]), np.array([10.**e]))
for f in (np.array2string,np.array_repr,np.array_str,np.set_printoptions,np.format_float_positional,np.format_float_scientific,np.printoptions,np.base_repr,np.binary_repr): print(f.__name__, inspect.signature(f))
for x in (np.float32('nan'),np.float64('-inf'),np.bool_(1),np.int8(3),np.float64(1e15),np.float64(1e16),np.float64(-0.0),np.float32(-1e-4), np.longlong(3), np.ulonglong(3)): print(repr(x), x, '%s'%x, f'{x}', f'{x:.3}' if not isinstance(x,np.bool_) and x.dtype.kind in 'f' else '')
np.set_printoptions(precision=-2)
try: print(np.array([1.]))
except Exception as e: print(type(e), e)
try: np.set_printoptions(precision=4, edgeitems='a')
except Exception as e: print(type(e), e)
np.set_printoptions(precision=None, edgeitems=1, threshold=2)
print(np.get_printoptions()); np.set_printoptions(precision=8)
print(repr(np.arange(3)), np.arange(27).reshape(3,3,3))
np.set_printoptions(edgeitems=0)
print(repr(np.arange(10.)), repr(np.arange(20.).reshape(4,5)))
for n in ('edgeitems','linewidth','nanstr','infstr','threshold'):
    for v in (None, True):
        try: np.set_printoptions(**{n:v}); print(n, v, np.get_printoptions()[n], np.array([1,2,3,np.nan,4,np.inf]))
        except Exception as e: print(n, v, type(e).__name__, e)
        np.set_printoptions(edgeitems=3, linewidth=75, nanstr='nan', infstr='inf', threshold=1000)
def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__, e)
t(np.format_float_positional, 1.0, precision=3, min_digits=5)
t(np.format_float_positional, 1.0, min_digits=-5)
t(np.format_float_positional, 1.0, pad_left=-2)
t(np.format_float_positional, 1.0, sign=True)
t(np.format_float_positional, np.float32(0.1)); t(np.format_float_positional, np.array([0.1])); t(np.format_float_positional, 'a');t(np.format_float_positional, True); t(np.format_float_positional, np.array(0.1,np.float32)); t(np.format_float_positional, 1, precision=2.0)
t(np.array2string, [1,2]); t(np.array_repr,[1]); t(np.array2string, 3); t(np.array_str, np.array([1.5]), 3, 2); t(np.array2string, np.array([1.5]), formatter={'float':'x'})
t(np.array2string, np.arange(3.), formatter={'float_kind':lambda x: repr(x)}); t(np.array2string, np.arange(3), formatter={'int':hex}); t(np.array2string, np.array(3), formatter={'int':hex});t(np.array2string, np.arange(3)>1, formatter={'all':lambda x: repr(x)}); t(np.array2string, np.arange(3)>1, formatter={'bool':lambda x: 'a\nbcd'})
t(np.array2string, np.arange(30.), separator=',', prefix='abcdef', suffix='ghijk', max_line_width=30)
t(np.array2string, np.array([]), prefix='a'); t(repr, np.zeros((0,3), np.float32)); t(repr, np.zeros((0,))); t(str, np.zeros((0,3)));t(repr, np.zeros((0,3), np.int64));t(repr, np.array([], dtype=np.float32))

np.set_printoptions(precision=8, floatmode='maxprec', sign='-', suppress=False, formatter=None)
rows = ([0.1,0.25,3.0],[1e-5,1.0],[1e8,1.],[1e16,1e-16],[np.nan,1.5,-np.inf],[np.nan,np.nan],[5e-324,1.7e308],[-0.0,0.0],[123456.789,0.001],[1/3,2/3,1e3],[0.1+0.2,1e-3],[2.**-44,2.**70],[9.9999999999,99999.],[-1.,2.,-300.25],[1e-7,2e-7],[1234567.,.5])
for row in rows:
    for dtype in ('f8','f4'):
        with np.errstate(all='ignore'): a = np.array(row).astype(dtype)
        print(repr(a), a, [repr(v) for v in a], [str(v) for v in a])
        for options in (dict(precision=3),dict(precision=3,suppress=True),dict(floatmode='fixed',precision=4),dict(floatmode='unique'),dict(floatmode='maxprec_equal'),dict(sign='+'),dict(sign=' '),dict(precision=0),dict(nanstr='missing',infstr='oo')):
            with np.printoptions(**options): print(a, repr(a.reshape(-1,1)))
        for k in ({},dict(precision=3),dict(precision=3,trim='.'),dict(precision=3,unique=False),dict(min_digits=8),dict(precision=2,trim='0',sign=True)):
            print([np.format_float_positional(v,**k) for v in a[:2]], [np.format_float_scientific(v,**k) for v in a[:2]])
for shape in ((3,),(2,3),(2,1,4),(1,2,2,2),(30,),(3,30),(0,),(0,2),(),(1001,),(40,40),(11,11,11)):
    n = int(np.prod(shape))
    for a in (np.arange(n).reshape(shape), np.arange(n).reshape(shape)*0.37-3, (np.arange(n)%3==0).reshape(shape), np.arange(n).astype('i1').reshape(shape), np.arange(n).astype('f4').reshape(shape)[...,::-1] if shape else np.float32(1.1)+np.zeros(()) ):
        print(repr(a)); print(a)
        with np.printoptions(threshold=5,edgeitems=1,linewidth=40): print(repr(a)); print(a)
