#include "op/memory.h"

#include "autograd/metadata.h"
#include "autograd/underived.h"

namespace tg {

void set_memory(const Tensor& t, const Tensor& source, Geometry geometry) {
  for (int64_t size : geometry.sizes) check(size >= 0, "numel: integer multiplication overflow");
  int64_t bytes = checked_bytes(geometry, item_size(t.dtype()));
  check_inplace(t, false);
  if (bytes > source.storage()->nbytes) source.storage()->resize(bytes);
  t.body().storage = source.storage();
  t.body().geometry = std::move(geometry);
  ++t.version()->value;
  set_underived_history("set_", t, {t, source});
  touch_state();
}

void set_data(const Tensor& t, const Tensor& other) {
  check(!requires_grad(t) || is_differentiable(other.dtype()),
        "data set to a tensor that requires gradients must be floating point or complex dtype");
  // Who collects gradients of the old dtype is not who collects those to come.
  if (Metadata* meta = find_metadata(t); meta && t.dtype() != other.dtype()) {
    meta->accumulator = nullptr;
    meta->others_accumulator = {};
  }
  t.body().storage = other.storage();
  t.body().geometry = other.geometry();
  t.body().dtype = other.dtype();
  touch_state();
}

void increment_version(const Tensor& t) {
  check_written(t);
  ++t.version()->value;
  touch_state();
}

}  // namespace tg
