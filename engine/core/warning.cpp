#include "core/warning.h"

#include <algorithm>

namespace tg {
namespace {

std::vector<std::string> places_told;
bool always = false;

}  // namespace

const char* name_of(WarningType type) {
  return type == WarningType::User ? "UserWarning" : "DeprecationWarning";
}

std::vector<Warning>& pending_warnings() {
  static std::vector<Warning> pending;
  return pending;
}

void give_warning(const std::string& place, std::string text, WarningType type) {
  text += str(" (Triggered internally at ./", place, ".)");
  pending_warnings().push_back({type, std::move(text)});
}

bool is_first_warning(const std::string& place) {
  if (always) return true;
  if (std::find(places_told.begin(), places_told.end(), place) != places_told.end()) return false;
  places_told.push_back(place);
  return true;
}

void set_warn_always(bool value) { always = value; }
bool warns_always() { return always; }

}  // namespace tg
