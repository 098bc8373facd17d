// Primitives of tensors: their facts, their data, and the memory that they lie on.
#include <cstring>

#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "bindings/primitives.h"
#include "format/print.h"
#include "frontend/from_data.h"
#include "frontend/indexing.h"
#include "op/call.h"
#include "op/memory.h"
#include "op/memory_format.h"

namespace tg {
namespace {

// --- Data in and out -------------------------------------------------------------------------

// What a caller's data became, as a leaf.
Tensor leaf(Tensor t, std::optional<bool> requires_grad) {
  if (requires_grad.value_or(false)) {
    check(is_differentiable(t.dtype()),
          "Only Tensors of floating point and complex dtype can require gradients");
    set_requires_grad(t, true);
  }
  if (inference_enabled()) metadata(t).inference = true;
  return t;
}

Tensor of_data(const Value& data, std::optional<DType> dtype, std::optional<bool> requires_grad) {
  return leaf(from_data(data, dtype), requires_grad);
}

Tensor of_elements(const Tensor& elements, const Ints& sizes, std::optional<DType> dtype,
                   std::optional<bool> requires_grad) {
  return leaf(from_elements(elements, sizes, dtype), requires_grad);
}

// The elements in nested lists; None where there are so many that copying them out is cheaper.
constexpr int64_t kFew = 64;

Value nested(const Tensor& t, int64_t dim, int64_t offset) {
  if (dim == t.dim()) return element(t, offset - t.offset());
  List list;
  for (int64_t i = 0; i < t.sizes()[size_t(dim)]; ++i)
    list.items.push_back(nested(t, dim + 1, offset + i * t.strides()[size_t(dim)]));
  return list;
}

Value tolist(const Tensor& t) {
  if (t.numel() > kFew) return None{};
  return nested(t, 0, t.offset());
}

// Where the elements lie packed, for copying them out: a tensor, its dtype and sizes, and the byte
// of its storage at which they begin. No language knows half types: those come as float32.
Value elements(const Tensor& t) {
  Tensor packed = alias(t, t.geometry(), true);
  packed = packed.body().lazy ? call<"clone">(packed, MemoryFormat{0}) : call<"contiguous">(packed);
  if (is_half(t.dtype())) packed = call<"_to_copy">(packed, DType::Float32);
  int64_t first = t.numel() == 0 ? 0 : packed.offset() * item_size(packed.dtype());
  List list;
  list.items = {packed, packed.dtype(), t.sizes(), Scalar(first)};
  return list;
}

std::string printed(const Tensor& t) { return repr(t); }

// --- Facts -----------------------------------------------------------------------------------

int64_t address(const Tensor& t) { return int64_t(reinterpret_cast<intptr_t>(t.storage()->data)); }

int64_t data_ptr(const Tensor& t) {
  return t.numel() == 0 ? 0 : address(t) + t.offset() * item_size(t.dtype());
}

Ints storage(const Tensor& t) { return {t.storage()->id, address(t), t.storage()->nbytes}; }

// In the order of the sizes, or of a memory format: 2 and 3 are channels last.
bool is_contiguous_as(const Tensor& t, std::optional<MemoryFormat> as) {
  int format = as ? as->code : 0;
  check(format != 1, "preserve memory format is unsupported by the contiguous operator");
  return tg::is_contiguous_as(t, format);
}

// Which counter it is, whatever it stands at.
Id version_counter(const Tensor& t) { return t.version()->id; }

int64_t version(const Tensor& t) {
  check(!is_inference(t), "Inference tensors do not track version counter.");
  return t.version()->value;
}

Tensor gradient(const Tensor& t) {
  Metadata* meta = find_metadata(t);
  return meta ? meta->grad : Tensor();
}
void set_gradient(const Tensor& t, const std::optional<Tensor>& grad) {
  set_grad(t, grad.value_or(Tensor()));
}
bool has_no_grad_fn(const Tensor& t) { return !grad_fn(t); }
int64_t output_number(const Tensor& t) {
  Metadata* meta = find_metadata(t);
  return meta ? meta->output : 0;
}
bool retains_grad(const Tensor& t) {
  Metadata* meta = find_metadata(t);
  return meta && meta->retains_grad;
}

// --- Memory ----------------------------------------------------------------------------------

// `.data`: the same memory with a version counter of its own.
Tensor data(const Tensor& t) { return alias(t, t.geometry(), false); }
// The same memory and version counter under another tensor that is no view: a Parameter's.
Tensor twin(const Tensor& t) { return alias(t, t.geometry(), true); }

Tensor storage_copy(const Tensor& t) {
  const Storage& from = *t.storage();
  auto copy = make_ref<Storage>(from.nbytes, from.dtype);
  std::memcpy(copy->data, from.data, size_t(from.nbytes));
  return Tensor(make_ref<TensorBody>(std::move(copy),
                                     contiguous({from.nbytes / item_size(t.dtype())}), t.dtype(),
                                     make_ref<Version>()));
}

// A tensor over the storage of another, of its dtype unless it has one of its own.
Tensor over(const Tensor& holder, const Ints& sizes, const Ints& strides, int64_t offset,
            std::optional<DType> given) {
  Geometry g{sizes, strides, offset};
  DType dtype = given.value_or(holder.dtype());
  int64_t bytes = checked_bytes(g, item_size(dtype));
  check(bytes <= holder.storage()->nbytes, "setStorage: sizes ", g.sizes, ", strides ", g.strides,
        ", storage offset ", g.offset, ", and itemsize ", item_size(dtype),
        " requiring a storage size of ", bytes, " are out of bounds for storage of size ",
        holder.storage()->nbytes);
  return Tensor(make_ref<TensorBody>(holder.storage(), g, dtype, make_ref<Version>()));
}

// A storage of so many bytes more or less, by a tensor over it.
void resize_storage(const Tensor& t, int64_t nbytes) {
  check(nbytes >= 0, "malformed call: ", nbytes, " bytes");
  t.storage()->resize(nbytes);
}

Tensor set(const Tensor& t, const Tensor& source, std::optional<int64_t> offset,
           const std::optional<Ints>& sizes, const std::optional<Ints>& strides) {
  Geometry g = source.geometry();
  if (offset) {
    check(sizes.has_value(), "malformed call: an offset without sizes");
    g = {*sizes, strides ? *strides : contiguous_strides(*sizes), *offset};
    check(g.sizes.size() == g.strides.size(), "unequal size length (", g.sizes.size(),
          ") and stride length (", g.strides.size(), ")");
  } else {
    check(source.dtype() == t.dtype(), "Could not set tensor of type ", c_name(source.dtype()),
          " to a tensor of type ", c_name(t.dtype()));
  }
  set_memory(t, source, std::move(g));
  return t;
}

constexpr Primitive kPrimitives[] = {
    {"tensor.new", primitive<&of_data>},
    {"tensor.new_from_elements", primitive<&of_elements>},
    {"tensor.tolist", primitive<&tolist>},
    {"tensor.elements", primitive<&elements>},
    {"tensor.item", primitive<&item>},
    {"tensor.repr", primitive<&printed>},
    {"tensor.getitem", primitive<&getitem>},
    {"tensor.setitem", primitive<&setitem>},

    {"tensor.size", primitive<&Tensor::sizes>},
    {"tensor.stride", primitive<&Tensor::strides>},
    {"tensor.offset", primitive<&Tensor::offset>},
    {"tensor.dtype", primitive<&Tensor::dtype>},
    {"tensor.dim", primitive<&Tensor::dim>},
    {"tensor.numel", primitive<&Tensor::numel>},
    {"tensor.data_ptr", primitive<&data_ptr>},
    {"tensor.is_contiguous", primitive<&is_contiguous_as>},
    {"tensor.is_conj", primitive<&Tensor::is_conj>},
    {"tensor.is_neg", primitive<&Tensor::is_neg>},
    {"tensor.is_leaf", primitive<&has_no_grad_fn>},
    {"tensor.is_view", primitive<&is_view>},
    {"tensor.is_inference", primitive<&is_inference>},
    {"tensor.base", primitive<&base_of>},
    {"tensor.version", primitive<&version>},
    {"tensor.version_counter", primitive<&version_counter>},
    {"tensor.grad_fn", primitive<&grad_fn>},
    {"tensor.output_nr", primitive<&output_number>},
    {"tensor.requires_grad", primitive<&requires_grad>},
    {"tensor.set_requires_grad", primitive<&set_requires_grad>},
    {"tensor.retains_grad", primitive<&retains_grad>},
    {"tensor.retain_grad", primitive<&retain_grad>},
    {"tensor.grad", primitive<&gradient>},
    {"tensor.set_grad", primitive<&set_gradient>},

    {"tensor.data", primitive<&data>},
    {"tensor.set_data", primitive<&set_data>},
    {"tensor.alias", primitive<&twin>},
    {"tensor.set", primitive<&set>},
    {"tensor.over", primitive<&over>},
    {"tensor.storage", primitive<&storage>},
    {"tensor.storage_copy", primitive<&storage_copy>},
    {"tensor.resize_storage", primitive<&resize_storage>},
};

}  // namespace

std::span<const Primitive> tensor_primitives() { return kPrimitives; }

}  // namespace tg
