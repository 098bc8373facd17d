// The transforms of PyTorch's CPU build, number for number: a length is taken apart into factors 8
// or 4, 2 and odd ones, a pass each; one with a large prime factor becomes a convolution of a
// length without. What decides the last bits is in which order numbers are added and how the points
// of the unit circle are rounded.
#include "kernels/fft.h"

#include <cmath>
#include <numbers>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "kernels/iterate.h"

namespace tg::fft {
namespace {

template <class T>
Complex<T> scaled(Complex<T> a, T s) {
  return {a.re * s, a.im * s};
}
/// a times w, or times its conjugate for a sign of -1.
template <class T>
Complex<T> rotate(Complex<T> a, Complex<T> w, T sign) {
  w.im *= sign;
  return {a.re * w.re - a.im * w.im, a.re * w.im + a.im * w.re};
}
/// a times i, or times -i.
template <class T>
Complex<T> quarter_turn(Complex<T> a, T sign) {
  return {-(sign * a.im), sign * a.re};
}

// --- The unit circle -------------------------------------------------------------------------

/// π/4 / n, rounded to a significand of 64 bits before it is rounded to a double's.
double eighth_of_turn(uint64_t n) {
  constexpr uint64_t kQuarterPi = 0xC90FDAA22168C235;  // over 2^64
  uint64_t quotient = 0, rest = 0;
  int digits = 0;
  for (; quotient >> 63 == 0; ++digits) {
    rest = rest * 2 + (digits < 64 ? kQuarterPi >> (63 - digits) & 1 : 0);
    quotient = quotient * 2 + (rest >= n);
    if (rest >= n) rest -= n;
  }
  if (rest * 2 > n || (rest * 2 == n && quotient % 2)) ++quotient;
  return std::ldexp(double(quotient), -digits);
}

/// The points e^(2πi k / n), each the product of two that were computed in double precision.
template <class T>
class Circle {
 public:
  explicit Circle(int64_t n) : n_(n), step_(eighth_of_turn(uint64_t(n))) {
    int64_t half = (n + 2) / 2;
    while ((int64_t(1) << shift_) * (int64_t(1) << shift_) < half) ++shift_;
    int64_t width = int64_t(1) << shift_;
    for (int64_t i = 0; i < width; ++i) fine_.push_back(i ? point(i) : Complex<double>{1, 0});
    for (int64_t i = 0; i < half; i += width)
      coarse_.push_back(i ? point(i) : Complex<double>{1, 0});
  }
  Complex<T> operator[](int64_t k) const {
    bool below = 2 * k > n_;
    if (below) k = n_ - k;
    Complex<double> a = fine_[size_t(k & ((int64_t(1) << shift_) - 1))],
                    b = coarse_[size_t(k >> shift_)];
    T im = T(a.re * b.im + a.im * b.re);
    return {T(a.re * b.re - a.im * b.im), below ? -im : im};
  }

 private:
  /// By symmetry from an angle of at most an eighth of a turn.
  Complex<double> point(int64_t k) const {
    int64_t x = 8 * k;  // eighths of a turn, times n
    bool below = x >= 4 * n_;
    if (below) x = 8 * n_ - x;
    bool left = x >= 2 * n_;
    if (left) x -= 2 * n_;
    bool steep = x >= n_;
    double angle = double(steep ? 2 * n_ - x : x) * step_;
    double re = std::cos(angle), im = std::sin(angle);
    if (steep) std::swap(re, im);
    if (left) re = -std::exchange(im, re);
    return {re, below ? -im : im};
  }

