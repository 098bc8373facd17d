"""torch.nn.functional: the functions that modules call, with PyTorch's arguments."""

import math

import torch

from .._functions import make_function, schemas_of
from .._not_here import absent
from .._signature import signature
from .._warnings import warn
from .._wire import intern, invoke

_REDUCTIONS = {"none": 0, "mean": 1, "sum": 2}


def _call(name, *args, **keywords):
    return invoke(intern(name), args, keywords)


def _operator(name):
    """The operator itself under the name that it has here."""
    return make_function(name, schemas_of(name))


def reduction_of(name, size_average=None, reduce=None):
    """The name of a reduction, where the arguments that it replaced may say which."""
    if size_average is None and reduce is None:
        return name
    average = size_average is None or size_average
    name = "none" if reduce is not None and not reduce else "mean" if average else "sum"
    warn(f"size_average and reduce args will be deprecated, please use reduction='{name}' instead.")
    return name


def _reduction(name, size_average=None, reduce=None):
    name = reduction_of(name, size_average, reduce)
    if name == "elementwise_mean":
        warn("reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.")
        name = "mean"
    if name not in _REDUCTIONS:
        raise ValueError(f"{name} is not a valid value for reduction")
    return _REDUCTIONS[name]


def _reduced(loss, code):
    """A loss that is computed here reduced by the number of a reduction."""
    return loss.mean() if code == 1 else loss.sum() if code == 2 else loss


def _pair(value, n=2):
    return list(value) if isinstance(value, (tuple, list)) else [value] * n


# --- Activations ---------------------------------------------------------------------------------


def _activation(name, inplace_name=None, **defaults):
    """A function of operator `name` with an `inplace` flag."""
    op, inplace_op = intern(name), intern(inplace_name or name + "_")

    def function(input, *args, inplace=False, **keywords):
        if args and args[-1].__class__ is bool and len(args) > len(defaults):
            *args, inplace = args
        return invoke(inplace_op if inplace else op, (input, *args), keywords)

    function.__name__ = function.__qualname__ = name
    rest = [key if value is None else (key, value) for key, value in defaults.items()]
    function.__signature__ = signature(["input", *rest, ("inplace", False)], "torch.Tensor")
    return function


relu = _activation("relu")
relu6 = _activation("relu6")
elu = _activation("elu", alpha=1.0)
celu = _activation("celu", alpha=1.0)
selu = _activation("selu")
leaky_relu = _activation("leaky_relu", negative_slope=0.01)
hardswish = _activation("hardswish")
hardsigmoid = _activation("hardsigmoid")
silu = _activation("silu")
mish = _activation("mish")
threshold = _activation("threshold", threshold=None, value=None)


relu_, celu_, elu_, selu_ = map(_operator, ("relu_", "celu_", "elu_", "selu_"))
leaky_relu_, hardtanh_, threshold_ = map(_operator, ("leaky_relu_", "hardtanh_", "threshold_"))


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False) -> "torch.Tensor":
    if min_val > max_val:
        raise ValueError("min_val cannot be greater than max_val")
    return _call("hardtanh_" if inplace else "hardtanh", input, min_val, max_val)


def sigmoid(input) -> "torch.Tensor":
    return input.sigmoid()


def tanh(input) -> "torch.Tensor":
    return input.tanh()


gelu = _operator("gelu")
softplus = _operator("softplus")


def softsign(input) -> "torch.Tensor":
    return input / (input.abs() + 1)


def tanhshrink(input) -> "torch.Tensor":
    return input - input.tanh()


hardshrink = _operator("hardshrink")
softshrink = _operator("softshrink")
logsigmoid = _operator("log_sigmoid")
prelu = _operator("prelu")


def rrelu(input, lower=1 / 8, upper=1 / 3, training=False, inplace=False) -> "torch.Tensor":
    return _call("rrelu_" if inplace else "rrelu", input, lower, upper, training)


def glu(input, dim=-1) -> "torch.Tensor":
    if input.dim() == 0:
        raise RuntimeError("glu does not support scalars because halving size must be even")
    return _call("glu", input, dim)


def _softmax_dim(name, dims):
    warn(
        f"Implicit dimension choice for {name} has been deprecated. Change the call to include "
        "dim=X as an argument.",
    )
    return 0 if dims in (0, 1, 3) else 1


def softmax(input, dim=None, _stacklevel=3, dtype=None) -> "torch.Tensor":
    dim = _softmax_dim("softmax", input.dim()) if dim is None else dim
    return _call("softmax", input, dim, dtype=dtype)


def softmin(input, dim=None, _stacklevel=3, dtype=None) -> "torch.Tensor":
    dim = _softmax_dim("softmin", input.dim()) if dim is None else dim
    return _call("softmax", -input, dim, dtype=dtype)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None) -> "torch.Tensor":
    dim = _softmax_dim("log_softmax", input.dim()) if dim is None else dim
    return _call("log_softmax", input, dim, dtype=dtype)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1) -> "torch.Tensor":
    if eps != 1e-10:
        warn("`eps` parameter is deprecated and has no effect.")
    noise = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + noise) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None) -> "torch.Tensor":
    """The input divided by its norm along `dim`."""
    length = input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)
    return _call("div", input, length, out=out)


# --- Dropout -------------------------------------------------------------------------------------


def _checked_probability(p):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")


def _drop(name, input, p, training, inplace):
    return getattr(torch, name + "_" if inplace else name)(input, p, training)


def dropout(input, p=0.5, training=True, inplace=False) -> "torch.Tensor":
    """Zeroes elements by chance, and scales the rest; the input itself unless training."""
    _checked_probability(p)
    return _drop("dropout", input, p, training, inplace)


def alpha_dropout(input, p=0.5, training=False, inplace=False) -> "torch.Tensor":
    _checked_probability(p)
    return _drop("alpha_dropout", input, p, training, inplace)


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False) -> "torch.Tensor":
    _checked_probability(p)
    return _drop("feature_alpha_dropout", input, p, training, inplace)


