#include "tensor/safetensors.hpp"

#include <array>
#include <cmath>

#include "catch.hpp"
#include "safetensors_files.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;
using Error = SafetensorsError;

namespace {

constexpr DataType all_types[] = {DataType::float32, DataType::bfloat16, DataType::float16,
                                  DataType::int8};

Bytes file_with(const char* name, ConstMatrixView matrix, DataType type) {
  SafetensorsWriter writer;
  writer.add(name, matrix, type);
  return writer.finish();
}

// "" where the file is accepted.
std::string refusal(const Bytes& bytes) {
  Safetensors file;
  const auto problem = file.read(bytes);
  return problem ? describe(*problem) : "";
}

float float32_after(DataType type, float x) {
  if (type == DataType::bfloat16) return bfloat16_value(bfloat16_bits(x));
  if (type == DataType::float16) return float16_value(float16_bits(x));
  return x;
}

}  // namespace

TEST_CASE("a matrix is read as it was written, rounded to the type of the file", "[safetensors]") {
  Random random(1);
  for (const DataType type : {DataType::float32, DataType::bfloat16, DataType::float16}) {
    for (const int rows : {1, 3, 64}) {
      for (const int cols : {1, 5, 65}) {
        CAPTURE(static_cast<int>(type), rows, cols);
        Framed matrix(random_matrix(rows, cols, random, 100)), read(rows, cols);
        const Bytes bytes = file_with("w_query", matrix, type);
        Safetensors file;
        REQUIRE_FALSE(file.read(bytes));
        REQUIRE(file.tensors().size() == 1);
        CHECK(file.tensors()[0].type == type);
        CHECK(file.tensors()[0].shape == std::vector<std::int64_t>{rows, cols});
        REQUIRE_FALSE(read_matrix(file, "w_query", read));
        CHECK(read.frame_is_untouched());
        int wrong = 0;
        for (int r = 0; r < rows; ++r) {
          for (int c = 0; c < cols; ++c) {
            wrong += !same_bits(read.view()(r, c), float32_after(type, matrix.view()(r, c)));
          }
        }
        CHECK(wrong == 0);
      }
    }
  }
}

TEST_CASE("metadata are text, found by their key", "[safetensors]") {
  SafetensorsWriter writer;
  writer.metadata("model", "변환기 → transformer");
  writer.metadata("", "the empty key");
  writer.metadata("vocabulary", "a\nb\t\"c\"\\\x7f");
  const Bytes bytes = writer.finish();
  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  CHECK(file.tensors().empty());
  CHECK(file.metadata("model") == "변환기 → transformer");
  CHECK(file.metadata("") == "the empty key");
  CHECK(file.metadata("vocabulary") == "a\nb\t\"c\"\\\x7f");
  CHECK_FALSE(file.metadata("models"));
}

TEST_CASE("any text is a name, and comes back", "[safetensors]") {
  std::string every_ascii;
  for (char c = 0; c < 127; ++c) every_ascii += c;
  const Matrix one = matrix_of(1, 1, {1});
  SafetensorsWriter writer;
  for (const std::string& name : {every_ascii, std::string(), std::string("나는"),
                                  std::string("\U0001F642\u0080\u07FF\u0800\uFFFF\U0010FFFF")}) {
    writer.add(name, one, DataType::float32);
    const Bytes bytes = writer.finish();
    Safetensors file;
    REQUIRE_FALSE(file.read(bytes));
    CHECK(file.find(name) != nullptr);
  }
}

// ---- int8

