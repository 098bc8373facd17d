// Copies: into a tensor, of a tensor, and to another dtype.
#include "kernels/copy.h"

#include "autograd/metadata.h"
#include "core/overlap.h"
#include "op/functions.h"
#include "ops/factory.h"
#include "ops/gradients.h"

namespace tg {
namespace {

using Format = std::optional<MemoryFormat>;

Ints strides_for(const Geometry& g, int format) {
  return format == kPreserveFormat ? dense_strides(g) : format_strides(g.sizes, format);
}

Tensor converted(const Tensor& t, DType dtype, const Format& format) {
  Ints strides = strides_for(t.geometry(), format ? format->code : kPreserveFormat);
  Tensor to = empty_strided(t.sizes(), strides, dtype);
  copy_elements(to, t);
  return to;
}

Tensor zeros_of(const Tensor& t) { return call<"zeros_like">(t); }

Tensor copy_(const Tensor& self, const Tensor& src) {
  if (self.is(src)) return self;
  check_no_internal_overlap(self);
  check_no_partial_overlap(self, src);
  Ints common = broadcast(self.sizes(), src.sizes());
  check(common == self.sizes(), "output with shape ", self.sizes(),
        " doesn't match the broadcast shape ", common);
  copy_elements(self, src);
  return self;
}

Tensor fill_scalar_(const Tensor& self, const Scalar& value) {
  fill_elements(self, value);
  return self;
}

Tensor fill_tensor_(const Tensor& self, const Tensor& value) {
  check(value.dim() == 0, "fill_ only supports 0-dimension value tensor but got tensor with ",
        value.dim(), " dimensions.");
  check_no_internal_overlap(self);
  copy_elements(self, value);
  return self;
}

// Fills the diagonal of all dims; wrap: begins again below the square part of a tall matrix.
Tensor fill_diagonal_(const Tensor& self, const Scalar& value, bool wrap) {
  check(self.dim() >= 2, "dimensions must larger than 1");
  int64_t height = self.size(0), width = self.size(1), size = std::min(height, width), step = 0;
  for (int64_t d = 0; d < self.dim(); ++d) {
    check(self.dim() == 2 || self.size(d) == height,
          "all dimensions of input must be of equal length");
    step += self.stride(d);
  }
  auto fill = [&](int64_t count, int64_t offset) {
    call<"fill_.Scalar">(call<"as_strided">(self, Ints{count}, Ints{step}, offset), value);
  };
  fill(size, self.offset());
  if (wrap && self.dim() == 2 && height > width + 1)
    fill((self.numel() + width) / (width + 1) - size, self.offset() + self.stride(0) * (width + 1));
  return self;
}

Tensor filled_scalar(const Tensor& self, const Scalar& value) {
  return fill_scalar_(empty_strided(self.sizes(), dense_strides(self.geometry()), self.dtype()),
                      value);
}

Tensor filled_tensor(const Tensor& self, const Tensor& value) {
  return fill_tensor_(empty_strided(self.sizes(), dense_strides(self.geometry()), self.dtype()),
                      value);
}

Tensor zero_(const Tensor& self) { return fill_scalar_(self, 0); }

Tensor clone(const Tensor& self, Format format) { return converted(self, self.dtype(), format); }

Tensor contiguous_of(const Tensor& self, MemoryFormat format) {
  if (is_contiguous_as(self, format.code == kPreserveFormat ? kContiguousFormat : format.code))
    return self;
  check(format.code != kPreserveFormat,
        "preserve memory format is unsupported by the contiguous operator");
  return call<"clone">(self, format);
}

Tensor to_copy(const Tensor& self, std::optional<DType> dtype, Format format) {
  return converted(self, dtype.value_or(self.dtype()), format);
}

Tensor to(const Tensor& self, std::optional<DType> dtype, bool copy, Format format) {
  bool same_format =
      !format || format->code == kPreserveFormat || format->code == suggested_format(self);
  if (!copy && same_format && dtype.value_or(self.dtype()) == self.dtype()) return self;
  return call<"_to_copy">(self, dtype, None{}, None{}, None{}, false, format);
}

Tensor to_dtype(const Tensor& self, DType dtype, bool copy, Format format) {
  return to(self, dtype, copy, format);
}

Tensor to_other(const Tensor& self, const Tensor& other, bool copy, Format format) {
  return to(self, other.dtype(), copy, format);
}

Tensor type_as(const Tensor& self, const Tensor& other) {
  return to(self, other.dtype(), false, std::nullopt);
}

Tensor detach(const Tensor& self) { return detached(self); }

Tensor detach_(const Tensor& self) {
  detach_inplace(self);
  return self;
}

Tensor zero_grad(const Saved& s) { return zeros_of(s.grad); }
Tensor sum_grad(const Saved& s) { return call<"sum">(s.grad); }

Tensor detach_copy(const Tensor& self) { return call<"clone">(self, MemoryFormat{0}); }
Tensor detach_copy_grad(const Saved&) {
  fail(ErrorType::Runtime, "derivative for aten::detach_copy is not implemented");
}

constexpr Op kOps[] = {
    {.schema = "copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)",
     .node = "torch::autograd::CopyBackwards",
     .forward = kernel<&copy_>,
     .grads = {{"self", "", zero_grad}, {"src", "", same_gradient}},
     .place = Place::Method,
     .takes_numbers = true},
    {.schema = "fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)",
     .node = "FillBackward3",
     .forward = kernel<&fill_tensor_>,
     .grads = {{"self", "", zero_grad}, {"value", "", sum_grad}},
     .inplace_function = true},
    {.schema = "fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)",
     .node = "FillBackward2",
     .forward = kernel<&fill_scalar_>,
     .grads = {{"self", "", zero_grad}},
     .inplace_function = true},
    {.schema = "fill.Tensor(Tensor self, Tensor value) -> Tensor",
     .node = "FillBackward1",
     .forward = kernel<&filled_tensor>,
     .grads = {{"self", "", zero_grad}, {"value", "", sum_grad}},
     .place = Place::Function},
    {.schema = "fill.Scalar(Tensor self, Scalar value) -> Tensor",
     .node = "FillBackward0",
     .forward = kernel<&filled_scalar>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Function},
    {.schema = "fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)",
     .forward = kernel<&fill_diagonal_>,
     .composite = true,
     .place = Place::Method},
    {.schema = "zero_(Tensor(a!) self) -> Tensor(a!)",
     .node = "ZeroBackward0",
     .forward = kernel<&zero_>,
     .grads = {{"self", "", zero_grad}},
     .inplace_function = true},
    {.schema = "clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor",
     .node = "CloneBackward0",
     .forward = kernel<&clone>,
     .grads = {{"self", "", same_gradient}}},
    {.schema = "contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)",
     .forward = kernel<&contiguous_of>,
     .composite = true,
     .place = Place::Method},
    {.schema = "_to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, "
               "Device? device=None, bool? pin_memory=None, bool non_blocking=False, "
               "MemoryFormat? memory_format=None) -> Tensor",
     .node = "ToCopyBackward0",
     .forward = kernel<&to_copy>,
     .grads = {{"self", "", same_gradient}},
     .place = Place::Hidden},
    {.schema = "to.device(Tensor(a) self, Device device, ScalarType dtype, "
               "bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) "
               "-> Tensor(a)",
     .forward = kernel<&to_dtype>,
     .composite = true,
     .place = Place::Method},
    {.schema = "to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, "
               "bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)",
     .forward = kernel<&to_dtype>,
     .composite = true,
     .place = Place::Method},
    {.schema = "to.other(Tensor(a) self, Tensor other, bool non_blocking=False, "
               "bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)",
     .forward = kernel<&to_other>,
     .composite = true,
     .place = Place::Method},
    {.schema = "to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, "
               "Device? device=None, bool? pin_memory=None, bool non_blocking=False, "
               "bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)",
     .forward = kernel<&to>,
     .composite = true,
     .place = Place::Method},
    {.schema = "type_as(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&type_as>,
     .composite = true,
     .place = Place::Method},
    {.schema = "detach(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&detach>,
     .composite = true},
    {.schema = "detach_copy(Tensor self) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&detach_copy>,
     .grads = {{"self", "", detach_copy_grad}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "detach_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&detach_>,
     .composite = true,
     .inplace_function = true},
};

}  // namespace

static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");
OpTable copy_ops() { return kOps; }

}  // namespace tg
