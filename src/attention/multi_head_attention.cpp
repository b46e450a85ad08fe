#include "attention/multi_head_attention.hpp"

#include <string>
#include <string_view>

#include "kernels/elementwise.hpp"
#include "kernels/matmul.hpp"

namespace attn {
namespace {

float embedding_scale(Position position, int model_dim) {
  return position == Position::sinusoidal
             ? static_cast<float>(std::sqrt(static_cast<double>(model_dim)))
             : 1.0f;
}

// token_embedding (· √model_dim) + position_encoding
void embed(ConstMatrixView token_embedding, Position position, MatrixView out) {
  if (position == Position::none) return copy(token_embedding, out);
  sinusoidal_encoding(out);
  const float factor = embedding_scale(position, token_embedding.cols);
  for (int r = 0; r < out.rows; ++r) {
    for (int c = 0; c < out.cols; ++c) out(r, c) += token_embedding(r, c) * factor;
  }
}

// The names of a sentence and of what it is added up from.
struct SentenceNames {
  std::string_view vectors, token_embedding, position_encoding;
};
constexpr SentenceNames input_names = {"input", "token_embedding", "position_encoding"};
constexpr SentenceNames memory_names = {"memory", "memory_token_embedding",
                                        "memory_position_encoding"};

Trace::Tensor record_sentence(const SentenceNames& names, const Sentence& sentence,
                              Position position, Trace& trace) {
  const ConstMatrixView vectors = sentence.vectors;
  if (!sentence.is_token_embedding) return trace.record_given(names.vectors, vectors);
  const float factor = embedding_scale(position, vectors.cols);
  const Operation how = position == Position::none ? Operation::given : Operation::embedding_scale;
  const auto embedding = trace.record(names.token_embedding, vectors.rows, vectors.cols,
                                      {.operation = how, .factor = factor},
                                      [&](MatrixView out) { scale(vectors, factor, out); });
  Recipe recipe{.operation = Operation::sum,
                .source = {embedding.entry, no_source, no_source, no_source}};
  ConstMatrixView encoding;
  if (position == Position::sinusoidal) {
    const auto recorded = trace.record(names.position_encoding, vectors.rows, vectors.cols,
                                       {.operation = Operation::position}, sinusoidal_encoding);
    encoding = recorded.view;
    recipe.source[1] = recorded.entry;
  }
  return trace.record(names.vectors, vectors.rows, vectors.cols, recipe, [&](MatrixView out) {
    if (encoding.empty()) return copy(embedding.view, out);
    add(embedding.view, encoding, out);
  });
}

struct RecordedProjection {
  Trace::Tensor weight, bias;
};

// A head's slice of input · weight + bias.
Trace::Tensor record_projection(std::string_view name, Trace::Tensor input,
                                const RecordedProjection& projection, int first_column, int cols,
                                Trace& trace) {
  const Trace::Tensor weight = projection.weight, bias = projection.bias;
  return trace.record(
      name, input.view.rows, cols,
      {.operation = Operation::product,
       .source = {input.entry, weight.entry, bias.entry, no_source},
       .first_column = first_column},
      [&](MatrixView out) {
        matmul(input.view, weight.view.columns_from(first_column, cols), out,
               bias.view.empty() ? bias.view : bias.view.columns_from(first_column, cols));
      });
}

void record_layer(const MultiHeadAttention& layer, Trace& trace, MatrixView output) {
  const auto input = record_sentence(input_names, layer.input, layer.position, trace);
  const auto memory =
      layer.memory ? record_sentence(memory_names, *layer.memory, layer.position, trace) : input;
  const auto result = record_multi_head_attention(input, memory, layer.projections, layer.num_heads,
                                                  layer.head_names, layer.options, trace);
  copy(result.view, output);
}

}  // namespace

Trace::Tensor record_multi_head_attention(Trace::Tensor input, Trace::Tensor memory,
                                          const Projections& p, int num_heads, HeadNames head_names,
                                          const AttentionOptions& options, Trace& trace) {
  const auto given = [&trace](std::string_view name, ConstMatrixView matrix) {
    return matrix.empty() ? Trace::Tensor{} : trace.record_given(name, matrix);
  };
  const auto w_query = given("w_query", p.w_query);
  const auto w_key = given("w_key", p.w_key);
  const auto w_value = given("w_value", p.w_value);
  const auto w_output = given("w_output", p.w_output);
  const RecordedProjection query_projection{w_query, given("b_query", p.b_query)};
  const RecordedProjection key_projection{w_key, given("b_key", p.b_key)};
  const RecordedProjection value_projection{w_value, given("b_value", p.b_value)};
  const RecordedProjection output_projection{w_output, given("b_output", p.b_output)};
  const auto score_weights = record_score_weights(options.score, options.score_weights, trace);

  const int query_dim = p.w_query.cols / num_heads;
  const int key_dim = p.w_key.cols / num_heads;
  const int value_dim = p.w_value.cols / num_heads;
  const bool prefixed = head_names == HeadNames::prefixed;
  assert(prefixed || num_heads == 1);

  Trace::Tensor context, first_context;
  std::int32_t entries_per_head = 0;
  for (int head = 0; head < num_heads; ++head) {
    const Trace::Scope scope(trace, prefixed ? "head." + std::to_string(head) + "." : "");
    const auto query =
        record_projection("query", input, query_projection, head * query_dim, query_dim, trace);
    const auto key =
        record_projection("key", memory, key_projection, head * key_dim, key_dim, trace);
    const auto value =
        record_projection("value", memory, value_projection, head * value_dim, value_dim, trace);
    context = record_attention(query, key, value, options, score_weights, trace);
    if (head == 0) first_context = context;
    if (head == 1) entries_per_head = context.entry - first_context.entry;
  }
  if (prefixed) {
    context =
        trace.record("concatenated_context", input.view.rows, p.w_value.cols,
                     {.operation = Operation::concatenate,
                      .source = {first_context.entry, entries_per_head, no_source, no_source}},
                     [&](MatrixView out) {
                       for (int head = 0; head < num_heads; ++head) {
                         copy(trace.view(first_context.entry + head * entries_per_head),
                              out.columns_from(head * value_dim, value_dim));
                       }
                     });
  }
  if (!p.w_output.empty()) {
    context = record_projection("output", context, output_projection, 0, p.w_output.cols, trace);
  }
  return context;
}

void multi_head_attention(const MultiHeadAttention& layer, Arena& scratch, Trace* trace,
                          MatrixView output) {
  if (trace) return record_layer(layer, *trace, output);

  const auto embedded = [&](const Sentence& sentence) -> ConstMatrixView {
    if (!sentence.is_token_embedding) return sentence.vectors;
    const MatrixView out = scratch.matrix(sentence.vectors.rows, sentence.vectors.cols);
    embed(sentence.vectors, layer.position, out);
    return out;
  };
  const Projections& p = layer.projections;
  const ConstMatrixView input = embedded(layer.input);
  const ConstMatrixView memory = layer.memory ? embedded(*layer.memory) : input;
  const MatrixView context =
      p.w_output.empty() ? output : scratch.matrix(input.rows, p.w_value.cols);
  const auto head_of = [&layer](auto matrix, int head) {
    const int cols = matrix.cols / layer.num_heads;
    return matrix.columns_from(head * cols, cols);
  };
  // One head after the other, so that its queries, keys and values stay in the cache and lie dense.
  const auto projected = [&](ConstMatrixView x, ConstMatrixView w) {
    return scratch.matrix(x.rows, w.cols / layer.num_heads);
  };
  const MatrixView query = projected(input, p.w_query);
  const MatrixView key = projected(memory, p.w_key);
  const MatrixView value = projected(memory, p.w_value);
  const auto project = [&](ConstMatrixView x, ConstMatrixView w, ConstMatrixView b, int head,
                           MatrixView out) {
    matmul(x, head_of(w, head), out, b.empty() ? b : head_of(b, head));
  };
  for (int head = 0; head < layer.num_heads; ++head) {
    project(input, p.w_query, p.b_query, head, query);
    project(memory, p.w_key, p.b_key, head, key);
    project(memory, p.w_value, p.b_value, head, value);
    attention(query, key, value, layer.options, scratch, nullptr, head_of(context, head));
  }
  if (!p.w_output.empty()) matmul(context, p.w_output, output, p.b_output);
}

}  // namespace attn
