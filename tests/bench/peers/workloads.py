"""The peers' workloads in Python: `workloads` maps each name to what prepares its operands and gives `run(n)`.

It runs here and under PyTorch alike.
"""

import math

import torch
from torch import nn
from torch.nn import functional as F


def ramp(*shape, f=0.37):
    n = math.prod(shape)
    return torch.tensor([math.sin(i * f) * 0.5 for i in range(n)]).reshape(*shape)


def repeat(op):
    def run(n):
        for _ in range(n):
            op()

    return run


def unary(op, *shape):
    def make():
        x = ramp(*shape)
        return repeat(lambda: op(x))

    return make


def binary(op, *shape):
    def make():
        x, y = ramp(*shape), ramp(*shape, f=0.11)
        return repeat(lambda: op(x, y))

    return make


def small_add(grad):
    def make():
        x, y = ramp(5).requires_grad_(grad), ramp(5, f=0.11).requires_grad_(grad)

        def run(n):
            for _ in range(n):
                x + y

        return run

    return make


def conv(backward):
    def make():
        x = ramp(8, 3, 32, 32).requires_grad_(backward)
        w = ramp(16, 3, 3, 3).requires_grad_(backward)

        def step():
            y = F.conv2d(x, w)
            if backward:
                x.grad = w.grad = None
                y.sum().backward()

        return repeat(step)

    return make


def training(network, x, y, loss):
    """A step of training: `network`, `x` and `y` make the module, its input and its target."""

    def make():
        module, given, target = network(), x(), y()
        optimizer = torch.optim.SGD(module.parameters(), lr=0.01)

        def step():
            optimizer.zero_grad()
            loss(module(given), target).backward()
            optimizer.step()

        return repeat(step)

    return make


def layer(module, x):
    """Forward and backward through a module that does not learn."""

    def make():
        made, given = module(), x().requires_grad_()

        def step():
            y = made(given)
            y = y[0] if isinstance(y, tuple) else y
            y.sum().backward()
            made.zero_grad()
            given.grad = None

        return repeat(step)

    return make


def chain(length):
    def make():
        x = ramp(5).requires_grad_()

        def step():
            y = x
            for _ in range(length):
                y = y * 1.0001
            y.sum().backward()
            x.grad = None

        return repeat(step)

    return make


def mlp(*sizes, activation):
    def make():
        layers = []
        for inside, outside in zip(sizes, sizes[1:]):
            layers += [nn.Linear(inside, outside), activation()]
        return nn.Sequential(*layers[:-1])

    return make


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(16 * 5 * 5, 10),
    )  # fmt: skip


def digits():
    return torch.arange(64) % 10


MILLION = 1_000_000
workloads = {
    "small_add": small_add(False),
    "small_add_grad": small_add(True),
    "add_1e6": binary(torch.add, MILLION),
    "mul_1e6": binary(torch.mul, MILLION),
    "exp_1e6": unary(torch.exp, MILLION),
    "affine_relu_1e6": unary(lambda x: torch.relu(x * 2 + 1), MILLION),
    "sum_1e6": unary(torch.sum, MILLION),
    "sum_dim0_1000": unary(lambda x: x.sum(0), 1000, 1000),
    "sum_dim1_1000": unary(lambda x: x.sum(1), 1000, 1000),
    "softmax_1000": unary(lambda x: torch.softmax(x, -1), 1000, 1000),
    "transpose_1000": unary(lambda x: x.t().contiguous(), 1000, 1000),
    **{f"matmul_{n}": binary(torch.matmul, n, n) for n in (64, 128, 256, 512, 1024)},
    "conv_fwd": conv(False),
    "conv_fwd_bwd": conv(True),
    "mlp_step": training(
        mlp(784, 128, 10, activation=nn.ReLU), lambda: ramp(64, 784), digits, F.cross_entropy
    ),
    "tiny_mlp_step": training(
        mlp(2, 16, 1, activation=nn.Tanh), lambda: ramp(4, 2), lambda: ramp(4, 1), F.mse_loss
    ),
    "cnn_step": training(cnn, lambda: ramp(64, 1, 28, 28), digits, F.cross_entropy),
    "lstm": layer(lambda: nn.LSTM(32, 64), lambda: ramp(50, 16, 32)),
    "transformer": layer(
        lambda: nn.TransformerEncoderLayer(64, 4, 128, dropout=0.0, batch_first=True),
        lambda: ramp(8, 32, 64),
    ),
    "chain_1000": chain(1_000),
    "chain_10000": chain(10_000),
    "chain_1000000": chain(1_000_000),
}