  int64_t n_;
  double step_;
  int shift_ = 1;
  std::vector<Complex<double>> fine_, coarse_;
};

// cos and sin of 2πk / n for the small odd n, k from 1 to (n - 1) / 2.
constexpr double kThirds[][2] = {{-0.5, 0.86602540378443864676}};
constexpr double kFifths[][2] = {{0.30901699437494742410, 0.95105651629515357212},
                                 {-0.80901699437494742410, 0.58778525229247312917}};
constexpr double kSevenths[][2] = {{0.62348980185873353053, 0.78183148246802980871},
                                   {-0.22252093395631440429, 0.97492791218182360702},
                                   {-0.90096886790241912624, 0.43388373911755812048}};
constexpr double kElevenths[][2] = {{0.84125353283118116886, 0.54064081745559758211},
                                    {0.41541501300188642553, 0.90963199535451837141},
                                    {-0.14231483827328514044, 0.98982144188093273238},
                                    {-0.65486073394528506406, 0.75574957435425828377},
                                    {-0.95949297361449738989, 0.28173255684142969771}};

/// All the points e^(2πi k / radix) for a pass of an odd radix over n numbers.
template <class T>
std::vector<Complex<T>> roots_of_unity(int64_t radix, const Circle<T>& circle, int64_t n,
                                       int64_t largest_known) {
  const double(*known)[2] = radix == 3   ? kThirds
                            : radix == 5 ? kFifths
                            : radix == 7 ? kSevenths
                                         : kElevenths;
  std::vector<Complex<T>> roots(size_t(radix), {1, 0});
  for (int64_t k = 1; 2 * k < radix; ++k) {
    Complex<T> root = radix <= largest_known ? Complex<T>{T(known[k - 1][0]), T(known[k - 1][1])}
                                             : circle[k * (n / radix)];
    roots[size_t(k)] = root;
    roots[size_t(radix - k)] = {root.re, -root.im};
  }
  return roots;
}

// --- Passes ----------------------------------------------------------------------------------

/// One pass: it makes transforms of `done` times `radix` numbers from those of `done`.
template <class T>
struct Pass {
  int64_t radix, done, left;  // their product is the length
  std::vector<Complex<T>> twiddles, roots;
};

std::vector<int64_t> factors_of(int64_t n, bool eights) {
  std::vector<int64_t> factors;
  for (; eights && n % 8 == 0; n /= 8) factors.push_back(8);
  for (; n % 4 == 0; n /= 4) factors.push_back(4);
  if (n % 2 == 0) {
    n /= 2;
    factors.push_back(2);
    std::swap(factors.front(), factors.back());
  }
  for (int64_t odd = 3; odd * odd <= n; odd += 2)
    for (; n % odd == 0; n /= odd) factors.push_back(odd);
  if (n > 1) factors.push_back(n);
  return factors;
}

/// `first` and the products 1 to `count`, if there is a first, else these alone, all times `sign`.
/// From the third on, `group` products are summed before they are added, then half as many.
template <class T, class Product>
T sum(const T* first, int64_t count, int64_t group, T sign, Product product) {
  T total = first ? *first + product(1) : sign * product(1);
  if (count > 1) total += sign * product(2);
  for (int64_t j = 3; j <= count; j += group) {
    while (j + group - 1 > count) group /= 2;
    T part = product(j);
    for (int64_t i = 1; i < group; ++i) part += product(j + i);
    total += sign * part;
  }
  return total;
}

/// Σ cos(2πjk / radix) x_j on top of `first`, and Σ sin(2πjk / radix) y_j.
template <class T>
struct Sums {
  const std::vector<Complex<T>>& roots;
  int64_t group;

