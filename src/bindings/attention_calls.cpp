#include "bindings/attention_calls.hpp"

#include <string>

#include "attention/multi_head_attention.hpp"
#include "bindings/trace_calls.hpp"
#include "tensor/arena.hpp"
#include "tensor/trace.hpp"

namespace attn::bindings {
namespace {

Arena scratch;

constexpr const char* input_names[input_count] = {"query",
                                                  "key",
                                                  "value",
                                                  "input",
                                                  "token_embedding",
                                                  "memory",
                                                  "memory_token_embedding",
                                                  "w_query",
                                                  "w_key",
                                                  "w_value",
                                                  "w_output",
                                                  "b_query",
                                                  "b_key",
                                                  "b_value",
                                                  "b_output",
                                                  "score.w",
                                                  "score.w_query",
                                                  "score.w_key",
                                                  "score.v"};

const char* name_of(Input input) { return input_names[static_cast<int>(input)]; }
ConstMatrixView find(Input input) { return exchange.inputs[static_cast<int>(input)].view(); }

// Whether the call brings queries, keys and values rather than sentences to project.
bool has_operands() {
  if (exchange.settings.prefixed) return false;
  for (const Input operand : {Input::query, Input::key, Input::value}) {
    if (find(operand).data) return true;
  }
  for (const Input projected :
       {Input::input, Input::token_embedding, Input::w_query, Input::w_key, Input::w_value}) {
    if (find(projected).data) return false;
  }
  return true;
}

AttentionOptions options_of(const AttentionSettings& settings) {
  AttentionOptions options;
  options.score = static_cast<Score>(settings.score);
  options.score_weights = {.w = find(Input::score_w),
                           .w_query = find(Input::score_w_query),
                           .w_key = find(Input::score_w_key),
                           .v = find(Input::score_v)};
  if (settings.has_scale) options.scale = settings.scale;
  options.temperature = settings.temperature;
  options.mask = {.causal = settings.causal != 0,
                  .window = settings.window,
                  .valid_keys = settings.valid_keys,
                  .allowed = settings.mask ? at<std::uint8_t>(settings.mask) : nullptr};
  return options;
}

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

// What a tensor lacks, by its name.
class InputChecks : public Checks {
 public:
  using Checks::allows;
  using Checks::needs;
  void needs(Input input, int rows, int cols) { needs(name_of(input), find(input), rows, cols); }
  void allows(Input input, int rows, int cols) { allows(name_of(input), find(input), rows, cols); }
  void needs_projection(Input input, int rows, int cols) {
    needs(input, rows, cols);
    needs_heads(name_of(input), find(input), exchange.settings.num_heads);
  }
};

// The sizes of a pass, as far as its inputs tell them.
struct PassSizes {
  int query_length = 0, key_length = 0;
  int query_dim = 0, key_dim = 0;  // of a head
  int value_dim = 0;               // of all heads
  int model_dim = 0, memory_dim = 0, output_dim = 0;
};

PassSizes check_operands(InputChecks& checks, Score score) {
  const ConstMatrixView query = find(Input::query), key = find(Input::key),
                        value = find(Input::value);
  checks.needs(Input::query, -1, -1);
  checks.needs(Input::key, -1, needed_key_dim(score, query.cols));
  checks.needs(Input::value, key.rows, -1);
  return {.query_length = query.rows,
          .key_length = key.rows,
          .query_dim = query.cols,
          .key_dim = key.cols,
          .value_dim = value.cols};
}

PassSizes check_sentences(InputChecks& checks, Score score) {
  const auto sentence = [&](Input vectors, Input embedding, bool optional) {
    const Input given = find(embedding).data ? embedding : vectors;
    if (!optional || find(given).data) checks.needs(given, -1, -1);
    return find(given);
  };
  const ConstMatrixView input = sentence(Input::input, Input::token_embedding, false);
  const ConstMatrixView given_memory = sentence(Input::memory, Input::memory_token_embedding, true);
  const ConstMatrixView memory = given_memory.data ? given_memory : input;
  const ConstMatrixView w_query = find(Input::w_query), w_key = find(Input::w_key),
                        w_value = find(Input::w_value), w_output = find(Input::w_output);
  checks.needs_projection(Input::w_query, input.cols, -1);
  checks.needs_projection(Input::w_key, memory.cols, needed_key_dim(score, w_query.cols));
  checks.needs_projection(Input::w_value, memory.cols, -1);
  const bool needs_output = exchange.settings.prefixed || find(Input::b_output).data;
  if (needs_output || w_output.data) checks.needs(Input::w_output, w_value.cols, -1);
  checks.allows(Input::b_query, 1, w_query.cols);
  checks.allows(Input::b_key, 1, w_key.cols);
  checks.allows(Input::b_value, 1, w_value.cols);
  checks.allows(Input::b_output, 1, w_output.cols);
  const int heads = exchange.settings.num_heads;
  return {.query_length = input.rows,
          .key_length = memory.rows,
          .query_dim = w_query.cols / heads,
          .key_dim = w_key.cols / heads,
          .value_dim = w_value.cols,
          .model_dim = input.cols,
          .memory_dim = memory.cols,
          .output_dim = w_output.cols};
}

// Columns of the queries and keys that a score function projects; 0 where it projects none.
int projected_dim(Score score, const ScoreWeights& weights) {
  if (score == Score::additive) return weights.w_query.cols;
  return score == Score::general || score == Score::concat ? weights.w.cols : 0;
}

// Small inputs may ask for much: [65536, 1] and [1, 65536] are 256 kB each, their context 16 GB.
// What a pass takes is at most so many tensors of each shape.
Problem check_memory(const PassSizes& sizes, const AttentionOptions& options, bool intermediates) {
  const int heads = exchange.settings.num_heads;
  const int projected = projected_dim(options.score, options.score_weights) * heads;
  const struct {
    const char* name;
    int rows, cols;
    double count;
  } tensors[] = {
      {"input", sizes.query_length, sizes.model_dim, 3},
      {"memory", sizes.key_length, sizes.memory_dim, 3},
      {"query", sizes.query_length, sizes.query_dim * heads, 2},
      {"key", sizes.key_length, sizes.key_dim * heads, 2},
      {"value", sizes.key_length, sizes.value_dim, 2},
      {"score.projected_query", sizes.query_length, projected, 1},
      {"score.projected_key", sizes.key_length, projected, 1},
      {"attention_scores", sizes.query_length, sizes.key_length, intermediates ? 6.0 * heads : 0},
      {"context", sizes.query_length, sizes.value_dim, 3},
      {"output", sizes.query_length, sizes.output_dim, 2},
  };
  double floats = 0, most = 0;
  Problem problem;
  for (const auto& tensor : tensors) {
    const double size = tensor.count * tensor.rows * tensor.cols;
    floats += size;
    if (size <= most) continue;
    most = size;
    problem = {.kind = Problem::Kind::too_large,
               .name = tensor.name,
               .rows = tensor.rows,
               .cols = tensor.cols};
  }
  return floats > 1e6 && !can_allocate(1.5 * floats) ? problem : Problem();
}

Problem check_inputs(const AttentionOptions& options, bool intermediates) {
  const AttentionSettings& settings = exchange.settings;
  InputChecks checks;
  const PassSizes sizes = has_operands() ? check_operands(checks, options.score)
                                         : check_sentences(checks, options.score);
  if (!checks.failed()) {
    check_score_weights(checks, options.score, options.score_weights, sizes.query_dim,
                        sizes.key_dim);
  }
  if (checks.failed()) return checks.problem();
  if (settings.mask &&
      settings.mask_size != static_cast<double>(sizes.query_length) * sizes.key_length) {
    return {.kind = Problem::Kind::shape,
            .name = "mask",
            .rows = 1,
            .cols = settings.mask_size,
            .needed_rows = sizes.query_length,
            .needed_cols = sizes.key_length};
  }
  return check_memory(sizes, options, intermediates);
}

MatrixView compute(const AttentionOptions& options, Trace* into) {
  const AttentionSettings& settings = exchange.settings;
  if (has_operands()) {
    const ConstMatrixView query = find(Input::query), value = find(Input::value);
    const MatrixView context = scratch.matrix(query.rows, value.cols);
    attention(query, find(Input::key), value, options, scratch, into, context);
    return context;
  }
  const auto sentence = [](Input vectors, Input embedding) {
    const ConstMatrixView embedded = find(embedding);
    return embedded.data ? Sentence{embedded, true} : Sentence{find(vectors), false};
  };
  MultiHeadAttention layer;
  layer.input = sentence(Input::input, Input::token_embedding);
  const Sentence memory = sentence(Input::memory, Input::memory_token_embedding);
  if (memory.vectors.data) layer.memory = memory;
  layer.position = static_cast<Position>(settings.position);
  layer.projections = {.w_query = find(Input::w_query),
                       .w_key = find(Input::w_key),
                       .w_value = find(Input::w_value),
                       .w_output = find(Input::w_output),
                       .b_query = find(Input::b_query),
                       .b_key = find(Input::b_key),
                       .b_value = find(Input::b_value),
                       .b_output = find(Input::b_output)};
  layer.num_heads = settings.num_heads;
  layer.head_names = settings.prefixed ? HeadNames::prefixed : HeadNames::plain;
  layer.options = options;
  const MatrixView output = scratch.matrix(layer.input.vectors.rows, layer.output_dim());
  multi_head_attention(layer, scratch, into, output);
  return output;
}

int answer_with_result(ConstMatrixView result) {
  answer(0, result.data, static_cast<std::size_t>(result.rows));
  exchange.answer[2] = static_cast<std::uint32_t>(result.cols);
  const bool has_output = !has_operands() && find(Input::w_output).data;
  return report_overflow(has_output ? "output" : "context", result);
}

}  // namespace

Address trace_room(double floats) {
  trace.clear();
  scratch.reset();
  if (floats > 1e6 && !can_allocate(2 * floats)) return 0;
  return address_of(trace.room(static_cast<std::size_t>(floats)));
}

int attend([[maybe_unused]] bool asked_for_intermediates) {
#ifdef ATTN_ALWAYS_TRACED
  constexpr bool intermediates = true;
#else
  const bool intermediates = asked_for_intermediates;
#endif
  const AttentionOptions options = options_of(exchange.settings);
  const Problem refused = check_inputs(options, intermediates);
  if (refused.kind != Problem::Kind::none) return report(refused);
  const ConstMatrixView result = compute(options, intermediates ? &trace : nullptr);
  return intermediates ? answer_with_trace() : answer_with_result(result);
}

}  // namespace attn::bindings
