// Eigenvalues and vectors of matrices that are not symmetric, as LAPACK's geev finds them:
// balanced, made Hessenberg, then of Schur's form by steps of QR, double ones if they are real.
#pragma once

#include <algorithm>

#include "kernels/lapack_symmetric.h"

namespace tg::lapack {

/// Rows and columns changed places and scaled by powers of two, so that both have like norms.
template <class R>
struct Balance {
  int64_t low = 0, high = 0;  // outside of these the matrix is triangular already
  std::vector<R> scale;       // factors within them, and where a row came from outside
};

template <class T, class R = Real<T>>
Balance<R> balance(const Mat<T>& a) {
  int64_t n = a.rows, k = 0, l = n - 1;
  Balance<R> b;
  b.scale.assign(size_t(n), R(1));
  auto exchange = [&](int64_t from, int64_t to) {
    b.scale[size_t(to)] = R(from);
    if (from == to) return;
    for (int64_t i = 0; i <= l; ++i) std::swap(a(i, from), a(i, to));
    for (int64_t j = k; j < n; ++j) std::swap(a(from, j), a(to, j));
  };
  auto alone = [&](int64_t i, bool row) {
    for (int64_t j = row ? 0 : k; j <= l; ++j)
      if (i != j && !((row ? a(i, j) : a(j, i)) == T(0))) return false;
    return true;
  };
  for (bool again = true; again;) {
    again = false;
    for (int64_t i = l; i >= 0; --i)
      if (alone(i, true)) {
        exchange(i, l);
        again = true;
        if (l == 0) {
          b.low = b.high = 0;
          return b;
        }
        --l;
      }
  }
  for (bool again = true; again;) {
    again = false;
    for (int64_t j = k; j <= l; ++j)
      if (alone(j, false)) {
        exchange(j, k);
        again = true;
        ++k;
      }
  }
  for (int64_t i = k; i <= l; ++i) b.scale[size_t(i)] = 1;
  constexpr R two = 2;
  R least = kSmallest<R> / std::numeric_limits<R>::epsilon(), most = 1 / least;
  R least2 = least * two, most2 = 1 / least2;
  for (bool again = true; again;) {
    again = false;
    for (int64_t i = k; i <= l; ++i) {
      R c = norm(Mat<T>{&a(k, i), l - k + 1, 1, a.row_step, 0});
      R r = norm(Mat<T>{&a(i, k), l - k + 1, 1, a.col_step, 0});
      R ca = 0, ra = 0;
      for (int64_t j = 0; j <= l; ++j) ca = std::max(ca, modulus(a(j, i)));
      for (int64_t j = k; j < n; ++j) ra = std::max(ra, modulus(a(i, j)));
      if (c == 0 || r == 0) continue;
      R g = r / two, f = 1, s = c + r;
      while (c < g && std::max({f, c, ca}) < most2 && std::min({r, g, ra}) > least2)
        f *= two, c *= two, ca *= two, r /= two, g /= two, ra /= two;
      g = c / two;
      while (g >= r && std::max(r, ra) < most2 && std::min({f, c, g, ca}) > least2)
        f /= two, c /= two, g /= two, ca /= two, r *= two, ra *= two;
      R& scale = b.scale[size_t(i)];
      if (c + r >= R(0.95) * s) continue;
      if (f < 1 && scale < 1 && f * scale <= least) continue;
      if (f > 1 && scale > 1 && scale >= most / f) continue;
      scale *= f;
      again = true;
      for (int64_t j = k; j < n; ++j) a(i, j) *= 1 / f;
      for (int64_t j = 0; j <= l; ++j) a(j, i) *= f;
    }
  }
  b.low = k;
  b.high = l;
  return b;
}

/// Vectors of the balanced matrix become those of the one before.
template <class R, class T>
void undo_balance(const Balance<R>& b, const Mat<T>& v) {
  int64_t n = v.rows;
  if (b.low != b.high)
    for (int64_t i = b.low; i <= b.high; ++i)
      for (int64_t j = 0; j < v.cols; ++j) v(i, j) *= b.scale[size_t(i)];
  for (int64_t i = b.low - 1; i >= 0; --i) v.swap_rows(i, int64_t(b.scale[size_t(i)]));
  for (int64_t i = b.high + 1; i < n; ++i) v.swap_rows(i, int64_t(b.scale[size_t(i)]));
}

/// The columns from `low` to `high` become Hessenberg; z, if it has rows, what turned them.
template <class T>
void make_hessenberg(const Mat<T>& a, int64_t low, int64_t high, const Mat<T>& z) {
  int64_t n = a.rows;
  std::vector<T> tau(static_cast<size_t>(n));
  for (int64_t i = low; i < high; ++i) {
    Mat<T> x = {&a(0, i) + (i + 2) * a.row_step, high - i - 1, 1, a.row_step, 0};
    T t = tau[size_t(i)] = make_reflector(a(i + 1, i), x);
    // From the right, of all rows that are not yet done, then from the left.
    Mat<T> right = a.from(0, i + 1).first(high + 1, high - i).t();
    if constexpr (is_complex_number<T>) {
      Own<T> other(x);
      other.view.conjugate();
      reflect(other.view, t, right, Side::Right);
    } else {
      reflect(x, t, right, Side::Right);
    }
    reflect(x, conj(t), a.from(i + 1, i + 1).first(high - i, n - i - 1));
  }
  if (z.rows) {
    z.set_identity();
    int64_t m = high - low;
    Mat<T> inner = z.from(low + 1, low + 1).first(m, m);
    for (int64_t j = 0; j < m; ++j)
      for (int64_t i = j + 1; i < m; ++i) inner(i, j) = a(low + 1 + i, low + j);
    if (m > 0) expand_reflectors(inner, m, tau.data() + low);
  }
  for (int64_t j = low; j + 2 <= high; ++j)
    for (int64_t i = j + 2; i <= high; ++i) a(i, j) = 0;
}

/// Schur's form of (a b; c d): its eigenvalues and the rotation that leads there (lanv2).
template <class R>
void standard_form(R& a, R& b, R& c, R& d, R& re1, R& im1, R& re2, R& im2, R& cs, R& sn) {
  R eps = std::numeric_limits<R>::epsilon();
  auto sign = [](R x) { return std::copysign(R(1), x); };
  cs = 1, sn = 0;
  if (c == 0) {
  } else if (b == 0) {
    cs = 0, sn = 1;
    std::swap(a, d);
    b = -c;
    c = 0;
  } else if (a - d == 0 && sign(b) != sign(c)) {
  } else {
    R difference = a - d, p = difference / 2;
    R most = std::max(std::abs(b), std::abs(c));
    R least = std::min(std::abs(b), std::abs(c)) * sign(b) * sign(c);
    R scale = std::max(std::abs(p), most), z = (p / scale) * p + (most / scale) * least;
    if (z >= 4 * eps) {
      z = p + std::copysign(std::sqrt(scale) * std::sqrt(z), p);
      a = d + z;
      d -= (most / z) * least;
      R tau = hypotenuse(c, z);
      cs = z / tau;
      sn = c / tau;
      b -= c;
      c = 0;
    } else {
      R sigma = b + c, tau = hypotenuse(sigma, difference);
      cs = std::sqrt((1 + std::abs(sigma) / tau) / 2);
      sn = -(p / (tau * cs)) * sign(sigma);
      R aa = a * cs + b * sn, bb = -a * sn + b * cs, cc = c * cs + d * sn, dd = -c * sn + d * cs;
      a = aa * cs + cc * sn;
      b = bb * cs + dd * sn;
      c = -(aa * sn) + cc * cs;
      d = -bb * sn + dd * cs;
      a = d = (a + d) / 2;
      if (c != 0 && b != 0 && sign(b) == sign(c)) {
        R sab = std::sqrt(std::abs(b)), sac = std::sqrt(std::abs(c));
        p = std::copysign(sab * sac, c);
        tau = 1 / std::sqrt(std::abs(b + c));
        R middle = a;
        a = middle + p;
        d = middle - p;
        b -= c;
        c = 0;
        R cs1 = sab * tau, sn1 = sac * tau, turned = cs * cs1 - sn * sn1;
        sn = cs * sn1 + sn * cs1;
        cs = turned;
      } else if (c != 0 && b == 0) {
        b = -c;
        c = 0;
        R turned = cs;
        cs = -sn;
        sn = turned;
      }
    }
  }
  re1 = a, re2 = d;
  im1 = c == 0 ? R(0) : std::sqrt(std::abs(b)) * std::sqrt(std::abs(c));
  im2 = -im1;
}

/// Of a Hessenberg matrix the eigenvalues and, where z has rows, Schur's form, with z turned along
/// (lahqr). False where it does not converge.
template <class R>
bool hessenberg_eigen(const Mat<R>& h, int64_t low, int64_t high, R* re, R* im, const Mat<R>& z) {
  int64_t n = h.rows;
  bool whole = z.rows > 0;
  if (low == high) {
    re[low] = h(low, low);
    im[low] = 0;
    return true;
  }
  R ulp = std::numeric_limits<R>::epsilon(), safe = kSmallest<R>;
  R small = safe * (R(high - low + 1) / ulp);
  int64_t first = 0, last = n - 1, limit = 30 * std::max<int64_t>(10, high - low + 1);
  for (int64_t i = high; i >= low;) {
    int64_t l = low, since = 0, tries = 0;
    for (;; ++tries) {
      if (tries > limit) return false;
      int64_t k = i;
      for (; k > l; --k) {
        R below = std::abs(h(k, k - 1));
        if (below <= small) break;
        R size = std::abs(h(k - 1, k - 1)) + std::abs(h(k, k));
        if (size == 0) {
          if (k - 2 >= low) size += std::abs(h(k - 1, k - 2));
          if (k + 1 <= high) size += std::abs(h(k + 1, k));
        }
        if (below > ulp * size) continue;
        R beside = std::abs(h(k - 1, k)), d = std::abs(h(k, k));
        R gap = std::abs(h(k - 1, k - 1) - h(k, k));
        R ab = std::max(below, beside), ba = std::min(below, beside);
        R aa = std::max(d, gap), bb = std::min(d, gap), s = aa + ab;
        if (ba * (ab / s) <= std::max(small, ulp * (bb * (aa / s)))) break;
      }
      l = k;
      if (l > low) h(l, l - 1) = 0;
      if (l >= i - 1) break;
      ++since;
      if (!whole) first = l, last = i;
      R h11, h21, h12, h22;
      if (since % 10 == 0) {
        // Shifts that break a circle.
        bool at_end = since % 20 == 0;
        R s = at_end ? std::abs(h(i, i - 1)) + std::abs(h(i - 1, i - 2))
                     : std::abs(h(l + 1, l)) + std::abs(h(l + 2, l + 1));
        h11 = h22 = R(0.75) * s + (at_end ? h(i, i) : h(l, l));
        h12 = R(-0.4375) * s;
        h21 = s;
      } else {
        h11 = h(i - 1, i - 1), h21 = h(i, i - 1), h12 = h(i - 1, i), h22 = h(i, i);
      }
      R s = std::abs(h11) + std::abs(h12) + std::abs(h21) + std::abs(h22);
      R re1 = 0, im1 = 0, re2 = 0, im2 = 0;
      if (s != 0) {
        h11 /= s, h21 /= s, h12 /= s, h22 /= s;
        R middle = (h11 + h22) / 2, det = (h11 - middle) * (h22 - middle) - h12 * h21;
        R root = std::sqrt(std::abs(det));
        if (det >= 0) {
          re1 = re2 = middle * s;
          im1 = root * s;
          im2 = -im1;
        } else {
          re1 = middle + root;
          re2 = middle - root;
          re1 = re2 = (std::abs(re1 - h22) <= std::abs(re2 - h22) ? re1 : re2) * s;
        }
      }
      R v[3];
      int64_t m = i - 2;
      for (;; --m) {
        R below = h(m + 1, m);
        s = std::abs(h(m, m) - re2) + std::abs(im2) + std::abs(below);
        below = h(m + 1, m) / s;
        v[0] = below * h(m, m + 1) + (h(m, m) - re1) * ((h(m, m) - re2) / s) - im1 * (im2 / s);
        v[1] = below * (h(m, m) + h(m + 1, m + 1) - re1 - re2);
        v[2] = below * h(m + 2, m + 1);
        s = std::abs(v[0]) + std::abs(v[1]) + std::abs(v[2]);
        for (R& x : v) x /= s;
        if (m == l) break;
        if (std::abs(h(m, m - 1)) * (std::abs(v[1]) + std::abs(v[2])) <=
            ulp * std::abs(v[0]) *
                (std::abs(h(m - 1, m - 1)) + std::abs(h(m, m)) + std::abs(h(m + 1, m + 1))))
          break;
      }
      for (k = m; k < i; ++k) {
        int64_t size = std::min<int64_t>(3, i - k + 1);
        if (k > m)
          for (int64_t j = 0; j < size; ++j) v[j] = h(k + j, k - 1);
        R t1 = make_reflector(v[0], Mat<R>{v + 1, size - 1, 1, 1, 0});
        if (k > m) {
          h(k, k - 1) = v[0];
          h(k + 1, k - 1) = 0;
          if (k < i - 1) h(k + 2, k - 1) = 0;
        } else if (m > l) {
          h(k, k - 1) *= 1 - t1;
        }
        R v2 = v[1], t2 = t1 * v2, v3 = size == 3 ? v[2] : 0, t3 = t1 * v3;
        auto turn = [&](R& a, R& b, R* c) {
          R sum = a + v2 * b;
          if (c) sum += v3 * *c;
          a -= sum * t1;
          b -= sum * t2;
          if (c) *c -= sum * t3;
        };
        bool three = size == 3;
        for (int64_t j = k; j <= last; ++j)
          turn(h(k, j), h(k + 1, j), three ? &h(k + 2, j) : nullptr);
        for (int64_t j = first; j <= (three ? std::min(k + 3, i) : i); ++j)
          turn(h(j, k), h(j, k + 1), three ? &h(j, k + 2) : nullptr);
        for (int64_t j = 0; j < z.rows; ++j)
          turn(z(j, k), z(j, k + 1), three ? &z(j, k + 2) : nullptr);
      }
    }
    if (l == i) {
      re[i] = h(i, i);
      im[i] = 0;
    } else {
      R c, s;
      standard_form(h(i - 1, i - 1), h(i - 1, i), h(i, i - 1), h(i, i), re[i - 1], im[i - 1], re[i],
                    im[i], c, s);
      if (whole) {
        if (i + 1 < n) rotate_rows(h.from(0, i + 1), i - 1, c, s);
        rotate_rows(h.first(i - 1, n).t(), i - 1, c, s);
        rotate_rows(z.t(), i - 1, c, s);
      }
    }
    i = l - 1;
  }
  return true;
}

/// The vectors of a matrix of Schur's form times z, by substitution; z is used up. Those of a pair
/// of conjugate values stand in two columns, real and imaginary part.
template <class R>
void schur_vectors(const Mat<R>& t, const R* im, const Mat<R>& z) {
  using C = Complex<R>;
  int64_t n = t.rows;
  R small = kSmallest<R> * (R(n) / std::numeric_limits<R>::epsilon());
  for (int64_t k = n - 1; k >= 0; --k) {
    bool pair = im[k] != 0;
    int64_t top = pair ? k - 1 : k;
    std::vector<C> x(static_cast<size_t>(k + 1));
    R wi = pair ? std::sqrt(std::abs(t(k, k - 1))) * std::sqrt(std::abs(t(k - 1, k))) : R(0);
    C w(t(k, k), wi);
    if (!pair) {
      x[size_t(k)] = R(1);
    } else if (std::abs(t(k - 1, k)) >= std::abs(t(k, k - 1))) {
      x[size_t(k - 1)] = 1;
      x[size_t(k)] = C(0, wi / t(k - 1, k));
    } else {
      x[size_t(k - 1)] = -wi / t(k, k - 1);
      x[size_t(k)] = C(0, 1);
    }
    for (int64_t i = 0; i < top; ++i)
      for (int64_t j = top; j <= k; ++j) x[size_t(i)] -= x[size_t(j)] * t(i, j);
    R least =
        std::max(std::numeric_limits<R>::epsilon() * (std::abs(w.real()) + std::abs(wi)), small);
    auto sure = [&](C d) { return modulus(d) < least ? C(least) : d; };
    for (int64_t j = top - 1; j >= 0; --j) {
      int64_t high = j;
      if (j > 0 && t(j, j - 1) != 0) {
        // Two rows at once, by Cramer's rule.
        --j;
        C a = C(t(j, j)) - w, b = t(j, j + 1), c = t(j + 1, j), d = C(t(j + 1, j + 1)) - w;
        C det = sure(a * d - b * c), p = x[size_t(j)], q = x[size_t(j + 1)];
        x[size_t(j)] = (d * p - b * q) / det;
        x[size_t(j + 1)] = (a * q - c * p) / det;
      } else {
        x[size_t(j)] /= sure(C(t(j, j)) - w);
      }
      for (int64_t m = j; m <= high; ++m)
        for (int64_t i = 0; i < j; ++i) x[size_t(i)] -= x[size_t(m)] * t(i, m);
    }
    for (int64_t i = 0; i < n; ++i) {
      C sum = 0;
      for (int64_t j = 0; j <= k; ++j) sum += x[size_t(j)] * z(i, j);
      // Columns to the left are still those of z.
      z(i, k) = pair ? sum.imag() : sum.real();
      if (pair) z(i, k - 1) = sum.real();
    }
    if (pair) --k;
  }
}

// --- Complex ---------------------------------------------------------------------------------

/// The principal root.
template <class R>
Complex<R> root(Complex<R> x) {
  R size = modulus(x);
  if (size == 0) return R(0);
  R whole = std::sqrt((size + std::abs(x.re)) / 2), part = x.im / (2 * whole);
  if (x.re >= 0) return {whole, part};
  return {std::abs(part), std::copysign(whole, x.im)};
}

/// Of a Hessenberg matrix whose elements below the diagonal become real (lahqr of complex numbers).
template <class R>
bool hessenberg_eigen(const Mat<Complex<R>>& h, int64_t low, int64_t high, Complex<R>* w,
                      const Mat<Complex<R>>& z) {
  using C = Complex<R>;
  int64_t n = h.rows;
  bool whole = z.rows > 0;
  if (low == high) {
    w[low] = h(low, low);
    return true;
  }
  int64_t first = whole ? 0 : low, last = whole ? n - 1 : high;
  // Row i from column `from` to `to` times `by`; column i down to row `to` and that of z by its
  // conjugate.
  auto turn_row = [&](int64_t i, int64_t from, int64_t to, C by) {
    for (int64_t j = from; j <= to; ++j) h(i, j) *= by;
  };
  auto turn_column = [&](int64_t i, int64_t from, int64_t to, C by) {
    for (int64_t j = from; j <= to; ++j) h(j, i) *= conj(by);
    for (int64_t j = 0; j < z.rows; ++j) z(j, i) *= conj(by);
  };
  for (int64_t i = low + 1; i <= high; ++i) {
    if (h(i, i - 1).im == 0) continue;
    C unit = h(i, i - 1) / magnitude(h(i, i - 1));
    unit = conj(unit) / modulus(unit);
    h(i, i - 1) = modulus(h(i, i - 1));
    turn_row(i, i, last, unit);
    turn_column(i, first, std::min(last, i + 1), unit);
  }
  R ulp = std::numeric_limits<R>::epsilon(), small = kSmallest<R> * (R(high - low + 1) / ulp);
  int64_t limit = 30 * std::max<int64_t>(10, high - low + 1);
  for (int64_t i = high; i >= low;) {
    int64_t l = low, since = 0, tries = 0;
    for (;; ++tries) {
      if (tries > limit) return false;
      int64_t k = i;
      for (; k > l; --k) {
        R below = magnitude(h(k, k - 1));
        if (below <= small) break;
        R size = magnitude(h(k - 1, k - 1)) + magnitude(h(k, k));
        if (size == 0) {
          if (k - 2 >= low) size += std::abs(h(k - 1, k - 2).re);
          if (k + 1 <= high) size += std::abs(h(k + 1, k).re);
        }
        if (std::abs(h(k, k - 1).re) > ulp * size) continue;
        R beside = magnitude(h(k - 1, k)), d = magnitude(h(k, k));
        R gap = magnitude(h(k - 1, k - 1) - h(k, k));
        R ab = std::max(below, beside), ba = std::min(below, beside);
        R aa = std::max(d, gap), bb = std::min(d, gap), s = aa + ab;
        if (ba * (ab / s) <= std::max(small, ulp * (bb * (aa / s)))) break;
      }
      l = k;
      if (l > low) h(l, l - 1) = R(0);
      if (l >= i) break;
      ++since;
      if (!whole) first = l, last = i;
      C shift = h(i, i);
      if (since % 20 == 0) {
        shift += R(0.75) * std::abs(h(i, i - 1).re);
      } else if (since % 10 == 0) {
        shift = h(l, l) + R(0.75) * std::abs(h(l + 1, l).re);
      } else {
        C u = root(h(i - 1, i)) * root(h(i, i - 1));
        R s = magnitude(u);
        if (s != 0) {
          C x = R(0.5) * (h(i - 1, i - 1) - shift);
          R sx = magnitude(x);
          s = std::max(s, sx);
          C xs = x / s, us = u / s, y = s * root(xs * xs + us * us);
          if (sx > 0 && (x / sx).re * y.re + (x / sx).im * y.im < 0) y = -y;
          shift -= u * (u / (x + y));
        }
      }
      // Where two elements below the diagonal are small, the step starts there.
      C v[2];
      int64_t m = i - 1;
      for (;; --m) {
        C h11 = h(m, m) - shift;
        R h21 = h(m + 1, m).re, s = magnitude(h11) + std::abs(h21);
        v[0] = h11 / s;
        v[1] = h21 / s;
        if (m == l ||
            std::abs(h(m, m - 1).re) * std::abs(v[1].re) <=
                ulp * (magnitude(v[0]) * (magnitude(h(m, m)) + magnitude(h(m + 1, m + 1)))))
          break;
      }
      for (k = m; k < i; ++k) {
        if (k > m) v[0] = h(k, k - 1), v[1] = h(k + 1, k - 1);
        C t1 = make_reflector(v[0], Mat<C>{v + 1, 1, 1, 1, 0});
        if (k > m) {
          h(k, k - 1) = v[0];
          h(k + 1, k - 1) = R(0);
        }
        C v2 = v[1];
        R t2 = (t1 * v2).re;
        for (int64_t j = k; j <= last; ++j) {
          C sum = conj(t1) * h(k, j) + t2 * h(k + 1, j);
          h(k, j) -= sum;
          h(k + 1, j) -= sum * v2;
        }
        auto from_right = [&](C& a, C& b) {
          C sum = t1 * a + t2 * b;
          a -= sum;
          b -= sum * conj(v2);
        };
        for (int64_t j = first; j <= std::min(k + 2, i); ++j) from_right(h(j, k), h(j, k + 1));
        for (int64_t j = 0; j < z.rows; ++j) from_right(z(j, k), z(j, k + 1));
        if (k == m && m > l) {
          C by = C(1) - t1;
          by = by / modulus(by);
          h(m + 1, m) *= conj(by);
          if (m + 2 <= i) h(m + 2, m + 1) *= by;
          for (int64_t j = m; j <= i; ++j) {
            if (j == m + 1) continue;
            turn_row(j, j + 1, last, by);
            turn_column(j, first, j - 1, by);
          }
        }
      }
      C end = h(i, i - 1);
      if (end.im != 0) {
        R size = modulus(end);
        h(i, i - 1) = size;
        C by = conj(end / size);
        turn_row(i, i + 1, last, by);
        turn_column(i, first, i - 1, by);
      }
    }
    w[i] = h(i, i);
    i = l - 1;
  }
  return true;
}

template <class R>
void schur_vectors(const Mat<Complex<R>>& t, const Mat<Complex<R>>& z) {
  using C = Complex<R>;
  int64_t n = t.rows;
  R ulp = std::numeric_limits<R>::epsilon(), small = kSmallest<R> * (R(n) / ulp);
  std::vector<C> x(static_cast<size_t>(n));
  for (int64_t k = n - 1; k >= 0; --k) {
    R least = std::max(ulp * magnitude(t(k, k)), small);
    for (int64_t i = 0; i < k; ++i) x[size_t(i)] = -t(i, k);
    x[size_t(k)] = R(1);
    for (int64_t j = k - 1; j >= 0; --j) {
      C d = t(j, j) - t(k, k);
      x[size_t(j)] /= magnitude(d) < least ? C(least) : d;
      for (int64_t i = 0; i < j; ++i) x[size_t(i)] -= x[size_t(j)] * t(i, j);
    }
    for (int64_t i = 0; i < n; ++i) {
      C sum = R(0);
      for (int64_t j = 0; j <= k; ++j) sum += x[size_t(j)] * z(i, j);
      z(i, k) = sum;
    }
  }
}

// --- Both ------------------------------------------------------------------------------------

/// The norm of a vector becomes 1, and the largest of its elements real: positive, or of the sign
/// that its real part has.
template <class R>
void normalise_vector(const Mat<Complex<R>>& v, bool keeps_sign) {
  using C = Complex<R>;
  v.scale(C(1 / norm(v)));
  int64_t at = 0;
  auto square = [&](int64_t k) { return v(k, 0).re * v(k, 0).re + v(k, 0).im * v(k, 0).im; };
  for (int64_t k = 1; k < v.rows; ++k)
    if (square(k) > square(at)) at = k;
  R size = std::sqrt(square(at));
  v.scale(conj(v(at, 0)) / (keeps_sign && v(at, 0).re < 0 ? -size : size));
  v(at, 0).im = 0;
}

/// Eigenvalues of a, which is used up, and where v has rows the vectors, of norm 1. False where it
/// does not converge.
template <class T, class R = Real<T>>
bool general_eigen(const Mat<T>& a, Complex<R>* values, const Mat<Complex<R>>& v) {
  int64_t n = a.rows;
  if (n == 0) return true;
  Own<T> turned(v.rows, v.rows);
  const Mat<T>& z = turned.view;
  Balance<R> balanced = balance(a);
  int64_t low = balanced.low, high = balanced.high;
  make_hessenberg(a, low, high, z);
  for (int64_t i = 0; i < n; ++i)
    if (i < low || i > high) values[i] = a(i, i);
  if constexpr (is_complex_number<T>) {
    if (!hessenberg_eigen(a, low, high, values, z)) return false;
    if (!v.rows) return true;
    schur_vectors(a, z);
    undo_balance(balanced, z);
    v.copy_from(z);
    for (int64_t i = 0; i < n; ++i) normalise_vector(v.from(0, i).first(n, 1), false);
  } else {
    std::vector<R> re(static_cast<size_t>(n)), im(static_cast<size_t>(n));
    for (int64_t i = 0; i < n; ++i) re[size_t(i)] = values[i].re;
    if (!hessenberg_eigen(a, low, high, re.data(), im.data(), z)) return false;
    for (int64_t i = 0; i < n; ++i) values[i] = {re[size_t(i)], im[size_t(i)]};
    if (!v.rows) return true;
    schur_vectors(a, im.data(), z);
    undo_balance(balanced, z);
    for (int64_t i = 0; i < n; ++i) {
      bool pair = im[size_t(i)] != 0;
      for (int64_t j = 0; j < n; ++j) v(j, i) = {z(j, i), pair ? z(j, i + 1) : R(0)};
      if (!pair) {
        z.from(0, i).first(n, 1).scale(1 / norm(z.from(0, i).first(n, 1)));
        for (int64_t j = 0; j < n; ++j) v(j, i) = z(j, i);
        continue;
      }
      normalise_vector(v.from(0, i).first(n, 1), true);
      ++i;
      for (int64_t j = 0; j < n; ++j) v(j, i) = conj(v(j, i - 1));
    }
  }
  return true;
}

}  // namespace tg::lapack
