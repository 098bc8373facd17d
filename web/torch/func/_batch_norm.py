"""What has batch norms work in functions that are transformed."""

from ..nn.modules.normalization import _BatchNorm


def _without_running_stats(module):
    if isinstance(module, _BatchNorm) and module.track_running_stats:
        module.running_mean = module.running_var = module.num_batches_tracked = None
        module.track_running_stats = False


def replace_all_batch_norm_modules_(root):
    """Has batch norms at and below a module keep no statistics, in place."""
    for module in root.modules():
        _without_running_stats(module)
    return root
