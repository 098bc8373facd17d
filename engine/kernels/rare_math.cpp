#include "kernels/rare_math.h"

#include "kernels/one_at_a_time.h"

namespace tg::rare_math {
namespace {

using vector_math::any;
using vector_math::bits_as;
using vector_math::Fused;
using vector_math::One;

// The methods of SLEEF, as in vector_methods.h. Each was compared with 200,000 results.
template <class A>
struct Methods : vector_math::Methods<A> {
  using Base = vector_math::Methods<A>;
  using Base::absolute;
  using Base::add;
  using Base::divide;
  using Base::fma;
  using Base::multiply;
  using Base::number;
  using Base::polynomial;
  using Base::reciprocal;
  using Base::square;
  using Base::two_sum;
  using typename Base::N;
  using typename Base::Pair;
  using typename Base::Whole;

  // --- More of pairs ---

  static Pair pair(double x) { return {number(float(x)), number(float(x - float(x)))}; }
  static Pair pair(N x) { return {x, number(0)}; }
  static Pair negative(Pair x) { return {-x.high, -x.low}; }
  static Pair scaled(Pair x, float by) { return {x.high * by, x.low * by}; }
  static Pair sum(N x, N y) {  // |x| > |y|
    N s = x + y;
    return {s, (x - s) + y};
  }
  using Base::add_any;
  static Pair add_any(N x, Pair y) {
    Pair s = two_sum(x, y.high);
    return {s.high, s.low + y.low};
  }
  static Pair subtract(Pair x, N y) {
    N s = x.high - y;
    return {s, ((x.high - s) - y) + x.low};
  }
  static Pair subtract(Pair x, Pair y) {
    N s = x.high - y.high;
    return {s, ((x.high - s) - y.high + x.low) - y.low};
  }
  static Pair normal(Pair x) {
    N s = x.high + x.low;
    return {s, (x.high - s) + x.low};
  }
  Pair product(N x, N y) {
    N p = x * y;
    return {p, fma(x, y, -p)};
  }
  template <class Mask>
  static Pair select(Mask mask, Pair x, Pair y) {
    return {mask ? x.high : y.high, mask ? x.low : y.low};
  }
  static N flipped(N x, Whole odd) { return bits_as<N>(bits_as<Whole>(x) ^ (odd << 31)); }
  static N times_sign(N x, N sign) {
    return bits_as<N>(bits_as<Whole>(x) ^ (bits_as<Whole>(sign) & ~0x7fffffff));
  }

  // The square root of a number and what it lacks.
  Pair root(N x) {
    N r;
    if constexpr (sizeof(N) == sizeof(float))
      r = std::sqrt(x);
    else
      for (size_t i = 0; i < sizeof(N) / sizeof(float); ++i) r[i] = std::sqrt(x[i]);
    N inverse = 1 / r;
    Pair square = product(r, r);
    return scaled(
        multiply(add_any(x, square), Pair{inverse, inverse * fma(-r, inverse, number(1))}), 0.5f);
  }

  // --- Angles ---

  N tan(N x) {
    N shifted = x * float(2 * 0.318309886183790671538) + Base::kShift, n = shifted - Base::kShift;
    Whole odd = bits_as<Whole>(shifted) & 1;
    Pair s = two_sum(fma(n, number(-3.1414794921875f * 0.5f), x),
                     n * (-0.00011315941810607910156f * 0.5f));
    s = add(s, n * (-1.9841872589410058936e-09f * 0.5f));
    s = {flipped(s.high, odd), flipped(s.low, odd)};
    Pair z = normal(square(s));
    N u = polynomial(z.high, 0.00446636462584137916564941f,
                     {-8.3920182078145444393158e-05f, 0.0109639242291450500488281f,
                      0.0212360303848981857299805f, 0.0540687143802642822265625f});
    Pair y = sum(number(0.133325666189193725585938f), u * z.high);
    y = add(number(0.33333361148834228515625f), multiply(z, y));
    y = multiply(s, add(number(1), multiply(y, z)));
    y = select(odd != 0, reciprocal(y), y);
    N near = y.high + y.low;
    near = x == 0 ? x : near;
    auto is_far = !(absolute(x) < 125);  // of which the program's library is asked
    return any(is_far) ? vector_math::replaced(near, x, is_far,
                                               [](float v) { return float(std::tan(double(v))); })
                       : near;
  }

