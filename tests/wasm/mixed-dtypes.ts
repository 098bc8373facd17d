/** Samples in which the engine differs from PyTorch when a dtype is changed, under the reason why. */
const REASONS: Record<string, Record<string, string>> = {
  'PyTorch raises too, in other words or of another argument first': {
    'arithmetic round.decimals': '2/contiguous 0:int64',
    'arithmetic __iand__.Tensor': '0/contiguous 1:float32',
    'arithmetic __ior__.Tensor': '0/contiguous 1:float32',
    'arithmetic __ixor__.Tensor': '0/contiguous 1:float32',
    'arithmetic __ilshift__.Tensor': '0/contiguous 1:float32',
    'arithmetic __irshift__.Tensor': '0/contiguous 1:float32',
    'indexing index_put':
      '5/contiguous 0:float64, 5/contiguous 0:int64, 5/contiguous 2:float64, 5/contiguous 2:int64, 6/contiguous 1:float32',
    'indexing masked_fill.Tensor': '1/contiguous 1:uint8, 1/contiguous 1:float32',
    'indexing take_along_dim': '2/contiguous 1:int32, 2/contiguous 1:float32',
    'joining meshgrid.indexing':
      '2/contiguous 0:float64, 2/contiguous 0:int64, 2/contiguous 1:float64, 2/contiguous 1:int64',
    'linalg vdot':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    'linalg addmm':
      '2/contiguous 0:float64, 2/contiguous 0:int64, 2/contiguous 1:float64, 2/contiguous 1:int64, 2/contiguous 2:float64, 2/contiguous 2:int64',
    'linalg baddbmm':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 0/contiguous 2:float64, 0/contiguous 2:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64, 1/contiguous 2:float64, 1/contiguous 2:int64',
    'linalg linear':
      '4/contiguous 0:float64, 4/contiguous 0:int64, 4/contiguous 1:float64, 4/contiguous 1:int64, 4/contiguous 2:float64, 4/contiguous 2:int64',
    'linalg chain_matmul':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    'more logdet': '0/contiguous 0:int64',
    'more linalg_solve_triangular': '0/contiguous 0:int64',
    'more linalg_eigvalsh': '0/contiguous 0:int64',
    'more linalg_matrix_rank.atol_rtol_float':
      '0/contiguous 0:int64, 1/contiguous 0:int64, 2/contiguous 0:int64, 3/contiguous 0:int64, 4/contiguous 0:int64, 5/contiguous 0:int64',
    'more linalg_matrix_rank.atol_rtol_tensor': '0/contiguous 0:int64, 1/contiguous 0:int64',
    'more linalg_matrix_rank': '0/contiguous 0:int64, 1/contiguous 0:int64',
    'more linalg_matrix_rank.tol_tensor': '0/contiguous 0:int64',
    'more linalg_pinv.atol_rtol_float':
      '0/contiguous 0:int64, 1/contiguous 0:int64, 2/contiguous 0:int64, 3/contiguous 0:int64, 4/contiguous 0:int64, 5/contiguous 0:int64',
    'more linalg_pinv.atol_rtol_tensor': '0/contiguous 0:int64, 1/contiguous 0:int64',
    'more linalg_pinv': '0/contiguous 0:int64, 1/contiguous 0:int64',
    'more linalg_pinv.rcond_tensor': '0/contiguous 0:int64',
    'more pinverse': '0/contiguous 0:int64, 1/contiguous 0:int64',
    'more nll_loss2d': '0/contiguous 0:int64',
    'more addbmm':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 0/contiguous 2:float64, 0/contiguous 2:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64, 1/contiguous 2:float64, 1/contiguous 2:int64, 2/contiguous 0:int64',
    'more linalg_multi_dot':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 0/contiguous 2:float64, 0/contiguous 2:int64',
    'more convolution':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    'more conv1d.padding':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    'more conv2d.padding':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    'more conv_transpose1d':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    'more conv_transpose2d.input':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    'more linalg_matrix_norm': '0/contiguous 0:int64',
    'more linalg_matrix_norm.str_ord': '0/contiguous 0:int64',
    'more linalg_norm.ord_str': '0/contiguous 0:int64',
    'more nll_loss2d_forward': '0/contiguous 0:int64',
    'more _scaled_dot_product_flash_attention_for_cpu': '0/contiguous 0:int64',
    'nn nll_loss': '2/contiguous 0:int64, 6/contiguous 1:int32, 6/contiguous 1:float32',
    'nn nll_loss_nd': '1/contiguous 0:int64',
    'nn conv2d':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64, 2/contiguous 0:float64, 2/contiguous 0:int64, 2/contiguous 1:float64, 2/contiguous 1:int64, 3/contiguous 0:float64, 3/contiguous 0:int64, 3/contiguous 1:float64, 3/contiguous 1:int64, 5/contiguous 0:float64, 5/contiguous 0:int64, 5/contiguous 1:float64, 5/contiguous 1:int64',
    'nn conv1d':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64',
    'nn prelu':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    'special special_round': '0/contiguous 0:int64',
    'special histogram.bin_ct': '1/contiguous 0:int64, 2/contiguous 0:int64, 9/contiguous 0:int64',
    'special histogram.bins_tensor':
      '2/contiguous 0:float64, 2/contiguous 0:int64, 2/contiguous 1:float64, 2/contiguous 1:int64',
    'special histogramdd': '1/contiguous 0:int64, 2/contiguous 0:int64',
    'windows conv1d':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64, 3/contiguous 0:float64, 3/contiguous 0:int64, 3/contiguous 1:float64, 3/contiguous 1:int64',
    'windows conv3d':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64, 2/contiguous 0:float64, 2/contiguous 0:int64, 2/contiguous 1:float64, 2/contiguous 1:int64, 4/contiguous 0:float64, 4/contiguous 0:int64, 4/contiguous 1:float64, 4/contiguous 1:int64',
    'windows conv3d.padding':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64',
    'windows conv_transpose1d':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64, 1/contiguous 2:float64, 1/contiguous 2:int64',
    'windows conv_transpose2d.input':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64',
    'windows conv_transpose3d.input':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 0/contiguous 2:float64, 0/contiguous 2:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64',
    'windows upsample_nearest1d_backward': '0/contiguous 0:int64',
    'windows upsample_nearest2d_backward': '0/contiguous 0:int64',
    'windows upsample_nearest3d_backward': '0/contiguous 0:int64',
    'windows _upsample_nearest_exact1d_backward': '0/contiguous 0:int64',
    'windows _upsample_nearest_exact2d_backward': '0/contiguous 0:int64',
    'windows _upsample_nearest_exact3d_backward': '0/contiguous 0:int64',
    'windows upsample_linear1d_backward': '0/contiguous 0:int64',
    'windows upsample_bilinear2d_backward': '0/contiguous 0:int64',
    'windows upsample_trilinear3d_backward': '0/contiguous 0:int64',
    'windows upsample_bicubic2d_backward': '0/contiguous 0:int64',
  },
  'PyTorch computes in place and cannot cast back; here the result is of the wider dtype': {
    'arithmetic addcdiv': '0/contiguous 2:int64, 1/contiguous 2:int64, 2/contiguous 1:float32',
    'indexing index_put': '3/contiguous 1:uint8',
    'more gelu_backward': '0/contiguous 0:float64, 0/contiguous 0:int64',
    'more hinge_embedding_loss': '0/contiguous 0:int64',
  },
  'PyTorch refuses to write what requires a gradient into integers': {
    'indexing index_put': '3/contiguous 0:int64',
    'indexing index_fill.int_Tensor': '0/contiguous 0:int64, 1/contiguous 0:int64',
    'indexing masked_fill.Tensor': '0/contiguous 0:int64',
    'indexing select_scatter': '0/contiguous 0:int64',
    'indexing slice_scatter': '0/contiguous 0:int64',
    'indexing diagonal_scatter': '0/contiguous 0:int64',
    'nn fill.Tensor': '0/contiguous 0:int64',
    'special as_strided_scatter': '0/contiguous 0:int64, 1/contiguous 0:int64',
  },
  'the history has another node': {
    'more hardsigmoid_backward':
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    'more pad': '1/contiguous 0:float64, 2/contiguous 0:float64',
    'nn cross_entropy_loss': '4/contiguous 0:float64, 4/contiguous 1:float64',
  },
  'PyTorch writes over what its gradient needs, and raises; here it has a gradient': {
    'more vander': '0/contiguous 0:float64, 1/contiguous 0:float32, 2/contiguous 0:float64',
  },
  'PyTorch takes any dtypes where the batch is empty; here they must agree': {
    'more addbmm':
      '2/contiguous 0:float64, 2/contiguous 1:float64, 2/contiguous 1:int64, 2/contiguous 2:float64, 2/contiguous 2:int64',
  },
  'inverse and counts that were not asked for are not given': {
    'more unique_dim_consecutive': '0/contiguous 0:int32, 0/contiguous 0:float32',
  },
  'the factors lie in memory in another order': {
    'more _linalg_det': '0/contiguous 0:float64',
    'more _linalg_slogdet': '0/contiguous 0:float64',
  },
  'which of several equal elements is the median is open': {
    'reduction median.dim': '1/contiguous 0:int64',
  },
  'the last digits of a float64 series': {
    'special special_airy_ai': '1/contiguous 0:float64',
  },
  'PyTorch rounds the result to the dtype of the input': {
    'windows rms_norm': '1/contiguous 1:float64',
  },
};

/** The reason by sample, as `nn layer_norm 0/contiguous 1:float64`. */
export const mixedDtypes: Record<string, string> = Object.fromEntries(
  Object.entries(REASONS).flatMap(([reason, operators]) =>
    Object.entries(operators).flatMap(([name, places]) =>
      places.split(', ').map((place) => [`${name} ${place}`, reason]),
    ),
  ),
);