def _drop_channels(input, p, training, inplace):
    return _drop("feature_dropout", input, p, training, inplace)


def _drop_channels_of_one(input, p, training, inplace):
    """The same of an input without batch dim."""
    batch = input.unsqueeze_(0) if inplace else input.unsqueeze(0)
    result = _drop_channels(batch, p, training, inplace)
    return result.squeeze_(0) if inplace else result.squeeze(0)


def dropout1d(input, p=0.5, training=True, inplace=False) -> "torch.Tensor":
    """Zeroes whole channels of (batch, channels, length) by chance, and scales the rest."""
    _checked_probability(p)
    if input.dim() not in (2, 3):
        raise RuntimeError(
            f"dropout1d: Expected 2D or 3D input, but received a {input.dim()}D input. Note that "
            "dropout1d exists to provide channel-wise dropout on inputs with 1 spatial dimension, a "
            "channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs)."
        )
    drop = _drop_channels_of_one if input.dim() == 2 else _drop_channels
    return drop(input, p, training, inplace)


def _warn_of_rank(n, input):
    if input.dim() not in (n + 1, n + 2):
        warn(
            f"dropout{n}d: Received a {input.dim()}-D input to dropout{n}d, which is deprecated and "
            "will result in an error in a future release. To retain the behavior and silence this "
            f"warning, please use dropout instead. Note that dropout{n}d exists to provide "
            f"channel-wise dropout on inputs with {n} spatial dimensions, a channel dimension, and "
            f"an optional batch dimension (i.e. {n + 1}D or {n + 2}D inputs).",
        )


def dropout2d(input, p=0.5, training=True, inplace=False) -> "torch.Tensor":
    """Zeroes whole channels of (batch, channels, height, width) by chance, and scales the rest."""
    _checked_probability(p)
    _warn_of_rank(2, input)
    if input.dim() == 3:
        warn(
            "dropout2d: Received a 3D input to dropout2d and assuming that channel-wise 1D dropout "
            "behavior is desired - input is interpreted as shape (N, C, L), where C is the channel "
            "dim. This behavior will change in a future release to interpret the input as one "
            "without a batch dimension, i.e. shape (C, H, W). To maintain the 1D channel-wise "
            "dropout behavior, please switch to using dropout1d instead.",
        )
    return _drop_channels(input, p, training, inplace)


def dropout3d(input, p=0.5, training=True, inplace=False) -> "torch.Tensor":
    """Zeroes whole channels of (batch, channels, depth, height, width) by chance."""
    _checked_probability(p)
    _warn_of_rank(3, input)
    drop = _drop_channels if input.dim() == 5 else _drop_channels_of_one
    return drop(input, p, training, inplace)


# --- Layers --------------------------------------------------------------------------------------


linear = _operator("linear")
bilinear = _operator("bilinear")


def _limit_norms(weight, input, max_norm, norm_type):
    """Shortens, in place, the rows of `weight` that `input` names."""
    with torch.no_grad():
        rows = input.reshape(-1).unique()
        kept = weight[rows]
        norms = kept.norm(norm_type, 1, keepdim=True)
        weight[rows] = torch.where(norms > max_norm, kept * (max_norm / (norms + 1e-7)), kept)


def embedding(
    input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
    sparse=False,
) -> "torch.Tensor":  # fmt: skip
    """The rows of `weight` that `input` names."""
    if padding_idx is not None:
        rows = weight.size(0)
        if not -rows <= padding_idx < rows:
            raise AssertionError("Padding_idx must be within num_embeddings")
        padding_idx %= rows
    else:
        padding_idx = -1
    if max_norm is not None:
        _limit_norms(weight, input, max_norm, norm_type)
    return _call("embedding", weight, input, padding_idx, scale_grad_by_freq, sparse)


one_hot = _operator("one_hot")


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5) -> "torch.Tensor":
    return _call("layer_norm", input, normalized_shape, weight, bias, eps)


def rms_norm(input, normalized_shape, weight=None, eps=None) -> "torch.Tensor":
    return _call("rms_norm", input, normalized_shape, weight, eps)


