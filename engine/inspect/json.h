// JSON text of numbers and strings, for what is observed.
#pragma once

#include <string>

#include "core/tensor.h"

namespace tg {

/// Appends `text` in quotes.
void append_string(std::string& out, const std::string& text);
/// Appends a double that reads back exactly; nan and infinities, which JSON lacks, as strings.
void append_number(std::string& out, double value);
/// Appends an integer; beyond 2^53, which JavaScript's numbers cannot hold, as a string.
void append_number(std::string& out, int64_t value);
/// Appends the element at `at`, counted from the first byte, as number or bool.
void append_element(std::string& out, DType dtype, const std::byte* data, int64_t at);
/// Appends [1, 2, 3].
void append_ints(std::string& out, const Ints& ints);

}  // namespace tg
