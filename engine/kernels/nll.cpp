#include "kernels/nll.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "kernels/half.h"

namespace tg {
namespace {

/// Calls f(place, class, offset of the entry in `input`) for every target that is not ignored.
template <class F>
void each_target(const Tensor& input, const Tensor& target, int64_t ignore, F&& f) {
  bool batched = input.dim() > 1;
  int64_t classes = batched ? input.sizes()[1] : input.sizes()[0];
  int64_t class_stride = batched ? input.strides()[1] : input.strides()[0];
  // A place's offset in input: by target's dims, which are input's without the classes.
  Ints index(target.sizes().size()), input_strides;
  for (size_t d = 0; batched && d < index.size(); ++d)
    input_strides.push_back(input.strides()[d == 0 ? 0 : d + 1]);
  if (!batched) input_strides.resize(index.size(), 0);
  bool bytes = target.dtype() == DType::UInt8;
  int64_t from = 0, at = 0;
  for (int64_t place = 0, n = target.numel(); place < n; ++place) {
    int64_t c = bytes ? int64_t(target.data<uint8_t>()[from]) : target.data<int64_t>()[from];
    if (c != ignore) {
      check_as(ErrorType::Index, c >= 0 && c < classes, "Target ", c, " is out of bounds.");
      f(place, c, at + c * class_stride);
    }
    for (size_t d = index.size(); d-- > 0;) {
      from += target.strides()[d];
      at += input_strides[d];
      if (++index[d] < target.sizes()[d]) break;
      from -= index[d] * target.strides()[d];
      at -= index[d] * input_strides[d];
      index[d] = 0;
    }
  }
}

/// The factors by class; 1 where there are none.
template <class T>
auto factors(const Tensor& weight) {
  const T* p = weight.defined() ? weight.data<T>() : nullptr;
  int64_t step = p ? weight.strides()[0] : 0;
  return [p, step](int64_t c) { return p ? p[c * step] : T(1); };
}

/// Sums by levels: 2^k terms (of the n there are, k at least 4) go into one of the next level, so
/// that no sum grows much larger than what is added to it. It leaves PyTorch's last digits.
template <class T>
class CascadeSum {
 public:
  explicit CascadeSum(int64_t n) {
    int64_t bits = 0;
    while (int64_t{1} << bits < n) ++bits;
    power_ = std::max<int64_t>(4, bits / int64_t(kLevels));
  }
  /// Adds the term of the given place.
  void add(int64_t place, T term) {
    sums_[0] += term;
    int64_t mask = (int64_t{1} << power_) - 1;
    for (size_t level = 0; level + 1 < kLevels; ++level, mask <<= power_) {
      if (place & mask) break;
      sums_[level + 1] += sums_[level];
      sums_[level] = 0;
    }
  }
  T total() const { return std::accumulate(sums_.begin(), sums_.end(), T(0)); }

 private:
  static constexpr size_t kLevels = 8;
  int64_t power_;
  std::array<T, kLevels> sums_{};
};

}  // namespace

void nll_forward(const Tensor& losses, const Tensor& sum, const Tensor& total, const Tensor& input,
                 const Tensor& target, const Tensor& weight, int64_t ignore) {
  if (is_half(input.dtype()))
    return in_floats<3>(nll_forward, losses, sum, total, input, target, weight, ignore);
  dispatch_floating(input.dtype(), "nll_loss_out_frame", [&]<class T>() {
    const T* in = input.data<T>();
    T* out = losses.defined() ? losses.data<T>() : nullptr;
    for (int64_t i = 0; out && i < losses.numel(); ++i) out[i] = 0;
    auto factor = factors<T>(weight);
    CascadeSum<T> loss(target.numel()), used(target.numel());
    each_target(input, target, ignore, [&](int64_t place, int64_t c, int64_t at) {
      // Without a batch it is a sum of one, which is not -0.
      T value = input.dim() > 1 ? -in[at] * factor(c) : 0 - in[at] * factor(c);
      if (out) out[place] = value;
      loss.add(place, value);
      used.add(place, factor(c));
    });
    if (sum.defined()) *sum.data<T>() = loss.total();
    *total.data<T>() = out ? T(0) : used.total();
  });
}

void nll_backward(const Tensor& result, const Tensor& gradient, const Tensor& target,
                  const Tensor& weight, int64_t ignore, double divisor) {
  if (is_half(result.dtype()))
    return in_floats<1>(nll_backward, result, gradient, target, weight, ignore, divisor);
  dispatch_floating(result.dtype(), "nll_loss_backward_out_frame", [&]<class T>() {
    T* out = result.data<T>();
    auto factor = factors<T>(weight);
    bool single = gradient.numel() == 1;
    const T* g = gradient.data<T>();
    each_target(result, target, ignore, [&](int64_t place, int64_t c, int64_t at) {
      out[at] = -factor(c) * (single ? g[0] : g[place]) / T(divisor);
    });
  });
}

}  // namespace tg
