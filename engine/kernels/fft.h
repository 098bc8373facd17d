// Discrete Fourier transforms along one dim, of single or double precision: real and imaginary
// parts of an element lie side by side.
#pragma once

#include "core/tensor.h"

namespace tg::fft {

/// Σ x e^(∓2πi jk / n), minus forward, times `scale`; both are complex, `to` may be `from`.
void complex_to_complex(const Tensor& to, const Tensor& from, int64_t dim, bool forward,
                        double scale);
/// The first n/2 + 1 frequencies of a real signal, forward, times `scale`; they fill the first
/// places of `to`.
void real_to_complex(const Tensor& to, const Tensor& from, int64_t dim, double scale);
/// The real signal of `to`'s length of which those are the frequencies, backward, times `scale`.
void complex_to_real(const Tensor& to, const Tensor& from, int64_t dim, double scale);
/// Fills the frequencies of a real signal that real_to_complex leaves open in the last of `dims`:
/// they are conjugates of those mirrored in all of the dims.
void fill_conjugates(const Tensor& to, const Ints& dims);

}  // namespace tg::fft
