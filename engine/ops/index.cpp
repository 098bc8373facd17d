// Reading and writing by x[i, j], flat indices and masks, and the places that are not zero.
#include <algorithm>

#include "core/overlap.h"
#include "core/view_geometry.h"
#include "core/warning.h"
#include "kernels/iterate.h"
#include "ops/places.h"

namespace tg {
namespace {

// The offsets at which the elements of `t` lie that stand at `places` ([count, dim]).
Tensor offsets_at(const Tensor& places, const Geometry& g) {
  Tensor out = empty({places.size(0)}, DType::Int64);
  fill_elements(out, 0);
  for (int64_t d = 0; d < g.dim(); ++d) {
    Tensor column = part(places, selected(places.geometry(), 1, d));
    add_offsets(out,
                offsets_of(column, g.sizes[size_t(d)], g.strides[size_t(d)], false,
                           [](int64_t) { invariant(false, "a place outside of its tensor"); }));
  }
  return out;
}

// --- Indices as x[i, j] gives them -----------------------------------------------------------

// One index tensor a dim, undefined for a whole dim; masks become the places where they are true.
TensorList expand_masks(const Tensor& self, const TensorList& indices) {
  TensorList out;
  for (const Tensor& index : indices) {
    if (!index.defined()) {
      out.emplace_back();
      continue;
    }
    check_as(ErrorType::Index, is_index(index.dtype()) || is_mask(index.dtype()),
             "tensors used as indices must be long, int, byte or bool tensors");
    if (!is_mask(index.dtype())) {
      out.push_back(index);
      continue;
    }
    if (index.dtype() == DType::UInt8)
      warn("aten/src/ATen/native/IndexingUtils.h:37",
           "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool "
           "instead.");
    for (int64_t d = 0; d < index.dim(); ++d) {
      auto at = int64_t(out.size()) + d;
      check_as(ErrorType::Index, at < self.dim() && index.size(d) == self.size(at),
               "The shape of the mask ", index.sizes(), " at index ", d,
               " does not match the shape of the indexed tensor ", self.sizes(), " at index ", at);
    }
    Tensor places = nonzero_places(index);
    for (int64_t d = 0; d < index.dim(); ++d)
      out.push_back(part(places, selected(places.geometry(), 1, d)));
  }
  check_as(ErrorType::Index, int64_t(out.size()) <= self.dim(),
           "too many indices for tensor of dimension ", self.dim(), " (got ", out.size(), ")");
  out.resize(self.sizes().size());
  return out;
}

Ints common_sizes(const TensorList& indices) {
  Ints sizes;
  std::string shapes;
  bool fits = true;
  for (const Tensor& t : indices) {
    if (!t.defined()) continue;
    shapes += str(shapes.empty() ? "" : ", ", t.sizes());
    if (!fits) continue;
    try {
      sizes = broadcast(sizes, t.sizes());
    } catch (const Error&) {
      fits = false;
    }
  }
  check_as(ErrorType::Index, fits,
           "shape mismatch: indexing tensors could not be broadcast together with shapes ", shapes);
  return sizes;
}

Indexing prepare(const Tensor& self, const TensorList& given) {
  check_as(ErrorType::Index, !given.empty(), "at least one index must be provided");
  TensorList indices = expand_masks(self, given);
  Ints shape = common_sizes(indices);
  // The dims of the indices come where the indices stand, or first if they are not neighbours.
  size_t first = indices.size(), last = 0, count = 0;
  for (size_t d = 0; d < indices.size(); ++d) {
    if (!indices[d].defined()) continue;
    first = std::min(first, d);
    last = d;
    ++count;
  }
  size_t at = count > 0 && last - first + 1 == count ? first : 0;
  Geometry base{{}, {}, self.offset()};
  bool empty_dim = false;
  auto add_indices = [&] {
    for (int64_t size : shape) {
      base.sizes.push_back(size);
      base.strides.push_back(0);
    }
  };
  size_t kept = 0;
  for (size_t d = 0; d < indices.size(); ++d) {
    if (indices[d].defined()) {
      empty_dim |= self.sizes()[d] == 0;
      continue;
    }
    if (kept++ == at) add_indices();
    base.sizes.push_back(self.sizes()[d]);
    base.strides.push_back(self.strides()[d]);
  }
  if (kept <= at) add_indices();
  check_as(ErrorType::Index, !empty_dim || numel_of(shape) == 0,
           "index is out of bounds for dimension with size 0");
  // Offsets lie in memory as the indices do, which decides the strides of the result.
  const Tensor* lead = nullptr;
  for (const Tensor& t : indices)
    if (t.defined() && (!lead || t.dim() > lead->dim())) lead = &t;
  Tensor offsets = empty_strided(
      shape, lead ? result_strides(shape, {lead}) : contiguous_strides(shape), DType::Int64);
  fill_elements(offsets, 0);
  bool reads_any = numel_of(base.sizes) > 0;
  int64_t number = 0;
  for (size_t d = 0; d < indices.size(); ++d) {
    if (!indices[d].defined()) continue;
    int64_t size = self.sizes()[d], n = number++;
    if (!reads_any) continue;
    add_offsets(offsets, offsets_of(indices[d], size, self.strides()[d], true, [&](int64_t i) {
                  fail(ErrorType::Index, "index ", i, " is out of bounds for dimension ", n,
                       " with size ", size);
                }));
  }
  Geometry spread{Ints(base.sizes.size(), 1), Ints(base.sizes.size(), 0), 0};
  // The strides that PyTorch's indices have along dims of size 1 decide between layouts, too.
  for (size_t d = 0; d < base.sizes.size(); ++d)
    if (base.sizes[d] == 1)
      spread.strides[d] = d < at && !shape.empty() ? shape[0] * offsets.strides()[0] : 1;
  for (size_t i = 0; i < shape.size(); ++i) {
    spread.sizes[at + i] = shape[i];
    spread.strides[at + i] = offsets.strides()[i];
  }
  return {part(self, base), part(offsets, spread)};
}

Tensor index(const Tensor& self, const TensorList& indices) {
  Indexing indexing = prepare(self, indices);
  const Ints& sizes = indexing.base.sizes();
  Tensor out = empty_strided(sizes, result_strides(sizes, {&indexing.base, &indexing.offsets}),
                             self.dtype());
  read_at(out, indexing.base, indexing.offsets);
  return out;
}

Tensor put_at_indices(const Tensor& out, const TensorList& indices, const Tensor& values,
                      bool accumulate) {
  warn_expanded("index_put_", "tensor[indices] = tensor", 976, out);
  // One number for the places of one mask may be of any dtype.
  int masks = 0, others = 0;
  DType mask = DType::Bool;
  for (const Tensor& t : indices) {
    if (!t.defined()) continue;
    ++(is_mask(t.dtype()) ? masks : others);
    mask = t.dtype();
  }
  bool fills = !accumulate && values.numel() == 1 && masks == 1 && others == 0;
  check(!fills || mask == DType::Bool,
        "masked_fill_ only supports boolean masks, but got mask with dtype ", c_name(mask));
  if (!fills) {
    check_no_overlap(out, values);
    for (const Tensor& t : indices)
      if (t.defined()) check_no_overlap(out, t);
  }
  check(!indices.empty(), "sym_strides() called on an undefined Tensor");
  Indexing indexing = prepare(out, indices);
  const Ints& sizes = indexing.base.sizes();
  bool fits = values.dim() <= int64_t(sizes.size());
  for (int64_t d = 1; fits && d <= values.dim(); ++d)
    fits = values.size(-d) == 1 || values.size(-d) == sizes[sizes.size() - size_t(d)];
  check(fits, "shape mismatch: value tensor of shape ", values.sizes(),
        " cannot be broadcast to indexing result of shape ", sizes);
  check(fills || values.dtype() == out.dtype(),
        "Index put requires the source and destination dtypes match, got ", type_name(out.dtype()),
        " for the destination and ", type_name(values.dtype()), " for the source.");
  write_at(indexing.base, indexing.offsets, cast_operand(values, out.dtype()),
           accumulate ? Combine::Add : Combine::Replace);
  return out;
}

Tensor index_put(Destination& to, const Tensor& self, const TensorList& indices,
                 const Tensor& values, bool accumulate) {
  return put_at_indices(begin_anywhere(to, self), indices, values, accumulate);
}
Tensor index_put_impl_(const Tensor& self, const TensorList& indices, const Tensor& values,
                       bool accumulate, bool) {
  return put_at_indices(self, indices, values, accumulate);
}

Tensor index_grad(const Saved& s) {
  return call<"_index_put_impl_">(call<"zeros">(s.sizes("self"), s.grad.dtype()), s.list("indices"),
                                  s.grad, true, true);
}
Tensor index_put_grad(const Saved& s) {
  if (s.flag("accumulate")) return s.grad;
  return call<"index_put">(s.grad, s.list("indices"),
                           call<"zeros">(s.sizes("values"), s.grad.dtype()));
}
Tensor index_put_values_grad(const Saved& s) {
  return call<"index.Tensor">(s.grad, s.list("indices"));
}

// --- Flat indices: take and put ----------------------------------------------------------------

// The offset of the n-th element in row-major order.
int64_t offset_of(const Geometry& g, int64_t n) {
  int64_t offset = 0;
  for (size_t d = g.sizes.size(); d-- > 0;) {
    offset += n % g.sizes[d] * g.strides[d];
    n /= g.sizes[d];
  }
  return offset;
}

Indexing flat(const Tensor& t, const Tensor& index) {
  int64_t n = t.numel();
  Tensor offsets = offsets_of(index, n, 1, true, [&](int64_t i) {
    fail(ErrorType::Index, "out of range: tried to access index ", i, " on a tensor of ", n,
         " elements.");
  });
  if (!t.is_contiguous())
    for (int64_t i = 0, *at = offsets.data<int64_t>(); i < offsets.numel(); ++i)
      at[i] = offset_of(t.geometry(), at[i]);
  return {part(t, {offsets.sizes(), Ints(offsets.sizes().size(), 0), t.offset()}), offsets};
}

Tensor take(const Tensor& self, const Tensor& index) {
  check(index.dtype() == DType::Int64, "take(): Expected a long tensor for index, but got ",
        type_name(index.dtype()));
  check_as(ErrorType::Index, self.numel() > 0 || index.numel() == 0,
           "take(): tried to take from an empty tensor");
  Tensor out = empty(index.sizes(), self.dtype());
  Indexing at = flat(self, index);
  read_at(out, at.base, at.offsets);
  return out;
}
Tensor take_grad(const Saved& s) {
  return call<"put_">(call<"zeros">(s.sizes("self"), s.grad.dtype()), s["index"], s.grad, true);
}

Tensor put(Destination& to, const Tensor& self, const Tensor& index, const Tensor& source,
           bool accumulate) {
  check(index.dtype() == DType::Int64, "put_(): Expected a long tensor for index, but got ",
        type_name(index.dtype()));
  check(self.dtype() == source.dtype(),
        "put_(): self and source expected to have the same dtype, but got self.dtype = ",
        type_name(self.dtype()), " and source.dtype = ", type_name(source.dtype()));
  check_as(ErrorType::Index, source.numel() == index.numel(),
           "put_(): Expected source and index to have the same number of elements, but got "
           "source.numel() = ",
           source.numel(), ", index.numel() = ", index.numel());
  check_as(ErrorType::Index, self.numel() > 0 || index.numel() == 0,
           "put_(): Tried to put elements into an empty tensor");
  Tensor out = begin_with(to, self);
  Indexing at = flat(out, index);
  write_at(at.base, at.offsets, call<"reshape">(source, index.sizes()),
           accumulate ? Combine::Add : Combine::Replace);
  return out;
}
Tensor put_grad(const Saved& s) {
  if (s.flag("accumulate")) return s.grad;
  Tensor index = s["index"];
  return call<"put">(s.grad, index, call<"zeros">(index.sizes(), s.grad.dtype()), false);
}
Tensor put_source_grad(const Saved& s) {
  return call<"reshape">(call<"take">(s.grad, s["index"]), s.sizes("source"));
}

// --- Masks -------------------------------------------------------------------------------------

Tensor masked_select(const Tensor& self, const Tensor& mask) {
  check(mask.dtype() == DType::Bool, "masked_select: expected BoolTensor for mask");
  Ints sizes = broadcast(self.sizes(), mask.sizes());
  return elements_where(expanded_to(mask, sizes), expanded_to(self, sizes));
}
Tensor masked_select_grad(const Saved& s) {
  Tensor mask = s["mask"];
  Ints sizes = broadcast(s.sizes("self"), mask.sizes());
  return call<"masked_scatter_">(call<"zeros">(sizes, s.grad.dtype()), mask, s.grad);
}

Tensor masked_scatter(Destination& to, const Tensor& self, const Tensor& mask,
                      const Tensor& source) {
  if (to.tensor().defined()) check_no_internal_overlap(to.tensor());
  check(self.dtype() == source.dtype(),
        "masked_scatter: expected self and source to have same dtypes but got",
        type_name(self.dtype()), " and ", type_name(source.dtype()));
  check(mask.dtype() == DType::Bool,
        "masked_scatter_ only supports boolean masks, but got mask "
        "with dtype ",
        type_name(mask.dtype()));
  Ints sizes = broadcast(self.sizes(), mask.sizes());
  Tensor out = begin_packed(to, sizes == self.sizes() ? self : expanded_to(self, sizes));
  Tensor offsets = offsets_at(nonzero_places(expanded_to(mask, sizes)), out.geometry());
  int64_t count = offsets.numel();
  check(count <= source.numel(), "Number of elements of source < number of ones in mask");
  Tensor flat_source = call<"reshape">(source, Ints{-1});
  write_at(part(out, {{count}, {0}, out.offset()}), offsets,
           part(flat_source, sliced(flat_source.geometry(), 0, 0, count, 1)));
  return out;
}
Tensor masked_scatter_grad(const Saved& s) {
  return call<"masked_fill.Scalar">(s.grad, s["mask"], 0);
}
Tensor masked_scatter_source_grad(const Saved& s) {
  Tensor used = call<"masked_select">(s.grad, s["mask"]);
  int64_t missing = numel_of(s.sizes("source")) - used.numel();
  if (missing > 0)
    used = call<"cat">(TensorList{used, call<"zeros">(Ints{missing}, s.grad.dtype())}, 0);
  return call<"reshape">(used, s.sizes("source"));
}

// --- Places that are not zero --------------------------------------------------------------------

Tensor nonzero(const Tensor& self) { return nonzero_places(self); }

// As many rows as asked for, the last of them filled where there are fewer.
Tensor nonzero_static(Destination& to, const Tensor& self, int64_t size, int64_t fill_value) {
  check(size >= 0, "nonzero_static: 'size' must be an non-negative integer");
  const Tensor& t = to.tensor();
  check(!t.defined() || t.dtype() == DType::Int64,
        "nonzero_static: Expected out tensor to have scalar type Long but got scalar type",
        t.defined() ? type_name(t.dtype()) : "");
  Tensor places = nonzero_places(self), out = empty({size, self.dim()}, DType::Int64);
  fill_elements(out, fill_value);
  int64_t count = std::min(size, places.size(0));
  copy_elements(part(out, sliced(out.geometry(), 0, 0, count, 1)),
                part(places, sliced(places.geometry(), 0, 0, count, 1)));
  return out;
}

TensorList nonzero_columns(const Tensor& self) {
  Tensor t = self.dim() == 0 ? call<"unsqueeze">(self, 0) : self;
  return call<"unbind.int", TensorList>(call<"nonzero">(t), 1);
}

// --- Counting --------------------------------------------------------------------------------

// The smallest and the largest of at least one int64.
std::pair<int64_t, int64_t> bounds_of(const Tensor& t) {
  Tensor packed = empty(t.sizes(), DType::Int64);
  copy_elements(packed, t);
  const int64_t* first = packed.data<int64_t>();
  auto [low, high] = std::minmax_element(first, first + packed.numel());
  return {*low, *high};
}

Tensor one_hot(const Tensor& self, int64_t num_classes) {
  check(self.dtype() == DType::Int64,
        "one_hot is only applicable to index tensor of type LongTensor.");
  Ints sizes = self.sizes();
  if (self.numel() == 0) {
    check(num_classes > 0, "Can not infer total number of classes from empty tensor.");
    sizes.push_back(num_classes);
    return call<"zeros">(sizes, DType::Int64);
  }
  auto [low, high] = bounds_of(self);
  check(low >= 0, "Class values must be non-negative.");
  check(num_classes == -1 || num_classes > high, "Class values must be smaller than num_classes.");
  sizes.push_back(num_classes == -1 ? high + 1 : num_classes);
  Tensor zeros = call<"fill_.Scalar">(empty(sizes, DType::Int64), 0);
  return call<"scatter_.value">(zeros, -1, call<"unsqueeze">(self, -1), 1);
}

constexpr Op kOps[] = {
    {.schema = "index.Tensor(Tensor self, Tensor?[] indices) -> Tensor",
     .node = "IndexBackward0",
     .forward = kernel<&index>,
     .grads = {{"self", "indices", index_grad}},
     .place = Place::Hidden},
    {.schema = "index_put(Tensor self, Tensor?[] indices, Tensor values, "
               "bool accumulate=False) -> Tensor",
     .node = "IndexPutBackward0",
     .forward = kernel<&index_put>,
     .grads = {{"self", "accumulate indices", index_put_grad},
               {"values", "indices", index_put_values_grad}},
     .inplace = true,
     .inplace_function = true},
    {.schema = "_index_put_impl_(Tensor(a!) self, Tensor?[] indices, Tensor values, "
               "bool accumulate=False, bool unsafe=False) -> Tensor(a!)",
     .node = "IndexPutImplBackward0",
     .forward = kernel<&index_put_impl_>,
     .grads = {{"self", "accumulate indices", index_put_grad},
               {"values", "indices", index_put_values_grad}},
     .place = Place::Hidden},

    {.schema = "take(Tensor self, Tensor index) -> Tensor",
     .node = "TakeBackward0",
     .forward = kernel<&take>,
     .grads = {{"self", "index self", take_grad}},
     .out = "out",
     .out_dtype = {"take(): self and out expected to have the same dtype, but got self.dtype = "
                   "{Result} and out.dtype = {Out}",
                   OutDType::Same},
     .overlap = Overlap::Refused},
    {.schema = "put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor",
     .node = "PutBackward0",
     .forward = kernel<&put>,
     .grads = {{"self", "accumulate index", put_grad}, {"source", "index source", put_source_grad}},
     .inplace = true,
     .overlap = Overlap::Refused},

    {.schema = "masked_select(Tensor self, Tensor mask) -> Tensor",
     .node = "MaskedSelectBackward0",
     .forward = kernel<&masked_select>,
     .grads = {{"self", "mask self", masked_select_grad}},
     .out = "out",
     .out_dtype = {"masked_select(): self and result must have the same scalar type",
                   OutDType::Same},
     .overlap = Overlap::Refused},
    {.schema = "masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor",
     .node = "MaskedScatterBackward0",
     .forward = kernel<&masked_scatter>,
     .grads = {{"self", "mask", masked_scatter_grad},
               {"source", "mask", masked_scatter_source_grad}},
     .inplace = true},
    {.schema = "nonzero(Tensor self) -> Tensor",
     .forward = kernel<&nonzero>,
     .out = "out",
     .out_dtype =
         {"nonzero: Expected out tensor to have scalar type {Result} but got scalar type{Out}",
          OutDType::Same}},
    {.schema = "nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor",
     .forward = kernel<&nonzero_static>,
     .out = "out",
     .out_dtype = {"nonzero_static: Expected out tensor to have scalar type {Result} but got "
                   "scalar type{Out}",
                   OutDType::Same}},
    {.schema = "nonzero_numpy(Tensor self) -> Tensor[]",
     .forward = kernel<&nonzero_columns>,
     .composite = true,
     .place = Place::Hidden},
    {.schema = "argwhere(Tensor self) -> Tensor", .forward = kernel<&nonzero>, .composite = true},
    {.schema = "where(Tensor condition) -> Tensor[]",
     .forward = kernel<&nonzero_columns>,
     .composite = true,
     .place = Place::Function},

    {.schema = "one_hot(Tensor self, int num_classes=-1) -> Tensor",
     .forward = kernel<&one_hot>,
     .composite = true,
     .place = Place::NN},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable index_ops() { return kOps; }

}  // namespace tg
