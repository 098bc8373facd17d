// Primitives of random generators: the default one, which has the number 0, and others.
#include "bindings/primitives.h"
#include "core/generator_state.h"

namespace tg {
namespace {

void seed_default(int64_t seed) { default_generator().manual_seed(uint64_t(seed)); }
int64_t seed_of_default() { return int64_t(default_generator().initial_seed()); }

int64_t make() { return handles().put(make_ref<Generator>()); }
void free_one(int64_t id) { handles().release_generator(id); }
void seed(const Ref<Generator>& g, int64_t seed) { g->manual_seed(uint64_t(seed)); }
int64_t seed_of(const Ref<Generator>& g) { return int64_t(g->initial_seed()); }

Tensor state(const Ref<Generator>& g) {
  Tensor t = empty({kGeneratorBytes}, DType::UInt8);
  write_state(*g, t.raw());
  return t;
}

void set_state(const Ref<Generator>& g, const Tensor& t) {
  check_as(ErrorType::Type, t.dtype() == DType::UInt8, "RNG state must be a torch.ByteTensor");
  check(t.numel() == kGeneratorBytes, "Expected a CPUGeneratorImplState of size ", kGeneratorBytes,
        " but found the input RNG state size to be ", t.numel());
  check(t.is_contiguous(), "RNG state must be contiguous");
  read_state(*g, t.raw());
}

constexpr Primitive kPrimitives[] = {
    {"random.manual_seed", primitive<&seed_default>},
    {"random.initial_seed", primitive<&seed_of_default>},
    {"generator.new", primitive<&make>},
    {"generator.free", primitive<&free_one>},
    {"generator.manual_seed", primitive<&seed>},
    {"generator.initial_seed", primitive<&seed_of>},
    {"generator.get_state", primitive<&state>},
    {"generator.set_state", primitive<&set_state>},
};

}  // namespace

std::span<const Primitive> generator_primitives() { return kPrimitives; }

}  // namespace tg
