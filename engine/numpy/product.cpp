#include "numpy/product.h"

#include "kernels/copy.h"

namespace tg::numpy {
namespace {

template <class T>
void multiply(T* __restrict out, const T* a, const Ints& by, const T* __restrict b, int64_t n,
              int64_t k, int64_t m) {
  for (int64_t i = 0; i < n; ++i, out += m) {
    for (int64_t j = 0; j < m; ++j) out[j] = 0;
    for (int64_t l = 0; l < k; ++l) {
      T left = a[i * by[1] + l * by[2]];
      for (int64_t j = 0; j < m; ++j) out[j] += left * b[l * m + j];
    }
  }
}

}  // namespace

Tensor product(const Tensor& a, const Tensor& b) {
  check(a.dim() == 3 && b.dim() == 3 && a.size(0) == b.size(0) && a.size(2) == b.size(1) &&
            a.dtype() == b.dtype(),
        "malformed call: matrices that do not fit");
  Tensor right = b;
  if (!b.is_contiguous()) {
    right = empty(b.sizes(), b.dtype());
    copy_elements(right, b);
  }
  int64_t count = a.size(0), n = a.size(1), k = a.size(2), m = b.size(2);
  Tensor out = empty({count, n, m}, a.dtype());
  auto run = [&]<class T>(T) {
    for (int64_t i = 0; i < count; ++i)
      multiply(out.data<T>() + i * n * m, a.data<T>() + i * a.stride(0), a.strides(),
               right.data<T>() + i * k * m, n, k, m);
  };
  if (a.dtype() == DType::Float64)
    run(double());
  else if (a.dtype() == DType::Float32)
    run(float());
  else
    fail_not_implemented("numpy.product", a.dtype());
  return out;
}

}  // namespace tg::numpy
