#include "op/memory.h"

#include "autograd/metadata.h"
#include "autograd/underived.h"

namespace tg {
namespace {

// Who collects gradients of the old form is not who collects those to come.
void forget_accumulator(const Tensor& t) {
  if (Metadata* meta = find_metadata(t)) {
    meta->accumulator = nullptr;
    meta->others_accumulator = {};
  }
}

}  // namespace

void set_memory(const Tensor& t, const Tensor& source, Geometry geometry) {
  for (int64_t size : geometry.sizes) check(size >= 0, "numel: integer multiplication overflow");
  int64_t bytes = checked_bytes(geometry, item_size(t.dtype()));
  check_inplace(t, false);
  if (bytes > source.storage()->nbytes) source.storage()->resize(bytes);
  t.body().storage = source.storage();
  t.body().geometry = std::move(geometry);
  ++t.version()->value;
  forget_accumulator(t);
  set_underived_history("set_", t, {t, source});
  touch_state();
}

void set_data(const Tensor& t, const Tensor& other) {
  check(!requires_grad(t) || is_differentiable(other.dtype()),
        "data set to a tensor that requires gradients must be floating point or complex dtype");
  if (t.dtype() != other.dtype()) forget_accumulator(t);
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
