#include "numpy/functions.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>
#include <utility>

#include "kernels/iterate.h"
#include "kernels/map.h"
#include "kernels/vector_math.h"

namespace tg::numpy {
namespace {

using vector_math::fma;

uint32_t bits_of(float x) {
  uint32_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits;
}
float of_bits(uint32_t bits) {
  float x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

// --- Single precision, as NumPy's own vector loops compute it --------------------------------

constexpr float kRound = 0x1.8p+23f;  // added and taken away, it leaves a whole number

/// c[0] + c[1] x + c[2] x^2 + …, each step rounded once.
template <size_t N>
float polynomial(const float (&c)[N], float x) {
  float y = c[N - 1];
  for (size_t i = N - 1; i-- > 0;) y = fma(y, x, c[i]);
  return y;
}

float exp_of(float x) {
  if (std::isnan(x)) return x;
  if (x >= 88.72283935546875f) return INFINITY;
  if (x <= -103.97208404541015625f) return 0;
  constexpr float kP[] = {9.999999999980870924916e-01f, 7.257664613233124478488e-01f,
                          2.473615434895520810817e-01f, 5.114512081637298353406e-02f,
                          6.757896990527504603057e-03f, 5.082762527590693718096e-04f};
  constexpr float kQ[] = {1, -2.742335390411667452936e-01f, 2.159509375685829852307e-02f};
  float power = x * 1.442695040888963407359924681001892137f;
  power = (power + kRound) - kRound;
  x = fma(power, -6.93145752e-1f, x);
  x = fma(power, -1.42860677e-6f, x);
  return std::ldexp(polynomial(kP, x) / polynomial(kQ, x), int(power));
}

float log_of(float x) {
  if (std::isnan(x) || x == INFINITY) return x;
  if (x < 0) return -NAN;
  if (x == 0) return -INFINITY;
  constexpr float kP[] = {0,
                          9.999999999999998702752e-01f,
                          2.112677543073053063722e+00f,
                          1.480000633576506585156e+00f,
                          3.808837741388407920751e-01f,
                          2.589979117907922693523e-02f};
  constexpr float kQ[] = {1,
                          2.612677543073109236779e+00f,
                          2.453006071784736363091e+00f,
                          9.864942958519418960339e-01f,
                          1.546476374983906719538e-01f,
                          5.875095403124574342950e-03f};
  int exponent;
  float mantissa = std::frexp(x, &exponent);
  if (mantissa <= 0.707106781186547524400844362104849039f) {
    mantissa += mantissa;
    --exponent;
  }
  mantissa -= 1;
  return fma(float(exponent), 0.693147180559945309417232121458176568f,
             polynomial(kP, mantissa) / polynomial(kQ, mantissa));
}

// The sine a quarter turn further for `quarters` 1.
float sine(float x, int32_t quarters) {
  constexpr float kCosine[] = {1, -0x1p-01f, 0x1.55553cp-05f, -0x1.6c06dcp-10f, 0x1.98e616p-16f};
  constexpr float kSine[] = {0, -0x1.555556p-03f, 0x1.11119ap-07f, -0x1.a06bbap-13f,
                             0x1.7d3bbcp-19f};
  float turns = x * 0x1.45f306p-1f;
  turns = (turns + kRound) - kRound;
  x = fma(turns, -0x1.921fb0p+00f, x);
  x = fma(turns, -0x1.5110b4p-22f, x);
  x = fma(turns, -0x1.846988p-48f, x);
  float square = x * x;
  int32_t quadrant = int32_t(turns) + quarters;
  float y = quadrant & 1 ? polynomial(kCosine, square) : fma(polynomial(kSine, square), x, x);
  return quadrant & 2 ? 0.f - y : y;
}

float sin_of(float x) {
  // Larger ones, and what is no number, are the C library's.
  return std::abs(x) <= 117435.992f ? sine(x, 0) : float(std::sin(double(x)));
}
float cos_of(float x) {
  return std::abs(x) <= 71476.0625f ? sine(x, 1) : float(std::cos(double(x)));
}

// By intervals of |x|: what to take away from it, then the coefficients of a polynomial, as bits.
constexpr uint32_t kTanh[8][32] = {
    {0,          0x3d700000, 0x3d900000, 0x3db00000, 0x3dd00000, 0x3df00000, 0x3e100000, 0x3e300000,
     0x3e500000, 0x3e700000, 0x3e900000, 0x3eb00000, 0x3ed00000, 0x3ef00000, 0x3f100000, 0x3f300000,
     0x3f500000, 0x3f700000, 0x3f900000, 0x3fb00000, 0x3fd00000, 0x3ff00000, 0x40100000, 0x40300000,
     0x40500000, 0x40700000, 0x40900000, 0x40b00000, 0x40d00000, 0x40f00000, 0x41100000, 0},
    {0,          0x3d6fb9c9, 0x3d8fc35f, 0x3daf9169, 0x3dcf49ab, 0x3deee849, 0x3e0f0ee8,
     0x3e2e4984, 0x3e4d2f8e, 0x3e6bb32e, 0x3e8c51cd, 0x3ea96163, 0x3ec543f1, 0x3edfd735,
     0x3f028438, 0x3f18abf0, 0x3f2bc480, 0x3f3bec1c, 0x3f4f2e5b, 0x3f613c53, 0x3f6ce37d,
     0x3f743c4f, 0x3f7a5feb, 0x3f7dea85, 0x3f7f3b3d, 0x3f7fb78c, 0x3f7fefd4, 0x3f7ffdd0,
     0x3f7fffb4, 0x3f7ffff6, 0x3f7fffff, 0x3f800000},
    {0x3f800000, 0x3f7f1f84, 0x3f7ebd11, 0x3f7e1e5f, 0x3f7d609f, 0x3f7c842d, 0x3f7b00e5, 0x3f789580,
     0x3f75b8ad, 0x3f726fd9, 0x3f6cc59b, 0x3f63fb92, 0x3f59ff97, 0x3f4f11d7, 0x3f3d7573, 0x3f24f360,
     0x3f0cbfe7, 0x3eec1a69, 0x3eb0a801, 0x3e6753a2, 0x3e132f1a, 0x3db7e7d3, 0x3d320845, 0x3c84d3d4,
     0x3bc477b7, 0x3b10d3da, 0x3a01601e, 0x388c1a3b, 0x3717b0da, 0x35a43bce, 0x338306c6, 0},
    {0xb0343c7b, 0xbd6ee69d, 0xbd8f0da7, 0xbdae477d, 0xbdcd2a1f, 0xbdeba80d, 0xbe0c443b, 0xbe293cf3,
     0xbe44f282, 0xbe5f3651, 0xbe81c7c0, 0xbe96d7ca, 0xbea7fb8e, 0xbeb50e9e, 0xbec12efe, 0xbec4be92,
     0xbebce070, 0xbead510e, 0xbe8ef7d6, 0xbe4b8704, 0xbe083237, 0xbdaf7449, 0xbd2e1ec4, 0xbc83bf06,
     0xbbc3e0b5, 0xbb10aadc, 0xba0157db, 0xb88c18f2, 0xb717b096, 0xb5a43bae, 0xb383012c, 0},
    {0xbeaaaaa5, 0xbeab0612, 0xbea7f01f, 0xbea4e120, 0xbea387b7, 0xbea15962, 0xbe9d57f7, 0xbe976b5a,
     0xbe90230d, 0xbe880dff, 0xbe7479b3, 0xbe4c3d88, 0xbe212482, 0xbdeb8cba, 0xbd5e78ad, 0x3c6b5e6e,
     0x3d839143, 0x3dc21ee1, 0x3de347af, 0x3dcbec96, 0x3d99ef2d, 0x3d542ea1, 0x3cdde701, 0x3c2cca67,
     0x3b81cb27, 0x3ac073a1, 0x39ac3032, 0x383a94d9, 0x36ca081d, 0x355abd4c, 0x332b3cb6, 0},
    {0xb76dd6b9, 0xbe1c276d, 0x3c1dcf2f, 0x3dc1a78d, 0x3d96f985, 0x3da2b61b, 0x3dc13397, 0x3dd2f670,
     0x3df48a0a, 0x3e06c5a8, 0x3e1a3aba, 0x3e27c405, 0x3e2e78d0, 0x3e2c3e44, 0x3e1d3097, 0x3df4a8f4,
     0x3da38508, 0x3d31416a, 0x3b562657, 0xbcaeeac9, 0xbcce9419, 0xbcaaeac4, 0xbc49e7d0, 0xbba71ddd,
     0xbb003b0e, 0xba3f9a05, 0xb92c08a7, 0xb7ba9232, 0xb64a0b0f, 0xb4dac169, 0xb2ab78ac, 0},
    {0x3e0910e9, 0x43761143, 0x4165ecdc, 0xc190f756, 0xc08c097d, 0xc02ba813, 0xbf7f6bda, 0x3f2b1dc0,
     0x3ece105d, 0x3f426a94, 0xbadb0dc4, 0x3da43b17, 0xbd51ab88, 0xbcaea23d, 0xbd3b6d8d, 0xbd6caaad,
     0xbd795bed, 0xbd5fddda, 0xbd038f3b, 0xbc1cad63, 0x3abb4766, 0x3b95f10b, 0x3b825873, 0x3afaea66,
     0x3a49f878, 0x39996bf3, 0x388f3e6c, 0x371bb0e3, 0x35a8a5e6, 0x34369b17, 0x322487b0, 0},
    {0xbc0e2f66, 0x460bda12, 0x43d638ef, 0xc3e11c3e, 0xc2baa4e9, 0xc249da2d, 0xc1859b82, 0x40dd5b57,
     0x40494640, 0x40c730a8, 0xbf0f160e, 0x3e30e76f, 0xbea81387, 0xbdb26a1c, 0xbd351e57, 0xbb4c01a0,
     0x3c1d7bfb, 0x3c722cd1, 0x3c973f1c, 0x3c33a31b, 0x3b862ef4, 0x3a27b3d0, 0xba3b5907, 0xba0efc22,
     0xb97f9f0f, 0xb8c8af50, 0xb7bdddfb, 0xb64f2950, 0xb4e085b1, 0xb3731dfa, 0xb15a1f04, 0},
};

float tanh_of(float x) {
  if (std::isnan(x)) return x;
  uint32_t sign = bits_of(x) & 0x80000000u;
  auto coarse = int32_t(bits_of(x) & 0x7fe00000u);
  auto at = size_t(std::clamp(coarse - 0x3d400000, 0, 0x3e00000) >> 21);
  float y = std::abs(x) - of_bits(kTanh[0][at]), r = of_bits(kTanh[7][at]);
  for (size_t k = 6; k > 0; --k) r = fma(r, y, of_bits(kTanh[k][at]));
  if (coarse > 0x7f000000) r = 1;
  return of_bits(bits_of(r) | sign);
}

// --- Others ----------------------------------------------------------------------------------

template <class T>
T logaddexp(T x, T y) {
  if (x == y) return x + T(0.693147180559945309417232121458176568);
  T apart = x - y;
  if (std::isnan(apart)) return apart;
  T more = std::log1p(double(T(std::exp(double(-std::abs(apart))))));
  return (apart > 0 ? x : y) + more;
}
template <class T>
T logaddexp2(T x, T y) {
  if (x == y) return x + 1;
  T apart = x - y;
  if (std::isnan(apart)) return apart;
  T small = std::exp2(-std::abs(apart)), more = std::log1p(double(small));
  return (apart > 0 ? x : y) + T(1.442695040888963407359924681001892137) * more;
}

/// The quotient rounded down, and the remainder, which has the sign of `b`.
template <class T>
std::pair<T, T> divided(T a, T b) {
  T rest = std::fmod(a, b);
  if (b == 0) return {a / b, rest};
  T quotient = (a - rest) / b;
  if (rest == 0) {
    rest = std::copysign(T(0), b);
  } else if ((b < 0) != (rest < 0)) {
    rest += b;
    quotient -= 1;
  }
  if (quotient == 0) return {std::copysign(T(0), a / b), rest};
  T whole = std::floor(quotient);
  if (quotient - whole > T(0.5)) whole += 1;
  return {whole, rest};
}
template <class T>
T floor_divide(T a, T b) {
  return divided(a, b).first;
}
template <class T>
T remainder(T a, T b) {
  return divided(a, b).second;
}

// The C library's functions of floats are rounded correctly: those of doubles, rounded to floats.
template <double (*f)(double)>
float rounded(float x) {
  return float(f(double(x)));
}
template <double (*f)(double, double)>
float rounded(float x, float y) {
  return float(f(double(x), double(y)));
}

struct Unary {
  std::string_view name;
  double (*doubles)(double);
  float (*floats)(float);
};
constexpr Unary kUnary[] = {
    {"exp", ::exp, exp_of},
    {"exp2", ::exp2, ::exp2f},
    {"expm1", ::expm1, rounded<::expm1>},
    {"log", ::log, log_of},
    {"log2", ::log2, ::log2f},
    {"log10", ::log10, rounded<::log10>},
    {"log1p", ::log1p, rounded<::log1p>},
    {"sin", ::sin, sin_of},
    {"cos", ::cos, cos_of},
    {"tan", ::tan, rounded<::tan>},
    {"arcsin", ::asin, rounded<::asin>},
    {"arccos", ::acos, rounded<::acos>},
    {"arctan", ::atan, rounded<::atan>},
    {"sinh", ::sinh, rounded<::sinh>},
    {"cosh", ::cosh, rounded<::cosh>},
    {"tanh", ::tanh, tanh_of},
    {"arcsinh", ::asinh, rounded<::asinh>},
    {"arccosh", ::acosh, rounded<::acosh>},
    {"arctanh", ::atanh, rounded<::atanh>},
    {"cbrt", ::cbrt, ::cbrtf},
};

struct Binary {
  std::string_view name;
  double (*doubles)(double, double);
  float (*floats)(float, float);
};
constexpr Binary kBinary[] = {
    {"power", ::pow, ::powf},
    {"arctan2", ::atan2, rounded<::atan2>},
    {"hypot", ::hypot, rounded<::hypot>},
    {"fmod", ::fmod, ::fmodf},
    {"logaddexp", logaddexp<double>, logaddexp<float>},
    {"logaddexp2", logaddexp2<double>, logaddexp2<float>},
    {"floor_divide", floor_divide<double>, floor_divide<float>},
    {"remainder", remainder<double>, remainder<float>},
};

template <class Rows>
const auto& row_of(const Rows& rows, const std::string& name) {
  for (const auto& row : rows)
    if (row.name == name) return row;
  fail(ErrorType::Runtime, "malformed call: no function ", name);
}

}  // namespace

Tensor map_of(const std::string& name, const Tensor& t) {
  const Unary& row = row_of(kUnary, name);
  Tensor out = empty_strided(t.sizes(), dense_strides(t.geometry()), t.dtype());
  if (t.dtype() == DType::Float64)
    map<double, double>(row.doubles, out, t);
  else if (t.dtype() == DType::Float32)
    map<float, float>(row.floats, out, t);
  else
    fail_not_implemented("numpy.map", t.dtype());
  return out;
}

Tensor map_of_two(const std::string& name, const Tensor& a, const Tensor& b) {
  const Binary& row = row_of(kBinary, name);
  check(a.dtype() == b.dtype(), "malformed call: operands of two dtypes");
  Ints sizes = broadcast(a.sizes(), b.sizes());
  Tensor out = empty_strided(sizes, result_strides(sizes, {&a, &b}), a.dtype());
  if (a.dtype() == DType::Float64)
    map<double, double, double>(row.doubles, out, a, b);
  else if (a.dtype() == DType::Float32)
    map<float, float, float>(row.floats, out, a, b);
  else
    fail_not_implemented("numpy.map2", a.dtype());
  return out;
}

}  // namespace tg::numpy
