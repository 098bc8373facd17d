"""Which transforms of torch.func run: what of autograd they leave to none but themselves is refused meanwhile."""

running = []


class level:
    """A block in which one more transform runs."""

    def __init__(self, kind):
        self._kind = kind

    def __enter__(self):
        running.append(self._kind)

    def __exit__(self, *raised):
        running.pop()


def check_requires_grad():
    if running:
        raise RuntimeError(
            "You are attempting to call Tensor.requires_grad_() (or perhaps using torch.autograd.functional.* "
            "APIs) inside of a function being transformed by a functorch transform. This is unsupported, please "
            "attempt to use the functorch transforms (e.g. grad, vjp, jacrev, jacfwd, hessian) or call "
            "requires_grad_() outside of a function being transformed instead."
        )


def check_retain_grad():
    if any(kind != "vmap" for kind in running):
        raise RuntimeError(
            "You are attempting to call Tensor.retain_grad() inside of a function being transformed by a functorch "
            "transform. This is unsupported, please attempt to use the functorch transforms (e.g. grad, vjp, jacrev, "
            "jacfwd, hessian) or call retain_grad() outside of a function being transformed instead."
        )


def check_backward():
    if running:
        raise RuntimeError(
            "backward() called inside a functorch transform. This is not supported, please use functorch.grad "
            "or functorch.vjp instead or call backward() outside of functorch transforms."
        )
