"""Signatures of functions and classes that are made, as `inspect` and editors show them."""

from inspect import Parameter, Signature


def signature(parameters, gives=Signature.empty, keyword_only=False):
    """The signature of pairs (name, default), or names alone for what has to be given."""
    kind = Parameter.KEYWORD_ONLY if keyword_only else Parameter.POSITIONAL_OR_KEYWORD
    pairs = [(each, Parameter.empty) if isinstance(each, str) else each for each in parameters]
    return Signature(
        [Parameter(name, kind, default=default) for name, default in pairs], return_annotation=gives
    )
