// Contractions: einsum, tensordot, bilinear forms, chains of products.
#include <algorithm>
#include <numeric>

#include "core/warning.h"
#include "op/functions.h"
#include "op/promotion.h"
#include "ops/dtypes.h"

namespace tg {
namespace {

// --- Bilinear forms --------------------------------------------------------------------------

// The product of three tensors, each with dims of size 1 put in at `expand`, summed over `sums`.
Tensor trilinear(const Tensor& a, const Tensor& b, const Tensor& c, const Ints& expand_a,
                 const Ints& expand_b, const Ints& expand_c, const Ints& sums, int64_t) {
  expect_dtype(b, a.dtype());
  expect_dtype(c, a.dtype());
  auto spread = [](Tensor t, Ints dims) {
    std::sort(dims.begin(), dims.end());
    for (int64_t d : dims) t = call<"unsqueeze">(t, d);
    return t;
  };
  Tensor product = call<"mul.Tensor">(call<"mul.Tensor">(spread(a, expand_a), spread(b, expand_b)),
                                      spread(c, expand_c));
  return sums.empty() ? product : call<"sum.dim_IntList">(product, sums, false, a.dtype());
}
// The gradient of input `Which` is the same form with the incoming gradient in its place.
template <int Which>
Tensor trilinear_gradient(const Saved& s) {
  const char *inputs[] = {"i1", "i2", "i3"}, *expands[] = {"expand1", "expand2", "expand3"};
  Tensor factors[3];
  Ints spread[3];
  for (int i = 0; i < 3; ++i) {
    factors[i] = i == Which ? s.grad : s[inputs[i]];
    spread[i] = i == Which ? s.ints("sumdim") : s.ints(expands[i]);
  }
  return call<"_trilinear">(factors[0], factors[1], factors[2], spread[0], spread[1], spread[2],
                            s.ints(expands[Which]));
}

Tensor bilinear(const Tensor& input1, const Tensor& input2, const Tensor& weight,
                const Tensor& bias) {
  check(input1.dtype() == input2.dtype() && input1.dtype() == weight.dtype() &&
            (!bias.defined() || input1.dtype() == bias.dtype()),
        "All tensors must have the same dtype, got input1: ", c_name(input1.dtype()),
        ", input2: ", c_name(input2.dtype()), ", weight: ", c_name(weight.dtype()),
        bias.defined() ? str(", bias: ", c_name(bias.dtype())) : "");
  check(input1.dim() == input2.dim(), "bilinear(): input dimensions do not match: got ",
        input1.dim(), " and ", input2.dim());
  for (int64_t d = 0; d < input1.dim() - 1; ++d)
    check(input1.size(d) == input2.size(d),
          "bilinear(): input batch dimensions do not match at dim ", d, ": got ", input1.size(d),
          " and ", input2.size(d));
  check(input1.size(-1) == weight.size(1),
        "bilinear(): input1 size does not match weight size: got ", input1.size(-1),
        " but expected ", weight.size(1));
  check(input2.size(-1) == weight.size(2),
        "bilinear(): input2 size does not match weight size: got ", input2.size(-1),
        " but expected ", weight.size(2));
  check(!bias.defined() || bias.size(0) == weight.size(0),
        "bilinear(): bias size does not match weight size: got ", bias.defined() ? bias.size(0) : 0,
        " but expected ", weight.size(0));
  auto rows = [](const Tensor& t) {
    return call<"view">(call<"contiguous">(t),
                        Ints{t.numel() / std::max<int64_t>(t.size(-1), 1), t.size(-1)});
  };
  Ints sizes = input1.sizes();
  sizes.back() = weight.size(0);
  Tensor out = call<"_trilinear">(rows(input1), weight, rows(input2), Ints{1, 3}, Ints{0},
                                  Ints{1, 2}, Ints{2, 3});
  out = call<"view">(out, sizes);
  return bias.defined() ? call<"add.Tensor">(out, bias) : out;
}

// --- Contractions ----------------------------------------------------------------------------

Tensor tensordot(const Tensor& a, const Tensor& b, const Ints& dims_a, const Ints& dims_b) {
  check(dims_a.size() == dims_b.size(), "both dimension lists should have same length");
  check(a.dtype() == b.dtype(), "both inputs should have same dtype");
  Tensor left = a, right = b;
  int64_t contracted = 1;
  std::vector<bool> gone_a(a.sizes().size()), gone_b(b.sizes().size());
  for (size_t i = 0; i < dims_a.size(); ++i) {
    int64_t size_a = a.size(dims_a[i]), size_b = b.size(dims_b[i]);
    gone_a[size_t(wrap_dim(dims_a[i], a.dim()))] = true;
    gone_b[size_t(wrap_dim(dims_b[i], b.dim()))] = true;
    if (size_b == 1) {
      left = call<"sum.dim_IntList">(left, Ints{dims_a[i]}, true, a.dtype());
    } else if (size_a == 1) {
      right = call<"sum.dim_IntList">(right, Ints{dims_b[i]}, true, b.dtype());
    } else {
      check(size_a == size_b, "contracted dimensions need to match, but first has size ", size_a,
            " in dim ", dims_a[i], " and second has size ", size_b, " in dim ", dims_b[i]);
      contracted *= size_a;
    }
  }
  Ints order_a, order_b = dims_b, sizes;
  int64_t rows = 1, cols = 1;
  for (size_t i = 0; i < gone_a.size(); ++i) {
    if (gone_a[i]) continue;
    order_a.push_back(int64_t(i));
    sizes.push_back(left.sizes()[i]);
    rows *= left.sizes()[i];
  }
  for (int64_t d : dims_a) order_a.push_back(d);
  for (size_t i = 0; i < gone_b.size(); ++i) {
    if (gone_b[i]) continue;
    order_b.push_back(int64_t(i));
    sizes.push_back(right.sizes()[i]);
    cols *= right.sizes()[i];
  }
  left = call<"permute">(left, order_a);
  right = call<"permute">(right, order_b);
  Tensor out = rows == 1 && cols == 1 ? call<"dot">(call<"flatten.using_ints">(left),
                                                    call<"flatten.using_ints">(right))
                                      : call<"mm">(call<"reshape">(left, Ints{rows, contracted}),
                                                   call<"reshape">(right, Ints{contracted, cols}));
  return call<"reshape">(out, sizes);
}

Tensor inner(const Tensor& self, const Tensor& other) {
  if (self.dim() == 0 || other.dim() == 0) return self * other;
  check(self.size(-1) == other.size(-1),
        "inner() the last dimension must match on both input tensors but got shapes ", self.sizes(),
        " and ", other.sizes());
  return call<"tensordot">(self, other, Ints{-1}, Ints{-1});
}

Tensor kron(const Tensor& self, const Tensor& other) {
  size_t rank = std::max(self.sizes().size(), other.sizes().size());
  Ints sizes_a(2 * rank, 1), sizes_b(2 * rank, 1), sizes(rank, 1);
  for (size_t i = 0; i < rank; ++i) {
    size_t pad_a = rank - self.sizes().size(), pad_b = rank - other.sizes().size();
    if (i >= pad_a) sizes_a[2 * i] = self.sizes()[i - pad_a];
    if (i >= pad_b) sizes_b[2 * i + 1] = other.sizes()[i - pad_b];
    sizes[i] = sizes_a[2 * i] * sizes_b[2 * i + 1];
  }
  return call<"_unsafe_view">(
      call<"_unsafe_view">(self, sizes_a) * call<"_unsafe_view">(other, sizes_b), sizes);
}

// Multiplies the matrices first to last in the cheapest order.
class Chain {
 public:
  explicit Chain(const TensorList& matrices) : matrices_(matrices), n_(matrices.size()) {
    std::vector<double> cost(n_ * n_, 0.0);
    split_.resize(n_ * n_);
    for (size_t length = 1; length < n_; ++length)
      for (size_t i = 0; i + length < n_; ++i) {
        size_t j = i + length;
        double best = -1;
        for (size_t k = i; k < j; ++k) {
          double now = cost[i * n_ + k] + cost[(k + 1) * n_ + j] +
                       double(rows(i)) * double(rows(k + 1)) * double(matrices[j].size(1));
          // Of two equal orders, three matrices go left to right, more right to left.
          if (best >= 0 && (n_ == 3 ? now > best : now >= best)) continue;
          best = now;
          split_[i * n_ + j] = k;
        }
        cost[i * n_ + j] = best;
      }
  }
  Tensor multiply(size_t i, size_t j) const {
    if (i == j) return matrices_[i];
    size_t k = split_[i * n_ + j];
    return call<"mm">(multiply(i, k), multiply(k + 1, j));
  }

