// The node of an operator's row: what it saved, and the row's gradients applied to it.
#pragma once

#include <variant>

#include "op/registry.h"

namespace tg {

class OpNode final : public Node, public Pooled<OpNode> {
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
  /// What is kept of a position of OpInfo::Row::saved, in order of the rows.
  struct Entry {
    int position;
    std::variant<SavedTensor, std::vector<SavedTensor>, Value> kept;
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
  /// Of a tensor argument, or of all tensors of a list.
  std::vector<Geometry> geometries(int parameter) const;
  Geometry geometry(std::string_view name) const;
  DType dtype(std::string_view name) const;

 private:
  /// A tensor argument. Its sizes, strides and offset are in `places_`, packed: there is a node for
  /// every operator that ran.
  struct Input {
    int16_t parameter;
    uint8_t dim;
    DType dtype;
  };

  void add(int parameter, const Tensor& t);
  bool has(int position) const;
  bool keeps_complex() const;
  bool is_wanted(size_t row) const { return wanted_ >> row & 1; }
  template <class F>
  void each_input(F&& f) const;

  const OpInfo& info_;
  bool changed_self_;
  uint32_t wanted_ = 0;  // a bit a row
  InlineVector<Entry, 1> entries_;
  InlineVector<Input, 2> inputs_;
  InlineVector<int64_t, 6> places_;
};

/// Whether any input that has a gradient row requires a gradient.
bool any_requires_grad(const OpInfo& info, const Args& args);

}  // namespace tg
