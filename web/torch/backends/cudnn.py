"""torch.backends.cudnn: there is none; programs set its switches all the same."""

from ._flags import flags_of

enabled = True
benchmark = False
benchmark_limit = None
deterministic = False
allow_tf32 = True
fp32_precision = "none"
depthwise_kernel = "auto"

set_flags, flags = flags_of(
    globals(),
    {
        "enabled": False,
        "benchmark": False,
        "benchmark_limit": 10,
        "deterministic": False,
        "allow_tf32": True,
        "fp32_precision": "none",
        "depthwise_kernel": "auto",
    },
)


def is_available():
    return False


def version():
    return None


def is_acceptable(tensor):
    return False
