"""The named tuples that operators with several results return: torch.return_types.max."""

import sys

_made = {}


def named_tuple(name, fields):
    """The class of `torch.return_types.<name>`."""
    cls = _made.get((name, fields))
    if cls is None:
        attributes = {
            field: property(lambda self, i=i: tuple.__getitem__(self, i)) for i, field in enumerate(fields)
        }
        attributes.update(__slots__=(), __module__="torch.return_types", __repr__=_repr, _fields=fields)
        cls = _made[name, fields] = type(name, (tuple,), attributes)
        setattr(sys.modules[__name__], name, cls)
    return cls


def _repr(self):
    items = ",\n".join(f"{name}={item!r}" for name, item in zip(self._fields, self))
    return f"torch.return_types.{type(self).__name__}(\n{items})"
