#include "kernels/conv.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "kernels/half.h"
#include "kernels/matmul.h"
#include "kernels/tile.h"

namespace tg {
namespace {

// --- Where windows look ----------------------------------------------------------------------

// One dim of a layout: zeros in front of the volume, and elements that a stride apart lie side by
// side, part by part. So what an element of the kernel meets, output by output, lies side by side.
struct Axis {
  int64_t size, before = 0, parts = 1, extent = 0;  // extent: elements of a part
  int64_t part_step = 0, step = 1;                  // from part to part, and within one
  // Of the element i, counted from the first zero.
  int64_t place(int64_t i) const { return i % parts * part_step + i / parts * step; }
};

// How channels of a volume are laid out for windows to pass over them.
struct Layout {
  std::array<Axis, 3> axes;
  int64_t channel = 1;  // elements of one

  explicit Layout(std::array<Axis, 3> each) : axes(each) {
    for (size_t d = 3; d-- > 0;) axes[d].step = channel, channel *= axes[d].extent;
    for (size_t d = 3; d-- > 0;) axes[d].part_step = channel, channel *= axes[d].parts;
  }
  int64_t volume() const { return axes[0].size * axes[1].size * axes[2].size; }
  // Whether it is as the volume lies anyway.
  bool plain() const {
    return std::all_of(axes.begin(), axes.end(), [](const Axis& a) {
      return a.before == 0 && a.parts == 1 && a.extent == a.size;
    });
  }
};

// Calls f(row of the volumes, its place in the layout, elements, distance in the row) for every
// piece of a row that goes side by side into the layout.
template <class F>
void each_piece(const Layout& layout, int64_t channels, F&& f) {
  const Axis &d = layout.axes[0], &h = layout.axes[1], &w = layout.axes[2];
  auto used = [](const Axis& a, int64_t i) { return (i + a.before) / a.parts < a.extent; };
  for (int64_t c = 0; c < channels; ++c)
    for (int64_t z = 0; z < d.size && used(d, z); ++z)
      for (int64_t y = 0; y < h.size && used(h, y); ++y)
        for (int64_t x = 0; x < w.parts && x < w.size; ++x) {
          int64_t row = ((c * d.size + z) * h.size + y) * w.size + x;
          int64_t place = c * layout.channel + d.place(z + d.before) + h.place(y + h.before) +
                          w.place(x + w.before);
          int64_t count =
              std::min((w.size - x + w.parts - 1) / w.parts, w.extent - (x + w.before) / w.parts);
          f(row, place, count, w.parts);
        }
}

// An element of the kernel (counted over all dims), and where the first output finds what it meets.
struct Tap {
  int64_t element, place;
};
// Per dim, by every combination of them.
std::vector<Tap> combined(const std::array<std::vector<Tap>, 3>& taps, const Window& window) {
  std::vector<Tap> all;
  for (const Tap& z : taps[0])
    for (const Tap& y : taps[1])
      for (const Tap& x : taps[2])
        all.push_back({(z.element * window.kernel[1] + y.element) * window.kernel[2] + x.element,
                       z.place + y.place + x.place});
  return all;
}

// The outputs of a pass of the window, dim by dim: `step` apart in the volume that they make up.
struct Outputs {
  std::array<int64_t, 3> count, step = {1, 1, 1};
  int64_t all() const { return count[0] * count[1] * count[2]; }
};

// What lies under the window for a row of outputs, side by side: calls f(place of the first in the
// layout, coordinates z and y of the row).
template <class F>
void each_row(const Layout& layout, const Outputs& outputs, F&& f) {
  for (int64_t z = 0; z < outputs.count[0]; ++z)
    for (int64_t y = 0; y < outputs.count[1]; ++y)
      f(z * layout.axes[0].step + y * layout.axes[1].step, z, y);
}

Outputs outputs_of(const Ints& sizes) { return {{sizes[2], sizes[3], sizes[4]}}; }
int64_t kernel_count(const Window& w) { return w.kernel[0] * w.kernel[1] * w.kernel[2]; }

// The layout of an input of these sizes, for windows with these outputs, and where they look.
struct View {
  Layout layout;
  std::vector<Tap> taps;
};
View view_of(const Ints& sizes, const Window& window, const Outputs& outputs) {
  std::array<Axis, 3> axes;
  for (size_t d = 0; d < 3; ++d) {
    int64_t reach = (window.kernel[d] - 1) * window.dilation[d];
    // A window that does not move may have any stride: room for as many places is not taken.
    int64_t stride = outputs.count[d] == 1 ? 1 : window.stride[d];
    axes[d] = {sizes[d + 2], window.padding[d], stride, outputs.count[d] + reach / stride};
  }
  Layout layout(axes);
  std::array<std::vector<Tap>, 3> taps;
  for (size_t d = 0; d < 3; ++d)
    for (int64_t k = 0; k < window.kernel[d]; ++k)
      taps[d].push_back({k, layout.axes[d].place(k * window.dilation[d])});
  return {layout, combined(taps, window)};
}

// Memory that is kept from call to call.
template <class T, int Use>
T* scratch(int64_t size) {
  static thread_local std::vector<T> memory;
  if (memory.size() < size_t(size)) memory.resize(size_t(size));
  return memory.data();
}

// Channels as they are laid out: in `to`, or where they are if that is how they lie already.
template <class T>
const T* laid_out(const Layout& layout, const T* from, int64_t channels, T* to) {
  if (!to) return from;
  std::fill_n(to, channels * layout.channel, T(0));
  each_piece(layout, channels, [&](int64_t row, int64_t place, int64_t count, int64_t step) {
    const T* piece = from + row;
    if (step == 1)
      std::copy_n(piece, count, to + place);
    else
      for (int64_t i = 0; i < count; ++i) to[place + i] = piece[i * step];
  });
  return to;
}

// --- Correlation -----------------------------------------------------------------------------

// A product of a sum: of an element of the kernel with what it meets.
struct Term {
  int64_t channel, element;
  ptrdiff_t place;
};
// In which order they are summed up: channel by channel, or `block` of them together at each
// element of the kernel.
std::vector<Term> terms_of(const std::vector<Tap>& taps, int64_t channels, int64_t block,
                           int64_t channel_step) {
  std::vector<Term> terms;
  for (int64_t first = 0; first < channels; first += block)
    for (const Tap& tap : taps)
      for (int64_t c = first; c < std::min(channels, first + block); ++c)
        terms.push_back({c, tap.element, ptrdiff_t(c * channel_step + tap.place)});
  return terms;
}
// PyTorch's digits of float32 show blocks of eight channels (those of oneDNN's kernels for AVX2),
// of all channels where a transposed convolution has strides; those of other types, and where
// oneDNN is not used, show none.
constexpr int64_t kBlock = 8;

// Strides of a weight by filter, channel and element of the kernel, which lie side by side.
struct WeightSteps {
  int64_t filter, channel;
};

// The filters of a convolution as strips of Rows for tiles, each in the order of the terms.
template <size_t Rows, class T>
T* pack_filters(const T* weight, WeightSteps steps, int64_t filters, const std::vector<Term>& terms,
                T* to) {
  for (int64_t f = 0; f < filters; f += Rows)
    for (const Term& term : terms)
      for (int64_t r = f; r < f + int64_t(Rows); ++r)
        *to++ = r < filters ? weight[r * steps.filter + term.channel * steps.channel + term.element]
                            : T(0);
  return to;
}

// Rows of what terms meet: tiles read them where they lie.
template <class T>
struct Met {
  const T* at;
  const Term* term;
  const T* next() { return at + term++->place; }
};

// Outputs that look at the input alike. A convolution is one pass, a transposed one as many as
// there are places within its strides.
struct Pass {
  std::vector<Term> terms;
  Outputs outputs;
  int64_t first = 0;  // where the first output is in their volume
};

// Sums of the terms for every filter at one row of outputs.
template <class Sum, size_t Rows, size_t Vectors, class T = typename Sum::Number>
void correlate_row(const T* filters, const std::vector<Term>& terms, const T* met, const T* bias,
                   const tile::Block<T>& to) {
  using V = typename Sum::Vector;
  constexpr int64_t kRows = Rows, kCols = tile::kColumns<Sum, Vectors>;
  auto depth = int64_t(terms.size());
  for (int64_t x = 0; x < to.cols; x += kCols) {
    // The last tile overlaps the one before, rather than hang over the end.
    if (to.cols >= kCols) x = std::min(x, to.cols - kCols);
    for (int64_t f = 0; f < to.rows; f += kRows) {
      T whole[kRows * kCols];
      tile::Block<T> part =
          to.part(f, x, std::min(kRows, to.rows - f), std::min(kCols, to.cols - x));
      bool direct = part.rows == kRows && part.cols == kCols && part.col == 1;
      tile::multiply<Sum, Rows, Vectors>(
          tile::Strip<T>{filters + f * depth, 1, kRows}, Met<T>{met + x, terms.data()}, depth,
          direct ? part.at : whole, direct ? part.row : kCols, [&](size_t i, size_t) {
            int64_t r = f + int64_t(i);
            T start = bias && r < to.rows ? bias[r] : T(0);
            return start - V{};
          });
      for (int64_t i = 0; !direct && i < part.rows; ++i)
        for (int64_t j = 0; j < part.cols; ++j)
          part.at[i * part.row + j * part.col] = whole[i * kCols + j];
    }
  }
}

// Convolutions of the samples and groups of a batch.
template <class T>
struct Correlation {
  const T *input, *weight, *bias;  // no bias: null
  T* output;
  int64_t samples, groups, channels, filters, kernel;  // channels and filters of one group
  WeightSteps steps;
  Outputs volume;  // all outputs
  Layout layout;
  std::vector<Pass> passes;

