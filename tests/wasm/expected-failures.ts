const FOUR = '0/contiguous 1/contiguous 2/contiguous 3/contiguous';
const COMPLEX =
  '0/contiguous 0/transposed 0/sliced 0/expanded 0/empty 0/scalar 0/float64 1/contiguous 2/contiguous';

/** Samples in which the engine differs from PyTorch on purpose or for now, under the reason why. */
const REASONS: Record<string, Record<string, string>> = {
  'PyTorch writes over what its gradient needs, and raises; here it has a gradient': {
    vander: '0/contiguous 2/contiguous',
    linalg_cond: '1/contiguous',
    'linalg_cond.p_str': '0/contiguous',
  },
  'PyTorch refuses a history in a copy of complex numbers; here it has a gradient': {
    view_as_complex_copy: '0/contiguous 1/contiguous',
    _conj_copy: '0/contiguous 1/contiguous',
    _neg_view_copy: '0/contiguous',
  },
  'split_copy writes into out= as it is in PyTorch, and resizes it here': {
    'split_copy.Tensor': '0/contiguous',
  },
  'nansum refuses an out= of another dtype in PyTorch, and computes here': {
    nansum: '0/contiguous',
  },
  'an out= of another dtype is refused in other words': {
    'median.dim': '0/contiguous',
    'nanmedian.dim': '0/contiguous',
    matrix_power: '0/contiguous',
  },
  'an out= of another dtype is refused by the kernel in PyTorch; here in other words, or written where it is wider':
    {
      multi_margin_loss: '0/contiguous',
      multilabel_margin_loss: '0/contiguous',
      max_unpool2d: '0/contiguous',
      max_unpool3d: '0/contiguous',
      reflection_pad1d: '0/contiguous',
      reflection_pad2d: '0/contiguous',
      reflection_pad3d: '0/contiguous',
      replication_pad1d: '0/contiguous',
      replication_pad2d: '0/contiguous',
      replication_pad3d: '0/contiguous',
    },
  'PyTorch casts into an out= to which it does not cast elsewhere': {
    _fft_c2c: '0/contiguous',
    _fft_c2r: '0/contiguous',
  },
  'PyTorch saves an input of whose numbers the gradient needs only the kind': {
    complex: COMPLEX,
    _fft_r2c: '0/contiguous 1/contiguous',
    fft_fft: '4/contiguous 5/contiguous 6/contiguous 7/contiguous',
    fft_rfft: FOUR,
    fft_rfft2: FOUR,
    fft_rfftn: FOUR,
  },
  'the gradient is computed from the result, and self is not saved': {
    cholesky_solve: '0/contiguous 1/contiguous',
    triangular_solve: '0/contiguous 1/contiguous',
  },
  'into a wider out= PyTorch writes the losses that it has not yet averaged': {
    mse_loss: '0/contiguous',
    smooth_l1_loss: '0/contiguous',
    huber_loss: '0/contiguous',
  },
  'the in-place or out form has a name or parameter names that do not follow from the row': {
    'ldexp.Tensor': 'schema',
    'max.dim': 'schema',
    'min.dim': 'schema',
    triangular_solve: 'schema',
  },
  'PyTorch makes self larger in place, which no other operator does': {
    addbmm: '1/contiguous',
  },
  'the history has another node, or stops': {
    'ldexp.Tensor': '0/contiguous',
    hardsigmoid_backward: '0/contiguous',
    binary_cross_entropy_backward: '0/contiguous',
    nll_loss_backward: '0/contiguous',
    nll_loss2d_backward: '0/contiguous',
    _pack_padded_sequence_backward: '1/contiguous',
  },
  'another memory layout of the result': {
    angle: '0/transposed',
    _scaled_dot_product_flash_attention_for_cpu: '0/contiguous',
    _linalg_solve_ex: '0/contiguous',
  },
  'the kernel that PyTorch names in the error is one of its own inside': {
    tanh_backward: '0/int64 0/int32 0/int16 0/int8 0/uint8 0/bool',
    sigmoid_backward: '0/int64 0/int32 0/int16 0/int8 0/uint8 0/bool',
  },
  'PyTorch lets these write through overlapping memory, with a warning; we refuse': {
    tril: '0/expanded',
    triu: '0/expanded',
    baddbmm: '0/expanded',
  },
  "PyTorch's vectorised erf gives nan at infinity": {
    gelu: '2/contiguous',
  },
  'torch.ops has an out= form, Python and we have none': {
    'norm.Scalar': 'schema 0/contiguous',
  },
  'not done yet': {
    unique_dim_consecutive: '0/contiguous',
    binary_cross_entropy: '0/contiguous',
  },
  'the text of a shape or dtype error in place': {
    cumsum: '4/contiguous',
  },
  'gradients through the saved statistics, or of a backward kernel, are missing': {
    _log_softmax_backward_data: '0/contiguous',
    grid_sampler_2d_backward: '0/contiguous',
    grid_sampler_3d_backward: '0/contiguous',
  },
  'the text of an error': {
    reflection_pad1d: '0/scalar',
    reflection_pad2d: '0/scalar',
    replication_pad1d: '0/scalar',
    replication_pad2d: '0/scalar 2/contiguous',
    'meshgrid.indexing': '2/contiguous',
    lu_unpack: '1/contiguous',
  },
};

/** The reason by sample, as `clamp 0/int8`. */
export const expectedFailures: Record<string, string> = Object.fromEntries(
  Object.entries(REASONS).flatMap(([reason, operators]) =>
    Object.entries(operators).flatMap(([name, keys]) =>
      keys.split(' ').map((key) => [`${name} ${key}`, reason]),
    ),
  ),
);
