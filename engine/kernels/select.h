// Partial sorting with one fixed order of equal elements, whatever the standard library: introsort,
// introselect and heap select as libstdc++ runs them, since those decide what PyTorch returns.
#pragma once

#include <cstdint>
#include <utility>

namespace tg {

template <class E, class Less>
class Selector {
 public:
  explicit Selector(Less less) : less_(less) {}

  /// Puts the n-th element in its place, smaller ones before it.
  void nth(E* first, E* n, E* last) const {
    if (first == last || n == last) return;
    int depth = 2 * log2(last - first);
    while (last - first > 3) {
      if (depth-- == 0) {
        heap_select(first, n + 1, last);
        std::swap(*first, *n);
        return;
      }
      E* cut = partition(first, last);
      (cut <= n ? first : last) = cut;
    }
    insertion_sort(first, last);
  }

  void sort(E* first, E* last) const {
    if (first == last) return;
    coarse_sort(first, last, 2 * log2(last - first));
    insertion_sort(first, last);
  }

  /// Sorts the smallest into [first, middle).
  void partial_sort(E* first, E* middle, E* last) const {
    if (first == middle) return;
    heap_select(first, middle, last);
    while (middle - first > 1) pop(first, middle - 1, middle - 1), --middle;
  }

 private:
  static int log2(int64_t n) { return 63 - __builtin_clzll(uint64_t(n)); }

  void coarse_sort(E* first, E* last, int depth) const {
    while (last - first > 16) {
      if (depth-- == 0) return partial_sort(first, last, last);
      E* cut = partition(first, last);
      coarse_sort(cut, last, depth);
      last = cut;
    }
  }

  void insertion_sort(E* first, E* last) const {
    for (E* i = first + 1; i < last; ++i) {
      E value = *i;
      E* hole = i;
      for (; hole > first && less_(value, hole[-1]); --hole) *hole = hole[-1];
      *hole = value;
    }
  }

  /// Splits around the median of three; gives where the second part starts.
  E* partition(E* first, E* last) const {
    E *a = first + 1, *b = first + (last - first) / 2, *c = last - 1;
    E* median = less_(*a, *b) ? (less_(*b, *c)   ? b
                                 : less_(*a, *c) ? c
                                                 : a)
                              : (less_(*a, *c)   ? a
                                 : less_(*b, *c) ? c
                                                 : b);
    std::swap(*first, *median);
    E *low = first + 1, *high = last;
    for (;;) {
      while (less_(*low, *first)) ++low;
      --high;
      while (less_(*first, *high)) --high;
      if (low >= high) return low;
      std::swap(*low, *high);
      ++low;
    }
  }

  void heap_select(E* first, E* middle, E* last) const {
    int64_t n = middle - first;
    for (int64_t parent = (n - 2) / 2; n > 1 && parent >= 0; --parent)
      sift(first, parent, n, first[parent]);
    for (E* i = middle; i < last; ++i)
      if (less_(*i, *first)) pop(first, middle, i);
  }

  /// Moves the heap's top to `to`, whose element joins the heap.
  void pop(E* first, E* last, E* to) const {
    E value = *to;
    *to = *first;
    sift(first, 0, last - first, value);
  }

  /// Fills the hole from below down to a leaf, then lets `value` rise from there.
  void sift(E* heap, int64_t hole, int64_t n, E value) const {
    int64_t top = hole, child = hole;
    while (child < (n - 1) / 2) {
      child = 2 * (child + 1);
      if (less_(heap[child], heap[child - 1])) --child;
      heap[hole] = heap[child];
      hole = child;
    }
    if (n % 2 == 0 && child == (n - 2) / 2) {
      child = 2 * child + 1;
      heap[hole] = heap[child];
      hole = child;
    }
    for (int64_t parent = (hole - 1) / 2; hole > top && less_(heap[parent], value);
         parent = (hole - 1) / 2) {
      heap[hole] = heap[parent];
      hole = parent;
    }
    heap[hole] = value;
  }

  Less less_;
};

}  // namespace tg
