#include "models/recurrent_attention.hpp"

namespace attn {
namespace {

using Kind = RecurrentAttentionKind;

Score score_of(Kind kind) {
  switch (kind) {
    case Kind::general:
      return Score::general;
    case Kind::concat:
      return Score::concat;
    case Kind::additive:
      return Score::additive;
    case Kind::none:
    case Kind::dot:
      break;
  }
  return Score::dot_product;
}

Trace::Tensor recorded(const Tensor& tensor) { return {tensor.entry, tensor.value}; }

}  // namespace

RecurrentAttention::RecurrentAttention(Kind kind_, const std::string& name, int query_dim,
                                       int key_dim, int attention_dim, Parameters& parameters)
    : kind(kind_) {
  const auto declare = [&](const char* weight, int rows, int cols) {
    return parameters.declare(name + ".score." + weight, rows, cols, Initial::uniform);
  };
  if (kind == Kind::dot) assert(query_dim == key_dim);
  if (kind == Kind::general) weights.w = declare("w", query_dim, key_dim);
  if (kind == Kind::concat) weights.w = declare("w", query_dim + key_dim, attention_dim);
  if (kind == Kind::additive) {
    weights.w_query = declare("w_query", query_dim, attention_dim);
    weights.w_key = declare("w_key", key_dim, attention_dim);
  }
  if (kind == Kind::additive || kind == Kind::concat) weights.v = declare("v", 1, attention_dim);
}

RecurrentAttention::Memory RecurrentAttention::memory(Pass& pass, const Batch& source,
                                                      const Tensor& states) const {
  Memory memory = {&source, states, {}};
  if (pass.trace()) return memory;
  const int key_dim = states.cols();
  if (kind == Kind::additive) {
    memory.projected_key = pass.product("", states, weights.w_key);
  } else if (kind == Kind::concat) {
    const Tensor w_key = weights.w.rows_from(weights.w.rows() - key_dim, key_dim);
    memory.projected_key = pass.product("", states, w_key);
  } else {
    memory.projected_key = states;
  }
  return memory;
}

RecurrentAttentionRun::RecurrentAttentionRun(Pass& pass, const RecurrentAttention& attention,
                                             const RecurrentAttention::Memory& memory,
                                             const Tensor& query, int rows, int steps_at_once)
    : pass_(pass), attention_(attention), memory_(memory) {
  if (Trace* const trace = pass.trace()) {
    AttentionOptions options;
    options.score = score_of(attention.kind);
    const ScoreTensors& w = attention.weights;
    const auto weights = record_score_weights(
        options.score, {w.w.value, w.w_query.value, w.w_key.value, w.v.value}, *trace);
    const Trace::Tensor states = recorded(memory.states);
    recorded_.emplace(recorded(query), states, states, options, weights, *trace);
    const std::int32_t entry = recorded_->context().entry;
    context_ = {trace->room_of(entry), {}, entry};
    return;
  }
  const Batch& source = *memory.source;
  const auto sentences = static_cast<int>(source.sentences.size());
  std::vector<Segment> segments;
  for (int s = 0; s < sentences; ++s) {
    const auto i = static_cast<std::size_t>(s);
    segments.push_back({{s, steps_at_once, sentences}, source.sentences[i], source.lengths[i]});
  }
  segments_ = pass.keep(std::move(segments));
  context_ = pass.open("", rows, memory.states.cols());
}

Tensor RecurrentAttentionRun::attend(int first, const Tensor& query) {
  const Tensor context = context_.rows_from(first, query.rows());
  if (recorded_) {
    recorded_->compute(first, query.rows());
    return context;
  }
  // Queries and keys are projected already, so that a score is one of two.
  const ScoreTensors& w = attention_.weights;
  AttentionOptions options;
  options.score = w.v.empty() ? Score::dot_product : Score::additive;
  Tensor projected = query;
  if (attention_.kind == Kind::additive) {
    projected = pass_.product("", query, w.w_query);
  } else if (attention_.kind == Kind::general || attention_.kind == Kind::concat) {
    projected = pass_.product("", query, w.w.rows_from(0, query.cols()));
  }
  pass_.attend(context, projected, memory_.projected_key, memory_.states, segments_, 1, options,
               {.v = w.v});
  return context;
}

}  // namespace attn