  template <class Sum, size_t Rows, size_t Vectors>
  void run() const {
    // What tiles read beyond a row that is shorter than they are is not used, but has to be there.
    constexpr int64_t kCols = tile::kColumns<Sum, Vectors>;
    bool copied = !layout.plain();
    int64_t packed_size = 0;
    for (const Pass& pass : passes) {
      copied |= pass.outputs.count[2] < kCols;
      packed_size += (filters + int64_t(Rows)) * int64_t(pass.terms.size());
    }
    T* packed = scratch<T, 0>(packed_size);
    T* field = copied ? scratch<T, 1>(channels * layout.channel + kCols) : nullptr;
    int64_t height = volume.count[1], width = volume.count[2];
    for (int64_t g = 0; g < groups; ++g) {
      std::vector<const T*> strips;
      T* end = packed;
      for (const Pass& pass : passes) {
        strips.push_back(end);
        end = pack_filters<Rows>(weight + g * filters * channels * kernel, steps, filters,
                                 pass.terms, end);
      }
      for (int64_t n = 0; n < samples; ++n) {
        const T* from = input + (n * groups + g) * channels * layout.volume();
        const T* met = laid_out(layout, from, channels, field);
        T* to = output + (n * groups + g) * filters * volume.all();
        for (size_t i = 0; i < passes.size(); ++i) {
          const Pass& pass = passes[i];
          each_row(layout, pass.outputs, [&](int64_t place, int64_t z, int64_t y) {
            int64_t row = (z * pass.outputs.step[0] * height + y * pass.outputs.step[1]) * width;
            correlate_row<Sum, Rows, Vectors>(
                strips[i], pass.terms, met + place, bias ? bias + g * filters : nullptr,
                {to + pass.first + row, filters, pass.outputs.count[2], volume.all(),
                 pass.outputs.step[2]});
          });
        }
      }
    }
  }
};

template <class T>
void run(const Correlation<T>& c, bool exact) {
  int64_t terms = 0;
  for (const Pass& pass : c.passes) terms = std::max(terms, int64_t(pass.terms.size()));
  auto with = [&]<class Sum>() {
    c.filters == 1 ? c.template run<Sum, 1, 4>() : c.template run<Sum, 4, 2>();
  };
  if (exact)
    tile::exact_sums<T>(c.filters * c.volume.all() * terms, with);
  else
    with.template operator()<tile::Separate<T>>();
}

// --- Columns ---------------------------------------------------------------------------------

// What each tap meets at the outputs, in rows of the layout: one row of `to` a channel and tap.
template <class T>
void gather_columns(const View& view, int64_t channels, const Outputs& outputs, const T* field,
                    T* to) {
  for (int64_t c = 0; c < channels; ++c)
    for (const Tap& tap : view.taps)
      each_row(view.layout, outputs, [&](int64_t place, int64_t, int64_t) {
        to = std::copy_n(field + c * view.layout.channel + tap.place + place, outputs.count[2], to);
      });
}

// The transposed map: adds columns to what they met, in `field`, and writes that to the volumes.
// Sums of half types are rounded each time.
template <class T>
void scatter_columns(const View& view, int64_t channels, const Outputs& outputs, const T* columns,
                     T* field, T* volumes, Rounding round) {
  const Layout& layout = view.layout;
  std::fill_n(field, channels * layout.channel, T(0));
  for (int64_t c = 0; c < channels; ++c)
    for (const Tap& tap : view.taps)
      each_row(layout, outputs, [&](int64_t place, int64_t, int64_t) {
        T* __restrict sum = field + c * layout.channel + tap.place + place;
        const T* __restrict more = columns;
        if (round.rounds())
          for (int64_t x = 0; x < outputs.count[2]; ++x) sum[x] = round(T(sum[x] + more[x]));
        else
          for (int64_t x = 0; x < outputs.count[2]; ++x) sum[x] = T(sum[x] + more[x]);
        columns += outputs.count[2];
      });
  std::fill_n(volumes, channels * layout.volume(), T(0));
  each_piece(layout, channels, [&](int64_t row, int64_t place, int64_t count, int64_t step) {
    for (int64_t i = 0; i < count; ++i) volumes[row + i * step] = field[place + i];
  });
}

template <class T>
Matrices matrix(const T* data, int64_t rows, int64_t cols) {
  Matrices m;
  m.data = reinterpret_cast<std::byte*>(const_cast<T*>(data));
  m.rows = rows;
  m.cols = cols;
  m.row_stride = cols;
  m.col_stride = 1;
  return m;
}

// --- Transposed convolution ------------------------------------------------------------------

// As a correlation: every output is a sum over the inputs that it belongs to.
template <class T>
Correlation<T> gathering(const Tensor& output, const Tensor& input, const Tensor& weight,
                         const Window& window, int64_t groups) {
  const Ints &in = input.sizes(), &out = output.sizes();
  // Dim by dim and place within a stride: the elements of the kernel whose outputs are there, and
  // the input (counted from the first, for the first of these outputs) that makes each of them.
  struct Place {
    int64_t first, count;
    std::vector<Tap> taps;
  };
  std::array<std::vector<Place>, 3> places;
  std::array<Axis, 3> axes;
  bool dense = true;
  for (size_t d = 0; d < 3; ++d) {
    int64_t stride = window.stride[d], low = 0, high = 1;
    dense &= stride == 1;
    for (int64_t r = 0; r < std::min(stride, out[d + 2]); ++r) {
      Place place{r, (out[d + 2] - r - 1) / stride + 1, {}};
      for (int64_t k = 0; k < window.kernel[d]; ++k) {
        int64_t from = r + window.padding[d] - k * window.dilation[d];
        if (from % stride) continue;
        place.taps.push_back({k, from / stride});
        low = std::min(low, from / stride);
        high = std::max(high, from / stride + place.count);
      }
      places[d].push_back(place);
    }
    axes[d] = {in[d + 2], -low, 1, high - low};
  }
  int64_t channels = in[1] / groups, filters = out[1] / groups, kernel = kernel_count(window);
  Correlation<T> c{
      input.data<T>(), weight.data<T>(), nullptr, output.data<T>(), in[0],
      groups,          channels,         filters, kernel,           {kernel, filters * kernel},
      outputs_of(out), Layout(axes),     {}};
  for (const Place& z : places[0])
    for (const Place& y : places[1])
      for (const Place& x : places[2]) {
        std::array<std::vector<Tap>, 3> taps{z.taps, y.taps, x.taps};
        for (size_t d = 0; d < 3; ++d)
          for (Tap& tap : taps[d]) tap.place = (tap.place + axes[d].before) * c.layout.axes[d].step;
        const auto& stride = window.stride;
        c.passes.push_back({terms_of(combined(taps, window), channels, dense ? kBlock : channels,
                                     c.layout.channel),
                            {{z.count, y.count, x.count}, {stride[0], stride[1], stride[2]}},
                            (z.first * out[3] + y.first) * out[4] + x.first});
      }
  return c;
}

// Columns of products, added to where they belong. Of half types the columns are rounded.
void transposed_by_columns(const Tensor& output, const Tensor& input, const Tensor& weight,
                           const Window& window, int64_t groups, Rounding round) {
  const Ints &in = input.sizes(), &to = output.sizes();
  Outputs outputs = outputs_of(in);
  View view = view_of(to, window, outputs);
  int64_t channels = in[1] / groups, filters = to[1] / groups, places = outputs.all();
  int64_t depth = filters * kernel_count(window);
  dispatch_numbers(input.dtype(), "slow_conv_transpose2d_out_cpu", [&]<class T>() {
    T *columns = scratch<T, 0>(depth * places),
      *field = scratch<T, 1>(filters * view.layout.channel);
    for (int64_t i = 0; i < in[0] * groups; ++i) {
      const T* filter = weight.data<T>() + i % groups * channels * depth;
      multiply(input.dtype(), transposed(matrix(filter, channels, depth)),
               matrix(input.data<T>() + i * channels * places, channels, places),
               matrix(columns, depth, places), "slow_conv_transpose2d_out_cpu");
      if (round.rounds()) std::transform(columns, columns + depth * places, columns, round);
      scatter_columns(view, filters, outputs, columns, field,
                      output.data<T>() + i * filters * view.layout.volume(), round);
    }
  });
}

// Of half types what is added for each sample is rounded. PyTorch's digits show one sum over all
// samples where oneDNN is used, else one for each of them.
void weight_by_columns(const Tensor& gradient, const Tensor& input, const Tensor& output_gradient,
                       const Window& window, int64_t groups, Rounding round, bool one_sum) {
  const Ints &in = input.sizes(), &out = output_gradient.sizes();
  Outputs outputs = outputs_of(out);
  View view = view_of(in, window, outputs);
  int64_t channels = in[1] / groups, filters = out[1] / groups, places = outputs.all();
  int64_t depth = channels * kernel_count(window);
  dispatch_floating(input.dtype(), "slow_conv2d_cpu", [&]<class T>() {
    T* columns = scratch<T, 0>(depth * places);
    T* field = view.layout.plain() ? nullptr : scratch<T, 1>(channels * view.layout.channel);
    T* sum = scratch<T, 2>(depth * filters);  // transposed: what is long is packed less
    for (int64_t g = 0; g < groups; ++g) {
      T* to = gradient.data<T>() + g * filters * depth;
      for (int64_t n = 0; n < in[0]; ++n) {
        const T* from = input.data<T>() + (n * groups + g) * channels * view.layout.volume();
        gather_columns(view, channels, outputs, laid_out(view.layout, from, channels, field),
                       columns);
        multiply(input.dtype(), matrix(columns, depth, places),
                 transposed(matrix(output_gradient.data<T>() + (n * groups + g) * filters * places,
                                   filters, places)),
                 matrix(sum, depth, filters), "slow_conv2d_cpu", one_sum && n > 0,
                 one_sum || round.rounds() ? Products::Exact : Products::Rounded);
        if (one_sum && n + 1 < in[0]) continue;
        for (int64_t f = 0; f < filters; ++f)
          for (int64_t p = 0; p < depth; ++p) {
            T& each = to[f * depth + p];
            each = round(!one_sum && n > 0 ? each + sum[p * filters + f] : sum[p * filters + f]);
          }
      }
    }
  });
}

void fold_rounded(const Tensor& output, const Tensor& columns, const Window& window,
                  const int64_t (&out)[3], Rounding round) {
  Outputs outputs{{out[0], out[1], out[2]}};
  View view = view_of(output.sizes(), window, outputs);
  int64_t n = output.size(0), channels = output.size(1);
  dispatch_floating(output.dtype(), "col2im_out_cpu", [&]<class T>() {
    T* field = scratch<T, 1>(channels * view.layout.channel);
    for (int64_t i = 0; i < n; ++i)
      scatter_columns(view, channels, outputs,
                      columns.data<T>() + i * columns.size(1) * columns.size(2), field,
                      output.data<T>() + i * channels * view.layout.volume(), round);
  });
}

// Whether PyTorch's digits are those of oneDNN's kernels, or would be but for large work, for which
// they take less time.
bool in_its_order(const Tensor& input, const Tensor& weight, const Tensor& output,
                  const Window& window, int64_t groups) {
  return uses_onednn(input, window, groups) ||
         (input.dtype() == DType::Float32 &&
          weight.numel() * (output.numel() / std::max<int64_t>(output.size(1), 1)) >= tile::kLarge);
}

void correlate(const Tensor& output, const Tensor& input, const Tensor& weight, const Tensor& bias,
               const Window& window, int64_t groups, bool exact) {
  const Ints &in = input.sizes(), &to = output.sizes();
  Outputs outputs = outputs_of(to), rows = outputs;
  View view = view_of(in, window, outputs);
  // Rows without gaps between them are as one.
  for (size_t d = 2; d-- > 0 && view.layout.axes[d + 1].extent == outputs.count[d + 1];)
    rows.count[2] *= std::exchange(rows.count[d], 1);
  int64_t channels = in[1] / groups, kernel = kernel_count(window);
  dispatch_numbers(input.dtype(), "slow_conv2d_cpu", [&]<class N>() {
    using T = tile::Element<N>;
    auto data = [](const Tensor& t) { return reinterpret_cast<T*>(t.raw()); };
    int64_t block = exact ? kBlock : 1;
    run(Correlation<T>{data(input),
                       data(weight),
                       bias.defined() ? data(bias) : nullptr,
                       data(output),
                       in[0],
                       groups,
                       channels,
                       to[1] / groups,
                       kernel,
                       {channels * kernel, kernel},
                       outputs,
                       view.layout,
                       {{terms_of(view.taps, channels, block, view.layout.channel), rows}}},
        exact);
  });
}

}  // namespace

bool uses_onednn(const Tensor& input, const Window& window, int64_t groups) {
  const Ints& in = input.sizes();
  if (input.dtype() != DType::Float32) return false;
  int64_t places = in[0] * in[1] * in[2] * in[3] * (in[2] == 1 ? in[4] : 1);
  return groups > 1 || (window.kernel[2] > 3 && window.kernel[1] > 3) || in[0] > 1 ||
         places > 20480;
}

void convolve(const Tensor& output, const Tensor& input, const Tensor& weight, const Tensor& bias,
              const Window& window, int64_t groups) {
  if (is_half(input.dtype()))
    return in_floats<1>(correlate, output, input, weight, bias, window, groups, true);
  correlate(output, input, weight, bias, window, groups,
            in_its_order(input, weight, output, window, groups));
}

void convolve_transposed(const Tensor& output, const Tensor& input, const Tensor& weight,
                         const Window& window, int64_t groups) {
  if (is_half(input.dtype()))
    return in_floats<1>(transposed_by_columns, output, input, weight, window, groups,
                        Rounding(input.dtype()));
  if (in_its_order(input, weight, input, window, groups))
    return run(gathering<float>(output, input, weight, window, groups), true);
  transposed_by_columns(output, input, weight, window, groups, Rounding());
}

void convolve_weight(const Tensor& gradient, const Tensor& input, const Tensor& output_gradient,
                     const Window& window, int64_t groups) {
  in_floats<1>(weight_by_columns, gradient, input, output_gradient, window, groups,
               Rounding(input.dtype()),
               in_its_order(input, gradient, output_gradient, window, groups));
}

void sum_channels(const Tensor& sums, const Tensor& input) {
  if (is_half(input.dtype())) return in_floats<1>(sum_channels, sums, input);
  int64_t channels = sums.numel(), samples = input.size(0);
  if (input.numel() == 0) return void(std::fill_n(sums.data<float>(), channels, 0.0f));
  // Each sum waits for itself, so that several are made side by side.
  constexpr int64_t kAtOnce = 8;
  int64_t places = input.numel() / (samples * channels);
  for (int64_t first = 0; first < channels; first += kAtOnce) {
    int64_t count = std::min(kAtOnce, channels - first);
    float sum[kAtOnce] = {};
    for (int64_t n = 0; n < samples; ++n) {
      const float* from = input.data<float>() + (n * channels + first) * places;
      for (int64_t p = 0; p < places; ++p)
        for (int64_t c = 0; c < kAtOnce; ++c) sum[c] += from[std::min(c, count - 1) * places + p];
    }
    std::copy_n(sum, count, sums.data<float>() + first);
  }
}

void unfold_windows(const Tensor& columns, const Tensor& input, const Window& window,
                    const int64_t (&out)[3]) {
  Outputs outputs{{out[0], out[1], out[2]}};
  View view = view_of(input.sizes(), window, outputs);
  int64_t n = input.size(0), channels = input.size(1);
  if (is_half(input.dtype())) return in_floats<1>(unfold_windows, columns, input, window, out);
  dispatch_floating(input.dtype(), "im2col_out_cpu", [&]<class T>() {
    T* field = view.layout.plain() ? nullptr : scratch<T, 1>(channels * view.layout.channel);
    for (int64_t i = 0; i < n; ++i) {
      const T* from = input.data<T>() + i * channels * view.layout.volume();
      gather_columns(view, channels, outputs, laid_out(view.layout, from, channels, field),
                     columns.data<T>() + i * columns.size(1) * columns.size(2));
    }
  });
}

void fold_windows(const Tensor& output, const Tensor& columns, const Window& window,
                  const int64_t (&out)[3]) {
  in_floats<1>(fold_rounded, output, columns, window, out, Rounding(output.dtype()));
}

}  // namespace tg
