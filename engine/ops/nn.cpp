// Layers: embedding, padding, attention, distances.
#include <cmath>
#include <limits>

#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "kernels/attention.h"
#include "kernels/copy.h"
#include "kernels/distance.h"
#include "kernels/embedding.h"
#include "kernels/half.h"
#include "op/functions.h"
#include "ops/channels.h"
#include "ops/dtypes.h"
#include "ops/factory.h"

namespace tg {
namespace {

// --- Embedding -------------------------------------------------------------------------------

Tensor embedding(const Tensor& weight, const Tensor& indices, int64_t, bool, bool) {
  check(weight.dim() == 2, "'weight' must be 2-D");
  check(indices.dtype() == DType::Int64 || indices.dtype() == DType::Int32,
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: "
        "Long, Int; but got ",
        type_string(indices), " instead (while checking arguments for embedding)");
  Ints sizes = indices.sizes();
  sizes.push_back(weight.size(1));
  Tensor out = empty(sizes, weight.dtype());
  Tensor rows = call<"contiguous">(weight), places = call<"contiguous">(indices);
  copy_rows(out, rows, places);
  return out;
}

Tensor embedding_dense_backward(const Tensor& grad, const Tensor& indices, int64_t count,
                                int64_t padding, bool by_frequency) {
  check(indices.dtype() == DType::Int64 || indices.dtype() == DType::Int32,
        "Expected tensor for argument #2 'indices' to have one of the following scalar types: "
        "Long, Int; but got ",
        type_string(indices), " instead (while checking arguments for embedding_backward)");
  Tensor rows = call<"contiguous">(grad), places = call<"contiguous">(indices);
  int64_t width = grad.size(-1);
  Tensor out = call<"zeros">(Ints{count, width}, grad.dtype());
  check(rows.numel() == places.numel() * width, "a gradient of an embedding has a row an index");
  add_rows(out, rows, places, padding, by_frequency);
  return out;
}

// --- Padding ---------------------------------------------------------------------------------

Tensor constant_pad_nd(const Tensor& self, const Ints& pad, const Scalar& value) {
  size_t rank = self.sizes().size();
  check(pad.size() % 2 == 0, "Length of pad must be even but instead it equals ", pad.size());
  check(pad.size() <= 2 * rank,
        "Length of pad should be no more than twice the number of dimensions of the input. Pad "
        "length is ",
        pad.size(), " while the input has ", rank, " dimensions.");
  Ints sizes = self.sizes();
  Geometry from = self.geometry(), to;
  for (size_t i = 0; i < pad.size() / 2; ++i) {
    size_t d = rank - 1 - i;
    int64_t before = pad[2 * i], after = pad[2 * i + 1], old = self.sizes()[d];
    sizes[d] = old + before + after;
    check(sizes[d] >= 0, "The input size ", old, ", plus negative padding ", before, " and ", after,
          " resulted in a negative output size, which is invalid. Check dimension ", d,
          " of your input.");
    from.offset += std::max<int64_t>(-before, 0) * from.strides[d];
    from.sizes[d] =
        std::max<int64_t>(old + std::min<int64_t>(before, 0) + std::min<int64_t>(after, 0), 0);
  }
  if (std::all_of(pad.begin(), pad.end(), [](int64_t p) { return p <= 0; }))
    return call<"clone">(alias(self, from, true));
  Tensor out = call<"full">(sizes, value, self.dtype());
  to = {from.sizes, out.strides(), 0};
  for (size_t i = 0; i < pad.size() / 2; ++i)
    to.offset += std::max<int64_t>(pad[2 * i], 0) * to.strides[rank - 1 - i];
  copy_elements(alias(out, to, true), alias(self, from, true));
  return in_format(out, suggested_format(self));
}

// Written in pieces, which is the history that it has: the tensor, then each side of each dim from
// what is there by then. What a negative padding cuts off does not come back on the other side.
Tensor pad_circular(const Tensor& self, const Ints& pad) {
  Ints sizes = self.sizes();
  size_t rank = sizes.size(), dims = pad.size() / 2;
  auto before = [&](size_t i) { return std::max<int64_t>(pad[2 * i], 0); };
  auto after = [&](size_t i) { return std::max<int64_t>(pad[2 * i + 1], 0); };
  auto part = [](const Tensor& t, size_t dim, int64_t from, int64_t to) {
    return call<"slice.Tensor">(t, int64_t(dim), from, to);
  };
  for (size_t i = 0; i < dims; ++i) {
    check(std::max(before(i), after(i)) <= sizes[rank - 1 - i],
          "Padding value causes wrapping around more than once.");
    sizes[rank - 1 - i] += pad[2 * i] + pad[2 * i + 1];
    check(sizes[rank - 1 - i] > 0, "Negative padding value is resulting in an empty dimension");
  }
  Tensor out = call<"empty.memory_format">(sizes, self.dtype()), inside = out, from = self;
  for (size_t i = 0; i < dims; ++i) {
    size_t dim = rank - 1 - i;
    inside = part(inside, dim, before(i), sizes[dim] - after(i));
    from = part(from, dim, std::max<int64_t>(-pad[2 * i], 0),
                self.sizes()[dim] - std::max<int64_t>(-pad[2 * i + 1], 0));
  }
  call<"copy_">(inside, from);
  for (size_t i = 0; i < dims; ++i) {
    size_t dim = rank - 1 - i;
    int64_t n = sizes[dim], left = before(i), right = after(i);
    if (left > 0)
      call<"copy_">(part(out, dim, 0, left), part(out, dim, n - left - right, n - right));
    if (right > 0) call<"copy_">(part(out, dim, n - right, n), part(out, dim, left, left + right));
  }
  return out;
}

Tensor pad(const Tensor& self, const Ints& pad, const std::string& mode,
           std::optional<double> value) {
  check(pad.size() % 2 == 0, "Padding length must be divisible by 2");
  check(pad.size() <= 2 * self.sizes().size(),
        "Padding length should be less than or equal to two times the input dimension but got "
        "padding length ",
        pad.size(), " and input of dimension ", self.dim());
  if (mode == "constant") return call<"constant_pad_nd">(self, pad, Scalar(value.value_or(0)));
  check(!value || *value == 0, "Padding mode \"", mode, "\" doesn't take in value argument");
  int64_t padded = int64_t(pad.size() / 2);
  check_as(
      ErrorType::NotImplemented,
      padded >= 1 && padded <= 3 && (self.dim() == padded + 1 || self.dim() == padded + 2),
      "Padding size ", pad.size(), " is not supported for ", self.dim(),
      "D input tensor.\nSupported combinations for non-constant padding:\n  - 2D or 3D input: "
      "padding size = 2 (pads last dimension)\n  - 3D or 4D input: padding size = 4 (pads last "
      "2 dimensions)\n  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)");
  if (mode == "reflect")
    return padded == 1   ? call<"reflection_pad1d">(self, pad)
           : padded == 2 ? call<"reflection_pad2d">(self, pad)
                         : call<"reflection_pad3d">(self, pad);
  if (mode == "replicate")
    return padded == 1   ? call<"replication_pad1d">(self, pad)
           : padded == 2 ? call<"replication_pad2d">(self, pad)
                         : call<"replication_pad3d">(self, pad);
  check_as(ErrorType::NotImplemented, mode == "circular", "Unrecognised padding mode ", mode);
  return pad_circular(self, pad);
}

// --- Attention -------------------------------------------------------------------------------

double attention_scale(const Tensor& query, std::optional<double> scale) {
  return scale.value_or(1 / std::sqrt(double(query.size(-1))));
}
Tensor transpose_last(const Tensor& t) { return call<"transpose.int">(t, -2, -1); }

Tensor causal_mask(const Tensor& query, const Tensor& key) {
  Ints sizes{query.size(-2), key.size(-2)};
  return call<"triu">(
      call<"full">(sizes, Scalar(-std::numeric_limits<double>::infinity()), query.dtype()), 1);
}
// What is added to the scores: -inf where a mask of bools forbids.
Tensor additive_mask(const Tensor& mask, DType dtype) {
  if (!mask.defined() || mask.dtype() != DType::Bool) return mask;
  return call<"masked_fill.Scalar">(call<"zeros">(mask.sizes(), dtype), call<"logical_not">(mask),
                                    Scalar(-std::numeric_limits<double>::infinity()));
}

Tensor attention_scores(const Tensor& query, const Tensor& key, const Tensor& mask, bool causal,
                        double scale) {
  Tensor scores = call<"matmul">(query, transpose_last(key)) * Scalar(scale);
  if (causal) scores = scores + causal_mask(query, key);
  return mask.defined() ? scores + mask : scores;
}

std::tuple<Tensor, Tensor> flash_attention(const Tensor& query, const Tensor& key,
                                           const Tensor& value, double, bool causal,
                                           const Tensor& mask, std::optional<double> scale) {
  for (const Tensor* each : {&key, &value}) expect_dtype(*each, query.dtype());
  double factor = attention_scale(query, scale);
  if (is_half(query.dtype())) {  // the second product's factors are rounded; their sum is not
    Tensor scores = attention_scores(widened(query), widened(key), widened(mask), causal, factor);
    Tensor powers = call<"exp">(scores - call<"amax">(scores, Ints{-1}, true));
    Tensor rounded = widened(narrowed(powers, query.dtype()));
    Tensor out =
        call<"matmul">(rounded, widened(value)) / call<"sum.dim_IntList">(powers, Ints{-1}, true);
    return {narrowed(out, query.dtype()), call<"logsumexp">(scores, Ints{-1})};
  }
  Ints sizes = query.sizes(), rows(sizes.begin(), sizes.end() - 1), scores = rows;
  scores.push_back(key.size(-2));
  Tensor out = empty(sizes, query.dtype()), lse = empty(rows, query.dtype());
  Tensor added = mask;
  if (mask.defined()) added = in_dtype(call<"expand">(mask, scores), query.dtype());
  attend(out, lse, query, key, value, added, causal, factor);
  return {out, lse};
}

struct Attention {
  Tensor query, key, value, output, weights;
  double scale;
  explicit Attention(const Saved& s)
      : query(s["query"]), key(s["key"]), value(s["value"]), output(s["output"]) {
    scale = attention_scale(query, s.get<std::optional<double>>("scale"));
    Tensor scores = attention_scores(query, key, s["attn_mask"], s.flag("is_causal"), scale);
    weights = recorded() || is_half(query.dtype())
                  ? call<"softmax.int">(scores, -1)
                  : call<"exp">(scores - call<"unsqueeze">(s["logsumexp"], -1));
  }
  // Whether the gradient itself is derived, which PyTorch's kernel cannot be.
  static bool recorded() { return grad_enabled(); }
  // The gradient of the scores before scaling.
  Tensor score_gradient(const Tensor& grad) const {
    Tensor g = call<"matmul">(grad, transpose_last(value)), sums;
    if (recorded() || is_half(query.dtype())) {
      sums = call<"sum.dim_IntList">(g * weights, Ints{-1}, true);
    } else {
      Ints sizes = query.sizes();
      sizes.back() = 1;
      sums = empty(sizes, query.dtype());
      multiply_rows(sums, call<"contiguous">(grad), call<"contiguous">(output));
    }
    return weights * (g - sums) * Scalar(scale);
  }
};

Tensor scaled_dot_product_attention(const Tensor& query, const Tensor& key, const Tensor& value,
                                    const Tensor& attn_mask, double dropout, bool causal,
                                    std::optional<double> given_scale, bool gqa) {
  check(query.dim() >= 2 && key.dim() >= 2 && value.dim() >= 2,
        "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: ",
        query.dim(), ", key.dim: ", key.dim(), " and value.dim: ", value.dim(), " instead.");
  check(query.dtype() == key.dtype() && query.dtype() == value.dtype(),
        "Expected query, key, and value to have the same dtype, but got query.dtype: ",
        c_name(query.dtype()), " key.dtype: ", c_name(key.dtype()),
        " and value.dtype: ", c_name(value.dtype()), " instead.");
  DType added = attn_mask.defined() ? attn_mask.dtype() : query.dtype();
  check(added == DType::Bool || added == DType::Float32 || added == query.dtype(),
        "Expected attn_mask dtype to be bool or float or to match query dtype, but got "
        "attn_mask.dtype: ",
        c_name(added), " and  query.dtype: ", c_name(query.dtype()), " instead.");
  check(!attn_mask.defined() || !causal,
        "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True");
  if (gqa) {  // several heads of queries share one of keys and values
    int64_t heads = query.size(-3), keys = key.size(-3), values = value.size(-3);
    check(heads % std::max<int64_t>(keys, 1) == 0 && heads % std::max<int64_t>(values, 1) == 0,
          "Number of heads in key and value must divide the number of heads in ");
    auto shared = [&](const Tensor& t, int64_t count) {
      return count == heads ? t : call<"repeat_interleave.self_int">(t, heads / count, -3);
    };
    if (keys != heads || values != heads)
      return scaled_dot_product_attention(query, shared(key, keys), shared(value, values),
                                          attn_mask, dropout, causal, given_scale, false);
  }
  if (query.dim() == 3 && key.dim() == 3 && value.dim() == 3) {  // a batch of one
    auto batch = [](const Tensor& t) { return t.defined() ? call<"unsqueeze">(t, 0) : t; };
    return call<"squeeze.dim">(
        scaled_dot_product_attention(batch(query), batch(key), batch(value), batch(attn_mask),
                                     dropout, causal, given_scale, gqa),
        0);
  }
  Tensor mask = additive_mask(attn_mask, query.dtype());
  bool fused = query.dim() == 4 && key.dim() == 4 && value.dim() == 4 && dropout == 0 &&
               is_floating(query.dtype()) && (!mask.defined() || !requires_grad(mask)) &&
               query.size(-1) == key.size(-1) && query.size(-1) == value.size(-1) &&
               query.size(0) == key.size(0) && query.size(1) == key.size(1);
  if (fused)
    return call<"_scaled_dot_product_flash_attention_for_cpu">(query, key, value, dropout, causal,
                                                               mask, given_scale);
  // Both operands are scaled by the root, so that their product does not overflow. Half types are
  // rounded once, at the end.
  auto wide = [&](const Tensor& t) {
    return is_half(query.dtype()) ? call<"to.dtype">(t, DType::Float32) : t;
  };
  Scalar root(std::sqrt(attention_scale(query, given_scale)));
  Tensor scores = call<"matmul">(wide(query) * root, transpose_last(wide(key)) * root);
  if (causal) mask = causal_mask(query, key);
  if (mask.defined()) scores = scores + mask;
  Tensor weights = call<"_safe_softmax">(scores, -1);
  if (dropout > 0) weights = call<"dropout">(weights, dropout, true);
  Tensor out = call<"matmul">(weights, wide(value));
  return is_half(query.dtype()) ? call<"to.dtype">(out, query.dtype()) : out;
}

// --- Distances -------------------------------------------------------------------------------

Tensor cdist_forward(const Tensor& x1, const Tensor& x2, double p, std::optional<int64_t>) {
  check(p >= 0, "cdist only supports non-negative p values");
  for (auto [t, name] : {std::pair(&x1, "X1"), std::pair(&x2, "X2")})
    check(is_floating(t->dtype()), "cdist only supports floating-point dtypes, ", name,
          " got: ", type_name(t->dtype()));
  expect_dtype(x2, x1.dtype());
  Ints batch1(x1.sizes().begin(), x1.sizes().end() - 2),
      batch2(x2.sizes().begin(), x2.sizes().end() - 2);
  Ints sizes = broadcast(batch1, batch2);
  auto spread = [&](const Tensor& t) {
    Ints full = sizes;
    full.push_back(t.size(-2));
    full.push_back(t.size(-1));
    return call<"contiguous">(call<"expand">(t, full));
  };
  Tensor a = spread(x1), b = spread(x2);
  sizes.push_back(x1.size(-2));
  sizes.push_back(x2.size(-2));
  Tensor out = empty(sizes, x1.dtype());
  distances(out, a, b, p);
  return out;
}
Tensor cdist(const Tensor& x1, const Tensor& x2, double p, std::optional<int64_t> mode) {
  check(x1.dim() >= 2, "cdist only supports at least 2D tensors, X1 got: ", x1.dim(), "D");
  check(x2.dim() >= 2, "cdist only supports at least 2D tensors, X2 got: ", x2.dim(), "D");
  check(x1.size(-1) == x2.size(-1),
        "X1 and X2 must have the same number of columns. X1: ", x1.size(-1), " X2: ", x2.size(-1));
  return call<"_cdist_forward">(x1, x2, p, mode);
}

// The gradient of every difference x1[i] - x2[j].
Tensor cdist_gradient(const Saved& s) {
  double p = s.get<double>("p");
  Tensor difference = call<"unsqueeze">(s["x1"], -2) - call<"unsqueeze">(s["x2"], -3);
  Tensor grad = call<"unsqueeze">(s.grad, -1), distance = call<"unsqueeze">(s["result"], -1);
  if (p == 0) return difference * Scalar(0.0);
  if (p == 1) return grad * call<"sgn">(difference);
  if (std::isinf(p))
    return grad * call<"sgn">(difference) * call<"eq.Tensor">(call<"abs">(difference), distance);
  Tensor slope =
      p == 2 ? difference / distance
             : call<"sgn">(difference) *
                   call<"pow.Tensor_Scalar">(call<"abs">(difference) / distance, Scalar(p - 1));
  // Below 1 the slope at a difference of 0 is infinite: PyTorch takes 0 there too.
  const Tensor& flat = p < 1 ? difference : distance;
  return grad * call<"masked_fill.Scalar">(slope, call<"eq.Scalar">(flat, Scalar(0)), Scalar(0.0));
}

// --- The table -------------------------------------------------------------------------------

// --- Gradients -------------------------------------------------------------------------------

Tensor embedding_gradient(const Saved& s) {
  return call<"embedding_dense_backward">(s.grad, s["indices"], s.sizes("weight")[0],
                                          s.integer("padding_idx"), s.flag("scale_grad_by_freq"));
}
Tensor embedding_dense_backward_gradient(const Saved& s) {
  Tensor indices = s["indices"];
  Tensor grad = call<"embedding">(s.grad, indices);
  Tensor padding = call<"eq.Scalar">(indices, Scalar(s.integer("padding_idx")));
  return call<"masked_fill.Scalar">(grad, call<"unsqueeze">(padding, -1), Scalar(0.0));
}
Tensor constant_pad_nd_gradient(const Saved& s) {
  Ints back = s.ints("pad");
  for (int64_t& p : back) p = -p;
  return call<"constant_pad_nd">(s.grad, back);
}
Tensor scaled_dot_product_flash_attention_for_cpu_query_gradient(const Saved& s) {
  Attention a(s);
  return call<"matmul">(a.score_gradient(s.grad), a.key);
}
Tensor scaled_dot_product_flash_attention_for_cpu_key_gradient(const Saved& s) {
  Attention a(s);
  return call<"matmul">(transpose_last(a.score_gradient(s.grad)), a.query);
}
Tensor scaled_dot_product_flash_attention_for_cpu_value_gradient(const Saved& s) {
  return call<"matmul">(transpose_last(Attention(s).weights), s.grad);
}
Tensor cdist_forward_x1_gradient(const Saved& s) { return sum(cdist_gradient(s), Ints{-2}); }
Tensor cdist_forward_x2_gradient(const Saved& s) { return sum(-cdist_gradient(s), Ints{-3}); }

constexpr Op kOps[] = {
    {.schema = "embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool "
               "scale_grad_by_freq=False, bool sparse=False) -> Tensor",
     .node = "EmbeddingBackward0",
     .forward = kernel<&embedding>,
     .grads = {{"weight", "indices padding_idx scale_grad_by_freq sparse", embedding_gradient}},
     .real_alone = true,
     .place = Place::Function},
    {.schema = "embedding_dense_backward(Tensor grad_output, Tensor indices, SymInt num_weights, "
               "SymInt padding_idx, bool scale_grad_by_freq) -> Tensor",
     .node = "EmbeddingDenseBackwardBackward0",
     .forward = kernel<&embedding_dense_backward>,
     .grads = {{"grad_output", "indices padding_idx", embedding_dense_backward_gradient}},
     .place = Place::Hidden},

    {.schema = "pad(Tensor self, SymInt[] pad, str mode=\"constant\", float? value=None) -> Tensor",
     .forward = kernel<&pad>,
     .composite = true,
     .place = Place::NN},
    {.schema = "constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor",
     .node = "ConstantPadNdBackward0",
     .forward = kernel<&constant_pad_nd>,
     .grads = {{"self", "pad", constant_pad_nd_gradient}},
     .place = Place::Function},

    {.schema = "scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? "
               "attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, "
               "bool enable_gqa=False) -> Tensor",
     .forward = kernel<&scaled_dot_product_attention>,
     .composite = true,
     .place = Place::NN},
    {.schema = "_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, Tensor "
               "value, float dropout_p=0., bool is_causal=False, *, Tensor? attn_mask=None, float? "
               "scale=None) -> (Tensor output, Tensor logsumexp)",
     .node = "ScaledDotProductFlashAttentionForCpuBackward0",
     .forward = kernel<&flash_attention>,
     .grads = {{"query", "query key value output logsumexp dropout_p is_causal attn_mask scale",
                scaled_dot_product_flash_attention_for_cpu_query_gradient},
               {"key", "query key value output logsumexp dropout_p is_causal attn_mask scale",
                scaled_dot_product_flash_attention_for_cpu_key_gradient},
               {"value", "query key value output logsumexp dropout_p is_causal attn_mask scale",
                scaled_dot_product_flash_attention_for_cpu_value_gradient}},
     .without_history = "logsumexp",
     .place = Place::Hidden},

    {.schema = "cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor",
     .forward = kernel<&cdist>,
     .composite = true,
     .place = Place::Function},
    {.schema = "_cdist_forward(Tensor x1, Tensor x2, float p, int? compute_mode) -> Tensor",
     .node = "CdistBackward0",
     .forward = kernel<&cdist_forward>,
     .grads = {{"x1", "x1 x2 p result", cdist_forward_x1_gradient},
               {"x2", "x1 x2 p result", cdist_forward_x2_gradient}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable nn_ops() { return kOps; }

}  // namespace tg
