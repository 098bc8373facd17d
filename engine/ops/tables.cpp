// The tables of the families of operators, each of which engine/ops/FAMILY.cpp defines: no file but
// this one and that changes with a new one. They are listed rather than registering themselves:
// linkers drop statics that nobody names.
#include "op/registry.h"

#define TG_FAMILIES(with)                                                                          \
  with(arithmetic) with(transcendental) with(bits) with(special) with(comparison) with(activation) \
      with(reduction) with(norm) with(scans) with(softmax) with(statistics) with(sorting)          \
          with(loss) with(view) with(index) with(scatter) with(join) with(copy) with(factory)      \
              with(random) with(matmul) with(einsum) with(nn) with(normalization) with(conv)       \
                  with(pool) with(fold) with(upsample) with(linalg) with(distributions)            \
                      with(sequence) with(factorization) with(grid) with(unpool) with(margin)      \
                          with(embedding_bag) with(ctc) with(complex) with(fft) with(windows)      \
                              with(recurrent) with(padding)
#define TG_DECLARED(family) OpTable family##_ops();
#define TG_TABLE(family) family##_ops(),

namespace tg {

TG_FAMILIES(TG_DECLARED)

std::span<const OpTable> op_tables() {
  static const OpTable tables[] = {TG_FAMILIES(TG_TABLE)};
  return tables;
}

}  // namespace tg