TEST_CASE("int8 with the scale of its row is off by half a scale at most", "[safetensors]") {
  Random random(2);
  for (const float bound : {1.0f, 1e-38f, 1e38f, 300 * std::numeric_limits<float>::denorm_min()}) {
    for (const int cols : awkward_lengths) {
      CAPTURE(bound, cols);
      const Matrix matrix = random_matrix(5, cols, random, bound);
      const Bytes bytes = file_with("w", matrix, DataType::int8);
      Safetensors file;
      REQUIRE_FALSE(file.read(bytes));
      Matrix read(5, cols), scale(1, 5);
      REQUIRE_FALSE(read_matrix(file, "w", read));
      REQUIRE_FALSE(read_matrix(file, "w.scale", scale));
      for (int r = 0; r < 5; ++r) {
        double largest = 0, error = 0;
        for (int c = 0; c < cols; ++c) {
          largest = std::max(largest, std::abs(double{matrix(r, c)}));
          error = std::max(error, std::abs(double{matrix(r, c)} - read(r, c)));
        }
        CHECK(error <= scale(0, r) * (0.5 + 0x1p-17));
        CHECK(scale(0, r) >= largest / 127);
        CHECK(std::nextafter(scale(0, r), 0.0f) <= largest / 127);
      }
    }
  }
}

TEST_CASE("int8 rounds to the nearest, halfway to the even one, and never reaches -128",
          "[safetensors]") {
  const Matrix matrix = matrix_of(1, 8, {127, -127, 0.5f, 1.5f, -2.5f, -3.5f, 2.4999f, -0.0f});
  const Bytes bytes = file_with("w", matrix, DataType::int8);
  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  const std::array<int, 8> expected = {127, -127, 0, 2, -2, -4, 2, 0};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(static_cast<std::int8_t>(file.find("w")->bytes[i]) == expected[i]);
  }
  CHECK(file.find("w.scale")->shape == std::vector<std::int64_t>{1});
}

TEST_CASE("a row of zeros has scale 0 and is read as zeros", "[safetensors]") {
  const Bytes bytes = file_with("w", matrix_of(2, 2, {0, -0.0f, 1, 127}), DataType::int8);
  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  Matrix read(2, 2), scale(1, 2);
  REQUIRE_FALSE(read_matrix(file, "w", read));
  REQUIRE_FALSE(read_matrix(file, "w.scale", scale));
  CHECK(all_zero(read.view().rows_from(0, 1)));
  CHECK(read(1, 1) == 127.0f);
  CHECK(scale(0, 0) == 0.0f);
}

// ---- the bytes

TEST_CASE("a file is the one that the reference would have written", "[safetensors]") {
  SafetensorsWriter writer;
  writer.metadata("format", "a\"\n\x01");
  writer.add("d", matrix_of(1, 2, {1, -1}), DataType::int8);
  writer.add("c", matrix_of(2, 1, {1, -2}), DataType::float16);
  writer.add("b", matrix_of(1, 1, {1}), DataType::bfloat16);
  writer.add("나", matrix_of(1, 1, {-2}), DataType::float32);
  writer.add("a", matrix_of(1, 2, {1, 2}), DataType::float32);
  std::string expected = R"({"__metadata__":{"format":"a\"\n\u0001"},)"
                         R"("a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},)"
                         R"("d.scale":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},)"
                         R"("나":{"dtype":"F32","shape":[1,1],"data_offsets":[12,16]},)"
                         R"("b":{"dtype":"BF16","shape":[1,1],"data_offsets":[16,18]},)"
                         R"("c":{"dtype":"F16","shape":[2,1],"data_offsets":[18,22]},)"
                         R"("d":{"dtype":"I8","shape":[1,2],"data_offsets":[22,24]}}      )";
  REQUIRE(expected.size() == 0x188);
  using namespace std::string_literals;
  expected = "\x88\x01\0\0\0\0\0\0"s + expected +
             "\x00\x00\x80\x3f\x00\x00\x00\x40"s  // a
             "\x05\x02\x01\x3c"s                  // d.scale: the first float32 above 1/127
             "\x00\x00\x00\xc0"s                  // 나
             "\x80\x3f"s                          // b
             "\x00\x3c\x00\xc0"s                  // c
             "\x7f\x81"s;                         // d
  CHECK(writer.finish() == bytes_of_text(expected));
}

