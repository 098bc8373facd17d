"""The engine's primitives for NumPy's arrays, over the tensors that the arrays lie on."""

from torch._wire import primitive

# --- Memory --------------------------------------------------------------------------------------

# (holder, sizes, strides, offset, dtype=None): a tensor over the memory of `holder`, with its version counter; in
# elements, and strides may be negative. ValueError outside of the storage.
strided = primitive("numpy.strided")
# (a, b): whether the bytes from the first to the last element of both meet.
may_share_memory = primitive("numpy.may_share_memory")
# (to, from): writes `from`, broadcast and converted, as if all of it were read first.
copy_to = primitive("numpy.copy_to")

# --- Arithmetic to the last bit: float32 and float64, any strides ---------------------------------

# (t, dims, converted): np.add.reduce over a list of dims. The result is packed, without these dims; `converted` where
# the elements have come from another dtype, as in np.mean of whole numbers.
sum = primitive("numpy.sum")
# (a, b): (b, n, k) times (b, k, m), packed (b, n, m), of one dtype: np.dot and np.matmul by views of three dims.
product = primitive("numpy.product")
# (name, t): exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh
# cbrt, laid out as `t`.
map = primitive("numpy.map")
# (name, a, b): power arctan2 hypot fmod logaddexp logaddexp2 floor_divide remainder, of one dtype; they broadcast.
map2 = primitive("numpy.map2")
