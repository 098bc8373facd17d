"""Recurrent layers and their cells, written in operators a step at a time."""

import math
import warnings

import torch

from ..._wire import warn_once
from .. import functional as F
from .. import init
from ..parameter import Parameter
from .module import Module


_PROJECTED = "LSTM with projections is not supported with oneDNN. Using default implementation."

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
        self.mode = type(self).__name__
        self._check_arguments(input_size, hidden_size, num_layers, bias, batch_first, dropout, proj_size)
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        self._suffixes = ["", "_reverse"] if bidirectional else [""]
        gates = self._gates * hidden_size
        given = proj_size or hidden_size  # the width of h, which layers hand on
        for layer in range(num_layers):
            width = input_size if layer == 0 else given * len(self._suffixes)
            for suffix in self._suffixes:
                shapes = {"weight_ih": (gates, width), "weight_hh": (gates, given)}
                if bias:
                    shapes |= {"bias_ih": (gates,), "bias_hh": (gates,)}
                if proj_size:
                    shapes["weight_hr"] = (proj_size, hidden_size)
                for name, shape in shapes.items():
                    parameter = Parameter(torch.empty(shape, dtype=dtype, device=device))
                    setattr(self, f"{name}_l{layer}{suffix}", parameter)
        self.reset_parameters()

    @staticmethod
    def _check_arguments(input_size, hidden_size, num_layers, bias, batch_first, dropout, proj_size):
        if isinstance(dropout, bool) or not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1:
            raise ValueError(
                "dropout should be a number in range [0, 1] representing the probability of an "
                "element being zeroed"
            )
        if dropout > 0 and num_layers == 1:
            warnings.warn(
                "dropout option adds dropout after all but last recurrent layer, so non-zero dropout "
                f"expects num_layers greater than 1, but got dropout={dropout} and "
                f"num_layers={num_layers}",
                stacklevel=4,
            )
        for name, value, kind in (
            ("bias", bias, bool), ("batch_first", batch_first, bool), ("input_size", input_size, int),
            ("hidden_size", hidden_size, int),
        ):  # fmt: skip
            if not isinstance(value, kind):
                raise TypeError(f"{name} should be of type {kind.__name__}, got: {type(value).__name__}")
            if kind is int and value <= 0:
                raise ValueError(f"{name} must be greater than zero")
        if num_layers <= 0:
            raise ValueError("num_layers must be greater than zero")
        if proj_size < 0:
            raise ValueError("proj_size should be a positive integer or zero to disable projections")
        if proj_size >= hidden_size:
            raise ValueError("proj_size has to be smaller than hidden_size")

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size)
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        pass

    def _names(self, layer, suffix):
        names = ["weight_ih", "weight_hh"] + (["bias_ih", "bias_hh"] if self.bias else [])
        return [f"{name}_l{layer}{suffix}" for name in names + ["weight_hr"] * bool(self.proj_size)]

    @property
    def _flat_weights_names(self):
        """The names of all parameters, in the order in which the loop over time wants them."""
        return [
            name
            for layer in range(self.num_layers)
            for suffix in self._suffixes
            for name in self._names(layer, suffix)
        ]

    @property
    def _flat_weights(self):
        """What is under those names now: a parameter, or what pruning and the like put there."""
        return [getattr(self, name, None) for name in self._flat_weights_names]

    @property
    def all_weights(self):
        """The parameters, a list for each layer and direction."""
        return [
            [getattr(self, name) for name in self._names(layer, suffix)]
            for layer in range(self.num_layers)
            for suffix in self._suffixes
        ]

    def _step(self):
        raise NotImplementedError

    def forward(self, input, hx=None):
        if hasattr(input, "batch_sizes"):
            return self._forward_packed(input, hx)
        if input.dim() not in (2, 3):
            raise ValueError(
                f"{self._get_name()}: Expected input to be 2D or 3D, got {input.dim()}D tensor instead"
            )
        self._check_width(input)
        alone = input.dim() == 2
        if alone:
            input = input.unsqueeze(1)
        elif self.batch_first:
            input = input.transpose(0, 1)
        if input.size(0) == 0:
            raise RuntimeError("Expected sequence length to be larger than 0 in RNN")
        if hx is not None and alone:
            hx = tuple(each.unsqueeze(1) for each in hx) if self._states > 1 else hx.unsqueeze(1)
        states = self._states_of(hx, input, input.size(1))
        output, finals = self._run(input, states)
        if alone:
            output = output.squeeze(1)
            finals = tuple(each.squeeze(1) for each in finals)
        elif self.batch_first:
            output = output.transpose(0, 1)
        return output, finals if self._states > 1 else finals[0]

    def _forward_packed(self, packed, hx):
        data, sizes, order, back = packed
        if data.dim() != 2:
            raise RuntimeError(f"input must have 2 dimensions, got {data.dim()}")
        self._check_width(data)
        sizes_of_steps = sizes.tolist()
        states = self._states_of(hx, data, sizes_of_steps[0])
        if order is not None and hx is not None:
            states = tuple(each.index_select(1, order) for each in states)
        output, finals = self._run(data, states, sizes_of_steps)
        if back is not None:
            finals = tuple(each.index_select(1, back) for each in finals)
        output = type(packed)(output, sizes, order, back)
        return output, finals if self._states > 1 else finals[0]

    def _check_width(self, input):
        if input.size(-1) != self.input_size:
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, "
                f"got {input.size(-1)}"
            )

    def _states_of(self, hx, input, batch):
        """The states before the first step: zeroes unless given, which are checked."""
        places = self.num_layers * len(self._suffixes)
        widths = (self.proj_size or self.hidden_size, self.hidden_size)[: self._states]
        if hx is None:
            zeros = [input.new_zeros(places, batch, width) for width in dict.fromkeys(widths)]
            return tuple(zeros * self._states if len(zeros) < self._states else zeros)
        states = tuple(hx) if self._states > 1 else (hx,)
        for i, (state, width) in enumerate(zip(states, widths)):
            wanted = (places, batch, width)
            if state.shape != wanted:
                which = f"hidden[{i}]" if self._states > 1 else "hidden"
                raise RuntimeError(f"Expected {which} size {wanted}, got {list(state.shape)}")
        return states

    def _run(self, input, states, sizes=None):
        """All layers; `sizes` are how many sequences a packed input has at each step."""
        finals = []
        for layer in range(self.num_layers):
            outputs = []
            for direction, suffix in enumerate(self._suffixes):
                place = layer * len(self._suffixes) + direction
                state = tuple(each[place] for each in states)
                weights = [getattr(self, name) for name in self._names(layer, suffix)]
                output, state = self._run_one(input, state, weights, direction, sizes)
                outputs.append(output)
                finals.append(state)
            input = torch.cat(outputs, -1) if len(outputs) > 1 else outputs[0]
            if self.dropout and layer < self.num_layers - 1:
                input = F.dropout(input, self.dropout, self.training)
        return input, tuple(torch.stack(each) for each in zip(*finals))

    def _run_one(self, input, state, weights, backwards, sizes):
        """One layer in one direction."""
        w_hr = weights.pop() if self.proj_size else None
        w_ih, w_hh, b_ih, b_hh = [*weights, None, None][:4]
        if self._states > 1 and sizes is None and input.dtype is torch.float32 and input.numel():
            if w_hr is None:
                return self._run_whole(input, state, (w_ih, w_hh, b_ih, b_hh), backwards)
            warn_once("aten/src/ATen/native/RNN.cpp:1512", _PROJECTED)
        step = self._step()
        # The weights make the same of the input at all times, and so at once.
        whole = F.linear(input, w_ih, b_ih)
        steps = list(whole.unbind(0) if sizes is None else whole.split(sizes))
        if not steps:
            raise RuntimeError("Expected sequence length to be larger than 0 in RNN")
        going = _Going(state, sizes, backwards)
        seen = []
        for x in reversed(steps) if backwards else steps:
            state = going.for_step(x.size(0))
            state = step(x, F.linear(state[0], w_hh, b_hh), state)
            if w_hr is not None:
                state = (F.linear(state[0], w_hr), *state[1:])
            going.state = state
            seen.append(state[0])
        if backwards:
            seen.reverse()
        return torch.stack(seen) if sizes is None else torch.cat(seen), going.finals()

    def _run_whole(self, input, state, weights, backwards):
        """The same of long short-term memory as one operator, which is one node of the graph."""
        w_ih, w_hh, b_ih, b_hh = weights
        if not self.bias:
            b_ih, b_hh = torch.zeros_like(w_ih), torch.zeros_like(w_hh)
        output, *state, _ = torch.mkldnn_rnn_layer(
            input.contiguous(), w_ih, w_hh, b_ih, b_hh, *state, bool(backwards), (), 2, self.hidden_size, self.num_layers,
            self.bias, self.bidirectional, self.batch_first, self.training,
        )  # fmt: skip
        return output, tuple(state)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.proj_size:
            text += f", proj_size={self.proj_size}"
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


