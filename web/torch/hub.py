"""torch.hub: models from the network, which a page's programs do not reach."""

import os

_folder = None


def get_dir():
    """The folder of what would be downloaded."""
    if _folder is not None:
        return _folder
    return os.path.join(os.path.expanduser(os.getenv("TORCH_HOME", "~/.cache/torch")), "hub")


def set_dir(d):
    """Sets that folder."""
    global _folder
    _folder = os.path.expanduser(d)


def _offline(what):
    raise NotImplementedError(
        f"{what} is not to be had in Tensorglass: a web page is offline for its programs"
    )


def list(github, force_reload=False, skip_validation=False, trust_repo="check", verbose=True):
    _offline(f"the list of models of {github}")


def help(github, model, force_reload=False, skip_validation=False, trust_repo="check"):
    _offline(f"the help on {model} of {github}")


def _local(folder):
    """The module hubconf of a folder of the program's own."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("hubconf", os.path.join(folder, "hubconf.py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load(repo_or_dir, model, *args, source="github", trust_repo="check", force_reload=False, verbose=True,
         skip_validation=False, **kwargs):  # fmt: skip
    """What the function `model` of a folder's hubconf.py gives; of GitHub's there is none here."""
    if source.lower() not in ("github", "local"):
        raise ValueError(f'Unknown source: "{source}". Allowed values: "github" | "local".')
    if source.lower() == "github":
        _offline(f"{model} of {repo_or_dir}")
    entry = getattr(_local(repo_or_dir), model, None)
    if not callable(entry):
        raise RuntimeError(f"Cannot find callable {model} in hubconf")
    return entry(*args, **kwargs)


def load_state_dict_from_url(url, model_dir=None, map_location=None, progress=True, check_hash=False,
                             file_name=None, weights_only=False):  # fmt: skip
    _offline(url)


def download_url_to_file(url, dst, hash_prefix=None, progress=True):
    _offline(url)


__all__ = [
    "download_url_to_file", "get_dir", "help", "list", "load", "load_state_dict_from_url", "set_dir",
]  # fmt: skip
