#include "training/batches.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "training/learn_byte_pairs.hpp"
#include "training/model_batch.hpp"

using namespace attn;

namespace {

Example example_of(int source_length, int target_length, std::vector<PieceLink> links = {}) {
  Example example = {{}, {}, BytePairEncoding::to_english, std::move(links)};
  for (int i = 0; i < source_length; ++i) example.source.push_back(300 + i);
  for (int i = 0; i < target_length; ++i) example.target.push_back(400 + i);
  return example;
}

std::vector<Example> random_examples(int count) {
  std::vector<Example> examples;
  Random random(7);
  for (int i = 0; i < count; ++i) {
    const int source = 1 + static_cast<int>(random.below(20));
    examples.push_back(example_of(source, 1 + static_cast<int>(random.below(20))));
  }
  return examples;
}

int tokens_of(const Example& example) {
  return static_cast<int>(example.source.size()) + example.target_rows();
}

std::vector<Pair> number_pairs(int count) {
  std::vector<Pair> pairs;
  for (int i = 0; i < count; ++i) {
    const std::string text = std::to_string(i * 7919 % 1000);
    pairs.push_back({text + " " + text, text + ".", {}, "", ""});
  }
  return pairs;
}

BytePairEncoding encoding_of(const std::vector<Pair>& pairs) {
  UnitCounts units;
  for (const Pair& pair : pairs) units.add_text(pair.korean + " " + pair.english);
  return learn_byte_pairs(units, {.vocabulary_size = 300});
}

std::vector<Task> tasks_of(const std::vector<Pair>& pairs) {
  std::vector<Task> tasks;
  for (const Pair& pair : pairs) tasks.push_back({&pair, Direction::to_english});
  return tasks;
}

bool same(std::span<const Example> a, std::span<const Example> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Example& left, const Example& right) {
                      return left.source == right.source && left.target == right.target;
                    });
}

}  // namespace

TEST_CASE("batches hold every example once and keep to the limit", "[training]") {
  const std::vector<Example> examples = random_examples(500);
  Random random(1);
  std::vector<std::size_t> seen;
  for (const auto& batch : cut_into_batches(examples, {.tokens = 100}, random)) {
    int tokens = 0;
    for (const std::size_t i : batch) tokens += tokens_of(examples[i]);
    CHECK(tokens <= 100);
    seen.insert(seen.end(), batch.begin(), batch.end());
  }
  std::sort(seen.begin(), seen.end());
  REQUIRE(seen.size() == examples.size());
  for (std::size_t i = 0; i < seen.size(); ++i) REQUIRE(seen[i] == i);
}

TEST_CASE("sources of a batch have similar lengths, or one", "[training]") {
  const std::vector<Example> examples = random_examples(500);
  for (const bool same_source_length : {false, true}) {
    Random random(1);
    const auto batches = cut_into_batches(
        examples, {.tokens = 400, .same_source_length = same_source_length}, random);
    for (const auto& batch : batches) {
      std::set<std::size_t> lengths;
      for (const std::size_t i : batch) lengths.insert(examples[i].source.size());
      CHECK(*lengths.rbegin() - *lengths.begin() <= (same_source_length ? 0 : 3));
    }
  }
}

TEST_CASE("examples that a model has no room for are left out, one beyond the limit goes alone",
          "[training]") {
  // The target needs room for its start token, too.
  const std::vector<Example> examples = {example_of(10, 9), example_of(11, 1), example_of(1, 10),
                                         example_of(0, 1)};
  Random random(1);
  const auto batches = cut_into_batches(examples, {.tokens = 5, .max_length = 10}, random);
  REQUIRE(batches.size() == 1);
  CHECK(batches[0] == std::vector<std::size_t>{0});
}

