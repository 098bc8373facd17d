/** Samples in which the engine differs from PyTorch when a dtype is changed, under the reason why. */
const REASONS: Record<string, Record<string, string>> = {
  'PyTorch raises too, in other words or of another argument first': {
    index_put:
      '7/contiguous 0:float64, 7/contiguous 0:int64, 7/contiguous 2:float64, 7/contiguous 2:int64',
    '__iand__.Tensor': '0/contiguous 1:float32',
    '__ior__.Tensor': '0/contiguous 1:float32',
    '__ixor__.Tensor': '0/contiguous 1:float32',
    take_along_dim: '2/contiguous 1:int32, 2/contiguous 1:float32',
    'meshgrid.indexing':
      '2/contiguous 0:float64, 2/contiguous 0:int64, 2/contiguous 1:float64, 2/contiguous 1:int64',
    addmm:
      '2/contiguous 0:float64, 2/contiguous 0:int64, 2/contiguous 1:float64, 2/contiguous 1:int64, 2/contiguous 2:float64, 2/contiguous 2:int64',
    linear:
      '4/contiguous 0:float64, 4/contiguous 0:int64, 4/contiguous 1:float64, 4/contiguous 1:int64, 4/contiguous 2:float64, 4/contiguous 2:int64',
    'linalg_pinv.atol_rtol_float':
      '0/contiguous 0:int64, 1/contiguous 0:int64, 2/contiguous 0:int64, 3/contiguous 0:int64, 5/contiguous 0:int64',
    nll_loss2d: '0/contiguous 0:int64',
    addbmm: '2/contiguous 0:int64',
    conv_transpose1d: '2/contiguous 2:float64, 2/contiguous 2:int64',
    'conv_transpose2d.input': '2/contiguous 1:float64, 2/contiguous 1:int64',
    nll_loss2d_forward: '0/contiguous 0:int64',
    _scaled_dot_product_flash_attention_for_cpu: '0/contiguous 0:int64',
    nll_loss: '2/contiguous 0:int64, 6/contiguous 1:int32, 6/contiguous 1:float32',
    nll_loss_nd: '1/contiguous 0:int64',
    conv2d:
      '5/contiguous 0:float64, 5/contiguous 0:int64, 5/contiguous 1:float64, 5/contiguous 1:int64',
    'histogram.bin_ct': '1/contiguous 0:int64, 2/contiguous 0:int64, 9/contiguous 0:int64',
    histogramdd: '1/contiguous 0:int64, 2/contiguous 0:int64',
    conv3d:
      '4/contiguous 0:float64, 4/contiguous 0:int64, 4/contiguous 1:float64, 4/contiguous 1:int64',
    upsample_nearest1d_backward: '0/contiguous 0:int64',
    upsample_nearest2d_backward: '0/contiguous 0:int64',
    upsample_nearest3d_backward: '0/contiguous 0:int64',
    _upsample_nearest_exact1d_backward: '0/contiguous 0:int64',
    _upsample_nearest_exact2d_backward: '0/contiguous 0:int64',
    _upsample_nearest_exact3d_backward: '0/contiguous 0:int64',
    upsample_linear1d_backward: '0/contiguous 0:int64',
    upsample_bilinear2d_backward: '0/contiguous 0:int64',
    upsample_trilinear3d_backward: '0/contiguous 0:int64',
    upsample_bicubic2d_backward: '0/contiguous 0:int64',
    _standard_gamma: '0/contiguous 0:int64',
    _dirichlet_grad: '0/contiguous 0:int64',
    embedding_bag:
      '0/contiguous 2:float32, 1/contiguous 2:float32, 2/contiguous 2:float32, 3/contiguous 0:float64, 3/contiguous 2:float32',
    'embedding_bag.padding_idx':
      '0/contiguous 2:float32, 1/contiguous 2:float32, 2/contiguous 2:float32',
    _embedding_bag:
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 2:float32, 0/contiguous 3:float64, 0/contiguous 3:int64, 1/contiguous 2:float32, 2/contiguous 2:float32',
    lu_unpack: '1/contiguous 0:float64',
    grid_sampler:
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64',
    grid_sampler_2d:
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64, 2/contiguous 0:float64, 2/contiguous 0:int64, 2/contiguous 1:float64, 2/contiguous 1:int64, 3/contiguous 0:float64, 3/contiguous 0:int64, 3/contiguous 1:float64, 3/contiguous 1:int64, 4/contiguous 0:float64, 4/contiguous 0:int64, 4/contiguous 1:float64, 4/contiguous 1:int64, 5/contiguous 0:float64, 5/contiguous 0:int64, 5/contiguous 1:float64, 5/contiguous 1:int64, 6/contiguous 0:float64, 6/contiguous 0:int64, 6/contiguous 1:float64, 6/contiguous 1:int64, 7/contiguous 0:float64, 7/contiguous 0:int64, 7/contiguous 1:float64, 7/contiguous 1:int64, 8/contiguous 0:float64, 8/contiguous 0:int64, 8/contiguous 1:float64, 8/contiguous 1:int64, 9/contiguous 0:float64, 9/contiguous 0:int64, 9/contiguous 1:float64, 9/contiguous 1:int64, 10/contiguous 0:float64, 10/contiguous 0:int64, 10/contiguous 1:float64, 10/contiguous 1:int64, 11/contiguous 0:float64, 11/contiguous 0:int64, 11/contiguous 1:float64, 11/contiguous 1:int64, 12/contiguous 0:float64, 12/contiguous 0:int64, 12/contiguous 1:float64, 12/contiguous 1:int64, 13/contiguous 0:float64, 13/contiguous 0:int64, 13/contiguous 1:float64, 13/contiguous 1:int64, 14/contiguous 0:float64, 14/contiguous 0:int64, 14/contiguous 1:float64, 14/contiguous 1:int64, 15/contiguous 0:float64, 15/contiguous 0:int64, 15/contiguous 1:float64, 15/contiguous 1:int64, 16/contiguous 0:float64, 16/contiguous 0:int64, 16/contiguous 1:float64, 16/contiguous 1:int64, 17/contiguous 0:float64, 17/contiguous 0:int64, 17/contiguous 1:float64, 17/contiguous 1:int64, 18/contiguous 0:float64, 18/contiguous 0:int64, 18/contiguous 1:float64, 18/contiguous 1:int64',
    grid_sampler_3d:
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 0:int64, 1/contiguous 1:float64, 1/contiguous 1:int64, 2/contiguous 0:float64, 2/contiguous 0:int64, 2/contiguous 1:float64, 2/contiguous 1:int64, 3/contiguous 0:float64, 3/contiguous 0:int64, 3/contiguous 1:float64, 3/contiguous 1:int64, 4/contiguous 0:float64, 4/contiguous 0:int64, 4/contiguous 1:float64, 4/contiguous 1:int64, 5/contiguous 0:float64, 5/contiguous 0:int64, 5/contiguous 1:float64, 5/contiguous 1:int64',
    multi_margin_loss:
      '0/contiguous 1:float32, 1/contiguous 1:float32, 2/contiguous 1:float32, 3/contiguous 1:float32, 4/contiguous 1:float32, 5/contiguous 1:float32',
    multilabel_margin_loss: '0/contiguous 1:float32, 1/contiguous 1:float32',
    multilabel_margin_loss_forward:
      '0/contiguous 1:float32, 1/contiguous 1:float32, 2/contiguous 1:float32',
    _weight_norm_interface: '0/contiguous 0:int64, 1/contiguous 0:int64',
    _weight_norm:
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:int64, 2/contiguous 0:int64',
    max_unpool3d: '0/contiguous 1:int32, 0/contiguous 1:float32',
  },
  'PyTorch computes in place and cannot cast back; here the result is of the wider dtype': {
    addcdiv: '0/contiguous 2:int64, 1/contiguous 2:int64, 2/contiguous 1:float32',
    gelu_backward: '0/contiguous 0:float64, 0/contiguous 0:int64',
    hinge_embedding_loss: '0/contiguous 0:int64',
  },
  'PyTorch refuses to write what requires a gradient into integers': {
    index_put: '3/contiguous 0:int64',
    'index_fill.int_Tensor': '0/contiguous 0:int64, 1/contiguous 0:int64',
    'masked_fill.Tensor': '0/contiguous 0:int64',
    select_scatter: '0/contiguous 0:int64',
    slice_scatter: '0/contiguous 0:int64',
    diagonal_scatter: '0/contiguous 0:int64',
    'fill.Tensor': '0/contiguous 0:int64',
    as_strided_scatter: '0/contiguous 0:int64, 1/contiguous 0:int64',
  },
  'the history has another node': {
    hardsigmoid_backward:
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    _pack_padded_sequence_backward: '1/contiguous 0:int64, 1/contiguous 0:float64',
    binomial: '1/contiguous 0:float32',
  },
  'PyTorch writes over what its gradient needs, and raises; here it has a gradient': {
    vander: '0/contiguous 0:float64, 1/contiguous 0:float32, 2/contiguous 0:float64',
    linalg_cond: '1/contiguous 0:float64',
    'linalg_cond.p_str': '0/contiguous 0:float64',
  },
  'PyTorch takes any dtypes where the batch is empty; here they must agree': {
    addbmm:
      '2/contiguous 0:float64, 2/contiguous 1:float64, 2/contiguous 1:int64, 2/contiguous 2:float64, 2/contiguous 2:int64',
  },
  'inverse and counts that were not asked for are not given': {
    unique_dim_consecutive: '0/contiguous 0:int32, 0/contiguous 0:float32',
  },
  'which of several equal elements is the median is open': {
    'median.dim': '1/contiguous 0:int64',
  },
  'the last digits of a float64 series': {
    special_airy_ai: '1/contiguous 0:float64',
  },
  'PyTorch gives the result the dtype of self alone': {
    mish_backward: '0/contiguous 0:float64, 0/contiguous 1:int64',
  },
  'PyTorch refuses a history in a copy of complex numbers; here it has a gradient': {
    view_as_complex_copy: '0/contiguous 0:float64, 1/contiguous 0:float32, 4/contiguous 0:float32',
  },
  'PyTorch refuses operands of different dtypes, or integers; here they are computed': {
    _standard_gamma_grad:
      '0/contiguous 0:float64, 0/contiguous 0:int64, 0/contiguous 1:float64, 0/contiguous 1:int64',
    _dirichlet_grad:
      '0/contiguous 0:float64, 0/contiguous 1:float64, 0/contiguous 1:int64, 0/contiguous 2:float64, 0/contiguous 2:int64',
    binomial: '0/contiguous 0:float64, 0/contiguous 1:float64',
    _weight_norm_interface:
      '0/contiguous 0:float64, 0/contiguous 1:float64, 0/contiguous 1:int64, 1/contiguous 0:float64, 1/contiguous 1:float64, 1/contiguous 1:int64',
  },
  'refused here, where PyTorch computes': {
    _weight_norm:
      '1/contiguous 0:float64, 1/contiguous 1:float64, 1/contiguous 1:int64, 2/contiguous 0:float64, 2/contiguous 1:float64, 2/contiguous 1:int64',
  },
};

/** The reason by sample, as `layer_norm 0/contiguous 1:float64`. */
export const mixedDtypes: Record<string, string> = Object.fromEntries(
  Object.entries(REASONS).flatMap(([reason, operators]) =>
    Object.entries(operators).flatMap(([name, places]) =>
      places.split(', ').map((place) => [`${name} ${place}`, reason]),
    ),
  ),
);
