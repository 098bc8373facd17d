// What users are told that is no error: kept until the caller asks for it.
#pragma once

#include <string>
#include <vector>

#include "core/error.h"

namespace tg {

/// Categories are Python's.
enum class WarningType : uint8_t { User, Deprecation };

/// "UserWarning", ...
const char* name_of(WarningType type);

struct Warning {
  WarningType type;
  std::string text;
};

/// All since they were last taken.
std::vector<Warning>& pending_warnings();

/// PyTorch's text, with the place there that gives it ("aten/src/ATen/native/Resize.cpp:30"), which
/// it prints, too.
void give_warning(const std::string& place, std::string text, WarningType type = WarningType::User);
/// Whether nothing of that place was given in this program yet, or all is to be given each time.
bool is_first_warning(const std::string& place);
void set_warn_always(bool always);
bool warns_always();

template <class... Parts>
void warn(const std::string& place, const Parts&... parts) {
  give_warning(place, str(parts...));
}

/// Once a program.
template <class... Parts>
void warn_once(const std::string& place, const Parts&... parts) {
  if (is_first_warning(place)) give_warning(place, str(parts...));
}

}  // namespace tg
