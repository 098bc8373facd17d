#include "ops/tables.h"

namespace tg {

std::span<const OpTable> op_tables() {
  static const OpTable tables[] = {
      pointwise_ops(), special_ops(),       comparison_ops(), activation_ops(), reduction_ops(),
      sorting_ops(),   statistics_ops(),    loss_ops(),       view_ops(),       index_ops(),
      join_ops(),      copy_ops(),          factory_ops(),    random_ops(),     matmul_ops(),
      nn_ops(),        normalization_ops(), conv_ops(),       pool_ops(),       fold_ops(),
      upsample_ops(),  linalg_ops(),
  };
  return tables;
}

}  // namespace tg
