// History, views and versions, through the one call path.
#include <gtest/gtest.h>

#include "autograd/backward.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "frontend/from_data.h"
#include "op/functions.h"

namespace tg {
namespace {

Tensor leaf(std::initializer_list<double> values) {
  Tensor t = empty({int64_t(values.size())}, DType::Float32);
  std::copy(values.begin(), values.end(), t.data<float>());
  set_requires_grad(t, true);
  return t;
}

std::vector<float> values(const Tensor& t) {
  Tensor packed = call<"contiguous">(t);
  return {packed.data<float>(), packed.data<float>() + packed.numel()};
}

void backward(const Tensor& t) { run_backward({t}, {}, false, false, {}, true, true); }

std::string message(const std::function<void()>& f) {
  try {
    f();
  } catch (const Error& e) {
    return e.message;
  }
  return "nothing was raised";
}

class History : public testing::Test {
 protected:
  LiveCounts before_ = live_counts();
  void TearDown() override {
    EXPECT_EQ(live_counts().tensors, before_.tensors);
    EXPECT_EQ(live_counts().storages, before_.storages);
    EXPECT_EQ(live_counts().nodes, before_.nodes);
  }
};

TEST_F(History, GradientsOfTwoPathsAddUp) {
  Tensor x = leaf({1, 2});
  backward(call<"sum">(x * x + x * Scalar(3)));
  EXPECT_EQ(values(metadata(x).grad), (std::vector<float>{5, 7}));
}

TEST_F(History, ViewsAndDetachShareTheVersionButDataDoesNot) {
  Tensor x = call<"zeros">(Ints{4});
  Tensor view = call<"view">(x, Ints{2, 2});
  Tensor cut = call<"detach">(x);
  call<"add_.Tensor">(view, Scalar(1));
  call<"add_.Tensor">(cut, Scalar(1));
  EXPECT_EQ(x.version()->value, 2);
  Tensor data = alias(x, x.geometry(), false);
  call<"add_.Tensor">(data, Scalar(1));
  EXPECT_EQ(x.version()->value, 2);
  EXPECT_EQ(x.storage()->writes, 3);
  EXPECT_EQ(values(x), (std::vector<float>{3, 3, 3, 3}));
}

TEST_F(History, ChangingAViewRebasesItsBase) {
  Tensor x = leaf({1, 1, 1, 1});
  Tensor y = x * Scalar(3);
  Tensor view = call<"narrow">(y, 0, 0, 2);
  call<"mul_.Tensor">(view, Scalar(10));
  EXPECT_EQ(grad_fn(y)->name(), "torch::autograd::CopySlices");
  EXPECT_EQ(grad_fn(view)->name(), "AsStridedBackward0");
  backward(call<"sum">(y));
  EXPECT_EQ(values(metadata(x).grad), (std::vector<float>{30, 30, 3, 3}));
}

TEST_F(History, ASavedResultThatWasOverwrittenIsNoticed) {
  Tensor x = leaf({0, 1});
  Tensor y = call<"exp">(x);
  call<"mul_.Tensor">(y, Scalar(2));
  EXPECT_NE(
      message([&] { backward(call<"sum">(y)); })
          .find("[torch.FloatTensor [2]], which is output 0 of Exp, is at version 1; expected "
                "version 0 instead"),
      std::string::npos);
}

TEST_F(History, LeavesAreNotChangedInPlace) {
  Tensor x = leaf({1, 2});
  EXPECT_EQ(message([&] { call<"add_.Tensor">(x, Scalar(1)); }),
            "a leaf Variable that requires grad is being used in an in-place operation.");
  GradMode off(false);
  call<"add_.Tensor">(x, Scalar(1));
  EXPECT_EQ(values(x), (std::vector<float>{2, 3}));
}

TEST_F(History, AGraphThatSavedTensorsRunsOnce) {
  Tensor x = leaf({2});
  Tensor y = call<"sum">(x * x);
  backward(y);
  EXPECT_EQ(message([&] { backward(y); }).substr(0, 54),
            "Trying to backward through the graph a second time (or");
  Tensor z = call<"sum">(x + Scalar(1));
  backward(z);
  backward(z);
  EXPECT_EQ(values(metadata(x).grad), (std::vector<float>{6}));
}

TEST_F(History, OnlyWhatAWantedGradientUsesIsSaved) {
  Tensor x = leaf({1, 2}), y = call<"ones">(Ints{2});
  Tensor z = x * y;
  std::vector<std::string> saved;
  grad_fn(z)->visit_saved(
      [&](const std::string& name, const SavedTensor&) { saved.push_back(name); });
  EXPECT_EQ(saved, (std::vector<std::string>{"other"}));
}

TEST_F(History, SecondDerivatives) {
  Tensor x = leaf({2});
  Tensor y = call<"sum">(call<"pow.Tensor_Scalar">(x, 3));
  Gradients first = run_backward({y}, {}, true, true, {x}, false, false);
  Gradients second = run_backward(first, {}, false, false, {x}, false, false);
  EXPECT_EQ(values(second[0]), (std::vector<float>{12}));
}

TEST_F(History, AHookReplacesTheGradient) {
  Tensor x = leaf({1, 1});
  Tensor y = x * Scalar(2);
  add_hook(y, [](const Tensor& g) { return g * Scalar(10); });
  backward(call<"sum">(y));
  EXPECT_EQ(values(metadata(x).grad), (std::vector<float>{20, 20}));
}

TEST_F(History, AViewMadeWithoutGradLosesItsHistoryWhenWritten) {
  Tensor x = leaf({1, 2});
  Tensor view;
  {
    GradMode off(false);
    view = call<"view">(x, Ints{2});
    EXPECT_FALSE(history_is_lost(view));
    call<"add_.Tensor">(view, Scalar(1));
  }
  EXPECT_TRUE(history_is_lost(view));
  EXPECT_FALSE(history_is_lost(x));
  EXPECT_NE(message([&] { grad_fn(view); }).find("created in no_grad mode and its base"),
            std::string::npos);
}

TEST_F(History, AViewOfALeafThatWasWrittenStartsFromTheLeafAgain) {
  Tensor x = leaf({1, 2});
  Tensor view = call<"view">(x, Ints{2});
  {
    GradMode off(false);
    call<"add_.Tensor">(x, Scalar(1));
  }
  EXPECT_EQ(grad_fn(view)->name(), "AsStridedBackward0");
  backward(call<"sum">(view));
  EXPECT_EQ(values(metadata(x).grad), (std::vector<float>{1, 1}));
}

// Neither backward nor freeing recurses.
TEST_F(History, AChainOfAHundredThousandOperators) {
  Tensor x = leaf({1});
  {
    Tensor y = x;
    for (int i = 0; i < 100000; ++i) y = y * Scalar(1.0);
    backward(call<"sum">(y));
    EXPECT_EQ(values(metadata(x).grad), (std::vector<float>{1}));
    y = x;
    for (int i = 0; i < 100000; ++i) y = call<"sin">(y);
  }
  EXPECT_EQ(live_counts().tensors - before_.tensors, 2);
}

}  // namespace
}  // namespace tg