 private:
  int64_t rows(size_t i) const { return matrices_[i].size(0); }

  const TensorList& matrices_;
  size_t n_;
  std::vector<size_t> split_;
};

Tensor multi_dot(const TensorList& given) {
  size_t n = given.size();
  check(n >= 2, "multi_dot(): expected at least 2 tensors but got ", n);
  TensorList tensors = given;
  Ints sizes;
  check(given[0].dim() == 1 || given[0].dim() == 2,
        "multi_dot(): the first tensor must be 1D or 2D but got ", given[0].dim(), "D");
  check(given[n - 1].dim() == 1 || given[n - 1].dim() == 2,
        "multi_dot(): the last tensor must be 1D or 2D but got ", given[n - 1].dim(), "D");
  for (size_t i = 1; i + 1 < n; ++i)
    check(given[i].dim() == 2, "multi_dot(): tensor ", i, " must be 2D but got ", given[i].dim(),
          "D");
  for (size_t i = 1; i < n; ++i)
    check(given[i].dtype() == given[0].dtype(),
          "multi_dot(): all tensors must have be the same dtype but tensor 0 is ",
          c_name(given[0].dtype()), " and tensor ", i, " ", c_name(given[i].dtype()));
  if (given[0].dim() == 1)
    tensors[0] = call<"unsqueeze">(given[0], 0);
  else
    sizes.push_back(given[0].size(0));
  if (given[n - 1].dim() == 1)
    tensors[n - 1] = call<"unsqueeze">(given[n - 1], -1);
  else
    sizes.push_back(given[n - 1].size(1));
  for (size_t i = 0; i + 1 < n; ++i)
    check(tensors[i].size(-1) == tensors[i + 1].size(0), "multi_dot(): tensors ", i, " and ", i + 1,
          " with shapes ", given[i].sizes(), " and ", given[i + 1].sizes(),
          " cannot be multiplied");
  return call<"view">(Chain(tensors).multiply(0, n - 1), sizes);
}

Tensor chain_matmul(const TensorList& matrices) {
  warn_once("aten/src/ATen/native/LinearAlgebra.cpp:1103",
            "torch.chain_matmul is deprecated and will be removed in a future PyTorch release. Use "
            "torch.linalg.multi_dot instead, which accepts a list of two or more tensors rather "
            "than multiple parameters.");
  for (const Tensor& m : matrices)
    check(m.dim() == 2, "Tensor for argument #1 'self' must be 2-dimensional");
  if (matrices.size() == 1) return call<"clone">(matrices[0]);
  return multi_dot(matrices);
}

// --- einsum ----------------------------------------------------------------------------------

// The sum of the product of two tensors of one rank over `dims`, which stay with size 1: as one
// batched matrix product of [both, left only, summed] and [both, summed, right only].
Tensor sum_of_products(const Tensor& left, const Tensor& right, const Ints& dims) {
  if (dims.empty()) return left * right;
  Ints both, left_only, right_only;
  int64_t batch = 1, rows = 1, cols = 1, summed = 1;
  for (int64_t d = 0; d < left.dim(); ++d) {
    bool in_left = left.size(d) != 1, in_right = right.size(d) != 1;
    if (std::find(dims.begin(), dims.end(), d) != dims.end()) {
      summed *= left.size(d);
    } else if (in_left && in_right) {
      both.push_back(d);
      batch *= left.size(d);
    } else if (in_left) {
      left_only.push_back(d);
      rows *= left.size(d);
    } else {
      right_only.push_back(d);
      cols *= right.size(d);
    }
  }
  auto concatenate = [](std::initializer_list<const Ints*> parts) {
    Ints all;
    for (const Ints* part : parts)
      for (int64_t d : *part) all.push_back(d);
    return all;
  };
  Ints order = concatenate({&both, &left_only, &dims, &right_only});
  Ints sizes, back(order.size());
  for (size_t i = 0; i < order.size(); ++i) {
    size_t place = i < both.size() + left_only.size()     ? 0
                   : i < order.size() - right_only.size() ? 1
                                                          : 2;
    sizes.push_back(place == 0 ? left.size(order[i]) : place == 1 ? 1 : right.size(order[i]));
    back[size_t(order[i])] = int64_t(i);
  }
  Tensor a = call<"reshape">(call<"permute">(left, order), Ints{batch, rows, summed});
  Tensor b =
      call<"reshape">(call<"permute">(right, concatenate({&both, &dims, &right_only, &left_only})),
                      Ints{batch, summed, cols});
  return call<"permute">(call<"view">(call<"bmm">(a, b), sizes), back);
}

constexpr int kLetters = 52, kEllipsis = kLetters;

int subscript_of(char c) { return c >= 'a' ? c - 'a' + 26 : c - 'A'; }
char letter_of(int s) { return char(s >= 26 ? s - 26 + 'a' : s + 'A'); }

bool take_ellipsis(const std::string& text, size_t* i) {
  if (text.compare(*i, 3, "...") != 0) return false;
  *i += 2;
  return true;
}
int take_letter(const std::string& text, size_t i, size_t shown_at) {
  check(std::isalpha(static_cast<unsigned char>(text[i])),
        "einsum(): invalid subscript given at index ", shown_at,
        " in the equation string, subscripts must be in [a-zA-Z]");
  return subscript_of(text[i]);
}

// The subscripts of every operand.
std::vector<std::vector<int>> parse_inputs(const std::string& text, size_t operands) {
  std::vector<std::vector<int>> subscripts(operands);
  size_t at = 0;
  bool ellipsis = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') continue;
    if (text[i] == '.') {
      check(!ellipsis, "einsum(): found '.' for operand ", at,
            " for which an ellipsis was already found");
      check(take_ellipsis(text, &i), "einsum(): found '.' for operand ", at,
            " that is not part of any ellipsis");
      subscripts[at].push_back(kEllipsis);
      ellipsis = true;
    } else if (text[i] == ',') {
      check(++at < operands,
            "einsum(): fewer operands were provided than specified in the equation");
      ellipsis = false;
    } else {
      subscripts[at].push_back(take_letter(text, i, i));
    }
  }
  check(at + 1 == operands, "einsum(): more operands were provided than specified in the equation");
  return subscripts;
}

// Where each subscript goes when all operands have the dims [output, summed].
struct Einsum {
  std::vector<int64_t> place = std::vector<int64_t>(kLetters, -1),
                       count = std::vector<int64_t>(kLetters, 0);
  int64_t ellipsis_dims = 0, ellipsis_at = 0, output_dims = 0, dims = 0;
};

Einsum place_subscripts(const std::string& equation, size_t arrow,
                        const std::vector<std::vector<int>>& subscripts,
                        const TensorList& tensors) {
  Einsum e;
  for (size_t i = 0; i < tensors.size(); ++i) {
    int64_t letters = 0, rank = tensors[i].dim();
    bool ellipsis = false;
    for (int s : subscripts[i]) {
      ellipsis |= s == kEllipsis;
      letters += s != kEllipsis;
      if (s != kEllipsis) ++e.count[size_t(s)];
    }
    if (ellipsis) e.ellipsis_dims = std::max(e.ellipsis_dims, rank - letters);
    check(ellipsis ? letters <= rank : letters == rank,
          "einsum(): the number of subscripts in the equation (", letters,
          ellipsis ? ") is more than the number of dimensions ("
                   : ") does not match the number of dimensions (",
          rank, ") for operand ", i, ellipsis ? "" : " and no ellipsis was given");
  }
  bool ellipsis_out = arrow == std::string::npos;
  if (ellipsis_out) {
    // By default the output has the subscripts that occur once, in alphabetical order.
    e.dims = e.ellipsis_dims;
    for (size_t s = 0; s < kLetters; ++s)
      if (e.count[s] == 1) e.place[s] = e.dims++;
  } else {
    std::string text = equation.substr(arrow + 2);
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == ' ') continue;
      if (text[i] == '.') {
        check(!ellipsis_out,
              "einsum(): found '.' for output but an ellipsis (...) was already found");
        check(take_ellipsis(text, &i),
              "einsum(): found '.' for output that is not part of any ellipsis (...)");
        e.ellipsis_at = e.dims;
        e.dims += e.ellipsis_dims;
        ellipsis_out = true;
        continue;
      }
      size_t s = size_t(take_letter(text, i, arrow + 2 + i));
      check(e.count[s] > 0 && e.place[s] == -1, "einsum(): output subscript ", text[i],
            e.place[s] > -1 ? " appears more than once in the output"
                            : " does not appear in the equation for any input operand");
      e.place[s] = e.dims++;
    }
  }
  e.output_dims = e.dims;
  if (!ellipsis_out) {
    e.ellipsis_at = e.dims;
    e.dims += e.ellipsis_dims;
  }
  for (size_t s = 0; s < kLetters; ++s)
    if (e.count[s] > 0 && e.place[s] == -1) e.place[s] = e.dims++;
  return e;
}

