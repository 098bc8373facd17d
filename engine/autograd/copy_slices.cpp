#include "autograd/copy_slices.h"

#include <algorithm>
#include <unordered_map>

#include "autograd/arithmetic.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "autograd/saved_tensor.h"

namespace tg {

namespace {

// Whether places may coincide, told from the strides alone as PyTorch does.
bool may_overlap(const Geometry& g) {
  std::vector<std::pair<int64_t, int64_t>> dims;  // stride, size
  for (size_t d = 0; d < g.sizes.size(); ++d) {
    if (g.sizes[d] == 0) return false;
    if (g.sizes[d] > 1) dims.emplace_back(g.strides[d], g.sizes[d]);
  }
  std::sort(dims.begin(), dims.end());
  int64_t last = 0;
  for (auto [stride, size] : dims) {
    if (stride <= last) return true;
    last += stride * (size - 1);
  }
  return false;
}

Tensor part(const Tensor& of, const Geometry& g) { return arithmetic().as_strided(of, g); }

// Adds the values to the places of a flat tensor that a geometry names.
void add_at(const Tensor& flat, const Geometry& to, const Tensor& values) {
  if (!may_overlap(to)) {
    arithmetic().copy_inplace(part(flat, to), values);
    return;
  }
  // Element by element, since windows of a view may overlap and then add up.
  Ints index(to.sizes.size());
  int64_t n = values.numel();
  for (int64_t i = 0; i < n; ++i) {
    int64_t place = to.offset;
    Geometry element{{}, {}, values.offset()};
    for (size_t d = 0; d < index.size(); ++d) {
      place += index[d] * to.strides[d];
      element.offset += index[d] * values.strides()[d];
    }
    arithmetic().add_inplace(part(flat, {{}, {}, place}), part(values, element));
    for (size_t d = index.size(); d-- > 0;) {
      if (++index[d] < to.sizes[d]) break;
      index[d] = 0;
    }
  }
}

}  // namespace

Tensor as_strided_backward(const Tensor& gradient, const Geometry& input, const Geometry& view) {
  // One flat gradient for the storage that both reach, from which the input's is read back.
  int64_t length = std::max(reach(input), reach(view)), start = std::min(input.offset, view.offset);
  auto zeros = [&] {
    return arithmetic().zeros({std::max<int64_t>(length - start, 0)}, gradient.dtype());
  };
  Tensor flat = zeros();
  Geometry to = view, from = input;
  to.offset -= start;
  from.offset -= start;
  add_at(flat, to, gradient);
  if (!may_overlap(from)) return part(flat, from);
  // Elements of the input that share a place share its gradient.
  Tensor shares = zeros();
  add_at(shares, from, arithmetic().ones_like(part(flat, from)));
  return arithmetic().div(part(flat, from), part(shares, from));
}

namespace {

// Of a gradient that lies as the base, the part that the view covers, read as the view reads it.
Tensor part_of(const Tensor& gradient, const Geometry& base, const Geometry& view, Reading reading,
               Reading base_reading) {
  Geometry part = view;
  if (reading == base_reading) {
    part.offset -= base.offset;
    return arithmetic().as_strided(gradient, part);
  }
  check_as(ErrorType::NotImplemented, !grad_enabled(),
           "higher derivatives of what was written through a view of another dtype, a conjugate or "
           "a negative are not supported in Tensorglass yet");
  part.offset -= base.offset * item_size(base_reading.dtype) / item_size(reading.dtype);
  bool conj = reading.lazy.conj != base_reading.lazy.conj;
  bool neg = reading.lazy.neg != base_reading.lazy.neg;
  return alias(gradient, part, true, {reading.dtype, {conj, neg}});
}

}  // namespace

AsStridedBackward::AsStridedBackward(const Tensor& base, const Tensor& view)
    : base_(base.geometry()),
      view_(view.geometry()),
      base_reading_(base.reading()),
      reading_(view.reading()) {
  next.push_back(gradient_edge(base));
}

Gradients AsStridedBackward::apply(Gradients gradients) {
  if (!gradients[0].defined()) return {Tensor()};
  if (reading_ == base_reading_) return {as_strided_backward(gradients[0], base_, view_)};
  Tensor whole = arithmetic().zeros({reach(base_) - base_.offset}, base_reading_.dtype);
  Geometry home = base_;
  home.offset = 0;
  whole = arithmetic().as_strided(whole, home);
  arithmetic().copy_inplace(part_of(whole, base_, view_, reading_, base_reading_), gradients[0]);
  return {whole};
}

AsStridedBackward::AsStridedBackward(Edge to_base, Geometry base, Geometry view,
                                     Reading base_reading, Reading reading)
    : base_(std::move(base)),
      view_(std::move(view)),
      base_reading_(base_reading),
      reading_(reading) {
  next.push_back(std::move(to_base));
}

namespace {

std::unordered_map<Id, CopySlices*> changes;  // by the node of the change

}  // namespace

NodeRef history_of_output(const NodeRef& node) {
  auto found = changes.find(node->id);
  return found == changes.end() ? node : found->second->history_of_view();
}

CopySlices::~CopySlices() { changes.erase(change_->id); }

NodeRef CopySlices::history_of_view() {
  auto node =
      make_ref<AsStridedBackward>(Edge{NodeRef(this), 0}, base_, view_, base_reading_, reading_);
  node->add_input({view_.sizes, reading_.dtype});
  return node;
}

CopySlices::CopySlices(const Tensor& base, const Tensor& view, NodeRef change)
    : base_(base.geometry()),
      view_(view.geometry()),
      base_reading_(base.reading()),
      reading_(view.reading()),
      change_(std::move(change)) {
  add_input({base.sizes(), base.dtype()});
  // Its first edge leads to the base's old history, the others are those of the change.
  changes[change_->id] = this;
  next.push_back(gradient_edge(base));
  for (size_t i = 1; i < change_->next.size(); ++i) next.push_back(change_->next[i]);
}

Gradients CopySlices::apply(Gradients gradients) {
  if (released_) fail_freed();
  Gradients out(next.size());
  if (!gradients[0].defined()) return out;
  Geometry packed = contiguous(base_.sizes);
  bool dense = is_non_overlapping_and_dense(base_);
  Geometry home = dense ? Geometry{base_.sizes, base_.strides, 0} : packed;
  Tensor result = empty_strided(home.sizes, home.strides, gradients[0].dtype());
  arithmetic().copy_inplace(result, gradients[0]);
  Tensor slice = part_of(result, base_, view_, reading_, base_reading_);
  Gradients changed = change_->apply({arithmetic().clone(slice)});
  for (size_t i = 1; i < changed.size() && i < out.size(); ++i) out[i] = std::move(changed[i]);
  if (!changed.empty() && changed[0].defined())
    arithmetic().copy_inplace(slice, changed[0]);
  else
    arithmetic().copy_inplace(slice, arithmetic().zeros({}, slice.dtype()));
  out[0] = result;
  return out;
}

void CopySlices::release_saved() {
  released_ = true;
  change_->release_saved();
}

void CopySlices::visit_saved(
    const std::function<void(const std::string&, const SavedTensor&)>& f) const {
  change_->visit_saved(f);
}

}  // namespace tg
