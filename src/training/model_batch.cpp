#include "training/model_batch.hpp"

#include <cassert>

namespace attn {
namespace {

using Sentences = std::vector<std::vector<std::int32_t>>;

Batch one_behind_the_other(const Sentences& sentences) {
  Batch batch;
  for (const auto& sentence : sentences) batch.add(sentence);
  return batch;
}

void mark_next_tokens(std::span<const Example* const> examples, ModelBatch& batch) {
  const auto rows = static_cast<std::size_t>(batch.target.rows());
  batch.next_tokens.assign(rows, BytePairEncoding::padding);
  batch.is_token.assign(rows, 0.0f);
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Rows& place = batch.target.sentences[i];
    const std::vector<std::int32_t>& target = examples[i]->target;
    for (std::size_t t = 0; t <= target.size(); ++t) {
      const auto row = static_cast<std::size_t>(place.first + static_cast<int>(t) * place.step);
      batch.next_tokens[row] = t < target.size() ? target[t] : BytePairEncoding::end;
      batch.is_token[row] = 1.0f;
    }
    batch.num_tokens += examples[i]->target_rows();
  }
}

void mark_gold(std::span<const Example* const> examples, ModelBatch& batch) {
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const int keys = batch.source.sentences[i].count;
    const std::size_t first = batch.gold.size();
    batch.gold.resize(first + static_cast<std::size_t>(batch.target.sentences[i].count * keys));
    int last_target = -1;
    for (const PieceLink& link : examples[i]->links) {
      batch.gold[first + static_cast<std::size_t>(link.target * keys + link.source)] = 1;
      if (link.target != last_target) ++batch.num_gold;
      last_target = link.target;
    }
  }
}

}  // namespace

ModelBatch make_model_batch(std::span<const Example* const> examples, bool is_time_major) {
  Sentences sources, targets;
  for (const Example* const example : examples) {
    assert(!is_time_major || example->source.size() == examples[0]->source.size());
    sources.push_back(example->source);
    targets.push_back({example->start});
    targets.back().insert(targets.back().end(), example->target.begin(), example->target.end());
  }
  ModelBatch batch;
  const auto arrange = [&](const Sentences& sentences) {
    return is_time_major ? Batch::side_by_side(sentences, BytePairEncoding::padding)
                         : one_behind_the_other(sentences);
  };
  batch.source = arrange(sources);
  batch.target = arrange(targets);
  mark_next_tokens(examples, batch);
  mark_gold(examples, batch);
  return batch;
}

}  // namespace attn
