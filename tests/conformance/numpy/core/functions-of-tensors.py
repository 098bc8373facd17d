# functions of NumPy that ask a tensor itself, or wrap what they find for it; and torch.asarray
import warnings
import numpy as np
import torch

warnings.simplefilter("ignore")
x, z = torch.arange(6.0).reshape(2, 3), torch.ones(1, 2, 1)
leaf = torch.ones(2, 1, requires_grad=True)
for text in ("np.reshape(x, (3, 2))", "np.reshape(x, -1)", "np.squeeze(z)", "np.squeeze(z, 0)", "np.transpose(x)",
             "np.transpose(z, (2, 0, 1))", "np.permute_dims(x, (1, 0))", "np.swapaxes(x, 0, 1)", "np.argsort(-x)", "np.repeat(x, 2)",
             "np.take(x, 0)", "np.take(x, [1, 2])", "np.searchsorted(x[0], 1.0)", "np.argpartition(x, 1)", "np.shape(x)", "np.ndim(x)",
             "np.size(x, 1)", "np.size(x)()", "np.shape(leaf)", "np.ndim(leaf)", "np.squeeze(leaf)", "np.swapaxes(leaf, 0, 1)",
             "np.reshape(x > 2, -1)"):  # fmt: skip
    print(text, "->", type(eval(text)).__name__, eval(text))
np.reshape(x, -1)[0] = 9
np.transpose(x)[1, 0] = 8
print(x)

for given in (torch.ones(2), leaf, leaf * 2):
    for keywords in ({}, {"dtype": torch.float64}, {"copy": True}):
        for asked in ({}, {"requires_grad": False}, {"requires_grad": True}):
            made = torch.asarray(given, **keywords, **asked)
            print(keywords, asked, made is given, made.data_ptr() == given.data_ptr(), made, made.is_leaf)
