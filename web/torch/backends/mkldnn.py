"""torch.backends.mkldnn: there is none; programs set its switches all the same."""

from ._flags import flags_of

enabled = True
deterministic = False
allow_tf32 = None
fp32_precision = "none"

set_flags, flags = flags_of(
    globals(), {"enabled": False, "deterministic": False, "allow_tf32": True, "fp32_precision": "none"}
)


def is_available():
    return False
