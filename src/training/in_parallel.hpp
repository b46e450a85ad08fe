#pragma once

#include <thread>

namespace attn {

/// Work that is cut in two, always in the same way: `work(0)` and `work(1)`, one after the other or
/// on two threads. Whoever calls keeps the results apart, so that both ways give the same bits.
template <class Work>
void in_parallel(int num_threads, const Work& work) {
  if (num_threads < 2) {
    work(0);
    work(1);
    return;
  }
  std::thread other(work, 1);
  work(0);
  other.join();
}

}  // namespace attn
