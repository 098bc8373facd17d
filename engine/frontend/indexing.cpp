#include "frontend/indexing.h"

#include "core/view_geometry.h"
#include "core/warning.h"
#include "frontend/from_data.h"
#include "op/functions.h"

namespace tg {
namespace {

// --- What is given -----------------------------------------------------------------------------

bool is_bool(const Value& v) { return v.is<Scalar>() && v.as<Scalar>().is_bool(); }
bool is_int(const Value& v) {
  const Scalar* s = v.get<Scalar>();
  return s && s->kind() == Scalar::Kind::Int && !s->is_beyond_int64();
}
const Tensor* as_tensor(const Value& v) {
  const Tensor* t = v.get<Tensor>();
  return t && t->defined() ? t : nullptr;
}
bool is_none(const Value& v) { return v.is<None>() || (v.is<Tensor>() && !as_tensor(v)); }
bool is_mask(DType d) { return d == DType::Bool || d == DType::UInt8; }

std::string type_of(const Value& v) {
  if (const Unknown* u = v.get<Unknown>()) return u->type;
  if (v.is<Scalar>()) return "float";
  if (v.is<DType>()) return "torch.dtype";
  return "object";
}

// A list counts as a tuple of indices if anything in it is more than a number, as NumPy once had
// it.
bool is_tuple(const Value& index) {
  const List* list = index.get<List>();
  if (!list || list->tuple) return list != nullptr;
  if (list->items.size() >= 32) return false;
  for (const Value& v : list->items)
    if (as_tensor(v) || is_none(v) || v.is<List>() || v.is<Slice>() || v.is<Ellipsis>() ||
        v.is<std::string>()) {
      warn("torch/csrc/autograd/python_variable_indexing.cpp:356",
           "Using a non-tuple sequence for multidimensional indexing is deprecated and will be "
           "changed in pytorch 2.9; use x[tuple(seq)] instead of x[seq]. In pytorch 2.9 this will "
           "be interpreted as tensor index, x[torch.tensor(seq)], which will result either in an "
           "error or a different result");
      return true;
    }
  return false;
}

// A list of numbers as an index: int64, or bool for a mask.
Tensor tensor_of(const Value& list) {
  Tensor t = from_data(list, std::nullopt);
  return is_mask(t.dtype()) || t.dtype() == DType::Int64 ? t : from_data(list, DType::Int64);
}

// One bound of a slice.
std::optional<int64_t> bound(const Value& v) {
  if (is_none(v)) return std::nullopt;
  if (is_beyond_int64(v)) return INT64_MAX;
  if (const Scalar* s = v.get<Scalar>(); s && s->is_integral()) return s->to<int64_t>();
  if (const Tensor* t = as_tensor(v); t && is_integral(t->dtype()) && t->numel() == 1)
    return item(*t).to<int64_t>();
  fail(ErrorType::Type, "slice indices must be integers or None or have an __index__ method");
}

// --- One index after the other -------------------------------------------------------------------

class Indexer {
 public:
  explicit Indexer(const Tensor& self) : self_(self), at_(self) {}

  /// The view that ints, slices, None and Ellipsis select.
  const Tensor& view() const { return at_; }
  /// Tensors that index the view, one a dim, undefined for a whole dim.
  const TensorList& indices() const { return indices_; }

  void select(int64_t index, int64_t position) {
    check_as(ErrorType::Index, at_.dim() > 0 || index != 0,
             "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or "
             "`tensor.item<T>()` in C++ to convert a 0-dim tensor to a number");
    int64_t size = at_.dim() > 0 ? at_.size(dim_) : 0;
    check_as(ErrorType::Index, index >= -size && index < size, "index ", index,
             " is out of bounds for dimension ", position, " with size ", size);
    at_ = call<"select.int">(at_, dim_, index);
  }

  void slice(const Slice& slice, bool even_if_whole) {
    int64_t step = bound(slice.parts[2]).value_or(1);
    check_as(ErrorType::Value, step != 0, "slice step cannot be zero");
    check_as(ErrorType::Value, step > 0, "step must be greater than zero");
    int64_t start = bound(slice.parts[0]).value_or(0);
    int64_t stop = bound(slice.parts[1]).value_or(INT64_MAX);
    bool whole = at_.dim() > 0 && start == 0 && stop >= at_.size(dim_) && step == 1;
    if (even_if_whole || !whole) at_ = call<"slice.Tensor">(at_, dim_, start, stop, step);
    ++dim_;
  }

  void insert_dim() { at_ = call<"unsqueeze">(at_, dim_++); }

  void boolean(bool value) {
    at_ = call<"unsqueeze">(at_, dim_);
    by_tensor(call<"zeros">(Ints{value ? 1 : 0}, DType::Int64));
  }

  void by_tensor(const Tensor& index) {
    indices_.resize(size_t(dim_) + 1);
    indices_[size_t(dim_++)] = index;
  }