class _Going:
    """The state of the sequences that go on: forwards short ones end, backwards they begin later."""

    def __init__(self, state, sizes, backwards):
        self._first = state
        self._ended = []
        self._backwards = backwards
        self.state = state
        if sizes is not None and backwards:
            self.state = tuple(each.narrow(0, 0, sizes[-1]) for each in state)

    def for_step(self, count):
        now = self.state[0].size(0)
        if count < now:
            self._ended.append(tuple(each.narrow(0, count, now - count) for each in self.state))
            self.state = tuple(each.narrow(0, 0, count) for each in self.state)
        elif count > now:
            self.state = tuple(
                torch.cat([each, first.narrow(0, now, count - now)])
                for each, first in zip(self.state, self._first)
            )
        return self.state

    def finals(self):
        if not self._ended:
            return self.state
        return tuple(torch.cat(each) for each in zip(self.state, *reversed(self._ended)))


class RNN(RNNBase):
    """h = tanh(W x + b + V h + c), over a sequence."""

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", *args, **kwargs):
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        if kwargs.pop("proj_size", 0):
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        super().__init__(input_size, hidden_size, num_layers, *args, **kwargs)
        self.nonlinearity = nonlinearity
        self.mode = f"RNN_{nonlinearity.upper()}"

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

    def __init__(self, *args, **kwargs):
        if kwargs.pop("proj_size", 0):
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        super().__init__(*args, **kwargs)

    def _step(self):
        return _gru_step