def _check_several_values(sizes):
    if math.prod(sizes[:1]) * math.prod(sizes[2:]) == 1:
        raise ValueError(f"Expected more than 1 value per channel when training, got input size {sizes}")


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5) -> "torch.Tensor":
    if input.dim() < 2:
        raise RuntimeError(f"Expected at least 2 dimensions for input tensor but received {input.dim()}")
    sizes = [input.size(0) * input.size(1) // num_groups, num_groups, *input.shape[2:]]
    _check_several_values(sizes)
    return _call("group_norm", input, num_groups, weight, bias, eps)


def batch_norm(
    input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5
) -> "torch.Tensor":
    if training:
        _check_several_values(input.shape)
    return _call("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, False)


def instance_norm(
    input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True,
    momentum=0.1, eps=1e-5,
) -> "torch.Tensor":  # fmt: skip
    if use_input_stats and math.prod(input.shape[2:]) == 1:
        raise ValueError(f"Expected more than 1 spatial element when training, got input size {input.shape}")
    return _call(
        "instance_norm", input, weight, bias, running_mean, running_var, use_input_stats, momentum,
        eps, False,
    )  # fmt: skip


conv1d = _operator("conv1d")
conv2d = _operator("conv2d")
conv3d = _operator("conv3d")
conv_transpose1d = _operator("conv_transpose1d")
conv_transpose2d = _operator("conv_transpose2d")
conv_transpose3d = _operator("conv_transpose3d")


def _max_pool(name):
    def function(
        input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
        return_indices=False,
    ):  # fmt: skip
        stride = [] if stride is None else stride
        arguments = (input, kernel_size, stride, padding, dilation, ceil_mode)
        if return_indices:
            return tuple(_call(name + "_with_indices", *arguments))
        return _call(name, *arguments)

    function.__name__ = function.__qualname__ = name
    return function


max_pool1d = _max_pool("max_pool1d")
max_pool2d = _max_pool("max_pool2d")
max_pool3d = _max_pool("max_pool3d")
avg_pool1d = _operator("avg_pool1d")
avg_pool2d = _operator("avg_pool2d")
avg_pool3d = _operator("avg_pool3d")


def _unpooled_sizes(input, kernel, stride, padding, output_size):
    """The sizes before a pooling, checked against those that were asked for."""
    n = len(kernel)
    sizes = [(input.shape[d - n] - 1) * stride[d] + kernel[d] - 2 * padding[d] for d in range(n)]
    if output_size is None:
        return sizes
    if len(output_size) == n + 2:
        output_size = output_size[2:]
    if len(output_size) != n:
        raise ValueError(
            f"output_size should be a sequence containing {n} or {n + 2} elements, but it has a length of "
            f"'{len(output_size)}'"
        )
    for d, (size, step) in enumerate(zip(sizes, stride)):
        if not size - step < output_size[d] < size + step:
            raise ValueError(
                f'invalid output_size "{output_size}" (dim {d} must be between {size - step} and {size + step})'
            )
    return list(output_size)


def _max_unpool(n):
    def function(input, indices, kernel_size, stride=None, padding=0, output_size=None) -> "torch.Tensor":
        """The maxima of a pooling at their places, with zeros between them."""
        kernel = _pair(kernel_size, n)
        stride = kernel if stride is None else _pair(stride, n)
        padding = _pair(padding, n)
        sizes = _unpooled_sizes(input, kernel, stride, padding, output_size)
        if n == 3:
            return _call("max_unpool3d", input, indices, sizes, stride, padding)
        if n == 2:
            return _call("max_unpool2d", input, indices, sizes)
        planes = _call("max_unpool2d", input.unsqueeze(-1), indices.unsqueeze(-1), [*sizes, 1])
        return planes.squeeze(-1)

    function.__name__ = function.__qualname__ = f"max_unpool{n}d"
    return function


max_unpool1d = _max_unpool(1)
max_unpool2d = _max_unpool(2)
max_unpool3d = _max_unpool(3)


def _fractional_max_pool(n):
    name = f"fractional_max_pool{n}d"

    def with_indices(
        input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
    ):
        if output_size is None:
            if output_ratio is None:
                raise ValueError(f"{name} requires specifying either an output_size or an output_ratio")
            ratios = _pair(output_ratio, n)
            output_size = [int(size * ratio) for size, ratio in zip(input.shape[-n:], ratios)]
        if _random_samples is None:
            batch = 1 if input.dim() == n + 1 else input.size(0)
            _random_samples = torch.rand(batch, input.size(-n - 1), n, dtype=input.dtype)
        sizes = _pair(kernel_size, n), _pair(output_size, n)
        return tuple(_call(name, input, *sizes, _random_samples))

    def function(
        input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
    ):
        """The greatest values in windows that are placed by chance."""
        both = with_indices(input, kernel_size, output_size, output_ratio, True, _random_samples)
        return both if return_indices else both[0]

    function.__name__ = function.__qualname__ = name
    with_indices.__name__ = with_indices.__qualname__ = name + "_with_indices"
    return function, with_indices


fractional_max_pool2d, fractional_max_pool2d_with_indices = _fractional_max_pool(2)
fractional_max_pool3d, fractional_max_pool3d_with_indices = _fractional_max_pool(3)


def _sizes_or_own(input, output_size):
    """The sizes asked for; None stands for the input's own."""
    if isinstance(output_size, int):
        return output_size
    n = len(output_size)
    if input.dim() <= n:
        raise ValueError(f"Input dimension should be at least {n + 1}")
    own = input.shape[-n:] if n else ()
    return [mine if size is None else size for size, mine in zip(output_size, own)]


def _adaptive_max_pool(name):
    def function(input, output_size, return_indices=False):
        if not name.endswith("1d"):
            output_size = _sizes_or_own(input, output_size)
        made = _call(name, input, output_size)
        return tuple(made) if return_indices else made[0]

    function.__name__ = function.__qualname__ = name
    return function


adaptive_max_pool1d = _adaptive_max_pool("adaptive_max_pool1d")
adaptive_max_pool2d = _adaptive_max_pool("adaptive_max_pool2d")
adaptive_max_pool3d = _adaptive_max_pool("adaptive_max_pool3d")
adaptive_avg_pool1d = _operator("adaptive_avg_pool1d")


def adaptive_avg_pool2d(input, output_size):
    """Means over as many windows of a plane as asked for."""
    return _call("adaptive_avg_pool2d", input, _sizes_or_own(input, output_size))


def adaptive_avg_pool3d(input, output_size):
    """Means over as many windows of a volume as asked for."""
    return _call("adaptive_avg_pool3d", input, _sizes_or_own(input, output_size))


def _power_pool(name, mean, n):
    def function(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        powers = mean(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
        count = math.prod(_pair(kernel_size, n))
        return (powers.sign() * relu(powers.abs())).mul(count).pow(1.0 / norm_type)

    function.__name__ = function.__qualname__ = name
    return function


lp_pool1d = _power_pool("lp_pool1d", avg_pool1d, 1)
lp_pool2d = _power_pool("lp_pool2d", avg_pool2d, 2)
lp_pool3d = _power_pool("lp_pool3d", avg_pool3d, 3)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0) -> "torch.Tensor":
    """The input divided by a power of the mean square of neighbouring channels."""
    if input.dim() < 3:
        raise ValueError(
            "Expected 3D or higher dimensionality                          input (got "
            f"{input.dim()} dimensions)"
        )
    if input.numel() == 0:
        return input
    squares = input.mul(input)
    if input.dim() == 3:
        squares = pad(squares.unsqueeze(1), (0, 0, size // 2, (size - 1) // 2))
        mean = avg_pool2d(squares, (size, 1), stride=1).squeeze(1)
    else:
        batch, channels, first = input.shape[:3]
        squares = squares.view(batch, 1, channels, first, -1)
        squares = pad(squares, (0, 0, 0, 0, size // 2, (size - 1) // 2))
        mean = avg_pool3d(squares, (size, 1, 1), stride=1).squeeze(1).view(input.shape)
    return input / mean.mul(alpha).add(k).pow(beta)


def pad(input, pad, mode="constant", value=None) -> "torch.Tensor":
    return _call("pad", input, list(pad), mode, value)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1) -> "torch.Tensor":
    """What a sliding window sees at each place, a column each."""
    return _call("im2col", input, _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride))


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1) -> "torch.Tensor":
    """The sum of the columns at the places that a sliding window had."""
    return _call(
        "col2im", input, _pair(output_size), _pair(kernel_size), _pair(dilation), _pair(padding),
        _pair(stride),
    )  # fmt: skip


pixel_shuffle = _operator("pixel_shuffle")
pixel_unshuffle = _operator("pixel_unshuffle")
channel_shuffle = _operator("channel_shuffle")


# The modes that interpolate between elements, by the number of dims that each is for.
_LINEAR_MODES = {"linear": 1, "bilinear": 2, "trilinear": 3}


def interpolate(
    input, size=None, scale_factor=None, mode="nearest", align_corners=None,
    recompute_scale_factor=None, antialias=False,
) -> "torch.Tensor":  # fmt: skip
    n = input.dim() - 2
    spatial = list(input.shape[2:])
    if size is not None and scale_factor is not None:
        raise ValueError("only one of size or scale_factor should be defined")
    if size is None and scale_factor is None:
        raise ValueError("either size or scale_factor should be defined")
    for what, given, shape, of, example in (
        ("output", size, "size of", "output size", "(o1, o2, ...,oK)"),
        ("scale_factor", scale_factor, "scale_factor of shape", "scale_factor", "(s1, s2, ...,sK)"),
    ):
        if isinstance(given, (tuple, list)) and len(given) != n:
            got = f"output {shape} {given}" if what == "output" else f"{shape} {given}"
            raise ValueError(
                f"Input and {what} must have the same number of spatial dimensions, but got input "
                f"with spatial dimensions of {spatial} and {got}. Please provide input tensor in "
                f"(N, C, d1, d2, ...,dK) format and {of} in {example} format."
            )
    if mode in ("nearest", "area", "nearest-exact") and align_corners is not None:
        raise ValueError(
            "align_corners option can only be set with the interpolating modes: "
            "linear | bilinear | bicubic | trilinear"
        )
    unsupported = NotImplementedError(
        "Input Error: Only 3D, 4D and 5D input Tensors supported "
        f"(got {input.dim()}D) for the modes: nearest | linear | bilinear | bicubic | "
        f"trilinear | lanczos | area | nearest-exact (got {mode})"
    )
    if not 1 <= n <= 3:
        raise unsupported
    if recompute_scale_factor and size is not None:
        raise ValueError("recompute_scale_factor is not meaningful with an explicit size.")
    if antialias and not (mode in ("bilinear", "bicubic", "lanczos") and n == 2):
        raise ValueError(
            "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires "
            "a 4-D tensor as input"
        )
    if antialias or mode == "lanczos":
        raise NotImplementedError(
            "interpolate with antialias=True or mode='lanczos' is not in the Tensorglass playground"
        )
    factors = None if scale_factor is None else [float(f) for f in _pair(scale_factor, n)]
    if size is not None:
        size = _pair(size, n)
    else:
        size = [math.floor(old * factor) for old, factor in zip(spatial, factors)]
        if not all(-(2**63) <= each < 2**63 for each in size):
            raise RuntimeError("value cannot be converted to type int64_t without overflow")
    if factors is None or recompute_scale_factor:
        factors = [None] * n
    if mode == "area":
        return (adaptive_avg_pool1d, adaptive_avg_pool2d, adaptive_avg_pool3d)[n - 1](input, size)
    if mode in ("nearest", "nearest-exact"):
        name = "upsample_nearest" if mode == "nearest" else "_upsample_nearest_exact"
        return _call(f"{name}{n}d", input, size, *factors)
    if mode == "bicubic" and n == 2 or _LINEAR_MODES.get(mode) == n:
        return _call(f"upsample_{mode}{n}d", input, size, bool(align_corners), *factors)
    if mode in _LINEAR_MODES:
        raise NotImplementedError(
            f"Got {n + 2}D input, but {mode} mode needs {_LINEAR_MODES[mode] + 2}D input"
        )
    raise unsupported


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None) -> "torch.Tensor":
    """The old name of interpolate."""
    _deprecated("upsample", "nn.functional.interpolate")
    return interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input, size=None, scale_factor=None):
    _deprecated("upsample_nearest", "nn.functional.interpolate")
    return interpolate(input, size, scale_factor, mode="nearest")


def upsample_bilinear(input, size=None, scale_factor=None):
    _deprecated("upsample_bilinear", "nn.functional.interpolate")
    return interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


def _deprecated(name, instead):
    warn(f"`nn.functional.{name}` is deprecated. Use `{instead}` instead.")


cosine_similarity = _operator("cosine_similarity")
pairwise_distance = _operator("pairwise_distance")
scaled_dot_product_attention = _operator("scaled_dot_product_attention")


# --- Losses --------------------------------------------------------------------------------------


def _of_one_size(input, target):
    if target.size() != input.size():
        warn(
            f"Using a target size ({target.size()}) that is different to the input size "
            f"({input.size()}). This will likely lead to incorrect results due to "
            "broadcasting. Please ensure they have the same size."
        )
    return torch.broadcast_tensors(input, target)


def _loss(name):
    op = intern(name)

    def function(input, target, size_average=None, reduce=None, reduction="mean") -> "torch.Tensor":
        input, target = _of_one_size(input, target)
        return invoke(op, (input, target, _reduction(reduction, size_average, reduce)))

    function.__name__ = function.__qualname__ = name
    return function


mse_loss = _loss("mse_loss")
l1_loss = _loss("l1_loss")


def smooth_l1_loss(
    input, target, size_average=None, reduce=None, reduction="mean", beta=1.0
) -> "torch.Tensor":
    input, target = _of_one_size(input, target)
    code = _reduction(reduction, size_average, reduce)
    return _call("smooth_l1_loss", input, target, code, float(beta))


def huber_loss(input, target, reduction="mean", delta=1.0, weight=None) -> "torch.Tensor":
    input, target = _of_one_size(input, target)
    return _call("huber_loss", input, target, _reduction(reduction), float(delta))


def cross_entropy(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None,
    reduction="mean", label_smoothing=0.0,
) -> "torch.Tensor":  # fmt: skip
    code = _reduction(reduction, size_average, reduce)
    return _call("cross_entropy_loss", input, target, weight, code, ignore_index, label_smoothing)


def linear_cross_entropy(
    input, linear_weight, target, *, linear_bias=None, weight=None, reduction="mean", ignore_index=None,
    label_smoothing=0.0, options=None,
) -> "torch.Tensor":  # fmt: skip
    """cross_entropy of linear(input, linear_weight, linear_bias)."""
    if options is not None:
        raise NotImplementedError(
            "PyTorch computes linear_cross_entropy in chunks with options, Tensorglass does not: omit them"
        )
    if not 1 <= input.dim() <= 2:
        raise RuntimeError(f"expected input with dimensionality 1 or 2, got {input.dim()}")
    if linear_weight.dim() < 2:
        raise RuntimeError(
            f"expected linear_weight with dimensionality at least 2, got {linear_weight.dim()}"
        )
    if input.shape[-1] != linear_weight.shape[-1]:
        raise RuntimeError(
            "expected equal input and linear_weight last dimensions (in_features), "
            f"got {input.shape[-1]} and {linear_weight.shape[-1]}, respectively"
        )
    outputs = tuple(linear_weight.shape[:-1])
    if linear_bias is not None and tuple(linear_bias.shape) != outputs:
        raise RuntimeError(f"expected linear_bias shape {outputs}, got {tuple(linear_bias.shape)}")
    if len(outputs) > 1 and input.dim() < 2:
        raise RuntimeError(
            f"K-dimensional loss defined by linear_weight shape {tuple(linear_weight.shape)} requires "
            f"batched input, (N, {input.shape[-1]}), got unbatched input with shape {tuple(input.shape)}"
        )
    shape = (*input.shape[:-1], *outputs)
    if target.shape == shape and ignore_index is not None:
        raise RuntimeError("ignore_index cannot be specified when target contains probabilities")
    if len(outputs) > 1:
        linear_weight = linear_weight.reshape((math.prod(outputs), input.shape[-1]))
        linear_bias = None if linear_bias is None else linear_bias.reshape(math.prod(outputs))
    return cross_entropy(
        linear(input, linear_weight, linear_bias).reshape(shape), target, weight, reduction=reduction,
        ignore_index=-100 if ignore_index is None else ignore_index, label_smoothing=label_smoothing,
    )  # fmt: skip


def nll_loss(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"
) -> "torch.Tensor":
    code = _reduction(reduction, size_average, reduce)
    return _call("nll_loss_nd", input, target, weight, code, ignore_index)


def binary_cross_entropy(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean"
) -> "torch.Tensor":
    if target.size() != input.size():
        raise ValueError(
            f"Using a target size ({target.size()}) that is different to the input size "
            f"({input.size()}) is deprecated. Please ensure they have the same size."
        )
    code = _reduction(reduction, size_average, reduce)
    return _call("binary_cross_entropy", input, target, weight, code)


def binary_cross_entropy_with_logits(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None
) -> "torch.Tensor":
    if target.size() != input.size():
        raise ValueError(f"Target size ({target.size()}) must be the same as input size ({input.size()})")
    code = _reduction(reduction, size_average, reduce)
    return _call("binary_cross_entropy_with_logits", input, target, weight, pos_weight, code)


def kl_div(
    input, target, size_average=None, reduce=None, reduction="mean", log_target=False
) -> "torch.Tensor":
    if reduction == "batchmean":
        total = _call("kl_div", input, target, 2, log_target=log_target)
        return total / input.size(0) if input.dim() > 0 else total
    if reduction == "mean":
        warn(
            "reduction: 'mean' divides the total loss by both the batch size and the support "
            "size.'batchmean' divides only by the batch size, and aligns with the KL div math "
            "definition.'mean' will be changed to behave the same as 'batchmean' in the next "
            "major release.",
        )
    code = _reduction(reduction, size_average, reduce)
    return _call("kl_div", input, target, code, log_target=log_target)


def margin_ranking_loss(
    input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"
) -> "torch.Tensor":
    code = _reduction(reduction, size_average, reduce)
    if not input1.dim() == input2.dim() == target.dim():
        raise RuntimeError(
            "margin_ranking_loss : All input tensors should have same dimension but got sizes: "
            f"input1: {input1.size()}, input2: {input2.size()}, target: {target.size()} "
        )
    return _call("margin_ranking_loss", input1, input2, target, margin, code)


def hinge_embedding_loss(
    input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"
) -> "torch.Tensor":
    code = _reduction(reduction, size_average, reduce)
    return _call("hinge_embedding_loss", input, target, margin, code)


def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean") -> "torch.Tensor":
    return _call("soft_margin_loss", input, target, _reduction(reduction, size_average, reduce))


def triplet_margin_loss(
    anchor, positive, negative, margin=1.0, p=2.0, eps=1e-6, swap=False, size_average=None,
    reduce=None, reduction="mean",
) -> "torch.Tensor":  # fmt: skip
    code = _reduction(reduction, size_average, reduce)
    if margin <= 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    return _call("triplet_margin_loss", anchor, positive, negative, margin, p, eps, swap, code)


def cosine_embedding_loss(
    input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"
) -> "torch.Tensor":
    code = _reduction(reduction, size_average, reduce)
    return _call("cosine_embedding_loss", input1, input2, target, margin, code)


def triplet_margin_with_distance_loss(
    anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction="mean"
):
    code = _reduction(reduction)
    if margin <= 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    if not anchor.dim() == positive.dim() == negative.dim():
        raise RuntimeError(
            "The anchor, positive, and negative tensors are expected to have the same number of "
            f"dimensions, but got: anchor {anchor.dim()}D, positive {positive.dim()}D, and "
            f"negative {negative.dim()}D inputs"
        )
    distance = pairwise_distance if distance_function is None else distance_function
    near, far = distance(anchor, positive), distance(anchor, negative)
    if swap:
        far = torch.minimum(far, distance(positive, negative))
    return _reduced(torch.clamp_min(margin + near - far, 0), code)


def multilabel_soft_margin_loss(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean"
) -> "torch.Tensor":
    code = _reduction(reduction, size_average, reduce)
    loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
    if weight is not None:
        loss = loss * weight
    return _reduced(loss.sum(dim=-1) / input.size(-1), code)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean") -> "torch.Tensor":
    if (var < 0).any():
        raise ValueError("var has negative entry/entries")
    if var.shape != input.shape:
        if input.shape[:-1] == var.shape:
            var = var.unsqueeze(-1)
        elif var.dim() != input.dim() or any(n != m and n != 1 for n, m in zip(var.shape, input.shape)):
            raise ValueError("var is of incorrect size")
    if reduction not in _REDUCTIONS:
        raise ValueError(f"{reduction} is not valid")
    var = var.clone()
    with torch.no_grad():
        var.clamp_(min=eps)
    loss = 0.5 * (var.log() + (input - target) ** 2 / var)
    if full:
        loss = loss + 0.5 * math.log(2 * math.pi)
    return _reduced(loss, _REDUCTIONS[reduction])


def poisson_nll_loss(
    input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
    reduction="mean",
) -> "torch.Tensor":  # fmt: skip
    reduction = _reduction(reduction, size_average, reduce)
    return _call("poisson_nll_loss", input, target, log_input, full, eps, reduction)


# --- Bags, grids and sequences -------------------------------------------------------------------


def embedding_bag(
    input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean",
    sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None,
) -> "torch.Tensor":  # fmt: skip
    """Sums, means or maxima of the rows of a table that each bag of numbers names."""
    if weight.dtype == torch.long and input.is_floating_point():
        warn(
            "Argument order of nn.functional.embedding_bag was changed. "
            "Usage `embedding_bag(weight, input, ...)` is deprecated, "
            "and should now be `embedding_bag(input, weight, ...)`.",
        )
        weight, input = input, weight
    if per_sample_weights is not None and input.size() != per_sample_weights.size():
        raise ValueError(
            f"embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, "
            f"then it must have the same shape as the input ({input.shape})"
        )
    if weight.dim() != 2:
        raise ValueError(f"weight has to be a 2D Tensor, but got Tensor of dimension {weight.dim()}")
    if input.dim() == 2:
        if offsets is not None:
            raise ValueError(
                "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed "
                f"length sequences. However, found offsets of type {type(offsets)}"
            )
        offsets = torch.arange(0, input.numel(), input.size(1), dtype=input.dtype)
        include_last_offset = False
        input = input.reshape(-1)
        if per_sample_weights is not None:
            per_sample_weights = per_sample_weights.reshape(-1)
    elif input.dim() != 1:
        raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
    elif offsets is None:
        raise ValueError("offsets has to be a 1D Tensor but got None")
    elif offsets.dim() != 1:
        raise ValueError("offsets has to be a 1D Tensor")
    if mode not in ("sum", "mean", "max"):
        raise ValueError("mode has to be one of sum, mean or max")
    if mode == "max" and scale_grad_by_freq:
        raise ValueError("max mode does not support scaling the gradient by the frequency")
    if mode == "max" and sparse:
        raise ValueError("max mode does not support sparse weights")
    if max_norm is not None:
        _limit_norms(weight, input, max_norm, norm_type)
    if per_sample_weights is not None and mode != "sum":
        raise NotImplementedError(
            "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for "
            f"mode='sum' (got mode='{mode}'). Please open a feature request on GitHub."
        )
    code = ("sum", "mean", "max").index(mode)
    return _call(
        "embedding_bag", weight, input, offsets, scale_grad_by_freq, code, sparse, per_sample_weights,
        include_last_offset, padding_idx,
    )[0]  # fmt: skip


def _corners(align_corners):
    if align_corners is None:
        warn(
            "Default grid_sample and affine_grid behavior has changed "
            "to align_corners=False since 1.3.0. Please specify "
            "align_corners=True if the old behavior is desired. "
            "See the documentation of grid_sample for details.",
        )
    return bool(align_corners)


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None) -> "torch.Tensor":
    """The input read at the places that a grid gives, from -1 to 1."""
    modes, paddings = ("bilinear", "nearest", "bicubic"), ("zeros", "border", "reflection")
    if mode not in modes:
        raise ValueError(
            "nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: "
            f"'{mode}'"
        )
    if padding_mode not in paddings:
        raise ValueError(
            "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but "
            f"got: '{padding_mode}'"
        )
    corners = _corners(align_corners)
    return _call("grid_sampler", input, grid, modes.index(mode), paddings.index(padding_mode), corners)


def affine_grid(theta, size, align_corners=None) -> "torch.Tensor":
    """The grid by which grid_sample() maps an image as matrices say."""
    corners = _corners(align_corners)
    if not theta.is_floating_point():
        raise ValueError(f"Expected theta to have floating point type, but got {theta.dtype}")
    n = len(size) - 2
    if n not in (2, 3):
        raise NotImplementedError(
            "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size "
            f"{size}."
        )
    if theta.dim() != 3 or theta.shape[-2] != n or theta.shape[-1] != n + 1:
        raise ValueError(
            f"Expected a batch of {n}D affine matrices of shape Nx{n}x{n + 1} for size {size}. Got {theta.shape}."
        )
    if corners and min(size[2:]) == 1:
        warn(
            "Since version 1.3.0, affine_grid behavior has changed "
            "for unit-size grids when align_corners=True. "
            "This is not an intended use case of affine_grid. "
            "See the documentation of affine_grid for details.",
        )
    elif min(size) <= 0:
        raise ValueError(f"Expected non-zero, positive output size. Got {size}")
    return _call("affine_grid_generator", theta, list(size), corners)


def ctc_loss(
    log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False
) -> "torch.Tensor":
    """How unlikely it is that sequences of scores stand for rows of labels."""
    return _call(
        "ctc_loss", log_probs, targets, input_lengths, target_lengths, blank, _reduction(reduction),
        zero_infinity,
    )  # fmt: skip


pdist = _operator("pdist")


def multi_margin_loss(
    input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"
) -> "torch.Tensor":
    """How far other classes' scores come within a margin of the right one's."""
    code = _reduction(reduction, size_average, reduce)
    if p != 1 and p != 2:
        raise ValueError("only p == 1 and p == 2 supported")
    if weight is not None and weight.dim() != 1:
        raise ValueError("weight must be one-dimensional")
    return _call("multi_margin_loss", input, target, p, margin, weight, code)


def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean") -> "torch.Tensor":
    """The same with several right classes."""
    return _call("multilabel_margin_loss", input, target, _reduction(reduction, size_average, reduce))


# --- Attention of several heads ------------------------------------------------------------------


def _check_attention_ranks(query, key, value, key_padding_mask, attn_mask, heads):
    """AssertionError unless all are for queries without batch dim (2-D) or with it (3-D)."""
    rank = query.dim()
    if rank not in (2, 3):
        raise AssertionError(
            f"query should be unbatched 2D or batched 3D tensor but received {rank}-D query tensor"
        )
    of = "For unbatched (2-D)" if rank == 2 else "For batched (3-D)"
    if key.dim() != rank or value.dim() != rank:
        raise AssertionError(
            f"{of} `query`, expected `key` and `value` to be {rank}-D but found {key.dim()}-D and "
            f"{value.dim()}-D tensors respectively"
        )
    if key_padding_mask is not None and key_padding_mask.dim() != rank - 1:
        raise AssertionError(
            f"{of} `query`, expected `key_padding_mask` to be `None` or {rank - 1}-D but found "
            f"{key_padding_mask.dim()}-D tensor instead"
        )
    if attn_mask is None:
        return
    if attn_mask.dim() not in (2, 3):
        raise AssertionError(
            f"{of} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found "
            f"{attn_mask.dim()}-D tensor instead"
        )
    expected = (heads, query.shape[0], key.shape[0])
    if rank == 2 and attn_mask.dim() == 3 and attn_mask.shape != expected:
        raise AssertionError(f"Expected `attn_mask` shape to be {expected} but got {attn_mask.shape}")


def _as_summand(mask, name, dtype, other=None):
    """What is added to the scores: minus infinity where a mask of bools is True."""
    if mask is None:
        return None
    if mask.dtype is not torch.bool and not mask.is_floating_point():
        raise AssertionError(f"only bool and floating types of {name} are supported")
    if other is not None and mask.dtype != other.dtype:
        warn(
            f"Support for mismatched {name} and attn_mask is deprecated. Use same type for both instead.",
        )
    if mask.is_floating_point():
        return mask
    return torch.zeros_like(mask, dtype=dtype).masked_fill_(mask, float("-inf"))


def _parted(together, count, width):
    """What was multiplied together, each part in memory of its own."""
    parts = together.unflatten(-1, (count, width)).unsqueeze(0).transpose(0, -2)
    parts = parts.squeeze(-2).contiguous()
    return [parts[i] for i in range(count)]


def _projected(query, key, value, weight, bias):
    """Query, key and value by the parts of one weight: what is the same tensor is multiplied once."""
    width = query.size(-1)
    if key is not value:
        weights = weight.chunk(3)
        biases = (None,) * 3 if bias is None else bias.chunk(3)
        return [linear(*each) for each in zip((query, key, value), weights, biases)]
    if query is key:
        return _parted(linear(query, weight, bias), 3, width)
    weights = weight.split([width, 2 * width])
    biases = (None, None) if bias is None else bias.split([width, 2 * width])
    alone = linear(query, weights[0], biases[0])
    return [alone, *_parted(linear(key, weights[1], biases[1]), 2, width)]


def _projected_apart(inputs, weights, bias):
    """The same by weights of their own."""
    width = inputs[0].size(-1)
    biases = (None,) * 3 if bias is None else bias.chunk(3)
    for name, each, weight in zip(("query", "key", "value"), inputs, weights):
        expected = (width, each.size(-1))
        if weight.shape != expected:
            raise AssertionError(f"expecting {name} weights shape of {expected}, but got {weight.shape}")
    return [linear(*each) for each in zip(inputs, weights, biases)]


def multi_head_attention_forward(
    query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v,
    add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None,
    need_weights=True, attn_mask=None, use_separate_proj_weight=False, q_proj_weight=None,
    k_proj_weight=None, v_proj_weight=None, static_k=None, static_v=None, average_attn_weights=True,
    is_causal=False,
):  # fmt: skip
    """Attention of several heads over (length, batch, width), and its weights if they are needed."""
    _check_attention_ranks(query, key, value, key_padding_mask, attn_mask, num_heads)
    alone = query.dim() == 2
    if alone:
        query, key, value = (each.unsqueeze(1) for each in (query, key, value))
        if key_padding_mask is not None:
            key_padding_mask = key_padding_mask.unsqueeze(0)
    length, batch, width = query.shape
    source = key.shape[0]
    padding = _as_summand(key_padding_mask, "key_padding_mask", query.dtype, attn_mask)
    if is_causal and attn_mask is None:
        raise RuntimeError(
            "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
            "`generate_square_subsequent_mask` to create this mask."
        )
    if is_causal and padding is None and not need_weights:
        mask = None
    else:
        mask = _as_summand(attn_mask, "attn_mask", query.dtype)
        if padding is not None:
            is_causal = False
    if width != embed_dim_to_check:
        raise AssertionError(f"was expecting embedding dimension of {embed_dim_to_check}, but got {width}")
    head_dim = width // num_heads
    if head_dim * num_heads != width:
        raise AssertionError(f"embed_dim {width} not divisible by num_heads {num_heads}")
    if use_separate_proj_weight:
        if key.shape[:2] != value.shape[:2]:
            raise AssertionError(
                f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}"
            )
        weights = (q_proj_weight, k_proj_weight, v_proj_weight)
        for name, weight in zip("qkv", weights):
            if weight is None:
                raise AssertionError(f"use_separate_proj_weight is True but {name}_proj_weight is None")
        q, k, v = _projected_apart((query, key, value), weights, in_proj_bias)
    else:
        if key.shape != value.shape:
            raise AssertionError(f"key shape {key.shape} does not match value shape {value.shape}")
        if in_proj_weight is None:
            raise AssertionError("use_separate_proj_weight is False but in_proj_weight is None")
        q, k, v = _projected(query, key, value, in_proj_weight, in_proj_bias)
    if mask is not None:
        expected = (length, source) if mask.dim() == 2 else (batch * num_heads, length, source)
        if mask.shape != expected:
            raise RuntimeError(
                f"The shape of the {mask.dim()}D attn_mask is {mask.shape}, but should be {expected}."
            )
        if mask.dim() == 2:
            mask = mask.unsqueeze(0)
    widened = lambda t: t if t is None else pad(t, (0, 1))  # noqa: E731
    if bias_k is not None and bias_v is not None:
        if static_k is not None or static_v is not None:
            name = "key" if static_k is not None else "value"
            raise AssertionError(f"bias cannot be added to static {name}.")
        k = torch.cat([k, bias_k.repeat(1, batch, 1)])
        v = torch.cat([v, bias_v.repeat(1, batch, 1)])
        mask, padding = widened(mask), widened(padding)
    elif bias_k is not None or bias_v is not None:
        a, b = ("k", "v") if bias_k is not None else ("v", "k")
        raise AssertionError(f"bias_{a} is set but bias_{b} is None")
    heads = lambda t: t.view(t.shape[0], batch * num_heads, head_dim).transpose(0, 1)  # noqa: E731
    for name, static in (("k", static_k), ("v", static_v)):
        for dim, expected in ((0, batch * num_heads), (2, head_dim)):
            if static is not None and static.size(dim) != expected:
                raise AssertionError(
                    f"expecting static_{name}.size({dim}) of {expected}, but got {static.size(dim)}"
                )
    q = heads(q)
    k = heads(k) if static_k is None else static_k
    v = heads(v) if static_v is None else static_v
    if add_zero_attn:
        zeros = (batch * num_heads, 1, head_dim)
        k = torch.cat([k, torch.zeros(zeros, dtype=k.dtype)], dim=1)
        v = torch.cat([v, torch.zeros(zeros, dtype=v.dtype)], dim=1)
        mask, padding = widened(mask), widened(padding)
    source = k.size(1)
    if padding is not None:
        for dim, expected in ((0, batch), (1, source)):
            if padding.shape[dim] != expected:
                raise AssertionError(
                    f"Expected key_padded_mask.shape[{dim}] to be {expected}, but got {padding.shape[dim]}"
                )
        padding = padding.view(batch, 1, 1, source).expand(-1, num_heads, -1, -1)
        padding = padding.reshape(batch * num_heads, 1, source)
        mask = padding if mask is None else mask + padding
    if not training:
        dropout_p = 0.0
    attention = None
    if need_weights:
        scaled = q * math.sqrt(1.0 / head_dim)
        if mask is None:
            scores = torch.bmm(scaled, k.transpose(-2, -1))
        else:
            scores = torch.baddbmm(mask, scaled, k.transpose(-2, -1))
        attention = softmax(scores, dim=-1)
        if dropout_p > 0.0:
            attention = dropout(attention, p=dropout_p)
        mixed = torch.bmm(attention, v).transpose(0, 1)
    else:
        if mask is not None:
            mask = mask.unsqueeze(0) if mask.size(0) == 1 else mask.view(batch, num_heads, -1, source)
        q = q.view(batch, num_heads, length, head_dim)
        k, v = (each.view(batch, num_heads, source, head_dim) for each in (k, v))
        mixed = scaled_dot_product_attention(q, k, v, mask, dropout_p, is_causal).permute(2, 0, 1, 3)
    mixed = mixed.reshape(length * batch, width)
    output = linear(mixed, out_proj_weight, out_proj_bias)
    output = output.view(length, batch, output.size(1))
    if need_weights:
        attention = attention.view(batch, num_heads, length, source)
        if average_attn_weights:
            attention = attention.mean(1)
        if alone:
            attention = attention.squeeze(0)
    return (output.squeeze(1) if alone else output), attention


def _operator(name):
    """The operators that need no more than their schema, among them relu_ and its like."""
    found = torch._operators["nn"].get(name)
    if found is None and name.endswith("_") and name[:-1] in globals():
        found = getattr(torch, name, None)
    return found


__getattr__ = absent("torch.nn.functional", _operator)
