// The families' tables. They are listed rather than registering themselves: linkers drop statics
// that nobody names.
#pragma once

#include "op/registry.h"

namespace tg {

OpTable arithmetic_ops();
OpTable complex_ops();
OpTable fft_ops();
OpTable transcendental_ops();
OpTable bits_ops();
OpTable special_ops();
OpTable comparison_ops();
OpTable activation_ops();
OpTable reduction_ops();
OpTable norm_ops();
OpTable scans_ops();
OpTable softmax_ops();
OpTable statistics_ops();
OpTable sorting_ops();
OpTable loss_ops();
OpTable view_ops();
OpTable index_ops();
OpTable scatter_ops();
OpTable join_ops();
OpTable copy_ops();
OpTable factory_ops();
OpTable random_ops();
OpTable distributions_ops();
OpTable sequence_ops();
OpTable matmul_ops();
OpTable einsum_ops();
OpTable nn_ops();
OpTable normalization_ops();
OpTable conv_ops();
OpTable pool_ops();
OpTable fold_ops();
OpTable upsample_ops();
OpTable linalg_ops();
OpTable factorization_ops();
OpTable grid_ops();
OpTable unpool_ops();
OpTable margin_ops();
OpTable embedding_bag_ops();
OpTable ctc_ops();

}  // namespace tg