  // The angle of y / x, for y >= 0 and x > 0.
  Pair angle(Pair y, Pair x) {
    auto steep = x.high < y.high;
    Pair s = divide(select(steep, negative(x), y), select(steep, y, x));
    Pair t = normal(square(s));
    N u = polynomial(
        t.high, -0.00176397908944636583328247f,
        {0.0107900900766253471374512f, -0.0309564601629972457885742f, 0.0577365085482597351074219f,
         -0.0838950723409652709960938f, 0.109463557600975036621094f, -0.142626821994781494140625f,
         0.199983194470405578613281f});
    t = multiply(t, sum(number(-0.333332866430282592773438f), u * t.high));
    t = multiply(s, add(number(1), t));
    N turns = steep ? number(1) : number(0);
    Pair quarter = {number(1.5707963705062866211f), number(-4.3711388286737928865e-08f)};
    return add(multiply(quarter, turns), t);
  }
  N atan(N x) {
    Pair a = angle(pair(absolute(x)), pair(number(1)));
    N y = absolute(x) == Base::kInfinity ? number(1.5707963267948966f) : a.high + a.low;
    return times_sign(y, x);
  }

  // The angle of y / x, for x > 0.
  N steep_angle(N y, N x) {
    Pair a = angle(pair(absolute(y)), pair(x));
    return times_sign(a.high + a.low, y);
  }

  // asin(x) = x + the rest, for x = sqrt(x2) to 0.5.
  N arc_rest(N x2, N x) {
    N u = polynomial(x2, 0.4197454825e-1f,
                     {0.2424046025e-1f, 0.4547423869e-1f, 0.7495029271e-1f, 0.1666677296e+0f});
    return u * (x2 * x);
  }
  struct Arc {
    N rest;
    Pair x;
  };
  template <class Mask>
  Arc arc(N size, Mask small) {
    N x2 = small ? size * size : (1 - size) * 0.5f;
    Pair x = select(small, pair(size), root(x2));
    x = select(size == 1, pair(number(0)), x);
    return {arc_rest(x2, x.high), x};
  }
  static Pair pi(float part) {
    return {number(3.1415927410125732422f * part), number(-8.7422776573475857731e-08f * part)};
  }
  N asin(N x) {
    N size = absolute(x);
    auto small = size < 0.5f;
    Arc a = arc(size, small);
    Pair y = subtract(subtract(pi(0.25f), a.x), a.rest);
    return times_sign(small ? a.rest + a.x.high : (y.high + y.low) * 2, x);
  }
  N acos(N x) {
    N size = absolute(x);
    auto small = size < 0.5f;
    Arc a = arc(size, small);
    Pair inner = subtract(pi(0.5f), sum(times_sign(a.x.high, x), times_sign(a.rest, x)));
    Pair outer = scaled(add(a.x, a.rest), 2);
    outer = select(x < 0, subtract(pi(1), outer), outer);
    Pair y = select(small, inner, outer);
    return y.high + y.low;
  }

  // --- Logarithms ---

  struct Parts {
    N exponent;
    Pair ratio;  // (m - 1) / (m + 1)
  };
  Parts parts(N x) {
    auto subnormal = x < std::numeric_limits<float>::min();
    x = subnormal ? x * 0x1p64f : x;
    Whole e = ((bits_as<Whole>(x * (1 / 0.75f)) >> 23) & 0xff) - 127;
    N m = bits_as<N>(bits_as<Whole>(x) - (e << 23)), whole = A::real(e);
    return {subnormal ? whole - 64 : whole, divide(two_sum(number(-1), m), two_sum(number(1), m))};
  }
  static N with_ends(N y, N x) {
    N ends = x == 0 ? number(-Base::kInfinity) : x == Base::kInfinity ? x : number(Base::kNan);
    auto between = (x > 0) & (x < Base::kInfinity);
    return between ? y : ends;
  }
  N log2(N x) {
    Parts p = parts(x);
    N x2 = p.ratio.high * p.ratio.high;
    N t = polynomial(x2, 0.4374550283e+0f, {0.5764790177e+0f, 0.9618012905120f});
    Pair linear =
        multiply(p.ratio, Pair{number(2.8853900432586669922f), number(3.2734474483568488616e-08f)});
    Pair y = add_any(add_any(p.exponent, linear), x2 * p.ratio.high * t);
    return with_ends(y.high + y.low, x);
  }
  N log10(N x) {
    Parts p = parts(x);
    N x2 = p.ratio.high * p.ratio.high;
    N t = polynomial(x2, 0.1314289868e+0f, {0.1735493541e+0f, 0.2895309627e+0f});
    Pair y = multiply(Pair{number(0.30103001f), number(-1.432098889e-08f)}, p.exponent);
    y = add(y, multiply(p.ratio, Pair{number(0.868588984f), number(-2.170757285e-08f)}));
    y = add(y, x2 * p.ratio.high * t);
    return with_ends(y.high + y.low, x);
  }
  // Of a pair.
  Pair log_of(Pair x) {
    Whole e = ((bits_as<Whole>(x.high * (1 / 0.75f)) >> 23) & 0xff) - 127;
    N down = bits_as<N>((127 - e) << 23);
    Pair m = {x.high * down, x.low * down};
    Pair r = divide(add_any(m, number(-1)), add_any(m, number(1)));
    Pair r2 = square(r);
    N t = polynomial(
        r2.high, 0.2392828464508056640625f,
        {0.28518211841583251953125f, 0.400005877017974853515625f, 0.666666686534881591796875f});
    Pair s = multiply(Pair{number(0.69314718246459960938f), number(-1.904654323148236017e-09f)},
                      A::real(e));
    s = add(s, scaled(r, 2));
    return add(s, multiply(multiply(r2, r), t));
  }

