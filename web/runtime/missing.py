"""What to say of what is not there, after the traceback."""

import sys

BESIDE = ("IPython", "functorch", "matplotlib", "numpy", "sklearn", "torchvision", "tqdm")
"""What programs can import beside Python's own modules and torch."""

_IMAGES = "Images are tensors and arrays here: torchvision.transforms and torchvision.utils work on those."
_NETWORK = (
    "Programs reach no network: drop files onto the page, or mount their folder, and open() finds them."
)
_MODELS = "Models, vocabularies and data sets cannot be downloaded here: drop files onto the page instead."
_INSTEAD = {
    "PIL": _IMAGES,
    "cv2": _IMAGES,
    "imageio": _IMAGES,
    "skimage": _IMAGES,
    "google": "Files are not Colab's: drop them onto the page, and open() finds them in the working folder.",
    "pandas": "Tables are read by numpy.genfromtxt and numpy.loadtxt, or by Python's csv.",
    "plotly": "matplotlib.pyplot draws plots.",
    "seaborn": "matplotlib.pyplot draws plots.",
    "scipy": "Much of it is in numpy, torch.linalg, torch.special and torch.distributions.",
    "tensorflow": "This is a playground of PyTorch.",
    "jax": "This is a playground of PyTorch: torch.func has grad, vmap and jacrev.",
    "torchinfo": "print(model) and sum(p.numel() for p in model.parameters()) tell of a model.",
    "torchsummary": "print(model) and sum(p.numel() for p in model.parameters()) tell of a model.",
    "tensorboard": "matplotlib.pyplot draws losses.",
    "wandb": "matplotlib.pyplot draws losses.",
    **dict.fromkeys(("requests", "httpx", "aiohttp", "wget", "gdown", "kaggle"), _NETWORK),
    **dict.fromkeys(
        ("transformers", "datasets", "huggingface_hub", "tokenizers", "tiktoken", "safetensors", "timm")
        + ("torchtext", "torchaudio", "nltk", "gensim", "spacy", "gym", "gymnasium"),
        _MODELS,
    ),
}


def hint(problem):
    """The lines for an uncaught exception; empty unless it is one of something that is not there."""
    if isinstance(problem, AttributeError) and problem.name and "torch" in sys.modules:
        return _of_class(problem)
    if not isinstance(problem, ModuleNotFoundError) or not problem.name:
        return ""
    name = problem.name
    root = name.partition(".")[0]
    if root in ("torch", "functorch"):
        return ""  # torch has said it
    if root in BESIDE and name != root:
        return f"{name} is not in the Tensorglass playground yet.\n"
    instead = _INSTEAD.get(root)
    return (
        f"{root} is not in Tensorglass: programs can import Python's standard library, torch, "
        f"{', '.join(BESIDE)}, and modules beside them.\n" + (f"{instead}\n" if instead else "")
    )


def _of_class(problem):
    """What a class of torch's has in PyTorch: Python itself makes that error, and cannot tell."""
    cls = problem.obj if isinstance(problem.obj, type) else type(problem.obj)
    text = sys.modules["torch"]._not_here.member(cls, problem.name)
    return f"{text}.\n" if text and text not in str(problem) else ""
