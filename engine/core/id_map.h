// A hash map from ids to what they name, for keys that are counted up: consecutive ids take
// consecutive slots, so that a lookup seldom looks further than one.
#pragma once

#include <utility>
#include <vector>

#include "core/ids.h"

namespace tg {

/// Linear probing in a table of a power of two; ids are never 0.
template <class T>
class IdMap {
 public:
  /// The item of that id, or null. Valid until the next change.
  const T* find(Id id) const {
    for (size_t at = slot(id); slots_[at].id; at = next(at))
      if (slots_[at].id == id) return &slots_[at].item;
    return nullptr;
  }
  /// The item of that id, made if there is none yet. Valid until another one is made.
  T& operator[](Id id) {
    size_t at = slot(id);
    for (; slots_[at].id; at = next(at))
      if (slots_[at].id == id) return slots_[at].item;
    slots_[at].id = id;
    if (++count_ * 2 <= slots_.size()) return slots_[at].item;
    grow();
    return (*this)[id];
  }
  /// Keeps `item`, unless there is one of that id.
  void insert(Id id, const T& item) {
    size_t at = slot(id);
    for (; slots_[at].id; at = next(at))
      if (slots_[at].id == id) return;
    slots_[at].item = item;
    slots_[at].id = id;
    if (++count_ * 2 > slots_.size()) grow();
  }
  /// Takes the item out; a default one if there is none of that id.
  T take(Id id) {
    if (id == 0) return T();  // what marks a free slot
    size_t at = slot(id);
    for (; slots_[at].id != id; at = next(at))
      if (!slots_[at].id) return T();
    T item = std::move(slots_[at].item);
    --count_;
    // Whoever stepped over this slot moves back into it.
    for (size_t from = next(at); slots_[from].id; from = next(from)) {
      size_t home = slot(slots_[from].id);
      bool reachable = at < from ? home > at && home <= from : home > at || home <= from;
      if (reachable) continue;
      slots_[at] = std::move(slots_[from]);
      at = from;
    }
    slots_[at] = Slot();
    return item;
  }
  /// Calls f(id, item) for all, in no order.
  template <class F>
  void each(F&& f) const {
    for (const Slot& s : slots_)
      if (s.id) f(s.id, s.item);
  }

 private:
  struct Slot {
    Id id = 0;
    T item = T();
  };

  size_t slot(Id id) const { return size_t(id) & (slots_.size() - 1); }
  size_t next(size_t at) const { return (at + 1) & (slots_.size() - 1); }
  void grow() {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    for (Slot& s : before) {
      if (!s.id) continue;
      size_t at = slot(s.id);
      while (slots_[at].id) at = next(at);
      slots_[at] = std::move(s);
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  size_t count_ = 0;
};

}  // namespace tg