  // --- Powers ---

  // Of a positive, finite number x.
  N power_of(N x, N y) {
    Parts p = parts(x);
    Pair r2 = square(p.ratio);
    N t = polynomial(r2.high, 0.240320354700088500976562f,
                     {0.285112679004669189453125f, 0.400007992982864379882812f});
    Pair c = {number(0.66666662693023681640625f), number(3.69183861259614332084311e-09f)};
    Pair s = multiply(Pair{number(0.69314718246459960938f), number(-1.904654323148236017e-09f)},
                      p.exponent);
    s = add(s, scaled(p.ratio, 2));
    s = add(s, multiply(multiply(r2, p.ratio), add_any(multiply(r2, t), c)));
    Pair d = multiply(s, y);
    N size = vector_math::clamped(d.high, -200, 200);
    N shifted = (size + d.low) * Base::kLog2E + Base::kShift, n = shifted - Base::kShift;
    Pair e = normal(add_any(add_any(Pair{size, d.low}, n * -Base::kLn2High), n * -Base::kLn2Low));
    N u = polynomial(e.high, 0.00136324646882712841033936f,
                     {0.00836596917361021041870117f, 0.0416710823774337768554688f,
                      0.166665524244308471679688f, 0.499999850988388061523438f});
    Pair result = add(number(1), add(e, multiply(square(e), u)));
    N y0 = Base::scale(result.high + result.low, shifted);
    y0 = size > 120 ? number(Base::kInfinity) : y0;
    return size < -104 ? number(0) : y0;
  }

  // --- The complement of the error function, and the logarithm of Γ ---

  Pair exp_of(Pair x) {
    N shifted = (x.high + x.low) * Base::kLog2E + Base::kShift, n = shifted - Base::kShift;
    Pair s = add_any(add_any(x, n * -Base::kLn2High), n * -Base::kLn2Low);
    N u = polynomial(s.high, 0.1980960224e-3f,
                     {0.1394256484e-2f, 0.8333456703e-2f, 0.4166637361e-1f});
    Pair t = add_any(multiply(s, u), number(0.166666659414234244790680580464f));
    t = add_any(multiply(s, t), number(0.5f));
    t = add(number(1), add_any(s, multiply(square(s), t)));
    auto none = x.high < -104;
    return {none ? number(0) : Base::scale(t.high, shifted),
            none ? number(0) : Base::scale(t.low, shifted)};
  }

  N erfc(N x) {
    N a = absolute(x);
    auto first = a < 1, second = a < 2.2f, third = a < 4.3f;
    auto of = [&](float p, float q, float r, float s) {
      return first ? number(p) : second ? number(q) : third ? number(r) : number(s);
    };
    auto pair_of = [&](double p, double q, double r, double s) {
      return select(first, pair(p), select(second, pair(q), select(third, pair(r), pair(s))));
    };
    Pair u = select(second, pair(a), divide(pair(number(1)), pair(a)));
    N t = of(-0.8638041618e-4f, -0.6236977242e-5f, -0.3869504035e+0f, 0.1115344167e+1f);
    t = fma(t, u.high, of(0.6000166177e-3f, 0.5749821503e-4f, 0.1288077235e+1f, -0.9454904199f));
    t = fma(t, u.high, of(-0.1665703603e-2f, 0.6002851478e-5f, -0.1816803217e+1f, -0.3667259514f));
    t = fma(t, u.high, of(0.1795156277e-3f, -0.2851036377e-2f, 0.1249150872e+1f, 0.7155663371f));
    t = fma(t, u.high, of(0.1914106123e-1f, 0.2260518074e-1f, -0.1328857988f, -0.1262947265e-1f));
    Pair d = multiply(u, t);
    d = add_any(d, pair_of(-0.102775359343930288081655368891, -0.105247583459338632253369014063,
                           -0.482365310333045318680618892669, -0.498961546254537647970305302739));
    d = multiply(d, u);
    d = add_any(
        d, pair_of(-0.636619483208481931303752546439, -0.635609463574589034216723775292,
                   -0.134450203224533979217859332703e-2, -0.471199543422848492080722832666e-4));
    d = multiply(d, u);
    d = add_any(d, pair_of(-1.12837917790537404939545770596, -1.12855987376668622084547028949,
                           -0.572319781150472949561786101080, -0.572364030327966044425932623525));
    Pair y = multiply(select(second, d, pair(-a)), a);
    y = exp_of(select(second, y, add_any(y, d)));
    y = select(second, y, multiply(y, u));
    N r = a < 10.1f ? y.high + y.low : number(0);
    r = x < 0 ? 2 - r : r;
    return x == x ? r : x;
  }

