#include "bindings/wire.h"

#include <cmath>
#include <deque>
#include <limits>
#include <unordered_map>

#include "bindings/handles.h"
#include "inspect/json.h"

namespace tg {
namespace {

struct Interned {
  std::deque<std::string> texts;
  std::unordered_map<std::string, int> ids;
};

Interned& table() {
  static Interned t;
  return t;
}

// As deep as lists may lie in one another: far more than a tensor has dimensions.
constexpr int kMostNested = 1000;

// A program can call with any numbers: what is no stream is an error, whatever it holds.
class Reader {
 public:
  Reader(const double* at, int count) : at_(at), end_(at + count) {}
  bool done() const { return at_ >= end_; }
  double number() {
    check(at_ < end_, "malformed call: it ends early");
    return *at_++;
  }
  int64_t whole() {
    double n = number();
    check(std::abs(n) <= 9007199254740992.0 && n == std::floor(n), "malformed call: ", n,
          " is no integer");
    return int64_t(n);
  }
  int small() {
    int64_t n = whole();
    check(n >= 0 && n <= std::numeric_limits<int>::max(), "malformed call: ", n);
    return int(n);
  }
  Id id() { return Id(whole()); }

  Value value() {
    check(++nested_ <= kMostNested, "malformed call: lists too deep in one another");
    Value v = value(Tag(small()));
    --nested_;
    return v;
  }

  /// Reads into `to`, which is None.
  void read(Tag tag, Value* to) {
    if (tag == Tag::Tensor)
      to->emplace<Tensor>(handles().tensor(id()));
    else
      *to = value(tag);
  }

 private:
  Value value(Tag tag) {
    switch (tag) {
      case Tag::None:
        return None{};
      case Tag::Tensor:
        return handles().tensor(id());
      case Tag::Int:
        return Scalar(whole());
      case Tag::BigInt: {
        int64_t high = whole();
        auto low = uint64_t(whole());
        low |= uint64_t(high) << 32;
        return high > INT32_MAX ? Scalar(low) : Scalar(int64_t(low));
      }
      case Tag::HugeInt:
        return HugeInt{number()};
      case Tag::Float:
        return Scalar(number());
      case Tag::Bool:
        return Scalar(number() != 0);
      case Tag::Str:
        return interned(small());
      case Tag::List:
      case Tag::Tuple: {
        List list;
        list.tuple = tag == Tag::Tuple;
        int n = small();
        check(n <= end_ - at_, "malformed call: a list of ", n, " that ends early");
        list.items.reserve(size_t(n));
        for (int i = 0; i < n; ++i) list.items.push_back(value());
        return list;
      }
      case Tag::DType:
        return dtype();
      case Tag::Generator:
        return handles().generator(id());
      case Tag::Device:
        number();
        return DeviceValue{};
      case Tag::MemoryFormat:
        return memory_format();
      case Tag::Ellipsis:
        return Ellipsis{};
      case Tag::Slice: {
        Slice slice;
        for (int i = 0; i < 3; ++i) slice.parts.push_back(value());
        return slice;
      }
      case Tag::Complex:
        return complex_number();
      case Tag::Unknown:
        return Unknown{interned(small())};
      case Tag::Keyword:
        break;
    }
    fail(ErrorType::Runtime, "malformed call: unknown tag ", int(tag));
  }

  Scalar complex_number() {
    double real = number();
    return Scalar(Complex<double>(real, number()));
  }
  DType dtype() {
    DType code = DType(small());
    check(is_known(code), "malformed call: unknown dtype ", int(code));
    return code;
  }
  MemoryFormat memory_format() {
    int code = small();
    check(code <= 3, "malformed call: unknown memory format ", code);
    return MemoryFormat{code};
  }

