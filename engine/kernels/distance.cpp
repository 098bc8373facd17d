#include "kernels/distance.h"

#include <cmath>

#include "kernels/vector_math.h"

namespace tg {

void distances(const Tensor& out, const Tensor& a, const Tensor& b, double p) {
  int64_t rows = a.size(-2), cols = b.size(-2), width = a.size(-1);
  int64_t batches = rows && cols ? out.numel() / (rows * cols) : 0;
  dispatch_floating(out.dtype(), "cdist", [&]<class T>() {
    T* to = out.data<T>();
    const T *first = a.data<T>(), *second = b.data<T>();
    for (int64_t n = 0; n < batches; ++n)
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < cols; ++j) {
          const T *u = first + (n * rows + i) * width, *v = second + (n * cols + j) * width;
          // PyTorch's squares are rounded in vectors, and fused with the sum where they fill none.
          int64_t rounded = width - width % (16 / int64_t(sizeof(T)));
          T sum = 0;
          for (int64_t k = 0; k < width; ++k) {
            T d = std::abs(u[k] - v[k]);
            if (p == 0)
              sum += d != 0;
            else if (std::isinf(p))
              sum = d > sum || d != d ? d : sum;
            else if (p == 2 && k >= rounded)
              sum = vector_math::fma(d, d, sum);
            else
              sum += p == 1 ? d : p == 2 ? d * d : T(std::pow(double(d), p));
          }
          *to++ = p == 0 || p == 1 || std::isinf(p) ? sum
                  : p == 2                          ? std::sqrt(sum)
                                                    : T(std::pow(double(sum), 1 / p));
        }
  });
}

}  // namespace tg