// Brings the operands to the common dims. `used[d]` counts those whose size in dim d is not 1.
TensorList align(const Einsum& e, const std::vector<std::vector<int>>& subscripts,
                 const TensorList& tensors, std::vector<int64_t>* used) {
  std::vector<int64_t> sizes(kLetters, 1), ellipsis_sizes(size_t(e.ellipsis_dims), 1);
  TensorList aligned;
  for (size_t i = 0; i < tensors.size(); ++i) {
    Tensor op = tensors[i];
    Ints order(size_t(e.dims), -1);
    int64_t dim = 0;
    for (int s : subscripts[i]) {
      if (s == kEllipsis) {
        int64_t covered = tensors[i].dim() - (int64_t(subscripts[i].size()) - 1);
        for (int64_t j = e.ellipsis_dims - covered; j < e.ellipsis_dims; ++j, ++dim) {
          order[size_t(e.ellipsis_at + j)] = dim;
          int64_t& known = ellipsis_sizes[size_t(j)];
          if (op.size(dim) == 1) continue;
          check(known == 1 || known == op.size(dim), "einsum(): dimension ", dim,
                " covered by ellipsis in operand ", i, "has size ", op.size(dim),
                " which does not broadcast with previously seen ellipsis with size ", known,
                " for the respective dimension");
          known = op.size(dim);
          ++(*used)[size_t(e.ellipsis_at + j)];
        }
        continue;
      }
      int64_t place = e.place[size_t(s)];
      int64_t& earlier = order[size_t(place)];
      if (earlier == -1) {
        int64_t& known = sizes[size_t(s)];
        if (op.size(dim) != 1) {
          check(known == 1 || known == op.size(dim), "einsum(): subscript ", letter_of(s),
                " has size ", op.size(dim), " for operand ", i,
                " which does not broadcast with previously seen size ", known);
          known = op.size(dim);
          ++(*used)[size_t(place)];
        }
        earlier = dim++;
      } else {
        check(op.size(dim) == op.size(earlier), "einsum(): subscript ", letter_of(s),
              " is repeated for operand ", i, " but the sizes don't match, ", op.size(dim),
              " != ", op.size(earlier));
        op = call<"diagonal">(op, 0, earlier, dim);
        op = call<"movedim.int">(op, -1, earlier);
      }
    }
    for (int64_t& d : order)
      if (d == -1) {
        op = call<"unsqueeze">(op, dim);
        d = dim++;
      }
    aligned.push_back(call<"permute">(op, order));
  }
  return aligned;
}

