#include "format/print.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "autograd/arithmetic.h"
#include "autograd/metadata.h"

namespace tg {
namespace {

/// A float with a fixed number of digits, as Python's format() writes it.
std::string format_float(double v, bool scientific, int64_t precision) {
  if (std::isnan(v)) return "nan";
  if (std::isinf(v)) return v < 0 ? "-inf" : "inf";
  const char* form = scientific ? "%.*e" : "%.*f";
  int length = std::snprintf(nullptr, 0, form, int(precision), v);
  std::string text(size_t(length) + 1, '\0');
  std::snprintf(text.data(), text.size(), form, int(precision), v);
  text.pop_back();
  return text;
}

std::string join(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (size_t i = 0; i < parts.size(); ++i) text += (i ? separator : "") + parts[i];
  return text;
}

/// How real numbers that stand together are written. Integers get a point and no digits; scientific
/// form is for a wide range of values.
class Form {
 public:
  /// each(f) calls f of all numbers.
  template <class Each>
  void choose(const Each& each) {
    double smallest = INFINITY, largest = 0;
    each([&](double v) {
      if (!std::isfinite(v) || v == 0) return;
      smallest = std::min(smallest, std::abs(v));
      largest = std::max(largest, std::abs(v));
      if (v != std::ceil(v)) whole_ = false;
    });
    if (largest == 0) return;
    scientific_ = options_.sci_mode.value_or(largest / smallest > 1000.0 || largest > 1.0e8 ||
                                             smallest < 1.0e-4);
    each([&](double v) {
      if (std::isfinite(v) && v != 0) width = std::max(width, text(v).size());
    });
  }
  std::string text(double v) const {
    if (scientific_) return format_float(v, true, options_.precision);
    if (!whole_) return format_float(v, false, options_.precision);
    return format_float(v, false, 0) + (std::isfinite(v) ? "." : "");
  }
  std::string padded(double v) const { return pad(text(v), width); }

  static std::string pad(const std::string& text, size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
  }

  size_t width = 1;

 private:
  const PrintOptions& options_ = print_options();
  bool whole_ = true, scientific_ = false;
};

/// Writes the elements of one tensor, all with the width and form that fit those shown.
template <class T>
class Writer {
 public:
  Writer(const Tensor& t, bool summarize)
      : options_(print_options()),
        data_(reinterpret_cast<const T*>(t.storage()->data)),
        geometry_(t.geometry()),
        summarize_(summarize) {
    auto each = [&](auto&& f) { each_shown(0, geometry_.offset, f); };
    if constexpr (is_complex_number<T>) {
      form_.choose([&](auto&& f) { each([&](T v) { f(double(v.re)); }); });
      imaginary_.choose([&](auto&& f) { each([&](T v) { f(double(v.im)); }); });
    } else if constexpr (!std::is_integral_v<T>) {
      form_.choose([&](auto&& f) { each([&](T v) { f(double(v)); }); });
    } else {
      each([&](T v) { form_.width = std::max(form_.width, plain(v).size()); });
    }
  }

  std::string write(int64_t indent) const { return write(0, geometry_.offset, indent); }

 private:
  int64_t size(size_t dim) const { return geometry_.sizes[dim]; }
  bool cuts(size_t dim) const { return summarize_ && size(dim) > 2 * options_.edgeitems; }

  static std::string plain(T v) {
    if constexpr (std::is_same_v<T, bool>)
      return v ? "True" : "False";
    else
      return std::to_string(v);
  }

  /// Calls f(index) for the places shown along `dim`, and g() where some are left out.
  template <class F, class G>
  void along(size_t dim, F&& f, G&& g) const {
    int64_t n = size(dim), edge = cuts(dim) ? options_.edgeitems : n;
    for (int64_t i = 0; i < edge; ++i) f(i);
    if (!cuts(dim)) return;
    g();
    for (int64_t i = n - edge; i < n; ++i) f(i);
  }

  template <class F>
  void each_shown(size_t dim, int64_t at, const F& f) const {
    if (dim == geometry_.sizes.size()) return f(data_[at]);
    along(
        dim, [&](int64_t i) { each_shown(dim + 1, at + i * geometry_.strides[dim], f); }, [] {});
  }

  std::string element(int64_t at) const {
    if constexpr (is_complex_number<T>) {
      std::string imaginary = imaginary_.padded(data_[at].im) + 'j';
      imaginary.erase(0, imaginary.find_first_not_of(' '));
      return form_.padded(data_[at].re) + (imaginary[0] == '-' ? "" : "+") + imaginary;
    } else if constexpr (!std::is_integral_v<T>) {
      return form_.padded(data_[at]);
    } else {
      return Form::pad(plain(data_[at]), form_.width);
    }
  }

