// What backward tells of its way: turns of nodes, and from which of them each gradient came.
#include "inspect/trace.h"

#include <gtest/gtest.h>

#include "autograd/backward.h"
#include "autograd/metadata.h"
#include "op/functions.h"

namespace tg {
namespace {

Tensor leaf(std::initializer_list<double> values) {
  Tensor t = empty({int64_t(values.size())}, DType::Float32);
  std::copy(values.begin(), values.end(), t.data<float>());
  set_requires_grad(t, true);
  return t;
}

class Trace : public testing::Test {
 protected:
  void SetUp() override { observe_gradients(true); }
  void TearDown() override { observe_gradients(false); }

  void backward(const std::vector<Tensor>& roots, bool keep_graph = false) {
    run_backward(roots, {}, keep_graph, false, {}, true, true);
  }
};

std::string accumulate(const Tensor& t) {
  return str("\"node\":", gradient_edge(t).node->id,
             ",\"name\":\"torch::autograd::AccumulateGrad\",\"variable\":", t.id());
}

TEST_F(Trace, TellsFromWhichTurnAndEdgeAGradientCame) {
  Tensor x = leaf({2, 3});
  Tensor y = call<"sum">(x);
  std::string node = str("\"node\":", grad_fn(y)->id);
  backward({y});
  EXPECT_EQ(
      take_gradients(),
      str("[{\"turn\":1,", node,
          ",\"name\":\"SumBackward0\",\"variable\":null,\"runs\":true,\"arrived\":[{\"input\":"
          "0,\"value\":[1.0],\"sizes\":[],\"hooked\":false,\"ways\":[{\"from\":null,"
          "\"edge\":0}]}]},{\"turn\":2,",
          accumulate(x),
          ",\"runs\":true,\"arrived\":[{\"input\":0,\"value\":[1.0,1.0],\"sizes\":[2],"
          "\"hooked\":false,\"ways\":[{\"from\":1,\"edge\":0}]}]}]"));
  EXPECT_EQ(take_gradients(), "[]");
}

TEST_F(Trace, TellsTheSummandsWhereWaysMeet) {
  Tensor x = leaf({2});
  backward({call<"sum">(x * x)});
  std::string told = take_gradients();
  EXPECT_NE(
      told.find("\"value\":[4.0],\"sizes\":[1],\"hooked\":false,\"ways\":[{\"from\":2,\"edge\":"
                "0,\"value\":[2.0],\"sizes\":[1]},{\"from\":2,\"edge\":1,\"value\":[2.0],"
                "\"sizes\":[1]}]"),
      std::string::npos)
      << told;
}

TEST_F(Trace, TellsWhatCameBeforeAHook) {
  Tensor x = leaf({2});
  add_hook(x, [](const Tensor& g) { return g * Scalar(10); });
  backward({call<"sum">(x)});
  std::string told = take_gradients();
  EXPECT_NE(
      told.find("\"value\":[10.0],\"sizes\":[1],\"hooked\":true,\"ways\":[{\"from\":1,\"edge\":"
                "0,\"value\":[1.0],\"sizes\":[1]}]"),
      std::string::npos)
      << told;
}

TEST_F(Trace, ANodeThatIsOnlyAskedDoesNotRun) {
  Tensor x = leaf({2});
  Tensor y = call<"sum">(x);
  std::string asked = accumulate(x) + ",\"runs\":false";
  run_backward({y}, {}, false, false, {x}, false, false);
  EXPECT_NE(take_gradients().find(asked), std::string::npos);
  EXPECT_FALSE(metadata(x).grad.defined());
}

TEST_F(Trace, TurnsCountOnOverPassesAndRootsMayLieWithinTheGraph) {
  Tensor x = leaf({2});
  Tensor y = call<"sum">(x), z = y * Scalar(3);
  backward({y, z}, true);
  std::string told = take_gradients();
  // Three of z, and one of its own.
  EXPECT_NE(
      told.find("\"value\":[4.0],\"sizes\":[],\"hooked\":false,\"ways\":[{\"from\":null,\"edge\":"
                "0,\"value\":[1.0],\"sizes\":[]},{\"from\":1,\"edge\":0,\"value\":[3.0],"
                "\"sizes\":[]}]"),
      std::string::npos)
      << told;
  backward({y});
  EXPECT_EQ(take_gradients().find("[{\"turn\":4,"), 0u);
}

// Whoever watches holds nothing: as many tensors are made, as sums are made in place.
TEST_F(Trace, ChangesNothing) {
  auto tensors_made = [] {
    Tensor x = leaf({2});
    Id before = next_tensor_id();
    run_backward({call<"sum">(x * x + x)}, {}, false, false, {}, true, true);
    return next_tensor_id() - before;
  };
  Id watched = tensors_made();
  observe_gradients(false);
  EXPECT_EQ(tensors_made(), watched);
}

TEST_F(Trace, KeepsSomeThousandTurns) {
  Tensor x = leaf({1}), y = x;
  for (int i = 0; i < 10'000; ++i) y = y + Scalar(1);
  backward({y});
  std::string told = take_gradients();
  size_t kept = 0;
  for (size_t at = 0; (at = told.find("\"turn\"", at)) != std::string::npos; ++at) ++kept;
  EXPECT_GT(kept, 1000u);
  EXPECT_LT(kept, 4097u);
}

}  // namespace
}  // namespace tg
