// Sliding windows of planes as columns of a matrix, and back: what PyTorch calls im2col and col2im.
#include "kernels/conv.h"
#include "ops/channels.h"
#include "ops/elementwise.h"

namespace tg {
namespace {

std::string pair_of(const int64_t* v) { return str("(", v[0], ", ", v[1], ")"); }

// A window over planes, and the number of its positions by dim.
struct Blocks {
  Window window;
  int64_t out[3] = {1, 1, 1};

  Blocks(const Ints& kernel, const Ints& dilation, const Ints& padding, const Ints& stride) {
    for (auto [v, name] : {std::pair(&kernel, "kernel_size"), std::pair(&dilation, "dilation"),
                           std::pair(&padding, "padding"), std::pair(&stride, "stride")})
      check(v->size() == 2, "It is expected ", name, " equals to 2, but got size ", v->size());
    for (size_t d = 0; d < 2; ++d) {
      window.kernel[d + 1] = kernel[d];
      window.dilation[d + 1] = dilation[d];
      window.padding[d + 1] = padding[d];
      window.stride[d + 1] = stride[d];
    }
    auto check_all = [](const Ints& v, int64_t least, const char* what, const char* how,
                        const char* name) {
      check(v[0] >= least && v[1] >= least, what, " should be ", how, ", but got ", name,
            "_height: ", v[0], " ", name, "_width: ", v[1]);
    };
    check_all(kernel, 1, "kernel size", "greater than zero", "kernel");
    check_all(dilation, 1, "dilation", "greater than zero", "dilation");
    check_all(padding, 0, "padding", "non-negative", "pad");
    check_all(stride, 1, "stride", "greater than zero", "stride");
  }
  void over(const int64_t (&plane)[2]) {
    for (int d = 1; d < 3; ++d) {
      int64_t room =
          plane[d - 1] + 2 * window.padding[d] - (window.dilation[d] * (window.kernel[d] - 1) + 1);
      out[d] = room < 0 ? 0 : room / window.stride[d] + 1;
    }
  }
  int64_t kernel_size() const { return window.kernel[1] * window.kernel[2]; }
  int64_t count() const { return out[1] * out[2]; }
  std::string text() const {
    return str("kernel_size=", pair_of(window.kernel + 1),
               ", dilation=", pair_of(window.dilation + 1),
               ", padding=", pair_of(window.padding + 1));
  }
};

Tensor as_volumes(const Tensor& t) { return call<"unsqueeze">(t, 2); }

/// f of the parts of complex numbers, or of bools as numbers: the kernels know floating point only.
template <class F>
Tensor by_parts(const Tensor& t, F&& f) {
  if (is_complex(t.dtype())) return call<"complex">(f(call<"real">(t)), f(call<"imag">(t)));
  return cast_operand(f(cast_operand(t, DType::Float32)), t.dtype());
}
bool has_parts(const Tensor& t) { return is_complex(t.dtype()) || t.dtype() == DType::Bool; }

Tensor im2col(const Tensor& self, const Ints& kernel, const Ints& dilation, const Ints& padding,
              const Ints& stride) {
  Blocks blocks(kernel, dilation, padding, stride);
  bool batched = self.dim() == 4;
  self.size(2);  // IndexError where there are no planes
  bool full = self.size(-1) > 0 && self.size(-2) > 0 && self.size(-3) > 0;
  check((batched || self.dim() == 3) && full,
        "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero "
        "dimensions for input, but got: ",
        self.sizes());
  const int64_t plane[2] = {self.size(-2), self.size(-1)};
  blocks.over(plane);
  check(blocks.out[1] > 0 && blocks.out[2] > 0, "Given input with spatial size ", pair_of(plane),
        ", ", blocks.text(), ", calculated shape of the array of sliding blocks as ",
        pair_of(blocks.out + 1), ", but its components must be at least one.");
  if (has_parts(self))
    return by_parts(
        self, [&](const Tensor& part) { return im2col(part, kernel, dilation, padding, stride); });
  Tensor in = packed(batched ? self : call<"unsqueeze">(self, 0));
  Tensor out =
      empty(Ints{in.size(0), in.size(1) * blocks.kernel_size(), blocks.count()}, self.dtype());
  unfold_windows(out, as_volumes(in), blocks.window, blocks.out);
  return batched ? out : call<"squeeze.dim">(out, 0);
}

Tensor col2im(const Tensor& self, const Ints& size, const Ints& kernel, const Ints& dilation,
              const Ints& padding, const Ints& stride) {
  check(size.size() == 2, "It is expected output_size equals to 2, but got size ", size.size());
  Blocks blocks(kernel, dilation, padding, stride);
  bool batched = self.dim() == 3;
  check((batched && self.size(1) != 0 && self.size(2) != 0) ||
            (self.dim() == 2 && self.size(0) != 0 && self.size(1) != 0),
        "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero "
        "dimensions for input, but got: ",
        self.sizes());
  check(self.size(-2) % blocks.kernel_size() == 0,
        "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but "
        "got input.size(1)=",
        self.size(-2), " and kernel_size=", pair_of(blocks.window.kernel + 1), ".");
  const int64_t plane[2] = {size[0], size[1]};
  blocks.over(plane);
  check(self.size(-1) == blocks.count(), "Given output_size=", pair_of(plane), ", ", blocks.text(),
        ", stride=", pair_of(blocks.window.stride + 1),
        ", expected size of input's dimension 2 to match the calculated number of sliding blocks ",
        blocks.out[1], " * ", blocks.out[2], " = ", blocks.count(),
        ", but got input.size(2)=", self.size(-1), ".");
  if (has_parts(self))
    return by_parts(self, [&](const Tensor& part) {
      return col2im(part, size, kernel, dilation, padding, stride);
    });
  Tensor in = packed(batched ? self : call<"unsqueeze">(self, 0));
  Tensor out =
      empty(Ints{in.size(0), in.size(1) / blocks.kernel_size(), size[0], size[1]}, self.dtype());
  fold_windows(as_volumes(out), in, blocks.window, blocks.out);
  return batched ? out : call<"squeeze.dim">(out, 0);
}

// --- Gradients -------------------------------------------------------------------------------

Tensor im2col_gradient(const Saved& s) {
  const Ints& sizes = s.sizes("self");
  return call<"col2im">(s.grad, Ints(sizes.end() - 2, sizes.end()), s.ints("kernel_size"),
                        s.ints("dilation"), s.ints("padding"), s.ints("stride"));
}
Tensor col2im_gradient(const Saved& s) {
  return call<"im2col">(s.grad, s.ints("kernel_size"), s.ints("dilation"), s.ints("padding"),
                        s.ints("stride"));
}

constexpr Op kOps[] = {
    {.schema = "im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] "
               "stride) -> Tensor",
     .node = "Im2ColBackward0",
     .forward = kernel<&im2col>,
     .grads = {{"self", "kernel_size dilation padding stride", im2col_gradient}},
     .out = "out",
     .out_dtype = kExpectedDType,
     .place = Place::NN},
    {.schema = "col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, "
               "int[2] padding, int[2] stride) -> Tensor",
     .node = "Col2ImBackward0",
     .forward = kernel<&col2im>,
     .grads = {{"self", "kernel_size dilation padding stride", col2im_gradient}},
     .out = "out",
     .out_dtype = kExpectedDType,
     .place = Place::NN},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable fold_ops() { return kOps; }

}  // namespace tg