  int64_t count() const { return int64_t(roots.size()) / 2; }
  const Complex<T>& root(int64_t j, int64_t k) const {
    return roots[size_t(j * k % int64_t(roots.size()))];
  }
  template <class Part>
  T cosines(T first, int64_t k, Part part) const {
    return sum<T>(&first, count(), group, 1, [&](int64_t j) { return root(j, k).re * part(j); });
  }
  template <class Part>
  T sines(int64_t k, T sign, T turn, Part part) const {
    return sum<T>(nullptr, count(), group, sign,
                  [&](int64_t j) { return turn * root(j, k).im * part(j); });
  }
};

constexpr int64_t kLargestKnown = 11, kLargestKnownOfReal = 5;

// --- Complex transforms ----------------------------------------------------------------------

/// Replaces eight numbers by their transform.
template <class T>
void transform8(Complex<T>* x, T sign) {
  constexpr T kHalf = T(std::numbers::sqrt2 / 2);
  Complex<T> a1 = x[1] + x[5], a5 = x[1] - x[5], a3 = x[3] + x[7], a7 = x[3] - x[7];
  a7 = quarter_turn(a7, sign);
  Complex<T> b1 = a1 + a3, b3 = quarter_turn(a1 - a3, sign), c5 = a5 + a7, c7 = a5 - a7;
  Complex<T> b5 = {kHalf * (c5.re - sign * c5.im), kHalf * (c5.im + sign * c5.re)};
  Complex<T> b7 = {kHalf * (-c7.re - sign * c7.im), kHalf * (sign * c7.re - c7.im)};
  Complex<T> a0 = x[0] + x[4], a4 = x[0] - x[4], a2 = x[2] + x[6];
  Complex<T> a6 = quarter_turn(x[2] - x[6], sign);
  Complex<T> b0 = a0 + a2, b2 = a0 - a2, b4 = a4 + a6, b6 = a4 - a6;
  x[0] = b0 + b1, x[4] = b0 - b1, x[2] = b2 + b3, x[6] = b2 - b3;
  x[1] = b4 + b5, x[5] = b4 - b5, x[3] = b6 + b7, x[7] = b6 - b7;
}
template <class T>
void transform4(Complex<T>* x, T sign) {
  Complex<T> a = x[0] + x[2], b = x[0] - x[2], c = x[1] + x[3];
  Complex<T> d = quarter_turn(x[1] - x[3], sign);
  x[0] = a + c, x[2] = a - c, x[1] = b + d, x[3] = b - d;
}
/// The same of as many as `roots`; `y` is room for as many.
template <class T>
void transform_odd(Complex<T>* x, Complex<T>* y, const std::vector<Complex<T>>& roots, T sign) {
  int64_t radix = int64_t(roots.size());
  bool known = radix <= kLargestKnown;
  Sums<T> sums{roots, known ? 1 : 2};
  Complex<T> first = x[0];
  for (int64_t j = 1; 2 * j < radix; ++j) {
    y[j] = x[j] + x[radix - j];
    y[radix - j] = x[j] - x[radix - j];
    x[0] = x[0] + y[j];
  }
  for (int64_t k = 1; 2 * k < radix; ++k) {
    Complex<T> a = {sums.cosines(first.re, k, [&](int64_t j) { return y[j].re; }),
                    sums.cosines(first.im, k, [&](int64_t j) { return y[j].im; })};
    // The sign of a sum that is zero depends on whether it or its parts are negated.
    T re = sums.sines(k, known ? 1 : -1, sign, [&](int64_t j) { return y[radix - j].im; });
    Complex<T> b = {known ? -re : re,
                    sums.sines(k, 1, sign, [&](int64_t j) { return y[radix - j].re; })};
    x[k] = a + b;
    x[radix - k] = a - b;
  }
}

template <class T>
class FactoredComplex {
 public:
  explicit FactoredComplex(int64_t n) : n_(n), other_(size_t(n)) {
    Circle<T> circle(n);
    int64_t done = 1, most = 8;
    for (int64_t radix : factors_of(n, true)) {
      Pass<T> pass{radix, done, n / (done * radix), {}, {}};
      for (int64_t j = 1; j < radix; ++j)
        for (int64_t i = 1; i < pass.left; ++i) pass.twiddles.push_back(circle[j * done * i]);
      if (radix % 2) pass.roots = roots_of_unity(radix, circle, n, kLargestKnown);
      passes_.push_back(std::move(pass));
      done *= radix;
      most = std::max(most, radix);
    }
    room_.resize(size_t(2 * most));
  }
  void run(Complex<T>* row, T scale, T sign) {
    Complex<T>*from = row, *to = other_.data();
    for (const Pass<T>& pass : passes_) {
      run(pass, from, to, sign);
      std::swap(from, to);
    }
    for (int64_t i = 0; i < n_; ++i) row[i] = scaled(from[i], scale);
  }

 private:
  void run(const Pass<T>& pass, const Complex<T>* from, Complex<T>* to, T sign) {
    const int64_t radix = pass.radix, done = pass.done, left = pass.left;
    Complex<T>* x = room_.data();
    for (int64_t k = 0; k < done; ++k)
      for (int64_t i = 0; i < left; ++i) {
        for (int64_t j = 0; j < radix; ++j) x[j] = from[i + left * (j + radix * k)];
        if (radix == 8)
          transform8(x, sign);
        else if (radix == 4)
          transform4(x, sign);
        else if (radix == 2)
          std::tie(x[0], x[1]) = std::pair(x[0] + x[1], x[0] - x[1]);
        else
          transform_odd(x, x + radix, pass.roots, sign);
        to[i + left * k] = x[0];
        const Complex<T>* twiddle = pass.twiddles.data() + (i - 1);
        for (int64_t j = 1; j < radix; ++j, twiddle += left - 1)
          to[i + left * (k + done * j)] = i ? rotate(x[j], *twiddle, sign) : x[j];
      }
  }

