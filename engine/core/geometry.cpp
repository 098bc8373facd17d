#include "core/geometry.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace tg {

std::ostream& operator<<(std::ostream& out, const Ints& ints) {
  out << '[';
  for (size_t i = 0; i < ints.size(); ++i) out << (i ? ", " : "") << ints[i];
  return out << ']';
}

bool product_fits(const Ints& sizes, int64_t* product) {
  int64_t n = 1;
  *product = 0;
  for (int64_t s : sizes)
    if (s == 0) return true;
  for (int64_t s : sizes) {
    bool small = ((n | s) >> 31) == 0;  // a checked product of 64 bits is dear in WebAssembly
    if (small)
      n *= s;
    else if (__builtin_mul_overflow(n, s, &n))
      return false;
  }
  *product = n;
  return true;
}

int64_t numel_of(const Ints& sizes) {
  int64_t n;
  check(product_fits(sizes, &n), "numel: integer multiplication overflow");
  return n;
}

Ints contiguous_strides(const Ints& sizes) {
  Ints strides(sizes.size());
  int64_t step = 1;
  for (size_t i = sizes.size(); i-- > 0;) {
    strides[i] = step;
    bool overflows = __builtin_mul_overflow(step, std::max<int64_t>(sizes[i], 1), &step);
    check(!overflows || i == 0, "Stride calculation overflowed");
  }
  return strides;
}

Geometry contiguous(const Ints& sizes) { return {sizes, contiguous_strides(sizes), 0}; }

bool is_contiguous(const Geometry& g) {
  int64_t step = 1;
  for (int64_t s : g.sizes)
    if (s == 0) return true;
  for (size_t i = g.sizes.size(); i-- > 0;) {
    if (g.sizes[i] == 1) continue;
    if (g.strides[i] != step) return false;
    step *= g.sizes[i];
  }
  return true;
}

bool is_non_overlapping_and_dense(const Geometry& g) {
  if (is_contiguous(g)) return true;
  Ints order(g.sizes.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) {
    if (g.sizes[size_t(a)] < 2) return false;
    if (g.sizes[size_t(b)] < 2) return true;
    return g.strides[size_t(a)] < g.strides[size_t(b)];
  });
  int64_t step = 1;
  for (int64_t d : order) {
    if (g.sizes[size_t(d)] < 2) return true;
    if (g.strides[size_t(d)] != step) return false;
    step *= g.sizes[size_t(d)];
  }
  return true;
}

Ints dense_strides(const Geometry& g) {
  if (is_non_overlapping_and_dense(g)) return g.strides;
  // Innermost first; dims that repeat (stride 0) say nothing about the order.
  Ints order(g.sizes.size());
  std::iota(order.begin(), order.end(), 0);
  std::reverse(order.begin(), order.end());
  auto compare = [&](int64_t a, int64_t b) {
    int64_t x = std::abs(g.strides[size_t(a)]), y = std::abs(g.strides[size_t(b)]);
    if (x == 0 || y == 0) return 0;
    if (x != y) return x < y ? -1 : 1;
    return g.sizes[size_t(a)] > g.sizes[size_t(b)] ? 1 : 0;
  };
  for (size_t i = 1; i < order.size(); ++i) {
    size_t at = i;
    for (size_t k = i; k-- > 0;) {
      int c = compare(order[k], order[at]);
      if (c < 0) break;
      if (c > 0) {
        std::swap(order[k], order[at]);
        at = k;
      }
    }
  }
  Ints strides(g.sizes.size());
  int64_t step = 1;
  for (int64_t d : order) {
    strides[size_t(d)] = step;
    step *= g.sizes[size_t(d)];
  }
  return strides;
}

bool has_internal_overlap(const Geometry& g) {
  if (is_non_overlapping_and_dense(g)) return false;
  for (size_t i = 0; i < g.sizes.size(); ++i)
    if (g.strides[i] == 0 && g.sizes[i] > 1) return true;
  return false;
}

int64_t reach(const Geometry& g) {
  int64_t last = g.offset;
  for (size_t i = 0; i < g.sizes.size(); ++i) {
    if (g.sizes[i] == 0) return 0;
    last += (g.sizes[i] - 1) * std::max<int64_t>(g.strides[i], 0);
  }
  return last + 1;
}

