// Normal and exponential numbers by ziggurats of 256 layers, as NumPy's Generator draws them.
#pragma once

#include "numpy/bits.h"

namespace tg::numpy {

double standard_normal(Bits& bits);
float standard_normal_float(Bits& bits);
double standard_exponential(Bits& bits);
float standard_exponential_float(Bits& bits);

}  // namespace tg::numpy
