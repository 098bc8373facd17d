// Max pooling undone by its indices, and pooling over windows placed by chance.
#include "kernels/pool.h"
#include "op/functions.h"
#include "ops/dtypes.h"
#include "ops/factory.h"

namespace tg {
namespace {

// --- Unpooling -------------------------------------------------------------------------------

// The last `dims` dims as one.
Tensor flattened(const Tensor& t, int dims) { return call<"flatten.using_ints">(t, -dims, -1); }

template <int Dims>
void check_unpool(const Tensor& self, const Tensor& indices, const Ints& output_size) {
  std::string name = str("max_unpooling", Dims, "d_forward_out");
  check(indices.dtype() == DType::Int64,
        "elements in indices should be type int64 but got: ", type_name(indices.dtype()));
  const char* many = Dims == 2 ? "two" : "three";
  check(output_size.size() == size_t(Dims), "There should be exactly ", many, " elements (",
        Dims == 2 ? "height, width" : "depth, height, width", ") in output_size, but got ",
        output_size.size(), " elements.");
  check(self.dim() == Dims + 1 || self.dim() == Dims + 2, "Input to max_unpooling", Dims,
        "d should be a ", Dims + 1, "d or ", Dims + 2, "d Tensor, but got a tensor with ",
        self.dim(), " dimensions.");
  check(self.sizes() == indices.sizes(),
        "Expected shape of indices to be same as that of the "
        "input tensor (",
        self.sizes(), ") but got indices tensor with shape: ", indices.sizes());
  for (int64_t d = 1; d < self.dim(); ++d)
    check(self.size(d) > 0, name,
          "(): Expected input to have non-zero size for non-batch "
          "dimensions, but got ",
          self.sizes(), " with dimension ", d, " being empty.");
}

template <int Dims>
Tensor unpool(const Tensor& self, const Tensor& indices, const Ints& output_size) {
  check_unpool<Dims>(self, indices, output_size);
  int format = Dims == 2 && self.dim() == 4 ? suggested_format(self) : kContiguousFormat;
  if (!is_half(self.dtype()))
    expect_floating(self, Dims == 3                     ? "max_unpool3d"
                          : format == kContiguousFormat ? "max_unpool2d"
                                                        : "max_unpool2d_channels_last");
  int64_t volume = numel_of(output_size);
  Tensor packed = call<"contiguous">(indices);
  const int64_t* at = packed.data<int64_t>();
  // PyTorch tells the last one that it meets.
  for (int64_t i = indices.numel() - 1; i >= 0; --i)
    check(at[i] >= 0 && at[i] < volume, "Found an invalid max index: ", at[i],
          " (output volumes are of size ",
          Dims == 2 ? str(output_size[0], "x", output_size[1])
                    : str(output_size[0], "x", output_size[1], "x", output_size[2]),
          ")");
  Ints flat(self.sizes().begin(), self.sizes().end() - Dims), sizes = flat;
  flat.push_back(volume);
  for (int64_t s : output_size) sizes.push_back(s);
  Tensor out = call<"zeros">(flat, self.dtype());
  call<"scatter_.src">(out, -1, flattened(indices, Dims), flattened(self, Dims));
  out = call<"view">(out, sizes);
  return out.numel() > 0 ? in_format(out, format) : out;
}
template <int Dims>
Tensor unpool_gradient(const Saved& s) {
  Tensor indices = s["indices"];
  return call<"reshape">(call<"gather">(flattened(s.grad, Dims), -1, flattened(indices, Dims)),
                         indices.sizes());
}
Tensor unpool3d(const Tensor& self, const Tensor& indices, const Ints& output_size,
                const Ints& stride, const Ints& padding) {
  check(stride.size() == 3,
        "There should be exactly three elements (depth, height, width) in "
        "stride, but got: ",
        stride.size(), " elements.");
  check(padding.size() == 3,
        "There should be exactly three elements (depth, height, width) in "
        "padding, but got: ",
        padding.size(), " elements.");
  check_unpool<3>(self, indices, output_size);
  for (int64_t s : stride)
    check(s > 0, "strides should be greater than zero, but got stride: ", stride);
  return unpool<3>(self, indices, output_size);
}

// --- Windows by chance -----------------------------------------------------------------------

template <int Dims>
std::tuple<Tensor, Tensor> fractional(const Tensor& self, const Ints& kernel,
                                      const Ints& output_size, const Tensor& samples) {
  std::string name = str("fractional_max_pool", Dims, "d()");
  int64_t batch_dims = self.dim() - Dims - 1;
  check(self.dim() == Dims + 1 || self.dim() == Dims + 2, name, ": Expected ", Dims + 1, "D or ",
        Dims + 2, "D tensor, but got: ", self.sizes());
  check(samples.dim() == 3, "Expect _random_samples to have 3 dimensions, got ", samples.dim());
  int64_t in[3] = {1, 1, 1}, out[3] = {1, 1, 1}, window[3] = {1, 1, 1};
  for (int d = 0; d < Dims; ++d) {
    size_t to = size_t(3 - Dims + d);
    in[to] = self.size(batch_dims + 1 + d);
    out[to] = output_size[size_t(d)];
    window[to] = kernel[size_t(d)];
    const char* what = Dims == 2 ? (d == 0 ? "height" : "width")
                       : d == 0  ? "time"
                       : d == 1  ? "height"
                                 : "width";
    int64_t needed = out[to] + window[to] - 1;
    check(Dims == 2 ? needed <= in[to] : needed < in[to],
          Dims == 2 ? name : "fractional_max_pool3d_out()", ": pool ", what, " ", window[to],
          " too large relative to input ", what, " ", in[to]);
  }
  check(samples.dtype() == self.dtype(), "Expect _random_samples to have the same dtype as input");
  Ints sizes(self.sizes().begin(), self.sizes().end() - Dims);
  for (int64_t s : output_size) sizes.push_back(s);
  Tensor output = empty(sizes, self.dtype()), indices = empty(sizes, DType::Int64);
  pool_max_at(output, indices, call<"contiguous">(self), call<"contiguous">(samples), Dims, in, out,
              window);
  return {output, indices};
}
template <int Dims>
Tensor fractional_gradient(const Saved& s) {
  Ints sizes = s.sizes("self"), flat(sizes.begin(), sizes.end() - Dims);
  flat.push_back(numel_of(Ints(sizes.end() - Dims, sizes.end())));
  Tensor out = call<"zeros">(flat, s.grad.dtype());
  return call<"view">(
      call<"scatter_add">(out, -1, flattened(s["result1"], Dims), flattened(s.grad, Dims)), sizes);
}

constexpr Op kOps[] = {
    {.schema = "max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor",
     .node = "MaxUnpool2DBackward0",
     .forward = kernel<&unpool<2>>,
     .grads = {{"self", "indices", unpool_gradient<2>}},
     .out = "out",
     .place = Place::NN},
    {.schema = "max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, "
               "int[3] padding) -> Tensor",
     .node = "MaxUnpool3DBackward0",
     .forward = kernel<&unpool3d>,
     .grads = {{"self", "indices", unpool_gradient<3>}},
     .out = "out",
     .place = Place::NN},
    {.schema = "fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor "
               "random_samples) -> (Tensor, Tensor)",
     .node = "FractionalMaxPool2DBackward0",
     .forward = kernel<&fractional<2>>,
     .grads = {{"self", "self kernel_size output_size result1", fractional_gradient<2>}},
     .place = Place::NN},
    {.schema = "fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor "
               "random_samples) -> (Tensor, Tensor)",
     .node = "FractionalMaxPool3DBackward0",
     .forward = kernel<&fractional<3>>,
     .grads = {{"self", "self kernel_size output_size result1", fractional_gradient<3>}},
     .place = Place::NN},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable unpool_ops() { return kOps; }

}  // namespace tg
