#pragma once

// What PyTorch computed, from the files in tests/fixtures/.

#include <map>
#include <string>
#include <vector>

#include "attention/attention.hpp"
#include "catch.hpp"
#include "json.hpp"
#include "support.hpp"

namespace attn::test {

/// A case of the fixtures with its matrices in the core's form.
struct Fixture {
  std::string name;
  std::map<std::string, Matrix> inputs;
  std::map<std::string, reference::Matrix> expected;
  AttentionOptions options;
  int num_heads = 0;
  double epsilon = 0;
  std::vector<std::uint8_t> allowed;
  Json json;  ///< `options` as they stand in the file

  ConstMatrixView input(const std::string& key) const {
    const auto found = inputs.find(key);
    return found == inputs.end() ? ConstMatrixView() : found->second.view();
  }
};

inline reference::Matrix matrix_from(const Json& json) {
  reference::Matrix out(static_cast<int>(json["rows"].number),
                        static_cast<int>(json["cols"].number));
  REQUIRE(out.data.size() == json["data"].items.size());
  for (std::size_t i = 0; i < out.data.size(); ++i) out.data[i] = json["data"].items[i].number;
  return out;
}

inline Score score_from(const std::string& name) {
  for (const Score score : all_scores) {
    if (name_of(score) == name) return score;
  }
  FAIL("no score function is called " << name);
  return {};
}

inline Fixture fixture_from(const Json& json) {
  Fixture fixture;
  fixture.name = json["name"].text;
  fixture.json = json["options"];
  for (const auto& [name, matrix] : json["inputs"].members) {
    const reference::Matrix exact = matrix_from(matrix);
    Matrix& input = fixture.inputs.emplace(name, Matrix(exact.rows, exact.cols)).first->second;
    for (std::size_t i = 0; i < exact.data.size(); ++i) {
      input.view().data[i] = static_cast<float>(exact.data[i]);
    }
  }
  for (const auto& [name, matrix] : json["expected"].members) {
    fixture.expected.emplace(name, matrix_from(matrix));
  }
  for (const auto& [name, option] : json["options"].members) {
    if (name == "score") fixture.options.score = score_from(option.text);
    if (name == "scale") fixture.options.scale = static_cast<float>(option.number);
    if (name == "temperature") fixture.options.temperature = static_cast<float>(option.number);
    if (name == "causal") fixture.options.mask.causal = option.number != 0;
    if (name == "window") fixture.options.mask.window = static_cast<int>(option.number);
    if (name == "validKeys") fixture.options.mask.valid_keys = static_cast<int>(option.number);
    if (name == "numHeads") fixture.num_heads = static_cast<int>(option.number);
    if (name == "epsilon") fixture.epsilon = option.number;
    if (name == "mask") {
      for (const double flag : matrix_from(option).data) fixture.allowed.push_back(flag != 0);
    }
  }
  return fixture;
}

/// Reads `file`, runs `body(fixture)` on each case.
template <class Body>
void for_all_fixtures(const std::string& file, Body&& body) {
  const Json json = JsonReader::read_file(std::string(ATTENTION_TESTS_DIR "/fixtures/") + file);
  REQUIRE_FALSE(json["cases"].items.empty());
  for (const Json& item : json["cases"].items) {
    Fixture fixture = fixture_from(item);
    if (!fixture.allowed.empty()) fixture.options.mask.allowed = fixture.allowed.data();
    INFO(file << ": " << fixture.name);
    body(fixture);
  }
}

}  // namespace attn::test