  int64_t n_;
  std::vector<Pass<T>> passes_;
  std::vector<Complex<T>> other_, room_;
};

// --- Real transforms -------------------------------------------------------------------------

// The frequencies of n real numbers are n numbers too, those of one half: re 0, re 1, im 1, re 2….
// A pass works on columns of `radix` such half rows. In a column of frequency i, of the transforms
// that it has made of them or takes apart, those of even number lie at i and those of odd number,
// mirrored, at left - i.
template <class T>
class FactoredReal {
 public:
  explicit FactoredReal(int64_t n) : n_(n), other_(size_t(n)) {
    Circle<T> circle(n);
    int64_t done = 1, most = 4;
    for (int64_t radix : factors_of(n, false)) {
      Pass<T> pass{radix, done, n / (done * radix), {}, {}};
      for (int64_t j = 1; j < radix; ++j)
        for (int64_t i = 1; i <= (pass.left - 1) / 2; ++i)
          pass.twiddles.push_back(circle[j * done * i]);
      if (radix % 2) pass.roots = roots_of_unity(radix, circle, n, kLargestKnownOfReal);
      passes_.push_back(std::move(pass));
      done *= radix;
      most = std::max(most, radix);
    }
    room_.resize(size_t(3 * most));
  }
  void run(T* row, T scale, bool forward) {
    T *from = row, *to = other_.data();
    for (size_t p = 0; p < passes_.size(); ++p) {
      if (forward)
        analyse(passes_[passes_.size() - 1 - p], from, to);
      else
        synthesise(passes_[p], from, to);
      std::swap(from, to);
    }
    for (int64_t i = 0; i < n_; ++i) row[i] = from[i] * scale;
  }

 private:
  static constexpr int64_t kGroup = 4;

  void analyse(const Pass<T>& pass, const T* from, T* to) {
    constexpr T kHalf = T(std::numbers::sqrt2 / 2);
    const int64_t radix = pass.radix, done = pass.done, left = pass.left;
    Sums<T> sums{pass.roots, kGroup};
    Complex<T>*x = room_.data(), *even = x + radix, *odd = even + (radix + 1) / 2,
    *y = odd + radix / 2;
    for (int64_t k = 0; k < done; ++k) {
      auto in = [&](int64_t i, int64_t j) { return from[i + left * (k + done * j)]; };
      auto out = [&](int64_t i, int64_t j) -> T& { return to[i + left * (j + radix * k)]; };

      T first = in(0, 0);
      if (radix == 2) {
        out(0, 0) = first + in(0, 1);
        out(left - 1, 1) = first - in(0, 1);
      } else if (radix == 4) {
        T a = in(0, 3) + in(0, 1), b = first + in(0, 2);
        T difference = in(0, 3) - in(0, 1), other = first - in(0, 2);
        out(0, 0) = b + a;
        out(left - 1, 3) = b - a;
        out(0, 2) = difference;
        out(left - 1, 1) = other;
      } else {
        T total = first;
        for (int64_t j = 1; 2 * j < radix; ++j) {
          y[j] = {in(0, radix - j) + in(0, j), in(0, radix - j) - in(0, j)};
          total += y[j].re;
        }
        out(0, 0) = total;
        for (int64_t l = 1; 2 * l < radix; ++l) {
          out(left - 1, 2 * l - 1) = sums.cosines(first, l, [&](int64_t j) { return y[j].re; });
          out(0, 2 * l) = sums.sines(l, 1, 1, [&](int64_t j) { return y[j].im; });
        }
      }
      if (left % 2 == 0) {
        if (radix == 2) {
          out(0, 1) = -in(left - 1, 1);
          out(left - 1, 0) = in(left - 1, 0);
        } else {
          T im = -kHalf * (in(left - 1, 1) + in(left - 1, 3));
          T re = kHalf * (in(left - 1, 1) - in(left - 1, 3));
          out(left - 1, 0) = in(left - 1, 0) + re;
          out(left - 1, 2) = in(left - 1, 0) - re;
          out(0, 3) = im + in(left - 1, 2);
          out(0, 1) = im - in(left - 1, 2);
        }
      }
      for (int64_t i = 2; i < left; i += 2) {
        const Complex<T>* twiddle = pass.twiddles.data() + (i / 2 - 1);
        x[0] = {in(i - 1, 0), in(i, 0)};
        for (int64_t j = 1; j < radix; ++j, twiddle += (left - 1) / 2) {
          T re = in(i - 1, j), im = in(i, j);
          x[j] = {twiddle->re * re + twiddle->im * im, twiddle->re * im - twiddle->im * re};
        }
        if (radix == 2) {
          even[0] = {x[0].re + x[1].re, x[1].im + x[0].im};
          odd[0] = {x[0].re - x[1].re, x[1].im - x[0].im};
        } else if (radix == 4) {
          T re13 = x[3].re + x[1].re, re31 = x[3].re - x[1].re;
          T im13 = x[1].im + x[3].im, im31 = x[1].im - x[3].im;
          Complex<T> plus = x[0] + x[2], minus = x[0] - x[2];
          even[0] = {plus.re + re13, im13 + plus.im};
          odd[1] = {plus.re - re13, im13 - plus.im};
          even[1] = {minus.re + im31, re31 + minus.im};
          odd[0] = {minus.re - im31, re31 - minus.im};
        } else {
          even[0] = x[0];
          for (int64_t j = 1; 2 * j < radix; ++j) {
            Complex<T> a = x[j], b = x[radix - j];
            x[j] = a + b;
            x[radix - j] = {a.im - b.im, b.re - a.re};
            even[0] = even[0] + x[j];
          }
          for (int64_t l = 1; 2 * l < radix; ++l) {
            const auto [t, u] = both(sums, x, l);
            even[l] = {t.re + u.re, u.im + t.im};
            odd[l - 1] = {t.re - u.re, u.im - t.im};
          }
        }
        for (int64_t m = 0; m < radix; ++m) {
          int64_t at = m % 2 ? left - i : i;
          Complex<T> z = m % 2 ? odd[m / 2] : even[m / 2];
          out(at - 1, m) = z.re;
          out(at, m) = z.im;
        }
      }
    }
  }

