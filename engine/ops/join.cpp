// Joining, repeating and rearranging the elements of tensors.
#include <algorithm>
#include <cstring>

#include "core/view_geometry.h"
#include "kernels/copy.h"
#include "kernels/half.h"
#include "op/functions.h"
#include "op/promotion.h"
#include "ops/factory.h"

namespace tg {
namespace {

using OptionalInt = std::optional<int64_t>;

// The part of a fresh result that a geometry function shows.
Tensor part(const Tensor& of, const Geometry& g) { return alias(of, g, true); }

DType common_dtype(const TensorList& tensors) {
  DType dtype = tensors[0].dtype();
  for (const Tensor& t : tensors) dtype = promote(dtype, t.dtype());
  return dtype;
}

// --- Joining ---------------------------------------------------------------------------------

// An empty 1-d tensor joins with anything, as it always did.
bool is_skipped(const Ints& sizes) { return sizes.size() == 1 && sizes[0] == 0; }

// The memory format that all of the tensors suggest, or the contiguous one.
int common_format(const TensorList& tensors) {
  int format = suggested_format(tensors[0]);
  for (const Tensor& t : tensors)
    if (suggested_format(t) != format) return kContiguousFormat;
  return format;
}

Tensor cat(const TensorList& tensors, int64_t dim) {
  check_as(ErrorType::Value, !tensors.empty(), "torch.cat(): expected a non-empty list of Tensors");
  for (size_t i = 0; i < tensors.size(); ++i)
    check(tensors[i].dim() > 0, "zero-dimensional tensor (at position ", i,
          ") cannot be concatenated");
  const Tensor* first = nullptr;
  for (const Tensor& t : tensors)
    if (!first && !is_skipped(t.sizes())) first = &t;
  if (!first) return empty({0}, common_dtype(tensors));
  auto d = size_t(wrap_dim(dim, first->dim()));
  Ints sizes = first->sizes();
  sizes[d] = 0;
  for (size_t i = 0; i < tensors.size(); ++i) {
    const Ints& other = tensors[i].sizes();
    if (is_skipped(other)) continue;
    check(other.size() == sizes.size(), "Tensors must have same number of dimensions: got ",
          sizes.size(), " and ", other.size());
    for (size_t k = 0; k < sizes.size(); ++k)
      check(k == d || other[k] == sizes[k], "Sizes of tensors must match except in dimension ", d,
            ". Expected size ", sizes[k], " but got size ", other[k], " for tensor number ", i,
            " in the list.");
    sizes[d] += other[d];
  }
  int format = common_format(tensors);
  Tensor out = empty_strided(sizes, format_strides(sizes, format), common_dtype(tensors));
  int64_t at = 0;
  for (const Tensor& t : tensors) {
    if (is_skipped(t.sizes())) continue;
    int64_t length = t.sizes()[d];
    copy_elements(part(out, sliced(out.geometry(), int64_t(d), at, at + length, 1)), t);
    at += length;
  }
  return out;
}

TensorList cat_grad(const Saved& s) {
  TensorList out;
  int64_t at = 0;
  for (const Geometry& g : s.geometries("tensors")) {
    if (is_skipped(g.sizes)) {
      out.push_back(call<"zeros">(g.sizes, s.grad.dtype()));
      continue;
    }
    int64_t dim = wrap_dim(s.integer("dim"), g.dim()), length = g.sizes[size_t(dim)];
    out.push_back(call<"narrow">(s.grad, dim, at, length));
    at += length;
  }
  return out;
}

Tensor concat(const TensorList& tensors, int64_t dim) { return call<"cat">(tensors, dim); }

Tensor stack(Destination& to, const TensorList& tensors, int64_t dim) {
  check(!tensors.empty(), "stack expects a non-empty TensorList");
  int64_t d = wrap_dim(dim, tensors[0].dim() + 1);
  for (size_t i = 1; i < tensors.size(); ++i)
    check(tensors[i].sizes() == tensors[0].sizes(),
          "stack expects each tensor to be equal size, but got ", tensors[0].sizes(),
          " at entry 0 and ", tensors[i].sizes(), " at entry ", i);
  // PyTorch joins along the dim and then divides it, but for an out= and for a last dim.
  Ints sizes = tensors[0].sizes(), strides = contiguous_strides(sizes);
  if (d < tensors[0].dim() && !to.tensor().defined() && tensors[0].numel() > 0) {
    sizes[size_t(d)] *= int64_t(tensors.size());
    strides = format_strides(sizes, common_format(tensors));
    sizes = tensors[0].sizes();
    strides.insert(size_t(d), strides[size_t(d)] * sizes[size_t(d)]);
    sizes.insert(size_t(d), int64_t(tensors.size()));
  } else {
    sizes.insert(size_t(d), int64_t(tensors.size()));
    strides = contiguous_strides(sizes);
  }
  Tensor out = empty_strided(sizes, strides, common_dtype(tensors));
  for (size_t i = 0; i < tensors.size(); ++i)
    copy_elements(part(out, selected(out.geometry(), d, int64_t(i))), tensors[i]);
  return out;
}

TensorList stack_grad(const Saved& s) {
  return call<"unbind.int", TensorList>(s.grad, s.integer("dim"));
}

Tensor atleast_1d(const Tensor& t) { return t.dim() >= 1 ? t : call<"reshape">(t, Ints{1}); }
Tensor atleast_2d(const Tensor& t) {
  if (t.dim() >= 2) return t;
  return t.dim() == 0 ? call<"reshape">(t, Ints{1, 1}) : call<"unsqueeze">(t, 0);
}
Tensor atleast_3d(const Tensor& t) {
  switch (t.dim()) {
    case 0:
      return call<"reshape">(t, Ints{1, 1, 1});
    case 1:
      return call<"unsqueeze">(call<"unsqueeze">(t, 0), -1);
    case 2:
      return call<"unsqueeze">(t, -1);
    default:
      return t;
  }
}

template <Tensor (*F)(const Tensor&)>
TensorList each(const TensorList& tensors) {
  TensorList out;
  for (const Tensor& t : tensors) out.push_back(F(t));
  return out;
}

Tensor hstack(const TensorList& tensors) {
  check(!tensors.empty(), "hstack expects a non-empty TensorList");
  TensorList all = each<atleast_1d>(tensors);
  return concat(all, all[0].dim() == 1 ? 0 : 1);
}
Tensor vstack(const TensorList& tensors) {
  check(!tensors.empty(), "vstack expects a non-empty TensorList");
  return concat(each<atleast_2d>(tensors), 0);
}
Tensor dstack(const TensorList& tensors) {
  check(!tensors.empty(), "dstack expects a non-empty TensorList");
  return concat(each<atleast_3d>(tensors), 2);
}
Tensor column_stack(const TensorList& tensors) {
  check(!tensors.empty(), "column_stack expects a non-empty TensorList");
  TensorList columns;
  for (const Tensor& t : tensors)
    columns.push_back(t.dim() <= 1 ? call<"reshape">(t, Ints{t.numel(), 1}) : t);
  return hstack(columns);
}

Ints as_matrix(const Ints& sizes) {
  if (sizes.empty()) return {1, 1};
  return sizes.size() == 1 ? Ints{1, sizes[0]} : sizes;
}

Tensor block_diag(const TensorList& tensors) {
  int64_t rows = 0, columns = 0;
  for (size_t i = 0; i < tensors.size(); ++i) {
    check(tensors[i].dim() <= 2,
          "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input ", i, " has ",
          tensors[i].dim(), " dimensions");
    Ints sizes = as_matrix(tensors[i].sizes());
    rows += sizes[0];
    columns += sizes[1];
  }
  if (tensors.empty()) return empty({1, 0}, default_dtype());
  Tensor out = empty({rows, columns}, result_type(tensors));
  fill_elements(out, 0);
  int64_t row = 0, column = 0;
  for (const Tensor& t : tensors) {
    Ints sizes = as_matrix(t.sizes());
    Geometry block{sizes, out.strides(), row * out.strides()[0] + column};
    copy_elements(part(out, block), t);
    row += sizes[0];
    column += sizes[1];
  }
  return out;
}

TensorList block_diag_grad(const Saved& s) {
  TensorList out;
  int64_t row = 0, column = 0;
  for (const Geometry& g : s.geometries("tensors")) {
    Ints sizes = as_matrix(g.sizes);
    Tensor block = call<"slice.Tensor">(call<"slice.Tensor">(s.grad, 0, row, row + sizes[0]), 1,
                                        column, column + sizes[1]);
    out.push_back(call<"reshape">(block, g.sizes));
    row += sizes[0];
    column += sizes[1];
  }
  return out;
}

// --- Repeating -------------------------------------------------------------------------------

Tensor repeat(const Tensor& self, const Ints& repeats) {
  check(repeats.size() >= self.sizes().size(),
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of "
        "tensor");
  size_t lead = repeats.size() - self.sizes().size();
  Ints sizes;
  for (size_t i = 0; i < repeats.size(); ++i)
    sizes.push_back(repeats[i] * (i < lead ? 1 : self.sizes()[i - lead]));
  Tensor out = empty(sizes, self.dtype());
  if (out.numel() == 0) return out;
  // Every dim as two: the repeats, along which the source stands still, and its own size.
  Geometry to{{}, {}, 0}, from{{}, {}, self.offset()};
  for (size_t i = 0; i < repeats.size(); ++i) {
    int64_t size = i < lead ? 1 : self.sizes()[i - lead];
    int64_t stride = i < lead ? 0 : self.strides()[i - lead];
    to.sizes.push_back(repeats[i]);
    to.strides.push_back(out.strides()[i] * size);
    to.sizes.push_back(size);
    to.strides.push_back(out.strides()[i]);
    from.strides.push_back(0);
    from.strides.push_back(stride);
  }
  from.sizes = to.sizes;
  copy_elements(part(out, to), part(self, from));
  return out;
}

Tensor repeat_grad(const Saved& s) {
  const Ints &repeats = s.ints("repeats"), &sizes = s.sizes("self");
  for (int64_t r : repeats)
    if (r == 0) return call<"zeros">(sizes, s.grad.dtype());
  size_t lead = repeats.size() - sizes.size();
  Ints shape, summed;
  for (size_t i = 0; i < repeats.size(); ++i) {
    if (i < lead || repeats[i] != 1) {
      summed.push_back(int64_t(shape.size()));
      shape.push_back(repeats[i]);
    }
    if (i >= lead) shape.push_back(sizes[i - lead]);
  }
  Tensor grad = call<"reshape">(s.grad, shape);
  return summed.empty() ? grad : call<"sum.dim_IntList">(grad, summed);
}

Tensor tile(const Tensor& self, const Ints& dims) {
  Ints repeats = dims;
  while (repeats.size() < self.sizes().size()) repeats.insert(0, 1);
  return call<"repeat">(self, repeats);
}

Tensor repeat_interleave_indices(const Tensor& repeats, OptionalInt output_size) {
  check(repeats.dim() == 1, "repeat_interleave only accept 1D vector as repeat");
  if (repeats.dtype() != DType::Int64 && repeats.dtype() != DType::Int32)
    fail_not_implemented("repeat_interleave_cpu", repeats.dtype());
  Tensor counts = empty(repeats.sizes(), DType::Int64);
  copy_elements(counts, repeats);
  int64_t total = 0;
  for (int64_t i = 0; i < counts.numel(); ++i) {
    check(counts.data<int64_t>()[i] >= 0, "repeats can not be negative");
    total += counts.data<int64_t>()[i];
  }
  check(output_size.value_or(total) == total, "allocated size does not match required size");
  Tensor out = empty({total}, repeats.dtype());
  dispatch_integers(out.dtype(), "repeat_interleave_cpu", [&]<class T>() {
    T* at = out.data<T>();
    for (int64_t i = 0; i < counts.numel(); ++i)
      at = std::fill_n(at, counts.data<int64_t>()[i], static_cast<T>(i));
  });
  return out;
}

Tensor repeat_interleave_int(const Tensor& self, int64_t repeats, OptionalInt dim,
                             OptionalInt output_size) {
  check(repeats >= 0, "Repeats must be non-negative");
  Tensor input = dim ? self : call<"flatten.using_ints">(self);
  int64_t d = wrap_dim(dim.value_or(0), input.dim());
  Tensor repeated = call<"unsqueeze">(input, d + 1);
  Ints sizes = repeated.sizes();
  check(!output_size || *output_size == sizes[size_t(d)] * repeats,
        "repeat_interleave: Invalid output_size, expected ", sizes[size_t(d)] * repeats,
        " but got ", output_size.value_or(0));
  sizes[size_t(d + 1)] = repeats;
  repeated = call<"clone">(call<"expand">(repeated, sizes), MemoryFormat{0});
  return call<"flatten.using_ints">(repeated, d, d + 1);
}

Tensor repeat_interleave_tensor(const Tensor& self, const Tensor& repeats, OptionalInt dim,
                                OptionalInt output_size) {
  Tensor input = dim ? self : call<"flatten.using_ints">(self);
  check_as(ErrorType::Index, input.dim() > 0, "Dimension specified as ", dim.value_or(0),
           " but tensor has no dimensions");
  int64_t d = wrap_dim(dim.value_or(0), input.dim()), size = input.size(d);
  check(repeats.dim() <= 1, "repeats must be 0-dim or 1-dim tensor");
  Tensor counts = repeats;
  if (repeats.numel() == 1)
    counts = call<"expand">(call<"reshape">(repeats, Ints{1}), Ints{size});
  else
    check(repeats.size(0) == size,
          "repeats must have the same size as input along dim, but got repeats.size(0) = ",
          repeats.size(0), " and input.size(", d, ") = ", size);
  return call<"index_select">(input, d, call<"repeat_interleave.Tensor">(counts, output_size));
}

// --- Rearranging -----------------------------------------------------------------------------

Tensor flip(const Tensor& self, const Ints& dims) {
  Geometry from = self.geometry();
  Tensor out = empty_strided(self.sizes(), dense_strides(from), self.dtype());
  for (int64_t dim : wrap_dims(dims, self.dim())) {
    if (self.dim() == 0) continue;
    auto d = size_t(dim);
    from.offset += (from.sizes[d] - 1) * from.strides[d];
    from.strides[d] = -from.strides[d];
  }
  if (out.numel() > 0) copy_elements(out, part(self, from));
  return out;
}
Tensor flip_grad(const Saved& s) { return call<"flip">(s.grad, s.ints("dims")); }

Tensor fliplr(const Tensor& self) {
  check(self.dim() >= 2, "Input must be >= 2-d.");
  return call<"flip">(self, Ints{1});
}
Tensor flipud(const Tensor& self) {
  check(self.dim() >= 1, "Input must be >= 1-d.");
  return call<"flip">(self, Ints{0});
}

// A packed tensor whose elements moved by `shift` along `dim`, those at the end to the front.
Tensor rolled(const Tensor& t, int64_t shift, int64_t dim) {
  if (t.numel() == 0) return make_like(t);
  // As PyTorch joins its two parts.
  Tensor out = empty_strided(t.sizes(), format_strides(t.sizes(), suggested_format(t)), t.dtype());
  int64_t size = t.size(dim);
  int64_t start = (shift % size + size) % size;
  auto copy = [&](int64_t to, int64_t from, int64_t n) {
    copy_elements(part(out, sliced(out.geometry(), dim, to, to + n, 1)),
                  part(t, sliced(t.geometry(), dim, from, from + n, 1)));
  };
  copy(start, 0, size - start);
  copy(0, size - start, start);
  return out;
}

Tensor roll(const Tensor& self, const Ints& shifts, const Ints& dims) {
  check(!shifts.empty(), "`shifts` required");
  if (dims.empty() && shifts.size() == 1) {
    Tensor flat = empty(self.sizes(), self.dtype());
    copy_elements(flat, self);
    flat = rolled(part(flat, contiguous({self.numel()})), shifts[0], 0);
    return part(flat, contiguous(self.sizes()));
  }
  check(shifts.size() == dims.size(), "shifts and dimensions must align. shifts: ", shifts.size(),
        ", dims:", dims.size());
  Tensor out = self;
  for (size_t i = 0; i < dims.size(); ++i) {
    check_as(ErrorType::Index, self.dim() > 0, "Dimension specified as ", dims[i],
             " but tensor has no dimensions");
    out = rolled(out, shifts[i], wrap_dim(dims[i], self.dim()));
  }
  return out;
}

Tensor roll_grad(const Saved& s) {
  Ints shifts = s.ints("shifts"), dims = s.ints("dims");
  std::reverse(shifts.begin(), shifts.end());
  std::reverse(dims.begin(), dims.end());
  for (int64_t& shift : shifts) shift = -shift;
  return call<"roll">(s.grad, shifts, dims);
}

Tensor rot90(const Tensor& self, int64_t k, const Ints& dims) {
  check(dims.size() == 2, "expected total rotation dims == 2, but got dims = ", dims.size());
  check(self.dim() >= 2, "expected total dims >= 2, but got total dims = ", self.dim());
  check(dims[0] != dims[1] && std::abs(dims[0] - dims[1]) != self.dim(),
        "expected rotation dims to be different, but got dim0 = ", dims[0],
        " and dim1 = ", dims[1]);
  int64_t a = wrap_dim(dims[0], self.dim()), b = wrap_dim(dims[1], self.dim());
  auto turned = [&](const Tensor& t) { return part(t, transposed(t.geometry(), a, b)); };
  switch ((k % 4 + 4) % 4) {
    case 1:
      return turned(flip(self, {b}));
    case 2:
      return flip(self, {a, b});
    case 3:
      return turned(flip(self, {a}));
    default:
      return call<"clone">(self, MemoryFormat{0});
  }
}
Tensor rot90_grad(const Saved& s) { return call<"rot90">(s.grad, -s.integer("k"), s.ints("dims")); }

// Zeroes, in a packed copy, what lies above (lower) or below the diagonal.
Tensor triangle(const char* name, const Tensor& self, int64_t diagonal, bool lower) {
  check(self.dim() >= 2, name, ": input tensor must have at least 2 dimensions");
  Tensor out = empty(self.sizes(), self.dtype());
  copy_elements(out, self);
  if (out.numel() == 0) return out;
  int64_t rows = self.size(-2), columns = self.size(-1), item = item_size(self.dtype());
  std::byte* row = out.raw();
  for (int64_t i = 0, n = out.numel() / columns; i < n; ++i, row += columns * item) {
    int64_t at = std::clamp<int64_t>(i % rows + diagonal + (lower ? 1 : 0), 0, columns);
    int64_t begin = lower ? at : 0, end = lower ? columns : at;
    std::memset(row + begin * item, 0, size_t((end - begin) * item));
  }
  return out;
}
Tensor tril(const Tensor& self, int64_t diagonal) { return triangle("tril", self, diagonal, true); }
Tensor triu(const Tensor& self, int64_t diagonal) {
  return triangle("triu", self, diagonal, false);
}
Tensor tril_grad(const Saved& s) { return call<"tril">(s.grad, s.integer("diagonal")); }
Tensor triu_grad(const Saved& s) { return call<"triu">(s.grad, s.integer("diagonal")); }

// The indices of a triangle's elements: a row of row numbers and a row of column numbers.

// --- Diagonals -------------------------------------------------------------------------------

Tensor diag_embed(const Tensor& self, int64_t offset, int64_t dim1, int64_t dim2) {
  int64_t n = self.dim() + 1;
  int64_t a = wrap_dim(dim1, n), b = wrap_dim(dim2, n);
  check(a != b, "diagonal dimensions cannot be identical ", dim1, ", ", dim2);
  int64_t side = self.size(-1) + std::abs(offset);
  Ints sizes(self.sizes().begin(), self.sizes().end() - 1);
  sizes.insert(size_t(std::min(a, b)), side);
  sizes.insert(size_t(std::max(a, b)), side);
  Tensor out = empty(sizes, self.dtype());
  fill_elements(out, 0);
  copy_elements(part(out, diagonal_of(out.geometry(), offset, a, b)), self);
  return out;
}
Tensor diag_embed_grad(const Saved& s) {
  return call<"diagonal">(s.grad, s.integer("offset"), s.integer("dim1"), s.integer("dim2"));
}

Tensor diag(const Tensor& self, int64_t diagonal) {
  check(self.dim() == 1 || self.dim() == 2, "diag(): Supports 1D or 2D tensors. Got ", self.dim(),
        "D");
  return self.dim() == 1 ? call<"diag_embed">(self, diagonal)
                         : call<"diagonal_copy">(self, diagonal);
}

Tensor diagflat(const Tensor& self, int64_t offset) {
  return diag(call<"view">(call<"contiguous">(self), Ints{-1}), offset);
}

Tensor trace(const Tensor& self) {
  check(self.dim() == 2, "trace: expected a matrix, but got tensor with dim ", self.dim());
  if (is_half(self.dtype())) return narrowed(trace(widened(self)), self.dtype());
  DType dtype = is_integral(self.dtype()) ? DType::Int64 : self.dtype();
  Tensor out = empty({}, dtype);
  Geometry g = diagonal_of(self.geometry(), 0, 0, 1);
  dispatch_numbers_complex(self.dtype(), "trace", [&]<class T>() {
    using Sum =
        std::conditional_t<is_complex_number<T>, Complex<double>,
                           std::conditional_t<std::is_floating_point_v<T>, double, int64_t>>;
    using Out = std::conditional_t<std::is_integral_v<T>, int64_t, T>;
    Sum sum = Sum(0);
    const T* at = self.data<T>();
    for (int64_t i = 0; i < g.sizes[0]; ++i) sum += Sum(at[i * g.strides[0]]);
    *out.data<Out>() = static_cast<Out>(sum);
  });
  return out;
}
Tensor trace_grad(const Saved& s) {
  const Ints& sizes = s.sizes("self");
  return call<"diagonal_backward">(call<"expand">(s.grad, Ints{std::min(sizes[0], sizes[1])}),
                                   sizes, 0, 0, 1);
}

// --- Differences -----------------------------------------------------------------------------

Tensor diff(const Tensor& self, int64_t n, int64_t dim, const Tensor& prepend,
            const Tensor& append) {
  check(self.dim() > 0, "diff expects input to be at least one-dimensional");
  check(n >= 0, "order must be non-negative but got ", n);
  int64_t d = wrap_dim(dim, self.dim());
  TensorList joined;
  for (const Tensor* t : {&prepend, &self, &append}) {
    if (!t->defined()) continue;
    check(t->dim() == self.dim(),
          "diff expects prepend or append to be the same dimension as input");
    for (int64_t k = 0; k < self.dim(); ++k)
      check(k == d || t->size(k) == self.size(k),
            "diff expects the shape of tensor to prepend or append to match that of input except "
            "along the differencing dimension; input.size(",
            k, ") = ", self.size(k), ", but got tensor.size(", k, ") = ", t->size(k));
    joined.push_back(*t);
  }
  Tensor out = joined.size() > 1 ? concat(joined, d) : self;
  if (n == 0) return call<"copy_">(call<"zeros_like">(self), self);
  for (int64_t left = std::min(n, out.size(d)); left > 0; --left) {
    int64_t length = std::max<int64_t>(out.size(d) - 1, 0);
    Tensor after = call<"narrow">(out, d, std::min<int64_t>(1, out.size(d)), length);
    Tensor before = call<"narrow">(out, d, 0, length);
    out = out.dtype() == DType::Bool ? call<"logical_xor">(after, before) : after - before;
  }
  return out;
}

// --- Arrangements of the elements of a vector ------------------------------------------------

Tensor combinations(const Tensor& self, int64_t r, bool with_replacement) {
  check(self.dim() == 1, "Expect a 1D vector, but got shape ", self.sizes());
  check(r >= 0, "Expect a non-negative number, but got ", r);
  if (r == 0) return empty(Ints{0}, self.dtype());
  // Ascending places, counted up from the last one.
  int64_t n = self.size(0), step = with_replacement ? 0 : 1;
  std::vector<int64_t> places, at(size_t(r), 0);
  for (int64_t i = 0; i < r; ++i) at[size_t(i)] = i * step;
  auto last = [&](int64_t i) { return n - 1 - (r - 1 - i) * step; };
  bool more = n > 0 && at[size_t(r - 1)] <= last(r - 1);
  while (more) {
    places.insert(places.end(), at.begin(), at.end());
    int64_t i = r - 1;
    while (i >= 0 && at[size_t(i)] == last(i)) --i;
    more = i >= 0;
    if (!more) break;
    ++at[size_t(i)];
    for (int64_t j = i + 1; j < r; ++j) at[size_t(j)] = at[size_t(j - 1)] + step;
  }
  Tensor index = empty(Ints{int64_t(places.size())}, DType::Int64);
  std::copy(places.begin(), places.end(), index.data<int64_t>());
  Tensor rows = call<"view">(index, Ints{int64_t(places.size()) / r, r});
  return call<"index.Tensor">(self, TensorList{rows});
}

Tensor vander(const Tensor& x, const OptionalInt& columns, bool increasing) {
  check(x.dim() == 1, "x must be a one-dimensional tensor.");
  int64_t n = columns.value_or(x.size(0));
  check(n >= 0, "N must be non-negative.");
  DType dtype = is_integral(x.dtype()) ? DType::Int64 : x.dtype();
  if (n == 0) return empty(Ints{x.size(0), 0}, dtype);
  Tensor result = empty(Ints{x.size(0), n}, dtype);
  call<"fill_.Scalar">(call<"select.int">(result, 1, 0), 1);
  if (n > 1) {
    Tensor rest = call<"slice.Tensor">(result, 1, 1);
    Tensor repeated =
        call<"expand">(call<"unsqueeze">(call<"to.dtype">(x, dtype), 1), rest.sizes());
    call<"copy_">(rest, call<"cumprod">(repeated, 1));
  }
  return increasing ? result : call<"flip">(result, Ints{1});
}

constexpr OutDType kCatDType = {
    "torch.cat(): input types can't be cast to the desired output type {Out}", OutDType::Castable,
    ErrorType::Type};

constexpr Op kOps[] = {
    {.schema = "cat(Tensor[] tensors, int dim=0) -> Tensor",
     .node = "CatBackward0",
     .forward = kernel<&cat>,
     .grads = {{"tensors", "dim", nullptr, cat_grad}},
     .out = "out",
     .out_dtype = kCatDType,
     .overlap = Overlap::Refused,
     .place = Place::Function},
    {.schema = "concat(Tensor[] tensors, int dim=0) -> Tensor",
     .forward = kernel<&concat>,
     .out = "out",
     .out_dtype = kCatDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "concatenate(Tensor[] tensors, int dim=0) -> Tensor",
     .forward = kernel<&concat>,
     .out = "out",
     .out_dtype = kCatDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "stack(Tensor[] tensors, int dim=0) -> Tensor",
     .node = "StackBackward0",
     .forward = kernel<&stack>,
     .grads = {{"tensors", "dim", nullptr, stack_grad}},
     .out = "out",
     .out_dtype = kCatDType,
     .overlap = Overlap::Refused,
     .place = Place::Function},
    {.schema = "hstack(Tensor[] tensors) -> Tensor",
     .forward = kernel<&hstack>,
     .out = "out",
     .out_dtype = kCatDType,
     .composite = true,
     .overlap = Overlap::Refused,
     .place = Place::Function},
    {.schema = "vstack(Tensor[] tensors) -> Tensor",
     .forward = kernel<&vstack>,
     .out = "out",
     .out_dtype = kCatDType,
     .composite = true,
     .overlap = Overlap::Refused,
     .place = Place::Function},
    {.schema = "row_stack(Tensor[] tensors) -> Tensor",
     .forward = kernel<&vstack>,
     .out = "out",
     .out_dtype = kCatDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "dstack(Tensor[] tensors) -> Tensor",
     .forward = kernel<&dstack>,
     .out = "out",
     .out_dtype = kCatDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "column_stack(Tensor[] tensors) -> Tensor",
     .forward = kernel<&column_stack>,
     .out = "out",
     .out_dtype = kCatDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "atleast_1d(Tensor self) -> Tensor",
     .forward = kernel<&atleast_1d>,
     .composite = true,
     .place = Place::Function},
    {.schema = "atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]",
     .forward = kernel<&each<atleast_1d>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "atleast_2d(Tensor self) -> Tensor",
     .forward = kernel<&atleast_2d>,
     .composite = true,
     .place = Place::Function},
    {.schema = "atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]",
     .forward = kernel<&each<atleast_2d>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "atleast_3d(Tensor self) -> Tensor",
     .forward = kernel<&atleast_3d>,
     .composite = true,
     .place = Place::Function},
    {.schema = "atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]",
     .forward = kernel<&each<atleast_3d>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "block_diag(Tensor[] tensors) -> Tensor",
     .node = "BlockDiagBackward0",
     .forward = kernel<&block_diag>,
     .grads = {{"tensors", "", nullptr, block_diag_grad}},
     .place = Place::Function},

    {.schema = "repeat(Tensor self, SymInt[] repeats) -> Tensor",
     .node = "RepeatBackward0",
     .forward = kernel<&repeat>,
     .grads = {{"self", "repeats", repeat_grad}},
     .place = Place::Method},
    {.schema = "tile(Tensor self, SymInt[] dims) -> Tensor",
     .forward = kernel<&tile>,
     .composite = true},
    {.schema = "repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor",
     .forward = kernel<&repeat_interleave_indices>,
     .place = Place::Function},
    {.schema = "repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, "
               "SymInt? output_size=None) -> Tensor",
     .forward = kernel<&repeat_interleave_tensor>,
     .composite = true},
    {.schema = "repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, "
               "SymInt? output_size=None) -> Tensor",
     .forward = kernel<&repeat_interleave_int>,
     .composite = true},

    {.schema = "flip(Tensor self, int[] dims) -> Tensor",
     .node = "FlipBackward0",
     .forward = kernel<&flip>,
     .grads = {{"self", "dims", flip_grad}}},
    {.schema = "fliplr(Tensor self) -> Tensor", .forward = kernel<&fliplr>, .composite = true},
    {.schema = "flipud(Tensor self) -> Tensor", .forward = kernel<&flipud>, .composite = true},
    {.schema = "roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor",
     .node = "RollBackward0",
     .forward = kernel<&roll>,
     .grads = {{"self", "shifts dims", roll_grad}}},
    {.schema = "rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor",
     .node = "Rot90Backward0",
     .forward = kernel<&rot90>,
     .grads = {{"self", "k dims", rot90_grad}}},
    {.schema = "tril(Tensor self, SymInt diagonal=0) -> Tensor",
     .node = "TrilBackward0",
     .forward = kernel<&tril>,
     .grads = {{"self", "diagonal", tril_grad}},
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "triu(Tensor self, SymInt diagonal=0) -> Tensor",
     .node = "TriuBackward0",
     .forward = kernel<&triu>,
     .grads = {{"self", "diagonal", triu_grad}},
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType},

    {.schema = "diag(Tensor self, int diagonal=0) -> Tensor",
     .forward = kernel<&diag>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true},
    {.schema = "diagflat(Tensor self, int offset=0) -> Tensor",
     .forward = kernel<&diagflat>,
     .composite = true},
    {.schema = "diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor",
     .node = "DiagEmbedBackward0",
     .forward = kernel<&diag_embed>,
     .grads = {{"self", "offset dim1 dim2", diag_embed_grad}}},
    {.schema = "trace(Tensor self) -> Tensor",
     .node = "TraceBackward0",
     .forward = kernel<&trace>,
     .grads = {{"self", "", trace_grad}}},
    {.schema = "combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor",
     .forward = kernel<&combinations>,
     .composite = true,
     .place = Place::Function},
    {.schema = "vander(Tensor x, int? N=None, bool increasing=False) -> Tensor",
     .forward = kernel<&vander>,
     .composite = true,
     .place = Place::Function},
    {.schema = "diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, "
               "Tensor? append=None) -> Tensor",
     .forward = kernel<&diff>,
     .out = "out",
     .composite = true},
};

}  // namespace

static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");
OpTable join_ops() { return kOps; }

}  // namespace tg