  const double *at_, *end_;
  int nested_ = 0;
};

}  // namespace

int intern(const std::string& text) {
  auto [it, fresh] = table().ids.emplace(text, int(table().texts.size()));
  if (fresh) table().texts.push_back(text);
  return it->second;
}

const std::string& interned(int id) {
  check(size_t(id) < table().texts.size(), "malformed call: unknown text ", id);
  return table().texts[size_t(id)];
}

void decode(const double* stream, int count, Args* positional, Keywords* keywords) {
  Reader reader(stream, count);
  while (!reader.done()) {
    Tag tag = Tag(reader.small());
    if (tag == Tag::Keyword) {
      const std::string& name = interned(reader.small());
      keywords->emplace_back(name, reader.value());
    } else {
      reader.read(tag, &positional->emplace_back());
    }
  }
}

bool decode_plain(const double* stream, int count, size_t most, Args* args, unsigned* given) {
  if (count == 0 || count % 2 || size_t(count) > 2 * most) return false;
  *given = 0;
  for (int i = 0; i < count; i += 2) {
    bool tensor = stream[i] == double(Tag::Tensor);
    if (!tensor && stream[i] != double(Tag::Float) && stream[i] != double(Tag::Int)) return false;
    *given = *given << 1 | unsigned(tensor);
  }
  Reader reader(stream, count);
  while (!reader.done()) reader.read(Tag(reader.small()), &args->emplace_back());
  return true;
}

namespace {

// Numbers keep their kind: what JSON's numbers cannot say is an object.
template <class T>
void append_number(std::string& out, const char* kind, T value) {
  if (is_json_number(value))
    append_json(out, value);
  else
    JsonObject(out).field(kind, value);
}

template <class Items>
void append_items(std::string& out, const Items& items) {
  JsonList list(out);
  for (const auto& item : items) append_json(list.next(), Value(item));
}

struct Writer {
  std::string& out;

  void operator()(const Tensor& t) {
    if (t.defined())
      JsonObject(out).field("t", handles().put(t));
    else
      out += "null";
  }
  void operator()(const TensorList& tensors) {
    append_items(JsonObject(out).key("tuple"), tensors);
  }
  void operator()(const Scalar& s) {
    if (s.is_bool())
      append_json(out, s.to<bool>());
    else if (s.is_complex())
      JsonObject(out).field("complex", s.to<Complex<double>>());
    else if (s.is_float())
      append_number(out, "float", s.to<double>());
    else if (s.is_beyond_int64())
      append_number(out, "int", s.to<uint64_t>());
    else
      append_number(out, "int", s.to<int64_t>());
  }
  void operator()(const Ints& ints) {
    JsonList list(out);
    for (int64_t i : ints) append_number(list.next(), "int", i);
  }
  void operator()(const std::vector<Scalar>& scalars) { append_items(out, scalars); }
  void operator()(const List& list) {
    if (list.tuple)
      append_items(JsonObject(out).key("tuple"), list.items);
    else
      append_items(out, list.items);
  }
  void operator()(const std::string& text) { append_json(out, text); }
  void operator()(DType dtype) { JsonObject(out).field("dtype", int64_t(dtype)); }
  void operator()(const NodeId& node) { JsonObject(out).field("node", node.id); }
  void operator()(const Named& named) {
    JsonObject object(out);
    object.field("named", named.name);
    append_items(object.key("fields"), named.fields);
    append_items(object.key("items"), named.items);
  }
  void operator()(const MemoryFormat& format) { append_json(out, int64_t(format.code)); }
  // Never results.
  template <class T>
  void operator()(const T&) {
    out += "null";
  }
};

}  // namespace

void append_json(std::string& out, const Value& value) { std::visit(Writer{out}, value); }

std::string wire_json() {
  std::string out;
  {
    JsonObject object(out);
    {
      JsonObject tags(object.key("tags"));
#define TG_TAG(name) tags.field(#name, int64_t(Tag::name));
      TG_TAGS(TG_TAG)
#undef TG_TAG
    }
    {
      JsonObject dtypes(object.key("dtypes"));
      for (int code = 0; code < 256; ++code)
        if (is_supported(DType(code))) dtypes.field(name_of(DType(code)), int64_t(code));
    }
    JsonObject answers(object.key("answers"));
    answers.field("error", int64_t(kError));
    answers.field("other", int64_t(kOther));
  }
  return out;
}

double encode(const Value& value, std::string* json) {
  if (const Tensor* t = value.get<Tensor>()) return t->defined() ? double(handles().put(*t)) : 0;
  if (value.is<None>()) return 0;
  json->clear();
  append_json(*json, value);
  return kOther;
}

double encode(const Overload& overload, const Results& results, std::string* json) {
  if (results.size() == 1) return encode(results[0], json);
  if (results.empty()) return 0;
  const Schema& s = overload.info->schema;
  if (s.results[0].name.empty() || s.result_count != int(results.size())) {
    List list;
    list.tuple = true;
    list.items.assign(results.begin(), results.end());
    return encode(Value(std::move(list)), json);
  }
  Named named;
  named.name = std::string(s.name) + (overload.form == Form::Out ? "_out" : "");
  for (int i = 0; i < s.result_count; ++i) named.fields.emplace_back(s.results[size_t(i)].name);
  named.items.assign(results.begin(), results.end());
  return encode(Value(std::move(named)), json);
}

}  // namespace tg