  void synthesise(const Pass<T>& pass, const T* from, T* to) {
    constexpr T kRoot = T(std::numbers::sqrt2);
    const int64_t radix = pass.radix, done = pass.done, left = pass.left;
    Sums<T> sums{pass.roots, kGroup};
    Complex<T>*x = room_.data(), *even = x + radix, *odd = even + (radix + 1) / 2,
    *y = odd + radix / 2;
    for (int64_t k = 0; k < done; ++k) {
      auto in = [&](int64_t i, int64_t j) { return from[i + left * (j + radix * k)]; };
      auto out = [&](int64_t i, int64_t j) -> T& { return to[i + left * (k + done * j)]; };

      T first = in(0, 0);
      if (radix == 2) {
        out(0, 0) = first + in(left - 1, 1);
        out(0, 1) = first - in(left - 1, 1);
      } else if (radix == 4) {
        T plus = first + in(left - 1, 3), minus = first - in(left - 1, 3);
        T re = 2 * in(left - 1, 1), im = 2 * in(0, 2);
        out(0, 0) = plus + re;
        out(0, 2) = plus - re;
        out(0, 3) = minus + im;
        out(0, 1) = minus - im;
      } else {
        T total = first;
        for (int64_t j = 1; 2 * j < radix; ++j) {
          y[j] = {2 * in(left - 1, 2 * j - 1), 2 * in(0, 2 * j)};
          total += y[j].re;
        }
        out(0, 0) = total;
        for (int64_t l = 1; 2 * l < radix; ++l) {
          T t = sums.cosines(first, l, [&](int64_t j) { return y[j].re; });
          T u = sums.sines(l, 1, 1, [&](int64_t j) { return y[j].im; });
          out(0, l) = t - u;
          out(0, radix - l) = t + u;
        }
      }
      if (left % 2 == 0) {
        if (radix == 2) {
          out(left - 1, 0) = 2 * in(left - 1, 0);
          out(left - 1, 1) = -2 * in(0, 1);
        } else {
          T im = in(0, 3) + in(0, 1), im2 = in(0, 3) - in(0, 1);
          T re2 = in(left - 1, 0) + in(left - 1, 2), re = in(left - 1, 0) - in(left - 1, 2);
          out(left - 1, 0) = re2 + re2;
          out(left - 1, 1) = kRoot * (re - im);
          out(left - 1, 2) = im2 + im2;
          out(left - 1, 3) = -kRoot * (re + im);
        }
      }
      for (int64_t i = 2; i < left; i += 2) {
        for (int64_t m = 0; m < radix; ++m) {
          int64_t at = m % 2 ? left - i : i;
          Complex<T>& z = m % 2 ? odd[m / 2] : even[m / 2];
          z = {in(at - 1, m), in(at, m)};
        }
        if (radix == 2) {
          x[0] = {even[0].re + odd[0].re, even[0].im - odd[0].im};
          x[1] = {even[0].re - odd[0].re, even[0].im + odd[0].im};
        } else if (radix == 4) {
          Complex<T> a = {even[0].re + odd[1].re, even[0].im - odd[1].im};
          Complex<T> b = {even[0].re - odd[1].re, even[0].im + odd[1].im};
          Complex<T> c = {even[1].re + odd[0].re, even[1].im - odd[0].im};
          Complex<T> d = {even[1].re - odd[0].re, even[1].im + odd[0].im};
          x[0] = a + c;
          x[2] = a - c;
          x[3] = {b.re + d.im, b.im - d.re};
          x[1] = {b.re - d.im, b.im + d.re};
        } else {
          x[0] = even[0];
          Complex<T> total = x[0];
          for (int64_t j = 1; 2 * j < radix; ++j) {
            Complex<T> a = even[j], b = odd[j - 1];
            x[j] = {a.re + b.re, a.im - b.im};
            x[radix - j] = {a.re - b.re, a.im + b.im};
            total = total + x[j];
          }
          for (int64_t l = 1; 2 * l < radix; ++l) {
            const auto [t, u] = both(sums, x, l);
            y[l] = {t.re - u.im, t.im + u.re};
            y[radix - l] = {t.re + u.im, t.im - u.re};
          }
          for (int64_t j = 1; j < radix; ++j) x[j] = y[j];
          x[0] = total;
        }
        out(i - 1, 0) = x[0].re;
        out(i, 0) = x[0].im;
        const Complex<T>* twiddle = pass.twiddles.data() + (i / 2 - 1);
        for (int64_t j = 1; j < radix; ++j, twiddle += (left - 1) / 2) {
          out(i - 1, j) = twiddle->re * x[j].re - twiddle->im * x[j].im;
          out(i, j) = twiddle->re * x[j].im + twiddle->im * x[j].re;
        }
      }
    }
  }

