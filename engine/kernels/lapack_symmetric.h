// Eigenvalues of symmetric and singular values of any matrices, as LAPACK's syevd and gesdd find
// them for small ones: Householder reflectors, then implicit QR steps on what remains.
#pragma once

#include <algorithm>

#include "kernels/lapack.h"

namespace tg::lapack {

/// Half the distance from 1 to the next number, and the smallest whose reciprocal is one.
template <class R>
constexpr R kRounding = std::numeric_limits<R>::epsilon() / 2;
template <class R>
constexpr R kSmallest = std::numeric_limits<R>::min();

/// c, s, r with (c s; -s c)(f; g) = (r; 0).
template <class R>
void make_rotation(R f, R g, R& c, R& s, R& r) {
  R low = std::sqrt(kSmallest<R>), high = std::sqrt(1 / kSmallest<R> / 2);
  R f1 = std::abs(f), g1 = std::abs(g);
  if (g == 0) {
    c = 1, s = 0, r = f;
  } else if (f == 0) {
    c = 0, s = std::copysign(R(1), g), r = g1;
  } else if (f1 > low && f1 < high && g1 > low && g1 < high) {
    R d = std::sqrt(f * f + g * g);
    c = f1 / d;
    r = std::copysign(d, f);
    s = g / r;
  } else {
    R unit = std::min(1 / kSmallest<R>, std::max({kSmallest<R>, f1, g1}));
    R fs = f / unit, gs = g / unit, d = std::sqrt(fs * fs + gs * gs);
    c = std::abs(fs) / d;
    r = std::copysign(d, f);
    s = gs / r;
    r *= unit;
  }
}

/// Rows i and i + 1 become c a_i + s a_i+1 and c a_i+1 - s a_i.
template <class T, class R>
void rotate_rows(const Mat<T>& a, int64_t i, R c, R s) {
  for (int64_t j = 0; j < a.cols; ++j) {
    T next = a(i + 1, j);
    a(i + 1, j) = c * next - s * a(i, j);
    a(i, j) = s * next + c * a(i, j);
  }
}

/// The real and the imaginary parts of a matrix whose rows change places, signs and are turned by
/// real rotations: what turns them is one code for real and complex ones. The latter are empty, or
/// both.
template <class R>
struct Rows {
  Mat<R> re, im;

