"""What ufuncs and operators give: types, complaints and errors, of arrays and of scalars."""

import warnings

import numpy as np

a = np.array([1.,2.])
i = np.array([1,2])

# What begins with "!" is a statement, all else an expression.
PROGRAM = r"""
np.add(1)
np.add(1,2,3,4)
np.add(1,2,foo=3)
np.add(a,np.ones(3))
a+np.ones((3,3))
np.add(a,i,out=i)
np.add(a,i,out=np.zeros(3))
np.add(a,i,out=np.zeros((2,2)))
np.add(i,i,dtype=float)
np.add(a,a,dtype=int)
np.add(a,a,dtype=int,casting='unsafe')
np.exp(i)
np.exp('a')
np.exp(None)
np.exp([1,2])
np.log(np.array([0.,-1,1]))
np.log(0)
np.log(-1)
np.sqrt(-1.0)
np.sqrt(np.array([-1.]))
a/0
np.array([0.,1.,-1])/0
i/0
i//0
i%0
a//0
a%0
np.array([0.])//0
np.divmod(i,2)
divmod(a,0)
np.power(2.,[1000,10000])
np.array([0.])**-1
np.array([-1.])**.5
np.exp(1000)
np.exp(np.float32(100))
np.multiply(1e200,1e200)
a*1e308
np.array([1e308])*10
np.inf-np.array([np.inf])
np.array([0])/np.array([0])
np.maximum(i,None)
np.subtract(np.array([np.inf]),np.inf)
np.add(a,a,where=[True,False])
np.add(a,a,out=np.array([9.,9.]),where=[True,False])
np.log(np.array([0.,1.]),out=np.zeros(2),where=np.array([False,True]))
np.add.reduce([1,2,3])
np.add.accumulate([1,2,3])
np.add.outer([1,2],[3,4])
np.multiply.outer([1,2],[3,4.])
np.multiply.reduce([[1,2],[3,4]],axis=None)
np.add.reduceat([1,2,3,4],[0,2])
np.subtract.reduce([1,2,3])
np.maximum.reduce([])
np.maximum.reduce([1,5,3])
np.maximum.accumulate([1,5,3])
np.add
repr(np.exp)
type(np.add)
np.add.__name__
np.add.nin
np.add.identity
np.invert(i)
np.invert(a)
a&1
i<<1
i<<-1
i>>70
np.bitwise_and(a,a)
np.logical_and(a,0)
np.logical_not(i)
np.sign(np.array([np.nan,-0.0]))
np.abs(np.array([-128],np.int8))
np.reciprocal(i)
np.reciprocal(np.array([0]))
np.reciprocal(0.)
np.float_power(i,2)
np.modf(a)
np.modf(2.5)
np.frexp(a)
np.ldexp(a,2)
np.gcd(12,18)
np.lcm(i,3)
np.hypot(3,4)
np.arctan2(1,i)
np.heaviside(a,.5)
np.copysign(1,-a)
np.nextafter(1,2)
np.spacing(1.)
np.rint(i)
np.floor(i)
np.floor(2.5)
np.trunc(np.array([True]))
np.signbit(-0.0)
np.isnan(i)
np.isnan('a')
np.isfinite([1,np.inf])
np.deg2rad(180)
np.degrees(np.pi)
np.fmod(-7,3)
np.fmod(i,0)
np.remainder(-7.,np.array([2.,-2.]))
np.add(a,'b')
np.equal(a,'b')
a=='b'
a==[1,2,3]
a!=None
a<'b'
a<None
a==np.ones(3)
a@np.ones(3)
a@2
2@a
a@np.ones((3,2))
np.matmul(a,2)
np.matmul(i,i)
np.ones((2,3))@np.ones((2,3))
np.array([True])@np.array([True])
np.add(a, a, casting='foo')
np.absolute(-3)
np.negative(np.array([1],np.uint8))
np.positive(True)
np.square(np.int8(100))
np.square(np.array([100],np.int8))
np.array([200],np.uint8)+np.array([100],np.uint8)
np.array([1],np.uint8)<300
np.array([1],np.uint8)==-1
np.array([1],np.int8)*1.5
np.array([1],np.float32)*np.float64(1.5)
np.array([1],np.float32)*1.5
np.array([1],np.float32)*np.array(1.5)
np.array([1],np.int32)+np.int64(1)
np.array([1],np.int32)/2
np.array([1],np.int8)/np.int8(2)
np.array([1],np.float32)/2
np.array([True])+True
np.array([True])*2
np.array([True])/2
np.array([True])//True
np.array([True])**2
np.power(np.array([True]),np.array([True]))
2**i
2.**i
i**2.
i**.5
np.array([1])+10**30
np.add(10**30,1)
np.add(2**63,1)
a.__iadd__(i)
i.__iadd__(a)
i.__itruediv__(2)
i.__imul__(2.0)
np.array([1],np.uint8).__iadd__(300)
i.__ipow__(-1)
a.__iadd__(np.ones(3))
a.__iadd__(np.ones((2,2)))
np.add.outer(i,i).shape
np.expm1(1000)
np.sinh(1000.)
np.arccosh(0.5)
np.arctanh(1.)
np.arctanh(2.)
np.log1p(-1)
np.tan(np.inf)
np.float64(1)/0
np.float64(0)/0
np.float64(1e308)*10
np.float64(-8)**(1/3)
np.float64(0)**-1
np.float64(10)**400
np.float32(3)//0
np.float64(5)%0
np.float32(7)//2
divmod(np.float32(7),2)
np.int64(7)//2
np.int64(7)/2
np.array(1.)/0
np.add(np.float64(1e308),1e308)
-np.float32(3)
abs(np.float32(-3))
~np.int8(3)
+np.int8(3)
np.int32(5)//np.int32(-2)
np.int32(-2**31)//np.int32(-1)
np.array([-2**31],np.int32)//np.int32(-1)
np.int8(5)<<np.int8(10)
np.uint8(5)-6
np.uint8(5)-np.uint8(6)
3-np.uint8(5)
np.int64(3)<np.float64(4)
np.uint8(3)<1000
np.int64(2)**63
np.int64(2)**np.float64(.5)
np.int8(2)**7
np.float32(2)**2
2**np.int64(3)
np.clip(a,0,1)
np.seterr(all='ignore')
np.geterr()
np.errstate
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