TEST_CASE("tensors lie on the boundary of their type in what is written", "[safetensors]") {
  Random random(3);
  SafetensorsWriter writer;
  for (int i = 0; i < 20; ++i) {
    writer.add("t" + std::to_string(i), random_matrix(3, 1 + 2 * random.below(4), random),
               all_types[random.below(4)]);
  }
  const Bytes bytes = writer.finish();
  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  for (const StoredTensor& tensor : file.tensors()) {
    CHECK((tensor.bytes.data() - bytes.data()) % bytes_of(tensor.type) == 0);
  }
}

TEST_CASE("a file may start anywhere in memory", "[safetensors]") {
  Random random(4);
  const Matrix matrix = random_matrix(3, 5, random);
  for (const DataType type : all_types) {
    const Bytes bytes = file_with("w", matrix, type);
    Matrix first(3, 5);
    for (std::size_t shift = 0; shift < 8; ++shift) {
      Bytes memory(shift);
      memory.insert(memory.end(), bytes.begin(), bytes.end());
      Safetensors file;
      REQUIRE_FALSE(file.read(std::span(memory).subspan(shift)));
      Matrix read(3, 5);
      REQUIRE_FALSE(read_matrix(file, "w", read));
      if (shift == 0) copy(read, first);
      CHECK(same_bits(read, first));
    }
  }
}

// ---- what else the format allows

TEST_CASE("tensors may be listed in any order, with fields in any order and white space",
          "[safetensors]") {
  const Bytes bytes = file_of(
      "{ \"late\" :\t{\"data_offsets\": [ 4 , 8 ],\r\n\"shape\":[1, 1],\"dtype\":\"F32\"},"
      "\"scalar\":{\"dtype\":\"I8\",\"shape\":[],\"data_offsets\":[8,9]},"
      "\"early\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
      "\"__metadata__\":{},"
      "\"empty\":{\"dtype\":\"F16\",\"shape\":[5,0],\"data_offsets\":[4,4]}} \n ",
      9);
  REQUIRE(refusal(bytes) == "");
  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  std::string names;
  for (const StoredTensor& tensor : file.tensors()) names += tensor.name + " ";
  CHECK(names == "early empty late scalar ");
  Matrix vector(1, 1), empty(5, 0);
  CHECK_FALSE(read_matrix(file, "early", vector));
  CHECK_FALSE(read_matrix(file, "empty", empty));
}

TEST_CASE("a file may be empty of tensors", "[safetensors]") {
  CHECK(refusal(file_of("{}")) == "");
  CHECK(refusal(file_of("{\"__metadata__\":{}}")) == "");
}

TEST_CASE("every escape of JSON is understood", "[safetensors]") {
  const Bytes bytes = file_of(
      R"({"__metadata__":{"\"\\\/\b\f\n\r\t":"\u0041\u00e9\u00E9\uB098\uD83D\uDE42\u0000"}})");
  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  const auto value = file.metadata("\"\\/\b\f\n\r\t");
  REQUIRE(value);
  CHECK(*value == std::string_view("Aéé나\U0001F642\0", 13));
}

// ---- every error

TEST_CASE("bytes without a header are refused", "[safetensors]") {
  Safetensors file;
  REQUIRE(file.read({}));
  CHECK(file.read({})->error == Error::file_too_short);
  Bytes bytes = file_of("{}");
  for (std::size_t size = 0; size < 8; ++size) {
    CHECK(file.read(std::span(bytes).first(size))->error == Error::file_too_short);
  }
  for (std::size_t size = 8; size < 10; ++size) {
    CHECK(file.read(std::span(bytes).first(size))->error == Error::header_beyond_file);
  }
  bytes[0] = std::byte{3};
  CHECK(file.read(bytes)->error == Error::header_beyond_file);
  for (const int byte : {4, 7}) {
    bytes = file_of("{}");
    bytes[byte] = std::byte{0xFF};
    CHECK(file.read(bytes)->error == Error::header_too_long);
  }
  CHECK(refusal(bytes_of_text(std::string_view("\x00\xE1\xF5\x05\0\0\0\0{}", 10))) ==
        message(Error::header_beyond_file));  // 10⁸
  CHECK(refusal(bytes_of_text(std::string_view("\x01\xE1\xF5\x05\0\0\0\0{}", 10))) ==
        message(Error::header_too_long));
}

