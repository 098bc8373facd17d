// Anomaly mode: every node remembers where it was made, and tells when its backward fails.
#pragma once

#include <functional>
#include <optional>

namespace tg {

class Node;

/// Tells where the node was made, to whoever asked for anomaly mode.
using AnomalyReport = std::function<void(const Node&)>;

struct Anomaly {
  /// Whether a nan among the gradients that a node gives is a failure, too.
  bool check_nan = true;
  /// Called for each new node: gives what it is to tell.
  std::function<AnomalyReport()> node_made;
};

/// Empty while the mode is off.
std::optional<Anomaly>& anomaly();

}  // namespace tg
