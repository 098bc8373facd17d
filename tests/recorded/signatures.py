"""Records the overloads of functions and methods in the order in which PyTorch's argument parser lists them."""

import torch

from forms import dump

# More arguments than any signature takes: the error lists them all.
MANY = [object()] * 40


def signatures(owner, names):
    found = {}
    for name in names:
        if name.startswith("__"):
            continue
        try:
            getattr(owner, name)(*MANY)
        except TypeError as error:
            lines = [line[3:] for line in str(error).split("\n") if line.startswith(" * ")]
            if lines:
                found[name] = lines
        except Exception:
            pass
    return found


def record(folder):
    answers = {
        "functions": signatures(torch._C._VariableFunctions, sorted(dir(torch._C._VariableFunctions))),
        "methods": signatures(torch.ones(2), sorted(dir(torch._C.TensorBase))),
    }
    parts = []
    for kind, found in answers.items():
        lines = ",\n".join(f"{dump(name)}:{dump(texts)}" for name, texts in found.items())
        parts.append(f"{dump(kind)}:{{\n{lines}\n}}")
    (folder / "signatures.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    print("signatures", sum(map(len, answers.values())), "names")
