// A vector whose first N elements need no allocation: shapes, strides and arguments are short.
#pragma once

#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace tg {

template <class T, size_t N>
class InlineVector {
 public:
  using value_type = T;

  InlineVector() {}  // not defaulted: {} must not zero the room for the items
  InlineVector(std::initializer_list<T> items) : InlineVector(items.begin(), items.end()) {}
  explicit InlineVector(size_t count, const T& value = T()) { resize(count, value); }
  template <class It, class = typename std::iterator_traits<It>::iterator_category>
  InlineVector(It first, It last) {
    reserve(size_t(std::distance(first, last)));
    for (; first != last; ++first) push_back(*first);
  }
  InlineVector(const InlineVector& other) {
    if (copies_whole(other)) {
      std::memcpy(inline_, other.inline_, sizeof inline_);
    } else {
      reserve(other.size_);
      std::uninitialized_copy(other.begin(), other.end(), data_);
    }
    size_ = other.size_;
  }
  InlineVector(InlineVector&& other) noexcept { take(other); }
  InlineVector& operator=(InlineVector other) noexcept {
    clear_storage();
    take(other);
    return *this;
  }
  ~InlineVector() { clear_storage(); }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& operator[](size_t i) { return data_[i]; }
  const T& operator[](size_t i) const { return data_[i]; }
  T& front() { return data_[0]; }
  T& back() { return data_[size_ - 1]; }
  const T& front() const { return data_[0]; }
  const T& back() const { return data_[size_ - 1]; }

  void reserve(size_t count) {
    if (count <= capacity_) return;
    size_t grown = capacity_ * 2 > count ? capacity_ * 2 : count;
    T* fresh = static_cast<T*>(::operator new(grown * sizeof(T)));
    std::uninitialized_move(begin(), end(), fresh);
    std::destroy(begin(), end());
    if (data_ != inline_data()) ::operator delete(data_);
    data_ = fresh;
    capacity_ = grown;
  }
  template <class... Args>
  T& emplace_back(Args&&... args) {
    if (size_ == capacity_) {
      T item(std::forward<Args>(args)...);  // an argument may live in this vector
      reserve(size_ + 1);
      return *new (data_ + size_++) T(std::move(item));
    }
    return *new (data_ + size_++) T(std::forward<Args>(args)...);
  }
  void push_back(const T& item) { emplace_back(item); }
  void push_back(T&& item) { emplace_back(std::move(item)); }
  void pop_back() { data_[--size_].~T(); }
  void clear() {
    std::destroy(begin(), end());
    size_ = 0;
  }
  /// `value` must not be an item of this vector.
  void resize(size_t count, const T& value = T()) {
    while (size_ > count) pop_back();
    reserve(count);
    while (size_ < count) new (data_ + size_++) T(value);
  }
  void insert(size_t at, const T& item) {
    push_back(item);
    for (size_t i = size_ - 1; i > at; --i) std::swap(data_[i], data_[i - 1]);
  }
  void erase(size_t at) {
    for (size_t i = at; i + 1 < size_; ++i) data_[i] = std::move(data_[i + 1]);
    pop_back();
  }

  friend bool operator==(const InlineVector& a, const InlineVector& b) {
    if (a.size_ != b.size_) return false;
    for (size_t i = 0; i < a.size_; ++i)
      if (!(a.data_[i] == b.data_[i])) return false;
    return true;
  }

 private:
  // Plain items: the whole room, whose size is known, is copied faster than just what is used.
  static bool copies_whole(const InlineVector& other) {
    return std::is_trivially_copyable_v<T> && other.data_ == other.inline_data();
  }
  const T* inline_data() const { return reinterpret_cast<const T*>(inline_); }
  T* inline_data() { return reinterpret_cast<T*>(inline_); }
  void clear_storage() {
    clear();
    if (data_ != inline_data()) ::operator delete(data_);
    data_ = inline_data();
    capacity_ = N;
  }
  void take(InlineVector& other) {
    if (other.data_ == other.inline_data()) {
      if (copies_whole(other))
        std::memcpy(inline_, other.inline_, sizeof inline_);
      else
        std::uninitialized_move(other.begin(), other.end(), data_);
      size_ = other.size_;
      other.clear();
      return;
    }
    data_ = std::exchange(other.data_, other.inline_data());
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, N);
  }

  alignas(T) std::byte inline_[N * sizeof(T)];
  T* data_ = reinterpret_cast<T*>(inline_);
  size_t size_ = 0, capacity_ = N;
};

}  // namespace tg