Tensor einsum(const std::string& equation, const TensorList& tensors,
              const std::optional<Ints>& path) {
  check(!tensors.empty(), "einsum(): must provide at least one operand");
  size_t arrow = equation.find("->");
  auto subscripts = parse_inputs(equation.substr(0, arrow), tensors.size());
  Einsum e = place_subscripts(equation, arrow, subscripts, tensors);
  std::vector<int64_t> used(size_t(e.dims), 0);
  TensorList ops = align(e, subscripts, tensors, &used);
  for (size_t step = 0; ops.size() > 1; step += 2) {
    size_t i = 0, j = 1;
    if (path) {
      check(step + 1 < path->size(), "einsum(): the path is too short");
      i = size_t(std::min((*path)[step], (*path)[step + 1]));
      j = size_t(std::max((*path)[step], (*path)[step + 1]));
      check(i < j && j < ops.size(), "einsum(): the path names operands that are not there");
    }
    Tensor a = ops[i], b = ops[j];
    ops.erase(ops.begin() + int64_t(j));
    ops.erase(ops.begin() + int64_t(i));
    // A dim is summed when these two are the last that have it.
    Ints together, in_a, in_b;
    for (int64_t d = e.output_dims; d < e.dims; ++d) {
      bool has_a = a.size(d) != 1, has_b = b.size(d) != 1;
      int64_t& left = used[size_t(d)];
      if (has_a && has_b) {
        if (--left == 1) together.push_back(d);
      } else if (left == 1 && (has_a || has_b)) {
        (has_a ? in_a : in_b).push_back(d);
      } else {
        continue;
      }
      if (left == 1) left = 0;
    }
    if (!in_a.empty()) a = call<"sum.dim_IntList">(a, in_a, true);
    if (!in_b.empty()) b = call<"sum.dim_IntList">(b, in_b, true);
    ops.insert(path ? ops.end() : ops.begin(), sum_of_products(a, b, together));
  }
  if (e.dims == e.output_dims) return ops[0];
  if (tensors.size() > 1)
    return call<"view">(ops[0],
                        Ints(ops[0].sizes().begin(), ops[0].sizes().begin() + e.output_dims));
  Ints rest;
  for (int64_t d = e.output_dims; d < e.dims; ++d) rest.push_back(d);
  return call<"sum.dim_IntList">(ops[0], rest);
}

