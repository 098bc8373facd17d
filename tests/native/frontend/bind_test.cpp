// The argument parser: which overload is taken, and what it says when none fits.
#include "frontend/bind.h"

#include <gtest/gtest.h>

namespace tg {
namespace {

Value list(std::initializer_list<int> items) {
  List out;
  for (int i : items) out.items.emplace_back(Scalar(i));
  return out;
}

Tensor run(Call call) { return call_bound(bind(call))[0].as<Tensor>(); }

std::string refusal(Call call) {
  try {
    bind(call);
  } catch (const Error& e) {
    return std::string(name_of(e.type)) + ": " + e.message;
  }
  return "it fits";
}

Tensor ones() { return run({"ones", {list({2, 3})}, {}}); }

TEST(Bind, SizesAsAListOrAsArguments) {
  EXPECT_EQ(run({"zeros", {Scalar(2), Scalar(3)}, {}}).sizes(), (Ints{2, 3}));
  EXPECT_EQ(run({"zeros", {list({2, 3})}, {}}).sizes(), (Ints{2, 3}));
  EXPECT_EQ(run({"view", {ones(), Scalar(3), Scalar(-1)}, {}, true}).sizes(), (Ints{3, 2}));
}

TEST(Bind, OverloadsByType) {
  EXPECT_EQ(run({"sum", {ones()}, {}, true}).dim(), 0);
  EXPECT_EQ(run({"sum", {ones(), Scalar(1)}, {{"keepdim", Scalar(true)}}, true}).sizes(),
            (Ints{2, 1}));
  EXPECT_EQ(run({"sum", {ones()}, {{"axis", Scalar(0)}}, true}).sizes(), (Ints{3}));
  EXPECT_EQ(run({"add", {ones(), Scalar(0.5)}, {}, true}).dtype(), DType::Float32);
}

TEST(Bind, Texts) {
  EXPECT_EQ(refusal({"add", {ones(), std::string("a")}, {}, true}),
            "TypeError: add(): argument 'other' (position 1) must be Tensor, not str");
  EXPECT_EQ(refusal({"add", {ones(), std::string("a")}, {}}),
            "TypeError: add(): argument 'other' (position 2) must be Tensor, not str");
  EXPECT_EQ(refusal({"exp", {ones(), ones()}, {}}),
            "TypeError: exp() takes 1 positional argument but 2 were given");
  EXPECT_EQ(refusal({"exp", {ones()}, {{"foo", Scalar(1)}}}),
            "TypeError: exp() got an unexpected keyword argument 'foo'");
  EXPECT_EQ(refusal({"matmul", {ones()}, {}}),
            "TypeError: matmul() missing 1 required positional arguments: \"other\"");
  EXPECT_EQ(refusal({"exp", {ones(), Scalar(1)}, {}, true}),
            "TypeError: TensorBase.exp() takes no arguments (1 given)");
  EXPECT_EQ(refusal({"zeros", {Scalar(2), std::string("a")}, {}}),
            "TypeError: zeros(): argument 'size' failed to unpack the object at pos 2 with error "
            "\"type must be tuple of ints,but got str\"");
}

TEST(Bind, WhatIsNotHereIsNamed) {
  EXPECT_EQ(refusal({"frobnicate", {}, {}}),
            "NotImplementedError: the operator frobnicate is not supported in Tensorglass yet");
  EXPECT_EQ(refusal({"zeros", {Scalar(2)}, {{"device", std::string("cuda")}}}),
            "RuntimeError: Torch not compiled with CUDA enabled");
}

}  // namespace
}  // namespace tg
