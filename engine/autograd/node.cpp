#include "autograd/node.h"

namespace tg {

Node::Node() : id(next_node_id()) {
  ++live_counts().nodes;
  touch_state();
  if (anomaly()) hooks().report = anomaly()->node_made();
}

Node::~Node() {
  --live_counts().nodes;
  touch_state();
}

void Node::expire() {
  static std::vector<Node*> dying;
  static bool busy = false;
  dying.push_back(this);
  if (busy) return;
  busy = true;
  while (!dying.empty()) {
    Node* last = dying.back();
    dying.pop_back();
    delete last;
  }
  busy = false;
}

std::string short_name(const Node& node) {
  std::string name = node.name();
  size_t colon = name.rfind("::");
  return colon == std::string::npos ? name : name.substr(colon + 2);
}

}  // namespace tg
