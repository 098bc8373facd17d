// The argument parser: which overload is taken, what arguments become, and what is left out.
#include "frontend/bind.h"

#include <gtest/gtest.h>

#include "frontend/calling.h"
#include "frontend/overloads.h"

namespace tg {
namespace {

// The overload that a call is bound to: "sum.dim_IntList".
std::string overload(Call call) {
  Bound bound = bind(call);
  return full_name(*bound.overload->info, bound.overload->form);
}

TEST(Bind, SizesAsAListOrAsArguments) {
  EXPECT_EQ(run({"zeros", {Scalar(2), Scalar(3)}, {}}).sizes(), (Ints{2, 3}));
  EXPECT_EQ(run({"zeros", {list({Scalar(2), Scalar(3)})}, {}}).sizes(), (Ints{2, 3}));
  EXPECT_EQ(run({"view", {ones(), Scalar(3), Scalar(-1)}, {}, true}).sizes(), (Ints{3, 2}));
}

TEST(Bind, PositionalOrByName) {
  Tensor x = ones();
  EXPECT_EQ(run({"sum", {x, Scalar(1), Scalar(true)}, {}}).sizes(), (Ints{2, 1}));
  Keywords both = {{"keepdim", Scalar(true)}, {"dim", Scalar(1)}};
  EXPECT_EQ(run({"sum", {x}, both}).sizes(), (Ints{2, 1}));
  // A function's first tensor is `input`; NumPy's names serve too.
  EXPECT_EQ(run({"sum", {}, {{"input", x}, {"dim", Scalar(0)}}}).sizes(), (Ints{3}));
  EXPECT_EQ(run({"sum", {x}, {{"axis", Scalar(1)}, {"keepdims", Scalar(true)}}}).sizes(),
            (Ints{2, 1}));
  EXPECT_EQ(run({"sum", {}, {{"x", x}}}).dim(), 0);
}

TEST(Bind, Defaults) {
  Call plain{"add", {ones(), ones()}, {}};
  Bound bound = bind(plain);
  ASSERT_EQ(bound.args.size(), 3u);
  EXPECT_EQ(bound.args[2].as<Scalar>().to<int64_t>(), 1);  // alpha
  Call scaled{"add", {ones(), ones()}, {{"alpha", Scalar(0.5)}}};
  EXPECT_EQ(bind(scaled).args[2].as<Scalar>().to<double>(), 0.5);
  Call softplus{"softplus", {ones()}, {}};
  EXPECT_EQ(bind(softplus).args[2].as<Scalar>().to<double>(), 20);
  Call pooled{"avg_pool2d", {ones({Scalar(1), Scalar(1), Scalar(4), Scalar(4)}), Scalar(2)}, {}};
  EXPECT_EQ(bind(pooled).args[1].as<Ints>(), (Ints{2, 2}));
  EXPECT_EQ(bind(pooled).args[2].as<Ints>(), (Ints{}));  // None stands for it too
  pooled.positional.push_back(None{});
  EXPECT_EQ(bind(pooled).args[2].as<Ints>(), (Ints{}));
}

TEST(Bind, OverloadsByType) {
  Tensor x = ones(), zero_d = ones({});
  EXPECT_EQ(overload({"sum", {x}, {}}), "sum");
  EXPECT_EQ(overload({"sum", {x, Scalar(1)}, {}}), "sum.dim_IntList");
  EXPECT_EQ(overload({"max", {x}, {}}), "max");
  EXPECT_EQ(overload({"max", {x, Scalar(0)}, {}}), "max.dim");
  EXPECT_EQ(overload({"max", {x, x}, {}}), "max.other");
  EXPECT_EQ(overload({"pow", {x, x}, {}}), "pow.Tensor_Tensor");
  EXPECT_EQ(overload({"pow", {x, Scalar(2)}, {}}), "pow.Tensor_Scalar");
  EXPECT_EQ(overload({"pow", {Scalar(2), x}, {}}), "pow.Scalar");
  EXPECT_EQ(overload({"lerp", {x, x, Scalar(0.5)}, {}}), "lerp.Scalar");
  EXPECT_EQ(overload({"lerp", {x, x, x}, {}}), "lerp.Tensor");
  EXPECT_EQ(overload({"add_", {x, x}, {}, true}), "add_.Tensor");
  // A tensor that could stand for a number is a tensor first.
  EXPECT_EQ(overload({"clamp", {x, zero_d}, {}}), "clamp.Tensor");
  EXPECT_EQ(overload({"clamp", {x, Scalar(0)}, {}}), "clamp");
}

TEST(Bind, NumbersByType) {
  Tensor x = ones(), i = arange(2), n = run({"select", {arange(2), Scalar(0), Scalar(1)}, {}});
  EXPECT_EQ(run({"add", {x, Scalar(0.5)}, {}, true}).dtype(), DType::Float32);
  EXPECT_EQ(run({"add", {i, Scalar(1)}, {}}).dtype(), DType::Int64);
  EXPECT_EQ(run({"add", {i, Scalar(true)}, {}}).dtype(), DType::Int64);
  EXPECT_EQ(run({"add", {i, Scalar(1.0)}, {}}).dtype(), DType::Float32);
  auto full = [](Scalar value) { return run({"full", {list({Scalar(2)}), value}, {}}).dtype(); };
  EXPECT_EQ(full(Scalar(1)), DType::Int64);
  EXPECT_EQ(full(Scalar(1.0)), DType::Float32);
  EXPECT_EQ(full(Scalar(true)), DType::Bool);
  // An integral 0-d tensor is an int; a bool is a float, and no int.
  EXPECT_EQ(run({"transpose", {x, Scalar(0), n}, {}}).sizes(), (Ints{3, 2}));
  EXPECT_EQ(repr(run({"dropout", {x, Scalar(true), Scalar(true)}, {}})),
            "tensor([[0., 0., 0.],\n        [0., 0., 0.]])");
  EXPECT_EQ(refusal({"transpose", {x, Scalar(0), Scalar(true)}, {}}),
            "TypeError: transpose(): argument 'dim1' (position 3) must be int, not bool");
}

TEST(Bind, Out) {
  Tensor out = run({"zeros", {Scalar(0)}, {}});
  Call call{"exp", {ones()}, {{"out", out}}};
  Bound bound = bind(call);
  EXPECT_EQ(bound.overload->form, Form::Out);
  ASSERT_EQ(bound.out.size(), 1u);
  EXPECT_EQ(bound.out[0].id(), out.id());
  Call none{"exp", {ones()}, {{"out", None{}}}};
  EXPECT_EQ(bind(none).overload->form, Form::Plain);
}

TEST(Bind, RequiresGradOfFactories) {
  Call call{"zeros", {Scalar(2)}, {{"requires_grad", Scalar(true)}}};
  EXPECT_TRUE(bind(call).requires_grad);
  EXPECT_EQ(
      refusal({"zeros", {Scalar(2)}, {{"dtype", DType::Int64}, {"requires_grad", Scalar(true)}}}),
      "RuntimeError: Only Tensors of floating point and complex dtype can require gradients");
}

TEST(Bind, IntsOutOfReach) {
  EXPECT_EQ(refusal({"select", {ones(), Scalar(0), HugeInt{}}, {}}),
            "ValueError: Overflow when unpacking long long");
  EXPECT_EQ(refusal({"add", {ones(), HugeInt{}}, {}}), "OverflowError: int too big to convert");
  // A refused call leaves nothing behind for the next one.
  EXPECT_EQ(run({"add", {ones(), Scalar(1)}, {}}).sizes(), (Ints{2, 3}));
}

TEST(Bind, WhatIsNotHereIsNamed) {
  EXPECT_EQ(refusal({"frobnicate", {}, {}}),
            "NotImplementedError: the operator frobnicate is not supported in Tensorglass yet");
  EXPECT_EQ(refusal({"zeros", {Scalar(2)}, {{"device", std::string("cuda")}}}),
            "RuntimeError: Torch not compiled with CUDA enabled");
  EXPECT_EQ(refusal({"zeros", {Scalar(2)}, {{"device", std::string("meta")}}}),
            "NotImplementedError: device 'meta' is not available: the playground computes on the "
            "CPU only");
}

// What is known of the kinds alone is what the values give, whichever they are.
TEST(Bind, OverloadsKnownByKinds) {
  const Tensor zero_d = run({"ones", {list({})}, {}});
  const Value tensors[] = {ones(), zero_d, arange(3), call<"sum">(arange(3))};
  const Value numbers[] = {Scalar(0), Scalar(2), Scalar(0.5)};
  size_t known = 0;
  for (const Overload& o : all_overloads()) {
    const std::string name = python_name(*o.info, o.form);
    const std::vector<Overload>* overloads = find_overloads(name);
    if (!overloads) continue;
    for (bool method : {false, true})
      for (unsigned count = 1; count <= 3; ++count)
        for (unsigned bits = 0; bits < 1u << count; ++bits) {
          std::vector<Given> given;
          for (unsigned i = 0; i < count; ++i)
            given.push_back(bits >> i & 1 ? Given::Tensor : Given::Number);
          if (method && given[0] == Given::Number) continue;
          const Overload* found = overload_for(*overloads, method, given);
          if (!found) continue;
          ++known;
          for (size_t which = 0; which < 4; ++which) {
            Args args;
            for (unsigned i = 0; i < count; ++i)
              if (given[i] == Given::Tensor)
                args.push_back(tensors[(which + i) % 4]);
              else
                args.push_back(numbers[(which + i) % 3]);
            Call call{name, args, {}, method};
            Bound bound = bind(*overloads, call);
            ASSERT_EQ(full_name(*bound.overload->info, bound.overload->form),
                      full_name(*found->info, found->form))
                << name << ", " << count << " arguments, " << bits << ", " << which;
            complete(*found, &args);
            ASSERT_EQ(args.size(), bound.args.size());
            for (size_t i = 0; i < args.size(); ++i) {
              ASSERT_EQ(args[i].index(), bound.args[i].index()) << name << ", argument " << i;
              if (const Tensor* t = args[i].get<Tensor>(); t && t->defined()) {
                EXPECT_EQ(t->dtype(), bound.args[i].as<Tensor>().dtype());
                EXPECT_EQ(t->is_wrapped_number(), bound.args[i].as<Tensor>().is_wrapped_number());
              }
            }
          }
        }
  }
  EXPECT_GT(known, 1000u);
}

}  // namespace
}  // namespace tg
