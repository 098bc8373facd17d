// Functions of numbers whose last digit is NumPy's: what its vector loops or the C library give.
#pragma once

#include <string>

#include "core/tensor.h"

namespace tg::numpy {

/// The function of that name ("exp") of each element of a float32 or float64, laid out alike.
Tensor map_of(const std::string& name, const Tensor& t);
/// The same of two of one dtype ("power"), which broadcast.
Tensor map_of_two(const std::string& name, const Tensor& a, const Tensor& b);

}  // namespace tg::numpy