  void tuple(const List& tuple) {
    int64_t specified = 0;
    for (const Value& v : tuple.items) specified += dims_of(v);
    check_as(ErrorType::Index, specified <= self_.dim(),
             "too many indices for tensor of dimension ", self_.dim());
    for (size_t i = 0; i < tuple.items.size(); ++i) {
      if (tuple.items[i].is<Ellipsis>())
        dim_ += self_.dim() - specified;
      else
        one(tuple.items[i], int64_t(i));
    }
  }

 private:
  static int64_t dims_of(const Value& v) {
    if (const Tensor* t = as_tensor(v)) return is_mask(t->dtype()) ? t->dim() : 1;
    return is_none(v) || is_bool(v) || v.is<Ellipsis>() ? 0 : 1;
  }

  void one(const Value& v, int64_t position) {
    if (is_bool(v)) return boolean(v.as<Scalar>().to<bool>());
    if (is_int(v)) return select(v.as<Scalar>().to<int64_t>(), position);
    if (const Slice* s = v.get<Slice>()) return slice(*s, false);
    if (is_none(v)) return insert_dim();
    if (v.is<List>() || v.is<std::string>()) return tensor(tensor_of(v), position);
    if (const Tensor* t = as_tensor(v)) return tensor(*t, position);
    check_as(ErrorType::Value, !is_beyond_int64(v), "Overflow when unpacking long long");
    fail(ErrorType::Index,
         "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
         "indices (got ",
         type_of(v), ")");
  }

  void tensor(const Tensor& t, int64_t position) {
    if (t.dim() > 0 || !is_integral(t.dtype())) return by_tensor(t);
    if (is_mask(t.dtype())) return boolean(item(t).to<bool>());
    select(item(t).to<int64_t>(), position);
  }

  const Tensor self_;
  Tensor at_;
  int64_t dim_ = 0;
  TensorList indices_;
};

// `reading`: x[:] alone is a view of its own; among others, and in writing, it is nothing.
void apply(Indexer& indexer, const Value& index, bool reading) {
  if (is_none(index))
    indexer.insert_dim();
  else if (is_int(index))
    indexer.select(index.as<Scalar>().to<int64_t>(), 0);
  else if (const Slice* s = index.get<Slice>())
    indexer.slice(*s, reading);
  else
    indexer.tuple(is_tuple(index) ? index.as<List>() : List{{index}, true});
}

// --- Writing -------------------------------------------------------------------------------------

Tensor value_tensor(const Tensor& self, const Value& value) {
  if (const Tensor* t = as_tensor(value)) return *t;
  check_as(ErrorType::Value, !is_beyond_int64(value) || self.dtype() == DType::UInt64,
           "Overflow when unpacking long long");
  const Scalar* s = value.get<Scalar>();
  if (!s) {
    std::string type = is_none(value)            ? "NoneType"
                       : value.is<std::string>() ? "str"
                       : !value.is<List>()       ? type_of(value)
                       : value.as<List>().tuple  ? "tuple"
                                                 : "list";
    fail(ErrorType::Type, "can't assign a ", type, " to a ", type_string(self));
  }
  return scalar_tensor(*s, self.dtype());
}

// Leading dims of size 1 do not count.
Tensor without_leading_ones(const Tensor& t) {
  const int64_t* first = t.sizes().begin();
  while (first != t.sizes().end() && *first == 1) ++first;
  if (first == t.sizes().begin()) return t;
  return call<"view">(t, Ints(first, t.sizes().end()));
}

void copy_to(const Tensor& to, const Tensor& value) {
  if (to.sizes() == value.sizes()) {
    call<"copy_">(to, value);
  } else if (value.dim() == 0) {
    call<"fill_.Tensor">(to, value);
  } else {
    Tensor trimmed = without_leading_ones(value);
    call<"copy_">(to,
                  trimmed.sizes() == to.sizes() ? trimmed : call<"expand">(trimmed, to.sizes()));
  }
}

}  // namespace

Tensor getitem(const Tensor& self, const Value& index) {
  Indexer indexer(self);
  apply(indexer, index, true);
  if (!indexer.indices().empty()) return call<"index.Tensor">(indexer.view(), indexer.indices());
  return indexer.view().is(self) ? call<"alias">(self) : indexer.view();
}

void setitem(const Tensor& self, const Value& index, const Value& value) {
  Tensor values = value_tensor(self, value);
  Indexer indexer(self);
  if (is_bool(index)) {
    // False selects nothing.
    if (!index.as<Scalar>().to<bool>()) return;
    indexer.insert_dim();
  } else {
    apply(indexer, index, false);
  }
  if (indexer.indices().empty())
    copy_to(indexer.view(), values);
  else
    call<"index_put_">(indexer.view(), indexer.indices(), without_leading_ones(values));
}

}  // namespace tg
