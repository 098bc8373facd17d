"""What tutorials of torch take of scikit-learn: small data sets, splits, scales and scores."""

from . import datasets, metrics, model_selection, preprocessing, utils
from ._missing import absent

__version__ = "1.9.0"

LAZY = {"datasets._digits": "load_digits"}

__getattr__ = absent(
    "sklearn",
    "base calibration cluster compose covariance cross_decomposition decomposition discriminant_analysis dummy "
    "ensemble feature_extraction feature_selection gaussian_process impute inspection isotonic "
    "kernel_approximation kernel_ridge linear_model manifold mixture multiclass multioutput naive_bayes neighbors "
    "neural_network pipeline random_projection semi_supervised svm tree",
)
