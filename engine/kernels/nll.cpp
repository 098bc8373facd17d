#include "kernels/nll.h"

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

}  // namespace

void nll_forward(const Tensor& losses, const Tensor& sum, const Tensor& total, const Tensor& input,
                 const Tensor& target, const Tensor& weight, int64_t ignore) {
  dispatch_floating(input.dtype(), "nll_loss_out_frame", [&]<class T>() {
    const T* in = input.data<T>();
    T* out = losses.defined() ? losses.data<T>() : nullptr;
    for (int64_t i = 0; out && i < losses.numel(); ++i) out[i] = 0;
    auto factor = factors<T>(weight);
    double loss = 0, used = 0;
    each_target(input, target, ignore, [&](int64_t place, int64_t c, int64_t at) {
      T value = -in[at] * factor(c);
      if (out) out[place] = value;
      loss += double(value);
      used += double(factor(c));
    });
    if (sum.defined()) *sum.data<T>() = T(loss);
    *total.data<T>() = T(out ? 0 : used);
  });
}

void nll_backward(const Tensor& result, const Tensor& gradient, const Tensor& target,
                  const Tensor& weight, int64_t ignore, double divisor) {
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
