// What the argument parser says when no overload fits: PyTorch's texts, as it printed them.
#include "frontend/bind_errors.h"

#include <gtest/gtest.h>

#include "frontend/calling.h"

namespace tg {
namespace {

const std::string kText = "a";

TEST(BindErrors, OneSignatureOneArgumentOfAnotherType) {
  Tensor x = ones();
  EXPECT_EQ(refusal({"add", {x, kText}, {}, true}),
            "TypeError: add(): argument 'other' (position 1) must be Tensor, not str");
  EXPECT_EQ(refusal({"add", {x, kText}, {}}),
            "TypeError: add(): argument 'other' (position 2) must be Tensor, not str");
  EXPECT_EQ(refusal({"add", {x, x}, {{"alpha", kText}}}),
            "TypeError: add(): argument 'alpha' must be Number, not str");
  EXPECT_EQ(refusal({"transpose", {x, Scalar(0), Scalar(1.0)}, {}}),
            "TypeError: transpose(): argument 'dim1' (position 3) must be int, not float");
  EXPECT_EQ(refusal({"unsqueeze", {x, ones({})}, {}}),
            "TypeError: unsqueeze(): argument 'dim' (position 2) must be int, not Tensor");
  EXPECT_EQ(refusal({"dropout", {x, Scalar(0.5), Scalar(1)}, {}}),
            "TypeError: dropout(): argument 'train' (position 3) must be bool, not int");
  EXPECT_EQ(refusal({"einsum", {Scalar(1), list({x})}, {}}),
            "TypeError: einsum(): argument 'equation' (position 1) must be str, not int");
  EXPECT_EQ(refusal({"expand", {x, Scalar(2.5)}, {}, true}),
            "TypeError: expand(): argument 'size' (position 1) must be tuple of ints, not float");
  EXPECT_EQ(
      refusal({"cat", {x}, {}}),
      "TypeError: cat(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor");
  EXPECT_EQ(refusal({"cat", {list({x, x})}, {{"dim", Scalar(0.5)}}}),
            "TypeError: cat(): argument 'dim' must be int, not float");
  EXPECT_EQ(refusal({"zeros", {Scalar(2)}, {{"dtype", Scalar(1)}}}),
            "TypeError: zeros(): argument 'dtype' must be torch.dtype, not int");
  EXPECT_EQ(refusal({"zeros", {Scalar(2)}, {{"requires_grad", kText}}}),
            "TypeError: zeros(): argument 'requires_grad' must be bool, not str");
  EXPECT_EQ(refusal({"exp", {x}, {{"out", Scalar(1)}}}),
            "TypeError: exp(): argument 'out' must be Tensor, not int");
}

TEST(BindErrors, TooManyTooFewUnknown) {
  Tensor x = ones();
  EXPECT_EQ(refusal({"exp", {x, x}, {}}),
            "TypeError: exp() takes 1 positional argument but 2 were given");
  EXPECT_EQ(refusal({"add", {x, x, x}, {}}),
            "TypeError: add() takes 2 positional arguments but 3 were given");
  EXPECT_EQ(refusal({"exp", {x, Scalar(1)}, {}, true}),
            "TypeError: TensorBase.exp() takes no arguments (1 given)");
  EXPECT_EQ(refusal({"matmul", {x}, {}}),
            "TypeError: matmul() missing 1 required positional arguments: \"other\"");
  EXPECT_EQ(refusal({"exp", {x}, {{"foo", Scalar(1)}}}),
            "TypeError: exp() got an unexpected keyword argument 'foo'");
  EXPECT_EQ(refusal({"add", {x, x}, {{"beta", Scalar(2)}}}),
            "TypeError: add() got an unexpected keyword argument 'beta'");
  EXPECT_EQ(refusal({"sum", {x, Scalar(0)}, {{"dim", Scalar(1)}}, true}),
            "TypeError: sum() got multiple values for argument 'dim'");
}

TEST(BindErrors, OldSignatureListsTheOne) {
  Tensor x = ones();
  EXPECT_EQ(refusal({"add", {x}, {}}),
            "TypeError: add() received an invalid combination of arguments - got (Tensor), but "
            "expected (Tensor input, Tensor other, *, Number alpha = 1, Tensor out = None)");
  EXPECT_EQ(refusal({"add", {}, {}}),
            "TypeError: add() received an invalid combination of arguments - got (), but expected "
            "(Tensor input, Tensor other, *, Number alpha = 1, Tensor out = None)");
  EXPECT_EQ(
      refusal({"addmm", {x, x, x, x, x, x}, {}, true}),
      "TypeError: addmm() received an invalid combination of arguments - got (Tensor, Tensor, "
      "!Tensor!, !Tensor!, !Tensor!), but expected (Tensor mat1, Tensor mat2, *, Number beta "
      "= 1, Number alpha = 1)");
}

TEST(BindErrors, SeveralSignaturesAreListed) {
  Tensor x = ones();
  EXPECT_EQ(refusal({"sum", {x, Scalar(0.5)}, {}}),
            "TypeError: sum() received an invalid combination of arguments - got (Tensor, float), "
            "but expected one of:\n * (Tensor input, *, torch.dtype dtype = None)\n * (Tensor "
            "input, tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None, Tensor "
            "out = None)\n");
  EXPECT_EQ(refusal({"sum", {x, kText}, {}, true}),
            "TypeError: sum() received an invalid combination of arguments - got (str), but "
            "expected one of:\n * (*, torch.dtype dtype = None)\n * (tuple of ints dim, bool "
            "keepdim = False, *, torch.dtype dtype = None)\n");
  EXPECT_EQ(refusal({"max", {x, Scalar(0.5)}, {}}),
            "TypeError: max() received an invalid combination of arguments - got (Tensor, float), "
            "but expected one of:\n * (Tensor input, *, Tensor out = None)\n * (Tensor input, "
            "Tensor other, *, Tensor out = None)\n * (Tensor input, int dim, bool keepdim = False, "
            "*, tuple of Tensors out = None)\n");
  EXPECT_EQ(refusal({"view", {x, kText}, {}, true}),
            "TypeError: view() received an invalid combination of arguments - got (str), but "
            "expected one of:\n * (torch.dtype dtype)\n      didn't match because some of the "
            "arguments have invalid types: (!str!)\n * (tuple of ints size)\n      didn't match "
            "because some of the arguments have invalid types: (!str!)\n");
  EXPECT_EQ(
      refusal({"fill_", {x}, {}, true}),
      "TypeError: fill_() received an invalid combination of arguments - got (), but expected "
      "one of:\n * (Tensor value)\n * (Number value)\n");
  EXPECT_EQ(
      refusal({"lerp", {x, x, kText}, {}}),
      "TypeError: lerp() received an invalid combination of arguments - got (Tensor, Tensor, "
      "str), but expected one of:\n * (Tensor input, Tensor end, Tensor weight, *, Tensor out "
      "= None)\n * (Tensor input, Tensor end, Number weight, *, Tensor out = None)\n");
}

TEST(BindErrors, ItemsOfLists) {
  Tensor x = ones();
  const std::string wanted = "type must be tuple of ints,but got str\"";
  EXPECT_EQ(
      refusal({"zeros", {Scalar(2), kText}, {}}),
      "TypeError: zeros(): argument 'size' failed to unpack the object at pos 2 with error \"" +
          wanted);
  EXPECT_EQ(
      refusal({"zeros", {list({Scalar(2), kText})}, {}}),
      "TypeError: zeros(): argument 'size' failed to unpack the object at pos 2 with error \"" +
          wanted);
  EXPECT_EQ(refusal({"repeat", {x, Scalar(2), Scalar(2.5)}, {}, true}),
            "TypeError: repeat(): argument 'repeats' failed to unpack the object at pos 2 with "
            "error \"type must be tuple of ints,but got float\"");
  EXPECT_EQ(refusal({"cat", {list({x, Scalar(1)})}, {}}),
            "TypeError: expected Tensor as element 1 in argument 0, but got int");
}

}  // namespace
}  // namespace tg
