#include "autograd/node.h"

namespace tg {
namespace {
uint64_t sequence_counter = 0;
}

Node::Node() : id(next_node_id()), sequence(sequence_counter++) {
  ++live_counts().nodes;
  touch_state();
  if (anomaly()) report = anomaly()->node_made();
}

Node::~Node() {
  --live_counts().nodes;
  touch_state();
}

void delete_node(Node* node) {
  static std::vector<Node*> dying;
  static bool busy = false;
  dying.push_back(node);
  if (busy) return;
  busy = true;
  while (!dying.empty()) {
    Node* next = dying.back();
    dying.pop_back();
    delete next;
  }
  busy = false;
}

std::string short_name(const Node& node) {
  std::string name = node.name();
  size_t colon = name.rfind("::");
  return colon == std::string::npos ? name : name.substr(colon + 2);
}

}  // namespace tg
