// What was called, as data: ids of tensors, and the memory that came with the results.
#include "inspect/calls.h"

#include <gtest/gtest.h>

#include "autograd/metadata.h"
#include "autograd/mode.h"

namespace tg {
namespace {

TEST(Calls, NothingCalled) { EXPECT_EQ(take_calls(), "{\"calls\":[],\"count\":0}"); }

TEST(Calls, SayWhatWasMade) {
  Tensor a = empty({2}, DType::Float32), fresh = empty({3}, DType::Int64);
  Tensor view = make_view(a, {{1}, {1}, 0}, ViewOrigin::Plain);
  keep_call({"one.Two", {a, Tensor(), wrap(Scalar(2))}, {view, fresh}});
  EXPECT_EQ(take_calls(),
            str("{\"calls\":[{\"op\":\"one.Two\",\"of\":[", a.id(), "],\"gives\":[", view.id(), ",",
                fresh.id(), "],\"made\":[{\"storage\":", fresh.storage()->id,
                ",\"nbytes\":24}],\"cut\":false}],\"count\":1}"));
  EXPECT_EQ(take_calls(), "{\"calls\":[],\"count\":0}");
}

TEST(Calls, ThatGradModeCutsOff) {
  Tensor a = empty({2}, DType::Float32), b = empty({2}, DType::Float32);
  set_requires_grad(a, true);
  {
    GradMode off(false);
    keep_call({"neg", {a}, {b}});
    keep_call({"neg", {b}, {b}});
  }
  keep_call({"neg", {a}, {b}});
  std::string calls = take_calls();
  std::vector<bool> cut;
  for (size_t at = 0; (at = calls.find("\"cut\":", at)) != std::string::npos; ++at)
    cut.push_back(calls.compare(at, 10, "\"cut\":true") == 0);
  EXPECT_EQ(cut, (std::vector<bool>{true, false, false}));
}

TEST(Calls, AreCountedBeyondThoseThatAreKept) {
  Tensor a = empty({1}, DType::Bool);
  for (int i = 0; i < 1500; ++i) keep_call({"neg", {a}, {a}});
  std::string calls = take_calls();
  EXPECT_NE(calls.find("\"count\":1500}"), std::string::npos);
  size_t kept = 0;
  for (size_t at = 0; (at = calls.find("\"op\"", at)) != std::string::npos; ++at) ++kept;
  EXPECT_EQ(kept, 1000u);
}

}  // namespace
}  // namespace tg