class RNNCellBase(Module):
    _gates = 1
    _step = staticmethod(_tanh_step)

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        gates = self._gates * hidden_size
        self.weight_ih = Parameter(torch.empty(gates, input_size, device=device, dtype=dtype))
        self.weight_hh = Parameter(torch.empty(gates, hidden_size, device=device, dtype=dtype))
        for name in ("bias_ih", "bias_hh"):
            bias_of = Parameter(torch.empty(gates, device=device, dtype=dtype)) if bias else None
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


class RNNCell(RNNCellBase):
    """One step of an RNN."""

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", **options):
        super().__init__(input_size, hidden_size, bias, **options)
        self.nonlinearity = nonlinearity

    def _step(self, x, h, state):
        return (_relu_step if self.nonlinearity == "relu" else _tanh_step)(x, h, state)

    def extra_repr(self):
        text = super().extra_repr()
        return text if self.nonlinearity == "tanh" else text + f", nonlinearity={self.nonlinearity}"


class LSTMCell(RNNCellBase):
    """One step of an LSTM; gives (h, c)."""

    _gates = 4
    _step = staticmethod(_lstm_step)

    def forward(self, input, hx=None):
        self._check(input)
        states = (self._zeros(input),) * 2 if hx is None else hx
        self._check_states(input, states)
        return self._next(input, states)


class GRUCell(RNNCellBase):
    """One step of a GRU."""

    _gates = 3
    _step = staticmethod(_gru_step)
