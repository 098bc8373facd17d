#include "kernels/margin.h"

namespace tg {
namespace {

/// f(row, its scores, its target, weight) of each row.
template <class T, class F>
void each_row(const Tensor& scores, const Tensor& targets, const Tensor& weight, F&& f) {
  int64_t classes = scores.size(-1), rows = classes ? scores.numel() / classes : 0;
  for (int64_t n = 0; n < rows; ++n) {
    int64_t target = targets.data<int64_t>()[n];
    check(target >= 0 && target < classes, "target out of range");
    f(n, scores.data<T>() + n * classes, target,
      weight.defined() ? weight.data<T>()[target] : T(1));
  }
}

/// The targets of a row: how many come before a negative number.
int64_t count_targets(const int64_t* targets, int64_t classes) {
  int64_t n = 0;
  while (n < classes && targets[n] >= 0) ++n;
  return n;
}

}  // namespace

void multi_margin(const Tensor& losses, const Tensor& scores, const Tensor& targets,
                  const Tensor& weight, int64_t p, double margin) {
  int64_t classes = scores.size(-1);
  dispatch_floating(scores.dtype(), "multi_margin_loss_cpu_kernel", [&]<class T>() {
    each_row<T>(scores, targets, weight, [&](int64_t n, const T* row, int64_t target, T by) {
      T sum = 0;
      for (int64_t c = 0; c < classes; ++c) {
        T gap = T(margin) - row[target] + row[c];
        if (c != target && gap > 0) sum += (p == 1 ? gap : gap * gap) * by;
      }
      losses.data<T>()[n] = sum / T(classes);
    });
  });
}

void multi_margin_backward(const Tensor& out, const Tensor& gradient, const Tensor& scores,
                           const Tensor& targets, const Tensor& weight, int64_t p, double margin) {
  int64_t classes = scores.size(-1);
  dispatch_floating(scores.dtype(), "multi_margin_loss_backward_cpu_kernel", [&]<class T>() {
    each_row<T>(scores, targets, weight, [&](int64_t n, const T* row, int64_t target, T by) {
      T share = T(1) / T(classes), of_target = 0, back = gradient.data<T>()[n];
      T* to = out.data<T>() + n * classes;
      for (int64_t c = 0; c < classes; ++c) {
        T gap = T(margin) - row[target] + row[c];
        if (c == target) continue;
        T g = gap > 0 ? (p == 1 ? share : 2 * share * gap) * by : T(0);
        of_target -= g;
        to[c] = g * back;
      }
      to[target] = of_target * back;
    });
  });
}

void multilabel_margin(const Tensor& losses, const Tensor& is_target, const Tensor& scores,
                       const Tensor& targets) {
  int64_t classes = scores.size(-1), rows = classes ? scores.numel() / classes : 0;
  dispatch_floating(scores.dtype(), "multilabel_margin_loss_forward_out_frame", [&]<class T>() {
    for (int64_t n = 0; n < rows; ++n) {
      const int64_t* wanted = targets.data<int64_t>() + n * classes;
      const T* row = scores.data<T>() + n * classes;
      T *is = is_target.data<T>() + n * classes, sum = 0;
      int64_t count = count_targets(wanted, classes);
      for (int64_t c = 0; c < classes; ++c) is[c] = 0;
      for (int64_t k = 0; k < count; ++k) is[wanted[k]] = 1;
      for (int64_t k = 0; k < count; ++k)
        for (int64_t c = 0; c < classes; ++c) {
          T gap = 1 - row[wanted[k]] + row[c];
          if (is[c] == 0 && gap > 0) sum += gap;
        }
      losses.data<T>()[n] = sum / T(classes);
    }
  });
}

void multilabel_margin_backward(const Tensor& out, const Tensor& gradient, const Tensor& scores,
                                const Tensor& targets, const Tensor& is_target) {
  int64_t classes = scores.size(-1), rows = classes ? scores.numel() / classes : 0;
  dispatch_floating(scores.dtype(), "multilabel_margin_loss_backward_out", [&]<class T>() {
    for (int64_t n = 0; n < rows; ++n) {
      const int64_t* wanted = targets.data<int64_t>() + n * classes;
      const T *row = scores.data<T>() + n * classes, *is = is_target.data<T>() + n * classes;
      T *to = out.data<T>() + n * classes, share = T(1) / T(classes);
      int64_t count = count_targets(wanted, classes);
      for (int64_t c = 0; c < classes; ++c) to[c] = 0;
      for (int64_t k = 0; k < count; ++k)
        for (int64_t c = 0; c < classes; ++c)
          if (is[c] == 0 && 1 - row[wanted[k]] + row[c] > 0) {
            to[wanted[k]] -= share;
            to[c] += share;
          }
      for (int64_t c = 0; c < classes; ++c) to[c] *= gradient.data<T>()[n];
    }
  });
}

}  // namespace tg
