// The weights in web/models against every tenth held-out sentence: natively only, for the files.
// The model cards have the counts over all of them.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "models/model_file.hpp"
#include "training/evaluation.hpp"
#include "training/files.hpp"

namespace {

using attn::Direction;

std::unique_ptr<attn::StoredModel> shipped(const std::string& name) {
  const auto bytes = attn::read_file(ATTENTION_MODELS_DIR "/" + name + ".safetensors");
  REQUIRE(bytes);
  std::string problem;
  auto model = attn::read_model(*bytes, problem);
  INFO(problem);
  REQUIRE(model);
  CHECK(model->name == name);
  return model;
}

/// Every tenth sentence of a held-out file.
struct Sample {
  std::vector<attn::Pair> pairs;
  std::vector<attn::Task> tasks;

  Sample(const std::string& name, Direction direction) {
    auto loaded = attn::load_pairs(ATTENTION_CORPUS_DIR "/" + name);
    REQUIRE(std::holds_alternative<std::vector<attn::Pair>>(loaded));
    pairs = std::get<std::vector<attn::Pair>>(std::move(loaded));
    for (std::size_t i = 0; i < pairs.size(); i += 10) tasks.push_back({&pairs[i], direction});
    REQUIRE(tasks.size() > 90);
  }
};

double share_right(const attn::StoredModel& model, const Sample& sample) {
  return attn::exact_matches(*model.model, model.vocabulary, sample.tasks, 1).all.share();
}

/// Of the attention weights whose largest is right most often.
double best_alignment(const attn::StoredModel& model, const Sample& sample) {
  double best = 0;
  for (const attn::HeadAlignment& head :
       attn::alignment_accuracy(*model.model, model.vocabulary, sample.tasks, 1)) {
    best = std::max(best, head.share());
  }
  return best;
}

TEST_CASE("the shipped Transformer translates held-out sentences both ways, and aligns them",
          "[shipped]") {
  const auto model = shipped("transformer-ko-en");
  const Sample to_english("heldout-ko-en.tsv", Direction::to_english);
  const Sample to_korean("heldout-en-ko.tsv", Direction::to_korean);
  CHECK(share_right(*model, to_english) >= 0.97);
  CHECK(share_right(*model, to_korean) >= 0.92);
  CHECK(best_alignment(*model, to_english) >= 0.97);
  CHECK(best_alignment(*model, to_korean) >= 0.97);
}

TEST_CASE("the shipped RNNs translate with attention, and clearly worse without", "[shipped]") {
  const Sample sample("heldout-ko-en.tsv", Direction::to_english);
  const auto additive = shipped("rnn-additive");
  const double with_attention = share_right(*additive, sample);
  CHECK(with_attention >= 0.94);
  CHECK(best_alignment(*additive, sample) >= 0.88);
  CHECK(share_right(*shipped("rnn-general"), sample) >= 0.94);
  CHECK(share_right(*shipped("rnn-none"), sample) <= with_attention - 0.03);
}

TEST_CASE("the shipped files are small enough to be fetched for one page") {
  std::uintmax_t all = 0;
  for (const char* const name : {"transformer-ko-en", "rnn-additive", "rnn-general", "rnn-none"}) {
    all +=
        std::filesystem::file_size(ATTENTION_MODELS_DIR "/" + std::string(name) + ".safetensors");
  }
  CHECK(all <= 3'500'000);
  CHECK(std::filesystem::file_size(ATTENTION_MODELS_DIR "/transformer-ko-en.safetensors") <=
        1'500'000);
}

}  // namespace
