#include "kernels/distance.h"

#include <algorithm>
#include <cmath>

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
          double sum = 0;
          for (int64_t k = 0; k < width; ++k) {
            double d = std::abs(double(u[k]) - double(v[k]));
            if (p == 0)
              sum += d != 0;
            else if (std::isinf(p))
              sum = std::max(sum, d);
            else
              sum += p == 1 ? d : p == 2 ? d * d : std::pow(d, p);
          }
          *to++ = T(p == 0 || p == 1 || std::isinf(p) ? sum
                    : p == 2                          ? std::sqrt(sum)
                                                      : std::pow(sum, 1 / p));
        }
  });
}

}  // namespace tg
