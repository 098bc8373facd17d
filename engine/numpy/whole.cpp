#include "numpy/whole.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <type_traits>
#include <unordered_set>

namespace tg::numpy {
namespace {

uint64_t mask_of(uint64_t most) {
  for (int by : {1, 2, 4, 8, 16, 32}) most |= most >> by;
  return most;
}

// Draws of so many bits: short ones share a draw of 32.
template <class U>
class Draws {
 public:
  explicit Draws(Bits& bits) : bits_(bits) {}

  U next() {
    if constexpr (sizeof(U) == 8) {
      return bits_.next64();
    } else if constexpr (sizeof(U) == 4) {
      return bits_.next32();
    } else {
      constexpr int kWidth = int(sizeof(U) * 8);
      if (left_ == 0) {
        kept_ = bits_.next32();
        left_ = 32 / kWidth;
      } else {
        kept_ >>= kWidth;
      }
      --left_;
      return U(kept_);
    }
  }
  bool next_bit() {
    if (left_ == 0) {
      kept_ = bits_.next32();
      left_ = 32;
    } else {
      kept_ >>= 1;
    }
    --left_;
    return kept_ & 1;
  }

 private:
  Bits& bits_;
  uint32_t kept_ = 0;
  int left_ = 0;
};

template <class U>
U bounded(Draws<U>& draws, U most, Bounding bounding) {
  using Twice = std::conditional_t<sizeof(U) == 8, unsigned __int128, uint64_t>;
  constexpr int kWidth = int(sizeof(U) * 8);
  if (most == 0) return 0;
  if (most == U(-1)) return draws.next();
  if (bounding == Bounding::Masked) {
    U mask = U(mask_of(most)), value;
    do value = draws.next() & mask;
    while (value > most);
    return value;
  }
  U count = U(most + 1);
  Twice product = Twice(draws.next()) * count;
  if (U(product) < count) {
    U threshold = U(U(U(-1) - most) % count);
    while (U(product) < threshold) product = Twice(draws.next()) * count;
  }
  return U(product >> kWidth);
}

// 64 bits are drawn only where the range needs them.
uint64_t bounded64(Bits& bits, uint64_t most, Bounding bounding) {
  if (most <= 0xffffffffu) {
    Draws<uint32_t> draws(bits);
    return bounded(draws, uint32_t(most), bounding);
  }
  Draws<uint64_t> draws(bits);
  return bounded(draws, most, bounding);
}

template <class T, class Low, class Range>
void fill(const Tensor& t, Bits& bits, Low low, Range range, Bounding bounding) {
  T* out = t.data<T>();
  int64_t n = t.numel();
  if constexpr (std::is_same_v<T, bool>) {
    Draws<uint8_t> draws(bits);
    for (int64_t i = 0; i < n; ++i) out[i] = range(i) ? draws.next_bit() : low(i) != 0;
  } else if constexpr (sizeof(T) == 8) {
    for (int64_t i = 0; i < n; ++i)
      out[i] = T(uint64_t(low(i)) + bounded64(bits, range(i), bounding));
  } else {
    using U = std::make_unsigned_t<T>;
    Draws<U> draws(bits);
    for (int64_t i = 0; i < n; ++i)
      out[i] = T(U(U(low(i)) + bounded(draws, U(range(i)), bounding)));
  }
}

template <class Low, class Range>
void fill_any(const Tensor& t, Bits& bits, Low low, Range range, Bounding bounding) {
  dispatch_all(t.dtype(), "integers", [&]<class T>() {
    if constexpr (std::is_floating_point_v<T>)
      fail_not_implemented("integers", t.dtype());
    else
      fill<T>(t, bits, low, range, bounding);
  });
}

}  // namespace

void fill_whole(const Tensor& t, Bits& bits, int64_t low, uint64_t range, Bounding bounding) {
  fill_any(
      t, bits, [=](int64_t) { return low; }, [=](int64_t) { return range; }, bounding);
}

void fill_whole(const Tensor& t, Bits& bits, const Tensor& low, const Tensor& range,
                Bounding bounding) {
  const auto *lows = low.data<int64_t>(), *ranges = range.data<int64_t>();
  fill_any(
      t, bits, [=](int64_t i) { return lows[i]; }, [=](int64_t i) { return uint64_t(ranges[i]); },
      bounding);
}

Tensor partners(Bits& bits, int64_t n) {
  Tensor t = empty({std::max<int64_t>(n - 1, 0)}, DType::Int64);
  auto* with = t.data<int64_t>();
  for (int64_t i = n - 1; i > 0; --i)
    *with++ = int64_t(bounded64(bits, uint64_t(i), Bounding::Masked));
  return t;
}

Tensor permutation(Bits& bits, int64_t n) {
  Tensor t = empty({n}, DType::Int64), others = partners(bits, n);
  auto *order = t.data<int64_t>(), *with = others.data<int64_t>();
  std::iota(order, order + n, 0);
  for (int64_t i = n - 1; i > 0; --i) std::swap(order[i], order[*with++]);
  return t;
}

Tensor sample(Bits& bits, int64_t n, int64_t count, bool shuffled) {
  auto drawn = [&](int64_t most) {
    return int64_t(bounded64(bits, uint64_t(most), Bounding::Lemire));
  };
  Tensor t = empty({count}, DType::Int64);
  auto* out = t.data<int64_t>();
  if (n > 10000 && count > n / (shuffled ? 50 : 20)) {  // the end of a shuffle of all
    std::vector<int64_t> all(size_t(n), 0);
    std::iota(all.begin(), all.end(), 0);
    for (int64_t i = n - 1; i >= std::max<int64_t>(n - count, 1); --i)
      std::swap(all[size_t(i)], all[size_t(drawn(i))]);
    std::copy(all.end() - count, all.end(), out);
    return t;
  }
  std::unordered_set<int64_t> taken;  // Floyd's algorithm
  for (int64_t i = 0; i < count; ++i) {
    int64_t last = n - count + i, value = drawn(last);
    out[i] = taken.insert(value).second ? value : last;
    taken.insert(out[i]);
  }
  for (int64_t i = count - 1; shuffled && i > 0; --i) std::swap(out[i], out[drawn(i)]);
  return t;
}

Tensor bytes(Bits& bits, int64_t count) {
  Tensor t = empty({count}, DType::UInt8);
  for (int64_t i = 0; i < count; i += 4) {
    uint32_t word = bits.next32();
    std::memcpy(t.raw() + i, &word, size_t(std::min<int64_t>(4, count - i)));
  }
  return t;
}

}  // namespace tg::numpy
