// The few tensor operations that autograd itself needs. The ops layer, which is above, defines them
// (op/arithmetic.cpp), so that they are differentiable where backward runs with create_graph.
#pragma once

#include "core/tensor.h"

namespace tg {

struct Arithmetic {
  Tensor (*add)(const Tensor&, const Tensor&);
  Tensor (*div)(const Tensor&, const Tensor&);
  /// Adds in place, in the mode of the moment.
  void (*add_inplace)(const Tensor& to, const Tensor& value);
  /// Sums over the dims along which `sizes` was broadcast.
  Tensor (*sum_to)(const Tensor&, const Ints& sizes);
  Tensor (*cast)(const Tensor&, DType);
  Tensor (*clone)(const Tensor&);
  /// In the order of the sizes, whatever the layout was.
  Tensor (*clone_packed)(const Tensor&);
  Tensor (*ones_like)(const Tensor&);
  Tensor (*zeros)(const Ints& sizes, DType);
  Tensor (*as_strided)(const Tensor&, const Geometry&);
  void (*copy_inplace)(const Tensor& to, const Tensor& from);
  bool (*any_nan)(const Tensor&);
  /// The real parts; the conjugate as a view; the tensor as it lies in memory.
  Tensor (*real)(const Tensor&);
  Tensor (*conj)(const Tensor&);
  Tensor (*resolve_conj)(const Tensor&);
};

const Arithmetic& arithmetic();

}  // namespace tg