int64_t checked_bytes(const Geometry& g, int64_t item_size) {
  check(g.offset >= 0, "Tensor: invalid storage offset ", g.offset);
  bool empty = false, fits = true;
  int64_t last = g.offset;
  for (size_t i = 0; i < g.sizes.size(); ++i) {
    fits &= g.sizes[i] >= 0 && g.strides[i] >= 0;
    empty |= g.sizes[i] == 0;
  }
  for (size_t i = 0; fits && !empty && i < g.sizes.size(); ++i) {
    int64_t span;
    fits = !__builtin_mul_overflow(g.sizes[i] - 1, g.strides[i], &span) &&
           !__builtin_add_overflow(last, span, &last);
  }
  int64_t bytes = 0;
  if (fits && !empty)
    fits =
        !__builtin_add_overflow(last, 1, &last) && !__builtin_mul_overflow(last, item_size, &bytes);
  check(fits, "Storage size calculation overflowed with sizes=", g.sizes,
        " and strides=", g.strides);
  return bytes;
}

int64_t wrap_dim(int64_t dim, int64_t ndim) {
  int64_t n = std::max<int64_t>(ndim, 1);
  check_as(ErrorType::Index, dim >= -n && dim < n,
           "Dimension out of range (expected to be in range of [", -n, ", ", n - 1, "], but got ",
           dim, ")");
  return dim < 0 ? dim + n : dim;
}

Ints broadcast(const Ints& a, const Ints& b) {
  if (a == b) return a;
  size_t n = std::max(a.size(), b.size());
  Ints out(n);
  for (size_t i = n; i-- > 0;) {  // the last size that differs is the one to name
    int64_t x = i < n - a.size() ? 1 : a[i - (n - a.size())];
    int64_t y = i < n - b.size() ? 1 : b[i - (n - b.size())];
    check(x == y || x == 1 || y == 1, "The size of tensor a (", x,
          ") must match the size of tensor b (", y, ") at non-singleton dimension ", i);
    out[i] = x == 1 ? y : x;
  }
  return out;
}

Ints broadcast_strides(const Geometry& g, const Ints& sizes) {
  Ints out(sizes.size());
  size_t lead = sizes.size() - g.sizes.size();
  for (size_t i = 0; i < g.sizes.size(); ++i)
    out[lead + i] = g.sizes[i] == 1 && sizes[lead + i] != 1 ? 0 : g.strides[i];
  return out;
}

bool view_strides(const Geometry& g, const Ints& sizes, Ints* strides) {
  int64_t numel = numel_of(g.sizes);
  if (numel == 0) {
    *strides = g.sizes == sizes ? g.strides : contiguous_strides(sizes);
    return true;
  }
  *strides = Ints(sizes.size(), 1);
  if (g.sizes.empty()) return true;
  // Walk chunks of old dims that are packed among themselves; new dims must tile each chunk.
  auto view_d = int64_t(sizes.size()) - 1;
  int64_t chunk_stride = g.strides.back(), tensor_numel = 1, view_numel = 1;
  for (int64_t d = g.dim() - 1; d >= 0; --d) {
    tensor_numel *= g.sizes[size_t(d)];
    bool chunk_ends = d == 0 || (g.sizes[size_t(d - 1)] != 1 &&
                                 g.strides[size_t(d - 1)] != tensor_numel * chunk_stride);
    if (!chunk_ends) continue;
    while (view_d >= 0 && (view_numel < tensor_numel || sizes[size_t(view_d)] == 1)) {
      (*strides)[size_t(view_d)] = view_numel * chunk_stride;
      view_numel *= sizes[size_t(view_d)];
      --view_d;
    }
    if (view_numel != tensor_numel) return false;
    if (d > 0) {
      chunk_stride = g.strides[size_t(d - 1)];
      tensor_numel = view_numel = 1;
    }
  }
  return view_d == -1;
}

Ints infer_size(const Ints& sizes, int64_t numel) {
  int64_t known = 1, unknown = -1;
  for (size_t i = 0; i < sizes.size(); ++i) {
    if (sizes[i] == -1) {
      check(unknown < 0, "only one dimension can be inferred");
      unknown = int64_t(i);
    } else {
      check(sizes[i] >= 0, "invalid shape dimension ", sizes[i], " at index ", i, " of shape ",
            sizes);
      known *= sizes[i];
    }
  }
  bool fits = unknown >= 0 ? known > 0 && numel % known == 0 : known == numel;
  if (unknown >= 0 && known == 0 && numel == 0)
    fail(ErrorType::Runtime, "cannot reshape tensor of 0 elements into shape ", sizes,
         " because the unspecified dimension size -1 can be any value and is ambiguous");
  check(fits, "shape '", sizes, "' is invalid for input of size ", numel);
  Ints out = sizes;
  if (unknown >= 0) out[size_t(unknown)] = numel / known;
  return out;
}

}  // namespace tg
