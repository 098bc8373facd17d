#include "ops/tables.h"

namespace tg {

std::span<const OpTable> op_tables() {
  static const OpTable tables[] = {
      arithmetic_ops(), transcendental_ops(), bits_ops(),       special_ops(),
      comparison_ops(), activation_ops(),     reduction_ops(),  norm_ops(),
      scans_ops(),      softmax_ops(),        statistics_ops(), sorting_ops(),
      loss_ops(),       view_ops(),           index_ops(),      scatter_ops(),
      join_ops(),       copy_ops(),           factory_ops(),    random_ops(),
      matmul_ops(),     einsum_ops(),         nn_ops(),         normalization_ops(),
      conv_ops(),       pool_ops(),           fold_ops(),       upsample_ops(),
      linalg_ops(),     distributions_ops(),  sequence_ops(),   factorization_ops(),
      grid_ops(),       unpool_ops(),         margin_ops(),     embedding_bag_ops(),
      ctc_ops(),        complex_ops(),        fft_ops(),
  };
  return tables;
}

}  // namespace tg
