// Views: tensors of another geometry over the same storage, and what is composed of them.
#include <algorithm>

#include "autograd/copy_slices.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "core/view_geometry.h"
#include "core/warning.h"
#include "op/functions.h"
#include "ops/factory.h"
#include "ops/gradients.h"

namespace tg {
namespace {

using OptionalInt = std::optional<int64_t>;

// --- Geometries ------------------------------------------------------------------------------

Geometry same(const Geometry& g) { return g; }

Geometry reshape_alias(const Geometry& g, const Ints& sizes, const Ints& strides) {
  return {sizes, strides, g.offset};
}

template <FixedString kName>
Geometry t_of(const Geometry& g) {
  check(g.dim() <= 2, kName.text, "() expects a tensor with <= 2 dimensions, but self is ", g.dim(),
        "D");
  return transposed(g, 0, g.dim() < 2 ? 0 : 1);
}

Geometry expand(const Tensor& t, const Ints& sizes, bool) {
  check(sizes.size() >= t.sizes().size(), "expand(", type_string(t), "{", t.sizes(),
        "}, size=", sizes, "): the number of sizes provided (", sizes.size(),
        ") must be greater or equal to the number of dimensions in the tensor (", t.dim(), ")");
  return expanded(t.geometry(), sizes);
}

Geometry squeeze(const Geometry& g) { return squeezed(g); }
Geometry squeeze_dim(const Geometry& g, int64_t dim) { return squeezed(g, {dim}); }
Geometry squeeze_dims(const Geometry& g, const Ints& dims) { return squeezed(g, dims); }

Geometry as_strided(const Tensor& t, const Ints& sizes, const Ints& strides, OptionalInt offset) {
  check(sizes.size() == strides.size(), "mismatch in length of strides and shape");
  Geometry g{sizes, strides, offset.value_or(t.offset())};
  for (int64_t stride : strides)
    check(stride >= 0,
          "as_strided: Negative strides are not supported at the moment, got strides: ", strides);
  int64_t needed = checked_bytes(g, item_size(t.dtype()));
  check(needed <= t.storage()->nbytes, "setStorage: sizes ", sizes, ", strides ", strides,
        ", storage offset ", g.offset, ", and itemsize ", item_size(t.dtype()),
        " requiring a storage size of ", needed, " are out of bounds for storage of size ",
        t.storage()->nbytes);
  return g;
}

// --- Composites ------------------------------------------------------------------------------

// Not a view in autograd's eyes: its input is a fresh copy that nobody else has.
Tensor unsafe_view(const Tensor& self, const Ints& sizes) {
  return alias(self, view_as_sizes(self.geometry(), sizes), true);
}

Tensor reshape(const Tensor& self, const Ints& shape) {
  if (self.is_contiguous()) return call<"view">(self, shape);
  Ints sizes = infer_size(shape, self.numel()), strides;
  if (view_strides(self.geometry(), sizes, &strides))
    return call<"_reshape_alias">(self, sizes, strides);
  return call<"_unsafe_view">(call<"clone">(self, MemoryFormat{0}), sizes);
}

Tensor reshape_as(const Tensor& self, const Tensor& other) { return reshape(self, other.sizes()); }
Tensor view_as(const Tensor& self, const Tensor& other) {
  return call<"view">(self, other.sizes());
}

Tensor ravel(const Tensor& self) { return call<"view">(call<"contiguous">(self), Ints{-1}); }

Tensor flatten(const Tensor& self, int64_t start_dim, int64_t end_dim) {
  int64_t start = wrap_dim(start_dim, self.dim()), end = wrap_dim(end_dim, self.dim());
  check(start <= end, "flatten() has invalid args: start_dim cannot come after end_dim");
  if (self.dim() == 0) return reshape(self, {1});
  if (start == end) return self;
  Ints sizes;
  int64_t merged = 1;
  for (int64_t d = 0; d < self.dim(); ++d) {
    if (d < start || d > end) sizes.push_back(self.sizes()[size_t(d)]);
    if (d >= start && d <= end) merged *= self.sizes()[size_t(d)];
    if (d == end) sizes.push_back(merged);
  }
  return reshape(self, sizes);
}

Tensor unflatten(const Tensor& self, int64_t dim, const Ints& sizes) {
  check(!sizes.empty(), "unflatten: sizes must be non-empty");
  int64_t d = wrap_dim(dim, self.dim());
  check(
      self.dim() > 0,
      "unflatten got an unexpected error:\nDimension specified as 0 but tensor has no dimensions");
  int64_t length = self.sizes()[size_t(d)], product = 1, unknown = 0;
  for (int64_t s : sizes) s == -1 ? ++unknown : product *= s;
  check(unknown <= 1, "unflatten got an unexpected error:\nonly one dimension can be inferred");
  for (size_t i = 0; i < sizes.size(); ++i)
    check(sizes[i] >= -1, "unflatten got an unexpected error:\ninvalid shape dimension ", sizes[i],
          " at index ", i, " of shape ", sizes);
  check(!unknown || product != 0 || length != 0,
        "unflatten got an unexpected error:\ncannot reshape tensor of 0 elements into shape ",
        sizes, " because the unspecified dimension size -1 can be any value and is ambiguous");
  check(unknown ? product != 0 && length % product == 0 : product == length,
        "unflatten: Provided sizes ", sizes, " don't multiply up to the size of dim ", d, " (",
        length, ") in the input tensor");
  Ints shape;
  for (int64_t i = 0; i < self.dim(); ++i) {
    if (i != d) {
      shape.push_back(self.sizes()[size_t(i)]);
      continue;
    }
    for (int64_t s : sizes) shape.push_back(s == -1 ? length / product : s);
  }
  return call<"view">(self, shape);
}

// The same elements as another dtype; the last dim changes where the item sizes differ. Autograd
// does not follow it: the result is no view, though it shares storage and version.
Tensor view_dtype(const Tensor& self, DType dtype) {
  check(!self.is_conj(),
        "torch.Tensor.view is not supported for conjugate view tensors when converting to a "
        "different dtype.");
  check(!self.is_neg(),
        "torch.Tensor.view is not supported for tensors with negative bit set when converting to a "
        "different dtype.");
  Geometry g = self.geometry();
  int64_t have = item_size(self.dtype()), want = item_size(dtype);
  std::string what = str("to view ", type_name(self.dtype()), " as ", type_name(dtype),
                         " (different element sizes)");
  if (have != want) {
    check(g.dim() != 0, "self.dim() cannot be 0 ", what);
    check(g.strides.back() == 1, "self.stride(-1) must be 1 ", what, ", but got ",
          g.strides.back());
  }
  if (have > want) {
    int64_t ratio = have / want;
    g.sizes.back() *= ratio;
    g.offset *= ratio;
    for (size_t i = 0; i + 1 < g.strides.size(); ++i) g.strides[i] *= ratio;
  } else if (have < want) {
    int64_t ratio = want / have;
    check(g.sizes.back() % ratio == 0, "self.size(-1) must be divisible by ", ratio, " ", what,
          ", but got ", g.sizes.back());
    check(g.offset % ratio == 0, "self.storage_offset() must be divisible by ", ratio, " ", what,
          ", but got ", g.offset);
    for (size_t i = 0; i + 1 < g.strides.size(); ++i) {
      check(g.strides[i] % ratio == 0, "self.stride(", i, ") must be divisible by ", ratio, " ",
            what, ", but got ", g.strides[i]);
      g.strides[i] /= ratio;
    }
    g.sizes.back() /= ratio;
    g.offset /= ratio;
  }
  Tensor other = alias(self, g, true);
  other.body().dtype = dtype;
  return other;
}

Tensor view_dtype_copy(const Tensor& self, DType dtype) {
  return call<"clone">(view_dtype(self, dtype), MemoryFormat{0});
}

Tensor numpy_T(const Tensor& self) {
  if (self.dim() == 0)
    warn_once("aten/src/ATen/native/TensorShape.cpp:4327",
              "Tensor.T is deprecated on 0-D tensors. This function is the identity in these "
              "cases.");
  else if (self.dim() != 2)
    warn_once("aten/src/ATen/native/TensorShape.cpp:4320",
              "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is "
              "deprecated and it will throw an error in a future release. Consider `x.mT` to "
              "transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to "
              "reverse the dimensions of a tensor.");
  Ints dims;
  for (int64_t d = self.dim(); d-- > 0;) dims.push_back(d);
  return call<"permute">(self, dims);
}

Tensor transpose(const Tensor& self, int64_t a, int64_t b) {
  return call<"transpose.int">(self, a, b);
}
Tensor transpose_(const Tensor& self, int64_t a, int64_t b) {
  return call<"transpose_">(self, a, b);
}

Tensor mT(const Tensor& self) {
  if (self.dim() == 0) {
    warn_once(
        "aten/src/ATen/native/TensorShape.cpp:4380",
        "Tensor.mT is deprecated on 0-D tensors. This function is the identity in these cases.");
    return self;
  }
  check(self.dim() >= 2, "tensor.mT is only supported on matrices or batches of matrices. Got ",
        self.dim(), "-D tensor.");
  return transpose(self, -2, -1);
}

Tensor mH(const Tensor& self) {
  if (self.dim() == 0) {
    warn_once("aten/src/ATen/native/TensorShape.cpp:4389",
              "Tensor.mH is deprecated on 0-D tensors. Consider using x.conj().");
    return self;
  }
  check(self.dim() >= 2, "tensor.mH is only supported on matrices or batches of matrices. Got ",
        self.dim(), "-D tensor.");
  return conj(transpose(self, -2, -1));
}

Tensor matrix_H(const Tensor& self) {
  if (self.dim() == 0) {
    warn_once("aten/src/ATen/native/TensorShape.cpp:4342",
              "Tensor.H is deprecated on 0-D tensors. Consider using x.conj().");
    return self;
  }
  check(self.dim() == 2, "tensor.H is only supported on matrices (2-D tensors). Got ", self.dim(),
        "-D tensor.", self.dim() > 2 ? " For batches of matrices, consider using tensor.mH" : "");
  return conj(transpose(self, 0, 1));
}

Tensor adjoint(const Tensor& self) {
  check(self.dim() >= 2,
        "tensor.adjoint() is only supported on matrices or batches of matrices. Got ", self.dim(),
        "-D tensor.");
  return conj(transpose(self, -2, -1));
}

Tensor movedim_list(const Tensor& self, const Ints& source, const Ints& destination) {
  check(source.size() == destination.size(),
        "movedim: Invalid source or destination dims: source (", source,
        " dims) should contain the same number of dims as destination (", destination, " dims)");
  auto n = size_t(self.dim());
  Ints order(n, -1);
  std::vector<bool> moved(n);
  for (const Ints* dims : {&source, &destination}) {
    std::vector<bool> seen(std::max<size_t>(n, 1));
    for (int64_t dim : *dims) {
      auto d = size_t(wrap_dim(dim, self.dim()));
      check(!seen[d], "movedim: repeated dim in `", dims == &source ? "source" : "destination",
            "` (", *dims, ")");
      seen[d] = true;
    }
  }
  if (n == 0) return call<"alias">(self);
  for (size_t i = 0; i < source.size(); ++i) {
    int64_t from = wrap_dim(source[i], self.dim());
    order[size_t(wrap_dim(destination[i], self.dim()))] = from;
    moved[size_t(from)] = true;
  }
  size_t next = 0;
  for (int64_t& place : order) {
    if (place >= 0) continue;
    while (moved[next]) ++next;
    place = int64_t(next++);
  }
  return call<"permute">(self, order);
}

Tensor movedim(const Tensor& self, int64_t source, int64_t destination) {
  return movedim_list(self, {source}, {destination});
}

Tensor expand_as(const Tensor& self, const Tensor& other) {
  return call<"expand">(self, other.sizes());
}
Tensor broadcast_to(const Tensor& self, const Ints& sizes) { return call<"expand">(self, sizes); }

TensorList broadcast_tensors(const TensorList& tensors) {
  Ints sizes;
  for (const Tensor& t : tensors) sizes = broadcast(sizes, t.sizes());
  TensorList out;
  for (const Tensor& t : tensors) out.push_back(t.sizes() == sizes ? t : call<"expand">(t, sizes));
  return out;
}

TensorList meshgrid_indexing(const TensorList& tensors, const std::string& indexing) {
  check(!tensors.empty(), "meshgrid expects a non-empty TensorList");
  for (const Tensor& t : tensors) {
    check(t.dim() <= 1,
          "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ", "[ ",
          type_string(t), "{", t.sizes(), "} ]");
    check(t.dtype() == tensors[0].dtype(), "meshgrid expects all tensors to have the same dtype");
  }
  check(indexing == "xy" || indexing == "ij",
        "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: ", indexing);
  TensorList axes = tensors;
  bool swapped = indexing == "xy" && axes.size() >= 2;
  if (swapped) std::swap(axes[0], axes[1]);
  Ints sizes;
  for (const Tensor& t : axes) sizes.push_back(t.numel());
  TensorList out;
  for (size_t i = 0; i < axes.size(); ++i) {
    Ints shape(axes.size(), 1);
    shape[i] = -1;
    out.push_back(call<"expand">(call<"view">(axes[i], shape), sizes));
  }
  if (swapped) std::swap(out[0], out[1]);
  return out;
}

TensorList meshgrid(const TensorList& tensors) {
  warn_once("aten/src/ATen/native/TensorShape.cpp:4221",
            "torch.meshgrid: in an upcoming release, it will be required to pass the indexing "
            "argument.");
  return meshgrid_indexing(tensors, "ij");
}

Tensor narrow(const Tensor& self, int64_t dim, int64_t start, int64_t length) {
  check(self.dim() > 0, "narrow() cannot be applied to a 0-dim tensor.");
  check(length >= 0, "narrow(): length must be non-negative.");
  int64_t size = self.size(dim);
  check_as(ErrorType::Index, start >= -size && start <= size,
           "start out of range (expected to be in range of [", -size, ", ", size, "], but got ",
           start, ")");
  if (start < 0) start += size;
  check(start <= size - length, "start (", start, ") + length (", length,
        ") exceeds dimension size (", size, ").");
  return call<"slice.Tensor">(self, dim, start, start + length, 1);
}

Tensor narrow_copy(const Tensor& self, int64_t dim, int64_t start, int64_t length) {
  check(self.dim() > 0, "narrow() cannot be applied to a 0-dim tensor.");
  check(dim < self.dim(),
        "Expected dim < static_cast<int64_t>(self_sizes.size()) to be true, but got false.  (Could "
        "this error message be improved?  If so, please report an enhancement request to "
        "PyTorch.)");
  check(length >= 0, "start (", start, ") + length (", length, ") exceeds dimension size (",
        self.size(dim), ").");
  return call<"clone">(narrow(self, dim, start, length), MemoryFormat{0});
}

Tensor narrow_tensor(const Tensor& self, int64_t dim, const Tensor& start, int64_t length) {
  check(start.dim() == 0 && is_integral(start.dtype()) && start.dtype() != DType::Bool,
        "start must be an 0-dim integral Tensor.");
  return narrow(self, dim, item(start).to<int64_t>(), length);
}

TensorList split(const Tensor& self, int64_t size, int64_t dim) {
  return call<"split.Tensor", TensorList>(self, size, dim);
}
TensorList split_sizes(const Tensor& self, const Ints& sizes, int64_t dim) {
  return call<"split_with_sizes", TensorList>(self, sizes, dim);
}

TensorList chunk(const Tensor& self, int64_t chunks, int64_t dim) {
  check(self.dim() > 0, "chunk expects at least a 1-dimensional tensor");
  check(chunks > 0, "chunk expects `chunks` to be greater than 0, got: ", chunks);
  int64_t size = self.size(dim);
  if (size == 0) return split_sizes(self, Ints(size_t(chunks), 0), dim);
  return split(self, (size + chunks - 1) / chunks, dim);
}

// Not views in autograd's eyes, and each with a version of its own.
TensorList unsafe_parts(const Tensor& self, std::vector<Geometry> parts) {
  TensorList out;
  for (const Geometry& g : parts) out.push_back(alias(self, g, false));
  return out;
}
TensorList unsafe_split(const Tensor& self, int64_t size, int64_t dim) {
  return unsafe_parts(self, split_evenly(self.geometry(), size, dim));
}
TensorList unsafe_split_sizes(const Tensor& self, const Ints& sizes, int64_t dim) {
  return unsafe_parts(self, split_by_sizes(self.geometry(), sizes, dim));
}
TensorList unsafe_chunk(const Tensor& self, int64_t chunks, int64_t dim) {
  check(self.dim() > 0, "chunk expects at least a 1-dimensional tensor");
  check(chunks > 0, "chunk expects `chunks` to be greater than 0, got: ", chunks);
  int64_t size = self.size(dim);
  if (size == 0)
    return call<"unsafe_split_with_sizes", TensorList>(self, Ints(size_t(chunks), 0), dim);
  return call<"unsafe_split.Tensor", TensorList>(self, (size + chunks - 1) / chunks, dim);
}

Tensor slice(const Tensor& self, int64_t dim, int64_t start, int64_t end) {
  return call<"slice.Tensor">(self, dim, start, end, 1);
}

TensorList tensor_split_sections(const Tensor& self, int64_t sections, int64_t dim) {
  check(self.dim() > 0,
        "tensor_split expected at least a 1-dimensional tensor, but got a tensor "
        "with ",
        self.dim(), " dims");
  int64_t d = wrap_dim(dim, self.dim());
  check(sections > 0, "number of sections must be larger than 0, got ", sections);
  int64_t size = self.size(d), start = 0;
  TensorList out;
  for (int64_t i = 0; i < sections; ++i) {
    int64_t length = size / sections + (i < size % sections);
    out.push_back(slice(self, d, start, start + length));
    start += length;
  }
  return out;
}

TensorList tensor_split_indices(const Tensor& self, const Ints& indices, int64_t dim) {
  check(self.dim() > 0,
        "tensor_split expected at least a 1-dimensional tensor, but got a tensor "
        "with ",
        self.dim(), " dims");
  int64_t d = wrap_dim(dim, self.dim()), start = 0;
  TensorList out;
  for (int64_t end : indices) {
    out.push_back(slice(self, d, start, end));
    start = end;
  }
  out.push_back(slice(self, d, start, self.size(d)));
  return out;
}

TensorList tensor_split_tensor(const Tensor& self, const Tensor& by, int64_t dim) {
  check(self.dim() > 0,
        "tensor_split expected at least a 1-dimensional tensor, but got a tensor "
        "with ",
        self.dim(), " dims");
  check(by.dtype() == DType::Int64,
        "tensor_split expected tensor_indices_or_sections to have dtype of long, but got ",
        type_name(by.dtype()));
  check(by.dim() <= 1,
        "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or "
        "one-dimensional tensor, but got a tensor with ",
        by.dim(), " dims");
  if (by.dim() == 0) return tensor_split_sections(self, item(by).to<int64_t>(), dim);
  Ints indices;
  for (int64_t i = 0; i < by.numel(); ++i) indices.push_back(by.data<int64_t>()[i * by.stride(0)]);
  return tensor_split_indices(self, indices, dim);
}

// hsplit, vsplit and dsplit are tensor_split along a dim that their name says.
template <char Name>
int64_t split_dim(const Tensor& self) {
  constexpr int64_t kLeast = Name == 'h' ? 1 : Name == 'v' ? 2 : 3;
  check(self.dim() >= kLeast, "torch.", Name, "split requires a tensor with at least ", kLeast,
        " dimension, but got a tensor with ", self.dim(), " dimensions!");
  return Name == 'h' ? (self.dim() == 1 ? 0 : 1) : Name == 'v' ? 0 : 2;
}

template <char Name>
TensorList split_along(const Tensor& self, int64_t sections) {
  int64_t dim = split_dim<Name>(self);
  check(sections != 0 && self.size(dim) % sections == 0, "torch.", Name,
        "split attempted to split along dimension ", dim, ", but the size of the dimension ",
        self.size(dim), " is not divisible by the split_size ", sections, "!");
  return tensor_split_sections(self, sections, dim);
}

template <char Name>
TensorList split_along_at(const Tensor& self, const Ints& indices) {
  return tensor_split_indices(self, indices, split_dim<Name>(self));
}

// --- Gradients -------------------------------------------------------------------------------

Tensor reshape_grad(const Saved& s) { return reshape(s.grad, s.sizes("self")); }

Tensor transpose_grad(const Saved& s) {
  return transpose(s.grad, s.integer("dim0"), s.integer("dim1"));
}
Tensor t_grad(const Saved& s) { return call<"t">(s.grad); }

Tensor permute_grad(const Saved& s) {
  const Ints& dims = s.ints("dims");
  Ints back(dims.size());
  for (size_t i = 0; i < dims.size(); ++i)
    back[size_t(wrap_dim(dims[i], int64_t(dims.size())))] = int64_t(i);
  return call<"permute">(s.grad, back);
}

// Puts back, of the dims in `dims`, those that were squeezed away.
Tensor unsqueeze_to(Tensor t, const Ints& dims, const Ints& sizes) {
  for (size_t d = 0; d < sizes.size(); ++d)
    if (sizes[d] == 1 && std::find(dims.begin(), dims.end(), int64_t(d)) != dims.end())
      t = call<"unsqueeze">(t, int64_t(d));
  return t;
}
Tensor squeeze_grad(const Saved& s) {
  Ints all;
  for (size_t d = 0; d < s.sizes("self").size(); ++d) all.push_back(int64_t(d));
  return unsqueeze_to(s.grad, all, s.sizes("self"));
}
Tensor squeeze_dim_grad(const Saved& s) {
  const Ints& sizes = s.sizes("self");
  return unsqueeze_to(s.grad, {wrap_dim(s.integer("dim"), int64_t(sizes.size()))}, sizes);
}
Tensor squeeze_dims_grad(const Saved& s) {
  const Ints& sizes = s.sizes("self");
  return unsqueeze_to(s.grad, wrap_dims(s.ints("dim"), int64_t(sizes.size())), sizes);
}
Tensor unsqueeze_grad(const Saved& s) { return call<"squeeze.dim">(s.grad, s.integer("dim")); }

Tensor select_grad(const Saved& s) {
  return call<"select_backward">(s.grad, s.sizes("self"), s.integer("dim"), s.integer("index"));
}
Tensor slice_grad(const Saved& s) {
  return call<"slice_backward">(s.grad, s.sizes("self"), s.integer("dim"),
                                s.get<OptionalInt>("start").value_or(0),
                                s.get<OptionalInt>("end").value_or(INT64_MAX), s.integer("step"));
}
Tensor narrow_copy_grad(const Saved& s) {
  // With a start counted from the end, PyTorch's slice ends in the wrong place, and so does this.
  int64_t start = s.integer("start");
  return call<"slice_backward">(s.grad, s.sizes("self"), s.integer("dim"), start,
                                start + s.integer("length"), 1);
}
Tensor diagonal_grad(const Saved& s) {
  return call<"diagonal_backward">(s.grad, s.sizes("self"), s.integer("offset"), s.integer("dim1"),
                                   s.integer("dim2"));
}
Tensor unfold_grad(const Saved& s) {
  return call<"unfold_backward">(s.grad, s.sizes("self"), s.integer("dimension"), s.integer("size"),
                                 s.integer("step"));
}

Tensor as_strided_grad(const Saved& s) {
  const Geometry& input = s.geometry("self");
  return as_strided_backward(s.grad, input,
                             {s.ints("size"), s.ints("stride"),
                              s.get<OptionalInt>("storage_offset").value_or(input.offset)});
}

// The gradients of several views, zeros where one is missing.
TensorList filled_in(const Saved& s, const std::vector<Geometry>& parts) {
  TensorList out;
  for (size_t i = 0; i < parts.size(); ++i)
    out.push_back(s.grads[i].defined() ? s.grads[i]
                                       : call<"zeros">(parts[i].sizes, s.dtype("self")));
  return out;
}
Tensor split_grad(const Saved& s) {
  auto parts = split_evenly(s.geometry("self"), s.integer("split_size"), s.integer("dim"));
  return call<"cat">(filled_in(s, parts), s.integer("dim"));
}
Tensor split_sizes_grad(const Saved& s) {
  auto parts = split_by_sizes(s.geometry("self"), s.ints("split_sizes"), s.integer("dim"));
  return call<"cat">(filled_in(s, parts), s.integer("dim"));
}
Tensor unbind_grad(const Saved& s) {
  return call<"stack">(filled_in(s, unbound(s.geometry("self"), s.integer("dim"))),
                       s.integer("dim"));
}

// The gradient of a view of sizes `sizes`: zeros but for the part that the view shows.
template <class Part>
Tensor zeros_but(const Tensor& grad, const Ints& sizes, Part part) {
  Tensor out = call<"zeros">(sizes, grad.dtype());
  call<"copy_">(part(out), grad);
  return out;
}

Tensor select_backward(const Tensor& grad, const Ints& sizes, int64_t dim, int64_t index) {
  return zeros_but(grad, sizes, [&](const Tensor& t) { return call<"select.int">(t, dim, index); });
}
Tensor slice_backward(const Tensor& grad, const Ints& sizes, int64_t dim, int64_t start,
                      int64_t end, int64_t step) {
  return zeros_but(grad, sizes,
                   [&](const Tensor& t) { return call<"slice.Tensor">(t, dim, start, end, step); });
}
Tensor diagonal_backward(const Tensor& grad, const Ints& sizes, int64_t offset, int64_t dim1,
                         int64_t dim2) {
  return zeros_but(grad, sizes,
                   [&](const Tensor& t) { return call<"diagonal">(t, offset, dim1, dim2); });
}
// Windows may overlap: their gradients add up.
Tensor unfold_backward(const Tensor& grad, const Ints& sizes, int64_t dim, int64_t size,
                       int64_t step) {
  Geometry input = contiguous(sizes);
  return as_strided_backward(grad, input, unfolded(input, dim, size, step));
}

Tensor select_backward_grad(const Saved& s) {
  return call<"select.int">(s.grad, s.integer("dim"), s.integer("index"));
}
Tensor slice_backward_grad(const Saved& s) {
  return call<"slice.Tensor">(s.grad, s.integer("dim"), s.integer("start"), s.integer("end"),
                              s.integer("step"));
}
Tensor diagonal_backward_grad(const Saved& s) {
  return call<"diagonal">(s.grad, s.integer("offset"), s.integer("dim1"), s.integer("dim2"));
}
Tensor unfold_backward_grad(const Saved& s) {
  return call<"unfold">(s.grad, s.integer("dim"), s.integer("size"), s.integer("step"));
}

// --- The tensor's own storage ----------------------------------------------------------------

// Packed sizes from the same place on, in a storage that grows where it is too small.
Tensor resize(const Tensor& self, const Ints& sizes, const std::optional<MemoryFormat>& format) {
  // In inference mode autograd, which refuses it, is not asked.
  check(!requires_grad(self) || inference_enabled(), "cannot resize variables that require grad");
  check(!format || format->code != kPreserveFormat, "Unsupported memory formatPreserve");
  Geometry g = contiguous(sizes);
  if (format) g.strides = format_strides(sizes, format->code);
  if (sizes == self.sizes()) {  // its memory and order stay as they are
    if (format) self.body().geometry.strides = g.strides;
    return self;
  }
  for (int64_t s : sizes) check(s >= 0, "numel: integer multiplication overflow");
  numel_of(sizes);
  g.offset = self.offset();
  int64_t last, bytes;
  check(!__builtin_add_overflow(g.offset, numel_of(sizes), &last) &&
            !__builtin_mul_overflow(last, item_size(self.dtype()), &bytes),
        "Storage size calculation overflowed with sizes=", sizes);
  bytes = checked_bytes(g, item_size(self.dtype()));
  if (bytes > self.storage()->nbytes) self.storage()->resize(bytes);
  ++self.version()->value;
  self.body().geometry = g;
  touch_state();
  return self;
}

Tensor resize_as(const Tensor& self, const Tensor& other, std::optional<MemoryFormat> format) {
  resize(self, other.sizes(), std::nullopt);
  if (!format) return self;
  if (format->code == kPreserveFormat) format->code = suggested_format(other);
  self.body().geometry.strides = format_strides(self.sizes(), format->code);
  return self;
}

bool is_set_to(const Tensor& self, const Tensor& tensor) {
  return self.storage() == tensor.storage() && self.offset() == tensor.offset() &&
         self.sizes() == tensor.sizes() && self.strides() == tensor.strides();
}

constexpr Op kOps[] = {
    {.schema = "view(Tensor(a) self, SymInt[] size) -> Tensor(a)",
     .node = "ViewBackward0",
     .view = view_of<&view_as_sizes>,
     .grads = {{"self", "", reshape_grad}},
     .place = Place::Method,
     .copy = true},
    {.schema = "view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)",
     .forward = kernel<&view_dtype>,
     .composite = true,
     .place = Place::Method},
    {.schema = "view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor",
     .forward = kernel<&view_dtype_copy>,
     .out = "dtype_out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "_unsafe_view(Tensor self, SymInt[] size) -> Tensor",
     .node = "UnsafeViewBackward0",
     .forward = kernel<&unsafe_view>,
     .grads = {{"self", "", reshape_grad}},
     .place = Place::Hidden},
    {.schema = "_reshape_alias(Tensor(a) self, SymInt[] size, SymInt[] stride) -> Tensor(a)",
     .node = "ReshapeAliasBackward0",
     .view = view_of<&reshape_alias>,
     .grads = {{"self", "", reshape_grad}},
     .place = Place::Hidden},
    {.schema = "reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)",
     .forward = kernel<&reshape>,
     .composite = true},
    {.schema = "reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)",
     .forward = kernel<&reshape_as>,
     .composite = true,
     .place = Place::Method},
    {.schema = "view_as(Tensor(a) self, Tensor other) -> Tensor(a)",
     .forward = kernel<&view_as>,
     .composite = true,
     .place = Place::Method},
    {.schema = "ravel(Tensor(a) self) -> Tensor(a)", .forward = kernel<&ravel>, .composite = true},
    {.schema = "flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)",
     .forward = kernel<&flatten>,
     .composite = true},
    {.schema = "unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)",
     .forward = kernel<&unflatten>,
     .composite = true},
    {.schema = "alias(Tensor(a) self) -> Tensor(a)",
     .node = "AliasBackward0",
     .view = view_of<&same>,
     .grads = {{"self", "", same_gradient}},
     .place = Place::Hidden,
     .copy = true},

    {.schema = "transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)",
     .node = "TransposeBackward0",
     .view = view_of<&transposed>,
     .grads = {{"self", "dim0 dim1", transpose_grad}},
     .copy = true},
    {.schema = "transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)",
     .node = "TransposeBackward1",
     .view = view_of<&transposed>,
     .grads = {{"self", "dim0 dim1", transpose_grad}},
     .place = Place::Method},
    {.schema = "swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)",
     .forward = kernel<&transpose>,
     .composite = true},
    {.schema = "swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)",
     .forward = kernel<&transpose_>,
     .composite = true,
     .place = Place::Method},
    {.schema = "swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)",
     .forward = kernel<&transpose>,
     .composite = true},
    {.schema = "swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)",
     .forward = kernel<&transpose_>,
     .composite = true,
     .place = Place::Method},
    {.schema = "t(Tensor(a) self) -> Tensor(a)",
     .node = "TBackward0",
     .view = view_of<&t_of<"t">>,
     .grads = {{"self", "", t_grad}},
     .copy = true},
    {.schema = "t_(Tensor(a!) self) -> Tensor(a!)",
     .node = "TBackward1",
     .view = view_of<&t_of<"t_">>,
     .grads = {{"self", "", t_grad}},
     .place = Place::Method},
    {.schema = "permute(Tensor(a) self, int[] dims) -> Tensor(a)",
     .node = "PermuteBackward0",
     .view = view_of<&permuted>,
     .grads = {{"self", "dims", permute_grad}},
     .copy = true},
    {.schema = "numpy_T(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&numpy_T>,
     .composite = true,
     .place = Place::Hidden},
    {.schema = "mT(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&mT>,
     .composite = true,
     .place = Place::Hidden},
    {.schema = "mH(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&mH>,
     .composite = true,
     .place = Place::Hidden},
    {.schema = "matrix_H(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&matrix_H>,
     .composite = true,
     .place = Place::Hidden},
    {.schema = "adjoint(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&adjoint>,
     .composite = true},
    {.schema = "movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)",
     .forward = kernel<&movedim>,
     .composite = true},
    {.schema = "movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)",
     .forward = kernel<&movedim_list>,
     .composite = true},
    {.schema = "moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)",
     .forward = kernel<&movedim>,
     .composite = true},
    {.schema = "moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)",
     .forward = kernel<&movedim_list>,
     .composite = true},

    // The engine of backward sums gradients over what was broadcast.
    {.schema = "expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)",
     .node = "ExpandBackward0",
     .view = view_of<&expand>,
     .grads = {{"self", "", same_gradient}},
     .place = Place::Method,
     .copy = true},
    {.schema = "expand_as(Tensor(a) self, Tensor other) -> Tensor(a)",
     .forward = kernel<&expand_as>,
     .composite = true,
     .place = Place::Method},
    {.schema = "broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)",
     .forward = kernel<&broadcast_to>,
     .composite = true},
    {.schema = "broadcast_tensors(Tensor[] tensors) -> Tensor[]",
     .forward = kernel<&broadcast_tensors>,
     .composite = true,
     .place = Place::Function},
    {.schema = "meshgrid(Tensor[] tensors) -> Tensor[]",
     .forward = kernel<&meshgrid>,
     .composite = true,
     .place = Place::Function},
    {.schema = "meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]",
     .forward = kernel<&meshgrid_indexing>,
     .composite = true,
     .place = Place::Function},

    {.schema = "squeeze(Tensor(a) self) -> Tensor(a)",
     .node = "SqueezeBackward0",
     .view = view_of<&squeeze>,
     .grads = {{"self", "", squeeze_grad}},
     .copy = true},
    {.schema = "squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)",
     .node = "SqueezeBackward1",
     .view = view_of<&squeeze_dim>,
     .grads = {{"self", "dim", squeeze_dim_grad}},
     .copy = true},
    {.schema = "squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)",
     .node = "SqueezeBackward2",
     .view = view_of<&squeeze_dims>,
     .grads = {{"self", "dim", squeeze_dims_grad}},
     .copy = true},
    {.schema = "squeeze_(Tensor(a!) self) -> Tensor(a!)",
     .node = "SqueezeBackward3",
     .view = view_of<&squeeze>,
     .grads = {{"self", "", squeeze_grad}},
     .place = Place::Method},
    {.schema = "squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)",
     .node = "SqueezeBackward4",
     .view = view_of<&squeeze_dim>,
     .grads = {{"self", "dim", squeeze_dim_grad}},
     .place = Place::Method},
    {.schema = "squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)",
     .node = "SqueezeBackward5",
     .view = view_of<&squeeze_dims>,
     .grads = {{"self", "dim", squeeze_dims_grad}},
     .place = Place::Method},
    {.schema = "unsqueeze(Tensor(a) self, int dim) -> Tensor(a)",
     .node = "UnsqueezeBackward0",
     .view = view_of<&unsqueezed>,
     .grads = {{"self", "dim", unsqueeze_grad}},
     .copy = true},
    {.schema = "unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)",
     .node = "UnsqueezeBackward1",
     .view = view_of<&unsqueezed>,
     .grads = {{"self", "dim", unsqueeze_grad}},
     .place = Place::Method},

    {.schema = "select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)",
     .node = "SelectBackward0",
     .view = view_of<&selected>,
     .grads = {{"self", "dim index", select_grad}},
     .copy = true},
    {.schema = "slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, "
               "SymInt step=1) -> Tensor(a)",
     .node = "SliceBackward0",
     .view = view_of<&sliced>,
     .grads = {{"self", "dim start end step", slice_grad}},
     .place = Place::Hidden,
     .copy = true},
    {.schema = "narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)",
     .forward = kernel<&narrow>,
     .composite = true},
    {.schema = "narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)",
     .forward = kernel<&narrow_tensor>,
     .composite = true},
    {.schema = "narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor",
     .node = "NarrowCopyBackward0",
     .forward = kernel<&narrow_copy>,
     .grads = {{"self", "dim length start", narrow_copy_grad}},
     .out = "out",
     .out_dtype =
         {"Expected self.dtype() == output.dtype() to be true, but got false.  (Could this error "
          "message be improved?  If so, please report an enhancement request to PyTorch.)",
          OutDType::Same}},
    {.schema = "diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)",
     .node = "DiagonalBackward0",
     .view = view_of<&diagonal_of>,
     .grads = {{"self", "offset dim1 dim2", diagonal_grad}},
     .copy = true},
    {.schema = "unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)",
     .node = "UnfoldBackward0",
     .view = view_of<&unfolded>,
     .grads = {{"self", "dimension size step", unfold_grad}},
     .place = Place::Method,
     .copy = true},
    {.schema = "as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, "
               "SymInt? storage_offset=None) -> Tensor(a)",
     .node = "AsStridedBackward0",
     .view = view_of<&as_strided>,
     .grads = {{"self", "size stride storage_offset", as_strided_grad}},
     .copy = true},
    {.schema = "as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, "
               "SymInt? storage_offset=None) -> Tensor(a!)",
     .node = "AsStridedBackward1",
     .view = view_of<&as_strided>,
     .grads = {{"self", "size stride storage_offset", as_strided_grad}},
     .inplace_function = true},

    {.schema = "split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]",
     .node = "SplitBackward0",
     .view = view_of<&split_evenly>,
     .grads = {{"self", "split_size dim", split_grad}},
     .copy = true},
    {.schema = "split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]",
     .forward = kernel<&split_sizes>,
     .composite = true},
    {.schema = "split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) "
               "-> Tensor(a)[]",
     .node = "SplitWithSizesBackward0",
     .view = view_of<&split_by_sizes>,
     .grads = {{"self", "split_sizes dim", split_sizes_grad}},
     .copy = true},
    {.schema = "chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]",
     .forward = kernel<&chunk>,
     .composite = true},
    {.schema = "unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]",
     .node = "UnsafeSplitBackward0",
     .forward = kernel<&unsafe_split>,
     .grads = {{"self", "split_size dim", split_grad}}},
    {.schema = "unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]",
     .node = "UnsafeSplitWithSizesBackward0",
     .forward = kernel<&unsafe_split_sizes>,
     .grads = {{"self", "split_sizes dim", split_sizes_grad}}},
    {.schema = "unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]",
     .forward = kernel<&unsafe_chunk>,
     .composite = true},
    {.schema = "unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]",
     .node = "UnbindBackward0",
     .view = view_of<&unbound>,
     .grads = {{"self", "dim", unbind_grad}},
     .copy = true},
    {.schema = "tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) "
               "-> Tensor(a)[]",
     .forward = kernel<&tensor_split_sections>,
     .composite = true},
    {.schema = "tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) "
               "-> Tensor(a)[]",
     .forward = kernel<&tensor_split_indices>,
     .composite = true},
    {.schema = "tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, "
               "Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]",
     .forward = kernel<&tensor_split_tensor>,
     .composite = true},
    {.schema = "hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]",
     .forward = kernel<&split_along<'h'>>,
     .composite = true},
    {.schema = "hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]",
     .forward = kernel<&split_along_at<'h'>>,
     .composite = true},
    {.schema = "vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]",
     .forward = kernel<&split_along<'v'>>,
     .composite = true},
    {.schema = "vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]",
     .forward = kernel<&split_along_at<'v'>>,
     .composite = true},
    {.schema = "dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]",
     .forward = kernel<&split_along<'d'>>,
     .composite = true},
    {.schema = "dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]",
     .forward = kernel<&split_along_at<'d'>>,
     .composite = true},

    {.schema = "resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> "
               "Tensor(a!)",
     .forward = kernel<&resize>,
     .composite = true,
     .place = Place::Method},
    {.schema = "resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? "
               "memory_format=None) -> Tensor(a!)",
     .forward = kernel<&resize_as>,
     .composite = true,
     .inplace_function = true},
    {.schema = "is_set_to(Tensor self, Tensor tensor) -> bool",
     .forward = kernel<&is_set_to>,
     .place = Place::Method},

    {.schema = "select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt index) "
               "-> Tensor",
     .node = "SelectBackwardBackward0",
     .forward = kernel<&select_backward>,
     .grads = {{"grad_output", "dim index", select_backward_grad}},
     .place = Place::Hidden},
    {.schema = "slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt start, "
               "SymInt end, SymInt step) -> Tensor",
     .node = "SliceBackwardBackward0",
     .forward = kernel<&slice_backward>,
     .grads = {{"grad_output", "dim start end step", slice_backward_grad}},
     .place = Place::Hidden},
    {.schema = "diagonal_backward(Tensor grad_output, SymInt[] input_sizes, int offset, "
               "int dim1, int dim2) -> Tensor",
     .node = "DiagonalBackwardBackward0",
     .forward = kernel<&diagonal_backward>,
     .grads = {{"grad_output", "offset dim1 dim2", diagonal_backward_grad}},
     .place = Place::Hidden},
    {.schema = "unfold_backward(Tensor grad_in, SymInt[] input_sizes, int dim, int size, "
               "int step) -> Tensor",
     .node = "UnfoldBackwardBackward0",
     .forward = kernel<&unfold_backward>,
     .grads = {{"grad_in", "dim size step", unfold_backward_grad}},
     .place = Place::Hidden},
};

}  // namespace

static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");
OpTable view_ops() { return kOps; }

}  // namespace tg
