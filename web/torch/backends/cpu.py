"""torch.backends.cpu: the processor that PyTorch's kernels are chosen for."""


def get_cpu_capability():
    return "DEFAULT"
