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
  if (lazy) --live_counts().lazy;
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
  return alias(of, geometry, share_version, of.reading());
}

Tensor alias(const Tensor& of, const Geometry& geometry, bool share_version, Reading reading) {
  Tensor t(make_ref<TensorBody>(of.storage(), geometry, reading.dtype,
                                share_version ? of.version() : make_ref<Version>()));
  t.body().lazy = reading.lazy;
  if (reading.lazy) ++live_counts().lazy;
  return t;
}

Tensor parts_of(const Tensor& t) {
  Geometry g = t.geometry();
  for (int64_t& stride : g.strides) stride *= 2;
  g.sizes.push_back(2);
  g.strides.push_back(1);
  g.offset *= 2;
  return alias(t, g, true, {real_type(t.dtype()), {}});
}

Tensor scalar_tensor(const Scalar& value, DType dtype, bool wrapped) {
  Tensor t = empty({}, dtype);
  dispatch_elements(dtype, "fill_cpu", [&]<class T>() {
    *t.data<T>() = wrapped ? value.to<T>() : value.checked<T>();
  });
  t.body().wrapped_number = wrapped;
  return t;
}

Scalar item(const Tensor& t) {
  check(t.numel() == 1, "a Tensor with ", t.numel(), " elements cannot be converted to Scalar");
  return element(t, 0);
}

Scalar element(const Tensor& t, int64_t at) {
  const std::byte* p = t.raw() + at * item_size(t.dtype());
  return dispatch_elements(t.dtype(), "_local_scalar_dense_cpu", [&]<class T>() -> Scalar {
    T v = *reinterpret_cast<const T*>(p);
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, uint64_t>) {
      return Scalar(v);
    } else if constexpr (is_complex_number<T>) {
      if (t.is_conj()) v = conj(v);
      return Scalar(Complex<double>(t.is_neg() ? -v : v));
    } else {
      if constexpr (std::is_integral_v<T>)
        return Scalar(int64_t(t.is_neg() ? T(-v) : v));
      else
        return Scalar(t.is_neg() ? -double(v) : double(v));
    }
  });
}

std::string type_string(const Tensor& t) { return str("torch.", type_name(t.dtype()), "Tensor"); }

}  // namespace tg
