// Sampling of images at the places of a grid, and grids of affine maps.
#include "kernels/grid.h"

#include "op/functions.h"
#include "ops/dtypes.h"
#include "ops/gradients.h"

namespace tg {
namespace {

Sampling sampling_of(int64_t interpolation, int64_t padding, bool align_corners) {
  return {Interpolation(interpolation), Outside(padding), align_corners};
}

void check_grid(const Tensor& input, const Tensor& grid, int64_t interpolation) {
  check(input.dtype() == grid.dtype(),
        "grid_sampler(): expected input and grid to have same dtype, but input has ",
        name_of(input.dtype()), " and grid has ", name_of(grid.dtype()));
  check(
      input.dim() > 0 && grid.dim() > 0 && input.size(0) == grid.size(0),
      "grid_sampler(): expected grid and input to have same batch size, but got input with sizes ",
      input.sizes(), " and grid with sizes ", grid.sizes());
  check(grid.size(-1) == input.dim() - 2, "grid_sampler(): expected grid to have size ",
        input.dim() - 2, " in last dimension, but got grid with sizes ", grid.sizes());
  for (int64_t d = 2; d < input.dim(); ++d)
    check(
        input.size(d) > 0,
        "grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes ",
        input.sizes(), " with dimension ", d, " being empty");
  check(input.dim() != 5 || interpolation != int64_t(Interpolation::Cubic),
        "grid_sampler(): bicubic interpolation only supports 4D input");
}

template <int Dims>
Tensor sample(const Tensor& input, const Tensor& grid, int64_t interpolation, int64_t padding,
              bool align_corners) {
  check_grid(input, grid, interpolation);
  check(input.dim() == Dims + 2 && input.dim() == grid.dim(), "grid_sampler(): expected ", Dims + 2,
        "D input and grid with same number of dimensions, but got input with sizes ", input.sizes(),
        " and grid with sizes ", grid.sizes());
  Ints sizes = {input.size(0), input.size(1)};
  for (int64_t d = 1; d + 1 < grid.dim(); ++d) sizes.push_back(grid.size(d));
  if (!is_half(input.dtype()))
    expect_floating(input, Dims == 2 ? "grid_sampler_2d_cpu_kernel_impl" : "grid_sampler3d_cpu");
  Tensor output = empty(sizes, input.dtype());
  sample_grid(output, call<"contiguous">(input), call<"contiguous">(grid),
              sampling_of(interpolation, padding, align_corners));
  return output;
}
Tensor grid_sampler(const Tensor& input, const Tensor& grid, int64_t interpolation, int64_t padding,
                    bool align_corners) {
  check_grid(input, grid, interpolation);
  check((input.dim() == 4 || input.dim() == 5) && input.dim() == grid.dim(),
        "grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got "
        "input with sizes ",
        input.sizes(), " and grid with sizes ", grid.sizes());
  if (input.dim() == 4)
    return call<"grid_sampler_2d">(input, grid, interpolation, padding, align_corners);
  return call<"grid_sampler_3d">(input, grid, interpolation, padding, align_corners);
}

template <int Dims>
std::tuple<Tensor, Tensor> sample_backward(const Tensor& grad, const Tensor& input,
                                           const Tensor& grid, int64_t interpolation,
                                           int64_t padding, bool align_corners, const Ints&) {
  const char* kernel =
      Dims == 2 ? "grid_sampler_2d_backward_cpu_kernel_impl" : "grid_sampler_3d_backward_cpu";
  if (!is_half(input.dtype())) expect_floating(input, kernel);
  expect_dtype(grad, input.dtype());
  expect_dtype(grid, input.dtype());
  Tensor of_input = call<"zeros">(input.sizes(), input.dtype());
  Tensor of_grid = empty(grid.sizes(), grid.dtype());
  sample_grid_backward(of_input, of_grid, call<"contiguous">(grad), call<"contiguous">(input),
                       call<"contiguous">(grid),
                       sampling_of(interpolation, padding, align_corners));
  return {of_input, of_grid};
}
template <FixedString Backward, int Which>
Tensor sample_gradient(const Saved& s) {
  Results r = call_all<Backward>(s.grad, s["input"], s["grid"], s.integer("interpolation_mode"),
                                 s.integer("padding_mode"), s.flag("align_corners"), Ints{1, 1});
  return r[Which].template as<Tensor>();
}

// The grid of an identity, with a 1 after each place: (…, x, y[, z], 1).
Tensor base_grid(const Ints& size, bool align_corners, DType dtype) {
  int64_t dims = int64_t(size.size()) - 2;
  Ints places(size.begin() + 2, size.end()), whole = places;
  whole.push_back(dims + 1);
  Tensor base = call<"ones">(whole, dtype);
  for (int64_t d = 0; d < dims; ++d) {
    int64_t n = places[size_t(dims - 1 - d)];
    Tensor line =
        n <= 1 ? call<"zeros">(Ints{n}, dtype) : call<"linspace">(Scalar(-1), Scalar(1), n, dtype);
    if (n > 1 && !align_corners) line = line * Scalar(double(n - 1)) / Scalar(double(n));
    Ints shape(size_t(dims), 1);
    shape[size_t(dims - 1 - d)] = n;
    call<"copy_">(call<"select.int">(base, -1, d), call<"view">(line, shape));
  }
  return base;
}

Tensor affine_grid_generator(const Tensor& theta, const Ints& size, bool align_corners) {
  check(size.size() == 4 || size.size() == 5,
        "AffineGridGenerator needs 4d (spatial) or 5d (volumetric) inputs.");
  int64_t dims = int64_t(size.size()) - 2, n = size[0];
  Tensor base = base_grid(size, align_corners, theta.dtype());
  Ints whole = {n, numel_of(base.sizes()) / (dims + 1), dims + 1};
  Tensor repeated = call<"expand">(call<"view">(base, Ints{1, whole[1], whole[2]}), whole);
  Tensor grid = call<"bmm">(repeated, call<"transpose.int">(theta, 1, 2));
  Ints sizes = {n};
  for (int64_t d = 0; d < dims; ++d) sizes.push_back(size[size_t(d + 2)]);
  sizes.push_back(dims);
  return call<"view">(grid, sizes);
}
Tensor affine_grid_gradient(const Saved& s) {
  const Ints& size = s.ints("size");
  Tensor base = base_grid(size, s.flag("align_corners"), s.grad.dtype());
  int64_t dims = int64_t(size.size()) - 2, places = base.numel() / (dims + 1);
  Tensor repeated = call<"expand">(call<"view">(base, Ints{1, places, dims + 1}),
                                   Ints{size[0], places, dims + 1});
  Tensor g = call<"bmm">(call<"transpose.int">(repeated, 1, 2),
                         call<"reshape">(s.grad, Ints{size[0], places, dims}));
  return call<"transpose.int">(g, 1, 2);
}

constexpr Op kOps[] = {
    {.schema = "grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, "
               "bool align_corners) -> Tensor",
     .forward = kernel<&grid_sampler>,
     .composite = true,
     .place = Place::Function},
    {.schema = "grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int "
               "padding_mode, bool align_corners) -> Tensor",
     .node = "GridSampler2DBackward0",
     .forward = kernel<&sample<2>>,
     .grads = {{"input", "input grid interpolation_mode padding_mode align_corners",
                sample_gradient<"grid_sampler_2d_backward", 0>},
               {"grid", "input grid interpolation_mode padding_mode align_corners",
                sample_gradient<"grid_sampler_2d_backward", 1>}},
     .place = Place::Function},
    {.schema = "grid_sampler_2d_backward(Tensor grad_output, Tensor input, Tensor grid, int "
               "interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> "
               "(Tensor, Tensor)",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&sample_backward<2>>,
     .grads = {{"grad_output", "", not_implemented<"grid_sampler_2d_backward">},
               {"input", "", not_implemented<"grid_sampler_2d_backward">},
               {"grid", "", not_implemented<"grid_sampler_2d_backward">}},
     .place = Place::Hidden},
    {.schema = "grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int "
               "padding_mode, bool align_corners) -> Tensor",
     .node = "GridSampler3DBackward0",
     .forward = kernel<&sample<3>>,
     .grads = {{"input", "input grid interpolation_mode padding_mode align_corners",
                sample_gradient<"grid_sampler_3d_backward", 0>},
               {"grid", "input grid interpolation_mode padding_mode align_corners",
                sample_gradient<"grid_sampler_3d_backward", 1>}},
     .place = Place::Function},
    {.schema = "grid_sampler_3d_backward(Tensor grad_output, Tensor input, Tensor grid, int "
               "interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> "
               "(Tensor, Tensor)",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&sample_backward<3>>,
     .grads = {{"grad_output", "", not_implemented<"grid_sampler_3d_backward">},
               {"input", "", not_implemented<"grid_sampler_3d_backward">},
               {"grid", "", not_implemented<"grid_sampler_3d_backward">}},
     .place = Place::Hidden},
    {.schema = "affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor",
     .node = "AffineGridGeneratorBackward0",
     .forward = kernel<&affine_grid_generator>,
     .grads = {{"theta", "size align_corners", affine_grid_gradient}},
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable grid_ops() { return kOps; }

}  // namespace tg