TEST_CASE("a header that is not exactly the format's JSON is refused, each by its name",
          "[safetensors]") {
  struct Case {
    std::string header;
    Error error;
    std::string name;
  };
  const auto tensor = [](const std::string& fields) { return "{\"t\":{" + fields + "}}"; };
  const auto shape = [&](const std::string& list) {
    return tensor("\"dtype\":\"I8\",\"data_offsets\":[0,0],\"shape\":" + list);
  };
  const auto offsets = [&](const std::string& list) {
    return tensor("\"dtype\":\"I8\",\"shape\":[0],\"data_offsets\":" + list);
  };
  const auto metadata = [](const std::string& members) {
    return "{\"__metadata__\":{" + members + "}}";
  };
  const std::string good = "{\"dtype\":\"I8\",\"shape\":[0],\"data_offsets\":[0,0]}";
  const Case cases[] = {
      {"", Error::not_an_object, ""},
      {" {}", Error::not_an_object, ""},
      {"[]", Error::not_an_object, ""},
      {"\xEF\xBB\xBF{}", Error::not_an_object, ""},
      {"{", Error::not_json, ""},
      {"{]", Error::not_json, ""},
      {"{'t':" + good + "}", Error::not_json, ""},
      {"{\"t\"" + good + "}", Error::not_json, ""},
      {"{\"t\":" + good + ",}", Error::not_json, ""},
      {"{\"t\":" + good + "\"u\":" + good + "}", Error::not_json, ""},
      {"{\"t\":" + good, Error::not_json, ""},
      {"{\"t", Error::not_json, ""},
      {"{\"t\":{\"dtype\":\"I8", Error::not_json, "t"},
      {"{\"t\":{\"dtype\":\"I8\"", Error::not_json, "t"},
      {"{\"t\":{\"dtype\",\"I8\"", Error::not_json, "t"},
      {metadata("\"k\":\"v\",5:\"v\""), Error::not_json, "__metadata__"},
      {metadata("\"k\":\"v"), Error::not_json, "k"},

      {metadata("\"k\":\"\x80\""), Error::not_utf8, ""},              // no lead
      {metadata("\"k\":\"\xC3\""), Error::not_utf8, ""},              // no continuation
      {metadata("\"k\":\"\xC1\x81\""), Error::not_utf8, ""},          // overlong
      {metadata("\"k\":\"\xE0\x9F\xBF\""), Error::not_utf8, ""},      // overlong
      {metadata("\"k\":\"\xF0\x8F\xBF\xBF\""), Error::not_utf8, ""},  // overlong
      {metadata("\"k\":\"\xED\xA0\x80\""), Error::not_utf8, ""},      // a surrogate
      {metadata("\"k\":\"\xF4\x90\x80\x80\""), Error::not_utf8, ""},  // above 10FFFF
      {metadata("\"k\":\"\xF8\x88\x80\x80\x80\""), Error::not_utf8, ""},
      {"{}\xC3", Error::not_utf8, ""},

      {metadata("\"k\":\"a\nb\""), Error::control_character, "k"},
      {metadata(std::string("\"k\":\"a\0b\"", 9)), Error::control_character, "k"},
      {metadata("\"k\":\"\\x\""), Error::bad_escape, "k"},
      {metadata("\"k\":\"\\u00g0\""), Error::bad_escape, "k"},
      {metadata("\"k\":\"\\u00\""), Error::bad_escape, "k"},
      {metadata("\"k\":\"\\U0041\""), Error::bad_escape, "k"},
      {metadata("\"k\":\"\\uD83D\\u00/0\""), Error::bad_escape, "k"},
      {"{\"\\", Error::bad_escape, ""},
      {"{\"\\u00", Error::bad_escape, ""},
      {metadata("\"k\":\"\\uD83D\""), Error::lone_surrogate, "k"},
      {metadata("\"k\":\"\\uD83D\\n\""), Error::lone_surrogate, "k"},
      {metadata("\"k\":\"\\uD83D\\u0041\""), Error::lone_surrogate, "k"},
      {metadata("\"k\":\"\\uDE42\\uD83D\""), Error::lone_surrogate, "k"},
      {"{}{}", Error::text_after_header, ""},
      {std::string("{} \0", 4), Error::text_after_header, ""},

      {"{\"__metadata__\":{},\"__metadata__\":{}}", Error::duplicate_metadata, "__metadata__"},
      {metadata("\"k\":\"1\",\"l\":\"2\",\"\\u006b\":\"3\""), Error::duplicate_metadata, "k"},
      {"{\"__metadata__\":\"text\"}", Error::metadata_not_text, "__metadata__"},
      {"{\"__metadata__\":null}", Error::metadata_not_text, "__metadata__"},
      {metadata("\"k\":1"), Error::metadata_not_text, "k"},
      {metadata("\"k\":{}"), Error::metadata_not_text, "k"},

      {"{\"t\":" + good + ",\"u\":" + good + ",\"t\":" + good + "}", Error::duplicate_name, "t"},
      {"{\"t\":" + good + ",\"\\u0074\":" + good + "}", Error::duplicate_name, "t"},
      {"{\"t\":[]}", Error::tensor_not_an_object, "t"},
      {"{\"t\":}", Error::tensor_not_an_object, "t"},
      {tensor("\"dtypes\":\"I8\""), Error::unknown_field, "t"},
      {tensor("\"\":{}"), Error::unknown_field, "t"},
      {tensor("\"dtype\":\"I8\",\"dtype\":\"I8\""), Error::duplicate_field, "t"},
      {tensor(""), Error::missing_field, "t"},
      {tensor("\"dtype\":\"I8\",\"shape\":[]"), Error::missing_field, "t"},
      {tensor("\"dtype\":\"I8\",\"data_offsets\":[0,0]"), Error::missing_field, "t"},
      {tensor("\"shape\":[0],\"data_offsets\":[0,0]"), Error::missing_field, "t"},
      {tensor("\"dtype\":\"F64\""), Error::unknown_data_type, "t"},
      {tensor("\"dtype\":\"f32\""), Error::unknown_data_type, "t"},
      {tensor("\"dtype\":\"\""), Error::unknown_data_type, "t"},
      {tensor("\"dtype\":0"), Error::unknown_data_type, "t"},

      {shape("0"), Error::bad_shape, "t"},
      {shape("[0"), Error::bad_shape, "t"},
      {shape("[0,]"), Error::bad_shape, "t"},
      {shape("[,0]"), Error::bad_shape, "t"},
      {shape("[-0]"), Error::bad_shape, "t"},
      {shape("[00]"), Error::bad_shape, "t"},
      {shape("[0.0]"), Error::bad_shape, "t"},
      {shape("[0e1]"), Error::bad_shape, "t"},
      {shape("[\"0\"]"), Error::bad_shape, "t"},
      {shape("[[0]]"), Error::bad_shape, "t"},
      {shape("[0,0,0,0,0,0,0,0,0]"), Error::too_many_dimensions, "t"},
      {shape("[9223372036854775808]"), Error::number_too_large, "t"},
      {shape("[18446744073709551617]"), Error::number_too_large, "t"},
      {shape("[99999999999999999999999999]"), Error::number_too_large, "t"},
      {offsets("0"), Error::bad_offsets, "t"},
      {offsets("[]"), Error::bad_offsets, "t"},
      {offsets("[0]"), Error::bad_offsets, "t"},
      {offsets("[0,0,0]"), Error::bad_offsets, "t"},
      {offsets("[0,-1]"), Error::bad_offsets, "t"},
      {offsets("[0,9223372036854775808]"), Error::number_too_large, "t"},
  };
  for (const Case& expected : cases) {
    CAPTURE(expected.header);
    const Bytes bytes = file_of(expected.header);
    Safetensors file;
    const auto problem = file.read(bytes);
    REQUIRE(problem);
    CHECK(message(problem->error) == message(expected.error));
    CHECK(problem->name == expected.name);
  }
}

