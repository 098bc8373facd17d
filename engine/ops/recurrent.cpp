// A layer of long short-term memory in one direction as one operator: PyTorch's layers of float32
// have the node of oneDNN's, instead of some for each step.
#include "op/functions.h"

namespace tg {
namespace {

// sigmoid(into), sigmoid(forget), tanh(cell), sigmoid(out), of what is 4 hidden sizes wide.
struct Gates {
  Tensor into, forget, cell, out;
};
Gates gates_of(const Tensor& sums) {
  auto parts = call<"chunk", TensorList>(sums, 4, -1);
  return {call<"sigmoid">(parts[0]), call<"sigmoid">(parts[1]), call<"tanh">(parts[2]),
          call<"sigmoid">(parts[3])};
}
Tensor at(const Tensor& steps, int64_t t) { return call<"select.int">(steps, 0, t); }
Tensor mm(const Tensor& a, const Tensor& b) { return call<"matmul">(a, b); }

struct Order {
  int64_t length;
  bool reverse;
  // The n-th step's time.
  int64_t operator()(int64_t n) const { return reverse ? length - 1 - n : n; }
};

// Time comes first in the input, whatever the layer's user has first.
std::tuple<Tensor, Tensor, Tensor, Tensor> lstm_layer(
    const Tensor& input, const Tensor& w_ih, const Tensor& w_hh, const Tensor& b_ih,
    const Tensor& b_hh, const Tensor& hx, const Tensor& cx, bool reverse, const Ints& batch_sizes,
    int64_t mode, int64_t hidden_size, int64_t, bool has_biases, bool, bool, bool) {
  constexpr int64_t kLstm = 2;
  if (mode != kLstm || !batch_sizes.empty())
    fail(ErrorType::NotImplemented,
         "mkldnn_rnn_layer of what is no LSTM, or of packed sequences, is not supported in "
         "Tensorglass yet");
  Tensor of_input = has_biases ? b_ih : Tensor(), of_state = has_biases ? b_hh : Tensor();
  Order time{input.size(0), reverse};
  Tensor sums = call<"linear">(input, w_ih, of_input), h = hx, c = cx;
  Tensor output = empty({input.size(0), input.size(1), hidden_size}, input.dtype());
  for (int64_t n = 0; n < time.length; ++n) {
    Gates g = gates_of(at(sums, time(n)) + call<"linear">(h, w_hh, of_state));
    c = g.forget * c + g.into * g.cell;
    h = g.out * call<"tanh">(c);
    call<"copy_">(at(output, time(n)), h);
  }
  return {output, call<"clone">(h), call<"clone">(c), empty(Ints{0}, DType::UInt8)};
}

// All states are known from the output, and so the gates of all times are computed at once.
TensorList lstm_gradients(const Saved& s) {
  Tensor input = s["input"], w_ih = s["weight0"], w_hh = s["weight1"], output = s["result0"];
  Order time{input.size(0), s.flag("reverse")};
  int64_t length = time.length;
  Tensor first = call<"unsqueeze">(s["hx_"], 0);
  Tensor before = time.reverse
                      ? call<"cat">(TensorList{call<"narrow">(output, 0, 1, length - 1), first}, 0)
                      : call<"cat">(TensorList{first, call<"narrow">(output, 0, 0, length - 1)}, 0);
  bool biased = s.flag("has_biases");
  Gates g = gates_of(call<"linear">(input, w_ih, biased ? s["weight2"] : Tensor()) +
                     call<"linear">(before, w_hh, biased ? s["weight3"] : Tensor()));
  TensorList cells = {s["cx_"]};  // cells[n]: before the n-th step
  for (int64_t n = 0; n < length; ++n)
    cells.push_back(at(g.forget, time(n)) * cells.back() +
                    at(g.into, time(n)) * at(g.cell, time(n)));
  // What the gates' sums change of them.
  auto slope = [](const Tensor& sigmoid) { return sigmoid * (Scalar(1) - sigmoid); };
  Tensor into_slope = slope(g.into), forget_slope = slope(g.forget), out_slope = slope(g.out);
  Tensor cell_slope = Scalar(1) - g.cell * g.cell;
  Tensor grad_h = s.grads[1], grad_c = s.grads[2];
  auto add = [](const Tensor& a, const Tensor& b) {
    return !a.defined() ? b : !b.defined() ? a : a + b;
  };
  auto of_sums = TensorList(size_t(length));
  for (int64_t n = length - 1; n >= 0; --n) {
    int64_t t = time(n);
    if (s.grad.defined()) grad_h = add(grad_h, at(s.grad, t));
    Tensor tanh = call<"tanh">(cells[size_t(n) + 1]);
    Tensor of_out = call<"zeros_like">(tanh);
    if (grad_h.defined()) {
      of_out = grad_h * tanh * at(out_slope, t);
      grad_c = add(grad_c, grad_h * at(g.out, t) * (Scalar(1) - tanh * tanh));
    }
    of_sums[size_t(t)] = call<"cat">(TensorList{grad_c * at(g.cell, t) * at(into_slope, t),
                                                grad_c * cells[size_t(n)] * at(forget_slope, t),
                                                grad_c * at(g.into, t) * at(cell_slope, t), of_out},
                                     -1);
    grad_h = mm(of_sums[size_t(t)], w_hh);
    grad_c = grad_c * at(g.forget, t);
  }
  Tensor sums = call<"stack">(of_sums, 0), rows = call<"flatten.using_ints">(sums, 0, 1);
  Tensor columns = call<"t">(rows);
  auto needs = [&](const char* name, auto make) { return s.needs(name) ? make() : Tensor(); };
  Tensor bias =
      s.needs("weight2") || s.needs("weight3") ? call<"sum.dim_IntList">(rows, Ints{0}) : Tensor();
  return {needs("input", [&] { return mm(sums, w_ih); }),
          needs("weight0", [&] { return mm(columns, call<"flatten.using_ints">(input, 0, 1)); }),
          needs("weight1", [&] { return mm(columns, call<"flatten.using_ints">(before, 0, 1)); }),
          bias,
          bias.defined() ? call<"clone">(bias) : bias,
          grad_h,
          grad_c};
}

#define SAVED                                                                          \
  "input weight0 weight1 weight2 weight3 hx_ cx_ reverse mode hidden_size num_layers " \
  "has_biases train bidirectional batch_sizes batch_first result0 result1 result2 result3"

constexpr Op kOps[] = {
    {.schema = "mkldnn_rnn_layer(Tensor input, Tensor weight0, Tensor weight1, Tensor weight2, "
               "Tensor weight3, Tensor hx_, Tensor cx_, bool reverse, int[] batch_sizes, int mode, "
               "int hidden_size, int num_layers, bool has_biases, bool bidirectional, bool "
               "batch_first, bool train) -> (Tensor, Tensor, Tensor, Tensor)",
     .node = "MkldnnRnnLayerBackward0",
     .forward = kernel<&lstm_layer>,
     .grads = {{"input", SAVED},
               {"weight0", SAVED},
               {"weight1", SAVED},
               {"weight2", SAVED},
               {"weight3", SAVED},
               {"hx_", SAVED},
               {"cx_", SAVED}},
     .joint = lstm_gradients,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable recurrent_ops() { return kOps; }

}  // namespace tg
