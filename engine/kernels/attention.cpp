#include "kernels/attention.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "kernels/matmul.h"
#include "kernels/one_at_a_time.h"
#include "kernels/vector_sum.h"

namespace tg {
namespace {

constexpr int kBytes = 32;  // of a vector of PyTorch's kernels

// p[i] = exp(p[i] - highest); their sum. PyTorch takes a short exponential for whole vectors of
// floats, and its library's for those that remain.
template <class T>
T exponentiate(T* p, int64_t n, T highest) {
  constexpr int64_t kWidth = kBytes / sizeof(T);
  int64_t whole = n - n % kWidth;
  for (int64_t i = 0; i < n; ++i) p[i] -= highest;
  if constexpr (std::is_same_v<T, float>) {
    using namespace vector_math;
    if (fused::available())
      for (int64_t i = 0; i < whole; i += 4)
        store(p + i, Methods<Fused>().short_exp(load<Floats4>(p + i)));
    else
      for (int64_t i = 0; i < whole; ++i) p[i] = Methods<One>().short_exp(p[i]);
  } else {
    for (int64_t i = 0; i < whole; ++i) p[i] = std::exp(p[i]);
  }
  T sums[kWidth] = {};
  for (int64_t i = 0; i < whole; ++i) sums[i % kWidth] += p[i];
  for (int64_t half = kWidth / 2; half > 0; half /= 2)
    for (int64_t i = 0; i < half; ++i) sums[i] += sums[i + half];
  for (int64_t i = whole; i < n; ++i) sums[0] += p[i] = T(std::exp(double(p[i])));
  return sums[0];
}

// What lies at (n, h) of a tensor of four dims.
struct Heads {
  Matrices matrix;
  std::array<int64_t, 2> steps;

  explicit Heads(const Tensor& t) : steps{t.strides()[0], t.strides()[1]} {
    matrix.data = t.raw();
    matrix.rows = t.sizes()[2];
    matrix.cols = t.sizes()[3];
    matrix.row_stride = t.strides()[2];
    matrix.col_stride = t.strides()[3];
  }
  template <class T>
  Matrices at(int64_t n, int64_t h, int64_t first, int64_t rows) const {
    Matrices m = matrix;
    m.data += (n * steps[0] + h * steps[1] + first * m.row_stride) * int64_t(sizeof(T));
    m.rows = rows;
    return m;
  }
};

template <class T>
Matrices block(T* data, int64_t rows, int64_t cols) {
  Matrices m;
  m.data = reinterpret_cast<std::byte*>(data);
  m.rows = rows;
  m.cols = m.row_stride = cols;
  m.col_stride = 1;
  return m;
}

}  // namespace

void attend(const Tensor& out, const Tensor& lse, const Tensor& query, const Tensor& key,
            const Tensor& value, const Tensor& mask, bool causal, double scale) {
  static constexpr char kName[] = "flash_attention";
  DType dtype = query.dtype();
  int64_t samples = query.size(0), heads = query.size(1), rows = query.size(2), keys = key.size(2),
          width = query.size(3);
  int64_t high = std::min<int64_t>(rows, rows >= 768 ? 256 : rows >= 192 ? 64 : 32);
  int64_t wide = std::min<int64_t>(keys, 512);
  Heads q(query), k(key), v(value);
  dispatch_floating(dtype, kName, [&]<class T>() {
    constexpr T kLowest = -std::numeric_limits<T>::infinity();
    std::vector<T> scores(size_t(high * wide)), highest(static_cast<size_t>(high)),
        sums(static_cast<size_t>(high));
    T factor = T(scale), *to = out.data<T>(), *logs = lse.data<T>();
    for (int64_t at = 0; at < samples * heads; ++at)
      for (int64_t m = 0; m < rows; m += high) {
        int64_t n = at / heads, h = at % heads, many = std::min(high, rows - m);
        T* sum_of_values = to + (at * rows + m) * width;
        std::fill_n(sum_of_values, many * width, T(0));
        std::fill(highest.begin(), highest.end(), kLowest);
        std::fill(sums.begin(), sums.end(), T(0));
        int64_t seen = causal ? std::min(m + many, keys) : keys;
        for (int64_t first = 0; first < seen; first += wide) {
          int64_t count = std::min(wide, keys - first);
          multiply(dtype, q.at<T>(n, h, m, many), transposed(k.at<T>(n, h, first, count)),
                   block(scores.data(), many, count), kName);
          for (int64_t i = 0; i < many; ++i) {
            T* row = scores.data() + i * count;
            if (causal)
              for (int64_t j = std::max<int64_t>(m + i + 1 - first, 0); j < count; ++j)
                row[j] = kLowest;
            if (mask.defined()) {
              const Ints& step = mask.strides();
              const T* more =
                  mask.data<T>() + n * step[0] + h * step[1] + (m + i) * step[2] + first * step[3];
              for (int64_t j = 0; j < count; ++j)
                row[j] = vector_math::fma(row[j], factor, more[j * step[3]]);
            } else {
              for (int64_t j = 0; j < count; ++j) row[j] *= factor;
            }
            T& top = highest[size_t(i)];
            T before = top;
            for (int64_t j = 0; j < count; ++j)
              if (row[j] > top || std::isnan(row[j])) top = row[j];
            if (top == kLowest) {  // nothing is to be seen
              std::fill_n(row, count, T(0));
              continue;
            }
            T& sum = sums[size_t(i)];
            T shrink = T(std::exp(double(before - top)));
            sum = vector_math::fma(shrink, sum, exponentiate(row, count, top));
            if (first > 0)
              for (int64_t e = 0; e < width; ++e) sum_of_values[i * width + e] *= shrink;
          }
          multiply(dtype, block(scores.data(), many, count), v.at<T>(n, h, first, count),
                   block(sum_of_values, many, width), kName, first > 0);
        }
        for (int64_t i = 0; i < many; ++i) {
          T sum = sums[size_t(i)] == 0 ? T(1) : sums[size_t(i)], inverse = 1 / sum;
          for (int64_t e = 0; e < width; ++e) sum_of_values[i * width + e] *= inverse;
          T top = highest[size_t(i)] == kLowest ? T(0) : highest[size_t(i)];
          logs[at * rows + m + i] = top + T(std::log(double(sum)));
        }
      }
  });
}

void multiply_rows(const Tensor& sums, const Tensor& a, const Tensor& b) {
  int64_t width = a.size(-1);
  dispatch_floating(a.dtype(), "flash_attention_backward", [&]<class T>() {
    auto first = [](auto x, auto y) { return x * y; };
    auto add = [](auto sum, auto x, auto y) { return sum + x * y; };
    for (int64_t i = 0; i < sums.numel(); ++i)
      sums.data<T>()[i] = vector_sum<kBytes>(width, first, add, add, a.data<T>() + i * width,
                                             b.data<T>() + i * width);
  });
}

}  // namespace tg