TEST_CASE("data that do not lie one behind the other to the end of the file are refused",
          "[safetensors]") {
  struct Tensor {
    const char* name;
    const char* shape;
    const char* offsets;
  };
  const auto error = [](std::vector<Tensor> tensors, std::size_t size) -> std::string {
    std::string header = "{";
    for (const Tensor& tensor : tensors) {
      if (header.size() > 1) header += ',';
      header += "\"" + std::string(tensor.name) +
                "\":{\"dtype\":\"F16\",\"shape\":" + tensor.shape +
                ",\"data_offsets\":" + tensor.offsets + "}";
    }
    return refusal(file_of(header + "}", size));
  };
  const auto said = [](const char* name, Error what) {
    return std::string(name) + ": " + std::string(message(what));
  };
  CHECK(error({{"a", "[2]", "[0,4]"}, {"b", "[1,1]", "[4,6]"}}, 6) == "");

  CHECK(error({{"a", "[2]", "[4,0]"}}, 4) == said("a", Error::offsets_reversed));
  CHECK(error({{"a", "[4294967296,4294967296]", "[0,0]"}}, 0) == said("a", Error::shape_overflow));
  CHECK(error({{"a", "[4611686018427387904]", "[0,0]"}}, 0) == said("a", Error::shape_overflow));
  CHECK(error({{"a", "[4611686018427387903]", "[0,9223372036854775806]"}}, 4) ==
        said("a", Error::data_truncated));
  CHECK(error({{"a", "[0,9223372036854775807,9223372036854775807]", "[0,0]"}}, 0) == "");
  CHECK(error({{"a", "[2]", "[0,5]"}}, 5) == said("a", Error::size_mismatch));
  CHECK(error({{"a", "[2]", "[0,2]"}}, 2) == said("a", Error::size_mismatch));
  CHECK(error({{"a", "[]", "[0,0]"}}, 0) == said("a", Error::size_mismatch));
  CHECK(error({{"a", "[2]", "[0,4]"}, {"b", "[2]", "[2,6]"}}, 6) ==
        said("b", Error::offsets_overlap));
  CHECK(error({{"b", "[2]", "[2,6]"}, {"a", "[2]", "[0,4]"}}, 6) ==
        said("b", Error::offsets_overlap));
  CHECK(error({{"a", "[2]", "[0,4]"}, {"b", "[2]", "[0,4]"}}, 4) ==
        said("b", Error::offsets_overlap));
  CHECK(error({{"a", "[2]", "[0,4]"}, {"b", "[0]", "[2,2]"}}, 4) ==
        said("b", Error::offsets_overlap));
  CHECK(error({{"a", "[2]", "[0,4]"}, {"b", "[2]", "[5,9]"}}, 9) == said("b", Error::offsets_hole));
  CHECK(error({{"a", "[2]", "[1,5]"}}, 5) == said("a", Error::offsets_hole));
  CHECK(error({{"a", "[2]", "[9,13]"}}, 8) == said("a", Error::offsets_outside));
  CHECK(error({{"a", "[2]", "[0,4]"}, {"b", "[2]", "[4,8]"}}, 7) ==
        said("b", Error::data_truncated));
  CHECK(error({{"a", "[2]", "[0,4]"}, {"b", "[2]", "[4,8]"}}, 9) == message(Error::trailing_bytes));
  CHECK(error({}, 1) == message(Error::trailing_bytes));
}

