"""Recurrent layers and their cells, written in operators a step at a time."""

import math

import torch

from .. import functional as F
from .. import init
from ..parameter import Parameter
from .module import Module


# A step gives the next state, from what the weights make of the input and of the state before (`x`, `h`). As
# PyTorch's, it writes to what it has just made.


def _tanh_step(x, h, state):
    return (h.add_(x).tanh(),)


def _relu_step(x, h, state):
    return (h.add_(x).relu(),)


def _lstm_step(x, h, state):
    into, forget, cell, out = h.add_(x).unsafe_chunk(4, 1)
    into, forget, cell, out = into.sigmoid_(), forget.sigmoid_(), cell.tanh_(), out.sigmoid_()
    c = (forget * state[1]).add_(into * cell)
    return out * c.tanh(), c


def _gru_step(x, h, state):
    x_reset, x_update, x_new = x.unsafe_chunk(3, 1)
    h_reset, h_update, h_new = h.unsafe_chunk(3, 1)
    reset = h_reset.add_(x_reset).sigmoid_()
    update = h_update.add_(x_update).sigmoid_()
    new = x_new.add(h_new.mul_(reset)).tanh_()
    return ((state[0] - new).mul_(update).add_(new),)


class RNNBase(Module):
    """What RNN, LSTM and GRU share: weights a layer and a direction, and the loop over time."""

    _gates = 1
    _states = 1

    def __init__(
        self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
        bidirectional=False, device=None, dtype=None, proj_size=0,
    ):  # fmt: skip
        super().__init__()
        if hidden_size <= 0:
            raise ValueError("hidden_size must be greater than zero")
        if num_layers <= 0:
            raise ValueError("num_layers must be greater than zero")
        if proj_size:
            raise NotImplementedError("proj_size is not in the Tensorglass playground yet")
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        if isinstance(dropout, bool) or not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1:
            raise ValueError(
                "dropout should be a number in range [0, 1] representing the probability of an "
                "element being zeroed"
            )
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self._suffixes = ["", "_reverse"] if bidirectional else [""]
        gates = self._gates * hidden_size
        for layer in range(num_layers):
            width = input_size if layer == 0 else hidden_size * len(self._suffixes)
            for suffix in self._suffixes:
                shapes = {"weight_ih": (gates, width), "weight_hh": (gates, hidden_size)}
                if bias:
                    shapes |= {"bias_ih": (gates,), "bias_hh": (gates,)}
                for name, shape in shapes.items():
                    parameter = Parameter(torch.empty(shape, dtype=dtype))
                    setattr(self, f"{name}_l{layer}{suffix}", parameter)
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size)
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        pass

    def _step(self):
        raise NotImplementedError

    def forward(self, input, hx=None):
        if input.dim() not in (2, 3):
            raise ValueError(
                f"{self._get_name()}: Expected input to be 2D or 3D, got {input.dim()}D tensor instead"
            )
        if input.size(-1) != self.input_size:
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, "
                f"got {input.size(-1)}"
            )
        alone = input.dim() == 2
        if alone:
            input = input.unsqueeze(1)
        elif self.batch_first:
            input = input.transpose(0, 1)
        places = self.num_layers * len(self._suffixes)
        if hx is None:
            zeros = input.new_zeros(places, input.size(1), self.hidden_size)
            states = (zeros,) * self._states
        else:
            states = tuple(hx) if self._states > 1 else (hx,)
            states = tuple(each.unsqueeze(1) for each in states) if alone else states
            wanted = (places, input.size(1), self.hidden_size)
            for i, state in enumerate(states):
                if state.shape != wanted:
                    which = f"hidden[{i}]" if self._states > 1 else "hidden"
                    raise RuntimeError(f"Expected {which} size {wanted}, got {list(state.shape)}")
        output, finals = self._run(input, states)
        if alone:
            output = output.squeeze(1)
            finals = tuple(each.squeeze(1) for each in finals)
        elif self.batch_first:
            output = output.transpose(0, 1)
        return output, finals if self._states > 1 else finals[0]

    def _run(self, input, states):
        step = self._step()
        finals = []
        for layer in range(self.num_layers):
            outputs = []
            for direction, suffix in enumerate(self._suffixes):
                names = ["weight_ih", "weight_hh"] + (["bias_ih", "bias_hh"] if self.bias else [])
                weights = [getattr(self, f"{name}_l{layer}{suffix}") for name in names]
                weights += [None] * (4 - len(weights))
                place = layer * len(self._suffixes) + direction
                w_ih, w_hh, b_ih, b_hh = weights
                state = tuple(each[place] for each in states)
                # The weights make the same of the input at all times, and so at once.
                steps = F.linear(input, w_ih, b_ih).unbind(0)
                seen = []
                for x in reversed(steps) if direction else steps:
                    state = step(x, F.linear(state[0], w_hh, b_hh), state)
                    seen.append(state[0])
                outputs.append(torch.stack(seen[::-1] if direction else seen))
                finals.append(state)
            input = torch.cat(outputs, -1) if len(outputs) > 1 else outputs[0]
            if self.dropout and layer < self.num_layers - 1:
                input = F.dropout(input, self.dropout, self.training)
        return input, tuple(torch.stack(each) for each in zip(*finals))

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        if self.batch_first:
            text += f", batch_first={self.batch_first}"
        if self.dropout:
            text += f", dropout={self.dropout}"
        if self.bidirectional:
            text += f", bidirectional={self.bidirectional}"
        return text


