#include "kernels/ctc.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace tg {
namespace {

template <class T>
constexpr T kNever = -std::numeric_limits<T>::infinity();

/// log(exp(a) + exp(b) + exp(c)).
template <class T>
T log_sum(T a, T b, T c) {
  T most = std::max({a, b, c});
  if (most == kNever<T>) most = 0;
  return std::log(std::exp(a - most) + std::exp(b - most) + std::exp(c - most)) + most;
}

/// The label of a state: a blank stands before, between and after the labels.
int64_t label_of(const Labels& of, int64_t state) {
  return state % 2 ? of.labels[state / 2] : of.blank;
}
/// Whether the blank before a state may be left out.
bool skips(const Labels& of, int64_t state, int64_t other) {
  return state % 2 && label_of(of, state) != label_of(of, other);
}

}  // namespace

void align_labels(const Tensor& losses, const Tensor& log_alpha, const Tensor& log_probs,
                  const Labels& of, int64_t n) {
  int64_t batch = log_probs.size(1), labels = log_probs.size(2), width = log_alpha.size(2);
  int64_t states = 2 * of.count + 1;
  dispatch_floating(log_probs.dtype(), "ctc_loss_cpu", [&]<class T>() {
    T* alpha = log_alpha.data<T>() + n * log_alpha.size(1) * width;
    std::fill(alpha, alpha + log_alpha.size(1) * width, kNever<T>);
    auto score = [&](int64_t t, int64_t label) {
      return log_probs.data<T>()[(t * batch + n) * labels + label];
    };
    T& loss = losses.data<T>()[n];
    if (of.time == 0) {
      loss = of.count == 0 ? T(0) : -kNever<T>;
      return;
    }
    alpha[0] = score(0, of.blank);
    if (of.count > 0) alpha[1] = score(0, label_of(of, 1));
    for (int64_t t = 1; t < of.time; ++t) {
      T *now = alpha + t * width, *before = now - width;
      for (int64_t s = 0; s < states; ++s) {
        T one = s > 0 ? before[s - 1] : kNever<T>;
        T two = s > 1 && skips(of, s, s - 2) ? before[s - 2] : kNever<T>;
        now[s] = log_sum(before[s], one, two) + score(t, label_of(of, s));
      }
    }
    const T* last = alpha + (of.time - 1) * width;
    loss = of.count == 0 ? -last[0] : -log_sum(last[states - 1], last[states - 2], kNever<T>);
  });
}

void align_labels_backward(const Tensor& out, const Tensor& gradient, const Tensor& log_probs,
                           const Tensor& losses, const Tensor& log_alpha, const Labels& of,
                           int64_t n, bool zero_infinity) {
  int64_t batch = log_probs.size(1), labels = log_probs.size(2), width = log_alpha.size(2);
  int64_t states = 2 * of.count + 1;
  dispatch_floating(log_probs.dtype(), "ctc_loss_backward_cpu", [&]<class T>() {
    T loss = losses.data<T>()[n], back = gradient.data<T>()[n];
    auto row = [&](const Tensor& t, int64_t time) {
      return t.data<T>() + (time * batch + n) * labels;
    };
    for (int64_t t = 0; t < log_probs.size(0); ++t) std::fill_n(row(out, t), labels, T(0));
    if (zero_infinity && loss == -kNever<T>) return;
    const T* alpha = log_alpha.data<T>() + n * log_alpha.size(1) * width;
    std::vector<T> beta(size_t(states), kNever<T>), later;
    for (int64_t t = of.time - 1; t >= 0; --t) {
      const T* scores = row(log_probs, t);
      T* to = row(out, t);
      later = beta;
      for (int64_t s = 0; s < states; ++s) {
        if (t == of.time - 1) {
          beta[size_t(s)] = s >= states - 2 ? scores[label_of(of, s)] : kNever<T>;
          continue;
        }
        T one = s + 1 < states ? later[size_t(s + 1)] : kNever<T>;
        T two = s + 2 < states && skips(of, s, s + 2) ? later[size_t(s + 2)] : kNever<T>;
        beta[size_t(s)] = log_sum(later[size_t(s)], one, two) + scores[label_of(of, s)];
      }
      std::fill_n(to, labels, kNever<T>);
      for (int64_t s = 0; s < states; ++s) {
        T& sum = to[label_of(of, s)];
        sum = log_sum(sum, alpha[t * width + s] + beta[size_t(s)], kNever<T>);
      }
      for (int64_t c = 0; c < labels; ++c)
        to[c] = (std::exp(scores[c]) - std::exp(to[c] + loss - scores[c])) * back;
    }
  });
}

}  // namespace tg