TEST_CASE("a file that was refused has no tensors, nor those of the file before", "[safetensors]") {
  SafetensorsWriter writer;
  writer.metadata("key", "value");
  writer.add("w", matrix_of(1, 1, {1}), DataType::float32);
  Bytes bytes = writer.finish();
  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  bytes.pop_back();
  REQUIRE(file.read(bytes));
  CHECK(file.tensors().empty());
  CHECK_FALSE(file.metadata("key"));
}

TEST_CASE("a matrix that the file does not hold is refused with both shapes", "[safetensors]") {
  const Bytes bytes = file_of(R"({"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},)"
                              R"("cube":{"dtype":"F32","shape":[1,1,2],"data_offsets":[24,32]},)"
                              R"("lone":{"dtype":"I8","shape":[2,1],"data_offsets":[32,34]},)"
                              R"("short":{"dtype":"I8","shape":[2,1],"data_offsets":[34,36]},)"
                              R"("short.scale":{"dtype":"F32","shape":[1],"data_offsets":[36,40]},)"
                              R"("half":{"dtype":"I8","shape":[2,1],"data_offsets":[40,42]},)"
                              R"("half.scale":{"dtype":"F16","shape":[2],"data_offsets":[42,46]}})",
                              46);
  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  const auto refusal_of = [&](const char* name, int rows, int cols) {
    Matrix out(rows, cols);
    const auto problem = read_matrix(file, name, out);
    return problem ? describe(*problem) : "";
  };
  CHECK(refusal_of("w", 2, 3) == "");
  CHECK(refusal_of("v", 2, 3) == "v: the file has no such tensor: [2, 3] is needed");
  CHECK(refusal_of("w", 3, 2) == "w: the shape is another one: [2, 3] instead of [3, 2]");
  CHECK(refusal_of("w", 1, 6) == "w: the shape is another one: [2, 3] instead of [1, 6]");
  CHECK(refusal_of("cube", 1, 2) == "cube: the shape is another one: [1, 1, 2] instead of [1, 2]");
  CHECK(refusal_of("lone", 2, 1) == "lone.scale: the file has no such scales");
  CHECK(refusal_of("short", 2, 1) ==
        "short.scale: the scales are not float32, one for each row: [1] instead of [2]");
  CHECK(refusal_of("half", 2, 1) == "half.scale: the scales are not float32, one for each row");
}

