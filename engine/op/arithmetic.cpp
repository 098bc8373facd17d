// Gives autograd the operators that it needs itself.
#include "autograd/arithmetic.h"

#include "autograd/mode.h"
#include "op/functions.h"
#include "op/memory_format.h"
#include "op/registry.h"

namespace tg {
namespace {

Tensor sum_to(const Tensor& t, const Ints& sizes) {
  if (sizes.empty()) return call<"sum">(t);
  Ints dims;
  size_t lead = t.sizes().size() - sizes.size();
  for (size_t i = 0; i < t.sizes().size(); ++i)
    if (i < lead || (sizes[i - lead] == 1 && t.sizes()[i] != 1)) dims.push_back(int64_t(i));
  Tensor summed = dims.empty() ? t : call<"sum.dim_IntList">(t, dims, true);
  return lead ? call<"view">(summed, sizes) : summed;
}

constexpr Arithmetic kArithmetic = {
    .add = [](const Tensor& a, const Tensor& b) { return a + b; },
    .div = [](const Tensor& a, const Tensor& b) { return a / b; },
    .add_inplace = [](const Tensor& to, const Tensor& value) { call<"add_.Tensor">(to, value); },
    .sum_to = sum_to,
    .cast = [](const Tensor& t, DType dtype) { return call<"_to_copy">(t, dtype); },
    .clone = [](const Tensor& t) { return call<"clone">(t); },
    .clone_packed =
        [](const Tensor& t) { return call<"clone">(t, MemoryFormat{kContiguousFormat}); },
    .ones_like = [](const Tensor& t) { return call<"ones_like">(t); },
    .zeros = [](const Ints& sizes, DType dtype) { return call<"zeros">(sizes, dtype); },
    .as_strided =
        [](const Tensor& t, const Geometry& g) {
          return call<"as_strided">(t, g.sizes, g.strides, g.offset);
        },
    .copy_inplace = [](const Tensor& to, const Tensor& from) { call<"copy_">(to, from); },
    .any_nan =
        [](const Tensor& t) {
          GradMode off(false);
          return item(call<"any">(call<"isnan">(t))).to<bool>();
        },
    .real = [](const Tensor& t) { return call<"real">(t); },
    .conj = [](const Tensor& t) { return conj(t); },
    .resolve_conj = [](const Tensor& t) { return call<"resolve_conj">(t); },
};

}  // namespace

const Arithmetic& arithmetic() { return kArithmetic; }

}  // namespace tg
