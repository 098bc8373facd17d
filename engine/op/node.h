// The node of an operator's row: what it saved, and the row's gradients applied to it.
#pragma once

#include "op/registry.h"

namespace tg {

class OpNode : public Node {
 public:
  /// Takes the edges of `args`, and what the wanted gradients save of them. `changed_self`: the
  /// operator is about to write into args[0], so a saved `self` must be a copy.
  OpNode(const OpInfo& info, const Args& args, bool changed_self);

  /// Saves what the wanted gradients use of the results.
  void save_results(const Results& results);

  std::string name() const override { return info_.op->node; }
  Gradients apply(Gradients gradients) override;
  void release_saved() override;
  void visit_saved(
      const std::function<void(const std::string&, const SavedTensor&)>& f) const override;

  const OpInfo& info() const { return info_; }
  /// Positions of OpInfo::Row::saved that are kept, in order of the rows.
  struct Entry {
    int position;
    SavedTensor tensor;
    std::vector<SavedTensor> list;
    Value value = None{};
  };
  /// As Python names them: `_saved_self`, and `_saved_self_sym_sizes` for sizes.
  std::vector<std::string> saved_names() const;
  /// What Python finds under such a name: None where another input's gradient would have needed it;
  /// nothing where there is no such name. RuntimeError as SavedTensor::unpack.
  std::optional<Value> saved(const std::string& name);
  /// Keeps what is saved under that name by a hook of its own.
  void pack_saved(const std::string& name, const Pack& pack);
  std::string name_of(const Entry& entry) const;
  bool needs(int parameter) const;
  const Entry* find(std::string_view name) const;
  /// Sizes, strides and dtype of a tensor argument.
  struct Input {
    int parameter;
    Geometry geometry;
    DType dtype;
  };
  const Input& input(std::string_view name) const;
  /// Of all tensors of a list argument.
  std::vector<Geometry> geometries(int parameter) const;

 private:
  bool has(int position) const;

  const OpInfo& info_;
  std::vector<Entry> entries_;
  std::vector<Input> inputs_;
  std::vector<bool> wanted_;  // by row
};

/// Whether any input that has a gradient row requires a gradient.
bool any_requires_grad(const OpInfo& info, const Args& args);

}  // namespace tg