  Rows() = default;
  Rows(const Mat<R>& m) : re(m) {}
  Rows(const Mat<Complex<R>>& m) {
    if (m.rows == 0) return;
    re = {&m.data->re, m.rows, m.cols, 2 * m.row_step, 2 * m.col_step};
    im = {&m.data->im, m.rows, m.cols, 2 * m.row_step, 2 * m.col_step};
  }
  void turn(int64_t i, R c, R s) const {
    rotate_rows(re, i, c, s);
    rotate_rows(im, i, c, s);
  }
  void swap(int64_t a, int64_t b) const {
    re.swap_rows(a, b);
    im.swap_rows(a, b);
  }
  void negate(int64_t i) const {
    for (int64_t j = 0; j < re.cols; ++j) re(i, j) = -re(i, j);
    for (int64_t j = 0; j < im.cols; ++j) im(i, j) = -im(i, j);
  }
};

// --- Symmetric -------------------------------------------------------------------------------

/// Eigenvalues of (a b; b c), that of larger magnitude first, and the vector (cs, sn) of it.
template <class R>
void eigen_two_by_two(R a, R b, R c, R& first, R& second, R& cs, R& sn) {
  R sum = a + c, difference = a - c, twice = b + b;
  R distance = std::abs(difference), ab = std::abs(twice);
  R larger = std::abs(a) > std::abs(c) ? a : c, smaller = std::abs(a) > std::abs(c) ? c : a;
  R root;
  if (distance > ab)
    root = distance * std::sqrt(1 + (ab / distance) * (ab / distance));
  else if (distance < ab)
    root = ab * std::sqrt(1 + (distance / ab) * (distance / ab));
  else
    root = ab * std::sqrt(R(2));
  int sign = 1;
  if (sum == 0) {
    first = root / 2;
    second = -root / 2;
  } else {
    if (sum < 0) sign = -1;
    first = (sum + R(sign) * root) / 2;
    second = (larger / first) * smaller - (b / first) * b;
  }
  int other = difference >= 0 ? 1 : -1;
  R along = difference + R(other) * root;
  if (std::abs(along) > ab) {
    R t = -twice / along;
    sn = 1 / std::sqrt(1 + t * t);
    cs = t * sn;
  } else if (ab == 0) {
    cs = 1, sn = 0;
  } else {
    R t = -along / twice;
    cs = 1 / std::sqrt(1 + t * t);
    sn = t * cs;
  }
  if (sign == other) {
    R t = cs;
    cs = -sn;
    sn = t;
  }
}

/// The eigenvalues, ascending, of the tridiagonal matrix of diagonal d (n) and e beside it (steqr);
/// the columns of z, transposed here, are turned along. False where it does not converge.
template <class R>
bool tridiagonal_eigen(int64_t n, R* diagonal, R* beside, const Rows<R>& zt) {
  R *d = diagonal - 1, *e = beside - 1;  // from 1, as the algorithm is told
  auto rotate = [&](int64_t i, R c, R s) { zt.turn(i - 1, c, s); };
  R eps = kRounding<R>, eps2 = eps * eps, safe = kSmallest<R>;
  R largest = std::sqrt(1 / safe) / 3, smallest = std::sqrt(safe) / eps2;
  int64_t steps = 0, limit = n * 30, start = 1;
  while (start <= n) {
    if (start > 1) e[start - 1] = 0;
    int64_t m = start;
    for (; m < n; ++m) {
      R size = std::abs(e[m]);
      if (size == 0) break;
      if (size <= std::sqrt(std::abs(d[m])) * std::sqrt(std::abs(d[m + 1])) * eps) {
        e[m] = 0;
        break;
      }
    }
    int64_t l = start, l_kept = l, end = m, end_kept = end;
    start = m + 1;
    if (end == l) continue;
    R norm = 0;
    for (int64_t i = l; i <= end; ++i) norm = std::max(norm, std::abs(d[i]));
    for (int64_t i = l; i < end; ++i) norm = std::max(norm, std::abs(e[i]));
    if (norm == 0) continue;
    R target = norm > largest ? largest : norm < smallest ? smallest : norm;
    auto rescale = [&](R from, R to) {
      if (from == to) return;
      for (int64_t i = l_kept; i <= end_kept; ++i) d[i] = d[i] / from * to;
      for (int64_t i = l_kept; i < end_kept; ++i) e[i] = e[i] / from * to;
    };
    rescale(norm, target);
    if (std::abs(d[end]) < std::abs(d[l])) std::swap(l, end);
    int64_t way = end > l ? 1 : -1;  // QL goes up, QR down
    auto beyond = [&](int64_t i) { return way > 0 ? i > end : i < end; };
    // e between i and the one further on.
    auto link = [&](int64_t i) -> R& { return e[way > 0 ? i : i - 1]; };
    while (!beyond(l)) {
      for (m = l; m != end; m += way) {
        R square = link(m) * link(m);
        if (square <= eps2 * std::abs(d[m]) * std::abs(d[m + way]) + safe) break;
      }
      if (m != end) link(m) = 0;
      R p = d[l];
      if (m == l) {
        l += way;
        continue;
      }
      if (m == l + way) {
        int64_t low = std::min(l, m);
        R first, second, c, s;
        eigen_two_by_two(d[low], e[low], d[low + 1], first, second, c, s);
        rotate(low, c, s);
        d[low] = first;
        d[low + 1] = second;
        e[low] = 0;
        l += 2 * way;
        continue;
      }
      if (steps++ == limit) return false;
      R g = (d[l + way] - p) / (2 * link(l)), r = hypotenuse(g, R(1));
      g = d[m] - p + link(l) / (g + std::copysign(r, g));
      R s = 1, c = 1;
      p = 0;
      for (int64_t i = m - way;; i -= way) {
        R f = s * link(i), b = c * link(i);
        make_rotation(g, f, c, s, r);
        if (i != m - way) link(i + way) = r;
        g = d[i + way] - p;
        r = (d[i] - g) * s + 2 * c * b;
        p = s * r;
        d[i + way] = g + p;
        g = c * r - b;
        rotate(std::min(i, i + way), c, way > 0 ? -s : s);
        if (i == l) break;
      }
      d[l] -= p;
      link(l) = g;
    }
    rescale(target, norm);
  }
  for (int64_t i = 1; i < n; ++i) {
    int64_t k = i;
    for (int64_t j = i + 1; j <= n; ++j)
      if (d[j] < d[k]) k = j;
    if (k == i) continue;
    std::swap(d[k], d[i]);
    zt.swap(i - 1, k - 1);
  }
  return true;
}

/// The lower triangle of a becomes tridiagonal: d, e, and the reflectors below (sytrd).
template <class T, class R>
void tridiagonalise(const Mat<T>& a, R* d, R* e, T* tau) {
  int64_t n = a.rows;
  std::vector<T> w(size_t(std::max<int64_t>(n, 1)));
  if constexpr (is_complex_number<T>) a(0, 0) = real(a(0, 0));
  for (int64_t k = 0; k + 1 < n; ++k) {
    T alpha = a(k + 1, k);
    T t = make_reflector(alpha, below(a, k + 1, k));
    e[k] = real(alpha);
    if (t != T(0)) {
      a(k + 1, k) = 1;
      int64_t m = n - k - 1;
      Mat<T> rest = a.from(k + 1, k + 1), v = a.from(k + 1, k);
      std::fill(w.begin(), w.end(), T(0));
      for (int64_t j = 0; j < m; ++j) {
        T by = t * v(j, 0), sum = 0;
        w[size_t(j)] += by * real(rest(j, j));
        for (int64_t i = j + 1; i < m; ++i) {
          w[size_t(i)] += by * rest(i, j);
          sum += conj(rest(i, j)) * v(i, 0);
        }
        w[size_t(j)] += t * sum;
      }
      T dot = 0;
      for (int64_t i = 0; i < m; ++i) dot += conj(w[size_t(i)]) * v(i, 0);
      T shift = -(t / R(2)) * dot;
      for (int64_t i = 0; i < m; ++i) w[size_t(i)] += shift * v(i, 0);
      for (int64_t j = 0; j < m; ++j) {
        T first = -conj(w[size_t(j)]), second = -conj(v(j, 0));
        for (int64_t i = j; i < m; ++i)
          rest(i, j) = rest(i, j) + v(i, 0) * first + w[size_t(i)] * second;
        if constexpr (is_complex_number<T>) rest(j, j) = real(rest(j, j));
      }
    }
    d[k] = real(a(k, k));
    tau[k] = t;
  }
  d[n - 1] = real(a(n - 1, n - 1));
}

/// Eigenvalues, ascending, of the symmetric a, of which one triangle is read; a is used up. Vectors
/// in the columns of z if it has any. False where it does not converge.
template <class T>
bool symmetric_eigen(const Mat<T>& a, bool upper, Real<T>* values, const Mat<T>& z) {
  using R = Real<T>;
  int64_t n = a.rows;
  if (n == 0) return true;
  if (n == 1) {
    values[0] = real(a(0, 0));
    if (z.rows) z(0, 0) = 1;
    return true;
  }
  R largest = 0, low = std::sqrt(kSmallest<R> / (2 * kRounding<R>)), high = 1 / low;
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i < n; ++i)
      if (upper ? i <= j : i >= j) largest = std::max(largest, modulus(a(i, j)));
  R by = largest > 0 && largest < low ? low / largest : largest > high ? high / largest : 1;
  if (by != 1) a.scale(T(by));
  // The upper triangle is worked on from its end: the lower one of the reversed matrix.
  Mat<T> work = upper ? a.flipped() : a;
  std::vector<R> d(static_cast<size_t>(n)), e(static_cast<size_t>(n));
  std::vector<T> tau(static_cast<size_t>(n));
  tridiagonalise(work, d.data(), e.data(), tau.data());
  if (upper) {
    std::reverse(d.begin(), d.end());
    std::reverse(e.begin(), e.end() - 1);
  }
  if (z.rows) z.set_identity();
  if (!tridiagonal_eigen<R>(n, d.data(), e.data(), z.t())) return false;
  if (z.rows) {
    Mat<T> rows = upper ? Mat<T>{&z(n - 1, 0), n, n, -z.row_step, z.col_step} : z;
    multiply_by_reflectors(work.from(1, 0), n - 1, tau.data(), rows.from(1, 0));
  }
  for (int64_t i = 0; i < n; ++i) values[i] = d[size_t(i)] * (by != 1 ? 1 / by : 1);
  return true;
}

