// Random operators: the same streams as PyTorch's from the same seed.
#include "kernels/random.h"

#include <cmath>
#include <limits>

#include "core/warning.h"
#include "kernels/copy.h"
#include "kernels/half.h"
#include "op/functions.h"
#include "ops/factory.h"

namespace tg {
namespace {

using Type = std::optional<DType>;
using Format = std::optional<MemoryFormat>;

Tensor zero_grad(const Saved& s) { return call<"zeros_like">(s.grad); }

// --- Filling in place ------------------------------------------------------------------------

Tensor uniform_(const Tensor& self, double from, double to, Generator& g) {
  if (is_integral(self.dtype())) fail_not_implemented("check_uniform_bounds", self.dtype());
  check(from <= to, "uniform_ expects to return a [from, to) range, but found from=", from,
        " > to=", to);
  fill_uniform(is_complex(self.dtype()) ? parts_of(self) : self, from, to, g);
  return self;
}

Tensor normal_(const Tensor& self, double mean, double std, Generator& g) {
  check(std >= 0, "normal expects std >= 0.0, but found std ", std);
  // Of complex numbers half of the variance is that of either part.
  if (is_complex(self.dtype()))
    fill_normal(parts_of(self), mean, std / std::sqrt(2.0), g);
  else
    fill_normal(self, mean, std, g);
  return self;
}

// The largest number that integers up to it are all elements of the dtype.
double largest_exact(DType dtype) {
  return dispatch_elements(dtype, "random_", []<class T>() -> double {
    if constexpr (std::is_same_v<T, bool>)
      return 1;
    else if constexpr (std::is_integral_v<T>)
      return double(std::numeric_limits<T>::max());
    else
      return std::ldexp(
          1, is_half_type<T> ? std::is_same_v<T, Half> ? 11 : 8 : std::numeric_limits<T>::digits);
  });
}
void check_bound(int64_t value, DType dtype, const char* which) {
  double low = 0;
  if (is_floating(dtype)) {
    int digits = std::ilogb(largest_exact(dtype));
    if (std::abs(double(value)) > largest_exact(dtype))
      warn(which[0] == 'f' ? "aten/src/ATen/native/DistributionTemplates.h:111"
                           : "aten/src/ATen/native/DistributionTemplates.h:112",
           which, " is out of bounds [-(2^", digits, "), 2^", digits,
           "]. Due to precision limitations ", c_name(dtype),
           " can support discrete uniform distribution only within this range. This warning will "
           "become an error in version 1.7 release, please fix the code in advance");
    return;
  }
  dispatch_elements(dtype, "random_", [&]<class T>() {
    if constexpr (std::is_integral_v<T>) low = double(std::numeric_limits<T>::lowest());
  });
  check(double(value) >= low && double(value) <= largest_exact(dtype), which,
        " is out of bounds for ", c_name(dtype));
}

Tensor random_between(const Tensor& self, int64_t from, std::optional<int64_t> to, Generator& g) {
  if (to) {
    check(from < *to, "random_ expects 'from' to be less than 'to', but got from=", from,
          " >= to=", *to);
    check_bound(from, self.dtype(), "from");
    check_bound(*to - 1, self.dtype(), "to - 1");
    fill_integers(self, uint64_t(*to) - uint64_t(from), from, g);
  } else if (from == INT64_MIN) {
    fill_integers(self, 0, 0, g);
  } else {
    check_bound(from, self.dtype(), "from");
    uint64_t top =
        self.dtype() == DType::Int64 ? uint64_t(INT64_MAX) : uint64_t(largest_exact(self.dtype()));
    fill_integers(self, top - uint64_t(from) + 1, from, g);
  }
  return self;
}
Tensor random_to(const Tensor& self, int64_t to, Generator& g) {
  return random_between(self, 0, to, g);
}
Tensor random_(const Tensor& self, Generator& g) {
  fill_any_integers(self, g);
  return self;
}

Tensor bernoulli_p_(const Tensor& self, double p, Generator& g) {
  check(p >= 0 && p <= 1, "bernoulli_ expects p to be in [0, 1], but got p=", p);
  fill_bernoulli(self, p, g);
  return self;
}
Tensor bernoulli_tensor_(const Tensor& self, const Tensor& p, Generator& g) {
  fill_bernoulli(self, call<"expand">(p, self.sizes()), g);
  return self;
}

Tensor exponential_(const Tensor& self, double lambda, Generator& g) {
  check(is_floating(self.dtype()) || self.numel() == 0,
        "Exponential distribution is a continuous probability distribution. dtype must be a "
        "floating point but you specified ",
        type_name(self.dtype()));
  check(lambda > 0, "exponential_ expects lambda > 0.0, but found lambda=", lambda);
  if (self.numel() != 0) fill_exponential(self, lambda, g);
  return self;
}
Tensor cauchy_(const Tensor& self, double median, double sigma, Generator& g) {
  check(sigma > 0, "cauchy_ expects sigma > 0.0, but found sigma=", sigma);
  check(is_floating(self.dtype()),
        "Cauchy distribution is a continuous probability distribution. dtype must be a floating "
        "point but you specified ",
        c_name(self.dtype()));
  fill_cauchy(self, median, sigma, g);
  return self;
}
Tensor log_normal_(const Tensor& self, double mean, double std, Generator& g) {
  check(std > 0, "log_normal_ expects std > 0.0, but found std=", std);
  fill_log_normal(self, mean, std, g);
  return self;
}
Tensor geometric_(const Tensor& self, double p, Generator& g) {
  check(0 < p && p < 1, "geometric_ expects p to be in (0, 1), but got p=", p);
  fill_geometric(self, p, g);
  return self;
}

// --- Fresh tensors ---------------------------------------------------------------------------

DType floating(Destination& to, Type dtype) {
  if (dtype) return *dtype;
  return to.tensor().defined() ? to.tensor().dtype() : default_dtype();
}

Tensor rand_by(Destination& to, const Ints& size, Generator& g, Type dtype) {
  return uniform_(empty(size, floating(to, dtype)), 0, 1, g);
}
Tensor rand(Destination& to, const Ints& size, Type dtype) {
  return rand_by(to, size, default_generator(), dtype);
}
Tensor randn_by(Destination& to, const Ints& size, Generator& g, Type dtype) {
  return normal_(empty(size, floating(to, dtype)), 0, 1, g);
}
Tensor randn(Destination& to, const Ints& size, Type dtype) {
  return randn_by(to, size, default_generator(), dtype);
}

Tensor randint_between_by(int64_t low, int64_t high, const Ints& size, Generator& g, Type dtype) {
  return random_between(empty(size, dtype.value_or(DType::Int64)), low, high, g);
}
Tensor randint_between(int64_t low, int64_t high, const Ints& size, Type dtype) {
  return randint_between_by(low, high, size, default_generator(), dtype);
}
Tensor randint_by(int64_t high, const Ints& size, Generator& g, Type dtype) {
  return randint_between_by(0, high, size, g, dtype);
}
Tensor randint(int64_t high, const Ints& size, Type dtype) {
  return randint_between_by(0, high, size, default_generator(), dtype);
}

Tensor rand_like_by(const Tensor& self, Generator& g, Type dtype, Format format) {
  return uniform_(make_like(self, dtype, format), 0, 1, g);
}
Tensor rand_like(const Tensor& self, Type dtype, Format format) {
  return rand_like_by(self, default_generator(), dtype, format);
}
Tensor randn_like_by(const Tensor& self, Generator& g, Type dtype, Format format) {
  return normal_(make_like(self, dtype, format), 0, 1, g);
}
Tensor randn_like(const Tensor& self, Type dtype, Format format) {
  return randn_like_by(self, default_generator(), dtype, format);
}
Tensor randint_like(const Tensor& self, int64_t high, Type dtype, Format format) {
  return random_between(make_like(self, dtype, format), 0, high, default_generator());
}
Tensor randint_like_between(const Tensor& self, int64_t low, int64_t high, Type dtype,
                            Format format) {
  return random_between(make_like(self, dtype, format), low, high, default_generator());
}

Tensor randperm_by(int64_t n, Generator& g, Type dtype) {
  Tensor t = empty({n}, dtype.value_or(DType::Int64));
  dispatch_elements(t.dtype(), "randperm", [&]<class T>() { Scalar(n).checked<T>(); });
  fill_permutation(t, g);
  return t;
}
Tensor randperm(int64_t n, Type dtype) { return randperm_by(n, default_generator(), dtype); }

void check_deviations(const Tensor& std) {
  check(std.numel() == 0 || item(call<"min">(std)).to<double>() >= 0,
        "normal expects all elements of std >= 0.0");
}
Tensor normal_around(const Tensor& mean, double std, Generator& g) {
  Tensor t = normal_(empty(mean.sizes(), mean.dtype()), 0, std, g);
  return call<"add_.Tensor">(t, mean);
}
Tensor normal_spread(double mean, const Tensor& std, Generator& g) {
  check_deviations(std);
  Tensor t = normal_(empty(std.sizes(), std.dtype()), 0, 1, g);
  call<"mul_.Tensor">(t, std);
  return call<"add_.Tensor">(t, Scalar(mean));
}
Tensor normal_both(const Tensor& mean, const Tensor& std, Generator& g) {
  check_deviations(std);
  Tensor t = normal_(empty(broadcast(mean.sizes(), std.sizes()), mean.dtype()), 0, 1, g);
  call<"mul_.Tensor">(t, std);
  return call<"add_.Tensor">(t, mean);
}
Tensor normal_sized(Destination& to, double mean, double std, const Ints& size, Generator& g,
                    Type dtype) {
  return normal_(empty(size, floating(to, dtype)), mean, std, g);
}

Tensor bernoulli(Destination& to, const Tensor& self, Generator& g) {
  Tensor t = empty(self.sizes(), to.tensor().defined() ? to.tensor().dtype() : self.dtype());
  fill_bernoulli(t, self, g);
  return t;
}
Tensor bernoulli_p(const Tensor& self, double p, Generator& g) {
  return bernoulli_p_(make_like(self), p, g);
}
Tensor poisson(const Tensor& self, Generator& g) {
  Tensor t = empty(self.sizes(), self.dtype());
  fill_poisson(t, self, g);
  return t;
}

Tensor multinomial(const Tensor& self, int64_t count, bool replacement, Generator& g) {
  check(self.dim() == 1 || self.dim() == 2, "prob_dist must be 1 or 2 dim");
  check(
      is_floating(self.dtype()),
      "multinomial only supports floating-point dtypes for input, got: ", type_name(self.dtype()));
  check(count > 0, "cannot sample n_sample <= 0 samples");
  check(replacement || count <= self.size(-1),
        "cannot sample n_sample > prob_dist.size(-1) samples without replacement");
  Ints sizes = self.sizes();
  sizes.back() = count;
  Tensor t = empty(sizes, DType::Int64);
  if (t.numel() > 0) sample_multinomial(t, call<"contiguous">(self), count, replacement, g);
  return t;
}

// --- Dropout ---------------------------------------------------------------------------------

template <bool InPlace>
Tensor times(const Tensor& input, const Tensor& noise) {
  return InPlace ? call<"mul_.Tensor">(input, noise) : call<"mul.Tensor">(input, noise);
}

// Elements (whole channels of a feature dropout) are kept with probability 1 - p and scaled so
// that the expectation stays; alpha dropout keeps mean and variance of a selu's output.
template <bool InPlace, bool Feature, bool Alpha>
Tensor dropout(const Tensor& input, double p, bool train) {
  check(p >= 0 && p <= 1, "dropout probability has to be between 0 and 1, but got ", p);
  if (p == 0 || !train || input.numel() == 0) return input;
  if (p == 1) return times<InPlace>(input, call<"zeros">(Ints{}, input.dtype()));
  Tensor noise;
  if (Feature) {
    check(input.dim() >= 2, "Feature dropout requires at least 2 dimensions in the input");
    Ints sizes(input.sizes().size(), 1);
    sizes[0] = input.size(0);
    sizes[1] = input.size(1);
    noise = call<"empty.memory_format">(sizes, input.dtype());
  } else {
    noise = call<"empty_like">(input);
  }
  call<"bernoulli_.float">(noise, 1 - p);
  if (!Alpha) return times<InPlace>(input, call<"div_.Tensor">(noise, Scalar(1 - p)));
  constexpr double kAlpha = 1.7580993408473766;
  double a = 1 / std::sqrt((kAlpha * kAlpha * p + 1) * (1 - p));
  Tensor shift = call<"add.Scalar">(noise, -1);
  call<"mul_.Tensor">(shift, Scalar(kAlpha * a));
  call<"add_.Tensor">(shift, Scalar(kAlpha * a * p));
  call<"mul_.Tensor">(noise, Scalar(a));
  return call<"add_.Tensor">(times<InPlace>(input, noise), shift);
}

std::tuple<Tensor, Tensor> native_dropout(const Tensor& input, double p,
                                          std::optional<bool> train) {
  if (input.numel() == 0) return {input, make_like(input)};
  if (train && !*train) return {call<"clone">(input), call<"ones_like">(input, DType::Bool)};
  Tensor mask = empty(input.sizes(), DType::Bool);
  bernoulli_p_(mask, 1 - p, default_generator());
  double scale = p == 1 ? 0 : 1 / (1 - p);
  return {input * mask * Scalar(scale), mask};
}
Tensor native_dropout_backward(const Tensor& grad, const Tensor& mask, double scale) {
  return grad * mask * Scalar(scale);
}

// --- The table -------------------------------------------------------------------------------

// --- Leaky units with a slope by chance ------------------------------------------------------

Tensor rrelu_with_noise(const Tensor& self, const Tensor& noise, const Scalar& lower,
                        const Scalar& upper, bool training, Generator& g) {
  double low = lower.to<double>(), high = upper.to<double>();
  check(low <= high, "Lower bound should be less than or equal to the upper bound");
  if (!training) return call<"leaky_relu">(self, Scalar((low + high) / 2));
  if (self.dtype() == DType::BFloat16) {  // there is no kernel of float16
    Tensor wide = widened(noise);
    Tensor out = rrelu_with_noise(widened(self), wide, lower, upper, training, g);
    narrow(noise, wide);
    return narrowed(out, self.dtype());
  }
  Tensor from = call<"contiguous">(self), out = empty(self.sizes(), self.dtype());
  dispatch_floating(self.dtype(), "rrelu_with_noise_out_cpu", [&]<class T>() {
    T *to = out.data<T>(), *slope = noise.data<T>();
    for (int64_t i = 0, n = from.numel(); i < n; ++i) {
      T x = from.data<T>()[i];
      slope[i] = x <= 0 ? T(g.uniform53() * (high - low) + low) : T(1);
      to[i] = x * slope[i];
    }
  });
  return out;
}
Tensor rrelu_with_noise_(const Tensor& self, const Tensor& noise, const Scalar& lower,
                         const Scalar& upper, bool training, Generator& g) {
  copy_elements(self, rrelu_with_noise(self, noise, lower, upper, training, g));
  return self;
}
Tensor rrelu(const Tensor& self, const Scalar& lower, const Scalar& upper, bool training,
             Generator& g) {
  return call<"rrelu_with_noise">(self, call<"empty_like">(self), lower, upper, training,
                                  Value(Ref<Generator>(&g)));
}
Tensor rrelu_(const Tensor& self, const Scalar& lower, const Scalar& upper, bool training,
              Generator& g) {
  return call<"rrelu_with_noise_">(self, call<"empty_like">(self), lower, upper, training,
                                   Value(Ref<Generator>(&g)));
}
// `Of`: what was kept, the input or, in place, the result.
template <FixedString Of>
Tensor rrelu_gradient(const Saved& s) {
  double low = s.scalar("lower").to<double>(), high = s.scalar("upper").to<double>();
  if (s.flag("training") && high - low > 1e-6) return s.grad * s["noise"];
  std::string_view of = Of.text;
  return call<"leaky_relu_backward">(s.grad, s[of], Scalar((low + high) / 2), of == "result");
}

#define MEMORY "Layout? layout=None, Device? device=None, bool? pin_memory=None"
#define OPTIONS "ScalarType? dtype=None, " MEMORY
#define FORMAT OPTIONS ", MemoryFormat? memory_format=None"
#define INTEGERS "ScalarType? dtype=4, " MEMORY

// --- Gradients -------------------------------------------------------------------------------

Tensor native_dropout_gradient(const Saved& s) {
  double p = s.get<double>("p");
  auto train = s.get<std::optional<bool>>("train");
  double scale = train && !*train ? 1 : p == 1 ? 0 : 1 / (1 - p);
  return call<"native_dropout_backward">(s.grad, s["result1"], scale);
}
Tensor native_dropout_backward_gradient(const Saved& s) {
  return s.grad * s["mask"] * Scalar(s.get<double>("scale"));
}

constexpr Op kOps[] = {
    {.schema = "rand(SymInt[] size, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&rand>,
     .out = "out",
     .place = Place::Function},
    {.schema = "rand.generator(SymInt[] size, *, Generator? generator, " OPTIONS ") -> Tensor",
     .forward = kernel<&rand_by>,
     .out = "generator_out",
     .place = Place::Function},
    {.schema = "randn(SymInt[] size, *, " OPTIONS ") -> Tensor",
     .forward = kernel<&randn>,
     .out = "out",
     .place = Place::Function},
    {.schema = "randn.generator(SymInt[] size, *, Generator? generator, " OPTIONS ") -> Tensor",
     .forward = kernel<&randn_by>,
     .out = "generator_out",
     .place = Place::Function},
    {.schema = "randint(SymInt high, SymInt[] size, *, " INTEGERS ") -> Tensor",
     .forward = kernel<&randint>,
     .out = "out",
     .place = Place::Function},
    {.schema = "randint.generator(SymInt high, SymInt[] size, *, Generator? generator, " INTEGERS
               ") -> Tensor",
     .forward = kernel<&randint_by>,
     .out = "generator_out",
     .place = Place::Function},
    {.schema = "randint.low(SymInt low, SymInt high, SymInt[] size, *, " INTEGERS ") -> Tensor",
     .forward = kernel<&randint_between>,
     .out = "low_out",
     .place = Place::Function},
    {.schema = "randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? "
               "generator, " INTEGERS ") -> Tensor",
     .forward = kernel<&randint_between_by>,
     .out = "low_generator_out",
     .place = Place::Function},
    {.schema = "rand_like(Tensor self, *, " FORMAT ") -> Tensor",
     .forward = kernel<&rand_like>,
     .place = Place::Function},
    {.schema = "rand_like.generator(Tensor self, *, Generator? generator, " FORMAT ") -> Tensor",
     .forward = kernel<&rand_like_by>,
     .place = Place::Function},
    {.schema = "randn_like(Tensor self, *, " FORMAT ") -> Tensor",
     .forward = kernel<&randn_like>,
     .place = Place::Function},
    {.schema = "randn_like.generator(Tensor self, *, Generator? generator, " FORMAT ") -> Tensor",
     .forward = kernel<&randn_like_by>,
     .place = Place::Function},
    {.schema = "randint_like(Tensor self, SymInt high, *, " FORMAT ") -> Tensor",
     .forward = kernel<&randint_like>,
     .place = Place::Function},
    {.schema =
         "randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, " FORMAT ") -> Tensor",
     .forward = kernel<&randint_like_between>,
     .place = Place::Function},
    {.schema = "randperm(SymInt n, *, " INTEGERS ") -> Tensor",
     .forward = kernel<&randperm>,
     .out = "out",
     .place = Place::Function},
    {.schema = "randperm.generator(SymInt n, *, Generator? generator, " INTEGERS ") -> Tensor",
     .forward = kernel<&randperm_by>,
     .out = "generator_out",
     .place = Place::Function},
    {.schema = "normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> "
               "Tensor",
     .node = "NormalBackward1",
     .forward = kernel<&normal_around>,
     .grads = {{"mean", "", zero_grad}},
     .real_alone = true,
     .out = "Tensor_float_out",
     .overlap = Overlap::SameElements,
     .place = Place::Function},
    {.schema = "normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> "
               "Tensor",
     .node = "NormalBackward2",
     .forward = kernel<&normal_spread>,
     .grads = {{"std", "", zero_grad}},
     .real_alone = true,
     .out = "float_Tensor_out",
     .overlap = Overlap::SameElements,
     .place = Place::Function},
    {.schema = "normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> "
               "Tensor",
     .node = "NormalBackward3",
     .forward = kernel<&normal_both>,
     .grads = {{"mean", "", zero_grad}, {"std", "", zero_grad}},
     .real_alone = true,
     .out = "Tensor_Tensor_out",
     .overlap = Overlap::SameElements,
     .place = Place::Function},
    {.schema = "normal.float_float(float mean, float std, SymInt[] size, *, Generator? "
               "generator=None, " OPTIONS ") -> Tensor",
     .forward = kernel<&normal_sized>,
     .out = "float_float_out",
     .overlap = Overlap::SameElements,
     .place = Place::Function},
    {.schema = "normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? "
               "generator=None) -> Tensor(a!)",
     .node = "NormalBackward0",
     .forward = kernel<&normal_>,
     .grads = {{"self", "", zero_grad}},
     .overlap = Overlap::SameElements,
     .place = Place::Method},
    {.schema = "uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? "
               "generator=None) -> Tensor(a!)",
     .node = "UniformBackward0",
     .forward = kernel<&uniform_>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Method},
    {.schema = "random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> "
               "Tensor(a!)",
     .node = "RandomBackward0",
     .forward = kernel<&random_between>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Method},
    {.schema = "random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)",
     .node = "RandomBackward1",
     .forward = kernel<&random_to>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Method},
    {.schema = "random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)",
     .node = "RandomBackward2",
     .forward = kernel<&random_>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Method},
    {.schema = "bernoulli(Tensor self, *, Generator? generator=None) -> Tensor",
     .node = "BernoulliBackward0",
     .forward = kernel<&bernoulli>,
     .grads = {{"self", "", zero_grad}},
     .out = "out",
     .overlap = Overlap::SameElements},
    {.schema = "bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor",
     .forward = kernel<&bernoulli_p>},
    {.schema = "bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> "
               "Tensor(a!)",
     .node = "BernoulliBackward1",
     .forward = kernel<&bernoulli_tensor_>,
     .grads = {{"self", "", zero_grad},
               {"p", "", [](const Saved& s) { return call<"zeros">(s.sizes("p"), s.dtype("p")); }}},
     .overlap = Overlap::SameElements,
     .place = Place::Method},
    {.schema = "bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> "
               "Tensor(a!)",
     .node = "BernoulliBackward2",
     .forward = kernel<&bernoulli_p_>,
     .grads = {{"self", "", zero_grad}},
     .overlap = Overlap::SameElements,
     .place = Place::Method},
    {.schema = "exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> "
               "Tensor(a!)",
     .node = "ExponentialBackward0",
     .forward = kernel<&exponential_>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Method},
    {.schema = "cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? "
               "generator=None) -> Tensor(a!)",
     .node = "CauchyBackward0",
     .forward = kernel<&cauchy_>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Method},
    {.schema = "log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? "
               "generator=None) -> Tensor(a!)",
     .node = "LogNormalBackward0",
     .forward = kernel<&log_normal_>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Method},
    {.schema = "geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)",
     .node = "GeometricBackward0",
     .forward = kernel<&geometric_>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Method},
    {.schema = "poisson(Tensor self, Generator? generator=None) -> Tensor",
     .node = "PoissonBackward0",
     .forward = kernel<&poisson>,
     .grads = {{"self", "", zero_grad}},
     .place = Place::Function},
    {.schema = "multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, "
               "Generator? generator=None) -> Tensor",
     .forward = kernel<&multinomial>,
     .out = "out"},
    {.schema = "dropout(Tensor input, float p, bool train) -> Tensor",
     .forward = kernel<&dropout<false, false, false>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)",
     .forward = kernel<&dropout<true, false, false>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "feature_dropout(Tensor input, float p, bool train) -> Tensor",
     .forward = kernel<&dropout<false, true, false>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)",
     .forward = kernel<&dropout<true, true, false>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "alpha_dropout(Tensor input, float p, bool train) -> Tensor",
     .forward = kernel<&dropout<false, false, true>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)",
     .forward = kernel<&dropout<true, false, true>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor",
     .forward = kernel<&dropout<false, true, true>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)",
     .forward = kernel<&dropout<true, true, true>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool "
               "training=False, Generator? generator=None) -> Tensor",
     .forward = kernel<&rrelu>,
     .composite = true,
     .place = Place::Function},
    {.schema = "rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool "
               "training=False, Generator? generator=None) -> Tensor(a!)",
     .forward = kernel<&rrelu_>,
     .composite = true,
     .place = Place::Function},
    {.schema = "rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar "
               "upper=0.33333333333333331, bool training=False, Generator? generator=None) -> "
               "Tensor",
     .node = "RreluWithNoiseBackward0",
     .forward = kernel<&rrelu_with_noise>,
     .grads = {{"self", "self noise lower upper training", rrelu_gradient<"self">}},
     .place = Place::NN},
    {.schema = "rrelu_with_noise_(Tensor(a!) self, Tensor(b!) noise, Scalar lower=0.125, Scalar "
               "upper=0.33333333333333331, bool training=False, Generator? generator=None) -> "
               "Tensor(a!)",
     .node = "RreluWithNoiseBackward1",
     .forward = kernel<&rrelu_with_noise_>,
     .grads = {{"self", "result noise lower upper training", rrelu_gradient<"result">}},
     .place = Place::NN},
    {.schema = "native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)",
     .node = "NativeDropoutBackward0",
     .forward = kernel<&native_dropout>,
     .grads = {{"input", "p train result1", native_dropout_gradient}},
     .place = Place::Function},
    {.schema = "native_dropout_backward(Tensor grad_output, Tensor mask, float scale) -> Tensor",
     .node = "NativeDropoutBackwardBackward0",
     .forward = kernel<&native_dropout_backward>,
     .grads = {{"grad_output", "mask scale", native_dropout_backward_gradient}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

#undef INTEGERS
#undef FORMAT
#undef OPTIONS
#undef MEMORY

}  // namespace

OpTable random_ops() { return kOps; }

}  // namespace tg