  /// The sums of cosines and of sines for l, of x's first half and of its second, from the end.
  static std::pair<Complex<T>, Complex<T>> both(const Sums<T>& sums, const Complex<T>* x,
                                                int64_t l) {
    int64_t radix = int64_t(sums.roots.size());
    auto re = [&](int64_t j) { return x[j].re; };
    auto im = [&](int64_t j) { return x[j].im; };
    auto back_re = [&](int64_t j) { return x[radix - j].re; };
    auto back_im = [&](int64_t j) { return x[radix - j].im; };
    return {{sums.cosines(x[0].re, l, re), sums.cosines(x[0].im, l, im)},
            {sums.sines(l, 1, 1, back_re), sums.sines(l, 1, 1, back_im)}};
  }

  int64_t n_;
  std::vector<Pass<T>> passes_;
  std::vector<T> other_;
  std::vector<Complex<T>> room_;
};

// --- Lengths with a large prime factor -------------------------------------------------------

bool has_factors_to_11_only(int64_t n) {
  for (int64_t factor : {2, 3, 5, 7, 11})
    while (n % factor == 0) n /= factor;
  return n == 1;
}
int64_t smooth_length(int64_t least) {
  while (least > 12 && !has_factors_to_11_only(least)) ++least;
  return least;
}

/// Bluestein's algorithm: a transform as a convolution with the chirp e^(πi k² / n).
template <class T>
class Chirp {
 public:
  explicit Chirp(int64_t n)
      : n_(n),
        wide_(smooth_length(2 * n - 1)),
        plan_(wide_),
        chirp_(size_t(n)),
        filter_(size_t(wide_)),
        room_(size_t(wide_)) {
    Circle<T> circle(2 * n);
    chirp_[0] = {1, 0};
    for (int64_t k = 1, square = 0; k < n; ++k) {
      square = (square + 2 * k - 1) % (2 * n);
      chirp_[size_t(k)] = circle[square];
    }
    T scale = T(1) / T(wide_);
    filter_[0] = scaled(chirp_[0], scale);
    for (int64_t k = 1; k < n; ++k)
      filter_[size_t(k)] = filter_[size_t(wide_ - k)] = scaled(chirp_[size_t(k)], scale);
    plan_.run(filter_.data(), 1, -1);
  }
  void run(Complex<T>* row, T scale, T sign) {
    for (int64_t k = 0; k < n_; ++k) room_[size_t(k)] = rotate(row[k], chirp_[size_t(k)], sign);
    std::fill(room_.begin() + n_, room_.end(), scaled(room_[0], T(0)));
    plan_.run(room_.data(), 1, -1);
    for (int64_t k = 0; k < wide_; ++k)
      room_[size_t(k)] = rotate(room_[size_t(k)], filter_[size_t(std::min(k, wide_ - k))], -sign);
    plan_.run(room_.data(), 1, 1);
    for (int64_t k = 0; k < n_; ++k)
      row[k] = scaled(rotate(room_[size_t(k)], chirp_[size_t(k)], sign), scale);
  }