// --- Singular values -------------------------------------------------------------------------

/// The singular values of (f g; 0 h) with their vectors' rotations (lasv2).
template <class R>
void singular_two_by_two(R f, R g, R h, R& smaller, R& larger, R& sin_right, R& cos_right,
                         R& sin_left, R& cos_left) {
  R ft = f, fa = std::abs(f), ht = h, ha = std::abs(h), ga = std::abs(g);
  bool swapped = ha > fa;
  int where = swapped ? 3 : 1;
  if (swapped) {
    std::swap(ft, ht);
    std::swap(fa, ha);
  }
  R cl, sl, cr, sr;
  if (ga == 0) {
    smaller = ha, larger = fa;
    cl = cr = 1, sl = sr = 0;
  } else {
    bool moderate = true;
    if (ga > fa) {
      where = 2;
      if (fa / ga < kRounding<R>) {
        moderate = false;
        larger = ga;
        smaller = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha;
        cl = 1;
        sl = ht / g;
        sr = 1;
        cr = ft / g;
      }
    }
    if (moderate) {
      R d = fa - ha, l = d == fa ? R(1) : d / fa, m = g / ft, t = 2 - l;
      R mm = m * m, tt = t * t, s = std::sqrt(tt + mm);
      R r = l == 0 ? std::abs(m) : std::sqrt(l * l + mm), a = (s + r) / 2;
      smaller = ha / a;
      larger = fa * a;
      if (mm == 0)
        t = l == 0 ? std::copysign(R(2), ft) * std::copysign(R(1), g)
                   : g / std::copysign(d, ft) + m / t;
      else
        t = (m / (s + t) + m / (r + l)) * (1 + a);
      l = std::sqrt(t * t + 4);
      cr = 2 / l;
      sr = t / l;
      cl = (cr + sr * m) / a;
      sl = (ht / ft) * sr / a;
    }
  }
  if (swapped)
    cos_left = sr, sin_left = cr, cos_right = sl, sin_right = cl;
  else
    cos_left = cl, sin_left = sl, cos_right = cr, sin_right = sr;
  auto sign = [](R x) { return std::copysign(R(1), x); };
  R whole = where == 1   ? sign(cos_right) * sign(cos_left) * sign(f)
            : where == 2 ? sign(sin_right) * sign(cos_left) * sign(g)
                         : sign(sin_right) * sign(sin_left) * sign(h);
  larger = std::copysign(larger, whole);
  smaller = std::copysign(smaller, whole * sign(f) * sign(h));
}

