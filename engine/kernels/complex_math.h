// Functions of complex numbers. All are computed in double, where one body a function serves both
// element types.
#pragma once

#include "core/complex.h"

namespace tg {

using ComplexFunction = Complex<double> (*)(Complex<double>);
using ComplexFunction2 = Complex<double> (*)(Complex<double>, Complex<double>);

namespace complex_math {

Complex<double> exp(Complex<double> a);
Complex<double> exp2(Complex<double> a);
Complex<double> expm1(Complex<double> a);
Complex<double> log(Complex<double> a);
Complex<double> log2(Complex<double> a);
Complex<double> log10(Complex<double> a);
Complex<double> log1p(Complex<double> a);
Complex<double> sqrt(Complex<double> a);
Complex<double> rsqrt(Complex<double> a);
Complex<double> sin(Complex<double> a);
Complex<double> cos(Complex<double> a);
Complex<double> tan(Complex<double> a);
Complex<double> asin(Complex<double> a);
Complex<double> acos(Complex<double> a);
Complex<double> atan(Complex<double> a);
Complex<double> sinh(Complex<double> a);
Complex<double> cosh(Complex<double> a);
Complex<double> tanh(Complex<double> a);
Complex<double> asinh(Complex<double> a);
Complex<double> acosh(Complex<double> a);
Complex<double> atanh(Complex<double> a);
Complex<double> sigmoid(Complex<double> a);
/// a / |a|, and 0 of 0.
Complex<double> sgn(Complex<double> a);
Complex<double> pow(Complex<double> a, Complex<double> b);

}  // namespace complex_math
}  // namespace tg
