"""Attention and the encoder layers built on it."""

import copy
import math

import torch

from ..._warnings import warn
from .. import functional as F
from .. import init
from ..parameter import Parameter
from .activation import GELU, ReLU
from .container import ModuleList
from .dropout import Dropout
from .linear import Linear
from .module import Module
from .normalization import LayerNorm


class NonDynamicallyQuantizableLinear(Linear):
    """The output projection of attention, by PyTorch's name for it."""


def _check_ranks(query, key, value, key_padding_mask, attn_mask, heads):
    """AssertionError unless all are for queries without batch dim (2-D) or with it (3-D)."""
    rank = query.dim()
    if rank not in (2, 3):
        raise AssertionError(
            f"query should be unbatched 2D or batched 3D tensor but received {rank}-D query tensor"
        )
    of = "For unbatched (2-D)" if rank == 2 else "For batched (3-D)"
    if key.dim() != rank or value.dim() != rank:
        raise AssertionError(
            f"{of} `query`, expected `key` and `value` to be {rank}-D but found {key.dim()}-D and "
            f"{value.dim()}-D tensors respectively"
        )
    if key_padding_mask is not None and key_padding_mask.dim() != rank - 1:
        raise AssertionError(
            f"{of} `query`, expected `key_padding_mask` to be `None` or {rank - 1}-D but found "
            f"{key_padding_mask.dim()}-D tensor instead"
        )
    if attn_mask is None:
        return
    if attn_mask.dim() not in (2, 3):
        raise AssertionError(
            f"{of} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found "
            f"{attn_mask.dim()}-D tensor instead"
        )
    expected = (heads, query.shape[0], key.shape[0])
    if rank == 2 and attn_mask.dim() == 3 and attn_mask.shape != expected:
        raise AssertionError(f"Expected `attn_mask` shape to be {expected} but got {attn_mask.shape}")


class MultiheadAttention(Module):
    """Attention of several heads over (length, batch, embed_dim), or batch first."""

    def __init__(
        self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False,
        kdim=None, vdim=None, batch_first=False, device=None, dtype=None,
    ):  # fmt: skip
        super().__init__()
        if embed_dim <= 0 or num_heads <= 0:
            raise ValueError(
                "embed_dim and num_heads must be greater than 0, got "
                f"embed_dim={embed_dim} and num_heads={num_heads} instead"
            )
        if add_bias_kv or add_zero_attn or kdim not in (None, embed_dim) or vdim not in (None, embed_dim):
            raise NotImplementedError(
                "these options of MultiheadAttention are not in the Tensorglass playground yet"
            )
        self.embed_dim = embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.head_dim = embed_dim // num_heads
        if self.head_dim * num_heads != embed_dim:
            raise AssertionError("embed_dim must be divisible by num_heads")
        self.in_proj_weight = Parameter(torch.empty((3 * embed_dim, embed_dim), dtype=dtype))
        if bias:
            self.in_proj_bias = Parameter(torch.empty(3 * embed_dim, dtype=dtype))
        else:
            self.register_parameter("in_proj_bias", None)
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias, dtype=dtype)
        init.xavier_uniform_(self.in_proj_weight)
        if bias:
            init.constant_(self.in_proj_bias, 0.0)
            init.constant_(self.out_proj.bias, 0.0)

    def forward(
        self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
        average_attn_weights=True, is_causal=False,
    ):  # fmt: skip
        _check_ranks(query, key, value, key_padding_mask, attn_mask, self.num_heads)
        alone = query.dim() == 2
        if alone:
            query, key, value = (each.unsqueeze(1) for each in (query, key, value))
        elif self.batch_first:
            query, key, value = _each_once(lambda each: each.transpose(0, 1), query, key, value)
        length, batch, width = query.shape
        source = key.shape[0]
        heads = lambda t: t.view(t.shape[0], batch * self.num_heads, self.head_dim).transpose(0, 1)  # noqa: E731
        q, k, v = (heads(each) for each in self._projected(query, key, value))
        masks = [each for each in (attn_mask, key_padding_mask) if each is not None]
        if len({each.dtype for each in masks}) == 2:
            warn(
                "Support for mismatched key_padding_mask and attn_mask is deprecated. Use same type for "
                "both instead."
            )
        mask = _as_summand(attn_mask, query.dtype)
        if mask is not None and mask.dim() == 2:
            mask = mask.unsqueeze(0)
        if key_padding_mask is not None:
            padding = _as_summand(key_padding_mask, query.dtype).view(batch, 1, 1, source)
            padding = padding.expand(-1, self.num_heads, -1, -1)
            padding = padding.reshape(batch * self.num_heads, 1, source)
            mask = padding if mask is None else mask + padding
        dropout = self.dropout if self.training else 0.0
        if need_weights:
            scaled = q * math.sqrt(1.0 / self.head_dim)
            scores = (
                torch.bmm(scaled, k.transpose(-2, -1))
                if mask is None
                else torch.baddbmm(mask, scaled, k.transpose(-2, -1))
            )
            attention = scores.softmax(-1)
            if dropout:
                attention = F.dropout(attention, dropout)
            mixed = torch.bmm(attention, v).transpose(0, 1)
        else:
            if mask is not None:
                mask = (
                    mask.unsqueeze(0) if mask.size(0) == 1 else mask.view(batch, self.num_heads, -1, source)
                )
            q, k, v = (each.view(batch, self.num_heads, -1, self.head_dim) for each in (q, k, v))
            mixed = F.scaled_dot_product_attention(q, k, v, mask, dropout).permute(2, 0, 1, 3)
        mixed = mixed.reshape(length * batch, width)
        output = F.linear(mixed, self.out_proj.weight, self.out_proj.bias).view(length, batch, width)
        if need_weights:
            attention = attention.view(batch, self.num_heads, length, source)
            if average_attn_weights:
                attention = attention.mean(1)
        else:
            attention = None
        if alone:
            output = output.squeeze(1)
            attention = attention.squeeze(0) if need_weights else None
        elif self.batch_first:
            output = output.transpose(0, 1)
        return output, attention

    def _projected(self, query, key, value):
        """Query, key and value by the parts of in_proj_weight: what is the same tensor is multiplied once."""
        weight, bias = self.in_proj_weight, self.in_proj_bias
        if key is not value:
            weights = weight.chunk(3)
            biases = (None,) * 3 if bias is None else bias.chunk(3)
            return [F.linear(*each) for each in zip((query, key, value), weights, biases)]
        if query is key:
            return list(self._parted(F.linear(query, weight, bias), 3))
        sizes = [self.embed_dim, 2 * self.embed_dim]
        weights = weight.split(sizes)
        biases = (None, None) if bias is None else bias.split(sizes)
        both = self._parted(F.linear(key, weights[1], biases[1]), 2)
        return [F.linear(query, weights[0], biases[0]), *both]

    def _parted(self, together, count):
        """What was multiplied together, each part in memory of its own."""
        parts = together.unflatten(-1, (count, self.embed_dim)).unsqueeze(0).transpose(0, -2)
        parts = parts.squeeze(-2).contiguous()
        return (parts[i] for i in range(count))