TEST_CASE("numbers that are not finite are refused by the tensor's name", "[safetensors]") {
  for (const float x : {infinity, -infinity, not_a_number}) {
    for (const DataType type : {DataType::float32, DataType::bfloat16, DataType::float16}) {
      const Bytes bytes = file_with("w", matrix_of(2, 2, {1, 2, 3, x}), type);
      Safetensors file;
      REQUIRE_FALSE(file.read(bytes));
      Matrix out(2, 2);
      const auto problem = read_matrix(file, "w", out);
      REQUIRE(problem);
      CHECK(describe(*problem) == "w: not all numbers are finite");
    }
  }
  Bytes bytes = file_with("w", matrix_of(1, 1, {1}), DataType::int8);
  bytes[bytes.size() - 2] = std::byte{0x7F};  // of the scale: 0x7F810205 is NaN
  bytes[bytes.size() - 3] = std::byte{0x81};
  Safetensors file;
  REQUIRE_FALSE(file.read(bytes));
  Matrix out(1, 1);
  CHECK(describe(*read_matrix(file, "w", out)) == "w: not all numbers are finite");
}

TEST_CASE("every error has a sentence of its own", "[safetensors]") {
  std::set<std::string_view> messages;
  const int count = static_cast<int>(Error::not_finite) + 1;
  for (int i = 0; i < count; ++i) messages.insert(message(static_cast<Error>(i)));
  CHECK(messages.size() == count);
  CHECK(messages.count("") == 0);
}
