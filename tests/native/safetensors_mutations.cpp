// Files with seeded damage: refused or consistent, and never read past their ends.
// tests/fuzz/ goes on where this stops.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "safetensors_files.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

namespace {

Bytes valid_file() {
  Random random(1);
  SafetensorsWriter writer;
  writer.metadata("model", "나는 \"학교\"에 \U0001F642\n");
  writer.metadata("dims", "4");
  writer.add("w_query", random_matrix(4, 3, random), DataType::float32);
  writer.add("w_key", random_matrix(2, 5, random), DataType::float16);
  writer.add("w_value", random_matrix(5, 2, random), DataType::bfloat16);
  writer.add("embedding", random_matrix(3, 3, random), DataType::int8);
  writer.add("empty", Matrix(0, 4), DataType::float32);
  return writer.finish();
}

std::size_t header_length(const Bytes& file) {
  return std::to_integer<std::size_t>(file[0]) + 256 * std::to_integer<std::size_t>(file[1]);
}

void set_header_length(Bytes& file, std::size_t length) {
  file[0] = static_cast<std::byte>(length % 256);
  file[1] = static_cast<std::byte>(length / 256);
}

// One damage; what is inserted or removed in the header changes its length with it, most times.
void mutate(Bytes& file, Random& random) {
  constexpr std::string_view tokens[] = {
      "\"",
      "\\",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      " ",
      "0",
      "9",
      "-",
      ".",
      "\\u",
      "\\uD83D",
      "\\uDE42",
      "F32",
      "F16",
      "BF16",
      "I8",
      "dtype",
      "shape",
      "data_offsets",
      "__metadata__",
      "w_query",
      ".scale",
      "9223372036854775807",
      "18446744073709551616",
      "\xC3",
      "\xED\xA0\x80",
      "나",
      "\"w_key\":{\"dtype\":\"I8\",\"shape\":[0],\"data_offsets\":[0,0]},"};
  const std::size_t length = header_length(file);
  const std::size_t header_end = std::min(8 + length, file.size());
  // Most damage where it is most interesting.
  const auto first = static_cast<std::size_t>(random.below(20) == 0 ? 0 : 8);
  const std::size_t last = random.below(8) == 0 ? file.size() : header_end;
  if (first >= last) return;
  const std::size_t at = first + random.below(static_cast<int>(last - first));
  const auto place = file.begin() + static_cast<std::ptrdiff_t>(at);
  const std::size_t before = file.size();
  switch (random.below(7)) {
    case 0:  // a bit
      *place ^= static_cast<std::byte>(1 << random.below(8));
      break;
    case 1:  // a byte
      *place = static_cast<std::byte>(random.bits());
      break;
    case 2: {  // bytes less
      const std::size_t count = std::min<std::size_t>(1 + random.below(20), file.size() - at);
      file.erase(place, place + static_cast<std::ptrdiff_t>(count));
      break;
    }
    case 3: {  // a token more
      const Bytes token = bytes_of_text(tokens[random.below(std::size(tokens))]);
      file.insert(place, token.begin(), token.end());
      break;
    }
    case 4: {  // a token over what is there
      const Bytes token = bytes_of_text(tokens[random.below(std::size(tokens))]);
      std::copy_n(token.begin(), std::min(token.size(), file.size() - at), place);
      break;
    }
    case 5: {  // a piece twice
      const std::size_t count = std::min<std::size_t>(1 + random.below(80), file.size() - at);
      const Bytes piece(place, place + static_cast<std::ptrdiff_t>(count));
      file.insert(place, piece.begin(), piece.end());
      break;
    }
    case 6:  // a digit
      for (std::size_t i = at; i < header_end; ++i) {
        if (file[i] < std::byte{'0'} || file[i] > std::byte{'9'}) continue;
        file[i] = static_cast<std::byte>('0' + random.below(10));
        break;
      }
      break;
  }
  if (at >= 8 && at < header_end && random.below(10) != 0) {
    set_header_length(file, length + file.size() - before);
  }
}

}  // namespace

TEST_CASE("a damaged file is refused, or is a file like any other", "[safetensors]") {
  const Bytes valid = valid_file();
  REQUIRE(broken_promise(valid) == "");
  int accepted = 0;
  std::set<SafetensorsError> errors;
  for (int seed = 0; seed < 20'000; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    Bytes damaged = valid;
    for (int i = random.below(3); i >= 0 && damaged.size() >= 8; --i) mutate(damaged, random);
    const std::string broken = broken_promise(damaged);
    if (!broken.empty()) FAIL("seed " << seed << ": " << broken);
    Safetensors file;
    const auto problem = file.read(damaged);
    accepted += !problem;
    if (problem) errors.insert(problem->error);
  }
  // Otherwise the damage would be too coarse to look behind the first check.
  CHECK(accepted > 500);
  CHECK(errors.size() > 20);
}

TEST_CASE("a file that ends early is refused, wherever it ends", "[safetensors]") {
  const Bytes valid = valid_file();
  for (std::size_t size = 0; size < valid.size(); ++size) {
    const Bytes cut(valid.begin(), valid.begin() + static_cast<std::ptrdiff_t>(size));
    Safetensors file;
    REQUIRE(file.read(cut));
    REQUIRE(broken_promise(cut) == "");
  }
}

TEST_CASE("what the fuzzer starts from and what it found is refused or a file like any other",
          "[safetensors]") {
  int count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(ATTENTION_TESTS_DIR "/fuzz/safetensors")) {
    CAPTURE(entry.path().string());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    REQUIRE_FALSE(text.empty());
    CHECK(broken_promise(bytes_of_text(text)) == "");
    ++count;
  }
  CHECK(count > 0);
}
