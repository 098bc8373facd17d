// Fourier transforms: what torch.fft names, and those of short pieces of a signal.
#include "kernels/fft.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/warning.h"
#include "op/functions.h"
#include "op/promotion.h"

namespace tg {
namespace {

using Length = std::optional<int64_t>;
using Lengths = std::optional<Ints>;
using Name = std::optional<std::string>;

// --- The three transforms --------------------------------------------------------------------

enum Normalization : int64_t { kNone, kByRoot, kByLength };

/// What numbers are multiplied by, computed in the precision that they have.
double scale_of(DType type, const Ints& sizes, const Ints& dims, int64_t normalization) {
  int64_t n = 1;
  for (int64_t d : dims) n *= sizes[size_t(d)];
  auto scale = [&]<class T>(T length) -> double {
    switch (normalization) {
      case kNone:
        return 1;
      case kByRoot:
        return T(1) / std::sqrt(length);
      case kByLength:
        return T(1) / length;
    }
    fail(ErrorType::Runtime, "Unsupported normalization type", normalization);
  };
  return real_type(type) == DType::Float32 ? scale(float(n)) : scale(double(n));
}

void check_axes(const Ints& dims, int64_t ndim) {
  for (size_t i = 0; i < dims.size(); ++i) {
    check(dims[i] >= 0 && dims[i] < ndim, "bad axis number");
    check(std::find(dims.begin(), dims.begin() + int64_t(i), dims[i]) == dims.begin() + int64_t(i),
          "axis specified repeatedly");
  }
}
int64_t last_of(const Ints& dims) {
  check(!dims.empty(), "ArrayRef: attempted to access back() of empty list");
  return dims.back();
}
Ints all_but_last(const Ints& dims) { return Ints(dims.begin(), dims.end() - 1); }
Ints with_size(Ints sizes, int64_t dim, int64_t size) {
  sizes[size_t(dim)] = size;
  return sizes;
}

/// The transform along each of the dims in turn, which is scaled along the first.
void transform(const Tensor& to, Tensor from, const Ints& dims, bool forward, double scale) {
  for (int64_t d : dims) {
    fft::complex_to_complex(to, from, d, forward, scale);
    from = to;
    scale = 1;
  }
}

Tensor c2c(const Tensor& self, const Ints& dim, int64_t normalization, bool forward) {
  check(is_complex(self.dtype()),
        "Only supports complex dtypes, but found: ", type_name(self.dtype()));
  if (dim.empty()) return call<"clone">(self);
  check_axes(dim, self.dim());
  double scale = scale_of(self.dtype(), self.sizes(), dim, normalization);
  Tensor out = empty(self.sizes(), self.dtype());
  if (out.numel() > 0) transform(out, self, dim, forward, scale);
  return out;
}

Tensor r2c(const Tensor& self, const Ints& dim, int64_t normalization, bool onesided) {
  check_as(ErrorType::Type, is_floating(self.dtype()),
           "Only supports floating-point dtypes, but found: ", type_name(self.dtype()));
  DType type = complex_type(self.dtype());
  if (!is_supported(type))
    fail(ErrorType::NotImplemented, "real-to-complex FFT is not implemented for ",
         type_name(self.dtype()), " on CPU");
  int64_t last = last_of(dim);
  check_axes(dim, self.dim());
  double scale = scale_of(type, self.sizes(), dim, normalization);
  int64_t half = self.size(last) / 2 + 1;
  Tensor out = empty(onesided ? with_size(self.sizes(), last, half) : self.sizes(), type);
  if (self.numel() == 0) return out;
  Tensor front = out;
  if (!onesided) {
    Geometry g = out.geometry();
    g.sizes[size_t(last)] = half;
    front = alias(out, g, true);
  }
  fft::real_to_complex(front, self, last, scale);
  transform(front, front, all_but_last(dim), true, 1);
  if (!onesided) fft::fill_conjugates(out, dim);
  return out;
}

Tensor c2r(const Tensor& self, const Ints& dim, int64_t normalization, int64_t last_dim_size) {
  check(is_complex(self.dtype()), "expected scalar type ComplexDouble but found ",
        type_name(self.dtype()));
  int64_t last = last_of(dim);
  check_axes(dim, self.dim());
  check(last_dim_size >= 1 && last_dim_size / 2 < self.size(last),
        "Invalid number of data points (", last_dim_size, ") specified");
  Tensor out = empty(with_size(self.sizes(), last, last_dim_size), real_type(self.dtype()));
  double scale = scale_of(self.dtype(), out.sizes(), dim, normalization);
  if (out.numel() == 0) return out;
  Tensor from = self;
  if (dim.size() > 1) {
    from = empty(self.sizes(), self.dtype());
    transform(from, self, all_but_last(dim), false, 1);
  }
  fft::complex_to_real(out, from, last, scale);
  return out;
}

// --- Arguments as NumPy has them -------------------------------------------------------------

int64_t normalization_of(const Name& norm, bool forward) {
  if (!norm || *norm == "backward") return forward ? kNone : kByLength;
  if (*norm == "forward") return forward ? kByLength : kNone;
  check(*norm == "ortho", "Invalid normalization mode: \"", *norm, '"');
  return kByRoot;
}

/// `t` in a dtype that has transforms.
Tensor transformable(const Tensor& t, bool complex) {
  if (is_complex(t.dtype())) return t;
  DType type = float_type(t.dtype());
  if (type != DType::Float32 && type != DType::Float64)
    fail(ErrorType::NotImplemented, "Unsupported dtype ", type_name(type));
  if (complex) type = complex_type(type);
  return t.dtype() == type ? t : call<"to.dtype">(t, type);
}

int64_t wrapped(int64_t dim, const Tensor& t) {
  if (t.dim() == 0)
    fail(ErrorType::Index, "Dimension specified as ", dim, " but tensor has no dimensions");
  return wrap_dim(dim, t.dim());
}
void check_points(int64_t n) { check(n >= 1, "Invalid number of data points (", n, ") specified"); }

/// Cut, or filled up with zeros, to those sizes along the dims.
Tensor resized(Tensor t, const Ints& dims, const Ints& sizes) {
  Ints before = t.sizes(), padding(2 * before.size(), 0);
  bool pads = false;
  for (size_t i = 0; i < dims.size(); ++i) {
    int64_t have = before[size_t(dims[i])];
    if (have < sizes[i]) {
      padding[padding.size() - 2 * size_t(dims[i]) - 1] = sizes[i] - have;
      pads = true;
    } else if (have > sizes[i]) {
      t = call<"slice.Tensor">(t, dims[i], 0, sizes[i]);
    }
  }
  return pads ? call<"constant_pad_nd">(t, padding) : t;
}

struct Axes {
  Ints sizes, dims;
};
Axes axes_of(const Tensor& t, const Lengths& s, const Lengths& dim) {
  Axes axes;
  if (dim) {
    for (int64_t d : *dim) axes.dims.push_back(wrapped(d, t));
    Ints sorted = axes.dims;
    std::sort(sorted.begin(), sorted.end());
    check(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end(),
          "FFT dims must be unique");
    check(!s || s->size() == dim->size(),
          "When given, dim and shape arguments must have the same length");
  }
  if (s)
    check(int64_t(s->size()) <= t.dim(), "Got shape with ", s->size(),
          " values but input tensor only has ", t.dim(), " dimensions.");
  if (!dim) {
    axes.dims = Ints(s ? s->size() : size_t(t.dim()), 0);
    std::iota(axes.dims.begin(), axes.dims.end(), t.dim() - int64_t(axes.dims.size()));
  }
  for (size_t i = 0; i < axes.dims.size(); ++i) {
    axes.sizes.push_back(s && (*s)[i] != -1 ? (*s)[i] : t.size(axes.dims[i]));
    check_points(axes.sizes.back());
  }
  return axes;
}
/// The same for a real result: its last length, of which the frequencies are half, is `length`.
Axes axes_of_half(const char* name, const Tensor& t, const Lengths& s, const Lengths& dim,
                  int64_t* length) {
  Axes axes = axes_of(t, s, dim);
  check(!axes.dims.empty(), name, " must transform at least one axis");
  *length = s && s->back() != -1 ? axes.sizes.back() : 2 * (t.size(axes.dims.back()) - 1);
  check_points(*length);
  axes.sizes.back() = *length / 2 + 1;
  return axes;
}

void check_complex_out(const char* name, const Destination& to) {
  if (const Tensor& out = to.tensor(); out.defined())
    check(is_complex(out.dtype()), name, " expects a complex output tensor, but got ",
          type_name(out.dtype()));
}
void check_real_out(const char* name, const Destination& to) {
  if (const Tensor& out = to.tensor(); out.defined())
    check(is_floating(out.dtype()), name, " expects a floating point output tensor, but got ",
          type_name(out.dtype()));
}
/// The conjugate, which is written to an `out=` of its own dtype only.
Tensor conjugate(const Tensor& t, const Destination& to) {
  if (const Tensor& out = to.tensor(); out.defined())
    check(out.dtype() == t.dtype(), "Found dtype ", type_name(out.dtype()), " but expected ",
          type_name(t.dtype()));
  return conj(t);
}

// --- Along one dim ---------------------------------------------------------------------------

Tensor from_real(const char* name, const Destination& to, const Tensor& self, Length n, int64_t dim,
                 const Name& norm, bool forward, bool onesided) {
  check_as(ErrorType::Type, !is_complex(self.dtype()), name,
           " expects a real input tensor, but got ", type_name(self.dtype()));
  check_complex_out(name, to);
  Tensor x = transformable(self, false);
  int64_t d = wrapped(dim, x);
  check_points(n.value_or(x.size(d)));
  if (n) x = resized(x, {d}, {*n});
  Tensor out = call<"_fft_r2c">(x, Ints{d}, normalization_of(norm, forward), onesided);
  return forward ? out : conjugate(out, to);
}
Tensor to_real(const char* name, const Destination& to, const Tensor& self, Length n, int64_t dim,
               const Name& norm, bool forward) {
  check_real_out(name, to);
  Tensor x = transformable(self, true);
  int64_t d = wrapped(dim, x), length = n.value_or(2 * (x.size(d) - 1));
  check_points(length);
  if (n) x = resized(x, {d}, {length / 2 + 1});
  int64_t normalization = normalization_of(norm, forward);
  return call<"_fft_c2r">(forward ? conj(x) : x, Ints{d}, normalization, length);
}
Tensor along(const char* name, const Destination& to, const Tensor& self, Length n, int64_t dim,
             const Name& norm, bool forward) {
  if (!is_complex(self.dtype()))
    return from_real(name, to, self, n, dim, norm, forward, /*onesided=*/false);
  int64_t d = wrapped(dim, self);
  check_points(n.value_or(self.size(d)));
  Tensor x = n ? resized(self, {d}, {*n}) : self;
  int64_t normalization = normalization_of(norm, forward);
  check_complex_out(name, to);
  return call<"_fft_c2c">(x, Ints{d}, normalization, forward);
}

template <FixedString N, bool Forward>
Tensor along_dim(Destination& to, const Tensor& self, Length n, int64_t dim, const Name& norm) {
  return along(N.text, to, self, n, dim, norm, Forward);
}
template <FixedString N, bool Forward>
Tensor half_of_dim(Destination& to, const Tensor& self, Length n, int64_t dim, const Name& norm) {
  return from_real(N.text, to, self, n, dim, norm, Forward, /*onesided=*/true);
}
template <FixedString N, bool Forward>
Tensor real_along_dim(Destination& to, const Tensor& self, Length n, int64_t dim,
                      const Name& norm) {
  return to_real(N.text, to, self, n, dim, norm, Forward);
}

// --- Along several dims ----------------------------------------------------------------------

Tensor fftn(const Destination& to, const Tensor& self, const Lengths& s, const Lengths& dim,
            const Name& norm, bool forward) {
  Axes axes = axes_of(self, s, dim);
  Tensor x = resized(transformable(self, true), axes.dims, axes.sizes);
  int64_t normalization = normalization_of(norm, forward);
  check_complex_out("fftn", to);
  return call<"_fft_c2c">(x, axes.dims, normalization, forward);
}
template <bool Forward>
Tensor along_dims(Destination& to, const Tensor& self, const Lengths& s, const Lengths& dim,
                  const Name& norm) {
  return fftn(to, self, s, dim, norm, Forward);
}
Tensor rfftn(Destination& to, const Tensor& self, const Lengths& s, const Lengths& dim,
             const Name& norm) {
  check_as(ErrorType::Type, !is_complex(self.dtype()),
           "rfftn expects a real-valued input tensor, but got ", type_name(self.dtype()));
  Axes axes = axes_of(self, s, dim);
  check(!axes.dims.empty(), "rfftn must transform at least one axis");
  Tensor x = resized(transformable(self, false), axes.dims, axes.sizes);
  int64_t normalization = normalization_of(norm, true);
  check_complex_out("rfftn", to);
  return call<"_fft_r2c">(x, axes.dims, normalization, true);
}
Tensor irfftn(Destination& to, const Tensor& self, const Lengths& s, const Lengths& dim,
              const Name& norm) {
  int64_t length = 0;
  Axes axes = axes_of_half("irfftn", self, s, dim, &length);
  Tensor x = resized(transformable(self, true), axes.dims, axes.sizes);
  int64_t normalization = normalization_of(norm, false);
  check_real_out("irfftn", to);
  return call<"_fft_c2r">(x, axes.dims, normalization, length);
}
Tensor hfftn(Destination& to, const Tensor& self, const Lengths& s, const Lengths& dim,
             const Name& norm) {
  int64_t length = 0;
  Axes axes = axes_of_half("hfftn", self, s, dim, &length);
  Tensor x = resized(transformable(self, true), axes.dims, axes.sizes);
  int64_t normalization = normalization_of(norm, true);
  if (axes.dims.size() > 1) x = call<"_fft_c2c">(x, all_but_last(axes.dims), normalization, true);
  check_real_out("hfftn", to);
  return call<"_fft_c2r">(conj(x), Ints{axes.dims.back()}, normalization, length);
}
Tensor ihfftn(Destination& to, const Tensor& self, const Lengths& s, const Lengths& dim,
              const Name& norm) {
  Axes axes = axes_of(self, s, dim);
  check(!axes.dims.empty(), "ihfftn must transform at least one axis");
  Tensor x = resized(transformable(self, false), axes.dims, axes.sizes);
  int64_t normalization = normalization_of(norm, false);
  x = call<"_fft_r2c">(x, Ints{axes.dims.back()}, normalization, true);
  if (axes.dims.size() == 1) return conjugate(x, to);
  check_complex_out("ihfftn", to);
  return call<"_fft_c2c">(call<"conj_physical">(x), all_but_last(axes.dims), normalization, false);
}

/// The same where dims have a default, which is a list and no option.
using OfDims = Tensor(Destination&, const Tensor&, const Lengths&, const Lengths&, const Name&);
template <OfDims* F>
Tensor of_two(Destination& to, const Tensor& self, const Lengths& s, const Ints& dim,
              const Name& norm) {
  return F(to, self, s, dim, norm);
}

// --- Frequencies -----------------------------------------------------------------------------

DType type_of_frequencies(const char* name, const Destination& to, std::optional<DType> dtype) {
  DType type = to.tensor().defined() ? to.tensor().dtype() : dtype.value_or(default_dtype());
  check(!is_integral(type), name, " requires a floating point or complex dtype");
  return type;
}
Tensor fftfreq(Destination& to, int64_t n, double d, std::optional<DType> dtype) {
  DType type = type_of_frequencies("fftfreq", to, dtype);
  Tensor out = empty({n}, type);
  call<"copy_">(call<"slice.Tensor">(out, 0, 0, (n + 1) / 2), call<"arange">((n + 1) / 2, type));
  call<"copy_">(call<"slice.Tensor">(out, 0, (n + 1) / 2, n),
                call<"arange.start">(-(n / 2), 0, type));
  return call<"mul_.Tensor">(out, 1 / (double(n) * d));
}
Tensor rfftfreq(Destination& to, int64_t n, double d, std::optional<DType> dtype) {
  DType type = type_of_frequencies("rfftfreq", to, dtype);
  empty({n / 2 + 1}, type);  // of which a negative number is an error
  return call<"mul_.Tensor">(call<"arange">(n / 2 + 1, type), 1 / (double(n) * d));
}

Tensor shifted(const Tensor& self, const Lengths& dim, int64_t rounding) {
  Ints dims = dim ? Ints() : Ints(size_t(self.dim()), 0), shifts;
  std::iota(dims.begin(), dims.end(), 0);
  if (dim)
    for (int64_t d : *dim) dims.push_back(wrapped(d, self));
  for (int64_t d : dims) shifts.push_back((self.size(d) + rounding) / 2);
  return call<"roll">(self, shifts, dims);
}
Tensor fftshift(const Tensor& self, const Lengths& dim) { return shifted(self, dim, 0); }
Tensor ifftshift(const Tensor& self, const Lengths& dim) { return shifted(self, dim, 1); }

// --- Short pieces of a signal ----------------------------------------------------------------

std::string type_of(const Tensor& t) {
  return is_complex(t.dtype()) ? std::string("CPU") + type_name(t.dtype()) + "Type"
                               : type_string(t);
}
template <class T>
std::string written(const std::optional<T>& v) {
  return v ? std::to_string(*v) : "None";
}
/// The beginning of what errors say of a call.
std::string described(const char* name, const Tensor& self, int64_t n_fft, int64_t hop,
                      int64_t width, const Tensor& window) {
  return str(name, '(', type_of(self), self.sizes(), ", n_fft=", n_fft, ", hop_length=", hop,
             ", win_length=", width, ", window=",
             window.defined() ? str(type_of(window), '{', window.sizes(), '}') : "None");
}

Tensor stft(const Tensor& self, int64_t n_fft, Length hop_length, Length win_length,
            const Tensor& window, bool normalized, std::optional<bool> onesided,
            std::optional<bool> return_complex, std::optional<bool> align_to_window) {
  if (!window.defined())
    warn_once("aten/src/ATen/native/SpectralOps.cpp:854",
              "A window was not provided. A rectangular window will be applied,which is known to "
              "cause spectral leakage. Other windows such as torch.hann_window or "
              "torch.hamming_window are recommended to reduce spectral leakage.To suppress this "
              "warning and use a rectangular window, explicitly set `window=torch.ones(n_fft, "
              "device=<device>)`.");
  int64_t hop = hop_length.value_or(n_fft >> 2), width = win_length.value_or(n_fft);
  bool gives_complex = return_complex.value_or(is_complex(self.dtype()) ||
                                               (window.defined() && is_complex(window.dtype())));
  check(gives_complex || return_complex,
        "stft requires the return_complex parameter be given for real inputs, and will further "
        "require that return_complex=True in a future PyTorch release.");
  if (!gives_complex)
    warn_once(
        "aten/src/ATen/native/SpectralOps.cpp:893",
        "stft with return_complex=False is deprecated. In a future pytorch release, stft will "
        "return complex tensors for all inputs, and return_complex=False will raise an "
        "error.\nNote: you can still call torch.view_as_real on the complex output to recover "
        "the old return format.");
  std::string expected =
      str(described("stft", self, n_fft, hop, width, window), ", normalized=", normalized,
          ", onesided=", written(onesided), ", return_complex=", written(return_complex),
          ", align_to_window=", written(align_to_window), ") : expected ");
  if (!is_differentiable(self.dtype()))
    fail(ErrorType::NotImplemented, expected, "a tensor of floating point or complex values");
  check(self.dim() == 1 || self.dim() == 2, expected, "a 1D or 2D tensor");
  Tensor input = self.dim() == 1 ? call<"unsqueeze">(self, 0) : self;
  int64_t length = input.size(1);
  check(n_fft > 0 && n_fft <= length, expected, "0 < n_fft < ", length, ", but got n_fft=", width);
  check(hop > 0, expected, "hop_length > 0, but got hop_length=", hop);
  check(width > 0 && width <= n_fft, expected,
        "0 < win_length <= n_fft, but got win_length=", width);
  check(!window.defined() || (window.dim() == 1 && window.size(0) == width), expected,
        "a 1D window tensor of size equal to win_length=", width, ", but got window with size ",
        window.defined() ? window.sizes() : Ints());

  Tensor wide = window;
  if (width < n_fft) {
    wide = call<"zeros">(Ints{n_fft}, window.defined() ? window.dtype() : self.dtype());
    Tensor middle = call<"narrow">(wide, 0, (n_fft - width) / 2, width);
    if (window.defined())
      call<"copy_">(middle, window);
    else
      call<"fill_.Scalar">(middle, 1);
  }
  int64_t frames = 1 + (length - n_fft) / hop;
  if (align_to_window.value_or(false)) {
    frames = 1 + (length - width) / hop;
    int64_t margin = (n_fft - width) / 2;
    input = call<"constant_pad_nd">(input, Ints{margin, margin});
  }
  input = call<"as_strided">(input, Ints{input.size(0), frames, n_fft},
                             Ints{input.stride(0), hop * input.stride(1), input.stride(1)});
  if (wide.defined()) input = input * wide;

  bool complex = is_complex(input.dtype()), half = onesided.value_or(!complex);
  int64_t normalization = normalized ? kByRoot : kNone;
  check(!complex || !half, "Cannot have onesided output if window or input is complex");
  Tensor out = complex ? call<"_fft_c2c">(input, Ints{2}, normalization, true)
                       : call<"_fft_r2c">(input, Ints{2}, normalization, half);
  out = call<"transpose_">(out, 1, 2);
  if (self.dim() == 1) out = call<"squeeze_.dim">(out, 0);
  return gives_complex ? out : call<"view_as_real">(out);
}

/// The sum of the rows, each so many places behind the one before.
Tensor overlap_added(const Tensor& rows, int64_t length, int64_t n_fft, int64_t hop) {
  return call<"unfold_backward">(rows, Ints{rows.size(0), length}, 1, n_fft, hop);
}

Tensor istft(const Tensor& self, int64_t n_fft, Length hop_length, Length win_length,
             const Tensor& window, bool center, bool normalized, std::optional<bool> onesided,
             Length length, bool return_complex) {
  if (!window.defined())
    warn_once(
        "aten/src/ATen/native/SpectralOps.cpp:1054",
        "A window was not provided. A rectangular window will be applied.Please provide the "
        "same window used by stft to make the inversion lossless.To suppress this warning and "
        "use a rectangular window, explicitly set `window=torch.ones(n_fft, "
        "device=<device>)`.");
  int64_t hop = hop_length.value_or(n_fft >> 2), width = win_length.value_or(n_fft);
  check_as(ErrorType::Type, is_complex(self.dtype()),
           "istft requires a complex-valued input tensor matching the "
           "output from stft with return_complex=True.");
  Tensor parts = call<"view_as_real">(call<"resolve_conj">(self));
  int64_t frames = parts.size(-2), frequencies = parts.size(-3);
  int64_t whole = n_fft + hop * (frames - 1);
  std::string text = str(described("istft", self, n_fft, hop, width, window), ", center=", center,
                         ", normalized=", normalized, ", onesided=", written(onesided),
                         ", length=", written(length), ", return_complex=", return_complex, ") ");
  check(self.numel() > 0, text, ": input tensor cannot be empty.");
  check(parts.dim() == 3 || parts.dim() == 4, text,
        ": expected a tensor with 3 or 4 dimensions, but got ", parts.dim());
  bool half = onesided.value_or(frequencies != n_fft);
  check(frequencies == (half ? n_fft / 2 + 1 : n_fft), text,
        ": expected the frequency dimension (3rd to the last) of the input tensor to match n_fft",
        half ? " / 2 + 1 when onesided=True" : " when onesided=False", ", but got ", frequencies);
  check(0 < hop && hop <= width, text, ": expected 0 < hop_length <= win_length");
  check(0 < width && width <= n_fft, text, ": expected 0 < win_length <= n_fft");
  check(!window.defined() || (window.dim() == 1 && window.size(0) == width), text,
        ": Invalid window shape. window has to be 1D and length of `win_length`");

  Tensor wide = window.defined() ? window : call<"ones">(Ints{width}, parts.dtype());
  if (width != n_fft) {
    int64_t left = (n_fft - width) / 2;
    wide = call<"constant_pad_nd">(wide, Ints{left, n_fft - width - left});
  }
  bool batched = parts.dim() == 4;
  if (!batched) parts = call<"unsqueeze">(parts, 0);
  parts = call<"transpose.int">(parts, 1, 2);
  bool viewable = parts.stride(-1) == 1 && parts.offset() % 2 == 0;
  for (int64_t d = 0; d < 3; ++d) viewable = viewable && parts.stride(d) % 2 == 0;
  Tensor input = call<"view_as_complex">(viewable ? parts : call<"contiguous">(parts));

  int64_t normalization = normalized ? kByRoot : kByLength;
  if (return_complex) {
    check(!half, "Cannot have onesided output if window or input is complex");
    input = call<"_fft_c2c">(input, Ints{2}, normalization, false);
  } else {
    check(!window.defined() || !is_complex(window.dtype()),
          "Complex windows are incompatible with return_complex=False");
    if (!half) input = call<"slice.Tensor">(input, -1, 0, n_fft / 2 + 1);
    input = call<"_fft_c2r">(input, Ints{2}, normalization, n_fft);
  }
  Tensor y = overlap_added(input * call<"view">(wide, Ints{1, 1, n_fft}), whole, n_fft, hop);
  Tensor squares = call<"expand">(call<"pow.Tensor_Scalar">(wide, 2), Ints{1, frames, n_fft});
  Tensor envelope = overlap_added(squares, whole, n_fft, hop);

  int64_t start = center ? n_fft / 2 : 0;
  int64_t end = length ? start + *length : center ? -(n_fft / 2) : whole;
  y = call<"slice.Tensor">(y, 1, start, end);
  envelope = call<"slice.Tensor">(envelope, 1, start, end);
  check(!item(call<"lt.Scalar">(call<"min">(call<"abs">(envelope)), 1e-11)).to<bool>(), text,
        "window overlap add min: 1\n[ CPUBoolType{} ]");
  y = y / envelope;
  if (!batched) y = call<"squeeze.dim">(y, 0);
  if (end <= whole) return y;
  warn_once(
      "aten/src/ATen/native/SpectralOps.cpp:1218",
      "The length of signal is shorter than the length parameter. Result is being padded with "
      "zeros in the tail. Please check your center and hop_length settings.");
  return call<"constant_pad_nd">(y, Ints{0, end - whole});
}

// --- Gradients -------------------------------------------------------------------------------

Tensor c2c_grad(const Saved& s) {
  return call<"_fft_c2c">(s.grad, s.ints("dim"), s.integer("normalization"), !s.flag("forward"));
}
Tensor r2c_grad(const Saved& s) {
  const Ints& dim = s.ints("dim");
  Tensor grad = s.grad;
  Ints sizes = s.sizes("self");
  if (s.flag("onesided") && sizes != grad.sizes()) {
    Tensor full = call<"zeros">(sizes, grad.dtype());
    call<"copy_">(call<"slice.Tensor">(full, dim.back(), 0, grad.size(dim.back())), grad);
    grad = full;
  }
  return call<"real">(call<"_fft_c2c">(grad, dim, s.integer("normalization"), false));
}
Tensor c2r_grad(const Saved& s) {
  const Ints& dim = s.ints("dim");
  Tensor grad = call<"_fft_r2c">(s.grad, dim, s.integer("normalization"), true);
  // The frequencies that stand for their conjugates too.
  int64_t twice = s.grad.size(dim.back()) - grad.size(dim.back());
  if (twice > 0) call<"mul_.Tensor">(call<"narrow">(grad, dim.back(), 1, twice), Scalar(2));
  return grad;
}

// --- The table -------------------------------------------------------------------------------

#define ONE_DIM "(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor"
#define TWO_DIMS "(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor"
#define DIMS "(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor"
#define FREQUENCIES                                                                           \
  "(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, " \
  "bool? pin_memory=None) -> Tensor"

constexpr Op composite(const char* schema, Kernel kernel) {
  Op op = {.schema = schema, .forward = kernel, .out = "out", .composite = true};
  op.place = Place::Function;
  return op;
}

constexpr Op kOps[] = {
    {.schema = "_fft_c2c(Tensor self, SymInt[] dim, int normalization, bool forward) -> Tensor",
     .node = "FftC2CBackward0",
     .forward = kernel<&c2c>,
     .grads = {{"self", "dim normalization forward", c2c_grad}},
     .own_conj = true,
     .out = "out",
     .place = Place::Function},
    {.schema = "_fft_r2c(Tensor self, int[] dim, int normalization, bool onesided) -> Tensor",
     .node = "FftR2CBackward0",
     .forward = kernel<&r2c>,
     .grads = {{"self", "dim normalization onesided", r2c_grad}},
     .own_conj = true,
     .out = "out",
     .place = Place::Function},
    {.schema = "_fft_c2r(Tensor self, int[] dim, int normalization, SymInt last_dim_size) -> "
               "Tensor",
     .node = "FftC2RBackward0",
     .forward = kernel<&c2r>,
     .grads = {{"self", "dim normalization", c2r_grad}},
     .own_conj = true,
     .out = "out",
     .place = Place::Function},

    composite("fft_fft" ONE_DIM, kernel<&along_dim<"fft", true>>),
    composite("fft_ifft" ONE_DIM, kernel<&along_dim<"ifft", false>>),
    composite("fft_rfft" ONE_DIM, kernel<&half_of_dim<"rfft", true>>),
    composite("fft_ihfft" ONE_DIM, kernel<&half_of_dim<"ihfft", false>>),
    composite("fft_irfft" ONE_DIM, kernel<&real_along_dim<"irfft", false>>),
    composite("fft_hfft" ONE_DIM, kernel<&real_along_dim<"hfft", true>>),

    composite("fft_fftn" DIMS, kernel<&along_dims<true>>),
    composite("fft_ifftn" DIMS, kernel<&along_dims<false>>),
    composite("fft_rfftn" DIMS, kernel<&rfftn>),
    composite("fft_irfftn" DIMS, kernel<&irfftn>),
    composite("fft_hfftn" DIMS, kernel<&hfftn>),
    composite("fft_ihfftn" DIMS, kernel<&ihfftn>),

    composite("fft_fft2" TWO_DIMS, kernel<&of_two<along_dims<true>>>),
    composite("fft_ifft2" TWO_DIMS, kernel<&of_two<along_dims<false>>>),
    composite("fft_rfft2" TWO_DIMS, kernel<&of_two<rfftn>>),
    composite("fft_irfft2" TWO_DIMS, kernel<&of_two<irfftn>>),
    composite("fft_hfft2" TWO_DIMS, kernel<&of_two<hfftn>>),
    composite("fft_ihfft2" TWO_DIMS, kernel<&of_two<ihfftn>>),

    {.schema = "fft_fftfreq" FREQUENCIES,
     .forward = kernel<&fftfreq>,
     .out = "out",
     .place = Place::Function},
    {.schema = "fft_rfftfreq" FREQUENCIES,
     .forward = kernel<&rfftfreq>,
     .out = "out",
     .place = Place::Function},
    {.schema = "fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor",
     .forward = kernel<&fftshift>,
     .composite = true,
     .place = Place::Function},
    {.schema = "fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor",
     .forward = kernel<&ifftshift>,
     .composite = true,
     .place = Place::Function},

    {.schema = "stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? "
               "window=None, bool normalized=False, bool? onesided=None, bool? "
               "return_complex=None, bool? align_to_window=None) -> Tensor",
     .forward = kernel<&stft>,
     .composite = true,
     .place = Place::Function},
    {.schema = "istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, "
               "Tensor? window=None, bool center=True, bool normalized=False, bool? "
               "onesided=None, int? length=None, bool return_complex=False) -> Tensor",
     .forward = kernel<&istft>,
     .composite = true},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable fft_ops() { return kOps; }

}  // namespace tg
