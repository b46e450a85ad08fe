// libFuzzer on the reader of safetensors files:
//
//     cmake --preset fuzz && cmake --build --preset fuzz && mkdir -p build/fuzz/found
//     build/fuzz/bin/fuzz_safetensors -dict=tests/fuzz/safetensors.dict -max_len=4096
//         -max_total_time=300 build/fuzz/found tests/fuzz/safetensors
//
// It starts from the files in tests/fuzz/safetensors and stops with a "crash-…" file where memory
// is misused or an accepted file breaks a promise. Such a file is kept there, under a name that
// tells what it shows: the native tests read them all.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "native/safetensors_files.hpp"

namespace {

void check(std::span<const std::byte> file) {
  const std::string broken = attn::test::broken_promise(file);
  if (broken.empty()) return;
  std::fprintf(stderr, "%s\n", broken.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto* const first = reinterpret_cast<const std::byte*>(data);
  std::vector<std::byte> file(first, first + size);
  check(file);
  // A length that fits is what chance finds last: again, with a header up to the last "}".
  if (size < 8) return 0;
  const auto end = std::find(file.rbegin(), file.rend() - 8, std::byte{'}'}).base();
  const std::uint64_t length = static_cast<std::uint64_t>(end - file.begin()) - 8;
  std::memcpy(file.data(), &length, sizeof length);
  check(file);
  return 0;
}
