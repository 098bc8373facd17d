// Whether tensors share memory in ways that a write would garble.
#pragma once

#include "core/tensor.h"

namespace tg {

/// RuntimeError when two indices of `written` name one element, as in an expanded tensor.
void check_no_internal_overlap(const Tensor& written);

/// Warns where elements that an operator writes one by one share memory; `also` is what does the
/// same, `line` where PyTorch says so.
void warn_expanded(const char* name, const char* also, int line, const Tensor& written);

/// RuntimeError when the two share some memory but are not the very same elements.
void check_no_partial_overlap(const Tensor& written, const Tensor& read);

/// RuntimeError when the two share any memory.
void check_no_overlap(const Tensor& written, const Tensor& read);

}  // namespace tg
