"""All parameters as one vector, and back."""

import torch


def parameters_to_vector(parameters):
    """All parameters as one vector."""
    return torch.cat([each.view(-1) for each in parameters])


def vector_to_parameters(vec, parameters):
    """Lets the parameters be views of one vector's parts."""
    if not isinstance(vec, torch.Tensor):
        raise TypeError(f"expected torch.Tensor, but got: {torch.typename(vec)}")
    at = 0
    for parameter in parameters:
        n = parameter.numel()
        parameter.data = vec[at : at + n].view_as(parameter).data
        at += n
