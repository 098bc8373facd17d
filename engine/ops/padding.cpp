// Padding by elements of the tensor itself, and shuffles of channels and pixels.
#include "kernels/padding.h"

#include "op/functions.h"
#include "ops/dtypes.h"
#include "ops/factory.h"
#include "ops/gradients.h"

namespace tg {
namespace {

// --- Reflection and replication --------------------------------------------------------------

enum class Inside { Reflection, Replication };

// Where padding finds the value of index i, of a dim of n.
int64_t place_of(Inside kind, int64_t i, int64_t n) {
  if (kind == Inside::Replication) return std::min(std::max<int64_t>(i, 0), n - 1);
  return i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i;
}

std::string name_of(Inside kind, size_t dims) {
  return str(kind == Inside::Reflection ? "reflection" : "replication", "_pad", dims, "d");
}

// The sizes of the padded dims: "H: 4 W: 5".
template <class F>
std::string sizes_text(size_t dims, const char* between, F&& size) {
  std::string text;
  for (size_t d = 3 - dims; d < 3; ++d)
    text += str(text.empty() ? "" : between, "DHW"[d], ": ", size(int64_t(d) - 3));
  return text;
}

void check_padding(Inside kind, const Tensor& self, const Ints& padding) {
  size_t dims = padding.size() / 2;
  // A batch may be empty, an example not.
  for (int64_t d = self.dim() - int64_t(dims) - 1; d < self.dim(); ++d)
    check(self.size(d) > 0, "Expected ", dims + 1, "D or ", dims + 2,
          "D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for "
          "input, but got: ",
          self.sizes());
  bool fits = true;
  for (size_t i = 0; i < dims; ++i) {
    int64_t before = padding[2 * i], after = padding[2 * i + 1], size = self.size(-1 - int64_t(i));
    check(kind != Inside::Reflection || std::max(before, after) < size, "Argument #", 4 + 2 * i,
          ": Padding size should be less than the corresponding input dimension, but got: "
          "padding (",
          before, ", ", after, ") at dimension ", self.dim() - 1 - int64_t(i), " of input ",
          self.sizes());
    fits = fits && size + before + after >= 1;
  }
  auto old = [&](int64_t d) { return self.size(d); };
  auto padded = [&](int64_t d) {
    size_t i = size_t(-1 - d);
    return self.size(d) + padding[2 * i] + padding[2 * i + 1];
  };
  if (dims == 1)
    check(fits, "input (W: ", old(-1), ") is too small. Calculated output W: ", padded(-1));
  else if (kind == Inside::Reflection)
    for (int64_t d = -1; d >= -int64_t(dims); --d)
      check(padded(d) >= 0, "Trying to create tensor with negative dimension ", padded(d));
  else
    check(fits, "Calculated output ", sizes_text(dims, " ", padded),
          " must be >= 1 in every dimension (input ", sizes_text(dims, ", ", old), ")");
}

// Of a dim that is not padded, none.
Ints places_of(Inside kind, int64_t size, int64_t before, int64_t after) {
  Ints places;
  for (int64_t i = 0; i < size + before + after; ++i)
    places.push_back(place_of(kind, i - before, size));
  return places;
}

template <Inside kKind, size_t kDims>
Tensor padded(const Tensor& self, const Ints& padding) {
  check(padding.size() == 2 * kDims, "padding size is expected to be ", 2 * kDims,
        ", but got: ", padding.size());
  if (self.dtype() == DType::Bool || is_wide_unsigned(self.dtype()))
    fail_not_implemented(name_of(kKind, kDims).c_str(), self.dtype());
  check_padding(kKind, self, padding);
  Tensor out = self;
  for (size_t i = 0; i < kDims; ++i) {
    int64_t d = self.dim() - 1 - int64_t(i);
    Ints places = places_of(kKind, self.size(d), padding[2 * i], padding[2 * i + 1]);
    Tensor indices = empty({int64_t(places.size())}, DType::Int64);
    std::copy(places.begin(), places.end(), indices.data<int64_t>());
    out = call<"index_select">(out, d, indices);
  }
  return kDims == 1 ? out : in_format(out, suggested_format(self));
}

template <Inside kKind, size_t kDims>
Tensor padded_backward(const Tensor& grad, const Tensor& self, const Ints& padding) {
  expect_dtype(grad, self.dtype());
  Places places;
  int64_t step = 1;
  for (size_t i = 0; i < 3; ++i) {
    Ints& of = places[2 - i];
    of = {0};
    if (i >= kDims) continue;
    int64_t size = self.size(-1 - int64_t(i));
    of = places_of(kKind, size, padding[2 * i], padding[2 * i + 1]);
    for (int64_t& place : of) place *= step;
    step *= size;
  }
  Tensor out = call<"zeros">(self.sizes(), self.dtype());
  std::string kernel = name_of(kKind, kDims) + "_backward";
  add_at_places(out, call<"contiguous">(grad), places, kernel.c_str());
  return kDims == 1 ? out : in_format(out, suggested_format(self));
}

template <FixedString Backward>
Tensor padded_gradient(const Saved& s) {
  return call<Backward>(s.grad, s["self"], s.ints("padding"));
}
template <FixedString Forward>
Tensor padded_backward_gradient(const Saved& s) {
  return call<Forward>(s.grad, s.ints("padding"));
}
Tensor zero_self(const Saved& s) { return call<"zeros">(s.sizes("self"), s.dtype("self")); }

// --- Shuffles --------------------------------------------------------------------------------

void check_image(const Tensor& self, const char* name, const char* factor, int64_t r) {
  check(self.dim() >= 3, name, " expects input to have at least 3 dimensions, but got input with ",
        self.dim(), " dimension(s)");
  check(r > 0, name, " expects a positive ", factor, ", but got ", r);
  if (is_wide_unsigned(self.dtype())) fail_not_implemented(name, self.dtype());
}

// The last dims seen as these, in that order, and then as those.
Tensor reordered(const Tensor& self, int64_t last, const Ints& parts, const Ints& order,
                 const Ints& sizes) {
  int64_t batch = self.dim() - last;
  Ints before(self.sizes().begin(), self.sizes().begin() + batch), seen = before, given = before;
  Ints dims;
  for (int64_t d = 0; d < batch; ++d) dims.push_back(d);
  for (int64_t d : order) dims.push_back(batch + d);
  for (int64_t size : parts) seen.push_back(size);
  for (int64_t size : sizes) given.push_back(size);
  Tensor permuted = call<"permute">(call<"reshape">(self, seen), dims);
  Tensor out = call<"reshape">(call<"clone">(permuted, MemoryFormat{kContiguousFormat}), given);
  return in_format(out, suggested_format(self));
}

Tensor pixel_shuffle(const Tensor& self, int64_t r) {
  check_image(self, "pixel_shuffle", "upscale_factor", r);
  int64_t channels = self.size(-3), height = self.size(-2), width = self.size(-1);
  check(channels % (r * r) == 0,
        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of "
        "upscale_factor, but input.size(-3)=",
        channels, " is not divisible by ", r * r);
  int64_t given = channels / (r * r);
  return reordered(self, 3, {given, r, r, height, width}, {0, 3, 1, 4, 2},
                   {given, height * r, width * r});
}
Tensor pixel_unshuffle(const Tensor& self, int64_t r) {
  check_image(self, "pixel_unshuffle", "downscale_factor", r);
  int64_t channels = self.size(-3), height = self.size(-2), width = self.size(-1);
  for (int64_t d : {-2, -1})
    check(self.size(d) % r == 0, "pixel_unshuffle expects ", d == -2 ? "height" : "width",
          " to be divisible by downscale_factor, but input.size(", d, ")=", self.size(d),
          " is not divisible by ", r);
  return reordered(self, 3, {channels, height / r, r, width / r, r}, {0, 2, 4, 1, 3},
                   {channels * r * r, height / r, width / r});
}
Tensor channel_shuffle(const Tensor& self, int64_t groups) {
  check(self.dim() > 2, "channel_shuffle expects input with > 2 dims, but got input with sizes ",
        self.sizes());
  check(groups > 0,
        "Number of groups to divide channels in must be positive. Value of groups:", groups);
  int64_t channels = self.size(1);
  check(channels % groups == 0, "Number of channels must be divisible by groups. Got ", channels,
        " channels and ", groups, " groups.");
  if (is_wide_unsigned(self.dtype())) fail_not_implemented("channel_shuffle", self.dtype());
  Ints rest(self.sizes().begin() + 2, self.sizes().end()), given = {channels};
  for (int64_t size : rest) given.push_back(size);
  return reordered(self, self.dim() - 1, {groups, channels / groups, numel_of(rest)}, {1, 0, 2},
                   given);
}

Tensor pixel_shuffle_gradient(const Saved& s) {
  return call<"pixel_unshuffle">(s.grad, s.integer("upscale_factor"));
}
Tensor pixel_unshuffle_gradient(const Saved& s) {
  return call<"pixel_shuffle">(s.grad, s.integer("downscale_factor"));
}
Tensor channel_shuffle_gradient(const Saved& s) {
  int64_t channels = s.grad.size(1);
  return channels == 0 ? s.grad : call<"channel_shuffle">(s.grad, channels / s.integer("groups"));
}

// The rows of a kind of padding of so many dims, which takes twice as many numbers.
#define TG_PADDING(kind, Kind, dims, numbers)                                              \
  {.schema = kind "_pad" #dims "d(Tensor self, SymInt[" #numbers "] padding) -> Tensor",   \
   .node = #Kind "Pad" #dims "DBackward0",                                                 \
   .forward = kernel<&padded<Inside::Kind, dims>>,                                         \
   .grads = {{"self", "padding self", padded_gradient<kind "_pad" #dims "d_backward">}},   \
   .out = "out",                                                                           \
   .place = Place::NN},                                                                    \
  {                                                                                        \
    .schema = kind "_pad" #dims                                                            \
                   "d_backward(Tensor grad_output, Tensor self, "                          \
                   "SymInt[" #numbers "] padding) -> Tensor",                              \
    .node = #Kind "Pad" #dims "DBackwardBackward0",                                        \
    .forward = kernel<&padded_backward<Inside::Kind, dims>>,                               \
    .grads = {{"grad_output", "padding", padded_backward_gradient<kind "_pad" #dims "d">}, \
              {"self", "", zero_self}},                                                    \
    .place = Place::Hidden                                                                 \
  }

constexpr Op kOps[] = {
    TG_PADDING("reflection", Reflection, 1, 2),
    TG_PADDING("reflection", Reflection, 2, 4),
    TG_PADDING("reflection", Reflection, 3, 6),
    TG_PADDING("replication", Replication, 1, 2),
    TG_PADDING("replication", Replication, 2, 4),
    TG_PADDING("replication", Replication, 3, 6),

    {.schema = "pixel_shuffle(Tensor self, int upscale_factor) -> Tensor",
     .node = "PixelShuffleBackward0",
     .forward = kernel<&pixel_shuffle>,
     .grads = {{"self", "upscale_factor", pixel_shuffle_gradient}},
     .place = Place::Function},
    {.schema = "pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor",
     .node = "PixelUnshuffleBackward0",
     .forward = kernel<&pixel_unshuffle>,
     .grads = {{"self", "downscale_factor", pixel_unshuffle_gradient}},
     .place = Place::Function},
    {.schema = "channel_shuffle(Tensor self, SymInt groups) -> Tensor",
     .node = "ChannelShuffleBackward0",
     .forward = kernel<&channel_shuffle>,
     .grads = {{"self", "groups", channel_shuffle_gradient}},
     .place = Place::Function},
    {.schema = "native_channel_shuffle(Tensor self, SymInt groups) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&channel_shuffle>,
     .grads = {{"self", "", not_implemented<"native_channel_shuffle">}},
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable padding_ops() { return kOps; }

}  // namespace tg