constexpr Op kOps[] = {
    {.schema = "inner(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&inner>,
     .out = "out",
     .out_dtype = {"tensordot: Expected the output tensor to have dtype {Result}, but got an "
                   "output tensor with dtype {Out}",
                   OutDType::Same},
     .composite = true},
    {.schema = "tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor",
     .forward = kernel<&tensordot>,
     .out = "out",
     .composite = true,
     .place = Place::Function},
    {.schema = "_trilinear(Tensor i1, Tensor i2, Tensor i3, int[] expand1, int[] expand2, int[] "
               "expand3, int[] sumdim, int unroll_dim=1) -> Tensor",
     .node = "TrilinearBackward0",
     .forward = kernel<&trilinear>,
     .grads = {{"i1", "i2 i3 expand1 expand2 expand3 sumdim", trilinear_gradient<0>},
               {"i2", "i1 i3 expand1 expand2 expand3 sumdim", trilinear_gradient<1>},
               {"i3", "i1 i2 expand1 expand2 expand3 sumdim", trilinear_gradient<2>}},
     .real_alone = true,
     .place = Place::Hidden},
    {.schema = "bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor",
     .forward = kernel<&bilinear>,
     .composite = true,
     .place = Place::Function},
    {.schema = "kron(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&kron>,
     .out = "out",
     .composite = true},
    {.schema = "chain_matmul(Tensor[] matrices) -> Tensor",
     .forward = kernel<&chain_matmul>,
     .out = "out",
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_multi_dot(Tensor[] tensors) -> Tensor",
     .forward = kernel<&multi_dot>,
     .out = "out",
     .composite = true,
     .place = Place::Function},
    {.schema = "einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor",
     .forward = kernel<&einsum>,
     .composite = true,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable einsum_ops() { return kOps; }

}  // namespace tg