/// The smaller singular value of (f g; 0 h).
template <class R>
R smaller_singular_value(R f, R g, R h) {
  R fa = std::abs(f), ga = std::abs(g), ha = std::abs(h);
  R low = std::min(fa, ha), high = std::max(fa, ha);
  if (low == 0) return 0;
  R as = 1 + low / high, at = (high - low) / high;
  if (ga < high) {
    R au = (ga / high) * (ga / high);
    return low * (2 / (std::sqrt(as * as + au) + std::sqrt(at * at + au)));
  }
  R au = high / ga;
  if (au == 0) return low * high / ga;
  R c = 1 / (std::sqrt(1 + (as * au) * (as * au)) + std::sqrt(1 + (at * au) * (at * au)));
  R half = low * c * au;
  return half + half;
}

/// The singular values, descending, of the upper bidiagonal matrix of diagonal d (n) and e above it
/// (bdsqr); the rows of vt and of ut, the transpose of u, are turned along. False where it does not
/// converge.
template <class R>
bool bidiagonal_singular(int64_t n, R* diagonal, R* above, const Rows<R>& vt, const Rows<R>& ut) {
  R *d = diagonal - 1, *e = above - 1;  // from 1, as the algorithm is told
  auto turn_right = [&](int64_t i, R c, R s) { vt.turn(i - 1, c, s); };
  auto turn_left = [&](int64_t i, R c, R s) { ut.turn(i - 1, c, s); };
  if (n > 1) {
    R eps = kRounding<R>;
    R tolerance = std::max(R(10), std::min(R(100), std::pow(eps, R(-0.125)))) * eps;
    R least = std::abs(d[1]), mu = least;
    for (int64_t i = 2; i <= n && least != 0; ++i) {
      mu = std::abs(d[i]) * (mu / (mu + std::abs(e[i - 1])));
      least = std::min(least, mu);
    }
    least /= std::sqrt(R(n));
    R limit = std::max(tolerance * least, R(6) * (R(n) * (R(n) * kSmallest<R>)));
    int64_t budget = 6 * n * n, old_low = -1, old_m = -1, m = n;
    int way = 0;
    while (m > 1) {
      if (budget < 0) return false;
      R largest = std::abs(d[m]), smallest = 0;
      int64_t low = m - 1;
      for (; low >= 1; --low) {
        if (std::abs(e[low]) <= limit) break;
        largest = std::max({largest, std::abs(d[low]), std::abs(e[low])});
      }
      if (low >= 1) {
        e[low] = 0;
        if (low == m - 1) {
          --m;
          continue;
        }
      }
      ++low;
      if (low == m - 1) {
        R least_value, most, sr, cr, sl, cl;
        singular_two_by_two(d[m - 1], e[m - 1], d[m], least_value, most, sr, cr, sl, cl);
        d[m - 1] = most;
        e[m - 1] = 0;
        d[m] = least_value;
        turn_right(m - 1, cr, sr);
        turn_left(m - 1, cl, sl);
        m -= 2;
        continue;
      }
      if (low > old_m || m < old_low) way = std::abs(d[low]) >= std::abs(d[m]) ? 1 : 2;
      bool split = false;
      if (way == 1) {
        if (std::abs(e[m - 1]) <= tolerance * std::abs(d[m])) {
          e[m - 1] = 0;
          continue;
        }
        mu = smallest = std::abs(d[low]);
        for (int64_t i = low; i < m && !split; ++i) {
          if (std::abs(e[i]) <= tolerance * mu) {
            e[i] = 0;
            split = true;
            break;
          }
          mu = std::abs(d[i + 1]) * (mu / (mu + std::abs(e[i])));
          smallest = std::min(smallest, mu);
        }
      } else {
        if (std::abs(e[low]) <= tolerance * std::abs(d[low])) {
          e[low] = 0;
          continue;
        }
        mu = smallest = std::abs(d[m]);
        for (int64_t i = m - 1; i >= low && !split; --i) {
          if (std::abs(e[i]) <= tolerance * mu) {
            e[i] = 0;
            split = true;
            break;
          }
          mu = std::abs(d[i]) * (mu / (mu + std::abs(e[i])));
          smallest = std::min(smallest, mu);
        }
      }
      if (split) continue;
      old_low = low;
      old_m = m;
      R shift = 0;
      if (R(n) * tolerance * (smallest / largest) > std::max(eps, R(0.01) * tolerance)) {
        R start = std::abs(way == 1 ? d[low] : d[m]);
        shift = way == 1 ? smaller_singular_value(d[m - 1], e[m - 1], d[m])
                         : smaller_singular_value(d[low], e[low], d[low + 1]);
        if (start > 0 && (shift / start) * (shift / start) < eps) shift = 0;
      }
      budget -= m - low;
      R c, s, r;
      if (shift == 0) {
        R old_c = 1, old_s = 0;
        c = 1;
        if (way == 1) {
          for (int64_t i = low; i < m; ++i) {
            make_rotation(d[i] * c, e[i], c, s, r);
            if (i > low) e[i - 1] = old_s * r;
            make_rotation(old_c * r, d[i + 1] * s, old_c, old_s, d[i]);
            turn_right(i, c, s);
            turn_left(i, old_c, old_s);
          }
          R h = d[m] * c;
          d[m] = h * old_c;
          e[m - 1] = h * old_s;
          if (std::abs(e[m - 1]) <= limit) e[m - 1] = 0;
        } else {
          for (int64_t i = m; i > low; --i) {
            make_rotation(d[i] * c, e[i - 1], c, s, r);
            if (i < m) e[i] = old_s * r;
            make_rotation(old_c * r, d[i - 1] * s, old_c, old_s, d[i]);
            turn_right(i - 1, old_c, -old_s);
            turn_left(i - 1, c, -s);
          }
          R h = d[low] * c;
          d[low] = h * old_c;
          e[low] = h * old_s;
          if (std::abs(e[low]) <= limit) e[low] = 0;
        }
        continue;
      }
      R cr, sr, cl, sl;
      auto first = [&](R x) {
        return (std::abs(x) - shift) * (std::copysign(R(1), x) + shift / x);
      };
      if (way == 1) {
        R f = first(d[low]), g = e[low];
        for (int64_t i = low; i < m; ++i) {
          make_rotation(f, g, cr, sr, r);
          if (i > low) e[i - 1] = r;
          f = cr * d[i] + sr * e[i];
          e[i] = cr * e[i] - sr * d[i];
          g = sr * d[i + 1];
          d[i + 1] = cr * d[i + 1];
          make_rotation(f, g, cl, sl, r);
          d[i] = r;
          f = cl * e[i] + sl * d[i + 1];
          d[i + 1] = cl * d[i + 1] - sl * e[i];
          if (i < m - 1) {
            g = sl * e[i + 1];
            e[i + 1] = cl * e[i + 1];
          }
          turn_right(i, cr, sr);
          turn_left(i, cl, sl);
        }
        e[m - 1] = f;
        if (std::abs(e[m - 1]) <= limit) e[m - 1] = 0;
      } else {
        R f = first(d[m]), g = e[m - 1];
        for (int64_t i = m; i > low; --i) {
          make_rotation(f, g, cr, sr, r);
          if (i < m) e[i] = r;
          f = cr * d[i] + sr * e[i - 1];
          e[i - 1] = cr * e[i - 1] - sr * d[i];
          g = sr * d[i - 1];
          d[i - 1] = cr * d[i - 1];
          make_rotation(f, g, cl, sl, r);
          d[i] = r;
          f = cl * e[i - 1] + sl * d[i - 1];
          d[i - 1] = cl * d[i - 1] - sl * e[i - 1];
          if (i > low + 1) {
            g = sl * e[i - 2];
            e[i - 2] = cl * e[i - 2];
          }
          turn_right(i - 1, cl, -sl);
          turn_left(i - 1, cr, -sr);
        }
        e[low] = f;
        if (std::abs(e[low]) <= limit) e[low] = 0;
      }
    }
  }
  for (int64_t i = 1; i <= n; ++i) {
    if (d[i] == 0) d[i] = 0;
    if (d[i] > 0 || d[i] == 0) continue;
    d[i] = -d[i];
    vt.negate(i - 1);
  }
  for (int64_t last = n; last > 1; --last) {
    int64_t at = 1;
    for (int64_t j = 2; j <= last; ++j)
      if (d[j] <= d[at]) at = j;
    if (at == last) continue;
    std::swap(d[at], d[last]);
    vt.swap(at - 1, last - 1);
    ut.swap(at - 1, last - 1);
  }
  return true;
}

