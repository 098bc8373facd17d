#include "frontend/old_forms.h"

#include "core/warning.h"
#include "frontend/bind_errors.h"

namespace tg {

bool from_old_form(const std::vector<Overload>& overloads, Call& call, std::string* old_signature) {
  const OpInfo* info = nullptr;
  for (const Overload& o : overloads)
    if (o.info->op->old_signature && (!info || o.form != Form::Out)) info = o.info;
  if (!info ||
      (!call.keywords.empty() && (call.keywords.size() > 1 || call.keywords[0].first != "out")))
    return false;
  std::vector<const Parameter*> tensors, numbers;
  for (int i = 0; i < info->schema.arity; ++i) {
    const Parameter& p = info->schema.parameters[size_t(i)];
    if (p.kind == Kind::Tensor) tensors.push_back(&p);
    if (p.kind == Kind::Scalar && p.keyword_only) numbers.push_back(&p);
  }
  // A method's tensor stands before all, a function's behind beta, which scales it.
  std::vector<const Parameter*> order = tensors;
  size_t given = call.positional.size();
  bool scaled = numbers.size() == 2;  // by beta and alpha
  if (given == tensors.size() + 2 && scaled)
    order.insert(order.begin() + 1, numbers[1]);
  else if (given != tensors.size() + 1)
    return false;
  order.insert(order.begin() + (scaled && !call.method ? 0 : 1), numbers[0]);
  Args positional;
  Keywords keywords;
  std::string signature;
  for (size_t i = 0; i < order.size(); ++i) {
    const Parameter& p = *order[i];
    Value ignored;
    if (!convert(p, call.positional[i], false, &ignored)) return false;
    if (p.kind == Kind::Tensor)
      positional.push_back(call.positional[i]);
    else
      keywords.emplace_back(std::string(p.name), call.positional[i]);
    if (call.method && i == 0) continue;
    signature += str(signature.empty() ? "" : ", ", p.kind == Kind::Tensor ? "Tensor " : "Number ",
                     python_name(p, call.method));
  }
  bool inplace = call.name.back() == '_';
  *old_signature = signature + (call.method || inplace ? "" : ", *, Tensor out = None");
  call.positional = std::move(positional);
  for (auto& each : call.keywords) keywords.push_back(std::move(each));
  call.keywords = std::move(keywords);
  return true;
}

void warn_old_form(const std::vector<Overload>& overloads, const Call& call,
                   const std::string& old_signature) {
  std::string today;
  for (const std::string& text : signature_texts(overloads, call))
    today += str("\n\t", call.name, text);
  warn_once("torch/csrc/utils/python_arg_parser.cpp:1841", "This overload of ", call.name,
            " is deprecated:\n\t", call.name, "(", old_signature,
            ")\nConsider using one of the following signatures instead:", today);
}

}  // namespace tg
