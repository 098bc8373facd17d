"""torch.nn.grad: the gradients of convolutions, as functions of their own."""

import torch

from . import functional as F


def _gradient(convolution, of, input, weight, output, options):
    """What reaches one of the two that a convolution multiplies."""
    with torch.enable_grad():
        input, weight = (each.detach() for each in (input, weight))
        wanted = (input, weight)[of].requires_grad_()
        (found,) = torch.autograd.grad(convolution(input, weight, None, *options), wanted, output)
    return found


def _of_input(convolution):
    def function(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
        input = grad_output.new_empty(1).expand(input_size)
        return _gradient(convolution, 0, input, weight, grad_output, (stride, padding, dilation, groups))

    function.__doc__ = f"The gradient that reaches the input of {convolution.__name__}()."
    return function


def _of_weight(convolution):
    def function(input, weight_size, grad_output, stride=1, padding=0, dilation=1, groups=1):
        weight = grad_output.new_empty(1).expand(weight_size)
        return _gradient(convolution, 1, input, weight, grad_output, (stride, padding, dilation, groups))

    function.__doc__ = f"The gradient that reaches the weight of {convolution.__name__}()."
    return function


for _convolution in (F.conv1d, F.conv2d, F.conv3d):
    for _what, _made in (("input", _of_input), ("weight", _of_weight)):
        _function = _made(_convolution)
        _function.__name__ = _function.__qualname__ = f"{_convolution.__name__}_{_what}"
        globals()[_function.__name__] = _function
