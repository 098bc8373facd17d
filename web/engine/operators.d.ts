/** Typings of the operators. Generated from the engine's table by web/tools/typings.mjs. */
import type { Complex, DType } from './dtype';
import type { Tensor } from './tensor';
import type { Float, GeneratorLike } from './wire';

/** A number of Python's: whole ones are ints unless wrapped by `float()`. */
export type Num = number | bigint | boolean | Float | Complex;
export type Int = number | bigint;
export type Operand = Tensor | Num;

/** Functions: `torch.add(a, b)`. Keyword arguments go into an object at the end. */
export interface Functions {
  _conj(input: Operand): Tensor;
  _conj_copy(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  _dirichlet_grad(x: Operand, alpha: Operand, total: Operand): Tensor;
  _fft_c2c(
    input: Operand,
    dim: readonly Int[],
    normalization: Int,
    forward: boolean,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  _fft_c2c(
    input: Operand,
    keywords: {
      dim: readonly Int[];
      normalization: Int;
      forward: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _fft_c2r(
    input: Operand,
    dim: readonly Int[],
    normalization: Int,
    last_dim_size: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  _fft_c2r(
    input: Operand,
    keywords: {
      dim: readonly Int[];
      normalization: Int;
      last_dim_size: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _fft_r2c(
    input: Operand,
    dim: readonly Int[],
    normalization: Int,
    onesided: boolean,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  _fft_r2c(
    input: Operand,
    keywords: {
      dim: readonly Int[];
      normalization: Int;
      onesided: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _log_softmax(
    input: Operand,
    dim: Int,
    half_to_float: boolean,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  _log_softmax(
    input: Operand,
    keywords: { dim: Int; half_to_float: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  _lu_with_info(
    input: Operand,
    keywords?: { pivot?: boolean; check_errors?: boolean },
  ): { LU: Tensor; pivots: Tensor; info: Tensor };
  _lu_with_info(
    input: Operand,
    pivot?: boolean,
    check_errors?: boolean,
    keywords?: { pivot?: boolean; check_errors?: boolean },
  ): { LU: Tensor; pivots: Tensor; info: Tensor };
  _neg_view(input: Operand): Tensor;
  _neg_view_copy(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  _pack_padded_sequence(input: Operand, lengths: Operand, batch_first: boolean): [Tensor, Tensor];
  _pack_padded_sequence(
    input: Operand,
    lengths: Operand,
    keywords: { batch_first: boolean },
  ): [Tensor, Tensor];
  _pad_packed_sequence(
    data: Operand,
    batch_sizes: Operand,
    batch_first: boolean,
    padding_value: Num,
    total_length: Int,
  ): [Tensor, Tensor];
  _pad_packed_sequence(
    data: Operand,
    batch_sizes: Operand,
    keywords: { batch_first: boolean; padding_value: Num; total_length: Int },
  ): [Tensor, Tensor];
  _sample_dirichlet(input: Operand, keywords?: { generator?: GeneratorLike | null }): Tensor;
  _sample_dirichlet(
    input: Operand,
    generator?: GeneratorLike | null,
    keywords?: { generator?: GeneratorLike | null },
  ): Tensor;
  _softmax(
    input: Operand,
    dim: Int,
    half_to_float: boolean,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  _softmax(
    input: Operand,
    keywords: { dim: Int; half_to_float: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  _standard_gamma(input: Operand, keywords?: { generator?: GeneratorLike | null }): Tensor;
  _standard_gamma(
    input: Operand,
    generator?: GeneratorLike | null,
    keywords?: { generator?: GeneratorLike | null },
  ): Tensor;
  _standard_gamma_grad(input: Operand, output: Operand): Tensor;
  _unique2(
    input: Operand,
    keywords?: { sorted?: boolean; return_inverse?: boolean; return_counts?: boolean },
  ): [Tensor, Tensor, Tensor];
  _unique2(
    input: Operand,
    sorted?: boolean,
    return_inverse?: boolean,
    return_counts?: boolean,
    keywords?: { sorted?: boolean; return_inverse?: boolean; return_counts?: boolean },
  ): [Tensor, Tensor, Tensor];
  _upsample_nearest_exact1d(
    input: Operand,
    output_size: readonly Int[] | Int,
    keywords?: { scales?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  _upsample_nearest_exact1d(
    input: Operand,
    output_size: readonly Int[] | Int,
    scales?: number | null,
    keywords?: { scales?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  _upsample_nearest_exact1d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      scales?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _upsample_nearest_exact2d(
    input: Operand,
    output_size: readonly Int[] | Int,
    keywords?: {
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _upsample_nearest_exact2d(
    input: Operand,
    output_size: readonly Int[] | Int,
    scales_h?: number | null,
    scales_w?: number | null,
    keywords?: {
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _upsample_nearest_exact2d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _upsample_nearest_exact3d(
    input: Operand,
    output_size: readonly Int[] | Int,
    keywords?: {
      scales_d?: number | null;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _upsample_nearest_exact3d(
    input: Operand,
    output_size: readonly Int[] | Int,
    scales_d?: number | null,
    scales_h?: number | null,
    scales_w?: number | null,
    keywords?: {
      scales_d?: number | null;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _upsample_nearest_exact3d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      scales_d?: number | null;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  _weight_norm(v: Operand, g: Operand, keywords?: { dim?: Int }): Tensor;
  _weight_norm(v: Operand, g: Operand, dim?: Int, keywords?: { dim?: Int }): Tensor;
  _weight_norm_interface(v: Operand, g: Operand, keywords?: { dim?: Int }): [Tensor, Tensor];
  _weight_norm_interface(
    v: Operand,
    g: Operand,
    dim?: Int,
    keywords?: { dim?: Int },
  ): [Tensor, Tensor];
  abs(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  abs_(input: Operand): Tensor;
  absolute(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  absolute_(input: Operand): Tensor;
  acos(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  acos_(input: Operand): Tensor;
  acosh(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  acosh_(input: Operand): Tensor;
  adaptive_avg_pool1d(input: Operand, output_size: readonly Int[] | Int): Tensor;
  adaptive_avg_pool1d(input: Operand, keywords: { output_size: readonly Int[] | Int }): Tensor;
  adaptive_avg_pool2d(input: Operand, output_size: readonly Int[] | Int): Tensor;
  adaptive_avg_pool2d(input: Operand, keywords: { output_size: readonly Int[] | Int }): Tensor;
  adaptive_avg_pool3d(input: Operand, output_size: readonly Int[] | Int): Tensor;
  adaptive_avg_pool3d(input: Operand, keywords: { output_size: readonly Int[] | Int }): Tensor;
  adaptive_max_pool1d(input: Operand, output_size: readonly Int[] | Int): [Tensor, Tensor];
  adaptive_max_pool1d(
    input: Operand,
    keywords: { output_size: readonly Int[] | Int },
  ): [Tensor, Tensor];
  adaptive_max_pool2d(input: Operand, output_size: readonly Int[] | Int): [Tensor, Tensor];
  adaptive_max_pool2d(
    input: Operand,
    keywords: { output_size: readonly Int[] | Int },
  ): [Tensor, Tensor];
  adaptive_max_pool3d(input: Operand, output_size: readonly Int[] | Int): [Tensor, Tensor];
  adaptive_max_pool3d(
    input: Operand,
    keywords: { output_size: readonly Int[] | Int },
  ): [Tensor, Tensor];
  add(
    input: Operand,
    other: Operand,
    keywords?: { alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  add_(input: Operand, other: Operand, keywords?: { alpha?: Num }): Tensor;
  addbmm(
    input: Operand,
    batch1: Operand,
    batch2: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addbmm_(
    input: Operand,
    batch1: Operand,
    batch2: Operand,
    keywords?: { beta?: Num; alpha?: Num },
  ): Tensor;
  addcdiv(
    input: Operand,
    tensor1: Operand,
    tensor2: Operand,
    keywords?: { value?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addcdiv_(input: Operand, tensor1: Operand, tensor2: Operand, keywords?: { value?: Num }): Tensor;
  addcmul(
    input: Operand,
    tensor1: Operand,
    tensor2: Operand,
    keywords?: { value?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addcmul_(input: Operand, tensor1: Operand, tensor2: Operand, keywords?: { value?: Num }): Tensor;
  addmm(
    input: Operand,
    mat1: Operand,
    mat2: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addmm_(
    input: Operand,
    mat1: Operand,
    mat2: Operand,
    keywords?: { beta?: Num; alpha?: Num },
  ): Tensor;
  addmv(
    input: Operand,
    mat: Operand,
    vec: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addmv_(
    input: Operand,
    mat: Operand,
    vec: Operand,
    keywords?: { beta?: Num; alpha?: Num },
  ): Tensor;
  addr(
    input: Operand,
    vec1: Operand,
    vec2: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addr_(
    input: Operand,
    vec1: Operand,
    vec2: Operand,
    keywords?: { beta?: Num; alpha?: Num },
  ): Tensor;
  adjoint(input: Operand): Tensor;
  affine_grid_generator(theta: Operand, size: readonly Int[], align_corners: boolean): Tensor;
  affine_grid_generator(
    theta: Operand,
    keywords: { size: readonly Int[]; align_corners: boolean },
  ): Tensor;
  alias_copy(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  all(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  all(
    input: Operand,
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  all(
    input: Operand,
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  all(
    input: Operand,
    keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  all(
    input: Operand,
    keywords?: { dim?: readonly Int[] | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  all(
    input: Operand,
    dim?: readonly Int[] | null,
    keepdim?: boolean,
    keywords?: { dim?: readonly Int[] | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  allclose(
    input: Operand,
    other: Operand,
    keywords?: { rtol?: number; atol?: number; equal_nan?: boolean },
  ): boolean;
  allclose(
    input: Operand,
    other: Operand,
    rtol?: number,
    atol?: number,
    equal_nan?: boolean,
    keywords?: { rtol?: number; atol?: number; equal_nan?: boolean },
  ): boolean;
  alpha_dropout(input: Operand, p: number, train: boolean): Tensor;
  alpha_dropout(input: Operand, keywords: { p: number; train: boolean }): Tensor;
  alpha_dropout_(input: Operand, p: number, train: boolean): Tensor;
  alpha_dropout_(input: Operand, keywords: { p: number; train: boolean }): Tensor;
  amax(
    input: Operand,
    keywords?: { dim?: readonly Int[] | Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  amax(
    input: Operand,
    dim?: readonly Int[] | Int,
    keepdim?: boolean,
    keywords?: { dim?: readonly Int[] | Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  amin(
    input: Operand,
    keywords?: { dim?: readonly Int[] | Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  amin(
    input: Operand,
    dim?: readonly Int[] | Int,
    keepdim?: boolean,
    keywords?: { dim?: readonly Int[] | Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  aminmax(
    input: Operand,
    keywords?: { dim?: Int | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { min: Tensor; max: Tensor };
  angle(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  any(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  any(
    input: Operand,
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  any(
    input: Operand,
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  any(
    input: Operand,
    keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  any(
    input: Operand,
    keywords?: { dim?: readonly Int[] | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  any(
    input: Operand,
    dim?: readonly Int[] | null,
    keepdim?: boolean,
    keywords?: { dim?: readonly Int[] | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  arange(
    end: Num,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  arange(keywords: {
    end: Num;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  arange(
    start: Num,
    end: Num,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  arange(keywords: {
    start: Num;
    end: Num;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  arange(
    start: Num,
    end: Num,
    keywords?: {
      step?: Num;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  arange(
    start: Num,
    end: Num,
    step?: Num,
    keywords?: {
      step?: Num;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  arange(keywords: {
    start: Num;
    end: Num;
    step?: Num;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  arccos(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arccos_(input: Operand): Tensor;
  arccosh(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arccosh_(input: Operand): Tensor;
  arcsin(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arcsin_(input: Operand): Tensor;
  arcsinh(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arcsinh_(input: Operand): Tensor;
  arctan(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arctan2(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arctan2_(input: Operand, other: Operand): Tensor;
  arctan_(input: Operand): Tensor;
  arctanh(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arctanh_(input: Operand): Tensor;
  argmax(
    input: Operand,
    keywords?: { dim?: Int | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  argmax(
    input: Operand,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: { dim?: Int | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  argmin(
    input: Operand,
    keywords?: { dim?: Int | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  argmin(
    input: Operand,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: { dim?: Int | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  argsort(input: Operand, keywords?: { dim?: Int; descending?: boolean }): Tensor;
  argsort(
    input: Operand,
    dim?: Int,
    descending?: boolean,
    keywords?: { dim?: Int; descending?: boolean },
  ): Tensor;
  argsort(input: Operand, keywords: { stable: boolean; dim?: Int; descending?: boolean }): Tensor;
  argwhere(input: Operand): Tensor;
  as_strided(
    input: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided(
    input: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    storage_offset?: Int | null,
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided(
    input: Operand,
    keywords: { size: readonly Int[]; stride: readonly Int[]; storage_offset?: Int | null },
  ): Tensor;
  as_strided_(
    input: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided_(
    input: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    storage_offset?: Int | null,
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided_(
    input: Operand,
    keywords: { size: readonly Int[]; stride: readonly Int[]; storage_offset?: Int | null },
  ): Tensor;
  as_strided_copy(
    input: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    keywords?: { storage_offset?: Int | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  as_strided_copy(
    input: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    storage_offset?: Int | null,
    keywords?: { storage_offset?: Int | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  as_strided_copy(
    input: Operand,
    keywords: {
      size: readonly Int[];
      stride: readonly Int[];
      storage_offset?: Int | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  as_strided_scatter(
    input: Operand,
    src: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided_scatter(
    input: Operand,
    src: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    storage_offset?: Int | null,
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided_scatter(
    input: Operand,
    src: Operand,
    keywords: { size: readonly Int[]; stride: readonly Int[]; storage_offset?: Int | null },
  ): Tensor;
  asin(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  asin_(input: Operand): Tensor;
  asinh(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  asinh_(input: Operand): Tensor;
  atan(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  atan2(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  atan2_(input: Operand, other: Operand): Tensor;
  atan_(input: Operand): Tensor;
  atanh(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  atanh_(input: Operand): Tensor;
  atleast_1d(input: Operand): Tensor;
  atleast_1d(tensors: readonly Tensor[]): Tensor[];
  atleast_2d(input: Operand): Tensor;
  atleast_2d(tensors: readonly Tensor[]): Tensor[];
  atleast_3d(input: Operand): Tensor;
  atleast_3d(tensors: readonly Tensor[]): Tensor[];
  avg_pool1d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      ceil_mode?: boolean;
      count_include_pad?: boolean;
    },
  ): Tensor;
  avg_pool1d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    ceil_mode?: boolean,
    count_include_pad?: boolean,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      ceil_mode?: boolean;
      count_include_pad?: boolean;
    },
  ): Tensor;
  avg_pool1d(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      ceil_mode?: boolean;
      count_include_pad?: boolean;
    },
  ): Tensor;
  avg_pool2d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      ceil_mode?: boolean;
      count_include_pad?: boolean;
      divisor_override?: Int | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  avg_pool2d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    ceil_mode?: boolean,
    count_include_pad?: boolean,
    divisor_override?: Int | null,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      ceil_mode?: boolean;
      count_include_pad?: boolean;
      divisor_override?: Int | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  avg_pool2d(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      ceil_mode?: boolean;
      count_include_pad?: boolean;
      divisor_override?: Int | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  avg_pool3d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      ceil_mode?: boolean;
      count_include_pad?: boolean;
      divisor_override?: Int | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  avg_pool3d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    ceil_mode?: boolean,
    count_include_pad?: boolean,
    divisor_override?: Int | null,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      ceil_mode?: boolean;
      count_include_pad?: boolean;
      divisor_override?: Int | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  avg_pool3d(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      ceil_mode?: boolean;
      count_include_pad?: boolean;
      divisor_override?: Int | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  baddbmm(
    input: Operand,
    batch1: Operand,
    batch2: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  baddbmm_(
    input: Operand,
    batch1: Operand,
    batch2: Operand,
    keywords?: { beta?: Num; alpha?: Num },
  ): Tensor;
  bartlett_window(
    window_length: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  bartlett_window(keywords: {
    window_length: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  bartlett_window(
    window_length: Int,
    periodic: boolean,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  bartlett_window(keywords: {
    window_length: Int;
    periodic: boolean;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  batch_norm(
    input: Operand,
    weight: Operand | null,
    bias: Operand | null,
    running_mean: Operand | null,
    running_var: Operand | null,
    training: boolean,
    momentum: number,
    eps: number,
    cudnn_enabled: boolean,
  ): Tensor;
  batch_norm(
    input: Operand,
    weight: Operand | null,
    bias: Operand | null,
    running_mean: Operand | null,
    running_var: Operand | null,
    keywords: { training: boolean; momentum: number; eps: number; cudnn_enabled: boolean },
  ): Tensor;
  bernoulli(
    input: Operand,
    keywords?: { generator?: GeneratorLike | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bernoulli(
    input: Operand,
    p: number,
    keywords?: { generator?: GeneratorLike | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bernoulli(
    input: Operand,
    keywords: { p: number; generator?: GeneratorLike | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bilinear(
    input1: Operand,
    input2: Operand,
    weight: Operand,
    keywords?: { bias?: Operand | null },
  ): Tensor;
  bilinear(
    input1: Operand,
    input2: Operand,
    weight: Operand,
    bias?: Operand | null,
    keywords?: { bias?: Operand | null },
  ): Tensor;
  binary_cross_entropy(
    input: Operand,
    target: Operand,
    keywords?: { weight?: Operand | null; reduction?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  binary_cross_entropy(
    input: Operand,
    target: Operand,
    weight?: Operand | null,
    reduction?: Int,
    keywords?: { weight?: Operand | null; reduction?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  binary_cross_entropy_with_logits(
    input: Operand,
    target: Operand,
    keywords?: { weight?: Operand | null; pos_weight?: Operand | null; reduction?: Int },
  ): Tensor;
  binary_cross_entropy_with_logits(
    input: Operand,
    target: Operand,
    weight?: Operand | null,
    pos_weight?: Operand | null,
    reduction?: Int,
    keywords?: { weight?: Operand | null; pos_weight?: Operand | null; reduction?: Int },
  ): Tensor;
  bincount(input: Operand, keywords?: { weights?: Operand | null; minlength?: Int }): Tensor;
  bincount(
    input: Operand,
    weights?: Operand | null,
    minlength?: Int,
    keywords?: { weights?: Operand | null; minlength?: Int },
  ): Tensor;
  binomial(count: Operand, prob: Operand, keywords?: { generator?: GeneratorLike | null }): Tensor;
  binomial(
    count: Operand,
    prob: Operand,
    generator?: GeneratorLike | null,
    keywords?: { generator?: GeneratorLike | null },
  ): Tensor;
  bitwise_and(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_and(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_and(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_and(input: Num, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_and(keywords: { input: Num; other: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_and_(input: Operand, other: Operand): Tensor;
  bitwise_and_(input: Operand, other: Num): Tensor;
  bitwise_and_(input: Operand, keywords: { other: Num }): Tensor;
  bitwise_left_shift(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_left_shift(
    input: Operand,
    other: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_left_shift(
    input: Operand,
    keywords: { other: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_left_shift(
    input: Num,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_left_shift(keywords: {
    input: Num;
    other: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  bitwise_left_shift_(input: Operand, other: Operand): Tensor;
  bitwise_left_shift_(input: Operand, other: Num): Tensor;
  bitwise_left_shift_(input: Operand, keywords: { other: Num }): Tensor;
  bitwise_not(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_not_(input: Operand): Tensor;
  bitwise_or(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_or(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_or(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_or(input: Num, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_or(keywords: { input: Num; other: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_or_(input: Operand, other: Operand): Tensor;
  bitwise_or_(input: Operand, other: Num): Tensor;
  bitwise_or_(input: Operand, keywords: { other: Num }): Tensor;
  bitwise_right_shift(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_right_shift(
    input: Operand,
    other: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_right_shift(
    input: Operand,
    keywords: { other: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_right_shift(
    input: Num,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_right_shift(keywords: {
    input: Num;
    other: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  bitwise_right_shift_(input: Operand, other: Operand): Tensor;
  bitwise_right_shift_(input: Operand, other: Num): Tensor;
  bitwise_right_shift_(input: Operand, keywords: { other: Num }): Tensor;
  bitwise_xor(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bitwise_xor(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_xor(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_xor(input: Num, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_xor(keywords: { input: Num; other: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_xor_(input: Operand, other: Operand): Tensor;
  bitwise_xor_(input: Operand, other: Num): Tensor;
  bitwise_xor_(input: Operand, keywords: { other: Num }): Tensor;
  blackman_window(
    window_length: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  blackman_window(keywords: {
    window_length: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  blackman_window(
    window_length: Int,
    periodic: boolean,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  blackman_window(keywords: {
    window_length: Int;
    periodic: boolean;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  block_diag(tensors: readonly Tensor[]): Tensor;
  bmm(input: Operand, mat2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  broadcast_tensors(tensors: readonly Tensor[]): Tensor[];
  broadcast_to(input: Operand, size: readonly Int[]): Tensor;
  broadcast_to(input: Operand, keywords: { size: readonly Int[] }): Tensor;
  bucketize(
    input: Operand,
    boundaries: Operand,
    keywords?: { out_int32?: boolean; right?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bucketize(
    input: Num,
    boundaries: Operand,
    keywords?: { out_int32?: boolean; right?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bucketize(keywords: {
    input: Num;
    boundaries: Operand;
    out_int32?: boolean;
    right?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  cat(
    tensors: readonly Tensor[],
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cat(
    tensors: readonly Tensor[],
    dim?: Int,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cdist(x1: Operand, x2: Operand, keywords?: { p?: number; compute_mode?: Int | null }): Tensor;
  cdist(
    x1: Operand,
    x2: Operand,
    p?: number,
    compute_mode?: Int | null,
    keywords?: { p?: number; compute_mode?: Int | null },
  ): Tensor;
  ceil(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ceil_(input: Operand): Tensor;
  celu(input: Operand, keywords?: { alpha?: Num }): Tensor;
  celu(input: Operand, alpha?: Num, keywords?: { alpha?: Num }): Tensor;
  celu_(input: Operand, keywords?: { alpha?: Num }): Tensor;
  celu_(input: Operand, alpha?: Num, keywords?: { alpha?: Num }): Tensor;
  chain_matmul(
    matrices: readonly Tensor[],
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  channel_shuffle(input: Operand, groups: Int): Tensor;
  channel_shuffle(input: Operand, keywords: { groups: Int }): Tensor;
  cholesky_inverse(
    input: Operand,
    keywords?: { upper?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cholesky_inverse(
    input: Operand,
    upper?: boolean,
    keywords?: { upper?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cholesky_solve(
    input: Operand,
    input2: Operand,
    keywords?: { upper?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cholesky_solve(
    input: Operand,
    input2: Operand,
    upper?: boolean,
    keywords?: { upper?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  chunk(input: Operand, chunks: Int, keywords?: { dim?: Int }): Tensor[];
  chunk(input: Operand, chunks: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  chunk(input: Operand, keywords: { chunks: Int; dim?: Int }): Tensor[];
  clamp(
    input: Operand,
    keywords?: { min?: Num | null; max?: Num | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clamp(
    input: Operand,
    min?: Num | null,
    max?: Num | null,
    keywords?: { min?: Num | null; max?: Num | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clamp(
    input: Operand,
    keywords?: { min?: Operand | null; max?: Operand | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clamp(
    input: Operand,
    min?: Operand | null,
    max?: Operand | null,
    keywords?: { min?: Operand | null; max?: Operand | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clamp_(input: Operand, keywords?: { min?: Num | null; max?: Num | null }): Tensor;
  clamp_(
    input: Operand,
    min?: Num | null,
    max?: Num | null,
    keywords?: { min?: Num | null; max?: Num | null },
  ): Tensor;
  clamp_(input: Operand, keywords?: { min?: Operand | null; max?: Operand | null }): Tensor;
  clamp_(
    input: Operand,
    min?: Operand | null,
    max?: Operand | null,
    keywords?: { min?: Operand | null; max?: Operand | null },
  ): Tensor;
  clamp_max(input: Operand, max: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_max(input: Operand, keywords: { max: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_max(input: Operand, max: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_max_(input: Operand, max: Num): Tensor;
  clamp_max_(input: Operand, keywords: { max: Num }): Tensor;
  clamp_max_(input: Operand, max: Operand): Tensor;
  clamp_min(input: Operand, min: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_min(input: Operand, keywords: { min: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_min(input: Operand, min: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_min_(input: Operand, min: Num): Tensor;
  clamp_min_(input: Operand, keywords: { min: Num }): Tensor;
  clamp_min_(input: Operand, min: Operand): Tensor;
  clip(
    input: Operand,
    keywords?: { min?: Num | null; max?: Num | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clip(
    input: Operand,
    min?: Num | null,
    max?: Num | null,
    keywords?: { min?: Num | null; max?: Num | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clip(
    input: Operand,
    keywords?: { min?: Operand | null; max?: Operand | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clip(
    input: Operand,
    min?: Operand | null,
    max?: Operand | null,
    keywords?: { min?: Operand | null; max?: Operand | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clip_(input: Operand, keywords?: { min?: Num | null; max?: Num | null }): Tensor;
  clip_(
    input: Operand,
    min?: Num | null,
    max?: Num | null,
    keywords?: { min?: Num | null; max?: Num | null },
  ): Tensor;
  clip_(input: Operand, keywords?: { min?: Operand | null; max?: Operand | null }): Tensor;
  clip_(
    input: Operand,
    min?: Operand | null,
    max?: Operand | null,
    keywords?: { min?: Operand | null; max?: Operand | null },
  ): Tensor;
  clone(input: Operand, keywords?: { memory_format?: null | null }): Tensor;
  col2im(
    input: Operand,
    output_size: readonly Int[] | Int,
    kernel_size: readonly Int[] | Int,
    dilation: readonly Int[] | Int,
    padding: readonly Int[] | Int,
    stride: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  col2im(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      kernel_size: readonly Int[] | Int;
      dilation: readonly Int[] | Int;
      padding: readonly Int[] | Int;
      stride: readonly Int[] | Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  column_stack(tensors: readonly Tensor[], keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  combinations(input: Operand, keywords?: { r?: Int; with_replacement?: boolean }): Tensor;
  combinations(
    input: Operand,
    r?: Int,
    with_replacement?: boolean,
    keywords?: { r?: Int; with_replacement?: boolean },
  ): Tensor;
  complex(real: Operand, imag: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  concat(
    tensors: readonly Tensor[],
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  concat(
    tensors: readonly Tensor[],
    dim?: Int,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  concatenate(
    tensors: readonly Tensor[],
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  concatenate(
    tensors: readonly Tensor[],
    dim?: Int,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  conj(input: Operand): Tensor;
  conj_physical(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  conj_physical_(input: Operand): Tensor;
  constant_pad_nd(input: Operand, pad: readonly Int[], keywords?: { value?: Num }): Tensor;
  constant_pad_nd(
    input: Operand,
    pad: readonly Int[],
    value?: Num,
    keywords?: { value?: Num },
  ): Tensor;
  constant_pad_nd(input: Operand, keywords: { pad: readonly Int[]; value?: Num }): Tensor;
  conv1d(
    input: Operand,
    weight: Operand,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv1d(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    dilation?: readonly Int[] | Int,
    groups?: Int,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv1d(
    input: Operand,
    weight: Operand,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: string;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv1d(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    stride?: readonly Int[] | Int,
    padding?: string,
    dilation?: readonly Int[] | Int,
    groups?: Int,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: string;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv2d(
    input: Operand,
    weight: Operand,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv2d(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    dilation?: readonly Int[] | Int,
    groups?: Int,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv2d(
    input: Operand,
    weight: Operand,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: string;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv2d(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    stride?: readonly Int[] | Int,
    padding?: string,
    dilation?: readonly Int[] | Int,
    groups?: Int,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: string;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv3d(
    input: Operand,
    weight: Operand,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv3d(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    dilation?: readonly Int[] | Int,
    groups?: Int,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv3d(
    input: Operand,
    weight: Operand,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: string;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv3d(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    stride?: readonly Int[] | Int,
    padding?: string,
    dilation?: readonly Int[] | Int,
    groups?: Int,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: string;
      dilation?: readonly Int[] | Int;
      groups?: Int;
    },
  ): Tensor;
  conv_transpose1d(
    input: Operand,
    weight: Operand,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      output_padding?: readonly Int[] | Int;
      groups?: Int;
      dilation?: readonly Int[] | Int;
    },
  ): Tensor;
  conv_transpose1d(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    output_padding?: readonly Int[] | Int,
    groups?: Int,
    dilation?: readonly Int[] | Int,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      output_padding?: readonly Int[] | Int;
      groups?: Int;
      dilation?: readonly Int[] | Int;
    },
  ): Tensor;
  conv_transpose2d(
    input: Operand,
    weight: Operand,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      output_padding?: readonly Int[] | Int;
      groups?: Int;
      dilation?: readonly Int[] | Int;
    },
  ): Tensor;
  conv_transpose2d(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    output_padding?: readonly Int[] | Int,
    groups?: Int,
    dilation?: readonly Int[] | Int,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      output_padding?: readonly Int[] | Int;
      groups?: Int;
      dilation?: readonly Int[] | Int;
    },
  ): Tensor;
  conv_transpose3d(
    input: Operand,
    weight: Operand,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      output_padding?: readonly Int[] | Int;
      groups?: Int;
      dilation?: readonly Int[] | Int;
    },
  ): Tensor;
  conv_transpose3d(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    output_padding?: readonly Int[] | Int,
    groups?: Int,
    dilation?: readonly Int[] | Int,
    keywords?: {
      bias?: Operand | null;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      output_padding?: readonly Int[] | Int;
      groups?: Int;
      dilation?: readonly Int[] | Int;
    },
  ): Tensor;
  convolution(
    input: Operand,
    weight: Operand,
    bias: Operand | null,
    stride: readonly Int[],
    padding: readonly Int[],
    dilation: readonly Int[],
    transposed: boolean,
    output_padding: readonly Int[],
    groups: Int,
  ): Tensor;
  convolution(
    input: Operand,
    weight: Operand,
    bias: Operand | null,
    keywords: {
      stride: readonly Int[];
      padding: readonly Int[];
      dilation: readonly Int[];
      transposed: boolean;
      output_padding: readonly Int[];
      groups: Int;
    },
  ): Tensor;
  copysign(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  copysign(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  copysign(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  copysign_(input: Operand, other: Operand): Tensor;
  copysign_(input: Operand, other: Num): Tensor;
  copysign_(input: Operand, keywords: { other: Num }): Tensor;
  corrcoef(input: Operand): Tensor;
  cos(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  cos_(input: Operand): Tensor;
  cosh(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  cosh_(input: Operand): Tensor;
  cosine_embedding_loss(
    input1: Operand,
    input2: Operand,
    target: Operand,
    keywords?: { margin?: number; reduction?: Int },
  ): Tensor;
  cosine_embedding_loss(
    input1: Operand,
    input2: Operand,
    target: Operand,
    margin?: number,
    reduction?: Int,
    keywords?: { margin?: number; reduction?: Int },
  ): Tensor;
  cosine_similarity(x1: Operand, x2: Operand, keywords?: { dim?: Int; eps?: number }): Tensor;
  cosine_similarity(
    x1: Operand,
    x2: Operand,
    dim?: Int,
    eps?: number,
    keywords?: { dim?: Int; eps?: number },
  ): Tensor;
  count_nonzero(input: Operand, dim: readonly Int[]): Tensor;
  count_nonzero(input: Operand, keywords: { dim: readonly Int[] }): Tensor;
  count_nonzero(input: Operand, keywords?: { dim?: Int | null }): Tensor;
  count_nonzero(input: Operand, dim?: Int | null, keywords?: { dim?: Int | null }): Tensor;
  cov(
    input: Operand,
    keywords?: { correction?: Int; fweights?: Operand | null; aweights?: Operand | null },
  ): Tensor;
  cross(
    input: Operand,
    other: Operand,
    keywords?: { dim?: Int | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cross(
    input: Operand,
    other: Operand,
    dim?: Int | null,
    keywords?: { dim?: Int | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cross_entropy_loss(
    input: Operand,
    target: Operand,
    keywords?: {
      weight?: Operand | null;
      reduction?: Int;
      ignore_index?: Int;
      label_smoothing?: number;
    },
  ): Tensor;
  cross_entropy_loss(
    input: Operand,
    target: Operand,
    weight?: Operand | null,
    reduction?: Int,
    ignore_index?: Int,
    label_smoothing?: number,
    keywords?: {
      weight?: Operand | null;
      reduction?: Int;
      ignore_index?: Int;
      label_smoothing?: number;
    },
  ): Tensor;
  ctc_loss(
    log_probs: Operand,
    targets: Operand,
    input_lengths: readonly Int[],
    target_lengths: readonly Int[],
    keywords?: { blank?: Int; reduction?: Int; zero_infinity?: boolean },
  ): Tensor;
  ctc_loss(
    log_probs: Operand,
    targets: Operand,
    input_lengths: readonly Int[],
    target_lengths: readonly Int[],
    blank?: Int,
    reduction?: Int,
    zero_infinity?: boolean,
    keywords?: { blank?: Int; reduction?: Int; zero_infinity?: boolean },
  ): Tensor;
  ctc_loss(
    log_probs: Operand,
    targets: Operand,
    keywords: {
      input_lengths: readonly Int[];
      target_lengths: readonly Int[];
      blank?: Int;
      reduction?: Int;
      zero_infinity?: boolean;
    },
  ): Tensor;
  ctc_loss(
    log_probs: Operand,
    targets: Operand,
    input_lengths: Operand,
    target_lengths: Operand,
    keywords?: { blank?: Int; reduction?: Int; zero_infinity?: boolean },
  ): Tensor;
  ctc_loss(
    log_probs: Operand,
    targets: Operand,
    input_lengths: Operand,
    target_lengths: Operand,
    blank?: Int,
    reduction?: Int,
    zero_infinity?: boolean,
    keywords?: { blank?: Int; reduction?: Int; zero_infinity?: boolean },
  ): Tensor;
  cummax(
    input: Operand,
    dim: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  cummax(
    input: Operand,
    keywords: { dim: Int; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  cummin(
    input: Operand,
    dim: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  cummin(
    input: Operand,
    keywords: { dim: Int; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  cumprod(
    input: Operand,
    dim: Int,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cumprod(
    input: Operand,
    keywords: { dim: Int; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cumprod_(input: Operand, dim: Int, keywords?: { dtype?: DType | null }): Tensor;
  cumprod_(input: Operand, keywords: { dim: Int; dtype?: DType | null }): Tensor;
  cumsum(
    input: Operand,
    dim: Int,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cumsum(
    input: Operand,
    keywords: { dim: Int; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cumsum_(input: Operand, dim: Int, keywords?: { dtype?: DType | null }): Tensor;
  cumsum_(input: Operand, keywords: { dim: Int; dtype?: DType | null }): Tensor;
  cumulative_trapezoid(y: Operand, x: Operand, keywords?: { dim?: Int }): Tensor;
  cumulative_trapezoid(y: Operand, keywords?: { dx?: Num; dim?: Int }): Tensor;
  deg2rad(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  deg2rad_(input: Operand): Tensor;
  det(input: Operand): Tensor;
  detach(input: Operand): Tensor;
  detach_(input: Operand): Tensor;
  detach_copy(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  diag(input: Operand, keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  diag(
    input: Operand,
    diagonal?: Int,
    keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  diag_embed(input: Operand, keywords?: { offset?: Int; dim1?: Int; dim2?: Int }): Tensor;
  diag_embed(
    input: Operand,
    offset?: Int,
    dim1?: Int,
    dim2?: Int,
    keywords?: { offset?: Int; dim1?: Int; dim2?: Int },
  ): Tensor;
  diagflat(input: Operand, keywords?: { offset?: Int }): Tensor;
  diagflat(input: Operand, offset?: Int, keywords?: { offset?: Int }): Tensor;
  diagonal(input: Operand, keywords?: { offset?: Int; dim1?: Int; dim2?: Int }): Tensor;
  diagonal(
    input: Operand,
    offset?: Int,
    dim1?: Int,
    dim2?: Int,
    keywords?: { offset?: Int; dim1?: Int; dim2?: Int },
  ): Tensor;
  diagonal_copy(
    input: Operand,
    keywords?: { offset?: Int; dim1?: Int; dim2?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  diagonal_copy(
    input: Operand,
    offset?: Int,
    dim1?: Int,
    dim2?: Int,
    keywords?: { offset?: Int; dim1?: Int; dim2?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  diagonal_scatter(
    input: Operand,
    src: Operand,
    keywords?: { offset?: Int; dim1?: Int; dim2?: Int },
  ): Tensor;
  diagonal_scatter(
    input: Operand,
    src: Operand,
    offset?: Int,
    dim1?: Int,
    dim2?: Int,
    keywords?: { offset?: Int; dim1?: Int; dim2?: Int },
  ): Tensor;
  diff(
    input: Operand,
    keywords?: {
      n?: Int;
      dim?: Int;
      prepend?: Operand | null;
      append?: Operand | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  diff(
    input: Operand,
    n?: Int,
    dim?: Int,
    prepend?: Operand | null,
    append?: Operand | null,
    keywords?: {
      n?: Int;
      dim?: Int;
      prepend?: Operand | null;
      append?: Operand | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  digamma(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  digamma_(input: Operand): Tensor;
  dist(input: Operand, other: Operand, keywords?: { p?: Num }): Tensor;
  dist(input: Operand, other: Operand, p?: Num, keywords?: { p?: Num }): Tensor;
  div(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  div(
    input: Operand,
    other: Operand,
    keywords: { rounding_mode: string | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  div_(input: Operand, other: Operand): Tensor;
  div_(input: Operand, other: Operand, keywords: { rounding_mode: string | null }): Tensor;
  divide(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  divide(
    input: Operand,
    other: Operand,
    keywords: { rounding_mode: string | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  divide_(input: Operand, other: Operand): Tensor;
  divide_(input: Operand, other: Operand, keywords: { rounding_mode: string | null }): Tensor;
  dot(input: Operand, tensor: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  dropout(input: Operand, p: number, train: boolean): Tensor;
  dropout(input: Operand, keywords: { p: number; train: boolean }): Tensor;
  dropout_(input: Operand, p: number, train: boolean): Tensor;
  dropout_(input: Operand, keywords: { p: number; train: boolean }): Tensor;
  dsplit(input: Operand, sections: Int): Tensor[];
  dsplit(input: Operand, keywords: { sections: Int }): Tensor[];
  dsplit(input: Operand, indices: readonly Int[]): Tensor[];
  dsplit(input: Operand, keywords: { indices: readonly Int[] }): Tensor[];
  dstack(tensors: readonly Tensor[], keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  einsum(
    equation: string,
    tensors: readonly Tensor[],
    keywords?: { path?: readonly Int[] | null },
  ): Tensor;
  einsum(keywords: {
    equation: string;
    tensors: readonly Tensor[];
    path?: readonly Int[] | null;
  }): Tensor;
  elu(
    input: Operand,
    keywords?: { alpha?: Num; scale?: Num; input_scale?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  elu(
    input: Operand,
    alpha?: Num,
    scale?: Num,
    input_scale?: Num,
    keywords?: { alpha?: Num; scale?: Num; input_scale?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  elu_(input: Operand, keywords?: { alpha?: Num; scale?: Num; input_scale?: Num }): Tensor;
  elu_(
    input: Operand,
    alpha?: Num,
    scale?: Num,
    input_scale?: Num,
    keywords?: { alpha?: Num; scale?: Num; input_scale?: Num },
  ): Tensor;
  embedding(
    weight: Operand,
    indices: Operand,
    keywords?: { padding_idx?: Int; scale_grad_by_freq?: boolean; sparse?: boolean },
  ): Tensor;
  embedding(
    weight: Operand,
    indices: Operand,
    padding_idx?: Int,
    scale_grad_by_freq?: boolean,
    sparse?: boolean,
    keywords?: { padding_idx?: Int; scale_grad_by_freq?: boolean; sparse?: boolean },
  ): Tensor;
  embedding_bag(
    weight: Operand,
    indices: Operand,
    offsets: Operand,
    keywords?: {
      scale_grad_by_freq?: boolean;
      mode?: Int;
      sparse?: boolean;
      per_sample_weights?: Operand | null;
      include_last_offset?: boolean;
    },
  ): [Tensor, Tensor, Tensor, Tensor];
  embedding_bag(
    weight: Operand,
    indices: Operand,
    offsets: Operand,
    scale_grad_by_freq?: boolean,
    mode?: Int,
    sparse?: boolean,
    per_sample_weights?: Operand | null,
    include_last_offset?: boolean,
    keywords?: {
      scale_grad_by_freq?: boolean;
      mode?: Int;
      sparse?: boolean;
      per_sample_weights?: Operand | null;
      include_last_offset?: boolean;
    },
  ): [Tensor, Tensor, Tensor, Tensor];
  embedding_bag(
    weight: Operand,
    indices: Operand,
    offsets: Operand,
    scale_grad_by_freq: boolean,
    mode: Int,
    sparse: boolean,
    per_sample_weights: Operand | null,
    include_last_offset: boolean,
    padding_idx: Int | null,
  ): [Tensor, Tensor, Tensor, Tensor];
  embedding_bag(
    weight: Operand,
    indices: Operand,
    offsets: Operand,
    keywords: {
      scale_grad_by_freq: boolean;
      mode: Int;
      sparse: boolean;
      per_sample_weights: Operand | null;
      include_last_offset: boolean;
      padding_idx: Int | null;
    },
  ): [Tensor, Tensor, Tensor, Tensor];
  empty(
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  empty(keywords: {
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    memory_format?: null | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  empty_like(
    input: Operand,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  empty_permuted(
    size: readonly Int[],
    physical_layout: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  empty_permuted(keywords: {
    size: readonly Int[];
    physical_layout: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  empty_strided(
    size: readonly Int[],
    stride: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  empty_strided(keywords: {
    size: readonly Int[];
    stride: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  eq(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  eq(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  eq(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  eq_(input: Operand, other: Operand): Tensor;
  eq_(input: Operand, other: Num): Tensor;
  eq_(input: Operand, keywords: { other: Num }): Tensor;
  equal(input: Operand, other: Operand): boolean;
  erf(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  erf_(input: Operand): Tensor;
  erfc(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  erfc_(input: Operand): Tensor;
  erfinv(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  erfinv_(input: Operand): Tensor;
  exp(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  exp2(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  exp2_(input: Operand): Tensor;
  exp_(input: Operand): Tensor;
  expand_copy(
    input: Operand,
    size: readonly Int[],
    keywords?: { implicit?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  expand_copy(
    input: Operand,
    keywords: { size: readonly Int[]; implicit?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  expm1(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  expm1_(input: Operand): Tensor;
  eye(
    n: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  eye(keywords: {
    n: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  eye(
    n: Int,
    m: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  eye(keywords: {
    n: Int;
    m: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  feature_alpha_dropout(input: Operand, p: number, train: boolean): Tensor;
  feature_alpha_dropout(input: Operand, keywords: { p: number; train: boolean }): Tensor;
  feature_alpha_dropout_(input: Operand, p: number, train: boolean): Tensor;
  feature_alpha_dropout_(input: Operand, keywords: { p: number; train: boolean }): Tensor;
  feature_dropout(input: Operand, p: number, train: boolean): Tensor;
  feature_dropout(input: Operand, keywords: { p: number; train: boolean }): Tensor;
  feature_dropout_(input: Operand, p: number, train: boolean): Tensor;
  feature_dropout_(input: Operand, keywords: { p: number; train: boolean }): Tensor;
  fft_fft(
    input: Operand,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_fft(
    input: Operand,
    n?: Int | null,
    dim?: Int,
    norm?: string | null,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_fft2(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_fft2(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_fftfreq(
    n: Int,
    keywords?: {
      d?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_fftfreq(
    n: Int,
    d?: number,
    keywords?: {
      d?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_fftfreq(keywords: {
    n: Int;
    d?: number;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  fft_fftn(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_fftn(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int | null,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_fftshift(input: Operand, keywords?: { dim?: readonly Int[] | Int | null }): Tensor;
  fft_fftshift(
    input: Operand,
    dim?: readonly Int[] | Int | null,
    keywords?: { dim?: readonly Int[] | Int | null },
  ): Tensor;
  fft_hfft(
    input: Operand,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_hfft(
    input: Operand,
    n?: Int | null,
    dim?: Int,
    norm?: string | null,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_hfft2(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_hfft2(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_hfftn(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_hfftn(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int | null,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ifft(
    input: Operand,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ifft(
    input: Operand,
    n?: Int | null,
    dim?: Int,
    norm?: string | null,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ifft2(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ifft2(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ifftn(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ifftn(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int | null,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ifftshift(input: Operand, keywords?: { dim?: readonly Int[] | Int | null }): Tensor;
  fft_ifftshift(
    input: Operand,
    dim?: readonly Int[] | Int | null,
    keywords?: { dim?: readonly Int[] | Int | null },
  ): Tensor;
  fft_ihfft(
    input: Operand,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ihfft(
    input: Operand,
    n?: Int | null,
    dim?: Int,
    norm?: string | null,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ihfft2(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ihfft2(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ihfftn(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_ihfftn(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int | null,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_irfft(
    input: Operand,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_irfft(
    input: Operand,
    n?: Int | null,
    dim?: Int,
    norm?: string | null,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_irfft2(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_irfft2(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_irfftn(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_irfftn(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int | null,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_rfft(
    input: Operand,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_rfft(
    input: Operand,
    n?: Int | null,
    dim?: Int,
    norm?: string | null,
    keywords?: {
      n?: Int | null;
      dim?: Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_rfft2(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_rfft2(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_rfftfreq(
    n: Int,
    keywords?: {
      d?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_rfftfreq(
    n: Int,
    d?: number,
    keywords?: {
      d?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_rfftfreq(keywords: {
    n: Int;
    d?: number;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  fft_rfftn(
    input: Operand,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fft_rfftn(
    input: Operand,
    s?: readonly Int[] | Int | null,
    dim?: readonly Int[] | Int | null,
    norm?: string | null,
    keywords?: {
      s?: readonly Int[] | Int | null;
      dim?: readonly Int[] | Int | null;
      norm?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  fill(input: Operand, value: Operand): Tensor;
  fill(input: Operand, value: Num): Tensor;
  fill(input: Operand, keywords: { value: Num }): Tensor;
  fill_(input: Operand, value: Operand): Tensor;
  fill_(input: Operand, value: Num): Tensor;
  fill_(input: Operand, keywords: { value: Num }): Tensor;
  fix(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fix_(input: Operand): Tensor;
  flatten(input: Operand, keywords?: { start_dim?: Int; end_dim?: Int }): Tensor;
  flatten(
    input: Operand,
    start_dim?: Int,
    end_dim?: Int,
    keywords?: { start_dim?: Int; end_dim?: Int },
  ): Tensor;
  flip(input: Operand, dims: readonly Int[]): Tensor;
  flip(input: Operand, keywords: { dims: readonly Int[] }): Tensor;
  fliplr(input: Operand): Tensor;
  flipud(input: Operand): Tensor;
  float_power(
    input: Operand,
    exponent: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  float_power(
    input: Operand,
    exponent: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  float_power(
    input: Operand,
    keywords: { exponent: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  float_power(
    input: Num,
    exponent: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  float_power(keywords: {
    input: Num;
    exponent: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  float_power_(input: Operand, exponent: Operand): Tensor;
  float_power_(input: Operand, exponent: Num): Tensor;
  float_power_(input: Operand, keywords: { exponent: Num }): Tensor;
  floor(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  floor_(input: Operand): Tensor;
  floor_divide(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  floor_divide_(input: Operand, other: Operand): Tensor;
  fmax(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fmin(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fmod(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fmod(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fmod(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  fmod_(input: Operand, other: Operand): Tensor;
  fmod_(input: Operand, other: Num): Tensor;
  fmod_(input: Operand, keywords: { other: Num }): Tensor;
  frac(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  frac_(input: Operand): Tensor;
  fractional_max_pool2d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    output_size: readonly Int[] | Int,
    random_samples: Operand,
  ): [Tensor, Tensor];
  fractional_max_pool2d(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      output_size: readonly Int[] | Int;
      random_samples: Operand;
    },
  ): [Tensor, Tensor];
  fractional_max_pool3d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    output_size: readonly Int[] | Int,
    random_samples: Operand,
  ): [Tensor, Tensor];
  fractional_max_pool3d(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      output_size: readonly Int[] | Int;
      random_samples: Operand;
    },
  ): [Tensor, Tensor];
  frexp(
    input: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { mantissa: Tensor; exponent: Tensor };
  full(
    size: readonly Int[],
    fill_value: Num,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  full(keywords: {
    size: readonly Int[];
    fill_value: Num;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  full_like(
    input: Operand,
    fill_value: Num,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  full_like(
    input: Operand,
    keywords: {
      fill_value: Num;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  gather(
    input: Operand,
    dim: Int,
    index: Operand,
    keywords?: { sparse_grad?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  gather(
    input: Operand,
    keywords: { dim: Int; index: Operand; sparse_grad?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  gcd(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  gcd_(input: Operand, other: Operand): Tensor;
  ge(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ge(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ge(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  ge_(input: Operand, other: Operand): Tensor;
  ge_(input: Operand, other: Num): Tensor;
  ge_(input: Operand, keywords: { other: Num }): Tensor;
  gelu(
    input: Operand,
    keywords?: { approximate?: string; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  gelu_(input: Operand, keywords?: { approximate?: string }): Tensor;
  geqrf(
    input: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { a: Tensor; tau: Tensor };
  ger(input: Operand, vec2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  glu(input: Operand, keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  glu(
    input: Operand,
    dim?: Int,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  gradient(
    input: Operand,
    keywords?: { spacing?: Num | null; dim?: Int | null; edge_order?: Int },
  ): Tensor[];
  gradient(
    input: Operand,
    keywords: { spacing: Num; dim: readonly Int[]; edge_order?: Int },
  ): Tensor[];
  gradient(input: Operand, keywords: { dim: readonly Int[]; edge_order?: Int }): Tensor[];
  gradient(
    input: Operand,
    keywords: { spacing: readonly Num[]; dim?: Int | null; edge_order?: Int },
  ): Tensor[];
  gradient(
    input: Operand,
    keywords: { spacing: readonly Num[]; dim: readonly Int[]; edge_order?: Int },
  ): Tensor[];
  gradient(
    input: Operand,
    keywords: { spacing: readonly Tensor[]; dim?: Int | null; edge_order?: Int },
  ): Tensor[];
  gradient(
    input: Operand,
    keywords: { spacing: readonly Tensor[]; dim: readonly Int[]; edge_order?: Int },
  ): Tensor[];
  greater(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  greater(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  greater(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  greater_(input: Operand, other: Operand): Tensor;
  greater_(input: Operand, other: Num): Tensor;
  greater_(input: Operand, keywords: { other: Num }): Tensor;
  greater_equal(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  greater_equal(
    input: Operand,
    other: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  greater_equal(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  greater_equal_(input: Operand, other: Operand): Tensor;
  greater_equal_(input: Operand, other: Num): Tensor;
  greater_equal_(input: Operand, keywords: { other: Num }): Tensor;
  grid_sampler(
    input: Operand,
    grid: Operand,
    interpolation_mode: Int,
    padding_mode: Int,
    align_corners: boolean,
  ): Tensor;
  grid_sampler(
    input: Operand,
    grid: Operand,
    keywords: { interpolation_mode: Int; padding_mode: Int; align_corners: boolean },
  ): Tensor;
  grid_sampler_2d(
    input: Operand,
    grid: Operand,
    interpolation_mode: Int,
    padding_mode: Int,
    align_corners: boolean,
  ): Tensor;
  grid_sampler_2d(
    input: Operand,
    grid: Operand,
    keywords: { interpolation_mode: Int; padding_mode: Int; align_corners: boolean },
  ): Tensor;
  grid_sampler_3d(
    input: Operand,
    grid: Operand,
    interpolation_mode: Int,
    padding_mode: Int,
    align_corners: boolean,
  ): Tensor;
  grid_sampler_3d(
    input: Operand,
    grid: Operand,
    keywords: { interpolation_mode: Int; padding_mode: Int; align_corners: boolean },
  ): Tensor;
  group_norm(
    input: Operand,
    num_groups: Int,
    keywords?: {
      weight?: Operand | null;
      bias?: Operand | null;
      eps?: number;
      cudnn_enabled?: boolean;
    },
  ): Tensor;
  group_norm(
    input: Operand,
    num_groups: Int,
    weight?: Operand | null,
    bias?: Operand | null,
    eps?: number,
    cudnn_enabled?: boolean,
    keywords?: {
      weight?: Operand | null;
      bias?: Operand | null;
      eps?: number;
      cudnn_enabled?: boolean;
    },
  ): Tensor;
  group_norm(
    input: Operand,
    keywords: {
      num_groups: Int;
      weight?: Operand | null;
      bias?: Operand | null;
      eps?: number;
      cudnn_enabled?: boolean;
    },
  ): Tensor;
  gt(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  gt(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  gt(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  gt_(input: Operand, other: Operand): Tensor;
  gt_(input: Operand, other: Num): Tensor;
  gt_(input: Operand, keywords: { other: Num }): Tensor;
  hamming_window(
    window_length: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  hamming_window(keywords: {
    window_length: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  hamming_window(
    window_length: Int,
    periodic: boolean,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  hamming_window(keywords: {
    window_length: Int;
    periodic: boolean;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  hamming_window(
    window_length: Int,
    periodic: boolean,
    alpha: number,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  hamming_window(keywords: {
    window_length: Int;
    periodic: boolean;
    alpha: number;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  hamming_window(
    window_length: Int,
    periodic: boolean,
    alpha: number,
    beta: number,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  hamming_window(keywords: {
    window_length: Int;
    periodic: boolean;
    alpha: number;
    beta: number;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  hann_window(
    window_length: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  hann_window(keywords: {
    window_length: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  hann_window(
    window_length: Int,
    periodic: boolean,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  hann_window(keywords: {
    window_length: Int;
    periodic: boolean;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  hardshrink(input: Operand, keywords?: { lambd?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  hardshrink(
    input: Operand,
    lambd?: Num,
    keywords?: { lambd?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  hardsigmoid(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  hardsigmoid_(input: Operand): Tensor;
  hardswish(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  hardswish_(input: Operand): Tensor;
  hardtanh(
    input: Operand,
    keywords?: { min_val?: Num; max_val?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  hardtanh(
    input: Operand,
    min_val?: Num,
    max_val?: Num,
    keywords?: { min_val?: Num; max_val?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  hardtanh_(input: Operand, keywords?: { min_val?: Num; max_val?: Num }): Tensor;
  hardtanh_(
    input: Operand,
    min_val?: Num,
    max_val?: Num,
    keywords?: { min_val?: Num; max_val?: Num },
  ): Tensor;
  hash_tensor(
    input: Operand,
    keywords?: {
      dim?: readonly Int[] | Int;
      keepdim?: boolean;
      mode?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  hash_tensor(
    input: Operand,
    dim?: readonly Int[] | Int,
    keywords?: {
      dim?: readonly Int[] | Int;
      keepdim?: boolean;
      mode?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  heaviside(
    input: Operand,
    values: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  heaviside_(input: Operand, values: Operand): Tensor;
  hinge_embedding_loss(
    input: Operand,
    target: Operand,
    keywords?: { margin?: number; reduction?: Int },
  ): Tensor;
  hinge_embedding_loss(
    input: Operand,
    target: Operand,
    margin?: number,
    reduction?: Int,
    keywords?: { margin?: number; reduction?: Int },
  ): Tensor;
  histc(
    input: Operand,
    keywords?: { bins?: Int; min?: Num; max?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  histc(
    input: Operand,
    bins?: Int,
    min?: Num,
    max?: Num,
    keywords?: { bins?: Int; min?: Num; max?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  histogram(
    input: Operand,
    bins: Operand,
    keywords?: { weight?: Operand | null; density?: boolean; out?: Tensor | readonly Tensor[] },
  ): { hist: Tensor; bin_edges: Tensor };
  histogram(
    input: Operand,
    keywords?: {
      bins?: Int;
      range?: readonly number[] | null;
      weight?: Operand | null;
      density?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): { hist: Tensor; bin_edges: Tensor };
  histogram(
    input: Operand,
    bins?: Int,
    keywords?: {
      bins?: Int;
      range?: readonly number[] | null;
      weight?: Operand | null;
      density?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): { hist: Tensor; bin_edges: Tensor };
  histogramdd(
    input: Operand,
    bins: readonly Int[],
    keywords?: { range?: readonly number[] | null; weight?: Operand | null; density?: boolean },
  ): { hist: Tensor; bin_edges: undefined };
  histogramdd(
    input: Operand,
    bins: readonly Int[],
    range?: readonly number[] | null,
    weight?: Operand | null,
    density?: boolean,
    keywords?: { range?: readonly number[] | null; weight?: Operand | null; density?: boolean },
  ): { hist: Tensor; bin_edges: undefined };
  histogramdd(
    input: Operand,
    keywords: {
      bins: readonly Int[];
      range?: readonly number[] | null;
      weight?: Operand | null;
      density?: boolean;
    },
  ): { hist: Tensor; bin_edges: undefined };
  histogramdd(
    input: Operand,
    bins: Int,
    keywords?: { range?: readonly number[] | null; weight?: Operand | null; density?: boolean },
  ): { hist: Tensor; bin_edges: undefined };
  histogramdd(
    input: Operand,
    bins: Int,
    range?: readonly number[] | null,
    weight?: Operand | null,
    density?: boolean,
    keywords?: { range?: readonly number[] | null; weight?: Operand | null; density?: boolean },
  ): { hist: Tensor; bin_edges: undefined };
  histogramdd(
    input: Operand,
    keywords: {
      bins: Int;
      range?: readonly number[] | null;
      weight?: Operand | null;
      density?: boolean;
    },
  ): { hist: Tensor; bin_edges: undefined };
  histogramdd(
    input: Operand,
    bins: readonly Tensor[],
    keywords?: { range?: readonly number[] | null; weight?: Operand | null; density?: boolean },
  ): { hist: Tensor; bin_edges: undefined };
  histogramdd(
    input: Operand,
    bins: readonly Tensor[],
    range?: readonly number[] | null,
    weight?: Operand | null,
    density?: boolean,
    keywords?: { range?: readonly number[] | null; weight?: Operand | null; density?: boolean },
  ): { hist: Tensor; bin_edges: undefined };
  hsplit(input: Operand, sections: Int): Tensor[];
  hsplit(input: Operand, keywords: { sections: Int }): Tensor[];
  hsplit(input: Operand, indices: readonly Int[]): Tensor[];
  hsplit(input: Operand, keywords: { indices: readonly Int[] }): Tensor[];
  hstack(tensors: readonly Tensor[], keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  huber_loss(
    input: Operand,
    target: Operand,
    keywords?: { reduction?: Int; delta?: number; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  huber_loss(
    input: Operand,
    target: Operand,
    reduction?: Int,
    delta?: number,
    keywords?: { reduction?: Int; delta?: number; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  hypot(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  hypot_(input: Operand, other: Operand): Tensor;
  i0(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  i0_(input: Operand): Tensor;
  igamma(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  igamma_(input: Operand, other: Operand): Tensor;
  igammac(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  igammac_(input: Operand, other: Operand): Tensor;
  im2col(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    dilation: readonly Int[] | Int,
    padding: readonly Int[] | Int,
    stride: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  im2col(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      dilation: readonly Int[] | Int;
      padding: readonly Int[] | Int;
      stride: readonly Int[] | Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  imag(input: Operand): Tensor;
  index_add(
    input: Operand,
    dim: Int,
    index: Operand,
    source: Operand,
    keywords?: { alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  index_add(
    input: Operand,
    keywords: {
      dim: Int;
      index: Operand;
      source: Operand;
      alpha?: Num;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  index_add_(
    input: Operand,
    dim: Int,
    index: Operand,
    source: Operand,
    keywords?: { alpha?: Num },
  ): Tensor;
  index_add_(
    input: Operand,
    keywords: { dim: Int; index: Operand; source: Operand; alpha?: Num },
  ): Tensor;
  index_copy(
    input: Operand,
    dim: Int,
    index: Operand,
    source: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  index_copy(
    input: Operand,
    keywords: { dim: Int; index: Operand; source: Operand; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  index_copy_(input: Operand, dim: Int, index: Operand, source: Operand): Tensor;
  index_copy_(input: Operand, keywords: { dim: Int; index: Operand; source: Operand }): Tensor;
  index_fill(input: Operand, dim: Int, index: Operand, value: Num): Tensor;
  index_fill(input: Operand, keywords: { dim: Int; index: Operand; value: Num }): Tensor;
  index_fill(input: Operand, dim: Int, index: Operand, value: Operand): Tensor;
  index_fill(input: Operand, keywords: { dim: Int; index: Operand; value: Operand }): Tensor;
  index_fill_(input: Operand, dim: Int, index: Operand, value: Num): Tensor;
  index_fill_(input: Operand, keywords: { dim: Int; index: Operand; value: Num }): Tensor;
  index_fill_(input: Operand, dim: Int, index: Operand, value: Operand): Tensor;
  index_fill_(input: Operand, keywords: { dim: Int; index: Operand; value: Operand }): Tensor;
  index_put(
    input: Operand,
    indices: readonly (Tensor | null)[],
    values: Operand,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  index_put(
    input: Operand,
    indices: readonly (Tensor | null)[],
    values: Operand,
    accumulate?: boolean,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  index_put_(
    input: Operand,
    indices: readonly (Tensor | null)[],
    values: Operand,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  index_put_(
    input: Operand,
    indices: readonly (Tensor | null)[],
    values: Operand,
    accumulate?: boolean,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  index_reduce(
    input: Operand,
    dim: Int,
    index: Operand,
    source: Operand,
    reduce: string,
    keywords?: { include_self?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  index_reduce(
    input: Operand,
    keywords: {
      dim: Int;
      index: Operand;
      source: Operand;
      reduce: string;
      include_self?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  index_reduce_(
    input: Operand,
    dim: Int,
    index: Operand,
    source: Operand,
    reduce: string,
    keywords?: { include_self?: boolean },
  ): Tensor;
  index_reduce_(
    input: Operand,
    keywords: { dim: Int; index: Operand; source: Operand; reduce: string; include_self?: boolean },
  ): Tensor;
  index_select(
    input: Operand,
    dim: Int,
    index: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  index_select(
    input: Operand,
    keywords: { dim: Int; index: Operand; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  inner(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  instance_norm(
    input: Operand,
    weight: Operand | null,
    bias: Operand | null,
    running_mean: Operand | null,
    running_var: Operand | null,
    use_input_stats: boolean,
    momentum: number,
    eps: number,
    cudnn_enabled: boolean,
  ): Tensor;
  instance_norm(
    input: Operand,
    weight: Operand | null,
    bias: Operand | null,
    running_mean: Operand | null,
    running_var: Operand | null,
    keywords: { use_input_stats: boolean; momentum: number; eps: number; cudnn_enabled: boolean },
  ): Tensor;
  inverse(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  isclose(
    input: Operand,
    other: Operand,
    keywords?: { rtol?: number; atol?: number; equal_nan?: boolean },
  ): Tensor;
  isclose(
    input: Operand,
    other: Operand,
    rtol?: number,
    atol?: number,
    equal_nan?: boolean,
    keywords?: { rtol?: number; atol?: number; equal_nan?: boolean },
  ): Tensor;
  isfinite(input: Operand): Tensor;
  isin(
    elements: Operand,
    test_elements: Operand,
    keywords?: { assume_unique?: boolean; invert?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  isin(
    elements: Operand,
    test_element: Num,
    keywords?: { assume_unique?: boolean; invert?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  isin(
    elements: Operand,
    keywords: {
      test_element: Num;
      assume_unique?: boolean;
      invert?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  isin(
    element: Num,
    test_elements: Operand,
    keywords?: { assume_unique?: boolean; invert?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  isin(keywords: {
    element: Num;
    test_elements: Operand;
    assume_unique?: boolean;
    invert?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  isinf(input: Operand): Tensor;
  isnan(input: Operand): Tensor;
  isneginf(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  isposinf(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  isreal(input: Operand): Tensor;
  istft(
    input: Operand,
    n_fft: Int,
    keywords?: {
      hop_length?: Int | null;
      win_length?: Int | null;
      window?: Operand | null;
      center?: boolean;
      normalized?: boolean;
      onesided?: boolean | null;
      length?: Int | null;
      return_complex?: boolean;
    },
  ): Tensor;
  istft(
    input: Operand,
    n_fft: Int,
    hop_length?: Int | null,
    win_length?: Int | null,
    window?: Operand | null,
    center?: boolean,
    normalized?: boolean,
    onesided?: boolean | null,
    length?: Int | null,
    return_complex?: boolean,
    keywords?: {
      hop_length?: Int | null;
      win_length?: Int | null;
      window?: Operand | null;
      center?: boolean;
      normalized?: boolean;
      onesided?: boolean | null;
      length?: Int | null;
      return_complex?: boolean;
    },
  ): Tensor;
  istft(
    input: Operand,
    keywords: {
      n_fft: Int;
      hop_length?: Int | null;
      win_length?: Int | null;
      window?: Operand | null;
      center?: boolean;
      normalized?: boolean;
      onesided?: boolean | null;
      length?: Int | null;
      return_complex?: boolean;
    },
  ): Tensor;
  kaiser_window(
    window_length: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  kaiser_window(keywords: {
    window_length: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  kaiser_window(
    window_length: Int,
    periodic: boolean,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  kaiser_window(keywords: {
    window_length: Int;
    periodic: boolean;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  kaiser_window(
    window_length: Int,
    periodic: boolean,
    beta: number,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  kaiser_window(keywords: {
    window_length: Int;
    periodic: boolean;
    beta: number;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  kl_div(
    input: Operand,
    target: Operand,
    keywords?: { reduction?: Int; log_target?: boolean },
  ): Tensor;
  kl_div(
    input: Operand,
    target: Operand,
    reduction?: Int,
    keywords?: { reduction?: Int; log_target?: boolean },
  ): Tensor;
  kron(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  kthvalue(
    input: Operand,
    k: Int,
    keywords?: { dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  kthvalue(
    input: Operand,
    k: Int,
    dim?: Int,
    keepdim?: boolean,
    keywords?: { dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  kthvalue(
    input: Operand,
    keywords: { k: Int; dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  l1_loss(input: Operand, target: Operand, keywords?: { reduction?: Int }): Tensor;
  l1_loss(input: Operand, target: Operand, reduction?: Int, keywords?: { reduction?: Int }): Tensor;
  layer_norm(
    input: Operand,
    normalized_shape: readonly Int[],
    keywords?: {
      weight?: Operand | null;
      bias?: Operand | null;
      eps?: number;
      cudnn_enable?: boolean;
    },
  ): Tensor;
  layer_norm(
    input: Operand,
    normalized_shape: readonly Int[],
    weight?: Operand | null,
    bias?: Operand | null,
    eps?: number,
    cudnn_enable?: boolean,
    keywords?: {
      weight?: Operand | null;
      bias?: Operand | null;
      eps?: number;
      cudnn_enable?: boolean;
    },
  ): Tensor;
  layer_norm(
    input: Operand,
    keywords: {
      normalized_shape: readonly Int[];
      weight?: Operand | null;
      bias?: Operand | null;
      eps?: number;
      cudnn_enable?: boolean;
    },
  ): Tensor;
  lcm(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lcm_(input: Operand, other: Operand): Tensor;
  ldexp(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ldexp_(input: Operand, other: Operand): Tensor;
  le(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  le(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  le(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  le_(input: Operand, other: Operand): Tensor;
  le_(input: Operand, other: Num): Tensor;
  le_(input: Operand, keywords: { other: Num }): Tensor;
  leaky_relu(
    input: Operand,
    keywords?: { negative_slope?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  leaky_relu(
    input: Operand,
    negative_slope?: Num,
    keywords?: { negative_slope?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  leaky_relu_(input: Operand, keywords?: { negative_slope?: Num }): Tensor;
  leaky_relu_(input: Operand, negative_slope?: Num, keywords?: { negative_slope?: Num }): Tensor;
  lerp(
    input: Operand,
    end: Operand,
    weight: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  lerp(
    input: Operand,
    end: Operand,
    keywords: { weight: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  lerp(
    input: Operand,
    end: Operand,
    weight: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  lerp_(input: Operand, end: Operand, weight: Num): Tensor;
  lerp_(input: Operand, end: Operand, keywords: { weight: Num }): Tensor;
  lerp_(input: Operand, end: Operand, weight: Operand): Tensor;
  less(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  less(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  less(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  less_(input: Operand, other: Operand): Tensor;
  less_(input: Operand, other: Num): Tensor;
  less_(input: Operand, keywords: { other: Num }): Tensor;
  less_equal(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  less_equal(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  less_equal(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  less_equal_(input: Operand, other: Operand): Tensor;
  less_equal_(input: Operand, other: Num): Tensor;
  less_equal_(input: Operand, keywords: { other: Num }): Tensor;
  lgamma(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lgamma_(input: Operand): Tensor;
  linalg_cholesky(
    input: Operand,
    keywords?: { upper?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_cholesky_ex(
    input: Operand,
    keywords?: { upper?: boolean; check_errors?: boolean; out?: Tensor | readonly Tensor[] },
  ): { L: Tensor; info: Tensor };
  linalg_cond(
    input: Operand,
    keywords?: { p?: Num | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_cond(
    input: Operand,
    p?: Num | null,
    keywords?: { p?: Num | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_cond(input: Operand, p: string, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  linalg_cond(input: Operand, keywords: { p: string; out?: Tensor | readonly Tensor[] }): Tensor;
  linalg_cross(
    input: Operand,
    other: Operand,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_det(A: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  linalg_diagonal(A: Operand, keywords?: { offset?: Int; dim1?: Int; dim2?: Int }): Tensor;
  linalg_eig(
    input: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { eigenvalues: Tensor; eigenvectors: Tensor };
  linalg_eigh(
    input: Operand,
    keywords?: { UPLO?: string; out?: Tensor | readonly Tensor[] },
  ): { eigenvalues: Tensor; eigenvectors: Tensor };
  linalg_eigh(
    input: Operand,
    UPLO?: string,
    keywords?: { UPLO?: string; out?: Tensor | readonly Tensor[] },
  ): { eigenvalues: Tensor; eigenvectors: Tensor };
  linalg_eigvals(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  linalg_eigvalsh(
    input: Operand,
    keywords?: { UPLO?: string; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_eigvalsh(
    input: Operand,
    UPLO?: string,
    keywords?: { UPLO?: string; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_householder_product(
    input: Operand,
    tau: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_inv(A: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  linalg_inv_ex(
    A: Operand,
    keywords?: { check_errors?: boolean; out?: Tensor | readonly Tensor[] },
  ): { inverse: Tensor; info: Tensor };
  linalg_ldl_factor(
    input: Operand,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): { LD: Tensor; pivots: Tensor };
  linalg_ldl_factor_ex(
    input: Operand,
    keywords?: { hermitian?: boolean; check_errors?: boolean; out?: Tensor | readonly Tensor[] },
  ): { LD: Tensor; pivots: Tensor; info: Tensor };
  linalg_ldl_solve(
    LD: Operand,
    pivots: Operand,
    B: Operand,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_lstsq(
    input: Operand,
    b: Operand,
    keywords?: { rcond?: number | null; driver?: string | null; out?: Tensor | readonly Tensor[] },
  ): { solution: Tensor; residuals: Tensor; rank: Tensor; singular_values: Tensor };
  linalg_lstsq(
    input: Operand,
    b: Operand,
    rcond?: number | null,
    keywords?: { rcond?: number | null; driver?: string | null; out?: Tensor | readonly Tensor[] },
  ): { solution: Tensor; residuals: Tensor; rank: Tensor; singular_values: Tensor };
  linalg_lu(
    A: Operand,
    keywords?: { pivot?: boolean; out?: Tensor | readonly Tensor[] },
  ): { P: Tensor; L: Tensor; U: Tensor };
  linalg_lu_factor(
    A: Operand,
    keywords?: { pivot?: boolean; out?: Tensor | readonly Tensor[] },
  ): { LU: Tensor; pivots: Tensor };
  linalg_lu_factor_ex(
    A: Operand,
    keywords?: { pivot?: boolean; check_errors?: boolean; out?: Tensor | readonly Tensor[] },
  ): { LU: Tensor; pivots: Tensor; info: Tensor };
  linalg_lu_solve(
    LU: Operand,
    pivots: Operand,
    B: Operand,
    keywords?: { left?: boolean; adjoint?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_matmul(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_matrix_exp(input: Operand): Tensor;
  linalg_matrix_norm(
    input: Operand,
    ord: Num,
    keywords?: {
      dim?: readonly Int[];
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_matrix_norm(
    input: Operand,
    ord: Num,
    dim?: readonly Int[],
    keepdim?: boolean,
    keywords?: {
      dim?: readonly Int[];
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_matrix_norm(
    input: Operand,
    keywords: {
      ord: Num;
      dim?: readonly Int[];
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_matrix_norm(
    input: Operand,
    keywords?: {
      ord?: string;
      dim?: readonly Int[];
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_matrix_norm(
    input: Operand,
    ord?: string,
    dim?: readonly Int[],
    keepdim?: boolean,
    keywords?: {
      ord?: string;
      dim?: readonly Int[];
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_matrix_power(
    input: Operand,
    n: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_matrix_power(
    input: Operand,
    keywords: { n: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_matrix_rank(
    input: Operand,
    tol: number,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_matrix_rank(
    input: Operand,
    tol: number,
    hermitian?: boolean,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_matrix_rank(
    input: Operand,
    keywords: { tol: number; hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_matrix_rank(
    input: Operand,
    tol: Operand,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_matrix_rank(
    input: Operand,
    tol: Operand,
    hermitian?: boolean,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_matrix_rank(
    input: Operand,
    keywords?: {
      atol?: number | null;
      rtol?: number | null;
      hermitian?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_matrix_rank(
    input: Operand,
    keywords?: {
      atol?: Operand | null;
      rtol?: Operand | null;
      hermitian?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_matrix_sqrth(input: Operand): Tensor;
  linalg_multi_dot(
    tensors: readonly Tensor[],
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_norm(
    input: Operand,
    keywords?: {
      ord?: Num | null;
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_norm(
    input: Operand,
    ord?: Num | null,
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      ord?: Num | null;
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_norm(
    input: Operand,
    ord: string,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_norm(
    input: Operand,
    ord: string,
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_norm(
    input: Operand,
    keywords: {
      ord: string;
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_pinv(
    input: Operand,
    keywords?: {
      atol?: Operand | null;
      rtol?: Operand | null;
      hermitian?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_pinv(
    input: Operand,
    keywords?: {
      atol?: number | null;
      rtol?: number | null;
      hermitian?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_pinv(
    input: Operand,
    rcond: number,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_pinv(
    input: Operand,
    rcond: number,
    hermitian?: boolean,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_pinv(
    input: Operand,
    keywords: { rcond: number; hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_pinv(
    input: Operand,
    rcond: Operand,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_pinv(
    input: Operand,
    rcond: Operand,
    hermitian?: boolean,
    keywords?: { hermitian?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_polar(
    A: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { U: Tensor; H: Tensor };
  linalg_qr(
    A: Operand,
    keywords?: { mode?: string; out?: Tensor | readonly Tensor[] },
  ): { Q: Tensor; R: Tensor };
  linalg_qr(
    A: Operand,
    mode?: string,
    keywords?: { mode?: string; out?: Tensor | readonly Tensor[] },
  ): { Q: Tensor; R: Tensor };
  linalg_slogdet(
    A: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { sign: Tensor; logabsdet: Tensor };
  linalg_solve(
    A: Operand,
    B: Operand,
    keywords?: { left?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_solve_ex(
    A: Operand,
    B: Operand,
    keywords?: { left?: boolean; check_errors?: boolean; out?: Tensor | readonly Tensor[] },
  ): { result: Tensor; info: Tensor };
  linalg_solve_triangular(
    input: Operand,
    B: Operand,
    keywords: {
      upper: boolean;
      left?: boolean;
      unitriangular?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_svd(
    A: Operand,
    keywords?: {
      full_matrices?: boolean;
      driver?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): { U: Tensor; S: Tensor; Vh: Tensor };
  linalg_svd(
    A: Operand,
    full_matrices?: boolean,
    keywords?: {
      full_matrices?: boolean;
      driver?: string | null;
      out?: Tensor | readonly Tensor[];
    },
  ): { U: Tensor; S: Tensor; Vh: Tensor };
  linalg_svdvals(
    A: Operand,
    keywords?: { driver?: string | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_tensorinv(
    input: Operand,
    keywords?: { ind?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_tensorinv(
    input: Operand,
    ind?: Int,
    keywords?: { ind?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_tensorsolve(
    input: Operand,
    other: Operand,
    keywords?: { dims?: readonly Int[] | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_tensorsolve(
    input: Operand,
    other: Operand,
    dims?: readonly Int[] | null,
    keywords?: { dims?: readonly Int[] | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_vander(x: Operand, keywords?: { N?: Int | null }): Tensor;
  linalg_vecdot(
    x: Operand,
    y: Operand,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linalg_vector_norm(
    input: Operand,
    keywords?: {
      ord?: Num;
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_vector_norm(
    input: Operand,
    ord?: Num,
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      ord?: Num;
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linear(
    input: Operand,
    weight: Operand,
    keywords?: { bias?: Operand | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linear(
    input: Operand,
    weight: Operand,
    bias?: Operand | null,
    keywords?: { bias?: Operand | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  linspace(
    start: Num,
    end: Num,
    steps: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linspace(keywords: {
    start: Num;
    end: Num;
    steps: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  linspace(
    start: Operand,
    end: Operand,
    steps: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linspace(
    start: Operand,
    end: Operand,
    keywords: {
      steps: Int;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linspace(
    start: Operand,
    end: Num,
    steps: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linspace(
    start: Operand,
    keywords: {
      end: Num;
      steps: Int;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linspace(
    start: Num,
    end: Operand,
    steps: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linspace(keywords: {
    start: Num;
    end: Operand;
    steps: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  log(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  log10(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  log10_(input: Operand): Tensor;
  log1p(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  log1p_(input: Operand): Tensor;
  log2(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  log2_(input: Operand): Tensor;
  log_(input: Operand): Tensor;
  log_sigmoid(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  log_softmax(
    input: Operand,
    dim: Int,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  log_softmax(
    input: Operand,
    dim: Int,
    dtype?: DType | null,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  log_softmax(
    input: Operand,
    keywords: { dim: Int; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logaddexp(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logaddexp2(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logcumsumexp(input: Operand, dim: Int, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  logcumsumexp(input: Operand, keywords: { dim: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  logdet(input: Operand): Tensor;
  logical_and(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logical_and_(input: Operand, other: Operand): Tensor;
  logical_not(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  logical_not_(input: Operand): Tensor;
  logical_or(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logical_or_(input: Operand, other: Operand): Tensor;
  logical_xor(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logical_xor_(input: Operand, other: Operand): Tensor;
  logit(
    input: Operand,
    keywords?: { eps?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logit(
    input: Operand,
    eps?: number | null,
    keywords?: { eps?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logit_(input: Operand, keywords?: { eps?: number | null }): Tensor;
  logit_(input: Operand, eps?: number | null, keywords?: { eps?: number | null }): Tensor;
  logspace(
    start: Num,
    end: Num,
    steps: Int,
    keywords?: {
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(
    start: Num,
    end: Num,
    steps: Int,
    base?: number,
    keywords?: {
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(keywords: {
    start: Num;
    end: Num;
    steps: Int;
    base?: number;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  logspace(
    start: Operand,
    end: Operand,
    steps: Int,
    keywords?: {
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(
    start: Operand,
    end: Operand,
    steps: Int,
    base?: number,
    keywords?: {
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(
    start: Operand,
    end: Operand,
    keywords: {
      steps: Int;
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(
    start: Operand,
    end: Num,
    steps: Int,
    keywords?: {
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(
    start: Operand,
    end: Num,
    steps: Int,
    base?: number,
    keywords?: {
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(
    start: Operand,
    keywords: {
      end: Num;
      steps: Int;
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(
    start: Num,
    end: Operand,
    steps: Int,
    keywords?: {
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(
    start: Num,
    end: Operand,
    steps: Int,
    base?: number,
    keywords?: {
      base?: number;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  logspace(keywords: {
    start: Num;
    end: Operand;
    steps: Int;
    base?: number;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  logsumexp(
    input: Operand,
    dim: readonly Int[] | Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logsumexp(
    input: Operand,
    dim: readonly Int[] | Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logsumexp(
    input: Operand,
    keywords: { dim: readonly Int[] | Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  lt(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lt(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lt(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  lt_(input: Operand, other: Operand): Tensor;
  lt_(input: Operand, other: Num): Tensor;
  lt_(input: Operand, keywords: { other: Num }): Tensor;
  lu_solve(
    input: Operand,
    LU_data: Operand,
    LU_pivots: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  lu_unpack(
    LU_data: Operand,
    LU_pivots: Operand,
    keywords?: { unpack_data?: boolean; unpack_pivots?: boolean; out?: Tensor | readonly Tensor[] },
  ): { P: Tensor; L: Tensor; U: Tensor };
  lu_unpack(
    LU_data: Operand,
    LU_pivots: Operand,
    unpack_data?: boolean,
    unpack_pivots?: boolean,
    keywords?: { unpack_data?: boolean; unpack_pivots?: boolean; out?: Tensor | readonly Tensor[] },
  ): { P: Tensor; L: Tensor; U: Tensor };
  margin_ranking_loss(
    input1: Operand,
    input2: Operand,
    target: Operand,
    keywords?: { margin?: number; reduction?: Int },
  ): Tensor;
  margin_ranking_loss(
    input1: Operand,
    input2: Operand,
    target: Operand,
    margin?: number,
    reduction?: Int,
    keywords?: { margin?: number; reduction?: Int },
  ): Tensor;
  masked_fill(input: Operand, mask: Operand, value: Num): Tensor;
  masked_fill(input: Operand, mask: Operand, keywords: { value: Num }): Tensor;
  masked_fill(input: Operand, mask: Operand, value: Operand): Tensor;
  masked_fill_(input: Operand, mask: Operand, value: Num): Tensor;
  masked_fill_(input: Operand, mask: Operand, keywords: { value: Num }): Tensor;
  masked_fill_(input: Operand, mask: Operand, value: Operand): Tensor;
  masked_scatter(input: Operand, mask: Operand, source: Operand): Tensor;
  masked_scatter_(input: Operand, mask: Operand, source: Operand): Tensor;
  masked_select(
    input: Operand,
    mask: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  matmul(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  matrix_exp(input: Operand): Tensor;
  matrix_power(input: Operand, n: Int, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  matrix_power(input: Operand, keywords: { n: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  max(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  max(
    input: Operand,
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  max(
    input: Operand,
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  max(
    input: Operand,
    keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  max(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  max_pool1d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): Tensor;
  max_pool1d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    dilation?: readonly Int[] | Int,
    ceil_mode?: boolean,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): Tensor;
  max_pool1d(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): Tensor;
  max_pool1d_with_indices(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): [Tensor, Tensor];
  max_pool1d_with_indices(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    dilation?: readonly Int[] | Int,
    ceil_mode?: boolean,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): [Tensor, Tensor];
  max_pool1d_with_indices(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): [Tensor, Tensor];
  max_pool2d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): Tensor;
  max_pool2d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    dilation?: readonly Int[] | Int,
    ceil_mode?: boolean,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): Tensor;
  max_pool2d(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): Tensor;
  max_pool2d_with_indices(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): [Tensor, Tensor];
  max_pool2d_with_indices(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    dilation?: readonly Int[] | Int,
    ceil_mode?: boolean,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): [Tensor, Tensor];
  max_pool2d_with_indices(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): [Tensor, Tensor];
  max_pool3d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): Tensor;
  max_pool3d(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    dilation?: readonly Int[] | Int,
    ceil_mode?: boolean,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): Tensor;
  max_pool3d(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): Tensor;
  max_pool3d_with_indices(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): [Tensor, Tensor];
  max_pool3d_with_indices(
    input: Operand,
    kernel_size: readonly Int[] | Int,
    stride?: readonly Int[] | Int,
    padding?: readonly Int[] | Int,
    dilation?: readonly Int[] | Int,
    ceil_mode?: boolean,
    keywords?: {
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): [Tensor, Tensor];
  max_pool3d_with_indices(
    input: Operand,
    keywords: {
      kernel_size: readonly Int[] | Int;
      stride?: readonly Int[] | Int;
      padding?: readonly Int[] | Int;
      dilation?: readonly Int[] | Int;
      ceil_mode?: boolean;
    },
  ): [Tensor, Tensor];
  max_unpool2d(
    input: Operand,
    indices: Operand,
    output_size: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  max_unpool2d(
    input: Operand,
    indices: Operand,
    keywords: { output_size: readonly Int[] | Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  max_unpool3d(
    input: Operand,
    indices: Operand,
    output_size: readonly Int[] | Int,
    stride: readonly Int[] | Int,
    padding: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  max_unpool3d(
    input: Operand,
    indices: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      stride: readonly Int[] | Int;
      padding: readonly Int[] | Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  maximum(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mean(
    input: Operand,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  mean(
    input: Operand,
    dim: readonly Int[] | Int | null,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  mean(
    input: Operand,
    dim: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  mean(
    input: Operand,
    keywords: {
      dim: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  median(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  median(
    input: Operand,
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  median(
    input: Operand,
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  median(
    input: Operand,
    keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  meshgrid(tensors: readonly Tensor[]): Tensor[];
  meshgrid(tensors: readonly Tensor[], keywords: { indexing: string }): Tensor[];
  min(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  min(
    input: Operand,
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  min(
    input: Operand,
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  min(
    input: Operand,
    keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  min(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  minimum(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mish(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mish_(input: Operand): Tensor;
  mkldnn_rnn_layer(
    input: Operand,
    weight0: Operand,
    weight1: Operand,
    weight2: Operand,
    weight3: Operand,
    hx_: Operand,
    cx_: Operand,
    reverse: boolean,
    batch_sizes: readonly Int[],
    mode: Int,
    hidden_size: Int,
    num_layers: Int,
    has_biases: boolean,
    bidirectional: boolean,
    batch_first: boolean,
    train: boolean,
  ): [Tensor, Tensor, Tensor, Tensor];
  mkldnn_rnn_layer(
    input: Operand,
    weight0: Operand,
    weight1: Operand,
    weight2: Operand,
    weight3: Operand,
    hx_: Operand,
    cx_: Operand,
    keywords: {
      reverse: boolean;
      batch_sizes: readonly Int[];
      mode: Int;
      hidden_size: Int;
      num_layers: Int;
      has_biases: boolean;
      bidirectional: boolean;
      batch_first: boolean;
      train: boolean;
    },
  ): [Tensor, Tensor, Tensor, Tensor];
  mm(input: Operand, mat2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mode(
    input: Operand,
    keywords?: { dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  mode(
    input: Operand,
    dim?: Int,
    keepdim?: boolean,
    keywords?: { dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  moveaxis(input: Operand, source: Int, destination: Int): Tensor;
  moveaxis(input: Operand, keywords: { source: Int; destination: Int }): Tensor;
  moveaxis(input: Operand, source: readonly Int[], destination: readonly Int[]): Tensor;
  moveaxis(
    input: Operand,
    keywords: { source: readonly Int[]; destination: readonly Int[] },
  ): Tensor;
  movedim(input: Operand, source: Int, destination: Int): Tensor;
  movedim(input: Operand, keywords: { source: Int; destination: Int }): Tensor;
  movedim(input: Operand, source: readonly Int[], destination: readonly Int[]): Tensor;
  movedim(
    input: Operand,
    keywords: { source: readonly Int[]; destination: readonly Int[] },
  ): Tensor;
  mse_loss(
    input: Operand,
    target: Operand,
    keywords?: { reduction?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  mse_loss(
    input: Operand,
    target: Operand,
    reduction?: Int,
    keywords?: { reduction?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  msort(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mul(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mul_(input: Operand, other: Operand): Tensor;
  multi_margin_loss(
    input: Operand,
    target: Operand,
    keywords?: {
      p?: Num;
      margin?: Num;
      weight?: Operand | null;
      reduction?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  multi_margin_loss(
    input: Operand,
    target: Operand,
    p?: Num,
    margin?: Num,
    weight?: Operand | null,
    reduction?: Int,
    keywords?: {
      p?: Num;
      margin?: Num;
      weight?: Operand | null;
      reduction?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  multilabel_margin_loss(
    input: Operand,
    target: Operand,
    keywords?: { reduction?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  multilabel_margin_loss(
    input: Operand,
    target: Operand,
    reduction?: Int,
    keywords?: { reduction?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  multinomial(
    input: Operand,
    num_samples: Int,
    keywords?: {
      replacement?: boolean;
      generator?: GeneratorLike | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  multinomial(
    input: Operand,
    num_samples: Int,
    replacement?: boolean,
    keywords?: {
      replacement?: boolean;
      generator?: GeneratorLike | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  multinomial(
    input: Operand,
    keywords: {
      num_samples: Int;
      replacement?: boolean;
      generator?: GeneratorLike | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  multiply(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  multiply_(input: Operand, other: Operand): Tensor;
  mv(input: Operand, vec: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mvlgamma(input: Operand, p: Int, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mvlgamma(input: Operand, keywords: { p: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  mvlgamma_(input: Operand, p: Int): Tensor;
  mvlgamma_(input: Operand, keywords: { p: Int }): Tensor;
  nan_to_num(
    input: Operand,
    keywords?: {
      nan?: number | null;
      posinf?: number | null;
      neginf?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nan_to_num(
    input: Operand,
    nan?: number | null,
    posinf?: number | null,
    neginf?: number | null,
    keywords?: {
      nan?: number | null;
      posinf?: number | null;
      neginf?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nan_to_num_(
    input: Operand,
    keywords?: { nan?: number | null; posinf?: number | null; neginf?: number | null },
  ): Tensor;
  nan_to_num_(
    input: Operand,
    nan?: number | null,
    posinf?: number | null,
    neginf?: number | null,
    keywords?: { nan?: number | null; posinf?: number | null; neginf?: number | null },
  ): Tensor;
  nanmean(
    input: Operand,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanmean(
    input: Operand,
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanmedian(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  nanmedian(
    input: Operand,
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  nanmedian(
    input: Operand,
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  nanmedian(
    input: Operand,
    keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  nanquantile(
    input: Operand,
    q: Operand,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanquantile(
    input: Operand,
    q: Operand,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanquantile(
    input: Operand,
    q: number,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanquantile(
    input: Operand,
    q: number,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanquantile(
    input: Operand,
    keywords: {
      q: number;
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nansum(
    input: Operand,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nansum(
    input: Operand,
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  narrow(input: Operand, dim: Int, start: Int, length: Int): Tensor;
  narrow(input: Operand, keywords: { dim: Int; start: Int; length: Int }): Tensor;
  narrow(input: Operand, dim: Int, start: Operand, length: Int): Tensor;
  narrow(input: Operand, keywords: { dim: Int; start: Operand; length: Int }): Tensor;
  narrow_copy(
    input: Operand,
    dim: Int,
    start: Int,
    length: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  narrow_copy(
    input: Operand,
    keywords: { dim: Int; start: Int; length: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  native_batch_norm(
    input: Operand,
    weight: Operand | null,
    bias: Operand | null,
    running_mean: Operand | null,
    running_var: Operand | null,
    training: boolean,
    momentum: number,
    eps: number,
  ): [Tensor, Tensor, Tensor];
  native_batch_norm(
    input: Operand,
    weight: Operand | null,
    bias: Operand | null,
    running_mean: Operand | null,
    running_var: Operand | null,
    keywords: { training: boolean; momentum: number; eps: number },
  ): [Tensor, Tensor, Tensor];
  native_channel_shuffle(input: Operand, groups: Int): Tensor;
  native_channel_shuffle(input: Operand, keywords: { groups: Int }): Tensor;
  native_dropout(input: Operand, p: number, train: boolean | null): [Tensor, Tensor];
  native_dropout(input: Operand, keywords: { p: number; train: boolean | null }): [Tensor, Tensor];
  native_group_norm(
    input: Operand,
    weight: Operand | null,
    bias: Operand | null,
    N: Int,
    C: Int,
    HxW: Int,
    group: Int,
    eps: number,
  ): [Tensor, Tensor, Tensor];
  native_group_norm(
    input: Operand,
    weight: Operand | null,
    bias: Operand | null,
    keywords: { N: Int; C: Int; HxW: Int; group: Int; eps: number },
  ): [Tensor, Tensor, Tensor];
  native_layer_norm(
    input: Operand,
    normalized_shape: readonly Int[],
    weight: Operand | null,
    bias: Operand | null,
    eps: number,
  ): [Tensor, Tensor, Tensor];
  native_layer_norm(
    input: Operand,
    keywords: {
      normalized_shape: readonly Int[];
      weight: Operand | null;
      bias: Operand | null;
      eps: number;
    },
  ): [Tensor, Tensor, Tensor];
  ne(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ne(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ne(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  ne_(input: Operand, other: Operand): Tensor;
  ne_(input: Operand, other: Num): Tensor;
  ne_(input: Operand, keywords: { other: Num }): Tensor;
  neg(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  neg_(input: Operand): Tensor;
  negative(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  negative_(input: Operand): Tensor;
  nextafter(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  nextafter_(input: Operand, other: Operand): Tensor;
  nll_loss(
    input: Operand,
    target: Operand,
    keywords?: { weight?: Operand | null; reduction?: Int; ignore_index?: Int },
  ): Tensor;
  nll_loss(
    input: Operand,
    target: Operand,
    weight?: Operand | null,
    reduction?: Int,
    ignore_index?: Int,
    keywords?: { weight?: Operand | null; reduction?: Int; ignore_index?: Int },
  ): Tensor;
  nll_loss2d(
    input: Operand,
    target: Operand,
    keywords?: { weight?: Operand | null; reduction?: Int; ignore_index?: Int },
  ): Tensor;
  nll_loss2d(
    input: Operand,
    target: Operand,
    weight?: Operand | null,
    reduction?: Int,
    ignore_index?: Int,
    keywords?: { weight?: Operand | null; reduction?: Int; ignore_index?: Int },
  ): Tensor;
  nll_loss_nd(
    input: Operand,
    target: Operand,
    keywords?: { weight?: Operand | null; reduction?: Int; ignore_index?: Int },
  ): Tensor;
  nll_loss_nd(
    input: Operand,
    target: Operand,
    weight?: Operand | null,
    reduction?: Int,
    ignore_index?: Int,
    keywords?: { weight?: Operand | null; reduction?: Int; ignore_index?: Int },
  ): Tensor;
  nonzero(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  nonzero_static(
    input: Operand,
    keywords: { size: Int; fill_value?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  norm(input: Operand, keywords?: { p?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  norm(input: Operand, p?: Num, keywords?: { p?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  norm(
    input: Operand,
    p: Num | null,
    dim: readonly Int[] | Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  norm(
    input: Operand,
    p: Num | null,
    dim: readonly Int[] | Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  norm(
    input: Operand,
    keywords: {
      p: Num | null;
      dim: readonly Int[] | Int;
      keepdim?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  norm(
    input: Operand,
    p: Num | null,
    dim: readonly Int[] | Int,
    keepdim: boolean,
    keywords: { dtype: DType; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  norm(
    input: Operand,
    keywords: {
      p: Num | null;
      dim: readonly Int[] | Int;
      keepdim: boolean;
      dtype: DType;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  norm(
    input: Operand,
    p: Num | null,
    keywords: { dtype: DType; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  norm(
    input: Operand,
    keywords: { p: Num | null; dtype: DType; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  norm_except_dim(v: Operand, keywords?: { pow?: Int; dim?: Int }): Tensor;
  norm_except_dim(v: Operand, pow?: Int, dim?: Int, keywords?: { pow?: Int; dim?: Int }): Tensor;
  normal(
    mean: Operand,
    keywords?: { std?: number; generator?: GeneratorLike | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  normal(
    mean: Operand,
    std?: number,
    keywords?: { std?: number; generator?: GeneratorLike | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  normal(
    mean: number,
    std: Operand,
    keywords?: { generator?: GeneratorLike | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  normal(keywords: {
    mean: number;
    std: Operand;
    generator?: GeneratorLike | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  normal(
    mean: Operand,
    std: Operand,
    keywords?: { generator?: GeneratorLike | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  normal(
    mean: number,
    std: number,
    size: readonly Int[],
    keywords?: {
      generator?: GeneratorLike | null;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  normal(keywords: {
    mean: number;
    std: number;
    size: readonly Int[];
    generator?: GeneratorLike | null;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  not_equal(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  not_equal(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  not_equal(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  not_equal_(input: Operand, other: Operand): Tensor;
  not_equal_(input: Operand, other: Num): Tensor;
  not_equal_(input: Operand, keywords: { other: Num }): Tensor;
  one_hot(input: Operand, keywords?: { num_classes?: Int }): Tensor;
  one_hot(input: Operand, num_classes?: Int, keywords?: { num_classes?: Int }): Tensor;
  ones(
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  ones(keywords: {
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  ones_like(
    input: Operand,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  orgqr(input: Operand, input2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ormqr(
    input: Operand,
    input2: Operand,
    input3: Operand,
    keywords?: { left?: boolean; transpose?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  ormqr(
    input: Operand,
    input2: Operand,
    input3: Operand,
    left?: boolean,
    transpose?: boolean,
    keywords?: { left?: boolean; transpose?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  outer(input: Operand, vec2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  pad(
    input: Operand,
    pad: readonly Int[],
    keywords?: { mode?: string; value?: number | null },
  ): Tensor;
  pad(
    input: Operand,
    pad: readonly Int[],
    mode?: string,
    value?: number | null,
    keywords?: { mode?: string; value?: number | null },
  ): Tensor;
  pad(
    input: Operand,
    keywords: { pad: readonly Int[]; mode?: string; value?: number | null },
  ): Tensor;
  pad_sequence(
    sequences: readonly Tensor[],
    keywords?: { batch_first?: boolean; padding_value?: number; padding_side?: string },
  ): Tensor;
  pad_sequence(
    sequences: readonly Tensor[],
    batch_first?: boolean,
    padding_value?: number,
    padding_side?: string,
    keywords?: { batch_first?: boolean; padding_value?: number; padding_side?: string },
  ): Tensor;
  pairwise_distance(
    x1: Operand,
    x2: Operand,
    keywords?: { p?: number; eps?: number; keepdim?: boolean },
  ): Tensor;
  pairwise_distance(
    x1: Operand,
    x2: Operand,
    p?: number,
    eps?: number,
    keepdim?: boolean,
    keywords?: { p?: number; eps?: number; keepdim?: boolean },
  ): Tensor;
  pdist(input: Operand, keywords?: { p?: number }): Tensor;
  pdist(input: Operand, p?: number, keywords?: { p?: number }): Tensor;
  permute(input: Operand, dims: readonly Int[]): Tensor;
  permute(input: Operand, keywords: { dims: readonly Int[] }): Tensor;
  permute_copy(
    input: Operand,
    dims: readonly Int[],
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  permute_copy(
    input: Operand,
    keywords: { dims: readonly Int[]; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  pinverse(input: Operand, keywords?: { rcond?: number }): Tensor;
  pinverse(input: Operand, rcond?: number, keywords?: { rcond?: number }): Tensor;
  pixel_shuffle(input: Operand, upscale_factor: Int): Tensor;
  pixel_shuffle(input: Operand, keywords: { upscale_factor: Int }): Tensor;
  pixel_unshuffle(input: Operand, downscale_factor: Int): Tensor;
  pixel_unshuffle(input: Operand, keywords: { downscale_factor: Int }): Tensor;
  poisson(input: Operand, keywords?: { generator?: GeneratorLike | null }): Tensor;
  poisson(
    input: Operand,
    generator?: GeneratorLike | null,
    keywords?: { generator?: GeneratorLike | null },
  ): Tensor;
  poisson_nll_loss(
    input: Operand,
    target: Operand,
    log_input: boolean,
    full: boolean,
    eps: number,
    reduction: Int,
  ): Tensor;
  poisson_nll_loss(
    input: Operand,
    target: Operand,
    keywords: { log_input: boolean; full: boolean; eps: number; reduction: Int },
  ): Tensor;
  polar(abs: Operand, angle: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  polygamma(n: Int, input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  polygamma(keywords: { n: Int; input: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  positive(input: Operand): Tensor;
  pow(input: Operand, exponent: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  pow(input: Operand, exponent: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  pow(input: Operand, keywords: { exponent: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  pow(input: Num, exponent: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  pow(keywords: { input: Num; exponent: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  pow_(input: Operand, exponent: Operand): Tensor;
  pow_(input: Operand, exponent: Num): Tensor;
  pow_(input: Operand, keywords: { exponent: Num }): Tensor;
  prelu(input: Operand, weight: Operand): Tensor;
  prod(
    input: Operand,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  prod(
    input: Operand,
    dim: Int,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  prod(
    input: Operand,
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  prod(
    input: Operand,
    keywords: {
      dim: Int;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  put(input: Operand, index: Operand, source: Operand, keywords?: { accumulate?: boolean }): Tensor;
  put(
    input: Operand,
    index: Operand,
    source: Operand,
    accumulate?: boolean,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  put_(
    input: Operand,
    index: Operand,
    source: Operand,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  put_(
    input: Operand,
    index: Operand,
    source: Operand,
    accumulate?: boolean,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  quantile(
    input: Operand,
    q: Operand,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  quantile(
    input: Operand,
    q: Operand,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  quantile(
    input: Operand,
    q: number,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  quantile(
    input: Operand,
    q: number,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  quantile(
    input: Operand,
    keywords: {
      q: number;
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  rad2deg(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  rad2deg_(input: Operand): Tensor;
  rand(
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  rand(keywords: {
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  rand(
    size: readonly Int[],
    keywords: {
      generator: GeneratorLike | null;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  rand(keywords: {
    size: readonly Int[];
    generator: GeneratorLike | null;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  rand_like(
    input: Operand,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  rand_like(
    input: Operand,
    keywords: {
      generator: GeneratorLike | null;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  randint(
    high: Int,
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  randint(keywords: {
    high: Int;
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  randint(
    high: Int,
    size: readonly Int[],
    keywords: {
      generator: GeneratorLike | null;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  randint(keywords: {
    high: Int;
    size: readonly Int[];
    generator: GeneratorLike | null;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  randint(
    low: Int,
    high: Int,
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  randint(keywords: {
    low: Int;
    high: Int;
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  randint(
    low: Int,
    high: Int,
    size: readonly Int[],
    keywords: {
      generator: GeneratorLike | null;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  randint(keywords: {
    low: Int;
    high: Int;
    size: readonly Int[];
    generator: GeneratorLike | null;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  randint_like(
    input: Operand,
    high: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  randint_like(
    input: Operand,
    keywords: {
      high: Int;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  randint_like(
    input: Operand,
    low: Int,
    high: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  randint_like(
    input: Operand,
    keywords: {
      low: Int;
      high: Int;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  randn(
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  randn(keywords: {
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  randn(
    size: readonly Int[],
    keywords: {
      generator: GeneratorLike | null;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  randn(keywords: {
    size: readonly Int[];
    generator: GeneratorLike | null;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  randn_like(
    input: Operand,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  randn_like(
    input: Operand,
    keywords: {
      generator: GeneratorLike | null;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  randperm(
    n: Int,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  randperm(keywords: {
    n: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  randperm(
    n: Int,
    keywords: {
      generator: GeneratorLike | null;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  randperm(keywords: {
    n: Int;
    generator: GeneratorLike | null;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  range(
    start: Num,
    end: Num,
    keywords?: {
      step?: Num;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  range(
    start: Num,
    end: Num,
    step?: Num,
    keywords?: {
      step?: Num;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  range(keywords: {
    start: Num;
    end: Num;
    step?: Num;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  range(
    start: Num,
    end: Num,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  range(keywords: {
    start: Num;
    end: Num;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  ravel(input: Operand): Tensor;
  real(input: Operand): Tensor;
  reciprocal(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  reciprocal_(input: Operand): Tensor;
  reflection_pad1d(
    input: Operand,
    padding: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  reflection_pad1d(
    input: Operand,
    keywords: { padding: readonly Int[] | Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  reflection_pad2d(
    input: Operand,
    padding: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  reflection_pad2d(
    input: Operand,
    keywords: { padding: readonly Int[] | Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  reflection_pad3d(
    input: Operand,
    padding: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  reflection_pad3d(
    input: Operand,
    keywords: { padding: readonly Int[] | Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  relu(input: Operand): Tensor;
  relu6(input: Operand): Tensor;
  relu6_(input: Operand): Tensor;
  relu_(input: Operand): Tensor;
  remainder(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  remainder(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  remainder(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  remainder(input: Num, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  remainder(keywords: { input: Num; other: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  remainder_(input: Operand, other: Operand): Tensor;
  remainder_(input: Operand, other: Num): Tensor;
  remainder_(input: Operand, keywords: { other: Num }): Tensor;
  renorm(
    input: Operand,
    p: Num,
    dim: Int,
    maxnorm: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  renorm(
    input: Operand,
    keywords: { p: Num; dim: Int; maxnorm: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  renorm_(input: Operand, p: Num, dim: Int, maxnorm: Num): Tensor;
  renorm_(input: Operand, keywords: { p: Num; dim: Int; maxnorm: Num }): Tensor;
  repeat_interleave(repeats: Operand, keywords?: { output_size?: Int | null }): Tensor;
  repeat_interleave(
    input: Operand,
    repeats: Operand,
    keywords?: { dim?: Int | null; output_size?: Int | null },
  ): Tensor;
  repeat_interleave(
    input: Operand,
    repeats: Operand,
    dim?: Int | null,
    keywords?: { dim?: Int | null; output_size?: Int | null },
  ): Tensor;
  repeat_interleave(
    input: Operand,
    repeats: Int,
    keywords?: { dim?: Int | null; output_size?: Int | null },
  ): Tensor;
  repeat_interleave(
    input: Operand,
    repeats: Int,
    dim?: Int | null,
    keywords?: { dim?: Int | null; output_size?: Int | null },
  ): Tensor;
  repeat_interleave(
    input: Operand,
    keywords: { repeats: Int; dim?: Int | null; output_size?: Int | null },
  ): Tensor;
  replication_pad1d(
    input: Operand,
    padding: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  replication_pad1d(
    input: Operand,
    keywords: { padding: readonly Int[] | Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  replication_pad2d(
    input: Operand,
    padding: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  replication_pad2d(
    input: Operand,
    keywords: { padding: readonly Int[] | Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  replication_pad3d(
    input: Operand,
    padding: readonly Int[] | Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  replication_pad3d(
    input: Operand,
    keywords: { padding: readonly Int[] | Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  reshape(input: Operand, shape: readonly Int[]): Tensor;
  reshape(input: Operand, keywords: { shape: readonly Int[] }): Tensor;
  resize_as_(
    input: Operand,
    the_template: Operand,
    keywords?: { memory_format?: null | null },
  ): Tensor;
  resolve_conj(input: Operand): Tensor;
  resolve_neg(input: Operand): Tensor;
  rms_norm(
    input: Operand,
    normalized_shape: readonly Int[],
    keywords?: { weight?: Operand | null; eps?: number | null },
  ): Tensor;
  rms_norm(
    input: Operand,
    normalized_shape: readonly Int[],
    weight?: Operand | null,
    eps?: number | null,
    keywords?: { weight?: Operand | null; eps?: number | null },
  ): Tensor;
  rms_norm(
    input: Operand,
    keywords: { normalized_shape: readonly Int[]; weight?: Operand | null; eps?: number | null },
  ): Tensor;
  roll(
    input: Operand,
    shifts: readonly Int[] | Int,
    keywords?: { dims?: readonly Int[] | Int },
  ): Tensor;
  roll(
    input: Operand,
    shifts: readonly Int[] | Int,
    dims?: readonly Int[] | Int,
    keywords?: { dims?: readonly Int[] | Int },
  ): Tensor;
  roll(
    input: Operand,
    keywords: { shifts: readonly Int[] | Int; dims?: readonly Int[] | Int },
  ): Tensor;
  rot90(input: Operand, keywords?: { k?: Int; dims?: readonly Int[] }): Tensor;
  rot90(
    input: Operand,
    k?: Int,
    dims?: readonly Int[],
    keywords?: { k?: Int; dims?: readonly Int[] },
  ): Tensor;
  round(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  round(input: Operand, keywords: { decimals: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  round_(input: Operand): Tensor;
  round_(input: Operand, keywords: { decimals: Int }): Tensor;
  row_stack(tensors: readonly Tensor[], keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  rrelu(
    input: Operand,
    keywords?: { lower?: Num; upper?: Num; training?: boolean; generator?: GeneratorLike | null },
  ): Tensor;
  rrelu(
    input: Operand,
    lower?: Num,
    upper?: Num,
    training?: boolean,
    generator?: GeneratorLike | null,
    keywords?: { lower?: Num; upper?: Num; training?: boolean; generator?: GeneratorLike | null },
  ): Tensor;
  rrelu_(
    input: Operand,
    keywords?: { lower?: Num; upper?: Num; training?: boolean; generator?: GeneratorLike | null },
  ): Tensor;
  rrelu_(
    input: Operand,
    lower?: Num,
    upper?: Num,
    training?: boolean,
    generator?: GeneratorLike | null,
    keywords?: { lower?: Num; upper?: Num; training?: boolean; generator?: GeneratorLike | null },
  ): Tensor;
  rrelu_with_noise(
    input: Operand,
    noise: Operand,
    keywords?: { lower?: Num; upper?: Num; training?: boolean; generator?: GeneratorLike | null },
  ): Tensor;
  rrelu_with_noise(
    input: Operand,
    noise: Operand,
    lower?: Num,
    upper?: Num,
    training?: boolean,
    generator?: GeneratorLike | null,
    keywords?: { lower?: Num; upper?: Num; training?: boolean; generator?: GeneratorLike | null },
  ): Tensor;
  rrelu_with_noise_(
    input: Operand,
    noise: Operand,
    keywords?: { lower?: Num; upper?: Num; training?: boolean; generator?: GeneratorLike | null },
  ): Tensor;
  rrelu_with_noise_(
    input: Operand,
    noise: Operand,
    lower?: Num,
    upper?: Num,
    training?: boolean,
    generator?: GeneratorLike | null,
    keywords?: { lower?: Num; upper?: Num; training?: boolean; generator?: GeneratorLike | null },
  ): Tensor;
  rsqrt(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  rsqrt_(input: Operand): Tensor;
  rsub(input: Operand, other: Operand, keywords?: { alpha?: Num }): Tensor;
  rsub(input: Operand, other: Num, keywords?: { alpha?: Num }): Tensor;
  rsub(input: Operand, other: Num, alpha?: Num, keywords?: { alpha?: Num }): Tensor;
  rsub(input: Operand, keywords: { other: Num; alpha?: Num }): Tensor;
  scalar_tensor(
    s: Num,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  scalar_tensor(keywords: {
    s: Num;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  scaled_dot_product_attention(
    query: Operand,
    key: Operand,
    value: Operand,
    keywords?: {
      attn_mask?: Operand | null;
      dropout_p?: number;
      is_causal?: boolean;
      scale?: number | null;
      enable_gqa?: boolean;
    },
  ): Tensor;
  scaled_dot_product_attention(
    query: Operand,
    key: Operand,
    value: Operand,
    attn_mask?: Operand | null,
    dropout_p?: number,
    is_causal?: boolean,
    keywords?: {
      attn_mask?: Operand | null;
      dropout_p?: number;
      is_causal?: boolean;
      scale?: number | null;
      enable_gqa?: boolean;
    },
  ): Tensor;
  scatter(
    input: Operand,
    dim: Int,
    index: Operand,
    src: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(
    input: Operand,
    keywords: { dim: Int; index: Operand; src: Operand; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(
    input: Operand,
    dim: Int,
    index: Operand,
    value: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(
    input: Operand,
    keywords: { dim: Int; index: Operand; value: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(
    input: Operand,
    dim: Int,
    index: Operand,
    src: Operand,
    keywords: { reduce: string; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(
    input: Operand,
    keywords: {
      dim: Int;
      index: Operand;
      src: Operand;
      reduce: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  scatter(
    input: Operand,
    dim: Int,
    index: Operand,
    value: Num,
    keywords: { reduce: string; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(
    input: Operand,
    keywords: {
      dim: Int;
      index: Operand;
      value: Num;
      reduce: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  scatter_(input: Operand, dim: Int, index: Operand, src: Operand): Tensor;
  scatter_(input: Operand, keywords: { dim: Int; index: Operand; src: Operand }): Tensor;
  scatter_(input: Operand, dim: Int, index: Operand, value: Num): Tensor;
  scatter_(input: Operand, keywords: { dim: Int; index: Operand; value: Num }): Tensor;
  scatter_(
    input: Operand,
    dim: Int,
    index: Operand,
    src: Operand,
    keywords: { reduce: string },
  ): Tensor;
  scatter_(
    input: Operand,
    keywords: { dim: Int; index: Operand; src: Operand; reduce: string },
  ): Tensor;
  scatter_(
    input: Operand,
    dim: Int,
    index: Operand,
    value: Num,
    keywords: { reduce: string },
  ): Tensor;
  scatter_(
    input: Operand,
    keywords: { dim: Int; index: Operand; value: Num; reduce: string },
  ): Tensor;
  scatter_add(
    input: Operand,
    dim: Int,
    index: Operand,
    src: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter_add(
    input: Operand,
    keywords: { dim: Int; index: Operand; src: Operand; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter_add_(input: Operand, dim: Int, index: Operand, src: Operand): Tensor;
  scatter_add_(input: Operand, keywords: { dim: Int; index: Operand; src: Operand }): Tensor;
  scatter_reduce(
    input: Operand,
    dim: Int,
    index: Operand,
    src: Operand,
    reduce: string,
    keywords?: { include_self?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter_reduce(
    input: Operand,
    keywords: {
      dim: Int;
      index: Operand;
      src: Operand;
      reduce: string;
      include_self?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  scatter_reduce_(
    input: Operand,
    dim: Int,
    index: Operand,
    src: Operand,
    reduce: string,
    keywords?: { include_self?: boolean },
  ): Tensor;
  scatter_reduce_(
    input: Operand,
    keywords: { dim: Int; index: Operand; src: Operand; reduce: string; include_self?: boolean },
  ): Tensor;
  searchsorted(
    sorted_sequence: Operand,
    input: Operand,
    keywords?: {
      out_int32?: boolean;
      right?: boolean;
      side?: string | null;
      sorter?: Operand | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  searchsorted(
    sorted_sequence: Operand,
    input: Num,
    keywords?: {
      out_int32?: boolean;
      right?: boolean;
      side?: string | null;
      sorter?: Operand | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  searchsorted(
    sorted_sequence: Operand,
    keywords: {
      input: Num;
      out_int32?: boolean;
      right?: boolean;
      side?: string | null;
      sorter?: Operand | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  select(input: Operand, dim: Int, index: Int): Tensor;
  select(input: Operand, keywords: { dim: Int; index: Int }): Tensor;
  select_copy(
    input: Operand,
    dim: Int,
    index: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  select_copy(
    input: Operand,
    keywords: { dim: Int; index: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  select_scatter(input: Operand, src: Operand, dim: Int, index: Int): Tensor;
  select_scatter(input: Operand, src: Operand, keywords: { dim: Int; index: Int }): Tensor;
  selu(input: Operand): Tensor;
  selu_(input: Operand): Tensor;
  sgn(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sgn_(input: Operand): Tensor;
  sigmoid(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sigmoid_(input: Operand): Tensor;
  sign(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sign_(input: Operand): Tensor;
  signbit(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  silu(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  silu_(input: Operand): Tensor;
  sin(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sin_(input: Operand): Tensor;
  sinc(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sinc_(input: Operand): Tensor;
  sinh(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sinh_(input: Operand): Tensor;
  slice_copy(
    input: Operand,
    keywords?: {
      dim?: Int;
      start?: Int | null;
      end?: Int | null;
      step?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  slice_copy(
    input: Operand,
    dim?: Int,
    start?: Int | null,
    end?: Int | null,
    step?: Int,
    keywords?: {
      dim?: Int;
      start?: Int | null;
      end?: Int | null;
      step?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  slice_scatter(
    input: Operand,
    src: Operand,
    keywords?: {
      dim?: Int;
      start?: Int | null;
      end?: Int | null;
      step?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  slice_scatter(
    input: Operand,
    src: Operand,
    dim?: Int,
    start?: Int | null,
    end?: Int | null,
    step?: Int,
    keywords?: {
      dim?: Int;
      start?: Int | null;
      end?: Int | null;
      step?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  slogdet(
    input: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { sign: Tensor; logabsdet: Tensor };
  smooth_l1_loss(
    input: Operand,
    target: Operand,
    keywords?: { reduction?: Int; beta?: number; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  smooth_l1_loss(
    input: Operand,
    target: Operand,
    reduction?: Int,
    beta?: number,
    keywords?: { reduction?: Int; beta?: number; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  soft_margin_loss(
    input: Operand,
    target: Operand,
    keywords?: { reduction?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  soft_margin_loss(
    input: Operand,
    target: Operand,
    reduction?: Int,
    keywords?: { reduction?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  softmax(
    input: Operand,
    dim: Int,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  softmax(
    input: Operand,
    dim: Int,
    dtype?: DType | null,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  softmax(
    input: Operand,
    keywords: { dim: Int; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  softplus(
    input: Operand,
    keywords?: { beta?: Num; threshold?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  softplus(
    input: Operand,
    beta?: Num,
    threshold?: Num,
    keywords?: { beta?: Num; threshold?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  softshrink(input: Operand, keywords?: { lambd?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  softshrink(
    input: Operand,
    lambd?: Num,
    keywords?: { lambd?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  sort(
    input: Operand,
    keywords?: { dim?: Int; descending?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  sort(
    input: Operand,
    dim?: Int,
    descending?: boolean,
    keywords?: { dim?: Int; descending?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  sort(
    input: Operand,
    keywords: {
      stable: boolean | null;
      dim?: Int;
      descending?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): { values: Tensor; indices: Tensor };
  special_airy_ai(x: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_bessel_j0(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_bessel_j1(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_bessel_y0(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_bessel_y1(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_chebyshev_polynomial_t(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_t(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_t(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_chebyshev_polynomial_t(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_t(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_u(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_u(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_u(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_chebyshev_polynomial_u(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_u(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_v(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_v(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_v(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_chebyshev_polynomial_v(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_v(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_w(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_w(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_w(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_chebyshev_polynomial_w(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_chebyshev_polynomial_w(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_digamma(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_entr(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_erf(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_erfc(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_erfcx(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_erfinv(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_exp2(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_expit(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_expm1(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_gammainc(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_gammaincc(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_gammaln(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_hermite_polynomial_h(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_hermite_polynomial_h(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_hermite_polynomial_h(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_hermite_polynomial_h(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_hermite_polynomial_h(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_hermite_polynomial_he(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_hermite_polynomial_he(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_hermite_polynomial_he(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_hermite_polynomial_he(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_hermite_polynomial_he(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_i0(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_i0e(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_i1(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_i1e(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_laguerre_polynomial_l(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_laguerre_polynomial_l(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_laguerre_polynomial_l(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_laguerre_polynomial_l(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_laguerre_polynomial_l(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_legendre_polynomial_p(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_legendre_polynomial_p(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_legendre_polynomial_p(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_legendre_polynomial_p(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_legendre_polynomial_p(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_log1p(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_log_ndtr(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_log_softmax(input: Operand, dim: Int, keywords?: { dtype?: DType | null }): Tensor;
  special_log_softmax(input: Operand, keywords: { dim: Int; dtype?: DType | null }): Tensor;
  special_logit(
    input: Operand,
    keywords?: { eps?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_logit(
    input: Operand,
    eps?: number | null,
    keywords?: { eps?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_logsumexp(
    input: Operand,
    dim: readonly Int[] | Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_logsumexp(
    input: Operand,
    dim: readonly Int[] | Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_logsumexp(
    input: Operand,
    keywords: { dim: readonly Int[] | Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_modified_bessel_i0(
    input: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_modified_bessel_i1(
    input: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_modified_bessel_k0(
    input: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_modified_bessel_k1(
    input: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_multigammaln(
    input: Operand,
    p: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_multigammaln(
    input: Operand,
    keywords: { p: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_ndtr(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_ndtri(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_polygamma(
    n: Int,
    input: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_polygamma(keywords: { n: Int; input: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  special_psi(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_round(
    input: Operand,
    keywords?: { decimals?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_scaled_modified_bessel_k0(
    x: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_scaled_modified_bessel_k1(
    x: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_t(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_t(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_t(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_shifted_chebyshev_polynomial_t(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_t(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_u(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_u(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_u(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_shifted_chebyshev_polynomial_u(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_u(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_v(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_v(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_v(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_shifted_chebyshev_polynomial_v(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_v(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_w(
    x: Operand,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_w(
    x: Num,
    n: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_w(keywords: {
    x: Num;
    n: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_shifted_chebyshev_polynomial_w(
    x: Operand,
    n: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_shifted_chebyshev_polynomial_w(
    x: Operand,
    keywords: { n: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_sinc(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_softmax(input: Operand, dim: Int, keywords?: { dtype?: DType | null }): Tensor;
  special_softmax(
    input: Operand,
    dim: Int,
    dtype?: DType | null,
    keywords?: { dtype?: DType | null },
  ): Tensor;
  special_softmax(input: Operand, keywords: { dim: Int; dtype?: DType | null }): Tensor;
  special_spherical_bessel_j0(x: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_xlog1py(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_xlog1py(
    input: Num,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_xlog1py(keywords: {
    input: Num;
    other: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  special_xlog1py(
    input: Operand,
    other: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_xlog1py(
    input: Operand,
    keywords: { other: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_xlogy(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_xlogy(
    input: Num,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_xlogy(keywords: { input: Num; other: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  special_xlogy(
    input: Operand,
    other: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_xlogy(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  special_zeta(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  special_zeta(input: Num, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_zeta(keywords: { input: Num; other: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  special_zeta(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  special_zeta(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  split(input: Operand, split_size: Int, keywords?: { dim?: Int }): Tensor[];
  split(input: Operand, split_size: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  split(input: Operand, keywords: { split_size: Int; dim?: Int }): Tensor[];
  split(input: Operand, split_size: readonly Int[], keywords?: { dim?: Int }): Tensor[];
  split(input: Operand, split_size: readonly Int[], dim?: Int, keywords?: { dim?: Int }): Tensor[];
  split(input: Operand, keywords: { split_size: readonly Int[]; dim?: Int }): Tensor[];
  split_copy(
    input: Operand,
    split_size: Int,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor[];
  split_copy(
    input: Operand,
    split_size: Int,
    dim?: Int,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor[];
  split_copy(
    input: Operand,
    keywords: { split_size: Int; dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor[];
  split_with_sizes(input: Operand, split_sizes: readonly Int[], keywords?: { dim?: Int }): Tensor[];
  split_with_sizes(
    input: Operand,
    split_sizes: readonly Int[],
    dim?: Int,
    keywords?: { dim?: Int },
  ): Tensor[];
  split_with_sizes(input: Operand, keywords: { split_sizes: readonly Int[]; dim?: Int }): Tensor[];
  split_with_sizes_copy(
    input: Operand,
    split_sizes: readonly Int[],
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor[];
  split_with_sizes_copy(
    input: Operand,
    split_sizes: readonly Int[],
    dim?: Int,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor[];
  split_with_sizes_copy(
    input: Operand,
    keywords: { split_sizes: readonly Int[]; dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor[];
  sqrt(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sqrt_(input: Operand): Tensor;
  square(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  square_(input: Operand): Tensor;
  squeeze(input: Operand): Tensor;
  squeeze(input: Operand, dim: Int): Tensor;
  squeeze(input: Operand, keywords: { dim: Int }): Tensor;
  squeeze(input: Operand, dim: readonly Int[]): Tensor;
  squeeze(input: Operand, keywords: { dim: readonly Int[] }): Tensor;
  squeeze_copy(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  squeeze_copy(input: Operand, dim: Int, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  squeeze_copy(input: Operand, keywords: { dim: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  squeeze_copy(
    input: Operand,
    dim: readonly Int[],
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  squeeze_copy(
    input: Operand,
    keywords: { dim: readonly Int[]; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  stack(
    tensors: readonly Tensor[],
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  stack(
    tensors: readonly Tensor[],
    dim?: Int,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  std(input: Operand, keywords?: { unbiased?: boolean; out?: Tensor | readonly Tensor[] }): Tensor;
  std(
    input: Operand,
    unbiased?: boolean,
    keywords?: { unbiased?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  std(
    input: Operand,
    dim: readonly Int[] | Int | null,
    keywords?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  std(
    input: Operand,
    dim: readonly Int[] | Int | null,
    unbiased?: boolean,
    keepdim?: boolean,
    keywords?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  std(
    input: Operand,
    keywords: {
      dim: readonly Int[] | Int | null;
      unbiased?: boolean;
      keepdim?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  std(
    input: Operand,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      correction?: Num | null;
      keepdim?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  std(
    input: Operand,
    dim?: readonly Int[] | Int | null,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      correction?: Num | null;
      keepdim?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  std_mean(input: Operand, keywords?: { unbiased?: boolean }): [Tensor, Tensor];
  std_mean(input: Operand, unbiased?: boolean, keywords?: { unbiased?: boolean }): [Tensor, Tensor];
  std_mean(
    input: Operand,
    dim: readonly Int[] | Int | null,
    keywords?: { unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  std_mean(
    input: Operand,
    dim: readonly Int[] | Int | null,
    unbiased?: boolean,
    keepdim?: boolean,
    keywords?: { unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  std_mean(
    input: Operand,
    keywords: { dim: readonly Int[] | Int | null; unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  std_mean(
    input: Operand,
    keywords?: { dim?: readonly Int[] | Int | null; correction?: Num | null; keepdim?: boolean },
  ): [Tensor, Tensor];
  std_mean(
    input: Operand,
    dim?: readonly Int[] | Int | null,
    keywords?: { dim?: readonly Int[] | Int | null; correction?: Num | null; keepdim?: boolean },
  ): [Tensor, Tensor];
  stft(
    input: Operand,
    n_fft: Int,
    keywords?: {
      hop_length?: Int | null;
      win_length?: Int | null;
      window?: Operand | null;
      normalized?: boolean;
      onesided?: boolean | null;
      return_complex?: boolean | null;
      align_to_window?: boolean | null;
    },
  ): Tensor;
  stft(
    input: Operand,
    n_fft: Int,
    hop_length?: Int | null,
    win_length?: Int | null,
    window?: Operand | null,
    normalized?: boolean,
    onesided?: boolean | null,
    return_complex?: boolean | null,
    align_to_window?: boolean | null,
    keywords?: {
      hop_length?: Int | null;
      win_length?: Int | null;
      window?: Operand | null;
      normalized?: boolean;
      onesided?: boolean | null;
      return_complex?: boolean | null;
      align_to_window?: boolean | null;
    },
  ): Tensor;
  stft(
    input: Operand,
    keywords: {
      n_fft: Int;
      hop_length?: Int | null;
      win_length?: Int | null;
      window?: Operand | null;
      normalized?: boolean;
      onesided?: boolean | null;
      return_complex?: boolean | null;
      align_to_window?: boolean | null;
    },
  ): Tensor;
  sub(
    input: Operand,
    other: Operand,
    keywords?: { alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  sub_(input: Operand, other: Operand, keywords?: { alpha?: Num }): Tensor;
  subtract(
    input: Operand,
    other: Operand,
    keywords?: { alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  subtract_(input: Operand, other: Operand, keywords?: { alpha?: Num }): Tensor;
  sum(
    input: Operand,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  sum(
    input: Operand,
    dim: readonly Int[] | Int | null,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  sum(
    input: Operand,
    dim: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  sum(
    input: Operand,
    keywords: {
      dim: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  svd(
    input: Operand,
    keywords?: { some?: boolean; compute_uv?: boolean; out?: Tensor | readonly Tensor[] },
  ): { U: Tensor; S: Tensor; V: Tensor };
  svd(
    input: Operand,
    some?: boolean,
    compute_uv?: boolean,
    keywords?: { some?: boolean; compute_uv?: boolean; out?: Tensor | readonly Tensor[] },
  ): { U: Tensor; S: Tensor; V: Tensor };
  swapaxes(input: Operand, axis0: Int, axis1: Int): Tensor;
  swapaxes(input: Operand, keywords: { axis0: Int; axis1: Int }): Tensor;
  swapdims(input: Operand, dim0: Int, dim1: Int): Tensor;
  swapdims(input: Operand, keywords: { dim0: Int; dim1: Int }): Tensor;
  t(input: Operand): Tensor;
  t_copy(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  take(input: Operand, index: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  take_along_dim(
    input: Operand,
    indices: Operand,
    keywords?: { dim?: Int | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  take_along_dim(
    input: Operand,
    indices: Operand,
    dim?: Int | null,
    keywords?: { dim?: Int | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  tan(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  tan_(input: Operand): Tensor;
  tanh(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  tanh_(input: Operand): Tensor;
  tensor_split(input: Operand, sections: Int, keywords?: { dim?: Int }): Tensor[];
  tensor_split(input: Operand, sections: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  tensor_split(input: Operand, keywords: { sections: Int; dim?: Int }): Tensor[];
  tensor_split(input: Operand, indices: readonly Int[], keywords?: { dim?: Int }): Tensor[];
  tensor_split(
    input: Operand,
    indices: readonly Int[],
    dim?: Int,
    keywords?: { dim?: Int },
  ): Tensor[];
  tensor_split(input: Operand, keywords: { indices: readonly Int[]; dim?: Int }): Tensor[];
  tensor_split(
    input: Operand,
    tensor_indices_or_sections: Operand,
    keywords?: { dim?: Int },
  ): Tensor[];
  tensor_split(
    input: Operand,
    tensor_indices_or_sections: Operand,
    dim?: Int,
    keywords?: { dim?: Int },
  ): Tensor[];
  tensordot(
    input: Operand,
    other: Operand,
    dims_self: readonly Int[],
    dims_other: readonly Int[],
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  tensordot(
    input: Operand,
    other: Operand,
    keywords: {
      dims_self: readonly Int[];
      dims_other: readonly Int[];
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  threshold(
    input: Operand,
    threshold: Num,
    value: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  threshold(
    input: Operand,
    keywords: { threshold: Num; value: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  threshold_(input: Operand, threshold: Num, value: Num): Tensor;
  threshold_(input: Operand, keywords: { threshold: Num; value: Num }): Tensor;
  tile(input: Operand, dims: readonly Int[]): Tensor;
  tile(input: Operand, keywords: { dims: readonly Int[] }): Tensor;
  topk(
    input: Operand,
    k: Int,
    keywords?: { dim?: Int; largest?: boolean; sorted?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  topk(
    input: Operand,
    k: Int,
    dim?: Int,
    largest?: boolean,
    sorted?: boolean,
    keywords?: { dim?: Int; largest?: boolean; sorted?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  topk(
    input: Operand,
    keywords: {
      k: Int;
      dim?: Int;
      largest?: boolean;
      sorted?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): { values: Tensor; indices: Tensor };
  trace(input: Operand): Tensor;
  transpose(input: Operand, dim0: Int, dim1: Int): Tensor;
  transpose(input: Operand, keywords: { dim0: Int; dim1: Int }): Tensor;
  transpose_copy(
    input: Operand,
    dim0: Int,
    dim1: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  transpose_copy(
    input: Operand,
    keywords: { dim0: Int; dim1: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  trapezoid(y: Operand, x: Operand, keywords?: { dim?: Int }): Tensor;
  trapezoid(y: Operand, keywords?: { dx?: Num; dim?: Int }): Tensor;
  trapz(y: Operand, x: Operand, keywords?: { dim?: Int }): Tensor;
  trapz(y: Operand, keywords?: { dx?: number; dim?: Int }): Tensor;
  triangular_solve(
    input: Operand,
    A: Operand,
    keywords?: {
      upper?: boolean;
      transpose?: boolean;
      unitriangular?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): { solution: Tensor; cloned_coefficient: Tensor };
  triangular_solve(
    input: Operand,
    A: Operand,
    upper?: boolean,
    transpose?: boolean,
    unitriangular?: boolean,
    keywords?: {
      upper?: boolean;
      transpose?: boolean;
      unitriangular?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): { solution: Tensor; cloned_coefficient: Tensor };
  tril(input: Operand, keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  tril(
    input: Operand,
    diagonal?: Int,
    keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  tril_(input: Operand, keywords?: { diagonal?: Int }): Tensor;
  tril_(input: Operand, diagonal?: Int, keywords?: { diagonal?: Int }): Tensor;
  tril_indices(
    row: Int,
    col: Int,
    keywords?: {
      offset?: Int;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  tril_indices(
    row: Int,
    col: Int,
    offset?: Int,
    keywords?: {
      offset?: Int;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  tril_indices(keywords: {
    row: Int;
    col: Int;
    offset?: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  triplet_margin_loss(
    anchor: Operand,
    positive: Operand,
    negative: Operand,
    keywords?: { margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: Int },
  ): Tensor;
  triplet_margin_loss(
    anchor: Operand,
    positive: Operand,
    negative: Operand,
    margin?: number,
    p?: number,
    eps?: number,
    swap?: boolean,
    reduction?: Int,
    keywords?: { margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: Int },
  ): Tensor;
  triu(input: Operand, keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  triu(
    input: Operand,
    diagonal?: Int,
    keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  triu_(input: Operand, keywords?: { diagonal?: Int }): Tensor;
  triu_(input: Operand, diagonal?: Int, keywords?: { diagonal?: Int }): Tensor;
  triu_indices(
    row: Int,
    col: Int,
    keywords?: {
      offset?: Int;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  triu_indices(
    row: Int,
    col: Int,
    offset?: Int,
    keywords?: {
      offset?: Int;
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  triu_indices(keywords: {
    row: Int;
    col: Int;
    offset?: Int;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  true_divide(
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  true_divide_(input: Operand, other: Operand): Tensor;
  trunc(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  trunc_(input: Operand): Tensor;
  unbind(input: Operand, keywords?: { dim?: Int }): Tensor[];
  unbind(input: Operand, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  unbind_copy(input: Operand, keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] }): Tensor[];
  unbind_copy(
    input: Operand,
    dim?: Int,
    keywords?: { dim?: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor[];
  unflatten(input: Operand, dim: Int, sizes: readonly Int[]): Tensor;
  unflatten(input: Operand, keywords: { dim: Int; sizes: readonly Int[] }): Tensor;
  unfold_copy(
    input: Operand,
    dimension: Int,
    size: Int,
    step: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  unfold_copy(
    input: Operand,
    keywords: { dimension: Int; size: Int; step: Int; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  unique_consecutive(
    input: Operand,
    keywords?: { return_inverse?: boolean; return_counts?: boolean; dim?: Int | null },
  ): [Tensor, Tensor, Tensor];
  unique_consecutive(
    input: Operand,
    return_inverse?: boolean,
    return_counts?: boolean,
    dim?: Int | null,
    keywords?: { return_inverse?: boolean; return_counts?: boolean; dim?: Int | null },
  ): [Tensor, Tensor, Tensor];
  unsafe_chunk(input: Operand, chunks: Int, keywords?: { dim?: Int }): Tensor[];
  unsafe_chunk(input: Operand, chunks: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  unsafe_chunk(input: Operand, keywords: { chunks: Int; dim?: Int }): Tensor[];
  unsafe_split(input: Operand, split_size: Int, keywords?: { dim?: Int }): Tensor[];
  unsafe_split(input: Operand, split_size: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  unsafe_split(input: Operand, keywords: { split_size: Int; dim?: Int }): Tensor[];
  unsafe_split_with_sizes(
    input: Operand,
    split_sizes: readonly Int[],
    keywords?: { dim?: Int },
  ): Tensor[];
  unsafe_split_with_sizes(
    input: Operand,
    split_sizes: readonly Int[],
    dim?: Int,
    keywords?: { dim?: Int },
  ): Tensor[];
  unsafe_split_with_sizes(
    input: Operand,
    keywords: { split_sizes: readonly Int[]; dim?: Int },
  ): Tensor[];
  unsqueeze(input: Operand, dim: Int): Tensor;
  unsqueeze(input: Operand, keywords: { dim: Int }): Tensor;
  unsqueeze_copy(input: Operand, dim: Int, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  unsqueeze_copy(input: Operand, keywords: { dim: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  upsample_bicubic2d(
    input: Operand,
    output_size: readonly Int[] | Int,
    align_corners: boolean,
    keywords?: {
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_bicubic2d(
    input: Operand,
    output_size: readonly Int[] | Int,
    align_corners: boolean,
    scales_h?: number | null,
    scales_w?: number | null,
    keywords?: {
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_bicubic2d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      align_corners: boolean;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_bilinear2d(
    input: Operand,
    output_size: readonly Int[] | Int,
    align_corners: boolean,
    keywords?: {
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_bilinear2d(
    input: Operand,
    output_size: readonly Int[] | Int,
    align_corners: boolean,
    scales_h?: number | null,
    scales_w?: number | null,
    keywords?: {
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_bilinear2d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      align_corners: boolean;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_linear1d(
    input: Operand,
    output_size: readonly Int[] | Int,
    align_corners: boolean,
    keywords?: { scales?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  upsample_linear1d(
    input: Operand,
    output_size: readonly Int[] | Int,
    align_corners: boolean,
    scales?: number | null,
    keywords?: { scales?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  upsample_linear1d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      align_corners: boolean;
      scales?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_nearest1d(
    input: Operand,
    output_size: readonly Int[] | Int,
    keywords?: { scales?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  upsample_nearest1d(
    input: Operand,
    output_size: readonly Int[] | Int,
    scales?: number | null,
    keywords?: { scales?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  upsample_nearest1d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      scales?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_nearest2d(
    input: Operand,
    output_size: readonly Int[] | Int,
    keywords?: {
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_nearest2d(
    input: Operand,
    output_size: readonly Int[] | Int,
    scales_h?: number | null,
    scales_w?: number | null,
    keywords?: {
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_nearest2d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_nearest3d(
    input: Operand,
    output_size: readonly Int[] | Int,
    keywords?: {
      scales_d?: number | null;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_nearest3d(
    input: Operand,
    output_size: readonly Int[] | Int,
    scales_d?: number | null,
    scales_h?: number | null,
    scales_w?: number | null,
    keywords?: {
      scales_d?: number | null;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_nearest3d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      scales_d?: number | null;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_trilinear3d(
    input: Operand,
    output_size: readonly Int[] | Int,
    align_corners: boolean,
    keywords?: {
      scales_d?: number | null;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_trilinear3d(
    input: Operand,
    output_size: readonly Int[] | Int,
    align_corners: boolean,
    scales_d?: number | null,
    scales_h?: number | null,
    scales_w?: number | null,
    keywords?: {
      scales_d?: number | null;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  upsample_trilinear3d(
    input: Operand,
    keywords: {
      output_size: readonly Int[] | Int;
      align_corners: boolean;
      scales_d?: number | null;
      scales_h?: number | null;
      scales_w?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  vander(x: Operand, keywords?: { N?: Int | null; increasing?: boolean }): Tensor;
  vander(
    x: Operand,
    N?: Int | null,
    increasing?: boolean,
    keywords?: { N?: Int | null; increasing?: boolean },
  ): Tensor;
  var(input: Operand, keywords?: { unbiased?: boolean; out?: Tensor | readonly Tensor[] }): Tensor;
  var(
    input: Operand,
    unbiased?: boolean,
    keywords?: { unbiased?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  var(
    input: Operand,
    dim: readonly Int[] | Int | null,
    keywords?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  var(
    input: Operand,
    dim: readonly Int[] | Int | null,
    unbiased?: boolean,
    keepdim?: boolean,
    keywords?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  var(
    input: Operand,
    keywords: {
      dim: readonly Int[] | Int | null;
      unbiased?: boolean;
      keepdim?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  var(
    input: Operand,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      correction?: Num | null;
      keepdim?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  var(
    input: Operand,
    dim?: readonly Int[] | Int | null,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      correction?: Num | null;
      keepdim?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  var_mean(input: Operand, keywords?: { unbiased?: boolean }): [Tensor, Tensor];
  var_mean(input: Operand, unbiased?: boolean, keywords?: { unbiased?: boolean }): [Tensor, Tensor];
  var_mean(
    input: Operand,
    dim: readonly Int[] | Int | null,
    keywords?: { unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  var_mean(
    input: Operand,
    dim: readonly Int[] | Int | null,
    unbiased?: boolean,
    keepdim?: boolean,
    keywords?: { unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  var_mean(
    input: Operand,
    keywords: { dim: readonly Int[] | Int | null; unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  var_mean(
    input: Operand,
    keywords?: { dim?: readonly Int[] | Int | null; correction?: Num | null; keepdim?: boolean },
  ): [Tensor, Tensor];
  var_mean(
    input: Operand,
    dim?: readonly Int[] | Int | null,
    keywords?: { dim?: readonly Int[] | Int | null; correction?: Num | null; keepdim?: boolean },
  ): [Tensor, Tensor];
  vdot(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  view_as_complex(input: Operand): Tensor;
  view_as_complex_copy(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  view_as_real(input: Operand): Tensor;
  view_as_real_copy(input: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  view_copy(
    input: Operand,
    size: readonly Int[],
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  view_copy(
    input: Operand,
    keywords: { size: readonly Int[]; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  view_copy(input: Operand, dtype: DType, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  view_copy(input: Operand, keywords: { dtype: DType; out?: Tensor | readonly Tensor[] }): Tensor;
  vsplit(input: Operand, sections: Int): Tensor[];
  vsplit(input: Operand, keywords: { sections: Int }): Tensor[];
  vsplit(input: Operand, indices: readonly Int[]): Tensor[];
  vsplit(input: Operand, keywords: { indices: readonly Int[] }): Tensor[];
  vstack(tensors: readonly Tensor[], keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  where(
    condition: Operand,
    input: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  where(
    condition: Operand,
    input: Operand,
    other: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  where(
    condition: Operand,
    input: Operand,
    keywords: { other: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  where(
    condition: Operand,
    input: Num,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  where(
    condition: Operand,
    keywords: { input: Num; other: Operand; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  where(
    condition: Operand,
    input: Num,
    other: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  where(
    condition: Operand,
    keywords: { input: Num; other: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  where(condition: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor[];
  xlogy(input: Operand, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  xlogy(input: Num, other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  xlogy(keywords: { input: Num; other: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  xlogy(input: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  xlogy(input: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  xlogy_(input: Operand, other: Operand): Tensor;
  xlogy_(input: Operand, other: Num): Tensor;
  xlogy_(input: Operand, keywords: { other: Num }): Tensor;
  zero_(input: Operand): Tensor;
  zeros(
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  zeros(keywords: {
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  zeros_like(
    input: Operand,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      memory_format?: null | null;
      requires_grad?: boolean;
    },
  ): Tensor;
}

/** Methods: `a.add(b)`. */
export interface Methods {
  _conj(): Tensor;
  _neg_view(): Tensor;
  abs(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  abs_(): Tensor;
  absolute(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  absolute_(): Tensor;
  acos(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  acos_(): Tensor;
  acosh(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  acosh_(): Tensor;
  add(other: Operand, keywords?: { alpha?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  add_(other: Operand, keywords?: { alpha?: Num }): Tensor;
  addbmm(
    batch1: Operand,
    batch2: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addbmm_(batch1: Operand, batch2: Operand, keywords?: { beta?: Num; alpha?: Num }): Tensor;
  addcdiv(
    tensor1: Operand,
    tensor2: Operand,
    keywords?: { value?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addcdiv_(tensor1: Operand, tensor2: Operand, keywords?: { value?: Num }): Tensor;
  addcmul(
    tensor1: Operand,
    tensor2: Operand,
    keywords?: { value?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addcmul_(tensor1: Operand, tensor2: Operand, keywords?: { value?: Num }): Tensor;
  addmm(
    mat1: Operand,
    mat2: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addmm_(mat1: Operand, mat2: Operand, keywords?: { beta?: Num; alpha?: Num }): Tensor;
  addmv(
    mat: Operand,
    vec: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addmv_(mat: Operand, vec: Operand, keywords?: { beta?: Num; alpha?: Num }): Tensor;
  addr(
    vec1: Operand,
    vec2: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  addr_(vec1: Operand, vec2: Operand, keywords?: { beta?: Num; alpha?: Num }): Tensor;
  adjoint(): Tensor;
  all(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  all(dim: Int, keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] }): Tensor;
  all(
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  all(keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] }): Tensor;
  all(keywords?: {
    dim?: readonly Int[] | null;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  all(
    dim?: readonly Int[] | null,
    keepdim?: boolean,
    keywords?: { dim?: readonly Int[] | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  allclose(
    other: Operand,
    keywords?: { rtol?: number; atol?: number; equal_nan?: boolean },
  ): boolean;
  allclose(
    other: Operand,
    rtol?: number,
    atol?: number,
    equal_nan?: boolean,
    keywords?: { rtol?: number; atol?: number; equal_nan?: boolean },
  ): boolean;
  amax(keywords?: {
    dim?: readonly Int[] | Int;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  amax(
    dim?: readonly Int[] | Int,
    keepdim?: boolean,
    keywords?: { dim?: readonly Int[] | Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  amin(keywords?: {
    dim?: readonly Int[] | Int;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  amin(
    dim?: readonly Int[] | Int,
    keepdim?: boolean,
    keywords?: { dim?: readonly Int[] | Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  aminmax(keywords?: { dim?: Int | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] }): {
    min: Tensor;
    max: Tensor;
  };
  angle(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  any(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  any(dim: Int, keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] }): Tensor;
  any(
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  any(keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] }): Tensor;
  any(keywords?: {
    dim?: readonly Int[] | null;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  any(
    dim?: readonly Int[] | null,
    keepdim?: boolean,
    keywords?: { dim?: readonly Int[] | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  arccos(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arccos_(): Tensor;
  arccosh(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arccosh_(): Tensor;
  arcsin(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arcsin_(): Tensor;
  arcsinh(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arcsinh_(): Tensor;
  arctan(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arctan2(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arctan2_(other: Operand): Tensor;
  arctan_(): Tensor;
  arctanh(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  arctanh_(): Tensor;
  argmax(keywords?: {
    dim?: Int | null;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  argmax(
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: { dim?: Int | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  argmin(keywords?: {
    dim?: Int | null;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  argmin(
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: { dim?: Int | null; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  argsort(keywords?: { dim?: Int; descending?: boolean }): Tensor;
  argsort(dim?: Int, descending?: boolean, keywords?: { dim?: Int; descending?: boolean }): Tensor;
  argsort(keywords: { stable: boolean; dim?: Int; descending?: boolean }): Tensor;
  argwhere(): Tensor;
  as_strided(
    size: readonly Int[],
    stride: readonly Int[],
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided(
    size: readonly Int[],
    stride: readonly Int[],
    storage_offset?: Int | null,
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided(keywords: {
    size: readonly Int[];
    stride: readonly Int[];
    storage_offset?: Int | null;
  }): Tensor;
  as_strided_(
    size: readonly Int[],
    stride: readonly Int[],
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided_(
    size: readonly Int[],
    stride: readonly Int[],
    storage_offset?: Int | null,
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided_(keywords: {
    size: readonly Int[];
    stride: readonly Int[];
    storage_offset?: Int | null;
  }): Tensor;
  as_strided_scatter(
    src: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided_scatter(
    src: Operand,
    size: readonly Int[],
    stride: readonly Int[],
    storage_offset?: Int | null,
    keywords?: { storage_offset?: Int | null },
  ): Tensor;
  as_strided_scatter(
    src: Operand,
    keywords: { size: readonly Int[]; stride: readonly Int[]; storage_offset?: Int | null },
  ): Tensor;
  asin(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  asin_(): Tensor;
  asinh(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  asinh_(): Tensor;
  atan(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  atan2(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  atan2_(other: Operand): Tensor;
  atan_(): Tensor;
  atanh(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  atanh_(): Tensor;
  baddbmm(
    batch1: Operand,
    batch2: Operand,
    keywords?: { beta?: Num; alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  baddbmm_(batch1: Operand, batch2: Operand, keywords?: { beta?: Num; alpha?: Num }): Tensor;
  bernoulli(keywords?: {
    generator?: GeneratorLike | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  bernoulli(
    p: number,
    keywords?: { generator?: GeneratorLike | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  bernoulli(keywords: {
    p: number;
    generator?: GeneratorLike | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  bernoulli_(p: Operand, keywords?: { generator?: GeneratorLike | null }): Tensor;
  bernoulli_(keywords?: { p?: number; generator?: GeneratorLike | null }): Tensor;
  bernoulli_(p?: number, keywords?: { p?: number; generator?: GeneratorLike | null }): Tensor;
  bincount(keywords?: { weights?: Operand | null; minlength?: Int }): Tensor;
  bincount(
    weights?: Operand | null,
    minlength?: Int,
    keywords?: { weights?: Operand | null; minlength?: Int },
  ): Tensor;
  bitwise_and(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_and(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_and(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_and_(other: Operand): Tensor;
  bitwise_and_(other: Num): Tensor;
  bitwise_and_(keywords: { other: Num }): Tensor;
  bitwise_left_shift(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_left_shift(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_left_shift(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_left_shift_(other: Operand): Tensor;
  bitwise_left_shift_(other: Num): Tensor;
  bitwise_left_shift_(keywords: { other: Num }): Tensor;
  bitwise_not(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_not_(): Tensor;
  bitwise_or(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_or(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_or(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_or_(other: Operand): Tensor;
  bitwise_or_(other: Num): Tensor;
  bitwise_or_(keywords: { other: Num }): Tensor;
  bitwise_right_shift(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_right_shift(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_right_shift(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_right_shift_(other: Operand): Tensor;
  bitwise_right_shift_(other: Num): Tensor;
  bitwise_right_shift_(keywords: { other: Num }): Tensor;
  bitwise_xor(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_xor(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_xor(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  bitwise_xor_(other: Operand): Tensor;
  bitwise_xor_(other: Num): Tensor;
  bitwise_xor_(keywords: { other: Num }): Tensor;
  bmm(mat2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  broadcast_to(size: readonly Int[]): Tensor;
  broadcast_to(keywords: { size: readonly Int[] }): Tensor;
  cauchy_(keywords?: { median?: number; sigma?: number; generator?: GeneratorLike | null }): Tensor;
  cauchy_(
    median?: number,
    sigma?: number,
    keywords?: { median?: number; sigma?: number; generator?: GeneratorLike | null },
  ): Tensor;
  ceil(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ceil_(): Tensor;
  cholesky_inverse(keywords?: { upper?: boolean; out?: Tensor | readonly Tensor[] }): Tensor;
  cholesky_inverse(
    upper?: boolean,
    keywords?: { upper?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cholesky_solve(
    input2: Operand,
    keywords?: { upper?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cholesky_solve(
    input2: Operand,
    upper?: boolean,
    keywords?: { upper?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  chunk(chunks: Int, keywords?: { dim?: Int }): Tensor[];
  chunk(chunks: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  chunk(keywords: { chunks: Int; dim?: Int }): Tensor[];
  clamp(keywords?: {
    min?: Num | null;
    max?: Num | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  clamp(
    min?: Num | null,
    max?: Num | null,
    keywords?: { min?: Num | null; max?: Num | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clamp(keywords?: {
    min?: Operand | null;
    max?: Operand | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  clamp(
    min?: Operand | null,
    max?: Operand | null,
    keywords?: { min?: Operand | null; max?: Operand | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clamp_(keywords?: { min?: Num | null; max?: Num | null }): Tensor;
  clamp_(
    min?: Num | null,
    max?: Num | null,
    keywords?: { min?: Num | null; max?: Num | null },
  ): Tensor;
  clamp_(keywords?: { min?: Operand | null; max?: Operand | null }): Tensor;
  clamp_(
    min?: Operand | null,
    max?: Operand | null,
    keywords?: { min?: Operand | null; max?: Operand | null },
  ): Tensor;
  clamp_max(max: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_max(keywords: { max: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_max(max: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_max_(max: Num): Tensor;
  clamp_max_(keywords: { max: Num }): Tensor;
  clamp_max_(max: Operand): Tensor;
  clamp_min(min: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_min(keywords: { min: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_min(min: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  clamp_min_(min: Num): Tensor;
  clamp_min_(keywords: { min: Num }): Tensor;
  clamp_min_(min: Operand): Tensor;
  clip(keywords?: { min?: Num | null; max?: Num | null; out?: Tensor | readonly Tensor[] }): Tensor;
  clip(
    min?: Num | null,
    max?: Num | null,
    keywords?: { min?: Num | null; max?: Num | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clip(keywords?: {
    min?: Operand | null;
    max?: Operand | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  clip(
    min?: Operand | null,
    max?: Operand | null,
    keywords?: { min?: Operand | null; max?: Operand | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  clip_(keywords?: { min?: Num | null; max?: Num | null }): Tensor;
  clip_(
    min?: Num | null,
    max?: Num | null,
    keywords?: { min?: Num | null; max?: Num | null },
  ): Tensor;
  clip_(keywords?: { min?: Operand | null; max?: Operand | null }): Tensor;
  clip_(
    min?: Operand | null,
    max?: Operand | null,
    keywords?: { min?: Operand | null; max?: Operand | null },
  ): Tensor;
  clone(keywords?: { memory_format?: null | null }): Tensor;
  conj(): Tensor;
  conj_physical(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  conj_physical_(): Tensor;
  contiguous(keywords?: { memory_format?: null }): Tensor;
  copy_(src: Operand, keywords?: { non_blocking?: boolean }): Tensor;
  copy_(src: Operand, non_blocking?: boolean, keywords?: { non_blocking?: boolean }): Tensor;
  copysign(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  copysign(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  copysign(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  copysign_(other: Operand): Tensor;
  copysign_(other: Num): Tensor;
  copysign_(keywords: { other: Num }): Tensor;
  corrcoef(): Tensor;
  cos(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  cos_(): Tensor;
  cosh(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  cosh_(): Tensor;
  count_nonzero(dim: readonly Int[]): Tensor;
  count_nonzero(keywords: { dim: readonly Int[] }): Tensor;
  count_nonzero(keywords?: { dim?: Int | null }): Tensor;
  count_nonzero(dim?: Int | null, keywords?: { dim?: Int | null }): Tensor;
  cov(keywords?: {
    correction?: Int;
    fweights?: Operand | null;
    aweights?: Operand | null;
  }): Tensor;
  cross(other: Operand, keywords?: { dim?: Int | null; out?: Tensor | readonly Tensor[] }): Tensor;
  cross(
    other: Operand,
    dim?: Int | null,
    keywords?: { dim?: Int | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  cummax(
    dim: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  cummax(keywords: { dim: Int; out?: Tensor | readonly Tensor[] }): {
    values: Tensor;
    indices: Tensor;
  };
  cummin(
    dim: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  cummin(keywords: { dim: Int; out?: Tensor | readonly Tensor[] }): {
    values: Tensor;
    indices: Tensor;
  };
  cumprod(dim: Int, keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] }): Tensor;
  cumprod(keywords: { dim: Int; dtype?: DType | null; out?: Tensor | readonly Tensor[] }): Tensor;
  cumprod_(dim: Int, keywords?: { dtype?: DType | null }): Tensor;
  cumprod_(keywords: { dim: Int; dtype?: DType | null }): Tensor;
  cumsum(dim: Int, keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] }): Tensor;
  cumsum(keywords: { dim: Int; dtype?: DType | null; out?: Tensor | readonly Tensor[] }): Tensor;
  cumsum_(dim: Int, keywords?: { dtype?: DType | null }): Tensor;
  cumsum_(keywords: { dim: Int; dtype?: DType | null }): Tensor;
  deg2rad(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  deg2rad_(): Tensor;
  det(): Tensor;
  detach(): Tensor;
  detach_(): Tensor;
  diag(keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  diag(diagonal?: Int, keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  diag_embed(keywords?: { offset?: Int; dim1?: Int; dim2?: Int }): Tensor;
  diag_embed(
    offset?: Int,
    dim1?: Int,
    dim2?: Int,
    keywords?: { offset?: Int; dim1?: Int; dim2?: Int },
  ): Tensor;
  diagflat(keywords?: { offset?: Int }): Tensor;
  diagflat(offset?: Int, keywords?: { offset?: Int }): Tensor;
  diagonal(keywords?: { offset?: Int; dim1?: Int; dim2?: Int }): Tensor;
  diagonal(
    offset?: Int,
    dim1?: Int,
    dim2?: Int,
    keywords?: { offset?: Int; dim1?: Int; dim2?: Int },
  ): Tensor;
  diagonal_scatter(src: Operand, keywords?: { offset?: Int; dim1?: Int; dim2?: Int }): Tensor;
  diagonal_scatter(
    src: Operand,
    offset?: Int,
    dim1?: Int,
    dim2?: Int,
    keywords?: { offset?: Int; dim1?: Int; dim2?: Int },
  ): Tensor;
  diff(keywords?: {
    n?: Int;
    dim?: Int;
    prepend?: Operand | null;
    append?: Operand | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  diff(
    n?: Int,
    dim?: Int,
    prepend?: Operand | null,
    append?: Operand | null,
    keywords?: {
      n?: Int;
      dim?: Int;
      prepend?: Operand | null;
      append?: Operand | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  digamma(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  digamma_(): Tensor;
  dist(other: Operand, keywords?: { p?: Num }): Tensor;
  dist(other: Operand, p?: Num, keywords?: { p?: Num }): Tensor;
  div(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  div(
    other: Operand,
    keywords: { rounding_mode: string | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  div_(other: Operand): Tensor;
  div_(other: Operand, keywords: { rounding_mode: string | null }): Tensor;
  divide(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  divide(
    other: Operand,
    keywords: { rounding_mode: string | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  divide_(other: Operand): Tensor;
  divide_(other: Operand, keywords: { rounding_mode: string | null }): Tensor;
  dot(tensor: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  dsplit(sections: Int): Tensor[];
  dsplit(keywords: { sections: Int }): Tensor[];
  dsplit(indices: readonly Int[]): Tensor[];
  dsplit(keywords: { indices: readonly Int[] }): Tensor[];
  eq(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  eq(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  eq(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  eq_(other: Operand): Tensor;
  eq_(other: Num): Tensor;
  eq_(keywords: { other: Num }): Tensor;
  equal(other: Operand): boolean;
  erf(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  erf_(): Tensor;
  erfc(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  erfc_(): Tensor;
  erfinv(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  erfinv_(): Tensor;
  exp(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  exp2(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  exp2_(): Tensor;
  exp_(): Tensor;
  expand(size: readonly Int[], keywords?: { implicit?: boolean }): Tensor;
  expand(keywords: { size: readonly Int[]; implicit?: boolean }): Tensor;
  expand_as(other: Operand): Tensor;
  expm1(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  expm1_(): Tensor;
  exponential_(keywords?: { lambd?: number; generator?: GeneratorLike | null }): Tensor;
  exponential_(
    lambd?: number,
    keywords?: { lambd?: number; generator?: GeneratorLike | null },
  ): Tensor;
  fill_(value: Operand): Tensor;
  fill_(value: Num): Tensor;
  fill_(keywords: { value: Num }): Tensor;
  fill_diagonal_(fill_value: Num, keywords?: { wrap?: boolean }): Tensor;
  fill_diagonal_(fill_value: Num, wrap?: boolean, keywords?: { wrap?: boolean }): Tensor;
  fill_diagonal_(keywords: { fill_value: Num; wrap?: boolean }): Tensor;
  fix(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fix_(): Tensor;
  flatten(keywords?: { start_dim?: Int; end_dim?: Int }): Tensor;
  flatten(start_dim?: Int, end_dim?: Int, keywords?: { start_dim?: Int; end_dim?: Int }): Tensor;
  flip(dims: readonly Int[]): Tensor;
  flip(keywords: { dims: readonly Int[] }): Tensor;
  fliplr(): Tensor;
  flipud(): Tensor;
  float_power(exponent: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  float_power(exponent: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  float_power(keywords: { exponent: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  float_power_(exponent: Operand): Tensor;
  float_power_(exponent: Num): Tensor;
  float_power_(keywords: { exponent: Num }): Tensor;
  floor(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  floor_(): Tensor;
  floor_divide(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  floor_divide_(other: Operand): Tensor;
  fmax(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fmin(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fmod(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fmod(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  fmod(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  fmod_(other: Operand): Tensor;
  fmod_(other: Num): Tensor;
  fmod_(keywords: { other: Num }): Tensor;
  frac(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  frac_(): Tensor;
  frexp(keywords?: { out?: Tensor | readonly Tensor[] }): { mantissa: Tensor; exponent: Tensor };
  gather(
    dim: Int,
    index: Operand,
    keywords?: { sparse_grad?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  gather(keywords: {
    dim: Int;
    index: Operand;
    sparse_grad?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  gcd(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  gcd_(other: Operand): Tensor;
  ge(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ge(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ge(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  ge_(other: Operand): Tensor;
  ge_(other: Num): Tensor;
  ge_(keywords: { other: Num }): Tensor;
  geometric_(p: number, keywords?: { generator?: GeneratorLike | null }): Tensor;
  geometric_(keywords: { p: number; generator?: GeneratorLike | null }): Tensor;
  geqrf(keywords?: { out?: Tensor | readonly Tensor[] }): { a: Tensor; tau: Tensor };
  ger(vec2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  greater(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  greater(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  greater(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  greater_(other: Operand): Tensor;
  greater_(other: Num): Tensor;
  greater_(keywords: { other: Num }): Tensor;
  greater_equal(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  greater_equal(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  greater_equal(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  greater_equal_(other: Operand): Tensor;
  greater_equal_(other: Num): Tensor;
  greater_equal_(keywords: { other: Num }): Tensor;
  gt(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  gt(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  gt(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  gt_(other: Operand): Tensor;
  gt_(other: Num): Tensor;
  gt_(keywords: { other: Num }): Tensor;
  hardshrink(keywords?: { lambd?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  hardshrink(lambd?: Num, keywords?: { lambd?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  hash_tensor(keywords?: {
    dim?: readonly Int[] | Int;
    keepdim?: boolean;
    mode?: Int;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  hash_tensor(
    dim?: readonly Int[] | Int,
    keywords?: {
      dim?: readonly Int[] | Int;
      keepdim?: boolean;
      mode?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  heaviside(values: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  heaviside_(values: Operand): Tensor;
  histc(keywords?: { bins?: Int; min?: Num; max?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  histc(
    bins?: Int,
    min?: Num,
    max?: Num,
    keywords?: { bins?: Int; min?: Num; max?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  histogram(
    bins: Operand,
    keywords?: { weight?: Operand | null; density?: boolean; out?: Tensor | readonly Tensor[] },
  ): { hist: Tensor; bin_edges: Tensor };
  histogram(keywords?: {
    bins?: Int;
    range?: readonly number[] | null;
    weight?: Operand | null;
    density?: boolean;
    out?: Tensor | readonly Tensor[];
  }): { hist: Tensor; bin_edges: Tensor };
  histogram(
    bins?: Int,
    keywords?: {
      bins?: Int;
      range?: readonly number[] | null;
      weight?: Operand | null;
      density?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): { hist: Tensor; bin_edges: Tensor };
  hsplit(sections: Int): Tensor[];
  hsplit(keywords: { sections: Int }): Tensor[];
  hsplit(indices: readonly Int[]): Tensor[];
  hsplit(keywords: { indices: readonly Int[] }): Tensor[];
  hypot(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  hypot_(other: Operand): Tensor;
  i0(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  i0_(): Tensor;
  igamma(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  igamma_(other: Operand): Tensor;
  igammac(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  igammac_(other: Operand): Tensor;
  index_add(
    dim: Int,
    index: Operand,
    source: Operand,
    keywords?: { alpha?: Num; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  index_add(keywords: {
    dim: Int;
    index: Operand;
    source: Operand;
    alpha?: Num;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  index_add_(dim: Int, index: Operand, source: Operand, keywords?: { alpha?: Num }): Tensor;
  index_add_(keywords: { dim: Int; index: Operand; source: Operand; alpha?: Num }): Tensor;
  index_copy(
    dim: Int,
    index: Operand,
    source: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  index_copy(keywords: {
    dim: Int;
    index: Operand;
    source: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  index_copy_(dim: Int, index: Operand, source: Operand): Tensor;
  index_copy_(keywords: { dim: Int; index: Operand; source: Operand }): Tensor;
  index_fill(dim: Int, index: Operand, value: Num): Tensor;
  index_fill(keywords: { dim: Int; index: Operand; value: Num }): Tensor;
  index_fill(dim: Int, index: Operand, value: Operand): Tensor;
  index_fill(keywords: { dim: Int; index: Operand; value: Operand }): Tensor;
  index_fill_(dim: Int, index: Operand, value: Num): Tensor;
  index_fill_(keywords: { dim: Int; index: Operand; value: Num }): Tensor;
  index_fill_(dim: Int, index: Operand, value: Operand): Tensor;
  index_fill_(keywords: { dim: Int; index: Operand; value: Operand }): Tensor;
  index_put(
    indices: readonly (Tensor | null)[],
    values: Operand,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  index_put(
    indices: readonly (Tensor | null)[],
    values: Operand,
    accumulate?: boolean,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  index_put_(
    indices: readonly (Tensor | null)[],
    values: Operand,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  index_put_(
    indices: readonly (Tensor | null)[],
    values: Operand,
    accumulate?: boolean,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  index_reduce(
    dim: Int,
    index: Operand,
    source: Operand,
    reduce: string,
    keywords?: { include_self?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  index_reduce(keywords: {
    dim: Int;
    index: Operand;
    source: Operand;
    reduce: string;
    include_self?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  index_reduce_(
    dim: Int,
    index: Operand,
    source: Operand,
    reduce: string,
    keywords?: { include_self?: boolean },
  ): Tensor;
  index_reduce_(keywords: {
    dim: Int;
    index: Operand;
    source: Operand;
    reduce: string;
    include_self?: boolean;
  }): Tensor;
  index_select(dim: Int, index: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  index_select(keywords: { dim: Int; index: Operand; out?: Tensor | readonly Tensor[] }): Tensor;
  inner(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  inverse(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  is_set_to(tensor: Operand): boolean;
  isclose(other: Operand, keywords?: { rtol?: number; atol?: number; equal_nan?: boolean }): Tensor;
  isclose(
    other: Operand,
    rtol?: number,
    atol?: number,
    equal_nan?: boolean,
    keywords?: { rtol?: number; atol?: number; equal_nan?: boolean },
  ): Tensor;
  isfinite(): Tensor;
  isinf(): Tensor;
  isnan(): Tensor;
  isneginf(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  isposinf(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  isreal(): Tensor;
  istft(
    n_fft: Int,
    keywords?: {
      hop_length?: Int | null;
      win_length?: Int | null;
      window?: Operand | null;
      center?: boolean;
      normalized?: boolean;
      onesided?: boolean | null;
      length?: Int | null;
      return_complex?: boolean;
    },
  ): Tensor;
  istft(
    n_fft: Int,
    hop_length?: Int | null,
    win_length?: Int | null,
    window?: Operand | null,
    center?: boolean,
    normalized?: boolean,
    onesided?: boolean | null,
    length?: Int | null,
    return_complex?: boolean,
    keywords?: {
      hop_length?: Int | null;
      win_length?: Int | null;
      window?: Operand | null;
      center?: boolean;
      normalized?: boolean;
      onesided?: boolean | null;
      length?: Int | null;
      return_complex?: boolean;
    },
  ): Tensor;
  istft(keywords: {
    n_fft: Int;
    hop_length?: Int | null;
    win_length?: Int | null;
    window?: Operand | null;
    center?: boolean;
    normalized?: boolean;
    onesided?: boolean | null;
    length?: Int | null;
    return_complex?: boolean;
  }): Tensor;
  kron(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  kthvalue(
    k: Int,
    keywords?: { dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  kthvalue(
    k: Int,
    dim?: Int,
    keepdim?: boolean,
    keywords?: { dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  kthvalue(keywords: { k: Int; dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] }): {
    values: Tensor;
    indices: Tensor;
  };
  lcm(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lcm_(other: Operand): Tensor;
  ldexp(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ldexp_(other: Operand): Tensor;
  le(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  le(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  le(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  le_(other: Operand): Tensor;
  le_(other: Num): Tensor;
  le_(keywords: { other: Num }): Tensor;
  lerp(end: Operand, weight: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lerp(end: Operand, keywords: { weight: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  lerp(end: Operand, weight: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lerp_(end: Operand, weight: Num): Tensor;
  lerp_(end: Operand, keywords: { weight: Num }): Tensor;
  lerp_(end: Operand, weight: Operand): Tensor;
  less(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  less(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  less(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  less_(other: Operand): Tensor;
  less_(other: Num): Tensor;
  less_(keywords: { other: Num }): Tensor;
  less_equal(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  less_equal(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  less_equal(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  less_equal_(other: Operand): Tensor;
  less_equal_(other: Num): Tensor;
  less_equal_(keywords: { other: Num }): Tensor;
  lgamma(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lgamma_(): Tensor;
  linalg_matrix_norm(
    ord: Num,
    keywords?: {
      dim?: readonly Int[];
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_matrix_norm(
    ord: Num,
    dim?: readonly Int[],
    keepdim?: boolean,
    keywords?: {
      dim?: readonly Int[];
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_matrix_norm(keywords: {
    ord: Num;
    dim?: readonly Int[];
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  linalg_matrix_norm(keywords?: {
    ord?: string;
    dim?: readonly Int[];
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  linalg_matrix_norm(
    ord?: string,
    dim?: readonly Int[],
    keepdim?: boolean,
    keywords?: {
      ord?: string;
      dim?: readonly Int[];
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_norm(keywords?: {
    ord?: Num | null;
    dim?: readonly Int[] | Int | null;
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  linalg_norm(
    ord?: Num | null,
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      ord?: Num | null;
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_norm(
    ord: string,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_norm(
    ord: string,
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  linalg_norm(keywords: {
    ord: string;
    dim?: readonly Int[] | Int | null;
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  linalg_vector_norm(keywords?: {
    ord?: Num;
    dim?: readonly Int[] | Int | null;
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  linalg_vector_norm(
    ord?: Num,
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      ord?: Num;
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  log(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  log10(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  log10_(): Tensor;
  log1p(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  log1p_(): Tensor;
  log2(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  log2_(): Tensor;
  log_(): Tensor;
  log_normal_(keywords?: { mean?: number; std?: number; generator?: GeneratorLike | null }): Tensor;
  log_normal_(
    mean?: number,
    std?: number,
    keywords?: { mean?: number; std?: number; generator?: GeneratorLike | null },
  ): Tensor;
  log_softmax(
    dim: Int,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  log_softmax(
    dim: Int,
    dtype?: DType | null,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  log_softmax(keywords: {
    dim: Int;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  logaddexp(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  logaddexp2(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  logcumsumexp(dim: Int, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  logcumsumexp(keywords: { dim: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  logdet(): Tensor;
  logical_and(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  logical_and_(other: Operand): Tensor;
  logical_not(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  logical_not_(): Tensor;
  logical_or(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  logical_or_(other: Operand): Tensor;
  logical_xor(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  logical_xor_(other: Operand): Tensor;
  logit(keywords?: { eps?: number | null; out?: Tensor | readonly Tensor[] }): Tensor;
  logit(
    eps?: number | null,
    keywords?: { eps?: number | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logit_(keywords?: { eps?: number | null }): Tensor;
  logit_(eps?: number | null, keywords?: { eps?: number | null }): Tensor;
  logsumexp(
    dim: readonly Int[] | Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logsumexp(
    dim: readonly Int[] | Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  logsumexp(keywords: {
    dim: readonly Int[] | Int;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  lt(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lt(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  lt(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  lt_(other: Operand): Tensor;
  lt_(other: Num): Tensor;
  lt_(keywords: { other: Num }): Tensor;
  lu_solve(
    LU_data: Operand,
    LU_pivots: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  masked_fill(mask: Operand, value: Num): Tensor;
  masked_fill(mask: Operand, keywords: { value: Num }): Tensor;
  masked_fill(mask: Operand, value: Operand): Tensor;
  masked_fill_(mask: Operand, value: Num): Tensor;
  masked_fill_(mask: Operand, keywords: { value: Num }): Tensor;
  masked_fill_(mask: Operand, value: Operand): Tensor;
  masked_scatter(mask: Operand, source: Operand): Tensor;
  masked_scatter_(mask: Operand, source: Operand): Tensor;
  masked_select(mask: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  matmul(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  matrix_exp(): Tensor;
  matrix_power(n: Int, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  matrix_power(keywords: { n: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  max(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  max(
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  max(
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  max(keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] }): {
    values: Tensor;
    indices: Tensor;
  };
  max(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  maximum(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mean(keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] }): Tensor;
  mean(
    dim: readonly Int[] | Int | null,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  mean(
    dim: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  mean(keywords: {
    dim: readonly Int[] | Int | null;
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  median(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  median(
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  median(
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  median(keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] }): {
    values: Tensor;
    indices: Tensor;
  };
  min(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  min(
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  min(
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  min(keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] }): {
    values: Tensor;
    indices: Tensor;
  };
  min(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  minimum(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mm(mat2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mode(keywords?: { dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] }): {
    values: Tensor;
    indices: Tensor;
  };
  mode(
    dim?: Int,
    keepdim?: boolean,
    keywords?: { dim?: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  moveaxis(source: Int, destination: Int): Tensor;
  moveaxis(keywords: { source: Int; destination: Int }): Tensor;
  moveaxis(source: readonly Int[], destination: readonly Int[]): Tensor;
  moveaxis(keywords: { source: readonly Int[]; destination: readonly Int[] }): Tensor;
  movedim(source: Int, destination: Int): Tensor;
  movedim(keywords: { source: Int; destination: Int }): Tensor;
  movedim(source: readonly Int[], destination: readonly Int[]): Tensor;
  movedim(keywords: { source: readonly Int[]; destination: readonly Int[] }): Tensor;
  msort(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mul(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mul_(other: Operand): Tensor;
  multinomial(
    num_samples: Int,
    keywords?: {
      replacement?: boolean;
      generator?: GeneratorLike | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  multinomial(
    num_samples: Int,
    replacement?: boolean,
    keywords?: {
      replacement?: boolean;
      generator?: GeneratorLike | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  multinomial(keywords: {
    num_samples: Int;
    replacement?: boolean;
    generator?: GeneratorLike | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  multiply(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  multiply_(other: Operand): Tensor;
  mv(vec: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mvlgamma(p: Int, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  mvlgamma(keywords: { p: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  mvlgamma_(p: Int): Tensor;
  mvlgamma_(keywords: { p: Int }): Tensor;
  nan_to_num(keywords?: {
    nan?: number | null;
    posinf?: number | null;
    neginf?: number | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  nan_to_num(
    nan?: number | null,
    posinf?: number | null,
    neginf?: number | null,
    keywords?: {
      nan?: number | null;
      posinf?: number | null;
      neginf?: number | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nan_to_num_(keywords?: {
    nan?: number | null;
    posinf?: number | null;
    neginf?: number | null;
  }): Tensor;
  nan_to_num_(
    nan?: number | null,
    posinf?: number | null,
    neginf?: number | null,
    keywords?: { nan?: number | null; posinf?: number | null; neginf?: number | null },
  ): Tensor;
  nanmean(keywords?: {
    dim?: readonly Int[] | Int | null;
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  nanmean(
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanmedian(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  nanmedian(
    dim: Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  nanmedian(
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  nanmedian(keywords: { dim: Int; keepdim?: boolean; out?: Tensor | readonly Tensor[] }): {
    values: Tensor;
    indices: Tensor;
  };
  nanquantile(
    q: Operand,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanquantile(
    q: Operand,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanquantile(
    q: number,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanquantile(
    q: number,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  nanquantile(keywords: {
    q: number;
    dim?: Int | null;
    keepdim?: boolean;
    interpolation?: string;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  nansum(keywords?: {
    dim?: readonly Int[] | Int | null;
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  nansum(
    dim?: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      keepdim?: boolean;
      dtype?: DType | null;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  narrow(dim: Int, start: Int, length: Int): Tensor;
  narrow(keywords: { dim: Int; start: Int; length: Int }): Tensor;
  narrow(dim: Int, start: Operand, length: Int): Tensor;
  narrow(keywords: { dim: Int; start: Operand; length: Int }): Tensor;
  narrow_copy(
    dim: Int,
    start: Int,
    length: Int,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  narrow_copy(keywords: {
    dim: Int;
    start: Int;
    length: Int;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  ne(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ne(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ne(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  ne_(other: Operand): Tensor;
  ne_(other: Num): Tensor;
  ne_(keywords: { other: Num }): Tensor;
  neg(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  neg_(): Tensor;
  negative(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  negative_(): Tensor;
  new_empty(
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  new_empty(keywords: {
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  new_empty_strided(
    size: readonly Int[],
    stride: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  new_empty_strided(keywords: {
    size: readonly Int[];
    stride: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  new_full(
    size: readonly Int[],
    fill_value: Num,
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  new_full(keywords: {
    size: readonly Int[];
    fill_value: Num;
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  new_ones(
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  new_ones(keywords: {
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  new_zeros(
    size: readonly Int[],
    keywords?: {
      dtype?: DType | null;
      layout?: null | null;
      device?: string | null;
      pin_memory?: boolean | null;
      requires_grad?: boolean;
    },
  ): Tensor;
  new_zeros(keywords: {
    size: readonly Int[];
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    requires_grad?: boolean;
  }): Tensor;
  nextafter(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  nextafter_(other: Operand): Tensor;
  nonzero(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  nonzero_static(keywords: {
    size: Int;
    fill_value?: Int;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  norm(keywords?: { p?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  norm(p?: Num, keywords?: { p?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  norm(
    p: Num | null,
    dim: readonly Int[] | Int,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  norm(
    p: Num | null,
    dim: readonly Int[] | Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  norm(keywords: {
    p: Num | null;
    dim: readonly Int[] | Int;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  norm(
    p: Num | null,
    dim: readonly Int[] | Int,
    keepdim: boolean,
    keywords: { dtype: DType; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  norm(keywords: {
    p: Num | null;
    dim: readonly Int[] | Int;
    keepdim: boolean;
    dtype: DType;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  norm(p: Num | null, keywords: { dtype: DType; out?: Tensor | readonly Tensor[] }): Tensor;
  norm(keywords: { p: Num | null; dtype: DType; out?: Tensor | readonly Tensor[] }): Tensor;
  normal_(keywords?: { mean?: number; std?: number; generator?: GeneratorLike | null }): Tensor;
  normal_(
    mean?: number,
    std?: number,
    keywords?: { mean?: number; std?: number; generator?: GeneratorLike | null },
  ): Tensor;
  not_equal(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  not_equal(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  not_equal(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  not_equal_(other: Operand): Tensor;
  not_equal_(other: Num): Tensor;
  not_equal_(keywords: { other: Num }): Tensor;
  orgqr(input2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  ormqr(
    input2: Operand,
    input3: Operand,
    keywords?: { left?: boolean; transpose?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  ormqr(
    input2: Operand,
    input3: Operand,
    left?: boolean,
    transpose?: boolean,
    keywords?: { left?: boolean; transpose?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  outer(vec2: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  permute(dims: readonly Int[]): Tensor;
  permute(keywords: { dims: readonly Int[] }): Tensor;
  pinverse(keywords?: { rcond?: number }): Tensor;
  pinverse(rcond?: number, keywords?: { rcond?: number }): Tensor;
  polygamma(n: Int, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  polygamma(keywords: { n: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  polygamma_(n: Int): Tensor;
  polygamma_(keywords: { n: Int }): Tensor;
  positive(): Tensor;
  pow(exponent: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  pow(exponent: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  pow(keywords: { exponent: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  pow_(exponent: Operand): Tensor;
  pow_(exponent: Num): Tensor;
  pow_(keywords: { exponent: Num }): Tensor;
  prelu(weight: Operand): Tensor;
  prod(keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] }): Tensor;
  prod(
    dim: Int,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  prod(
    dim: Int,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  prod(keywords: {
    dim: Int;
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  put(index: Operand, source: Operand, keywords?: { accumulate?: boolean }): Tensor;
  put(
    index: Operand,
    source: Operand,
    accumulate?: boolean,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  put_(index: Operand, source: Operand, keywords?: { accumulate?: boolean }): Tensor;
  put_(
    index: Operand,
    source: Operand,
    accumulate?: boolean,
    keywords?: { accumulate?: boolean },
  ): Tensor;
  quantile(
    q: Operand,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  quantile(
    q: Operand,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  quantile(
    q: number,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  quantile(
    q: number,
    dim?: Int | null,
    keepdim?: boolean,
    keywords?: {
      dim?: Int | null;
      keepdim?: boolean;
      interpolation?: string;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  quantile(keywords: {
    q: number;
    dim?: Int | null;
    keepdim?: boolean;
    interpolation?: string;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  rad2deg(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  rad2deg_(): Tensor;
  random_(from_: Int, to: Int | null, keywords?: { generator?: GeneratorLike | null }): Tensor;
  random_(keywords: { from: Int; to: Int | null; generator?: GeneratorLike | null }): Tensor;
  random_(to: Int, keywords?: { generator?: GeneratorLike | null }): Tensor;
  random_(keywords: { to: Int; generator?: GeneratorLike | null }): Tensor;
  random_(keywords?: { generator?: GeneratorLike | null }): Tensor;
  ravel(): Tensor;
  reciprocal(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  reciprocal_(): Tensor;
  relu(): Tensor;
  relu_(): Tensor;
  remainder(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  remainder(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  remainder(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  remainder_(other: Operand): Tensor;
  remainder_(other: Num): Tensor;
  remainder_(keywords: { other: Num }): Tensor;
  renorm(p: Num, dim: Int, maxnorm: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  renorm(keywords: { p: Num; dim: Int; maxnorm: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  renorm_(p: Num, dim: Int, maxnorm: Num): Tensor;
  renorm_(keywords: { p: Num; dim: Int; maxnorm: Num }): Tensor;
  repeat(repeats: readonly Int[]): Tensor;
  repeat(keywords: { repeats: readonly Int[] }): Tensor;
  repeat_interleave(
    repeats: Operand,
    keywords?: { dim?: Int | null; output_size?: Int | null },
  ): Tensor;
  repeat_interleave(
    repeats: Operand,
    dim?: Int | null,
    keywords?: { dim?: Int | null; output_size?: Int | null },
  ): Tensor;
  repeat_interleave(
    repeats: Int,
    keywords?: { dim?: Int | null; output_size?: Int | null },
  ): Tensor;
  repeat_interleave(
    repeats: Int,
    dim?: Int | null,
    keywords?: { dim?: Int | null; output_size?: Int | null },
  ): Tensor;
  repeat_interleave(keywords: { repeats: Int; dim?: Int | null; output_size?: Int | null }): Tensor;
  reshape(shape: readonly Int[]): Tensor;
  reshape(keywords: { shape: readonly Int[] }): Tensor;
  reshape_as(other: Operand): Tensor;
  resize_(size: readonly Int[], keywords?: { memory_format?: null | null }): Tensor;
  resize_(keywords: { size: readonly Int[]; memory_format?: null | null }): Tensor;
  resize_as_(the_template: Operand, keywords?: { memory_format?: null | null }): Tensor;
  resolve_conj(): Tensor;
  resolve_neg(): Tensor;
  roll(shifts: readonly Int[] | Int, keywords?: { dims?: readonly Int[] | Int }): Tensor;
  roll(
    shifts: readonly Int[] | Int,
    dims?: readonly Int[] | Int,
    keywords?: { dims?: readonly Int[] | Int },
  ): Tensor;
  roll(keywords: { shifts: readonly Int[] | Int; dims?: readonly Int[] | Int }): Tensor;
  rot90(keywords?: { k?: Int; dims?: readonly Int[] }): Tensor;
  rot90(k?: Int, dims?: readonly Int[], keywords?: { k?: Int; dims?: readonly Int[] }): Tensor;
  round(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  round(keywords: { decimals: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  round_(): Tensor;
  round_(keywords: { decimals: Int }): Tensor;
  rsqrt(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  rsqrt_(): Tensor;
  scatter(
    dim: Int,
    index: Operand,
    src: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(keywords: {
    dim: Int;
    index: Operand;
    src: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  scatter(
    dim: Int,
    index: Operand,
    value: Num,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(keywords: {
    dim: Int;
    index: Operand;
    value: Num;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  scatter(
    dim: Int,
    index: Operand,
    src: Operand,
    keywords: { reduce: string; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(keywords: {
    dim: Int;
    index: Operand;
    src: Operand;
    reduce: string;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  scatter(
    dim: Int,
    index: Operand,
    value: Num,
    keywords: { reduce: string; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter(keywords: {
    dim: Int;
    index: Operand;
    value: Num;
    reduce: string;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  scatter_(dim: Int, index: Operand, src: Operand): Tensor;
  scatter_(keywords: { dim: Int; index: Operand; src: Operand }): Tensor;
  scatter_(dim: Int, index: Operand, value: Num): Tensor;
  scatter_(keywords: { dim: Int; index: Operand; value: Num }): Tensor;
  scatter_(dim: Int, index: Operand, src: Operand, keywords: { reduce: string }): Tensor;
  scatter_(keywords: { dim: Int; index: Operand; src: Operand; reduce: string }): Tensor;
  scatter_(dim: Int, index: Operand, value: Num, keywords: { reduce: string }): Tensor;
  scatter_(keywords: { dim: Int; index: Operand; value: Num; reduce: string }): Tensor;
  scatter_add(
    dim: Int,
    index: Operand,
    src: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter_add(keywords: {
    dim: Int;
    index: Operand;
    src: Operand;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  scatter_add_(dim: Int, index: Operand, src: Operand): Tensor;
  scatter_add_(keywords: { dim: Int; index: Operand; src: Operand }): Tensor;
  scatter_reduce(
    dim: Int,
    index: Operand,
    src: Operand,
    reduce: string,
    keywords?: { include_self?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  scatter_reduce(keywords: {
    dim: Int;
    index: Operand;
    src: Operand;
    reduce: string;
    include_self?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  scatter_reduce_(
    dim: Int,
    index: Operand,
    src: Operand,
    reduce: string,
    keywords?: { include_self?: boolean },
  ): Tensor;
  scatter_reduce_(keywords: {
    dim: Int;
    index: Operand;
    src: Operand;
    reduce: string;
    include_self?: boolean;
  }): Tensor;
  select(dim: Int, index: Int): Tensor;
  select(keywords: { dim: Int; index: Int }): Tensor;
  select_scatter(src: Operand, dim: Int, index: Int): Tensor;
  select_scatter(src: Operand, keywords: { dim: Int; index: Int }): Tensor;
  sgn(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sgn_(): Tensor;
  sigmoid(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sigmoid_(): Tensor;
  sign(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sign_(): Tensor;
  signbit(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sin(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sin_(): Tensor;
  sinc(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sinc_(): Tensor;
  sinh(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sinh_(): Tensor;
  slice_scatter(
    src: Operand,
    keywords?: {
      dim?: Int;
      start?: Int | null;
      end?: Int | null;
      step?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  slice_scatter(
    src: Operand,
    dim?: Int,
    start?: Int | null,
    end?: Int | null,
    step?: Int,
    keywords?: {
      dim?: Int;
      start?: Int | null;
      end?: Int | null;
      step?: Int;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  slogdet(keywords?: { out?: Tensor | readonly Tensor[] }): { sign: Tensor; logabsdet: Tensor };
  softmax(dim: Int, keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] }): Tensor;
  softmax(
    dim: Int,
    dtype?: DType | null,
    keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  softmax(keywords: { dim: Int; dtype?: DType | null; out?: Tensor | readonly Tensor[] }): Tensor;
  sort(keywords?: { dim?: Int; descending?: boolean; out?: Tensor | readonly Tensor[] }): {
    values: Tensor;
    indices: Tensor;
  };
  sort(
    dim?: Int,
    descending?: boolean,
    keywords?: { dim?: Int; descending?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  sort(keywords: {
    stable: boolean | null;
    dim?: Int;
    descending?: boolean;
    out?: Tensor | readonly Tensor[];
  }): { values: Tensor; indices: Tensor };
  split(split_size: Int, keywords?: { dim?: Int }): Tensor[];
  split(split_size: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  split(keywords: { split_size: Int; dim?: Int }): Tensor[];
  split(split_size: readonly Int[], keywords?: { dim?: Int }): Tensor[];
  split(split_size: readonly Int[], dim?: Int, keywords?: { dim?: Int }): Tensor[];
  split(keywords: { split_size: readonly Int[]; dim?: Int }): Tensor[];
  split_with_sizes(split_sizes: readonly Int[], keywords?: { dim?: Int }): Tensor[];
  split_with_sizes(split_sizes: readonly Int[], dim?: Int, keywords?: { dim?: Int }): Tensor[];
  split_with_sizes(keywords: { split_sizes: readonly Int[]; dim?: Int }): Tensor[];
  sqrt(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  sqrt_(): Tensor;
  square(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  square_(): Tensor;
  squeeze(): Tensor;
  squeeze(dim: Int): Tensor;
  squeeze(keywords: { dim: Int }): Tensor;
  squeeze(dim: readonly Int[]): Tensor;
  squeeze(keywords: { dim: readonly Int[] }): Tensor;
  squeeze_(): Tensor;
  squeeze_(dim: Int): Tensor;
  squeeze_(keywords: { dim: Int }): Tensor;
  squeeze_(dim: readonly Int[]): Tensor;
  squeeze_(keywords: { dim: readonly Int[] }): Tensor;
  std(keywords?: { unbiased?: boolean; out?: Tensor | readonly Tensor[] }): Tensor;
  std(
    unbiased?: boolean,
    keywords?: { unbiased?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  std(
    dim: readonly Int[] | Int | null,
    keywords?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  std(
    dim: readonly Int[] | Int | null,
    unbiased?: boolean,
    keepdim?: boolean,
    keywords?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  std(keywords: {
    dim: readonly Int[] | Int | null;
    unbiased?: boolean;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  std(keywords?: {
    dim?: readonly Int[] | Int | null;
    correction?: Num | null;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  std(
    dim?: readonly Int[] | Int | null,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      correction?: Num | null;
      keepdim?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  std_mean(keywords?: { unbiased?: boolean }): [Tensor, Tensor];
  std_mean(unbiased?: boolean, keywords?: { unbiased?: boolean }): [Tensor, Tensor];
  std_mean(
    dim: readonly Int[] | Int | null,
    keywords?: { unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  std_mean(
    dim: readonly Int[] | Int | null,
    unbiased?: boolean,
    keepdim?: boolean,
    keywords?: { unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  std_mean(keywords: {
    dim: readonly Int[] | Int | null;
    unbiased?: boolean;
    keepdim?: boolean;
  }): [Tensor, Tensor];
  std_mean(keywords?: {
    dim?: readonly Int[] | Int | null;
    correction?: Num | null;
    keepdim?: boolean;
  }): [Tensor, Tensor];
  std_mean(
    dim?: readonly Int[] | Int | null,
    keywords?: { dim?: readonly Int[] | Int | null; correction?: Num | null; keepdim?: boolean },
  ): [Tensor, Tensor];
  sub(other: Operand, keywords?: { alpha?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  sub_(other: Operand, keywords?: { alpha?: Num }): Tensor;
  subtract(other: Operand, keywords?: { alpha?: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  subtract_(other: Operand, keywords?: { alpha?: Num }): Tensor;
  sum(keywords?: { dtype?: DType | null; out?: Tensor | readonly Tensor[] }): Tensor;
  sum(
    dim: readonly Int[] | Int | null,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  sum(
    dim: readonly Int[] | Int | null,
    keepdim?: boolean,
    keywords?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  sum(keywords: {
    dim: readonly Int[] | Int | null;
    keepdim?: boolean;
    dtype?: DType | null;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  sum_to_size(size: readonly Int[]): Tensor;
  sum_to_size(keywords: { size: readonly Int[] }): Tensor;
  svd(keywords?: { some?: boolean; compute_uv?: boolean; out?: Tensor | readonly Tensor[] }): {
    U: Tensor;
    S: Tensor;
    V: Tensor;
  };
  svd(
    some?: boolean,
    compute_uv?: boolean,
    keywords?: { some?: boolean; compute_uv?: boolean; out?: Tensor | readonly Tensor[] },
  ): { U: Tensor; S: Tensor; V: Tensor };
  swapaxes(axis0: Int, axis1: Int): Tensor;
  swapaxes(keywords: { axis0: Int; axis1: Int }): Tensor;
  swapaxes_(axis0: Int, axis1: Int): Tensor;
  swapaxes_(keywords: { axis0: Int; axis1: Int }): Tensor;
  swapdims(dim0: Int, dim1: Int): Tensor;
  swapdims(keywords: { dim0: Int; dim1: Int }): Tensor;
  swapdims_(dim0: Int, dim1: Int): Tensor;
  swapdims_(keywords: { dim0: Int; dim1: Int }): Tensor;
  t(): Tensor;
  t_(): Tensor;
  take(index: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  take_along_dim(
    indices: Operand,
    keywords?: { dim?: Int | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  take_along_dim(
    indices: Operand,
    dim?: Int | null,
    keywords?: { dim?: Int | null; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  tan(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  tan_(): Tensor;
  tanh(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  tanh_(): Tensor;
  tensor_split(sections: Int, keywords?: { dim?: Int }): Tensor[];
  tensor_split(sections: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  tensor_split(keywords: { sections: Int; dim?: Int }): Tensor[];
  tensor_split(indices: readonly Int[], keywords?: { dim?: Int }): Tensor[];
  tensor_split(indices: readonly Int[], dim?: Int, keywords?: { dim?: Int }): Tensor[];
  tensor_split(keywords: { indices: readonly Int[]; dim?: Int }): Tensor[];
  tensor_split(tensor_indices_or_sections: Operand, keywords?: { dim?: Int }): Tensor[];
  tensor_split(tensor_indices_or_sections: Operand, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  tile(dims: readonly Int[]): Tensor;
  tile(keywords: { dims: readonly Int[] }): Tensor;
  to(
    device: string,
    dtype: DType,
    keywords?: { non_blocking?: boolean; copy?: boolean; memory_format?: null | null },
  ): Tensor;
  to(
    device: string,
    dtype: DType,
    non_blocking?: boolean,
    copy?: boolean,
    memory_format?: null | null,
    keywords?: { non_blocking?: boolean; copy?: boolean; memory_format?: null | null },
  ): Tensor;
  to(keywords: {
    device: string;
    dtype: DType;
    non_blocking?: boolean;
    copy?: boolean;
    memory_format?: null | null;
  }): Tensor;
  to(
    dtype: DType,
    keywords?: { non_blocking?: boolean; copy?: boolean; memory_format?: null | null },
  ): Tensor;
  to(
    dtype: DType,
    non_blocking?: boolean,
    copy?: boolean,
    memory_format?: null | null,
    keywords?: { non_blocking?: boolean; copy?: boolean; memory_format?: null | null },
  ): Tensor;
  to(keywords: {
    dtype: DType;
    non_blocking?: boolean;
    copy?: boolean;
    memory_format?: null | null;
  }): Tensor;
  to(
    other: Operand,
    keywords?: { non_blocking?: boolean; copy?: boolean; memory_format?: null | null },
  ): Tensor;
  to(
    other: Operand,
    non_blocking?: boolean,
    copy?: boolean,
    memory_format?: null | null,
    keywords?: { non_blocking?: boolean; copy?: boolean; memory_format?: null | null },
  ): Tensor;
  to(keywords?: {
    dtype?: DType | null;
    layout?: null | null;
    device?: string | null;
    pin_memory?: boolean | null;
    non_blocking?: boolean;
    copy?: boolean;
    memory_format?: null | null;
    requires_grad?: boolean;
  }): Tensor;
  topk(
    k: Int,
    keywords?: { dim?: Int; largest?: boolean; sorted?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  topk(
    k: Int,
    dim?: Int,
    largest?: boolean,
    sorted?: boolean,
    keywords?: { dim?: Int; largest?: boolean; sorted?: boolean; out?: Tensor | readonly Tensor[] },
  ): { values: Tensor; indices: Tensor };
  topk(keywords: {
    k: Int;
    dim?: Int;
    largest?: boolean;
    sorted?: boolean;
    out?: Tensor | readonly Tensor[];
  }): { values: Tensor; indices: Tensor };
  trace(): Tensor;
  transpose(dim0: Int, dim1: Int): Tensor;
  transpose(keywords: { dim0: Int; dim1: Int }): Tensor;
  transpose_(dim0: Int, dim1: Int): Tensor;
  transpose_(keywords: { dim0: Int; dim1: Int }): Tensor;
  triangular_solve(
    A: Operand,
    keywords?: {
      upper?: boolean;
      transpose?: boolean;
      unitriangular?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): { solution: Tensor; cloned_coefficient: Tensor };
  triangular_solve(
    A: Operand,
    upper?: boolean,
    transpose?: boolean,
    unitriangular?: boolean,
    keywords?: {
      upper?: boolean;
      transpose?: boolean;
      unitriangular?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): { solution: Tensor; cloned_coefficient: Tensor };
  tril(keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  tril(diagonal?: Int, keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  tril_(keywords?: { diagonal?: Int }): Tensor;
  tril_(diagonal?: Int, keywords?: { diagonal?: Int }): Tensor;
  triu(keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  triu(diagonal?: Int, keywords?: { diagonal?: Int; out?: Tensor | readonly Tensor[] }): Tensor;
  triu_(keywords?: { diagonal?: Int }): Tensor;
  triu_(diagonal?: Int, keywords?: { diagonal?: Int }): Tensor;
  true_divide(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  true_divide_(other: Operand): Tensor;
  trunc(keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  trunc_(): Tensor;
  type_as(other: Operand): Tensor;
  unbind(keywords?: { dim?: Int }): Tensor[];
  unbind(dim?: Int, keywords?: { dim?: Int }): Tensor[];
  unflatten(dim: Int, sizes: readonly Int[]): Tensor;
  unflatten(keywords: { dim: Int; sizes: readonly Int[] }): Tensor;
  unfold(dimension: Int, size: Int, step: Int): Tensor;
  unfold(keywords: { dimension: Int; size: Int; step: Int }): Tensor;
  uniform_(keywords?: { from?: number; to?: number; generator?: GeneratorLike | null }): Tensor;
  uniform_(
    from_?: number,
    to?: number,
    keywords?: { from?: number; to?: number; generator?: GeneratorLike | null },
  ): Tensor;
  unique_consecutive(keywords?: {
    return_inverse?: boolean;
    return_counts?: boolean;
    dim?: Int | null;
  }): [Tensor, Tensor, Tensor];
  unique_consecutive(
    return_inverse?: boolean,
    return_counts?: boolean,
    dim?: Int | null,
    keywords?: { return_inverse?: boolean; return_counts?: boolean; dim?: Int | null },
  ): [Tensor, Tensor, Tensor];
  unsafe_chunk(chunks: Int, keywords?: { dim?: Int }): Tensor[];
  unsafe_chunk(chunks: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  unsafe_chunk(keywords: { chunks: Int; dim?: Int }): Tensor[];
  unsafe_split(split_size: Int, keywords?: { dim?: Int }): Tensor[];
  unsafe_split(split_size: Int, dim?: Int, keywords?: { dim?: Int }): Tensor[];
  unsafe_split(keywords: { split_size: Int; dim?: Int }): Tensor[];
  unsafe_split_with_sizes(split_sizes: readonly Int[], keywords?: { dim?: Int }): Tensor[];
  unsafe_split_with_sizes(
    split_sizes: readonly Int[],
    dim?: Int,
    keywords?: { dim?: Int },
  ): Tensor[];
  unsafe_split_with_sizes(keywords: { split_sizes: readonly Int[]; dim?: Int }): Tensor[];
  unsqueeze(dim: Int): Tensor;
  unsqueeze(keywords: { dim: Int }): Tensor;
  unsqueeze_(dim: Int): Tensor;
  unsqueeze_(keywords: { dim: Int }): Tensor;
  var(keywords?: { unbiased?: boolean; out?: Tensor | readonly Tensor[] }): Tensor;
  var(
    unbiased?: boolean,
    keywords?: { unbiased?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  var(
    dim: readonly Int[] | Int | null,
    keywords?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  var(
    dim: readonly Int[] | Int | null,
    unbiased?: boolean,
    keepdim?: boolean,
    keywords?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor | readonly Tensor[] },
  ): Tensor;
  var(keywords: {
    dim: readonly Int[] | Int | null;
    unbiased?: boolean;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  var(keywords?: {
    dim?: readonly Int[] | Int | null;
    correction?: Num | null;
    keepdim?: boolean;
    out?: Tensor | readonly Tensor[];
  }): Tensor;
  var(
    dim?: readonly Int[] | Int | null,
    keywords?: {
      dim?: readonly Int[] | Int | null;
      correction?: Num | null;
      keepdim?: boolean;
      out?: Tensor | readonly Tensor[];
    },
  ): Tensor;
  var_mean(keywords?: { unbiased?: boolean }): [Tensor, Tensor];
  var_mean(unbiased?: boolean, keywords?: { unbiased?: boolean }): [Tensor, Tensor];
  var_mean(
    dim: readonly Int[] | Int | null,
    keywords?: { unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  var_mean(
    dim: readonly Int[] | Int | null,
    unbiased?: boolean,
    keepdim?: boolean,
    keywords?: { unbiased?: boolean; keepdim?: boolean },
  ): [Tensor, Tensor];
  var_mean(keywords: {
    dim: readonly Int[] | Int | null;
    unbiased?: boolean;
    keepdim?: boolean;
  }): [Tensor, Tensor];
  var_mean(keywords?: {
    dim?: readonly Int[] | Int | null;
    correction?: Num | null;
    keepdim?: boolean;
  }): [Tensor, Tensor];
  var_mean(
    dim?: readonly Int[] | Int | null,
    keywords?: { dim?: readonly Int[] | Int | null; correction?: Num | null; keepdim?: boolean },
  ): [Tensor, Tensor];
  vdot(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  view(size: readonly Int[]): Tensor;
  view(keywords: { size: readonly Int[] }): Tensor;
  view(dtype: DType): Tensor;
  view(keywords: { dtype: DType }): Tensor;
  view_as(other: Operand): Tensor;
  vsplit(sections: Int): Tensor[];
  vsplit(keywords: { sections: Int }): Tensor[];
  vsplit(indices: readonly Int[]): Tensor[];
  vsplit(keywords: { indices: readonly Int[] }): Tensor[];
  where(
    condition: Operand,
    other: Operand,
    keywords?: { out?: Tensor | readonly Tensor[] },
  ): Tensor;
  where(condition: Operand, other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  where(condition: Operand, keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  xlogy(other: Operand, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  xlogy(other: Num, keywords?: { out?: Tensor | readonly Tensor[] }): Tensor;
  xlogy(keywords: { other: Num; out?: Tensor | readonly Tensor[] }): Tensor;
  xlogy_(other: Operand): Tensor;
  xlogy_(other: Num): Tensor;
  xlogy_(keywords: { other: Num }): Tensor;
  zero_(): Tensor;
}
