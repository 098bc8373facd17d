#include "core/tensor.h"

namespace tg {

TensorBody::TensorBody(Ref<Storage> storage, const Geometry& geometry, DType dtype,
                       Ref<Version> version)
    : id(next_tensor_id()),
      storage(std::move(storage)),
      version(std::move(version)),
      geometry(geometry),
      dtype(dtype) {
  ++live_counts().tensors;
  touch_state();
}

TensorBody::~TensorBody() {
  --live_counts().tensors;
  touch_state();
}

Tensor empty(const Ints& sizes, DType dtype) {
  return empty_strided(sizes, contiguous_strides(sizes), dtype);
}

Tensor empty_strided(const Ints& sizes, const Ints& strides, DType dtype) {
  if (!is_supported(dtype)) fail_not_implemented("empty", dtype);
  for (int64_t s : sizes)
    check(s >= 0, "Trying to create tensor with negative dimension ", s, ": ", sizes);
  Geometry geometry{sizes, strides, 0};
  int64_t numel, elements = 0;
  bool fits = product_fits(sizes, &numel);
  if (fits && numel > 0) elements = reach(geometry);
  check(fits && elements <= INT64_MAX / 16,
        "Storage size calculation overflowed with sizes=", sizes);
  int64_t nbytes = elements * item_size(dtype);
  return Tensor(
      make_ref<TensorBody>(make_ref<Storage>(nbytes, dtype), geometry, dtype, make_ref<Version>()));
}

Tensor alias(const Tensor& of, const Geometry& geometry, bool share_version) {
  return Tensor(make_ref<TensorBody>(of.storage(), geometry, of.dtype(),
                                     share_version ? of.version() : make_ref<Version>()));
}

Tensor scalar_tensor(const Scalar& value, DType dtype, bool wrapped) {
  Tensor t = empty({}, dtype);
  dispatch_all(dtype, "fill_cpu",
               [&]<class T>() { *t.data<T>() = wrapped ? value.to<T>() : value.checked<T>(); });
  t.body().wrapped_number = wrapped;
  return t;
}

Scalar item(const Tensor& t) {
  check(t.numel() == 1, "a Tensor with ", t.numel(), " elements cannot be converted to Scalar");
  return dispatch_all(t.dtype(), "_local_scalar_dense_cpu", [&]<class T>() -> Scalar {
    T v = *t.data<T>();
    if constexpr (std::is_same_v<T, bool>)
      return Scalar(v);
    else if constexpr (std::is_floating_point_v<T>)
      return Scalar(double(v));
    else
      return Scalar(int64_t(v));
  });
}

std::string type_string(const Tensor& t) { return str("torch.", type_name(t.dtype()), "Tensor"); }

}  // namespace tg
