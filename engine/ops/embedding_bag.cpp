// Rows of a table, several of which are put together.
#include "kernels/embedding.h"
#include "op/functions.h"

namespace tg {
namespace {

void check_bags(const Tensor& weight, const Tensor& indices, const Tensor& offsets, int64_t mode,
                const Tensor& weights) {
  auto integers = [](const Tensor& t, const char* name) {
    check(t.dtype() == DType::Int64 || t.dtype() == DType::Int32, "Expected tensor for argument #",
          name[0] == 'i' ? 1 : 1, " '", name,
          "' to have one of the following scalar types: Long, Int; but got torch.",
          type_string(t).substr(6), " instead (while checking arguments for embedding_bag)");
  };
  check(indices.dim() == 1 || indices.dim() == 2,
        "input has to be a 1D or 2D Tensor, but got Tensor "
        "of dimension ",
        indices.dim());
  if (indices.dim() == 1)
    check(offsets.dim() == 1, "offsets has to be a 1D Tensor, but got Tensor of dimension ",
          offsets.dim());
  check(weight.dim() == 2, "weight has to be a 2D Tensor, but got Tensor of dimension ",
        weight.dim());
  integers(indices, "indices");
  integers(offsets, "offsets");
  if (offsets.numel() > 0) {
    Tensor wide = call<"_to_copy">(offsets, DType::Int64);
    const int64_t* at = wide.data<int64_t>();
    check(at[0] == 0,
          "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to "
          "start from position 0. However, got ",
          at[0], "\n[ ", type_string(offsets), "{} ]");
    int64_t last = at[wide.numel() - 1];
    check(last <= indices.size(0),
          "offsets[-1] can not be greater than input's length. Got offsets[-1] = ", last,
          " and input of size ", indices.size(0));
  }
  if (weights.defined()) {
    check(mode == int64_t(Bag::Sum),
          "embedding_bag: per_sample_weights was not None. "
          "per_sample_weights is only supported for mode='sum' (got mode='",
          mode == int64_t(Bag::Mean) ? "mean" : "max",
          "'). Please open a feature request on GitHub.");
    check(weights.dim() == 1 && weights.numel() == indices.numel(),
          "expected per_sample_weights to be 1D tensor with the same size as input");
    check(weights.dtype() == weight.dtype(), "expected scalar type ", type_name(weight.dtype()),
          " but found ", type_name(weights.dtype()));
  }
}

// Which bag each index is in.
Tensor bags_of(const Tensor& indices, const Tensor& offsets, int64_t bags) {
  Tensor of = empty(Ints{indices.numel()}, DType::Int64);
  Tensor wide = call<"contiguous">(call<"_to_copy">(offsets, DType::Int64));
  const int64_t* at = wide.data<int64_t>();
  int64_t b = -1;
  for (int64_t i = 0; i < indices.numel(); ++i) {
    while (b + 1 < bags && at[b + 1] <= i) ++b;
    of.data<int64_t>()[i] = b < 0 ? 0 : b;
  }
  return of;
}

std::tuple<Tensor, Tensor, Tensor, Tensor> embedding_bag_forward(
    const Tensor& weight, const Tensor& indices, const Tensor& offsets, bool, int64_t mode, bool,
    const Tensor& weights, bool include_last, int64_t padding) {
  check_bags(weight, indices, offsets, mode, weights);
  check(is_floating(weight.dtype()),
        "Expected tensor for argument #1 'weight' to have one of the following scalar types: Half, "
        "BFloat16, Float, Double; but got ",
        type_string(weight), " instead (while checking arguments for embedding_bag)");
  check(!include_last || offsets.size(0) >= 1,
        "include_last_offset: number of offset should be at least 1");
  int64_t bags = offsets.size(0) - include_last;
  Tensor of = bags_of(indices, offsets, bags);
  Tensor places = call<"contiguous">(call<"_to_copy">(indices, DType::Int64));
  // Sums and means of floats have a kernel of their own, with words of its own.
  bool plain_sum = mode != int64_t(Bag::Max) && weight.dtype() == DType::Float32 && padding < 0;
  for (int64_t i = 0; plain_sum && i < places.numel(); ++i) {
    int64_t place = places.data<int64_t>()[i], rows = weight.size(0);
    check(place >= 0 && place < rows,
          "[enforce fail at embedding_lookup_idx.cc:231] 0 <= idx && idx < data_size. Index ", i,
          " is out of bounds: ", place, ", range 0 to ", rows);
  }
  Tensor out = call<"zeros">(Ints{bags, weight.size(1)}, weight.dtype());
  Tensor counts = call<"zeros">(Ints{bags}, DType::Int64), largest;
  if (mode == int64_t(Bag::Max)) largest = call<"zeros">(Ints{bags, weight.size(1)}, DType::Int64);
  combine_rows(out, counts, largest, call<"contiguous">(weight), places, of,
               weights.defined() ? call<"contiguous">(weights) : weights, Bag(mode), padding);
  // Of sums PyTorch does not count, and of floats without padding it does not keep the bags.
  if (mode == int64_t(Bag::Sum)) {
    call<"zero_">(counts);
    if (padding < 0 && weight.dtype() == DType::Float32) of = empty(Ints{0}, DType::Int64);
  }
  if (!largest.defined()) largest = call<"clone">(counts);
  return {out, of, counts, largest};
}

std::tuple<Tensor, Tensor, Tensor, Tensor> results_of(const Results& r) {
  return {r[0].as<Tensor>(), r[1].as<Tensor>(), r[2].as<Tensor>(), r[3].as<Tensor>()};
}
std::tuple<Tensor, Tensor, Tensor, Tensor> embedding_bag_padded(
    const Tensor& weight, const Tensor& indices, const Tensor& offsets, bool by_frequency,
    int64_t mode, bool sparse, const Tensor& weights, bool include_last,
    std::optional<int64_t> padding) {
  int64_t row = -1;
  if (padding) {
    int64_t n = weight.size(0);
    check(*padding >= -n && *padding < n, "padding_idx must be within the number of embeddings, -",
          n, " through ", n - 1, ", but got ", *padding);
    row = *padding < 0 ? *padding + n : *padding;
  }
  return results_of(call_all<"_embedding_bag">(weight, indices, offsets, by_frequency, mode, sparse,
                                               weights, include_last, row));
}
std::tuple<Tensor, Tensor, Tensor, Tensor> embedding_bag(const Tensor& weight,
                                                         const Tensor& indices,
                                                         const Tensor& offsets, bool by_frequency,
                                                         int64_t mode, bool sparse,
                                                         const Tensor& weights, bool include_last) {
  return embedding_bag_padded(weight, indices, offsets, by_frequency, mode, sparse, weights,
                              include_last, std::nullopt);
}

// Which indices count, as numbers.
Tensor without_padding(const Tensor& t, const Tensor& indices, int64_t padding) {
  if (padding < 0) return t;
  Tensor is = call<"eq.Scalar">(indices, padding);
  if (t.dim() == 2) is = call<"unsqueeze">(is, -1);
  return call<"masked_fill.Scalar">(t, is, Scalar(0.0));
}
Tensor saved_bags(const Saved& s) {
  Tensor bags = s["result1"], indices = s["indices"];
  return bags.numel() == indices.numel() ? bags : bags_of(indices, s["offsets"], s.grad.size(0));
}

Tensor weight_gradient(const Saved& s) {
  Tensor indices = s["indices"], counts = s["result2"];
  int64_t mode = s.integer("mode"), padding = s.integer("padding_idx");
  Tensor out = call<"zeros">(s.sizes("weight"), s.grad.dtype());
  if (mode == int64_t(Bag::Max)) {
    Tensor filled = call<"unsqueeze">(call<"ne.Scalar">(counts, 0), -1);
    return call<"scatter_add">(out, 0, s["result3"], s.grad * filled);
  }
  Tensor bags = saved_bags(s), each = call<"index_select">(s.grad, 0, bags);
  auto by = [&](const Tensor& factor) { each = each * call<"unsqueeze">(factor, -1); };
  if (mode == int64_t(Bag::Mean))
    by(call<"reciprocal">(call<"_to_copy">(
        call<"clamp_min">(call<"index_select">(counts, 0, bags), 1), s.grad.dtype())));
  if (s["per_sample_weights"].defined()) by(s["per_sample_weights"]);
  if (s.flag("scale_grad_by_freq")) {
    Tensor times = call<"bincount">(indices);
    by(call<"reciprocal">(
        call<"_to_copy">(call<"index_select">(times, 0, indices), s.grad.dtype())));
  }
  return call<"index_add">(out, 0, indices, without_padding(each, indices, padding));
}
Tensor sample_weight_gradient(const Saved& s) {
  Tensor indices = s["indices"];
  Tensor products = call<"index_select">(s.grad, 0, saved_bags(s)) *
                    call<"index_select">(s["weight"], 0, indices);
  return without_padding(call<"sum.dim_IntList">(products, Ints{-1}), indices,
                         s.integer("padding_idx"));
}

#define BAG_ARGUMENTS                                                                           \
  "(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, " \
  "bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False"

constexpr Op kOps[] = {
    {.schema = "embedding_bag" BAG_ARGUMENTS ") -> (Tensor, Tensor, Tensor, Tensor)",
     .forward = kernel<&embedding_bag>,
     .composite = true,
     .place = Place::Function},
    {.schema = "embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool "
               "scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool "
               "include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)",
     .forward = kernel<&embedding_bag_padded>,
     .composite = true,
     .place = Place::Function},
    {.schema =
         "_embedding_bag" BAG_ARGUMENTS ", int padding_idx=-1) -> (Tensor, Tensor, Tensor, Tensor)",
     .node = "EmbeddingBagBackward0",
     .forward = kernel<&embedding_bag_forward>,
     .grads = {{"weight",
                "indices mode offsets padding_idx per_sample_weights result1 result2 result3 "
                "scale_grad_by_freq sparse",
                weight_gradient},
               {"per_sample_weights", "indices mode offsets padding_idx result1 weight",
                sample_weight_gradient}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

#undef BAG_ARGUMENTS

}  // namespace

OpTable embedding_bag_ops() { return kOps; }

}  // namespace tg
