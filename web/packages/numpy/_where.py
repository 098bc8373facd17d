"""Which module has which function: a module is loaded when the first of its names is used."""

from importlib import import_module

_FUNCTIONS = {
    "_along": "cumprod cumsum cumulative_prod cumulative_sum",
    "_applied": """
        apply_along_axis apply_over_axes frompyfunc piecewise vectorize""",
    "_elementwise": """
        allclose angle array_equal array_equiv bartlett blackman fix hamming hanning i0 imag isclose
        iscomplex iscomplexobj isneginf isposinf isreal isrealobj kaiser nan_to_num real real_if_close
        sinc typename unwrap""",
    "_formats": """
        array2string array_repr array_str base_repr binary_repr format_float_positional
        format_float_scientific get_printoptions printoptions set_printoptions""",
    "_functions": """
        acos acosh arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan atan2 atanh
        bitwise_count cbrt ceil conj conjugate copysign cos cosh deg2rad degrees exp exp2 expm1 fabs
        float_power floor fmax fmin fmod frexp gcd heaviside hypot lcm ldexp log log10 log1p log2
        logaddexp logaddexp2 modf nextafter rad2deg radians rint sign signbit sin sinh spacing tan
        tanh trunc""",
    "_given": "asarray_chkfinite empty_like eye fromfunction fromiter full_like identity ones_like zeros_like",
    "_grids": """
        c_ diag diag_indices diag_indices_from diagflat diagonal fill_diagonal index_exp indices ix_
        mask_indices meshgrid mgrid ndenumerate ndindex nditer ogrid r_ ravel_multi_index s_ trace tri
        tril tril_indices tril_indices_from triu triu_indices triu_indices_from unravel_index vander""",
    "_io": """
        fromfile fromstring load memmap save savez savez_compressed tofile""",
    "_joining": """
        array_split block column_stack concat concatenate dsplit dstack hsplit hstack row_stack split stack
        unstack vsplit vstack""",
    "_memory": "flatiter ndarray",  # the class comes with the package, what calling it does with this
    "_pad": "pad",
    "_polynomials": """
        poly poly1d polyadd polyder polydiv polyfit polyint polymul polysub polyval roots""",
    "_products": """
        cross dot einsum einsum_path inner kron matvec outer tensordot vdot vecdot vecmat""",
    "_ranges": "finfo geomspace iinfo linspace logspace",
    "random": "random",
    "_seterr": "errstate geterr seterr",
    "_sets": """
        intersect1d isin setdiff1d setxor1d union1d unique unique_all unique_counts unique_inverse
        unique_values""",
    "_shape": """
        append atleast_1d atleast_2d atleast_3d broadcast_arrays broadcast_shapes broadcast_to delete
        expand_dims flip fliplr flipud insert isscalar iterable matrix_transpose may_share_memory
        moveaxis ndim permute_dims ravel repeat reshape resize roll rollaxis rot90 shape shares_memory
        size squeeze swapaxes tile transpose trim_zeros""",
    "_sorting": """
        argpartition argsort argwhere choose compress copyto count_nonzero digitize extract
        flatnonzero lexsort nonzero partition place put put_along_axis putmask searchsorted select
        sort sort_complex take take_along_axis where""",
    "_statistics": """
        average bincount convolve corrcoef correlate cov diff ediff1d gradient histogram histogram2d
        histogram_bin_edges histogramdd interp median nanargmax nanargmin nancumprod nancumsum nanmax
        nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar percentile ptp
        quantile trapezoid""",
    "_text": "genfromtxt loadtxt savetxt",
    "_types": "issubdtype min_scalar_type promote_types result_type",
    "lib": "lib",
    "linalg": "linalg",
    "testing": "testing",
}
FUNCTIONS = {name: module for module, names in _FUNCTIONS.items() for name in names.split()}

# Those that give a tensor for a tensor.
_OF_TENSORS = """
    argpartition argsort choose compress nonzero permute_dims repeat reshape searchsorted squeeze
    swapaxes take transpose""".split()

# Attributes of arrays and of ufuncs, which the module gives their class.
_ATTRIBUTES = {
    "_along": "accumulate at outer reduce reduceat",
    "_memory": "conj conjugate ctypes device flags flat imag real resize setflags strides to_device view",
}

# The build makes a file of each, which programs get that say one of its names.
LAZY = {module: f"{names} {_ATTRIBUTES.get(module, '')}" for module, names in _FUNCTIONS.items()} | {
    "_of_tensors": " ".join(_OF_TENSORS)
}

# Methods of arrays that are such a function of the array: by another name where one is given.
METHODS = """
    argpartition argsort choose compress:compress_method cumprod cumsum diagonal dot nonzero
    partition:partition_inplace put repeat searchsorted sort:sort_inplace take tofile trace""".split()


def found(name):
    """The function, or the module, of that name; None where there is none."""
    module = FUNCTIONS.get(name)
    if module is None:
        return None
    loaded = import_module(f"numpy.{module}")
    if name == module:
        return loaded
    function = getattr(loaded, name)
    return import_module("numpy._of_tensors").given(name, function) if name in _OF_TENSORS else function


def missing(name):
    """The error for a name that is not here."""
    try:
        return import_module("numpy._names").missing(name)
    except ImportError:  # it comes with the names that it knows
        return AttributeError(f"module 'numpy' has no attribute '{name}'")


def give_methods(cls):
    """Gives the class of arrays its methods that are functions of modules loaded later."""
    for row in METHODS:
        name, _, function = row.partition(":")
        setattr(cls, name, _method(name, FUNCTIONS[name], function or name))


def _method(name, module, function):
    def method(self, *args, **keywords):
        return getattr(import_module(f"numpy.{module}"), function)(self, *args, **keywords)

    method.__name__, method.__qualname__ = name, f"ndarray.{name}"
    return method


def give_attributes(cls, module):
    """Gives a class, for the attributes that a module has for it, what loads the module when one is used."""
    for name in _ATTRIBUTES[module].split():
        setattr(cls, name, _attribute(cls, name, f"numpy.{module}"))


def _attribute(cls, name, module):
    def get(self):
        import_module(module)
        return getattr(self, name)

    def put(self, value):
        import_module(module)
        setattr(self, name, value)

    known = getattr(cls, name, None)
    return property(known.fget if known else get, put)