 private:
  int64_t n_, wide_;
  FactoredComplex<T> plan_;
  std::vector<Complex<T>> chirp_, filter_, room_;
};

/// What passes over n numbers cost, roughly.
double cost_of(int64_t n) {
  double cost = 0;
  for (int64_t left = n, factor = 2; left > 1; ++factor) {
    if (factor * factor > left) factor = left;
    for (; left % factor == 0; left /= factor)
      cost += factor <= 5 ? double(factor) : 1.1 * double(factor);
  }
  return cost * double(n);
}
int64_t largest_prime_factor(int64_t n) {
  int64_t largest = 1;
  for (int64_t factor : factors_of(n, false)) largest = std::max(largest, factor == 4 ? 2 : factor);
  return largest;
}
/// Whether a chirp is quicker; passes over real numbers cost half of those over complex ones.
bool takes_chirp(int64_t n, double cost_of_a_number) {
  if (n < 50) return false;
  int64_t prime = largest_prime_factor(n);
  if (prime * prime <= n) return false;
  return 3 * cost_of(smooth_length(2 * n - 1)) < cost_of_a_number * cost_of(n);
}

template <class T>
class ComplexPlan {
 public:
  explicit ComplexPlan(int64_t n) {
    if (takes_chirp(n, 1))
      chirp_.emplace(n);
    else
      factored_.emplace(n);
  }
  void run(Complex<T>* row, T scale, bool forward) {
    T sign = forward ? -1 : 1;
    chirp_ ? chirp_->run(row, scale, sign) : factored_->run(row, scale, sign);
  }

 private:
  std::optional<FactoredComplex<T>> factored_;
  std::optional<Chirp<T>> chirp_;
};

/// Between n real numbers and the half row of their frequencies.
template <class T>
class RealPlan {
 public:
  explicit RealPlan(int64_t n) : n_(n) {
    if (takes_chirp(n, 0.5)) {
      chirp_.emplace(n);
      room_.resize(size_t(n));
    } else {
      factored_.emplace(n);
    }
  }
  void run(T* row, T scale, bool forward) {
    if (factored_) return factored_->run(row, scale, forward);
    auto at = [&](int64_t k) -> Complex<T>& { return room_[size_t(k)]; };
    T zero = row[0] * 0;
    if (forward) {
      for (int64_t k = 0; k < n_; ++k) at(k) = {row[k], zero};
      chirp_->run(room_.data(), scale, -1);
      row[0] = at(0).re;
      for (int64_t k = 1; k < n_; ++k) row[k] = k % 2 ? at((k + 1) / 2).re : at(k / 2).im;
    } else {
      at(0) = {row[0], zero};
      for (int64_t k = 1; 2 * k <= n_; ++k) {
        at(k) = {row[2 * k - 1], 2 * k < n_ ? row[2 * k] : zero};
        if (2 * k < n_) at(n_ - k) = {at(k).re, -at(k).im};
      }
      chirp_->run(room_.data(), scale, 1);
      for (int64_t k = 0; k < n_; ++k) row[k] = at(k).re;
    }
  }

