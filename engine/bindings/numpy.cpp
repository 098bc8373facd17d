// Primitives of NumPy's arrays: what they do that no tensor does.
#include "bindings/primitives.h"
#include "numpy/functions.h"
#include "numpy/memory.h"
#include "numpy/product.h"
#include "numpy/sum.h"

namespace tg {
namespace {

void written(const Tensor& t) {
  ++t.version()->value;
  ++t.storage()->writes;
  touch_state();
}

void copy_to(const Tensor& to, const Tensor& from) {
  check_as(ErrorType::Value,
           from.dim() <= to.dim() && broadcast(from.sizes(), to.sizes()) == to.sizes(),
           "could not broadcast input array from shape ", from.sizes(), " into shape ", to.sizes());
  numpy::assign(to, from);
  written(to);
}

constexpr Primitive kPrimitives[] = {
    {"numpy.strided", primitive<&numpy::strided>},
    {"numpy.may_share_memory", primitive<&numpy::may_share_memory>},
    {"numpy.copy_to", primitive<&copy_to>},
    {"numpy.sum", primitive<&numpy::sum>},
    {"numpy.product", primitive<&numpy::product>},
    {"numpy.map", primitive<&numpy::map_of>},
    {"numpy.map2", primitive<&numpy::map_of_two>},
};

}  // namespace

std::span<const Primitive> numpy_primitives() { return kPrimitives; }

}  // namespace tg