class RNN(RNNBase):
    """h = tanh(W x + b + V h + c), over a sequence."""

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", *args, **kwargs):
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__(input_size, hidden_size, num_layers, *args, **kwargs)
        self.nonlinearity = nonlinearity

    def _step(self):
        return _relu_step if self.nonlinearity == "relu" else _tanh_step


class LSTM(RNNBase):
    """Long short-term memory over a sequence; gives the outputs and (h, c)."""

    _gates = 4
    _states = 2

    def _step(self):
        return _lstm_step


class GRU(RNNBase):
    """Gated recurrent units over a sequence."""

    _gates = 3

    def _step(self):
        return _gru_step


class _Cell(Module):
    _gates = 1
    _step = staticmethod(_tanh_step)

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        gates = self._gates * hidden_size
        self.weight_ih = Parameter(torch.empty(gates, input_size, dtype=dtype))
        self.weight_hh = Parameter(torch.empty(gates, hidden_size, dtype=dtype))
        for name in ("bias_ih", "bias_hh"):
            bias_of = Parameter(torch.empty(gates, dtype=dtype)) if bias else None
            self.register_parameter(name, bias_of)
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _next(self, input, state):
        alone = input.dim() == 1
        if alone:
            input, *state = (each.unsqueeze(0) for each in (input, *state))
        x = F.linear(input, self.weight_ih, self.bias_ih)
        h = F.linear(state[0], self.weight_hh, self.bias_hh)
        found = self._step(x, h, state)
        return tuple(each.squeeze(0) for each in found) if alone else found

    def _zeros(self, input):
        return input.new_zeros(*input.shape[:-1], self.hidden_size)

    def _check(self, input):
        got = input.size(-1) if input.dim() else 0
        if got != self.input_size:
            raise RuntimeError(f"input has inconsistent input_size: got {got} expected {self.input_size}")

    def _check_states(self, input, states):
        batch = input.size(0) if input.dim() == 2 else 1
        for i, state in enumerate(states):
            got = state.size(0) if state.dim() == 2 else 1
            if got != batch:
                raise RuntimeError(f"Input batch size {batch} doesn't match hidden{i} batch size {got}")
            if state.size(-1) != self.hidden_size:
                raise RuntimeError(
                    f"hidden{i} has inconsistent hidden_size: got {state.size(-1)}, expected "
                    f"{self.hidden_size}"
                )

    def forward(self, input, hx=None):
        self._check(input)
        state = self._zeros(input) if hx is None else hx
        self._check_states(input, (state,))
        return self._next(input, (state,))[0]

    def extra_repr(self):
        bias = "" if self.bias is True else f", bias={self.bias}"
        return f"{self.input_size}, {self.hidden_size}{bias}"


class RNNCell(_Cell):
    """One step of an RNN."""

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", **options):
        super().__init__(input_size, hidden_size, bias, **options)
        self.nonlinearity = nonlinearity

    def _step(self, x, h, state):
        return (_relu_step if self.nonlinearity == "relu" else _tanh_step)(x, h, state)

    def extra_repr(self):
        text = super().extra_repr()
        return text if self.nonlinearity == "tanh" else text + f", nonlinearity={self.nonlinearity}"


class LSTMCell(_Cell):
    """One step of an LSTM; gives (h, c)."""

    _gates = 4
    _step = staticmethod(_lstm_step)

    def forward(self, input, hx=None):
        self._check(input)
        states = (self._zeros(input),) * 2 if hx is None else hx
        self._check_states(input, states)
        return self._next(input, states)


class GRUCell(_Cell):
    """One step of a GRU."""

    _gates = 3
    _step = staticmethod(_gru_step)