 private:
  int64_t n_;
  std::optional<FactoredReal<T>> factored_;
  std::optional<Chirp<T>> chirp_;
  std::vector<Complex<T>> room_;
};

// --- Rows of tensors -------------------------------------------------------------------------

/// Calls row(to, to_step, from, from_step), steps in bytes, for every row along `dim`.
template <class Row>
void for_rows(const Tensor& to, const Tensor& from, int64_t dim, Row row) {
  int64_t to_item = item_size(to.dtype()), from_item = item_size(from.dtype());
  Ints sizes = to.sizes();
  sizes[size_t(dim)] = 1;
  Geometry of_to = to.geometry(), of_from = from.geometry();
  of_to.sizes = of_from.sizes = sizes;
  Loop loop(sizes);
  loop.add(to.raw(), of_to, to_item).add(from.raw(), of_from, from_item);
  loop.run([&](std::byte* const* at, const int64_t* steps, int64_t count) {
    for (int64_t i = 0; i < count; ++i)
      row(at[0] + i * steps[0], to.stride(dim) * to_item, at[1] + i * steps[1],
          from.stride(dim) * from_item);
  });
}
template <class T>
T& element(std::byte* at, int64_t step, int64_t i) {
  return *reinterpret_cast<T*>(at + i * step);
}

}  // namespace

void complex_to_complex(const Tensor& to, const Tensor& from, int64_t dim, bool forward,
                        double scale) {
  int64_t n = to.size(dim);
  dispatch_complex(to.dtype(), "fft", [&]<class Z>() {
    using T = Real<Z>;
    ComplexPlan<T> plan(n);
    std::vector<Complex<T>> room(static_cast<size_t>(n));
    for_rows(to, from, dim, [&](std::byte* out, int64_t out_step, std::byte* in, int64_t in_step) {
      for (int64_t i = 0; i < n; ++i) room[size_t(i)] = element<Complex<T>>(in, in_step, i);
      plan.run(room.data(), T(scale), forward);
      for (int64_t i = 0; i < n; ++i) element<Complex<T>>(out, out_step, i) = room[size_t(i)];
    });
  });
}

void real_to_complex(const Tensor& to, const Tensor& from, int64_t dim, double scale) {
  int64_t n = from.size(dim);
  dispatch_complex(to.dtype(), "fft", [&]<class Z>() {
    using T = Real<Z>;
    RealPlan<T> plan(n);
    std::vector<T> room(static_cast<size_t>(n));
    for_rows(to, from, dim, [&](std::byte* out, int64_t out_step, std::byte* in, int64_t in_step) {
      for (int64_t i = 0; i < n; ++i) room[size_t(i)] = element<T>(in, in_step, i);
      plan.run(room.data(), T(scale), true);
      element<Complex<T>>(out, out_step, 0) = {room[0], 0};
      for (int64_t i = 1; 2 * i <= n; ++i)
        element<Complex<T>>(out, out_step, i) = {room[size_t(2 * i - 1)],
                                                 2 * i < n ? room[size_t(2 * i)] : 0};
    });
  });
}

void complex_to_real(const Tensor& to, const Tensor& from, int64_t dim, double scale) {
  int64_t n = to.size(dim);
  dispatch_complex(from.dtype(), "fft", [&]<class Z>() {
    using T = Real<Z>;
    RealPlan<T> plan(n);
    std::vector<T> room(static_cast<size_t>(n));
    for_rows(to, from, dim, [&](std::byte* out, int64_t out_step, std::byte* in, int64_t in_step) {
      room[0] = element<Complex<T>>(in, in_step, 0).re;
      for (int64_t i = 1; 2 * i <= n; ++i) {
        Complex<T> z = element<Complex<T>>(in, in_step, i);
        room[size_t(2 * i - 1)] = z.re;
        if (2 * i < n) room[size_t(2 * i)] = z.im;
      }
      plan.run(room.data(), T(scale), false);
      for (int64_t i = 0; i < n; ++i) element<T>(out, out_step, i) = room[size_t(i)];
    });
  });
}

void fill_conjugates(const Tensor& to, const Ints& dims) {
  size_t last = size_t(dims.back());
  int64_t item = item_size(to.dtype()), n = to.sizes()[last];
  Ints sizes = to.sizes(), index(sizes.size(), 0);
  sizes[last] = 1;
  dispatch_complex(to.dtype(), "fft", [&]<class Z>() {
    using T = Real<Z>;
    for (int64_t rows = numel_of(sizes); rows > 0; --rows) {
      int64_t here = 0, mirrored = 0;
      for (size_t d = 0; d < sizes.size(); ++d) here += index[d] * to.strides()[d];
      Ints other = index;
      for (int64_t d : dims)
        other[size_t(d)] = (sizes[size_t(d)] - index[size_t(d)]) % sizes[size_t(d)];
      for (size_t d = 0; d < sizes.size(); ++d) mirrored += other[d] * to.strides()[d];
      int64_t step = to.strides()[last] * item;
      for (int64_t k = n / 2 + 1; k < n; ++k) {
        Complex<T> z = element<Complex<T>>(to.raw() + mirrored * item, step, n - k);
        element<Complex<T>>(to.raw() + here * item, step, k) = {z.re, -z.im};
      }
      for (size_t d = sizes.size(); d-- > 0;) {
        if (++index[d] < sizes[d]) break;
        index[d] = 0;
      }
    }
  });
}

}  // namespace tg::fft