/// By selection: the first of the smallest values left, or of the largest, comes next.
template <class R>
void sort_singular(int64_t n, R* s, const Rows<R>& vt, const Rows<R>& ut, bool descending) {
  for (int64_t i = 0; i + 1 < n; ++i) {
    int64_t at = i;
    for (int64_t j = i + 1; j < n; ++j)
      if (descending ? s[j] > s[at] : s[j] < s[at]) at = j;
    if (at == i) continue;
    std::swap(s[at], s[i]);
    vt.swap(at, i);
    ut.swap(at, i);
  }
}

/// A matrix with no more columns than rows becomes upper bidiagonal: d, e, the reflectors from the
/// left below the diagonal and those from the right beside it (gebrd).
template <class T, class R>
void bidiagonalise(const Mat<T>& a, R* d, R* e, T* left, T* right, Side side) {
  for (int64_t i = 0; i < a.cols; ++i) {
    left[i] = make_reflector(a(i, i), below(a, i, i));
    d[i] = real(a(i, i));
    if (i + 1 == a.cols) break;
    reflect(below(a, i, i), conj(left[i]), a.from(i, i + 1), side);
    right[i] = make_reflector(a(i, i + 1), below(a.t(), i + 1, i));
    e[i] = real(a(i, i + 1));
    if (i + 1 < a.rows)
      reflect(below(a.t(), i + 1, i), conj(right[i]), a.from(i + 1, i + 1).t(), opposite(side));
  }
}

