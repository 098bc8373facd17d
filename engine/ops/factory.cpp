// Operators that make tensors of given sizes: zeros, full_like, arange, linspace, eye.
#include "ops/factory.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/copy.h"
#include "kernels/half.h"
#include "kernels/iterate.h"
#include "op/call.h"

namespace tg {
namespace {

// The dtype asked for, or that of out=, or the default.
DType choose(Destination& to, std::optional<DType> dtype) {
  if (dtype) return *dtype;
  return to.tensor().defined() ? to.tensor().dtype() : default_dtype();
}

// Writes the value all over the memory of a fresh, dense tensor.
Tensor filled(Tensor t, const Scalar& value) {
  dispatch_elements(t.dtype(), "fill_cpu",
                    [&]<class T>() { std::fill_n(t.data<T>(), t.numel(), value.checked<T>()); });
  return t;
}

Tensor empty_op(Destination& to, const Ints& size, std::optional<DType> dtype,
                std::optional<MemoryFormat> format) {
  if (!format) return empty(size, choose(to, dtype));
  return empty_strided(size, format_strides(size, format->code), choose(to, dtype));
}
Tensor empty_like_op(const Tensor& self, std::optional<DType> dtype,
                     std::optional<MemoryFormat> format) {
  return make_like(self, dtype, format);
}
Tensor empty_strided_op(Destination& to, const Ints& size, const Ints& stride,
                        std::optional<DType> dtype) {
  check(size.size() == stride.size(), "dimensionality of sizes (", size.size(),
        ") must match dimensionality of strides (", stride.size(), ")");
  for (int64_t s : stride)
    check(s >= 0, "Storage size calculation overflowed with sizes=", size, " and strides=", stride);
  return empty_strided(size, stride, choose(to, dtype));
}
// Packed, with dims from the outermost in memory to the innermost.
Tensor empty_permuted(Destination& to, const Ints& size, const Ints& layout,
                      std::optional<DType> dtype) {
  size_t n = size.size();
  check(layout.size() == n,
        "Number of dimensions in size does not match the length of the physical_layout; i.e. "
        "len(size) = ",
        n, " is not equal to len(physical_layout) = ", layout.size());
  Ints strides(n, 0);
  std::vector<bool> seen(n);
  for (size_t i = 0; i < n; ++i) {
    check(layout[i] >= 0 && layout[i] < int64_t(n),
          "Dimension out of range (expected to be between 0 and ", int64_t(n) - 1, ", but got ",
          layout[i], " at index ", i,
          ").  NB: negative dims not currently supported; file an issue if you want it.");
    check(!seen[size_t(layout[i])], "Duplicate dim not allowed");
    seen[size_t(layout[i])] = true;
  }
  int64_t stride = 1;
  for (size_t i = n; i-- > 0;) {
    auto d = size_t(layout[i]);
    strides[d] = stride;
    stride *= std::max<int64_t>(size[d], 1);
  }
  return empty_strided(size, strides, choose(to, dtype));
}
Tensor new_empty(const Tensor& self, const Ints& size, std::optional<DType> dtype) {
  return empty(size, dtype.value_or(self.dtype()));
}
Tensor new_empty_strided(Destination& to, const Tensor& self, const Ints& size, const Ints& stride,
                         std::optional<DType> dtype) {
  return empty_strided_op(to, size, stride, dtype.value_or(self.dtype()));
}
Tensor new_zeros(const Tensor& self, const Ints& size, std::optional<DType> dtype) {
  return filled(new_empty(self, size, dtype), 0);
}
Tensor new_ones(const Tensor& self, const Ints& size, std::optional<DType> dtype) {
  return filled(new_empty(self, size, dtype), 1);
}
Tensor new_full(const Tensor& self, const Ints& size, const Scalar& value,
                std::optional<DType> dtype) {
  return filled(new_empty(self, size, dtype), value);
}
Tensor zeros(Destination& to, const Ints& size, std::optional<DType> dtype) {
  for (int64_t s : size) check(s >= 0, "zeros: Dimension size must be non-negative.");
  return filled(empty(size, choose(to, dtype)), 0);
}
Tensor ones(Destination& to, const Ints& size, std::optional<DType> dtype) {
  return filled(empty(size, choose(to, dtype)), 1);
}
Tensor full(Destination& to, const Ints& size, const Scalar& value, std::optional<DType> dtype) {
  if (!dtype && !to.tensor().defined())
    dtype = value.is_beyond_int64() ? DType::Int64 : value.dtype();
  return filled(empty(size, choose(to, dtype)), value);
}
Tensor zeros_like(const Tensor& self, std::optional<DType> dtype,
                  std::optional<MemoryFormat> format) {
  return filled(make_like(self, dtype, format), 0);
}
Tensor ones_like(const Tensor& self, std::optional<DType> dtype,
                 std::optional<MemoryFormat> format) {
  return filled(make_like(self, dtype, format), 1);
}
Tensor full_like(const Tensor& self, const Scalar& value, std::optional<DType> dtype,
                 std::optional<MemoryFormat> format) {
  return filled(make_like(self, dtype, format), value);
}
Tensor scalar_tensor_op(Destination& to, const Scalar& s, std::optional<DType> dtype) {
  return filled(empty({}, choose(to, dtype)), s);
}

// PyTorch's vectors of this many floats each start from a value rounded to the element type; what
// a pair of them leaves is computed one by one. Kept so that the last digit agrees.
template <class T>
constexpr int64_t kLanes = 32 / int64_t(sizeof(T));

// out[i] = first(i) + i * step by PyTorch's vectors: base(i) is the value at i before rounding.
template <class T, class Step, class Base>
void fill_vectors(T* out, int64_t count, Step step, Base base) {
  int64_t i = 0;
  for (; i + 2 * kLanes<T> <= count; i += 2 * kLanes<T>)
    for (int64_t half = 0; half < 2 * kLanes<T>; half += kLanes<T>) {
      T start = T(base(i + half));
      for (int64_t j = 0; j < kLanes<T>; ++j) out[i + half + j] = T(start + Step(j) * step);
    }
  for (; i < count; ++i) out[i] = T(base(i));
}

template <class Wide>
int64_t steps_between(const Scalar& start, const Scalar& end, const Scalar& step) {
  Wide low = start.to<Wide>(), high = end.to<Wide>(), by = step.to<Wide>();
  check(by > 0 || by < 0, "step must be nonzero");
  check(std::isfinite(start.to<double>()) && std::isfinite(end.to<double>()),
        "unsupported range: ", start.to<double>(), " -> ", end.to<double>());
  check((by > 0 && high >= low) || (by < 0 && high <= low),
        "upper bound and lower bound inconsistent with step sign");
  double count;
  if constexpr (std::is_same_v<Wide, int64_t>)
    count = double((high - low + by - ((by > 0) - (by < 0))) / by);
  else
    count = std::ceil((high - low) / by);
  check(count >= 0 && count <= 0x1p63, "invalid size, possible overflow?");
  return int64_t(count);
}
// Number of elements from start to end, the end excluded.
int64_t arange_count(const Scalar& start, const Scalar& end, const Scalar& step) {
  bool whole = start.is_integral() && end.is_integral() && step.is_integral();
  return whole ? steps_between<int64_t>(start, end, step) : steps_between<double>(start, end, step);
}

Tensor arange_by(Destination& to, const Scalar& start, const Scalar& end, const Scalar& step,
                 std::optional<DType> dtype) {
  bool whole = start.is_integral() && end.is_integral() && step.is_integral();
  DType type = !dtype && !to.tensor().defined() && whole ? DType::Int64 : choose(to, dtype);
  if (is_half(type)) return narrowed(arange_by(to, start, end, step, DType::Float32), type);
  return dispatch_numbers(type, "arange_cpu", [&]<class T>() {
    using Wide = std::conditional_t<std::is_integral_v<T>, int64_t, double>;
    Tensor t = empty({arange_count(start, end, step)}, type);
    Wide first = start.to<Wide>(), by = step.to<Wide>();
    fill_vectors(t.data<T>(), t.numel(), by, [&](int64_t i) { return first + by * Wide(i); });
    return t;
  });
}
Tensor arange(Destination& to, const Scalar& end, std::optional<DType> dtype) {
  return arange_by(to, 0, end, 1, dtype);
}
Tensor arange_from(Destination& to, const Scalar& start, const Scalar& end,
                   std::optional<DType> dtype) {
  return arange_by(to, start, end, 1, dtype);
}

// torch.range: the end is included.
Tensor range_by(Destination& to, const Scalar& start, const Scalar& end, const Scalar& step,
                std::optional<DType> dtype) {
  if (DType type = choose(to, dtype); is_half(type))
    return narrowed(range_by(to, start, end, step, DType::Float32), type);
  return dispatch_numbers(choose(to, dtype), "range_cpu", [&]<class T>() {
    steps_between<double>(start, end, step);
    double low = start.to<double>(), by = step.to<double>();
    Tensor t = empty({int64_t((end.to<double>() - low) / by + 1)}, choose(to, dtype));
    for (int64_t i = 0; i < t.numel(); ++i) t.data<T>()[i] = T(low + by * double(i));
    return t;
  });
}
Tensor range_from(Destination& to, const Scalar& start, const Scalar& end,
                  std::optional<DType> dtype) {
  return range_by(to, start, end, 1, dtype);
}

// base + step * i, rounded once.
double fused(double base, double step, double i) { return std::fma(step, i, base); }
float fused(float base, float step, float i) {
  return float(double(base) + double(step) * double(i));
}
template <class T>
Complex<T> fused(Complex<T> base, Complex<T> step, Complex<T> i) {
  return base + step * i;
}

// linspace and logspace count the second half from the end.
Tensor linspace(Destination& to, const Scalar& start, const Scalar& end, int64_t steps,
                std::optional<DType> dtype) {
  check(steps >= 0, "number of steps must be non-negative");
  Tensor t = empty({steps}, choose(to, dtype));
  if (is_half(t.dtype())) {  // rounded after each operation
    Rounding round(t.dtype());
    float first = round(start.to<float>()), last = round(end.to<float>());
    float step = steps > 1 ? round(round(last - first) / float(steps - 1)) : 0;
    Tensor floats = empty({steps}, DType::Float32);
    for (int64_t i = 0; i < steps; ++i)
      floats.data<float>()[i] = steps == 1 || i < steps / 2
                                    ? first + round(step * float(i))
                                    : last - round(step * float(steps - i - 1));
    return narrowed(floats, t.dtype());
  }
  dispatch_numbers_complex(t.dtype(), "linspace_cpu", [&]<class T>() {
    using Step = std::conditional_t<std::is_integral_v<T>, float, T>;
    T* out = t.data<T>();
    Step first = Step(start.to<T>()), last = Step(end.to<T>());
    Step step = steps > 1 ? (last - first) / Step(steps - 1) : Step(0);
    for (int64_t i = 0; i < steps; ++i)
      out[i] = T(steps == 1 || i < steps / 2 ? fused(first, step, Step(i))
                                             : fused(last, -step, Step(steps - i - 1)));
  });
  return t;
}

Tensor logspace(Destination& to, const Scalar& start, const Scalar& end, int64_t steps, double base,
                std::optional<DType> dtype) {
  check(steps >= 0, "number of steps must be non-negative");
  Tensor t = empty({steps}, choose(to, dtype));
  if (is_complex(t.dtype()))
    return call<"pow.Scalar">(Scalar(base), linspace(to, start, end, steps, t.dtype()));
  if (is_half(t.dtype()))
    return narrowed(logspace(to, start, end, steps, base, DType::Float32), t.dtype());
  dispatch_numbers(t.dtype(), "logspace_cpu", [&]<class T>() {
    using Step = std::conditional_t<std::is_integral_v<T>, float, double>;
    T first = start.to<T>(), last = end.to<T>();
    Step step = steps > 1 ? Step(last - first) / Step(steps - 1) : Step(0);
    for (int64_t i = 0; i < steps; ++i) {
      double power =
          steps == 1 || i < steps / 2 ? first + step * Step(i) : last - step * Step(steps - i - 1);
      t.data<T>()[i] = Scalar::float_to<T>(std::pow(base, power));
    }
  });
  return t;
}

// The number in a 0-d tensor that stands for an end of linspace or logspace.
Scalar end_point(const char* op, const Tensor& t, const char* which) {
  check(t.dim() == 0, op, " only supports 0-dimensional start and end tensors, but got ", which,
        " with ", t.dim(), " dimension(s).");
  return item(t);
}
void check_end_points(const char* op, const Tensor& start, const Tensor& end) {
  check(start.dim() == 0 && end.dim() == 0, op,
        " only supports 0-dimensional start and end tensors, but got start with ", start.dim(),
        " dimension(s) and end with ", end.dim(), " dimension(s).");
}
Tensor linspace_tt(Destination& to, const Tensor& start, const Tensor& end, int64_t steps,
                   std::optional<DType> dtype) {
  check_end_points("linspace", start, end);
  return linspace(to, item(start), item(end), steps, dtype);
}
Tensor linspace_ts(Destination& to, const Tensor& start, const Scalar& end, int64_t steps,
                   std::optional<DType> dtype) {
  return linspace(to, end_point("linspace", start, "start"), end, steps, dtype);
}
Tensor linspace_st(Destination& to, const Scalar& start, const Tensor& end, int64_t steps,
                   std::optional<DType> dtype) {
  return linspace(to, start, end_point("linspace", end, "end"), steps, dtype);
}
Tensor logspace_tt(Destination& to, const Tensor& start, const Tensor& end, int64_t steps,
                   double base, std::optional<DType> dtype) {
  check_end_points("logspace", start, end);
  return logspace(to, item(start), item(end), steps, base, dtype);
}
Tensor logspace_ts(Destination& to, const Tensor& start, const Scalar& end, int64_t steps,
                   double base, std::optional<DType> dtype) {
  return logspace(to, end_point("logspace", start, "start"), end, steps, base, dtype);
}
Tensor logspace_st(Destination& to, const Scalar& start, const Tensor& end, int64_t steps,
                   double base, std::optional<DType> dtype) {
  return logspace(to, start, end_point("logspace", end, "end"), steps, base, dtype);
}

Tensor eye_of(Destination& to, int64_t n, int64_t m, std::optional<DType> dtype) {
  check(n >= 0, "n must be greater or equal to 0, got ", n);
  check(m >= 0, "m must be greater or equal to 0, got ", m);
  Tensor t = filled(empty({n, m}, choose(to, dtype)), 0);
  if (is_half(t.dtype())) return narrowed(eye_of(to, n, m, DType::Float32), t.dtype());
  dispatch_all_complex(t.dtype(), "eye", [&]<class T>() {
    for (int64_t i = 0; i < std::min(n, m); ++i) t.data<T>()[i * (m + 1)] = T(1);
  });
  return t;
}
Tensor eye(Destination& to, int64_t n, std::optional<DType> dtype) {
  return eye_of(to, n, n, dtype);
}

// The indices of the entries for which keep(column - row), as rows over columns.
template <class Keep>
Tensor triangle(const char* name, int64_t rows, int64_t cols, std::optional<DType> dtype,
                Keep keep) {
  check(rows >= 0, "row must be non-negative, got", rows);
  check(cols >= 0, "col must be non-negative, got", cols);
  Ints found[2];
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t j = 0; j < cols; ++j)
      if (keep(j - i)) {
        found[0].push_back(i);
        found[1].push_back(j);
      }
  int64_t count = int64_t(found[0].size());
  Tensor t = empty({2, count}, dtype.value_or(DType::Int64));
  dispatch_numbers(t.dtype(), name, [&]<class T>() {
    for (int64_t half = 0; half < 2; ++half)
      for (int64_t i = 0; i < count; ++i) t.data<T>()[half * count + i] = T(found[half][size_t(i)]);
  });
  return t;
}
Tensor tril_indices(int64_t rows, int64_t cols, int64_t offset, std::optional<DType> dtype) {
  return triangle("tril_indices", rows, cols, dtype, [=](int64_t d) { return d <= offset; });
}
Tensor triu_indices(int64_t rows, int64_t cols, int64_t offset, std::optional<DType> dtype) {
  return triangle("triu_indices", rows, cols, dtype, [=](int64_t d) { return d >= offset; });
}

#define MEMORY "Layout? layout=None, Device? device=None, bool? pin_memory=None"
#define OPTIONS "ScalarType? dtype=None, " MEMORY
#define FORMAT OPTIONS ", MemoryFormat? memory_format=None"

constexpr Op kOps[] = {
    {.schema = "empty.memory_format(SymInt[] size, *, " FORMAT ") -> Tensor",
     .forward = kernel<&empty_op>,
     .out = "out",
     .place = Place::Function},
    {.schema = "empty_like(Tensor self, *, " FORMAT ") -> Tensor",
     .forward = kernel<&empty_like_op>,
     .place = Place::Function},
    {.schema = "empty_strided(SymInt[] size, SymInt[] stride, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&empty_strided_op>,
     .place = Place::Function},
    {.schema = "empty_permuted(SymInt[] size, int[] physical_layout, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&empty_permuted>,
     .place = Place::Function},
    {.schema = "new_empty(Tensor self, SymInt[] size, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&new_empty>,
     .place = Place::Method},
    {.schema =
         "new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&new_empty_strided>,
     .place = Place::Method},
    {.schema = "new_zeros(Tensor self, SymInt[] size, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&new_zeros>,
     .place = Place::Method},
    {.schema = "new_ones(Tensor self, SymInt[] size, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&new_ones>,
     .place = Place::Method},
    {.schema = "new_full(Tensor self, SymInt[] size, Scalar fill_value, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&new_full>,
     .place = Place::Method},
    {.schema = "zeros(SymInt[] size, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&zeros>,
     .out = "out",
     .place = Place::Function},
    {.schema = "ones(SymInt[] size, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&ones>,
     .out = "out",
     .place = Place::Function},
    {.schema = "full(SymInt[] size, Scalar fill_value, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&full>,
     .out = "out",
     .place = Place::Function},
    {.schema = "zeros_like(Tensor self, *, " FORMAT ") -> Tensor",
     .forward = kernel<&zeros_like>,
     .place = Place::Function},
    {.schema = "ones_like(Tensor self, *, " FORMAT ") -> Tensor",
     .forward = kernel<&ones_like>,
     .place = Place::Function},
    {.schema = "full_like(Tensor self, Scalar fill_value, *, " FORMAT ") -> Tensor",
     .forward = kernel<&full_like>,
     .place = Place::Function},
    {.schema = "scalar_tensor(Scalar s, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&scalar_tensor_op>,
     .place = Place::Function},
    {.schema = "arange(Scalar end, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&arange>,
     .out = "out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema = "arange.start(Scalar start, Scalar end, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&arange_from>,
     .place = Place::Function},
    {.schema =
         "arange.start_step(Scalar start, Scalar end, Scalar step=1, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&arange_by>,
     .out = "start_out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema = "range.step(Scalar start, Scalar end, Scalar step=1, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&range_by>,
     .out = "out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema = "range(Scalar start, Scalar end, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&range_from>,
     .place = Place::Function},
    {.schema = "linspace(Scalar start, Scalar end, int steps, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&linspace>,
     .out = "out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema =
         "linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&linspace_tt>,
     .out = "Tensor_Tensor_out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema =
         "linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&linspace_ts>,
     .out = "Tensor_Scalar_out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema =
         "linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&linspace_st>,
     .out = "Scalar_Tensor_out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema =
         "logspace(Scalar start, Scalar end, int steps, float base=10., *, " OPTIONS ") -> Tensor",
     .forward = kernel<&logspace>,
     .out = "out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema = "logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., "
               "*, " OPTIONS ") -> Tensor",
     .forward = kernel<&logspace_tt>,
     .out = "Tensor_Tensor_out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema = "logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., "
               "*, " OPTIONS ") -> Tensor",
     .forward = kernel<&logspace_ts>,
     .out = "Tensor_Scalar_out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema = "logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., "
               "*, " OPTIONS ") -> Tensor",
     .forward = kernel<&logspace_st>,
     .out = "Scalar_Tensor_out",
     .out_keeps_shape = true,
     .place = Place::Function},
    {.schema = "eye(SymInt n, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&eye>,
     .out = "out",
     .place = Place::Function},
    {.schema = "eye.m(SymInt n, SymInt m, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&eye_of>,
     .out = "m_out",
     .place = Place::Function},
    {.schema = "tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, " MEMORY
               ") -> Tensor",
     .forward = kernel<&tril_indices>,
     .place = Place::Function},
    {.schema = "triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, " MEMORY
               ") -> Tensor",
     .forward = kernel<&triu_indices>,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

#undef FORMAT
#undef OPTIONS
#undef MEMORY

}  // namespace

int suggested_format(const Geometry& g) {
  size_t rank = g.sizes.size();
  if ((rank != 4 && rank != 5) || g.strides[1] == 0) return kContiguousFormat;
  // From the innermost dim out: the channels, the last dim to the third, the batch.
  int64_t least = 0;
  for (size_t i = 0; i < rank; ++i) {
    size_t d = i == 0 ? 1 : i == rank - 1 ? 0 : rank - i;
    int64_t size = g.sizes[d], stride = g.strides[d];
    // Where the batch could as well be the channels, the order of the sizes is meant.
    if (size == 0 || stride < least || (d == 0 && least == g.strides[1])) return kContiguousFormat;
    least = stride * std::max<int64_t>(size, 1);
  }
  return rank == 4 ? kChannelsLast : kChannelsLast3d;
}

Tensor in_format(const Tensor& t, int format) {
  if (format == kContiguousFormat) return t;
  Tensor out = empty_strided(t.sizes(), format_strides(t.sizes(), format), t.dtype());
  copy_elements(out, t);
  return out;
}

Tensor make_like(const Tensor& self, std::optional<DType> dtype,
                 std::optional<MemoryFormat> format) {
  DType type = dtype.value_or(self.dtype());
  if (format && format->code != kPreserveFormat)
    return empty_strided(self.sizes(), format_strides(self.sizes(), format->code), type);
  Ints strides = is_non_overlapping_and_dense(self.geometry())
                     ? self.strides()
                     : result_strides(self.sizes(), {&self});
  return empty_strided(self.sizes(), strides, type);
}

OpTable factory_ops() { return kOps; }

}  // namespace tg
