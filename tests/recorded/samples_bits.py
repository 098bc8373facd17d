"""Samples of bitwise operators and shifts."""

from samples import call, flag, i64, plain, t

ROWS = {
    "bitwise_and.Tensor": [call(i64(2, 3), i64(2, 3)), plain(flag(3), flag(3)), plain(t(3), t(3))],
    "bitwise_and.Scalar": [plain(i64(3), 3), plain(flag(3), True)],
    "bitwise_and.Scalar_Tensor": [plain(5, i64(3))],
    "bitwise_or.Tensor": [call(i64(2, 3), i64(2, 3)), plain(flag(3), flag(3)), plain(t(3), t(3))],
    "bitwise_or.Scalar": [plain(i64(3), 3), plain(flag(3), True)],
    "bitwise_or.Scalar_Tensor": [plain(5, i64(3))],
    "bitwise_xor.Tensor": [call(i64(2, 3), i64(2, 3)), plain(flag(3), flag(3)), plain(t(3), t(3))],
    "bitwise_xor.Scalar": [plain(i64(3), 3), plain(flag(3), True)],
    "bitwise_xor.Scalar_Tensor": [plain(5, i64(3))],
    "bitwise_not": [call(i64(2, 3)), plain(flag(3)), plain(t(3))],
    "bitwise_left_shift.Tensor": [call(i64(2, 3), i64(2, 3, lo=0, hi=5)), plain(t(2), t(2))],
    "bitwise_left_shift.Tensor_Scalar": [plain(i64(3), 2)],
    "bitwise_left_shift.Scalar_Tensor": [plain(5, i64(3, lo=0, hi=4))],
    "__lshift__.Tensor": [plain(i64(3), i64(3, lo=0, hi=5))],
    "__lshift__.Scalar": [plain(i64(3), 2)],
    "bitwise_right_shift.Tensor": [call(i64(2, 3), i64(2, 3, lo=0, hi=5))],
    "bitwise_right_shift.Tensor_Scalar": [plain(i64(3), 2)],
    "bitwise_right_shift.Scalar_Tensor": [plain(5, i64(3, lo=0, hi=4))],
    "__rshift__.Tensor": [plain(i64(3), i64(3, lo=0, hi=5))],
    "__rshift__.Scalar": [plain(i64(3), 2)],
    "gcd": [plain(i64(3, lo=1, hi=30), i64(3, lo=1, hi=30))],
    "lcm": [plain(i64(3, lo=1, hi=30), i64(3, lo=1, hi=30))],
}
INPLACE = {}

for name in ("and", "or", "xor"):
    ROWS[f"__{name}__.Tensor"] = [plain(i64(3), i64(3)), plain(flag(3), flag(3))]
    ROWS[f"__{name}__.Scalar"] = [plain(i64(3), 3)]
for name in ("and", "or", "xor", "lshift", "rshift"):
    INPLACE[f"__i{name}__.Tensor"] = [plain(i64(3, lo=0, hi=5), i64(3, lo=0, hi=5))]
    INPLACE[f"__i{name}__.Scalar"] = [plain(i64(3), 3)]
