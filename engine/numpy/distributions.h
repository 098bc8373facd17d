// NumPy's distributions: those of RandomState, whose streams never change, and those of Generator.
#pragma once

#include <string>
#include <vector>

#include "core/tensor.h"
#include "numpy/bits.h"

namespace tg::numpy {

/// Whose stream is drawn.
enum class Stream { RandomState, Generator };

/// How many parameters the distribution of that name ("normal") has, and whether its draws are
/// whole numbers. RuntimeError where there is none.
struct Kind {
  size_t parameters;
  bool whole;
};
Kind kind_of(const std::string& name);

/// One draw; a whole number is exact up to 2^53.
Scalar draw(const std::string& name, Stream stream, Bits& bits, const double* parameters);

/// Draws in the order of memory, float64 or int64. Each parameter is one number, or a packed
/// float64 tensor of the sizes of `t`.
struct Parameter {
  double value;
  Tensor values;
};
void fill(const Tensor& t, const std::string& name, Stream stream, Bits& bits,
          const std::vector<Parameter>& parameters);

/// Draws in single precision, of Generator: "random", "standard_normal", "standard_exponential",
/// "standard_gamma".
void fill_floats(const Tensor& t, const std::string& name, Bits& bits, float parameter);

/// `count` times how often each of d results is drawn in n trials, of both streams alike: int64
/// (count, d).
Tensor multinomial(Bits& bits, int64_t n, const Tensor& p, int64_t count);
/// `count` points of a simplex: float64 (count, d).
Tensor dirichlet(Bits& bits, Stream stream, const Tensor& alpha, int64_t count);

}  // namespace tg::numpy