/// a = U diag(s) Vh; a is used up. Without vectors u and vh are empty; with all of them they are
/// square. False where it does not converge.
template <class T>
bool singular_values(const Mat<T>& given, Real<T>* s, const Mat<T>& u_out, const Mat<T>& vh_out) {
  using R = Real<T>;
  // Of a wide matrix the transpose is taken apart: U and V change places.
  bool wide = given.rows < given.cols;
  Mat<T> a = wide ? given.t() : given, u = wide ? vh_out.t() : u_out,
         vt = wide ? u_out.t() : vh_out;
  int64_t m = a.rows, n = a.cols;
  if (n == 0) {
    if (u.rows) u.set_identity();
    return true;
  }
  bool vectors = u.rows > 0;
  R largest = 0, low = std::sqrt(kSmallest<R>) / (2 * kRounding<R>), high = 1 / low;
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i < m; ++i) largest = std::max(largest, modulus(a(i, j)));
  R by = largest > 0 && largest < low ? low / largest : largest > high ? high / largest : 1;
  if (by != 1) a.scale(T(by));

  std::vector<R> e(static_cast<size_t>(n));
  std::vector<T> tau(static_cast<size_t>(n)), left(static_cast<size_t>(n)),
      right(static_cast<size_t>(n));
  // From where on gesdd takes the triangle out of a matrix first.
  bool tall = m >= (is_complex_number<T> ? n * 17 / 9 : n * 11 / 6);
  Side side = wide ? Side::Right : Side::Left;
  Own<T> small(tall ? n : 0, tall ? n : 0), inner(tall && vectors ? n : 0, tall && vectors ? n : 0);
  Mat<T> core = a;
  if (tall) {
    factor_qr(a, tau.data(), side);
    core = wide ? small.view.t() : small.view;
    for (int64_t j = 0; j < n; ++j)
      for (int64_t i = 0; i <= j; ++i) core(i, j) = a(i, j);
    if (vectors) {
      u.first(m, n).copy_from(a);
      expand_reflectors(u, n, tau.data(), side);
    }
  }
  // What remains of a tall matrix is square, and bidiagonalised as it stands in the one given.
  bool turned = tall && wide;
  Side inner_side = tall ? Side::Left : side;
  Mat<T> square = turned ? core.t() : core;
  bidiagonalise(square, s, e.data(), left.data(), right.data(), inner_side);

  Mat<T> outer = tall ? inner.view : u, ours = turned ? vt.t() : outer,
         theirs = turned ? outer.t() : vt;
  if (vectors) {
    outer.fill(T(0));
    for (int64_t i = 0; i < outer.rows && i < outer.cols; ++i)
      if (i < n || outer.cols == outer.rows) outer(i, i) = 1;
    vt.set_identity();
  }
  bool lower = wide && !tall;
  std::vector<R> cosines(static_cast<size_t>(n)), sines(static_cast<size_t>(n));
  if (lower)
    for (int64_t i = 0; i + 1 < n; ++i) {
      R r;
      make_rotation(s[i], e[size_t(i)], cosines[size_t(i)], sines[size_t(i)], r);
      s[i] = r;
      e[size_t(i)] = sines[size_t(i)] * s[i + 1];
      s[i + 1] *= cosines[size_t(i)];
    }
  if (n == 1 && vectors) {
    // bdsdc gives the sign to U.
    (lower ? vt : ours)(0, 0) = std::copysign(R(1), s[0]);
    s[0] = std::abs(s[0]);
  } else {
    Rows<R> rows, columns;
    if (vectors) {
      rows = lower ? u.first(n, n).t() : theirs.first(n, n);
      columns = lower ? vt : ours.first(n, n).t();
    }
    if (!bidiagonal_singular(n, s, e.data(), rows, columns)) return false;
    // lasdq and bdsdc sort again, up and down: what is equal changes places.
    sort_singular(n, s, rows, columns, false);
    sort_singular(n, s, rows, columns, true);
  }
  if (vectors) {
    if (lower)
      for (int64_t i = n - 2; i >= 0; --i)
        rotate_rows(vt.t(), i, cosines[size_t(i)], -sines[size_t(i)]);
    multiply_by_reflectors(square, n, left.data(), ours, false, inner_side);
    if (n > 1)
      multiply_by_reflectors(square.t().from(1, 0), n - 1, right.data(), theirs.t().from(1, 0),
                             false, opposite(inner_side));
    if (tall) {
      Own<T> q(u.first(m, n));
      multiply(u.first(m, n), q.view, inner.view);
    }
  }
  if (by != 1)
    for (int64_t i = 0; i < n; ++i) s[i] /= by;
  return true;
}

}  // namespace tg::lapack
