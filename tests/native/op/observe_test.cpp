// Who watches the call path hears of each call that is no part of another, and changes nothing.
#include "op/observe.h"

#include <gtest/gtest.h>

namespace tg {
namespace {

std::vector<std::string> heard;

struct Hearing {
  Hearing() {
    heard.clear();
    set_call_observer([](const ObservedCall& call) {
      heard.push_back(full_name(*call.overload.info, call.overload.form));
    });
  }
  ~Hearing() { set_call_observer({}); }
};

TEST(Observe, CallsInTheirOrderWithoutTheirParts) {
  Tensor x = call<"ones">(Ints{2, 3}, None{}, None{}, None{}, None{});
  Hearing hearing;
  call<"reshape">(call<"t">(x), Ints{6});
  call<"add_.Tensor">(x, x);
  EXPECT_EQ(heard, (std::vector<std::string>{"t", "reshape", "add_.Tensor"}));
}

TEST(Observe, NothingOfWhatFailsNorOfWhatIsPartOfSomethingLarger) {
  Tensor x = call<"ones">(Ints{2}, None{}, None{}, None{}, None{});
  Hearing hearing;
  EXPECT_THROW(call<"view">(x, Ints{3}), Error);
  {
    Unobserved larger;
    call<"neg">(x);
  }
  EXPECT_TRUE(heard.empty());
  call<"neg">(x);
  EXPECT_EQ(heard, std::vector<std::string>{"neg"});
}

TEST(Observe, NothingWhenNobodyWatches) {
  { Hearing hearing; }
  Tensor x = call<"ones">(Ints{2}, None{}, None{}, None{}, None{});
  EXPECT_TRUE(heard.empty());
}

}  // namespace
}  // namespace tg