def _each_once(f, *values):
    """f of each value; of what is the same object, once."""
    found = {id(value): f(value) for value in values}
    return [found[id(value)] for value in values]


def _as_summand(mask, dtype):
    """What is added to the scores: minus infinity where a mask of bools is True."""
    if mask is None or mask.dtype is not torch.bool:
        return mask
    return torch.zeros_like(mask, dtype=dtype).masked_fill_(mask, float("-inf"))


class TransformerEncoderLayer(Module):
    """Self-attention and a feed-forward network, each with a residual and a norm."""

    def __init__(
        self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu,
        layer_norm_eps=1e-5, batch_first=False, norm_first=False, bias=True, device=None, dtype=None,
    ):  # fmt: skip
        super().__init__()
        self.self_attn = MultiheadAttention(
            d_model, nhead, dropout, bias, batch_first=batch_first, dtype=dtype
        )
        self.linear1 = Linear(d_model, dim_feedforward, bias, dtype=dtype)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model, bias, dtype=dtype)
        self.norm_first = norm_first
        self.norm1 = LayerNorm(d_model, layer_norm_eps, bias=bias, dtype=dtype)
        self.norm2 = LayerNorm(d_model, layer_norm_eps, bias=bias, dtype=dtype)
        self.dropout1 = Dropout(dropout)
        self.dropout2 = Dropout(dropout)
        self.activation = getattr(F, activation) if isinstance(activation, str) else activation

    def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
        attend = lambda x: self.dropout1(  # noqa: E731
            self.self_attn(x, x, x, src_key_padding_mask, False, src_mask)[0]
        )
        feed = lambda x: self.dropout2(  # noqa: E731
            self.linear2(self.dropout(self.activation(self.linear1(x))))
        )
        if self.norm_first:
            src = src + attend(self.norm1(src))
            return src + feed(self.norm2(src))
        src = self.norm1(src + attend(src))
        return self.norm2(src + feed(src))


def _not_nested(layer):
    """Why PyTorch would not pack padded input for such a layer: nothing is packed here, but it says so."""
    if not isinstance(layer, TransformerEncoderLayer):
        return " was not TransformerEncoderLayer"
    if layer.norm_first:
        return ".norm_first was True"
    if not layer.self_attn.batch_first:
        return ".self_attn.batch_first was not True(use batch_first for better inference performance)"
    if layer.self_attn.in_proj_bias is None:
        return ".self_attn was passed bias=False"
    if layer.activation not in (F.relu, F.gelu) and not isinstance(layer.activation, (ReLU, GELU)):
        return ".activation_relu_or_gelu was not True"
    if layer.norm1.eps != layer.norm2.eps:
        return ".norm1.eps was not equal to encoder_layer.norm2.eps"
    return ".self_attn.num_heads is odd" if layer.self_attn.num_heads % 2 else ""


