// Sequences of different lengths without padding: the elements of all at time 0, then at time 1, …
#include "op/functions.h"
#include "ops/factory.h"

namespace tg {
namespace {

void check_lengths(const Tensor& lengths) {
  check(lengths.dim() == 1 && lengths.dtype() == DType::Int64,
        "'lengths' argument should be a 1D CPU int64 tensor, but got ", lengths.dim(), "D cpu ",
        type_name(lengths.dtype()), " tensor");
}

std::tuple<Tensor, Tensor> pack_padded_sequence(const Tensor& input, const Tensor& lengths,
                                                bool batch_first) {
  Tensor times = batch_first ? call<"transpose.int">(input, 0, 1) : input;
  check(input.numel() > 0, "Cannot pack empty tensors.");
  check_lengths(lengths);
  Tensor counted = call<"contiguous">(lengths);
  const int64_t* length = counted.data<int64_t>();
  int64_t batch = times.size(1);
  check(lengths.size(0) == batch, "Expected `len(lengths)` to be equal to batch_size, but got ",
        lengths.size(0), " (batch_size=", batch, ")");
  check(length[batch - 1] > 0,
        "Length of all samples has to be greater than 0, but found an element in 'lengths' that "
        "is <= 0");
  for (int64_t i = 0; i + 1 < batch; ++i)
    check(length[i] >= length[i + 1],
          "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You "
          "can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to "
          "sidestep this requirement if you do not need ONNX exportability.");
  Tensor sizes = empty({length[0]}, DType::Int64);
  TensorList steps;
  int64_t going = batch;
  for (int64_t t = 0; t < length[0]; ++t) {
    while (length[going - 1] <= t) --going;
    sizes.data<int64_t>()[t] = going;
    steps.push_back(call<"slice.Tensor">(call<"select.int">(times, 0, t), 0, int64_t(0), going, 1));
  }
  return {call<"cat">(steps, 0), sizes};
}

Tensor unpack_into(const Tensor& data, const Tensor& batch_sizes, const Tensor& times) {
  const int64_t* sizes = batch_sizes.data<int64_t>();
  for (int64_t t = 0, at = 0; t < batch_sizes.numel(); at += sizes[t++])
    call<"copy_">(call<"slice.Tensor">(call<"select.int">(times, 0, t), 0, int64_t(0), sizes[t], 1),
                  call<"slice.Tensor">(data, 0, at, at + sizes[t], 1));
  return times;
}
Tensor pack_padded_sequence_backward(const Tensor& grad, const Ints& input_size,
                                     const Tensor& batch_sizes, bool batch_first) {
  check_lengths(batch_sizes);
  Tensor whole = call<"zeros">(input_size, grad.dtype());
  unpack_into(grad, batch_sizes, batch_first ? call<"transpose.int">(whole, 0, 1) : whole);
  return whole;
}
Tensor pack_gradient(const Saved& s) {
  return call<"_pack_padded_sequence_backward">(s.grad, s.sizes("input"), s["result1"],
                                                s.get<bool>("batch_first"));
}

// Padded in blocks: the sequences that end between two times make one.
std::tuple<Tensor, Tensor> pad_packed_sequence(const Tensor& data, const Tensor& batch_sizes,
                                               bool batch_first, const Scalar& padding,
                                               int64_t total_length) {
  check_lengths(batch_sizes);
  Tensor counted = call<"contiguous">(batch_sizes);
  const int64_t* sizes = counted.data<int64_t>();
  int64_t times = counted.size(0), batch = sizes[0];
  Ints shape = data.sizes();
  shape.insert(1, batch);
  shape[0] = total_length > 0 ? total_length : times;
  check(shape[0] >= times,
        "Expected total_length to be at least the length of the longest sequence in input, but "
        "got total_length=",
        total_length, " and max sequence length being ", times);
  Tensor padded = call<"full">(shape, padding, data.dtype());
  Tensor lengths = empty({batch}, DType::Int64);
  for (int64_t first = 0, at = 0, going = batch, t = 1; t <= times; ++t) {
    int64_t now = t < times ? sizes[t] : 0;
    if (now == going) continue;
    Ints block = data.sizes();
    block[0] = going;
    block.insert(0, t - first);
    Tensor part = call<"slice.Tensor">(data, 0, at, at + going * (t - first), 1);
    Tensor to =
        call<"slice.Tensor">(call<"slice.Tensor">(padded, 0, first, t, 1), 1, int64_t(0), going, 1);
    call<"copy_">(to, call<"view">(part, block));
    at += going * (t - first);
    for (; going > now; --going) lengths.data<int64_t>()[going - 1] = t;
    first = t;
  }
  return {batch_first ? call<"transpose.int">(padded, 0, 1) : padded, lengths};
}

// Sequences of different lengths as one tensor, a row or a column each.
Tensor pad_sequence(const TensorList& sequences, bool batch_first, double padding,
                    const std::string& side) {
  check(!sequences.empty(), "received an empty list of sequences");
  check(side == "left" || side == "right",
        "Expected padding_side to be one of left or right, but got ", side, ".");
  int64_t longest = 0;
  for (const Tensor& t : sequences) longest = std::max(longest, t.size(0));
  Ints shape = sequences[0].sizes();
  shape[0] = longest;
  shape.insert(batch_first ? 0 : 1, int64_t(sequences.size()));
  Tensor padded = call<"full">(shape, Scalar(padding), sequences[0].dtype());
  for (size_t i = 0; i < sequences.size(); ++i) {
    const Tensor& t = sequences[i];
    check(Ints(t.sizes().begin() + 1, t.sizes().end()) ==
              Ints(sequences[0].sizes().begin() + 1, sequences[0].sizes().end()),
          "The size of tensor a (", sequences[0].sizes().back(),
          ") must match the size of tensor b (", t.sizes().back(), ") at non-singleton dimension ",
          padded.dim() - 2);
    int64_t from = side == "left" ? longest - t.size(0) : 0;
    Tensor row = call<"select.int">(padded, batch_first ? 0 : 1, int64_t(i));
    call<"copy_">(call<"narrow">(row, 0, from, t.size(0)), t);
  }
  return padded;
}

constexpr Op kOps[] = {
    {.schema = "_pad_packed_sequence(Tensor data, Tensor batch_sizes, bool batch_first, Scalar "
               "padding_value, int total_length) -> (Tensor, Tensor)",
     .forward = kernel<&pad_packed_sequence>,
     .composite = true,
     .place = Place::Function},
    {.schema = "pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0., "
               "str padding_side=\"right\") -> Tensor",
     .forward = kernel<&pad_sequence>,
     .composite = true,
     .place = Place::NN},
    {.schema = "_pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first) -> (Tensor, "
               "Tensor)",
     .node = "PackPaddedSequenceBackward0",
     .forward = kernel<&pack_padded_sequence>,
     .grads = {{"input", "result1 batch_first", pack_gradient}},
     .place = Place::Function},
    {.schema = "_pack_padded_sequence_backward(Tensor grad, SymInt[] input_size, Tensor "
               "batch_sizes, bool batch_first) -> Tensor",
     .forward = kernel<&pack_padded_sequence_backward>,
     .composite = true,
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable sequence_ops() { return kOps; }

}  // namespace tg
