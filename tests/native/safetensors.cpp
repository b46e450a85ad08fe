#include "tensor/safetensors.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

TEST_CASE("what is written as float32 is read with the same bits", "[safetensors]") {
  Random random(1);
  const Matrix w_query = random_matrix(3, 5, random), b_query = random_matrix(1, 5, random);
  SafetensorsWriter writer;
  writer.metadata("model", "변환기");
  writer.add("w_query", w_query, DataType::float32);
  writer.add("b_query", b_query, DataType::float32);
  const std::vector<std::byte> bytes = writer.finish();

  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  CHECK(file.metadata("model") == "변환기");
  CHECK_FALSE(file.metadata("models"));
  Framed read_query(3, 5), read_bias(1, 5);
  REQUIRE_FALSE(read_matrix(file, "w_query", read_query));
  REQUIRE_FALSE(read_matrix(file, "b_query", read_bias));
  CHECK(same_bits(read_query, w_query));
  CHECK(same_bits(read_bias, b_query));
  CHECK(read_query.frame_is_untouched());
}
