// x[index] and x[index] = value: which part, whether it is a view, and what no index is.
#include "frontend/indexing.h"

#include <gtest/gtest.h>

#include "frontend/calling.h"
#include "frontend/from_data.h"

namespace tg {
namespace {

// [[0, 1, 2], [3, 4, 5]]
Tensor matrix() { return run({"view", {arange(6), list({Scalar(2), Scalar(3)})}, {}}); }

Value tuple(std::vector<Value> items) { return List{std::move(items), true}; }

Tensor mask(std::vector<Value> flags) { return from_data(list(std::move(flags)), DType::Bool); }

std::string at(const Value& index) { return repr(getitem(matrix(), index)); }

std::string refused(const Value& index) {
  return raised([&] { getitem(matrix(), index); });
}

std::string after(const Value& index, const Value& value) {
  Tensor a = matrix();
  setitem(a, index, value);
  return repr(a);
}

std::string unwritten(const Value& index, const Value& value) {
  return raised([&] { setitem(matrix(), index, value); });
}

TEST(Indexing, ViewsShareTheStorage) {
  Tensor a = matrix();
  for (const Value& index : {Value(Scalar(1)), slice(Scalar(1), None{}), Value(None{}),
                             Value(Ellipsis{}), tuple({slice(None{}, None{}), Scalar(2)})})
    EXPECT_EQ(getitem(a, index).storage().get(), a.storage().get());
  for (const Value& index :
       {list({Scalar(1), Scalar(0)}), Value(arange(2)), Value(mask({Scalar(true), Scalar(false)}))})
    EXPECT_NE(getitem(a, index).storage().get(), a.storage().get());
}

TEST(Indexing, IntsSlicesAndNewDimensions) {
  EXPECT_EQ(at(Scalar(0)), "tensor([0, 1, 2])");
  EXPECT_EQ(at(Scalar(-1)), "tensor([3, 4, 5])");
  EXPECT_EQ(at(tuple({Ellipsis{}, Scalar(0)})), "tensor([0, 3])");
  EXPECT_EQ(at(slice(None{}, None{}, Scalar(2))), "tensor([[0, 1, 2]])");
  EXPECT_EQ(at(tuple({slice(None{}, None{}), slice(Scalar(-2), None{})})),
            "tensor([[1, 2],\n        [4, 5]])");
  EXPECT_EQ(getitem(matrix(), slice(Scalar(5), None{})).sizes(), (Ints{0, 3}));
  EXPECT_EQ(getitem(matrix(), None{}).sizes(), (Ints{1, 2, 3}));
  EXPECT_EQ(getitem(matrix(), tuple({slice(None{}, None{}), None{}})).sizes(), (Ints{2, 1, 3}));
  EXPECT_EQ(getitem(matrix(), Scalar(true)).sizes(), (Ints{1, 2, 3}));
  EXPECT_EQ(getitem(matrix(), Scalar(false)).sizes(), (Ints{0, 2, 3}));
  EXPECT_EQ(at(from_data(Scalar(1), {})), "tensor([3, 4, 5])");
}

TEST(Indexing, ListsTensorsAndMasks) {
  EXPECT_EQ(at(list({Scalar(1), Scalar(0)})), "tensor([[3, 4, 5],\n        [0, 1, 2]])");
  EXPECT_EQ(at(tuple({arange(2), arange(2)})), "tensor([0, 4])");
  EXPECT_EQ(at(tuple({slice(None{}, None{}), list({Scalar(2), Scalar(0)})})),
            "tensor([[2, 0],\n        [5, 3]])");
  EXPECT_EQ(at(mask({Scalar(true), Scalar(false)})), "tensor([[0, 1, 2]])");
  Tensor cube = ones({Scalar(2), Scalar(3), Scalar(4)});
  Value all = slice(None{}, None{});
  // Indices beside each other leave their dimension in place; apart, it comes first.
  EXPECT_EQ(getitem(cube, tuple({all, arange(2), arange(2)})).sizes(), (Ints{2, 2}));
  EXPECT_EQ(getitem(cube, tuple({arange(2), all, arange(2)})).sizes(), (Ints{2, 3}));
}

TEST(Indexing, WhatIsNoIndex) {
  EXPECT_EQ(refused(Scalar(2)), "IndexError: index 2 is out of bounds for dimension 0 with size 2");
  EXPECT_EQ(refused(Scalar(-3)),
            "IndexError: index -3 is out of bounds for dimension 0 with size 2");
  EXPECT_EQ(refused(tuple({Scalar(0), Scalar(3)})),
            "IndexError: index 3 is out of bounds for dimension 1 with size 3");
  EXPECT_EQ(refused(tuple({Scalar(0), Scalar(0), Scalar(0)})),
            "IndexError: too many indices for tensor of dimension 2");
  EXPECT_EQ(refused(slice(None{}, None{}, Scalar(-1))),
            "ValueError: step must be greater than zero");
  EXPECT_EQ(refused(slice(None{}, None{}, Scalar(0))), "ValueError: slice step cannot be zero");
  EXPECT_EQ(refused(slice(Scalar(0.5), None{})),
            "TypeError: slice indices must be integers or None or have an __index__ method");
  EXPECT_EQ(refused(Scalar(1.5)),
            "IndexError: only integers, slices (`:`), ellipsis (`...`), None and long or byte "
            "Variables are valid indices (got float)");
  EXPECT_EQ(refused(ones({})),
            "IndexError: tensors used as indices must be long, int, byte or bool tensors");
  EXPECT_EQ(refused(mask({Scalar(true)})),
            "IndexError: The shape of the mask [1] at index 0 does not match the shape of the "
            "indexed tensor [2, 3] at index 0");
  EXPECT_EQ(refused(tuple({arange(2), arange(3)})),
            "IndexError: shape mismatch: indexing tensors could not be broadcast together with "
            "shapes [2], [3]");
  EXPECT_EQ(raised([] { getitem(ones({}), Scalar(0)); }),
            "IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or "
            "`tensor.item<T>()` in C++ to convert a 0-dim tensor to a number");
  EXPECT_EQ(refused(HugeInt{}), "ValueError: Overflow when unpacking long long");
}

TEST(Indexing, Writes) {
  EXPECT_EQ(after(Scalar(0), Scalar(7)), "tensor([[7, 7, 7],\n        [3, 4, 5]])");
  EXPECT_EQ(after(tuple({Scalar(0), Scalar(0)}), Scalar(2.7)),
            "tensor([[2, 1, 2],\n        [3, 4, 5]])");
  EXPECT_EQ(after(Ellipsis{}, Scalar(1.9)), "tensor([[1, 1, 1],\n        [1, 1, 1]])");
  EXPECT_EQ(after(tuple({slice(None{}, None{}), Scalar(1)}), arange(2)),
            "tensor([[0, 0, 2],\n        [3, 1, 5]])");
  EXPECT_EQ(after(tuple({arange(2), arange(2)}), Scalar(5)),
            "tensor([[5, 1, 2],\n        [3, 5, 5]])");
  EXPECT_EQ(after(Scalar(true), Scalar(3)), "tensor([[3, 3, 3],\n        [3, 3, 3]])");
  Tensor a = matrix();
  setitem(a, Scalar(0), Scalar(7));
  EXPECT_EQ(a.version()->value, 1);
}

TEST(Indexing, WhatCannotBeWritten) {
  EXPECT_EQ(unwritten(Scalar(0), std::string("a")),
            "TypeError: can't assign a str to a torch.LongTensor");
  EXPECT_EQ(unwritten(Scalar(0), None{}),
            "TypeError: can't assign a NoneType to a torch.LongTensor");
  EXPECT_EQ(unwritten(Scalar(0), ones({Scalar(2)})),
            "RuntimeError: The expanded size of the tensor (3) must match the existing size (2) at "
            "non-singleton dimension 0.  Target sizes: [3].  Tensor sizes: [2]");
  Value threes = from_data(list({Scalar(3), Scalar(3), Scalar(3), Scalar(3)}), {});
  EXPECT_EQ(unwritten(arange(2), threes),
            "RuntimeError: shape mismatch: value tensor of shape [4] cannot be broadcast to "
            "indexing result of shape [2, 3]");
}

}  // namespace
}  // namespace tg
