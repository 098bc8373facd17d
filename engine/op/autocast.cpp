#include "op/autocast.h"

#include <algorithm>
#include <unordered_map>

#include "autograd/metadata.h"
#include "op/functions.h"

namespace tg {
namespace {

// Those in the lower precision, those that see the widest of their arguments, and those in float.
constexpr std::string_view kLower[] = {"_addmm_activation",
                                       "addbmm",
                                       "addmm",
                                       "baddbmm",
                                       "bmm",
                                       "conv1d",
                                       "conv2d",
                                       "conv3d",
                                       "conv_tbc",
                                       "conv_transpose1d",
                                       "conv_transpose2d",
                                       "conv_transpose3d",
                                       "linalg_vecdot",
                                       "linear",
                                       "matmul",
                                       "mm",
                                       "prelu",
                                       "scaled_dot_product_attention"};
constexpr std::string_view kWidest[] = {"cat", "index_copy", "stack"};
constexpr std::string_view kFloat[] = {"adaptive_avg_pool3d",
                                       "adaptive_max_pool3d",
                                       "avg_pool3d",
                                       "binary_cross_entropy",
                                       "binary_cross_entropy_with_logits",
                                       "cdist",
                                       "cholesky_inverse",
                                       "cholesky_solve",
                                       "cosine_embedding_loss",
                                       "cross_entropy_loss",
                                       "ctc_loss",
                                       "fft_fft",
                                       "fft_fft2",
                                       "fft_fftn",
                                       "fft_hfft",
                                       "fft_ifft",
                                       "fft_ifft2",
                                       "fft_ifftn",
                                       "fft_ihfft",
                                       "fft_irfft",
                                       "fft_irfft2",
                                       "fft_irfftn",
                                       "fft_rfft",
                                       "fft_rfft2",
                                       "fft_rfftn",
                                       "fractional_max_pool2d",
                                       "fractional_max_pool3d",
                                       "geqrf",
                                       "grid_sampler",
                                       "grid_sampler_2d",
                                       "grid_sampler_3d",
                                       "hinge_embedding_loss",
                                       "huber_loss",
                                       "inverse",
                                       "kl_div",
                                       "l1_loss",
                                       "linalg_cholesky",
                                       "linalg_cholesky_ex",
                                       "linalg_cond",
                                       "linalg_eig",
                                       "linalg_eigh",
                                       "linalg_eigvals",
                                       "linalg_eigvalsh",
                                       "linalg_householder_product",
                                       "linalg_inv",
                                       "linalg_inv_ex",
                                       "linalg_lstsq",
                                       "linalg_matrix_rank",
                                       "linalg_matrix_sqrth",
                                       "linalg_qr",
                                       "linalg_solve",
                                       "linalg_svd",
                                       "linalg_svdvals",
                                       "linalg_tensorinv",
                                       "linalg_tensorsolve",
                                       "lu_solve",
                                       "margin_ranking_loss",
                                       "max_pool3d",
                                       "max_unpool2d",
                                       "max_unpool3d",
                                       "mse_loss",
                                       "multi_margin_loss",
                                       "multilabel_margin_loss",
                                       "multilabel_margin_loss_forward",
                                       "nanquantile",
                                       "nll_loss",
                                       "nll_loss2d",
                                       "orgqr",
                                       "ormqr",
                                       "pinverse",
                                       "poisson_nll_loss",
                                       "polar",
                                       "prod",
                                       "quantile",
                                       "reflection_pad1d",
                                       "reflection_pad2d",
                                       "replication_pad1d",
                                       "replication_pad2d",
                                       "replication_pad3d",
                                       "smooth_l1_loss",
                                       "soft_margin_loss",
                                       "stft",
                                       "svd",
                                       "trace",
                                       "triangular_solve",
                                       "triplet_margin_loss",
                                       "view_as_complex"};

template <size_t N>
bool names(const std::string_view (&table)[N], std::string_view name) {
  return std::binary_search(std::begin(table), std::end(table), name);
}

bool is_eligible(const Tensor& t) {
  return t.defined() && is_floating(t.dtype()) && t.dtype() != DType::Float64;
}

// By the leaves, which are held: nobody else's memory takes their place.
std::unordered_map<TensorBody*, std::pair<Tensor, Tensor>>& copies() {
  static std::unordered_map<TensorBody*, std::pair<Tensor, Tensor>> all;
  return all;
}

Tensor cast(const Tensor& t, DType dtype) {
  if (!is_eligible(t) || t.dtype() == dtype) return t;
  bool keeps = autocast().caches && dtype == autocast().dtype && t.dtype() == DType::Float32 &&
               requires_grad(t) && is_leaf(t) && !is_view(t);
  if (!keeps) return call<"to.dtype">(t, dtype);
  auto [place, made] = copies().try_emplace(&t.body(), t, Tensor());
  if (made) place->second.second = call<"to.dtype">(t, dtype);
  return place->second.second;
}

// Calls f with every tensor among the arguments, which it may change.
template <class F>
void each_tensor(Args& args, F&& f) {
  for (Value& value : args) {
    if (value.is<Tensor>()) {
      Tensor t = value.as<Tensor>();
      f(t);
      value = t;
    } else if (value.is<TensorList>()) {
      TensorList list = value.as<TensorList>();
      for (Tensor& t : list) f(t);
      value = std::move(list);
    }
  }
}

}  // namespace

Autocast& autocast() {
  static Autocast state;
  return state;
}

void clear_autocast_cache() { copies().clear(); }

const Args* cast_arguments(const OpInfo& info, const Args& args, Args* out) {
  std::string_view name = info.schema.name;
  DType to = autocast().dtype;
  if (names(kFloat, name)) {
    to = DType::Float32;
  } else if (names(kWidest, name)) {
    Args all = args;
    each_tensor(all, [&](Tensor& t) {
      if (is_eligible(t)) to = promote(to, t.dtype());
    });
  } else if (!names(kLower, name)) {
    return nullptr;
  }
  *out = args;
  each_tensor(*out, [&](Tensor& t) { t = cast(t, to); });
  return out;
}

}  // namespace tg