class TransformerEncoder(Module):
    """Encoder layers one after another."""

    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
        super().__init__()
        self.layers = ModuleList([copy.deepcopy(encoder_layer) for _ in range(num_layers)])
        self.num_layers = num_layers
        self.norm = norm
        self.enable_nested_tensor = enable_nested_tensor
        self.mask_check = mask_check
        reason = _not_nested(encoder_layer)
        self.use_nested_tensor = enable_nested_tensor and not reason
        if enable_nested_tensor and reason:
            warn(
                "enable_nested_tensor is True, but self.use_nested_tensor is False because "
                f"encoder_layer{reason}"
            )

    def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
        for layer in self.layers:
            src = layer(src, mask, src_key_padding_mask)
        return src if self.norm is None else self.norm(src)


class TransformerDecoderLayer(Module):
    """Self-attention, attention to the encoder's memory, and a feed-forward network."""

    def __init__(
        self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu,
        layer_norm_eps=1e-5, batch_first=False, norm_first=False, bias=True, device=None, dtype=None,
    ):  # fmt: skip
        super().__init__()
        attention = {"batch_first": batch_first, "dtype": dtype}
        self.self_attn = MultiheadAttention(d_model, nhead, dropout, bias, **attention)
        self.multihead_attn = MultiheadAttention(d_model, nhead, dropout, bias, **attention)
        self.linear1 = Linear(d_model, dim_feedforward, bias, dtype=dtype)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model, bias, dtype=dtype)
        self.norm_first = norm_first
        self.norm1 = LayerNorm(d_model, layer_norm_eps, bias=bias, dtype=dtype)
        self.norm2 = LayerNorm(d_model, layer_norm_eps, bias=bias, dtype=dtype)
        self.norm3 = LayerNorm(d_model, layer_norm_eps, bias=bias, dtype=dtype)
        self.dropout1 = Dropout(dropout)
        self.dropout2 = Dropout(dropout)
        self.dropout3 = Dropout(dropout)
        self.activation = getattr(F, activation) if isinstance(activation, str) else activation

    def forward(
        self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
        memory_key_padding_mask=None, tgt_is_causal=False, memory_is_causal=False,
    ):  # fmt: skip
        parts = (
            (self.norm1, lambda x: self.dropout1(
                self.self_attn(x, x, x, tgt_key_padding_mask, False, tgt_mask)[0]
            )),
            (self.norm2, lambda x: self.dropout2(
                self.multihead_attn(
                    x, memory, memory, memory_key_padding_mask, False, memory_mask
                )[0]
            )),
            (self.norm3, lambda x: self.dropout3(
                self.linear2(self.dropout(self.activation(self.linear1(x))))
            )),
        )  # fmt: skip
        x = tgt
        for norm, part in parts:
            x = x + part(norm(x)) if self.norm_first else norm(x + part(x))
        return x


class TransformerDecoder(Module):
    """Decoder layers one after another."""

    def __init__(self, decoder_layer, num_layers, norm=None):
        super().__init__()
        self.layers = ModuleList([copy.deepcopy(decoder_layer) for _ in range(num_layers)])
        self.num_layers = num_layers
        self.norm = norm

    def forward(
        self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
        memory_key_padding_mask=None, tgt_is_causal=None, memory_is_causal=False,
    ):  # fmt: skip
        for layer in self.layers:
            tgt = layer(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask)
        return tgt if self.norm is None else self.norm(tgt)


class Transformer(Module):
    """An encoder, and a decoder that attends to what it gives."""

    def __init__(
        self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6,
        dim_feedforward=2048, dropout=0.1, activation=F.relu, custom_encoder=None,
        custom_decoder=None, layer_norm_eps=1e-5, batch_first=False, norm_first=False, bias=True,
        device=None, dtype=None,
    ):  # fmt: skip
        super().__init__()
        options = (
            d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first,
            norm_first, bias, device, dtype,
        )  # fmt: skip
        norm = lambda: LayerNorm(d_model, layer_norm_eps, bias=bias, dtype=dtype)  # noqa: E731
        if custom_encoder is not None:
            self.encoder = custom_encoder
        else:
            layer = TransformerEncoderLayer(*options)
            self.encoder = TransformerEncoder(layer, num_encoder_layers, norm())
        if custom_decoder is not None:
            self.decoder = custom_decoder
        else:
            layer = TransformerDecoderLayer(*options)
            self.decoder = TransformerDecoder(layer, num_decoder_layers, norm())
        for parameter in self.parameters():
            if parameter.dim() > 1:
                init.xavier_uniform_(parameter)
        self.d_model = d_model
        self.nhead = nhead
        self.batch_first = batch_first

    def forward(
        self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None,
        tgt_key_padding_mask=None, memory_key_padding_mask=None, src_is_causal=None,
        tgt_is_causal=None, memory_is_causal=False,
    ):  # fmt: skip
        if src.size(-1) != self.d_model or tgt.size(-1) != self.d_model:
            raise RuntimeError("the feature number of src and tgt must be equal to d_model")
        memory = self.encoder(src, src_mask, src_key_padding_mask)
        return self.decoder(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask)

    @staticmethod
    def generate_square_subsequent_mask(sz, device=None, dtype=None):
        """Minus infinity above the diagonal: no position sees later ones."""
        return torch.triu(torch.full((sz, sz), float("-inf"), dtype=dtype), diagonal=1)