  // sin(pi x).
  Pair sine_of_turns(N x) {
    N u = x * 4;
    auto q = int32_t(u);
    q = (q + (q < 0 ? 0 : 1)) & ~1;
    bool crosswise = q & 2;
    N t = u - A::real(q), s = t * t;
    Pair s2 = product(t, t);
    auto of = [&](float p, float r) { return crosswise ? p : r; };
    N v = of(-0.2430611801e-7f, 0.3093842054e-6f);
    v = fma(v, s, of(0.3590577080e-5f, -0.3657307388e-4f));
    v = fma(v, s, of(-0.3259917721e-3f, 0.2490393585e-2f));
    Pair y = add_any(v * s, Pair{of(0.015854343771934509277f, -0.080745510756969451904f),
                                 of(4.4940051354032242811e-10f, -1.3373665339076936258e-09f)});
    y = add_any(multiply(s2, y),
                Pair{of(-0.30842512845993041992f, 0.78539818525314331055f),
                     of(-9.0728339030733922277e-09f, -2.1857338617566484855e-08f)});
    y = multiply(y, crosswise ? s2 : pair(t));
    if (crosswise) y = add_any(y, number(1));
    return q & 4 ? negative(y) : y;
  }

  // One number: it branches.
  N lgamma(N a) {
    auto tiny = absolute(a) < 1e-30f, reflected = a < 0.5f;
    Pair x = select(tiny, pair(number(0)), select(reflected, two_sum(number(1), -a), pair(a)));
    bool near_one = x.high >= 0.5f && x.high <= 1.2f, large = x.high >= 2.3f;
    Pair y = normal(multiply(add_any(x, number(1)), x));
    y = normal(multiply(add_any(x, number(2)), y));
    auto shifts = large & (x.high <= 7);
    Pair factor = select(shifts, y, pair(number(1)));
    x = select(shifts, add_any(x, number(3)), x);
    N inverse = 1 / x.high;
    N t = large ? inverse : normal(add_any(x, near_one ? number(-1) : number(-2))).high;
    auto of = [&](float p, float q, float r) {
      return large ? number(p) : near_one ? number(q) : number(r);
    };
    N u = of(0.000839498720672087279971000786f, 0.9435157776f, 0.1102489550e-3f);
    u = fma(u, t, of(-5.17179090826059219329394422e-05f, 0.8670063615f, 0.8160019934e-4f));
    u = fma(u, t, of(-0.000592166437353693882857342347f, 0.4826702476f, 0.1528468856e-3f));
    u = fma(u, t, of(6.97281375836585777403743539e-05f, -0.8855129778e-1f, -0.2355068718e-3f));
    u = fma(u, t, of(0.000784039221720066627493314301f, 0.1013825238f, 0.4962242092e-3f));
    u = fma(u, t, of(-0.000229472093621399176949318732f, -0.1493408978f, -0.1193488017e-2f));
    u = fma(u, t, of(-0.002681327160493827160473958490f, 0.1697509140f, 0.2891599433e-2f));
    u = fma(u, t, of(0.003472222222222222222175164840f, -0.2072454542f, -0.7385451812e-2f));
    u = fma(u, t, of(0.083333333333333333335592087900f, 0.2705872357f, 0.2058077045e-1f));
    y = multiply(add_any(x, number(-0.5f)), log_of(x));
    y = add_any(add_any(y, negative(x)), pair(0.91893853320467278056));
    auto either = [&](float p, float q) { return near_one ? number(p) : number(q); };
    Pair z = add_any(product(u, t), either(-0.400686534596170958447352690395f,
                                           -0.673523028297382446749257758235e-1f));
    z = add_any(multiply(z, t),
                either(0.822466960142643054450325495997f, 0.322467033928981157743538726901f));
    z = add_any(multiply(z, t),
                either(-0.577215665946766039837398973297f, 0.422784335087484338986941629852f));
    z = multiply(z, t);
    Pair logarithm = select(large, y, z);
    Pair divisor = select(large, add_any(product(u, t), number(1)), pair(number(1)));
    Pair top = factor;
    logarithm = select(
        tiny, pair(41.58883083359671856503),
        select(reflected, add_any(pair(1.1447298858494001639), negative(logarithm)), logarithm));
    top = select(tiny, pair(number(1)), select(reflected, factor, divisor));
    // Beyond that range is no number that is not whole.
    N period = absolute(a) < 0x1p24f ? a - 4096 * A::real(int32_t(a * (1 / 4096.0f))) : N(0);
    Pair sine = multiply(divisor, sine_of_turns(period));
    Pair bottom = select(tiny, pair(a * 0x1p60f), select(reflected, sine, factor));
    Pair quotient = divide(top, bottom);
    N sign = quotient.high;
    Pair size = {absolute(sign), times_sign(quotient.low, sign)};
    Pair r = add_any(logarithm, log_of(size));
    N result = r.high + r.low;
    bool pole = absolute(a) == Base::kInfinity || (a <= 0 && std::trunc(a) == a) ||
                (absolute(a) < Base::kInfinity && result != result);
    return pole ? number(Base::kInfinity) : result;
  }
};

}  // namespace

#define TG_FUNCTION(name)                                                       \
  float name(float x) { return Methods<One>().name(x); }                        \
  Floats4 name(Floats4 x) { return Methods<Fused>().name(x); }                  \
  Floats name(Floats x) {                                                       \
    for (size_t i = 0; i < vector_math::kLanes<Floats>; ++i) x[i] = name(x[i]); \
    return x;                                                                   \
  }
TG_FUNCTION(tan)
TG_FUNCTION(asin)
TG_FUNCTION(acos)
TG_FUNCTION(atan)
TG_FUNCTION(log2)
TG_FUNCTION(log10)
TG_FUNCTION(erfc)
#undef TG_FUNCTION

// Of ordinary numbers f(x, y), of the others what the standard function says.
template <class V, class F, class Standard>
V of_ordinary(V x, V y, F f, Standard standard) {
  V result = f(x, y);
  constexpr float kLeast = std::numeric_limits<float>::min(),
                  kMost = std::numeric_limits<float>::max();
  for (size_t i = 0; i < vector_math::kLanes<V>; ++i)
    if (!(x[i] >= kLeast && x[i] <= kMost && std::abs(y[i]) <= kMost && std::abs(y[i]) >= kLeast))
      result[i] = float(standard(double(x[i]), double(y[i])));
  return result;
}
template <class Lane>
Floats by_lanes(Floats x, Floats y, Lane lane) {
  for (size_t i = 0; i < vector_math::kLanes<Floats>; ++i) x[i] = lane(x[i], y[i]);
  return x;
}

Floats4 pow(Floats4 x, Floats4 y) {
  return of_ordinary(
      x, y, [](Floats4 a, Floats4 b) { return Methods<Fused>().power_of(a, b); },
      [](double a, double b) { return std::pow(a, b); });
}
Floats pow(Floats x, Floats y) {
  return of_ordinary(
      x, y,
      [](Floats a, Floats b) {
        return by_lanes(a, b, [](float v, float w) { return Methods<One>().power_of(v, w); });
      },
      [](double a, double b) { return std::pow(a, b); });
}

Floats4 atan2(Floats4 y, Floats4 x) {
  return of_ordinary(
      x, y, [](Floats4 a, Floats4 b) { return Methods<Fused>().steep_angle(b, a); },
      [](double a, double b) { return std::atan2(b, a); });
}
Floats atan2(Floats y, Floats x) {
  return of_ordinary(
      x, y,
      [](Floats a, Floats b) {
        return by_lanes(a, b, [](float v, float w) { return Methods<One>().steep_angle(w, v); });
      },
      [](double a, double b) { return std::atan2(b, a); });
}

float lgamma(float x) { return Methods<One>().lgamma(x); }
Floats4 lgamma(Floats4 x) {
  for (int i = 0; i < 4; ++i) x[i] = lgamma(x[i]);
  return x;
}
Floats lgamma(Floats x) {
  for (int i = 0; i < 8; ++i) x[i] = lgamma(x[i]);
  return x;
}

}  // namespace tg::rare_math
