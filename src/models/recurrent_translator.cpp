#include "models/recurrent_translator.hpp"

namespace attn {
namespace {

using Kind = RecurrentAttentionKind;

// Whether the context is known before the step, so that the cell reads it.
bool reads_context(Kind kind) { return kind == Kind::none || kind == Kind::additive; }

// x · w + b with parameters that a trace names.
struct NamedParameter {
  std::string_view name;
  const Tensor& tensor;
};
Tensor affine(Pass& pass, std::string_view name, const Tensor& x, const NamedParameter& w,
              const NamedParameter& b) {
  const Tensor weight = pass.given(w.name, w.tensor), bias = pass.given(b.name, b.tensor);
  return pass.product(name, x, weight, bias);
}

// One direction of the encoder: all its states.
Tensor states_of(Pass& pass, const RecurrentCell& cell, const Tensor& input, int sentences,
                 CellRun::Direction direction) {
  const int rows = input.rows();
  CellRun run(pass, cell, rows, zero_state(pass, cell, sentences), direction);
  run.open(input);
  run.read(0, rows);
  for (int first = 0; first < rows; first += sentences) {
    const bool is_forward = direction == CellRun::Direction::forward;
    const int place = is_forward ? first : rows - sentences - first;
    run.begin(place);
    run.step(place);
  }
  return run.hidden();
}

}  // namespace

RecurrentTranslator::RecurrentTranslator(const RecurrentTranslatorSettings& settings,
                                         Parameters& parameters)
    : settings_(settings) {
  const int y = settings.embedding_dim, s = settings.decoder_dim, c = 2 * settings.encoder_dim;
  const bool with_context = reads_context(settings.attention);
  embedding_ = parameters.declare("embedding", settings.vocab_size, y, Initial::normal);
  forward_ = {settings.cell, "encoder.forward", y, settings.encoder_dim, parameters};
  backward_ = {settings.cell, "encoder.backward", y, settings.encoder_dim, parameters};
  w_initial_ = parameters.declare("decoder.w_initial", c, s, Initial::uniform);
  b_initial_ = parameters.declare("decoder.b_initial", 1, s, Initial::zeros);
  attention_ = {settings.attention, "decoder", s, c, settings.attention_dim, parameters};
  decoder_ = {settings.cell, "decoder", with_context ? y + c : y, s, parameters};
  w_output_ =
      parameters.declare("decoder.w_output", with_context ? s + y + c : c + s, y, Initial::uniform);
  b_output_ = parameters.declare("decoder.b_output", 1, y, Initial::zeros);
}

EncodedSource RecurrentTranslator::read(Pass& pass, const Batch& source) const {
  const auto sentences = static_cast<int>(source.sentences.size());
  const int rows = source.rows();
  EncodedSource encoded;
  encoded.embedding = pass.given("embedding", embedding_);
  const Tensor input = pass.dropout(
      pass.embed("source_embedding", source.ids, encoded.embedding, 1.0f, Operation::given));
  const auto direction = [&](std::string_view name, const RecurrentCell& cell,
                             CellRun::Direction way) {
    const Pass::Scope scope(pass, name);
    return states_of(pass, cell, input, sentences, way);
  };
  const Tensor forward = direction("encoder.forward.", forward_, CellRun::Direction::forward);
  const Tensor backward = direction("encoder.backward.", backward_, CellRun::Direction::backward);
  encoded.memory = attention_.memory(pass, source, pass.join("memory", {forward, backward}));

  const Pass::Scope scope(pass, "decoder.");
  const Tensor last =
      pass.join("last_states", {pass.rows("last_forward", forward, rows - sentences, sentences),
                                pass.rows("last_backward", backward, 0, sentences)});
  encoded.start = zero_state(pass, decoder_, sentences);
  const Tensor projection = affine(pass, "initial_projection", last, {"w_initial", w_initial_},
                                   {"b_initial", b_initial_});
  encoded.start.hidden = pass.activate("initial_state", Activation::tanh, projection);
  if (settings_.attention == Kind::none) {
    encoded.context = pass.rows("context", last, 0, sentences);
  }
  return encoded;
}

// [state; token; context] of each row.
Tensor RecurrentTranslator::attend_before_steps(Pass& pass, const Tensor& tokens,
                                                const EncodedSource& encoded,
                                                CellState& state) const {
  const int rows = tokens.rows(), sentences = state.hidden.rows();
  CellRun run(pass, decoder_, rows, state);
  std::optional<RecurrentAttentionRun> attention;
  Tensor context = encoded.context;
  if (settings_.attention != Kind::none) {
    attention.emplace(pass, attention_, encoded.memory, run.hidden_before(), rows, 1);
    context = attention->context();
  }
  const Tensor input = pass.open_join("input", {tokens, context});
  run.open(input);
  const auto step = [&](const Tensor& tensor, int first) {
    return tensor.rows_from(first, sentences);
  };
  const auto step_context = [&](int first) { return attention ? step(context, first) : context; };
  for (int first = 0; first < rows; first += sentences) {
    const Tensor query = run.begin(first);
    if (attention) attention->attend(first, query);
    pass.join(step(input, first), {step(tokens, first), step_context(first)});
    run.read(first, sentences);
    run.step(first);
  }
  const Tensor result = pass.open_join("readout_input", {run.hidden(), tokens, context});
  for (int first = 0; first < rows; first += sentences) {
    pass.join(step(result, first),
              {step(run.hidden(), first), step(tokens, first), step_context(first)});
  }
  state = run.state();
  return result;
}

// [context; state] of each row.
Tensor RecurrentTranslator::attend_after_steps(Pass& pass, const Tensor& tokens,
                                               const EncodedSource& encoded,
                                               CellState& state) const {
  const int rows = tokens.rows(), sentences = state.hidden.rows();
  CellRun run(pass, decoder_, rows, state);
  run.open(tokens);
  run.read(0, rows);
  for (int first = 0; first < rows; first += sentences) {
    run.begin(first);
    run.step(first);
  }
  RecurrentAttentionRun attention(pass, attention_, encoded.memory, run.hidden(), rows,
                                  rows / sentences);
  state = run.state();
  return pass.join("readout_input", {attention.attend(0, run.hidden()), run.hidden()});
}

Tensor RecurrentTranslator::decode(Pass& pass, const Batch& target, const EncodedSource& encoded,
                                   CellState& state) const {
  Tensor output;
  {
    const Pass::Scope scope(pass, "decoder.");
    const Tensor tokens = pass.dropout(
        pass.embed("token_embedding", target.ids, encoded.embedding, 1.0f, Operation::given));
    const Tensor input = reads_context(settings_.attention)
                             ? attend_before_steps(pass, tokens, encoded, state)
                             : attend_after_steps(pass, tokens, encoded, state);
    const Tensor readout =
        affine(pass, "readout", input, {"w_output", w_output_}, {"b_output", b_output_});
    output = pass.dropout(pass.activate("output", Activation::tanh, readout));
  }
  return pass.product_transposed("logits", output, encoded.embedding);
}

Tensor RecurrentTranslator::logits(Pass& pass, const Batch& source, const Batch& target,
                                   const AlignmentGuide*) const {
  const EncodedSource encoded = read(pass, source);
  CellState state = encoded.start;
  return decode(pass, target, encoded, state);
}

}  // namespace attn