  std::string write(size_t dim, int64_t at, int64_t indent) const {
    size_t left = geometry_.sizes.size() - dim;
    if (left == 0) return element(at);
    std::vector<std::string> parts;
    if (left == 1) {
      along(
          dim, [&](int64_t i) { parts.push_back(element(at + i * geometry_.strides[dim])); },
          [&] { parts.push_back(options_.edgeitems ? " ..." : "..."); });
      return '[' + wrapped(parts, indent) + ']';
    }
    along(
        dim,
        [&](int64_t i) {
          parts.push_back(write(dim + 1, at + i * geometry_.strides[dim], indent + 1));
        },
        [&] { parts.push_back("..."); });
    return '[' + join(parts, ',' + std::string(left - 1, '\n') + blanks(indent + 1)) + ']';
  }

  /// The elements of a row in lines of at most linewidth.
  std::string wrapped(const std::vector<std::string>& parts, int64_t indent) const {
    size_t width = form_.width + 2 + (is_complex_number<T> ? imaginary_.width + 1 : 0);
    int64_t fit = (options_.linewidth - indent) / int64_t(width);
    auto a_line = size_t(std::max<int64_t>(1, fit));
    std::vector<std::string> lines;
    for (size_t i = 0; i < parts.size(); i += a_line)
      lines.push_back(join(
          {parts.begin() + int64_t(i), parts.begin() + int64_t(std::min(i + a_line, parts.size()))},
          ", "));
    return join(lines, ",\n" + blanks(indent + 1));
  }

  static std::string blanks(int64_t n) { return std::string(size_t(n), ' '); }

  const PrintOptions& options_;
  const T* data_;
  const Geometry& geometry_;
  bool summarize_;
  Form form_, imaginary_;
};

std::string size_suffix(const Ints& sizes) {
  std::string text = "size=(";
  for (size_t i = 0; i < sizes.size(); ++i) text += str(i ? ", " : "", sizes[i]);
  return text + (sizes.size() == 1 ? ",)" : ")");
}

void add_history(const Tensor& t, std::vector<std::string>& suffixes) {
  try {
    if (NodeRef node = grad_fn(t)) {
      suffixes.push_back("grad_fn=<" + short_name(*node) + '>');
      return;
    }
  } catch (const Error&) {  // a view made without grad and changed since has no history to show
    suffixes.push_back("grad_fn=<Invalid>");
    return;
  }
  if (requires_grad(t)) suffixes.push_back("requires_grad=True");
}

}  // namespace

PrintOptions& print_options() {
  static PrintOptions options;
  return options;
}

std::string repr(const Tensor& t, const std::string& prefix) {
  const PrintOptions& options = print_options();
  auto indent = int64_t(prefix.size());
  std::string text = prefix;
  std::vector<std::string> suffixes;
  std::string dtype = str("dtype=torch.", name_of(t.dtype()));
  bool is_default = t.dtype() == default_dtype();
  if (t.numel() == 0) {
    text += "[]";
    if (t.dim() != 1) suffixes.push_back(size_suffix(t.sizes()));
    if (!is_default) suffixes.push_back(dtype);
  } else {
    if (!options.edgeitems) suffixes.push_back(size_suffix(t.sizes()));
    if (!is_default && t.dtype() != default_complex_dtype() && t.dtype() != DType::Int64 &&
        t.dtype() != DType::Bool)
      suffixes.push_back(dtype);
    bool summarize = double(t.numel()) > options.threshold;
    Tensor shown = t.body().lazy ? arithmetic().clone(detached(t)) : t;
    text += dispatch_elements(t.dtype(), "print", [&]<class T>() -> std::string {
      return Writer<T>(shown, summarize).write(indent);
    });
  }
  add_history(t, suffixes);

  size_t newline = text.rfind('\n');
  int64_t line = int64_t(text.size()) - (newline == std::string::npos ? -1 : int64_t(newline)) + 1;
  for (const std::string& suffix : suffixes) {
    auto length = int64_t(suffix.size());
    if (line + length + 2 > options.linewidth) {
      text += ",\n" + std::string(size_t(indent), ' ') + suffix;
      line = indent + length;
    } else {
      text += ", " + suffix;
      line += length + 2;
    }
  }
  return text + ')';
}

}  // namespace tg
