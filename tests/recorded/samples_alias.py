"""Samples of second names: an operator that is another one under its older or NumPy's name."""
import samples_arithmetic
import samples_comparison
import samples_joining
import samples_reduction
import samples_special
from samples import plain

_KNOWN = {**samples_arithmetic.ROWS, **samples_comparison.ROWS, **samples_joining.ROWS, **samples_reduction.ROWS, **samples_special.ROWS}
_SECOND = {
    'negative': 'neg', 'absolute': 'abs', 'fix': 'trunc', 'arcsin': 'asin', 'arccos': 'acos', 'arctan': 'atan', 'arcsinh': 'asinh', 'arccosh': 'acosh', 'arctanh': 'atanh', 'arctan2': 'atan2',
    'multiply.Tensor': 'mul.Tensor', 'divide.Tensor': 'div.Tensor', 'divide.Tensor_mode': 'div.Tensor_mode', 'subtract.Tensor': 'sub.Tensor', 'clip': 'clamp', 'clip.Tensor': 'clamp.Tensor',
    'true_divide.Tensor': 'div.Tensor', 'special_expit': 'sigmoid', 'special_erf': 'erf', 'special_erfc': 'erfc', 'special_erfinv': 'erfinv', 'special_exp2': 'exp2', 'special_expm1': 'expm1', 'special_log1p': 'log1p',
    'special_gammaln': 'lgamma', 'special_digamma': 'digamma', 'concatenate': 'cat', 'row_stack': 'vstack',
}
for _long, _short in (('not_equal', 'ne'), ('less', 'lt'), ('less_equal', 'le'), ('greater', 'gt'), ('greater_equal', 'ge')):
    for _kind in ('Tensor', 'Scalar'):
        _SECOND[f'{_long}.{_kind}'] = f'{_short}.{_kind}'
_BOTH = ('concatenate', 'row_stack')

ROWS, INPLACE = {}, {}
for _name, _of in _SECOND.items():
    _calls = [plain(*c.args, **c.kwargs) for c in _KNOWN[_of][:2]]
    ROWS[_name] = _calls
    if not _name.startswith('special') and _name not in _BOTH:
        _base, _, _overload = _name.partition('.')
        INPLACE[f'{_base}_.{_overload}' if _overload else f'{_base}_'] = _calls