TEST_CASE("what a stream gives follows from the seed and the number of the batch", "[training]") {
  const std::vector<Pair> pairs = number_pairs(60);
  const BytePairEncoding encoding = encoding_of(pairs);
  const Noise noise = {.merge_dropout = 0.3f, .final_mark_dropout = 0.3f};
  const BatchOptions options = {.tokens = 60};
  const auto stream = [&](std::uint64_t seed) {
    return BatchStream(encoding, tasks_of(pairs), noise, options, seed, 1);
  };
  BatchStream first = stream(1), again = stream(1), other = stream(2), skipping = stream(1);
  constexpr int passed = 50;
  bool differs = false;
  for (int i = 0; i < passed; ++i) {
    const auto span = first.next();
    const std::vector<Example> batch(span.begin(), span.end());
    CHECK(same(again.next(), batch));
    differs = differs || !same(other.next(), batch);
  }
  CHECK(differs);
  CHECK(first.epoch() > 2);
  skipping.skip(passed);
  CHECK(same(skipping.next(), first.next()));
  CHECK(skipping.epoch() == first.epoch());
}

TEST_CASE("an epoch of a stream gives every pair once", "[training]") {
  const std::vector<Pair> pairs = number_pairs(60);
  const BytePairEncoding encoding = encoding_of(pairs);
  BatchStream stream(encoding, tasks_of(pairs), {}, {.tokens = 60}, 1, 1);
  std::multiset<std::string> seen, expected;
  for (const Pair& pair : pairs) expected.insert(pair.english);
  while (seen.size() < pairs.size()) {
    for (const Example& example : stream.next()) seen.insert(encoding.decode(example.target));
  }
  CHECK(stream.epoch() == 1);
  CHECK(seen == expected);
}

TEST_CASE("row t of a target says piece t, and the gold of a row is that of its piece",
          "[training]") {
  const Example a = example_of(2, 3, {{0, 1}, {2, 0}, {2, 1}}), b = example_of(3, 1, {{0, 2}});
  const Example* const examples[] = {&a, &b};
  const ModelBatch batch = make_model_batch(examples, false);
  CHECK(batch.source.ids == std::vector<std::int32_t>{300, 301, 300, 301, 302});
  const std::int32_t start = BytePairEncoding::to_english, end = BytePairEncoding::end;
  CHECK(batch.target.ids == std::vector<std::int32_t>{start, 400, 401, 402, start, 400});
  CHECK(batch.next_tokens == std::vector<std::int32_t>{400, 401, 402, end, 400, end});
  CHECK(batch.is_token == std::vector<float>(6, 1.0f));
  CHECK(batch.num_tokens == 6);
  CHECK(batch.gold == std::vector<std::uint8_t>{0, 1, 0, 0, 1, 1, 0, 0,  //
                                                0, 0, 1, 0, 0, 0});
  CHECK(batch.num_gold == 3);
}

TEST_CASE("side by side, rows of padding weigh nothing", "[training]") {
  const Example a = example_of(2, 3, {{2, 1}}), b = example_of(2, 1, {{0, 0}});
  const Example* const examples[] = {&a, &b};
  const ModelBatch batch = make_model_batch(examples, true);
  CHECK(batch.source.ids == std::vector<std::int32_t>{300, 300, 301, 301});
  const std::int32_t start = BytePairEncoding::to_english, end = BytePairEncoding::end;
  const std::int32_t padding = BytePairEncoding::padding;
  CHECK(batch.target.ids ==
        std::vector<std::int32_t>{start, start, 400, 400, 401, padding, 402, padding});
  CHECK(batch.next_tokens ==
        std::vector<std::int32_t>{400, 400, 401, end, 402, padding, end, padding});
  CHECK(batch.is_token == std::vector<float>{1, 1, 1, 1, 1, 0, 1, 0});
  CHECK(batch.num_tokens == 6);
  CHECK(batch.gold == std::vector<std::uint8_t>{0, 0, 0, 0, 0, 1, 0, 0,  //
                                                1, 0, 0, 0, 0, 0, 0, 0});
}
