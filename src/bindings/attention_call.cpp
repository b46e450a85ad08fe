#include "bindings/attention_call.hpp"

namespace attn::bindings {

using emscripten::val;

void AttentionCall::reset() {
  memory_.reset();
  scratch_.reset();
  trace_.clear();
  inputs_.clear();
  has_mask_ = false;
  mask_.clear();
}

Float32Array AttentionCall::input(const std::string& name, int rows, int cols) {
  const MatrixView view = memory_.matrix(rows, cols);
  inputs_.push_back({name, view});
  return viewed(view.data, view.size());
}

Uint8Array AttentionCall::mask(int count) {
  has_mask_ = true;
  mask_.resize(static_cast<std::size_t>(count));
  return viewed(mask_.data(), mask_.size());
}

void AttentionCall::pin(const std::string& name, int row, int col, float value) {
  trace_.pin(name, row, col, value);
}

ConstMatrixView AttentionCall::find(std::string_view name) const {
  for (const Input& input : inputs_) {
    if (input.name == name) return input.view;
  }
  return {};
}

bool AttentionCall::has_operands(const CallSettings& settings) const {
  if (settings.prefixed) return false;
  for (const char* name : {"query", "key", "value"}) {
    if (find(name).data) return true;
  }
  for (const char* name : {"input", "token_embedding", "w_query", "w_key", "w_value"}) {
    if (find(name).data) return false;
  }
  return true;
}

AttentionOptions AttentionCall::options(const CallSettings& settings) const {
  AttentionOptions options;
  options.score = static_cast<Score>(settings.score);
  options.score_weights = {.w = find("score.w"),
                           .w_query = find("score.w_query"),
                           .w_key = find("score.w_key"),
                           .v = find("score.v")};
  if (settings.has_scale) options.scale = settings.scale;
  options.temperature = settings.temperature;
  options.mask = {.causal = settings.causal,
                  .window = settings.window,
                  .valid_keys = settings.valid_keys,
                  .allowed = has_mask_ ? mask_.data() : nullptr};
  return options;
}

namespace {

void check_score_weights(Checks& checks, Score score, const ScoreWeights& weights, int query_dim,
                         int key_dim) {
  switch (score) {
    case Score::general:
      checks.needs("score.w", weights.w, query_dim, key_dim);
      break;
    case Score::additive:
      checks.needs("score.w_query", weights.w_query, query_dim, -1);
      checks.needs("score.w_key", weights.w_key, key_dim, weights.w_query.cols);
      checks.needs("score.v", weights.v, 1, weights.w_query.cols);
      break;
    case Score::concat:
      checks.needs("score.w", weights.w, query_dim + key_dim, -1);
      checks.needs("score.v", weights.v, 1, weights.w.cols);
      break;
    case Score::scaled_dot_product:
    case Score::dot_product:
    case Score::cosine:
      break;
  }
}

// Scores that multiply q and k feature by feature need both of one width.
int needed_key_dim(Score score, int query_dim) {
  const bool any = score == Score::general || score == Score::additive || score == Score::concat;
  return any ? -1 : query_dim;
}

}  // namespace

Problem AttentionCall::check_inputs(const CallSettings& settings,
                                    const AttentionOptions& options) const {
  Checks checks;
  int query_length = 0, key_length = 0, query_dim = 0, key_dim = 0;
  if (has_operands(settings)) {
    const ConstMatrixView query = find("query"), key = find("key");
    checks.needs("query", query, -1, -1);
    checks.needs("key", key, -1, needed_key_dim(options.score, query.cols));
    checks.needs("value", find("value"), key.rows, -1);
    query_length = query.rows;
    key_length = key.rows;
    query_dim = query.cols;
    key_dim = key.cols;
  } else {
    const auto sentence = [&](const char* name, const char* embedding, bool optional) {
      const bool embedded = find(embedding).data;
      const ConstMatrixView matrix = find(embedded ? embedding : name);
      if (!optional || matrix.data) checks.needs(embedded ? embedding : name, matrix, -1, -1);
      return matrix;
    };
    const ConstMatrixView input = sentence("input", "token_embedding", false);
    const ConstMatrixView given_memory = sentence("memory", "memory_token_embedding", true);
    const ConstMatrixView memory = given_memory.data ? given_memory : input;
    const int heads = settings.num_heads;
    const ConstMatrixView w_query = find("w_query"), w_key = find("w_key"),
                          w_value = find("w_value"), w_output = find("w_output");
    const auto projection = [&](const char* name, ConstMatrixView matrix, int rows, int cols) {
      checks.needs(name, matrix, rows, cols);
      checks.needs_heads(name, matrix, heads);
    };
    projection("w_query", w_query, input.cols, -1);
    projection("w_key", w_key, memory.cols, needed_key_dim(options.score, w_query.cols));
    projection("w_value", w_value, memory.cols, -1);
    if (settings.prefixed) checks.needs("w_output", w_output, w_value.cols, -1);
    checks.allows("w_output", w_output, w_value.cols, -1);
    checks.allows("b_query", find("b_query"), 1, w_query.cols);
    checks.allows("b_key", find("b_key"), 1, w_key.cols);
    checks.allows("b_value", find("b_value"), 1, w_value.cols);
    checks.allows("b_output", find("b_output"), 1, w_output.data ? w_output.cols : 0);
    query_length = input.rows;
    key_length = memory.rows;
    query_dim = w_query.cols / heads;
    key_dim = w_key.cols / heads;
  }
  if (!checks.failed()) {
    // Six tensors of scores a head outweigh everything else that can grow.
    const double scores = 6.0 * settings.num_heads * query_length * key_length;
    if (scores > 1e6 && !can_allocate(1.5 * scores)) {
      Problem problem;
      problem.kind = static_cast<int>(Problem::Kind::too_large);
      problem.name = "attention_scores";
      problem.rows = query_length;
      problem.cols = key_length;
      return problem;
    }
    check_score_weights(checks, options.score, options.score_weights, query_dim, key_dim);
  }
  if (!checks.failed() && has_mask_ &&
      mask_.size() !=
          static_cast<std::size_t>(query_length) * static_cast<std::size_t>(key_length)) {
    return {.kind = static_cast<int>(Problem::Kind::shape),
            .name = "mask",
            .rows = 1,
            .cols = static_cast<int>(mask_.size()),
            .needed_rows = query_length,
            .needed_cols = key_length};
  }
  return checks.problem();
}

void AttentionCall::compute(const CallSettings& settings, const AttentionOptions& options) {
  if (has_operands(settings)) {
    const ConstMatrixView query = find("query"), value = find("value");
    attention(query, find("key"), value, options, scratch_, &trace_,
              scratch_.matrix(query.rows, value.cols));
    return;
  }
  const auto sentence = [this](const char* name, const char* embedding) {
    const ConstMatrixView vectors = find(embedding);
    return vectors.data ? Sentence{vectors, true} : Sentence{find(name), false};
  };
  MultiHeadAttention layer;
  layer.input = sentence("input", "token_embedding");
  const Sentence memory = sentence("memory", "memory_token_embedding");
  if (memory.vectors.data) layer.memory = memory;
  layer.position = static_cast<Position>(settings.position);
  layer.projections = {.w_query = find("w_query"),
                       .w_key = find("w_key"),
                       .w_value = find("w_value"),
                       .w_output = find("w_output"),
                       .b_query = find("b_query"),
                       .b_key = find("b_key"),
                       .b_value = find("b_value"),
                       .b_output = find("b_output")};
  layer.num_heads = settings.num_heads;
  layer.head_names = settings.prefixed ? HeadNames::prefixed : HeadNames::plain;
  layer.options = options;
  multi_head_attention(layer, scratch_, &trace_,
                       scratch_.matrix(layer.input.vectors.rows, layer.output_dim()));
}

Problem AttentionCall::run(const CallSettings& settings) {
  const AttentionOptions with = options(settings);
  const Problem refused = check_inputs(settings, with);
  if (refused.kind != 0) return refused;
  compute(settings, with);
  const std::optional<TraceProblem>& problem = trace_.problem();
  return problem ? problem_of(*problem) : Problem{};
}

std::string AttentionCall::names() const {
  std::string lines;
  for (int i = 0; i < trace_.size(); ++i) {
    if (i > 0) lines += '\n';
    lines += trace_.name(i);
  }
  return lines;
}

Int32Array AttentionCall::layout() const {
  const std::span<const TraceEntry> entries = trace_.entries();
  const auto* integers = reinterpret_cast<const std::int32_t*>(entries.data());
  return copied(integers, entries.size() * sizeof(TraceEntry) / sizeof(std::int32_t));
}

Float32Array AttentionCall::values() const {
  const val all = val::global("Float32Array").new_(static_cast<unsigned>(trace_.value_count()));
  for (int i = 0; i < trace_.size(); ++i) {
    const ConstMatrixView matrix = trace_.view(i);
    all.call<void>("set", emscripten::typed_memory_view(matrix.size(), matrix.data),
                   trace_.entry(i).offset);
  }
  return Float32Array(all);
}

Int32Array AttentionCall::pin_cells() const {
  std::vector<std::int32_t> cells;
  for (const AppliedPin& applied : trace_.applied_pins()) {
    cells.insert(cells.end(), {applied.entry, applied.pin.row, applied.pin.col});
  }
  return copied(cells.data(), cells.size());
}

Float32Array AttentionCall::pin_values() const {
  std::vector<float> values;
  for (const AppliedPin& applied : trace_.applied_pins()) {
    values.insert(values.end(), {applied.pin.value, applied.computed});
  }
  return copied(values.data(), values.size());
}

Int32Array AttentionCall::note_rows() const {
  std::vector<std::int32_t> rows;
  for (const RowSumNote& note : trace_.row_sum_notes()) {
    rows.insert(rows.end(), {note.entry, note.row});
  }
  return copied(rows.data(), rows.size());
}

Float32Array AttentionCall::note_sums() const {
  std::vector<float> sums;
  for (const RowSumNote& note : trace_.row_sum_notes()) sums.push_back(note.sum);
  return copied(sums.data(), sums.size());
}

}  // namespace attn::bindings
