// Observing the state changes nothing, and shows what is shared.
#include "inspect/snapshot.h"

#include <gtest/gtest.h>

#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "inspect/trace.h"
#include "op/functions.h"

namespace tg {
namespace {

TEST(Snapshot, TwoInARowAreEqual) {
  Tensor t = empty({2, 2}, DType::Float32);
  for (int i = 0; i < 4; ++i) t.data<float>()[i] = float(i);
  set_requires_grad(t, true);
  Tensor view = make_view(t, {{2}, {1}, 2}, ViewOrigin::Plain);
  int64_t epoch = state_epoch();
  LiveCounts live = live_counts();
  std::string first = snapshot({t, view});
  EXPECT_EQ(snapshot({t, view}), first);
  EXPECT_EQ(state_epoch(), epoch);
  EXPECT_EQ(live_counts().tensors, live.tensors);
  EXPECT_NE(first.find("\"data\":[0.0,1.0,2.0,3.0],\"count\":4"), std::string::npos);
  EXPECT_NE(first.find(str("\"base\":", t.id())), std::string::npos);
}

TEST(Snapshot, AViewBringsItsBase) {
  Tensor t = empty({3}, DType::Int64);
  Tensor view = make_view(t, {{1}, {1}, 1}, ViewOrigin::Plain);
  EXPECT_NE(snapshot({view}).find(str("{\"id\":", t.id(), ",\"storage\"")), std::string::npos);
}

TEST(Snapshot, AViewWrittenElsewhereIsShownWithTheHistoryThatItWillHave) {
  Tensor w = empty({2}, DType::Float32);
  set_requires_grad(w, true);
  Tensor view = call<"view">(w, Ints{2, 1});
  NodeRef old = metadata(view).grad_fn;
  {
    GradMode off(false);
    call<"mul_.Tensor">(w, Scalar(2));
  }
  std::string first = snapshot({w, view});
  EXPECT_NE(first.find(
                str("\"name\":\"AsStridedBackward0\",\"next\":[{\"node\":", old->next[0].node->id)),
            std::string::npos)
      << first;
  EXPECT_EQ(first.find("ViewBackward0"), std::string::npos) << first;
  EXPECT_EQ(snapshot({w, view}), first);
  EXPECT_EQ(metadata(view).grad_fn, old);
  EXPECT_EQ(grad_fn(view)->name(), "AsStridedBackward0");
}

TEST(Snapshot, NumbersThatJsonLacksAreStrings) {
  Tensor t = empty({2}, DType::Int64);
  t.data<int64_t>()[0] = INT64_MAX;
  t.data<int64_t>()[1] = -1;
  EXPECT_NE(snapshot({t}).find("[\"9223372036854775807\",-1]"), std::string::npos);
}

TEST(Changes, SayWhatIsNewAndWhereTheRestWas) {
  forget_changes();
  Tensor a = empty({1}, DType::Bool), b = empty({1}, DType::Bool), c = empty({1}, DType::Bool);
  for (Tensor* t : {&a, &b, &c}) t->data<bool>()[0] = false;
  EXPECT_NE(take_changes({a, b, c}).find("\"count\":1"), std::string::npos);
  EXPECT_EQ(take_changes({a, b, c}), "{}");
  // Written behind all counters: what is shown is compared, not what was counted.
  b.data<bool>()[0] = true;
  std::string written = take_changes({a, b, c});
  EXPECT_EQ(written.find("{\"storages\":[[0,1],{\"id\":"), 0u) << written;
  EXPECT_NE(written.find("\"data\":[true],\"count\":1},[2,1]]}"), std::string::npos) << written;
  EXPECT_EQ(take_changes({a, c}),
            "{\"storages\":[[0,1],[2,1]],\"versions\":[[0,1],[2,1]],\"tensors\":[[0,1],[2,1]]}");
  EXPECT_EQ(take_changes({}), "{\"storages\":[],\"versions\":[],\"tensors\":[]}");
  forget_changes();
}

TEST(Snapshot, OfNothing) {
  EXPECT_EQ(snapshot({}), "{\"storages\":[],\"versions\":[],\"tensors\":[],\"nodes\":[]}");
  EXPECT_EQ(take_gradients(), "[]");
}

}  // namespace
}  // namespace tg
