#include "kernels/padding.h"

namespace tg {
namespace {

template <class T>
void add_all(T* to, const T* grad, int64_t planes, int64_t plane, const Places& places) {
  auto [depth, rows, columns] = std::array{places[0].size(), places[1].size(), places[2].size()};
  // How far apart in `to` neighbours of a dim are.
  for (int64_t p = 0; p < planes; ++p, to += plane)
    for (size_t d = 0; d < depth; ++d)
      for (size_t r = 0; r < rows; ++r)
        for (size_t c = 0; c < columns; ++c, ++grad) {
          T& sum = to[places[0][d] + places[1][r] + places[2][c]];
          sum = T(sum + *grad);
        }
}

}  // namespace

void add_at_places(const Tensor& to, const Tensor& grad, const Places& places, const char* kernel) {
  if (grad.numel() == 0) return;
  int64_t padded = int64_t(places[0].size() * places[1].size() * places[2].size());
  int64_t planes = grad.numel() / padded, plane = to.numel() / planes;
  auto run = [&]<class T>() { add_all(to.data<T>(), grad.data<T>(), planes, plane, places); };
  if (to.dtype() == DType::Float16) return run.template operator()<Half>();
  if (to.dtype() == DType::BFloat16) return run.template operator()<BFloat16>();
  dispatch_floating_complex(to.dtype(), kernel, run);
}

}  // namespace tg
