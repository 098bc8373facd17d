// Primitives of numpy.random: streams by number, and what is drawn from them.
#include <map>
#include <memory>

#include "bindings/primitives.h"
#include "numpy/distributions.h"
#include "numpy/whole.h"

namespace tg {
namespace {

using numpy::Bits;
using numpy::Stream;

std::map<int64_t, std::unique_ptr<Bits>> streams;
int64_t last_stream = 0;

int64_t make(bool twister) {
  auto kind = twister ? Bits::Kind::MersenneTwister : Bits::Kind::Pcg64;
  streams[++last_stream] = std::make_unique<Bits>(kind);
  return last_stream;
}
void free_one(int64_t id) { streams.erase(id); }

Bits& bits_of(int64_t id) {
  auto found = streams.find(id);
  check(found != streams.end(), "malformed call: no stream ", id);
  return *found->second;
}
Stream stream_of(bool legacy) { return legacy ? Stream::RandomState : Stream::Generator; }

void seed(int64_t id, int64_t seed) { bits_of(id).seed(uint32_t(seed)); }

void seed_by_several(int64_t id, const Ints& seeds) {
  check(!seeds.empty(), "malformed call: no seeds");
  bits_of(id).seed(std::vector<uint32_t>(seeds.begin(), seeds.end()));
}

Ints state(int64_t id) {
  Ints all;
  for (uint64_t word : bits_of(id).state()) all.push_back(int64_t(word));
  return all;
}
void set_state(int64_t id, const Ints& words) {
  bits_of(id).set_state(std::vector<uint64_t>(words.begin(), words.end()));
}

// The kept normal of a RandomState, if there is one.
std::optional<Scalar> gauss(int64_t id) {
  const Bits& bits = bits_of(id);
  if (!bits.has_gauss) return std::nullopt;
  return Scalar(bits.gauss);
}
void set_gauss(int64_t id, std::optional<Scalar> value) {
  Bits& bits = bits_of(id);
  bits.has_gauss = value.has_value();
  bits.gauss = value ? value->to<double>() : 0.0;
}

// Numbers of a distribution: one where no sizes are given. Parameters are numbers, or packed
// float64 tensors of these sizes.
Value draw(int64_t id, bool legacy, const std::string& name, const std::optional<Ints>& sizes,
           const Value& a, const Value& b, const Value& c) {
  Bits& bits = bits_of(id);
  numpy::Kind kind = numpy::kind_of(name);
  const Value* given[] = {&a, &b, &c};
  std::vector<numpy::Parameter> parameters;
  for (size_t k = 0; k < kind.parameters; ++k) {
    if (const Tensor* t = given[k]->get<Tensor>()) {
      check(sizes && t->sizes() == *sizes && t->is_contiguous() && t->dtype() == DType::Float64,
            "malformed call: parameters of other sizes");
      parameters.push_back({0, *t});
    } else {
      check(given[k]->is<Scalar>(), "malformed call: a number is wanted");
      parameters.push_back({given[k]->as<Scalar>().to<double>(), {}});
    }
  }
  if (!sizes) {
    double numbers[3] = {};
    for (size_t k = 0; k < parameters.size(); ++k) numbers[k] = parameters[k].value;
    return numpy::draw(name, stream_of(legacy), bits, numbers);
  }
  Tensor t = empty(*sizes, kind.whole ? DType::Int64 : DType::Float64);
  numpy::fill(t, name, stream_of(legacy), bits, parameters);
  return t;
}

Tensor draw_floats(int64_t id, const std::string& name, const Ints& sizes,
                   const Scalar& parameter) {
  Tensor t = empty(sizes, DType::Float32);
  numpy::fill_floats(t, name, bits_of(id), parameter.to<float>());
  return t;
}

// From low to low + range.
Tensor integers(int64_t id, bool legacy, const Ints& sizes, DType dtype, const Value& low,
                const Value& range) {
  auto bounding = legacy ? numpy::Bounding::Masked : numpy::Bounding::Lemire;
  Tensor t = empty(sizes, dtype);
  if (const Tensor* lows = low.get<Tensor>()) {
    const Tensor* ranges = range.get<Tensor>();
    check(ranges && lows->sizes() == sizes && ranges->sizes() == sizes, "malformed call: ranges");
    numpy::fill_whole(t, bits_of(id), *lows, *ranges, bounding);
  } else {
    check(low.is<Scalar>() && range.is<Scalar>(), "malformed call: a number is wanted");
    numpy::fill_whole(t, bits_of(id), low.as<Scalar>().to<int64_t>(),
                      uint64_t(range.as<Scalar>().to<int64_t>()), bounding);
  }
  return t;
}

Tensor partners(int64_t id, int64_t n) { return numpy::partners(bits_of(id), n); }
Tensor permutation(int64_t id, int64_t n) { return numpy::permutation(bits_of(id), n); }
Tensor sample(int64_t id, int64_t n, int64_t count, bool shuffled) {
  return numpy::sample(bits_of(id), n, count, shuffled);
}
Tensor bytes(int64_t id, int64_t count) { return numpy::bytes(bits_of(id), count); }

Tensor multinomial(int64_t id, int64_t n, const Tensor& p, int64_t count) {
  return numpy::multinomial(bits_of(id), n, p, count);
}
Tensor dirichlet(int64_t id, bool legacy, const Tensor& alpha, int64_t count) {
  return numpy::dirichlet(bits_of(id), stream_of(legacy), alpha, count);
}

constexpr Primitive kPrimitives[] = {
    {"numpy.random.new", primitive<&make>},
    {"numpy.random.free", primitive<&free_one>},
    {"numpy.random.seed", primitive<&seed>},
    {"numpy.random.seed_by_several", primitive<&seed_by_several>},
    {"numpy.random.state", primitive<&state>},
    {"numpy.random.set_state", primitive<&set_state>},
    {"numpy.random.gauss", primitive<&gauss>},
    {"numpy.random.set_gauss", primitive<&set_gauss>},
    {"numpy.random.draw", primitive<&draw>},
    {"numpy.random.draw_floats", primitive<&draw_floats>},
    {"numpy.random.integers", primitive<&integers>},
    {"numpy.random.partners", primitive<&partners>},
    {"numpy.random.permutation", primitive<&permutation>},
    {"numpy.random.sample", primitive<&sample>},
    {"numpy.random.bytes", primitive<&bytes>},
    {"numpy.random.multinomial", primitive<&multinomial>},
    {"numpy.random.dirichlet", primitive<&dirichlet>},
};

}  // namespace

std::span<const Primitive> numpy_random_primitives() { return kPrimitives; }

}  // namespace tg
