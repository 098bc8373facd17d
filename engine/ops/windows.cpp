// Window functions, which let a piece of a signal begin and end gently.
#include <cmath>

#include "op/functions.h"

namespace tg {
namespace {

using OptionalType = std::optional<DType>;

// What make(n) gives; periodic: the first n of n + 1.
template <class Make>
Tensor window(const char* name, int64_t n, bool periodic, const OptionalType& dtype, Make&& make) {
  DType type = dtype.value_or(default_dtype());
  check(is_differentiable(type), name,
        " expects floating point dtypes, got: TensorOptions(dtype=", c_name(type),
        ", device=cpu, layout=Strided (default), requires_grad=false (default), "
        "pinned_memory=false, memory_format=(nullopt))");
  check(n >= 0, name, " requires non-negative window_length, got window_length=", n);
  if (n == 0) return empty(Ints{0}, type);
  if (n == 1) return call<"ones">(Ints{1}, type);
  if (!periodic) return make(n, type);
  return call<"narrow">(make(n + 1, type), 0, 0, n);
}

// In place; the number is rounded to the dtype, half types too.
Tensor scaled(const Tensor& t, double by) {
  return call<"mul_.Tensor">(t, scalar_tensor(by, t.dtype()));
}
// 0, by, 2 by, …
Tensor steps(int64_t n, DType type, double by) { return scaled(call<"arange">(n, type), by); }

Tensor cosine(const char* name, int64_t n, bool periodic, double alpha, double beta,
              const OptionalType& dtype) {
  return window(name, n, periodic, dtype, [&](int64_t count, DType type) {
    Tensor wave = call<"cos_">(steps(count, type, 2 * M_PI / double(count - 1)));
    return call<"add_.Tensor">(scaled(wave, -beta), alpha);
  });
}
Tensor hann_periodic(int64_t n, bool periodic, OptionalType dtype) {
  return cosine("hann_window", n, periodic, 0.5, 0.5, dtype);
}
Tensor hann(int64_t n, OptionalType dtype) { return hann_periodic(n, true, dtype); }

Tensor hamming_alpha_beta(int64_t n, bool periodic, double alpha, double beta, OptionalType dtype) {
  return cosine("hamming_window", n, periodic, alpha, beta, dtype);
}
Tensor hamming_alpha(int64_t n, bool periodic, double alpha, OptionalType dtype) {
  return hamming_alpha_beta(n, periodic, alpha, 0.46, dtype);
}
Tensor hamming_periodic(int64_t n, bool periodic, OptionalType dtype) {
  return hamming_alpha(n, periodic, 0.54, dtype);
}
Tensor hamming(int64_t n, OptionalType dtype) { return hamming_periodic(n, true, dtype); }

Tensor blackman_periodic(int64_t n, bool periodic, OptionalType dtype) {
  return window("blackman_window", n, periodic, dtype, [](int64_t count, DType type) {
    Tensor angles = steps(count, type, M_PI / double(count - 1));
    auto wave = [&](double times, double height) {
      return scaled(call<"cos_">(angles * Scalar(times)), height);
    };
    return wave(4, 0.08) - wave(2, 0.5) + Scalar(0.42);
  });
}
Tensor blackman(int64_t n, OptionalType dtype) { return blackman_periodic(n, true, dtype); }

Tensor bartlett_periodic(int64_t n, bool periodic, OptionalType dtype) {
  return window("bartlett_window", n, periodic, dtype, [](int64_t count, DType type) {
    Tensor up = steps(count, type, 2 / double(count - 1));
    int64_t rising = (count - 1) / 2 + 1;
    Tensor falling = call<"narrow">(up, 0, rising, count - rising);
    call<"add_.Tensor">(scaled(falling, -1), 2);
    return up;
  });
}
Tensor bartlett(int64_t n, OptionalType dtype) { return bartlett_periodic(n, true, dtype); }

// Half types are computed as float32.
Tensor kaiser_beta(int64_t n, bool periodic, double beta, OptionalType dtype) {
  return window("kaiser_window", n, periodic, dtype, [&](int64_t count, DType type) {
    Tensor at = call<"arange">(count, type);
    if (is_half(type)) at = call<"_to_copy">(at, DType::Float32);
    double middle = double(count - 1) / 2;
    Tensor apart = (at - Scalar(middle)) / Scalar(middle);
    Tensor height = call<"sqrt">(call<"abs">(Scalar(1) - apart * apart)) * Scalar(beta);
    Tensor most = call<"i0">(scalar_tensor(beta, at.dtype()));
    return call<"to.dtype">(call<"i0">(height) / most, type);
  });
}
Tensor kaiser_periodic(int64_t n, bool periodic, OptionalType dtype) {
  return kaiser_beta(n, periodic, 12, dtype);
}
Tensor kaiser(int64_t n, OptionalType dtype) { return kaiser_periodic(n, true, dtype); }

#define OPTIONS                                                                            \
  "*, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=" \
  "None) -> Tensor"

constexpr Op kOps[] = {
    {.schema = "hann_window(int window_length, " OPTIONS,
     .forward = kernel<&hann>,
     .place = Place::Function},
    {.schema = "hann_window.periodic(int window_length, bool periodic, " OPTIONS,
     .forward = kernel<&hann_periodic>,
     .place = Place::Function},
    {.schema = "hamming_window(int window_length, " OPTIONS,
     .forward = kernel<&hamming>,
     .place = Place::Function},
    {.schema = "hamming_window.periodic(int window_length, bool periodic, " OPTIONS,
     .forward = kernel<&hamming_periodic>,
     .place = Place::Function},
    {.schema =
         "hamming_window.periodic_alpha(int window_length, bool periodic, float alpha, " OPTIONS,
     .forward = kernel<&hamming_alpha>,
     .place = Place::Function},
    {.schema = "hamming_window.periodic_alpha_beta(int window_length, bool periodic, float alpha, "
               "float beta, " OPTIONS,
     .forward = kernel<&hamming_alpha_beta>,
     .place = Place::Function},
    {.schema = "blackman_window(int window_length, " OPTIONS,
     .forward = kernel<&blackman>,
     .place = Place::Function},
    {.schema = "blackman_window.periodic(int window_length, bool periodic, " OPTIONS,
     .forward = kernel<&blackman_periodic>,
     .place = Place::Function},
    {.schema = "bartlett_window(int window_length, " OPTIONS,
     .forward = kernel<&bartlett>,
     .place = Place::Function},
    {.schema = "bartlett_window.periodic(int window_length, bool periodic, " OPTIONS,
     .forward = kernel<&bartlett_periodic>,
     .place = Place::Function},
    {.schema = "kaiser_window(int window_length, " OPTIONS,
     .forward = kernel<&kaiser>,
     .place = Place::Function},
    {.schema = "kaiser_window.periodic(int window_length, bool periodic, " OPTIONS,
     .forward = kernel<&kaiser_periodic>,
     .place = Place::Function},
    {.schema = "kaiser_window.beta(int window_length, bool periodic, float beta, " OPTIONS,
     .forward = kernel<&kaiser_beta>,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable windows_ops() { return kOps; }

}  // namespace tg
