// A tensor: a geometry over a storage, with a dtype and a version counter. Autograd hangs its own
// data on it behind an opaque pointer; nothing here knows what that is.
#pragma once

#include <memory>
#include <type_traits>

#include "core/counted.h"
#include "core/dtype.h"
#include "core/geometry.h"
#include "core/ids.h"
#include "core/pool.h"
#include "core/scalar.h"
#include "core/storage.h"
#include "core/version.h"

namespace tg {

/// What another layer keeps with a tensor.
struct Extension {
  virtual ~Extension() = default;
};

/// What reading a tensor does to what the storage holds, so that conjugates and negatives are
/// views.
struct Lazy {
  bool conj = false, neg = false;

  explicit operator bool() const { return conj || neg; }
  friend bool operator==(Lazy, Lazy) = default;
};

/// What the bytes of a storage are to a tensor.
struct Reading {
  DType dtype;
  Lazy lazy;

  friend bool operator==(Reading, Reading) = default;
};

struct TensorBody final : Counted, Pooled<TensorBody> {
  TensorBody(Ref<Storage> storage, const Geometry& geometry, DType dtype, Ref<Version> version);
  ~TensorBody();

  const Id id;
  Ref<Storage> storage;
  Ref<Version> version;
  Geometry geometry;
  DType dtype;
  /// Its elements are the conjugates, or the negatives, of what the storage holds.
  Lazy lazy;
  /// A Python number that stands for a 0-d tensor: it yields to tensors in type promotion.
  bool wrapped_number = false;
  std::unique_ptr<Extension> autograd;
};

/// A handle to a shared TensorBody; copying it copies no data. Default: undefined ("None").
class Tensor {
 public:
  Tensor() = default;
  explicit Tensor(Ref<TensorBody> body) : body_(std::move(body)) {}

  bool defined() const { return bool(body_); }
  TensorBody& body() const { return *body_; }
  /// Identity, not values.
  bool is(const Tensor& other) const { return body_ == other.body_; }
  uint32_t use_count() const { return body_ ? body_->use_count() : 0; }

  Id id() const { return body_->id; }
  DType dtype() const { return body_->dtype; }
  const Geometry& geometry() const { return body_->geometry; }
  const Ints& sizes() const { return body_->geometry.sizes; }
  const Ints& strides() const { return body_->geometry.strides; }
  int64_t offset() const { return body_->geometry.offset; }
  int64_t dim() const { return int64_t(sizes().size()); }
  /// Size along `d`, counted from either end.
  int64_t size(int64_t d) const { return sizes()[size_t(wrap_dim(d, dim()))]; }
  int64_t stride(int64_t d) const { return strides()[size_t(wrap_dim(d, dim()))]; }
  int64_t numel() const { return numel_of(sizes()); }
  bool is_contiguous() const { return tg::is_contiguous(geometry()); }
  const Ref<Storage>& storage() const { return body_->storage; }
  const Ref<Version>& version() const { return body_->version; }
  bool is_wrapped_number() const { return body_->wrapped_number; }
  Reading reading() const { return {dtype(), body_->lazy}; }
  bool is_conj() const { return body_->lazy.conj; }
  bool is_neg() const { return body_->lazy.neg; }

  /// The first element. T is the type of the elements: operators have checked the dtypes of their
  /// arguments by then.
  template <class T>
  T* data() const {
    invariant(dtype() == DTypeOf<std::remove_const_t<T>>::value,
              "elements are read as of another dtype");
    return reinterpret_cast<T*>(body_->storage->data) + offset();
  }
  std::byte* raw() const { return body_->storage->data + offset() * item_size(dtype()); }

 private:
  Ref<TensorBody> body_;
};

/// A packed tensor of its own storage, not initialised. RuntimeError for a negative size or too
/// little memory; NotImplementedError for a dtype that is not supported.
Tensor empty(const Ints& sizes, DType dtype);
/// The same with given strides (a non-overlapping, dense geometry).
Tensor empty_strided(const Ints& sizes, const Ints& strides, DType dtype);
/// Another tensor over the storage of `of`; it shares the version counter if asked to.
Tensor alias(const Tensor& of, const Geometry& geometry, bool share_version);
/// The same over elements that are read otherwise; the geometry counts in their size.
Tensor alias(const Tensor& of, const Geometry& geometry, bool share_version, Reading reading);
/// The parts of complex numbers as real ones, in a last dim of two over the same memory.
Tensor parts_of(const Tensor& t);
/// A 0-d tensor that holds the number; `wrapped` marks it as a Python number.
Tensor scalar_tensor(const Scalar& value, DType dtype, bool wrapped = false);
/// Python's number as an operand of an operator.
inline Tensor wrap(const Scalar& value) {
  return scalar_tensor(value,
                       value.is_complex() ? DType::Complex128
                       : value.is_float() ? DType::Float64
                                          : value.dtype(),
                       true);
}
/// The only element of a tensor; RuntimeError when it has none or several.
Scalar item(const Tensor& t);
/// The element so many elements behind the first one in memory.
Scalar element(const Tensor& t, int64_t at);
/// "torch.FloatTensor"
std::string type_string(const Tensor& t);

}  // namespace tg
