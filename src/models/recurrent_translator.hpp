#pragma once

#include "models/recurrent_attention.hpp"
#include "models/recurrent_cell.hpp"
#include "models/translation_model.hpp"

namespace attn {

struct RecurrentTranslatorSettings {
  int vocab_size = 0;
  int embedding_dim = 96;
  int encoder_dim = 64;  ///< a direction
  int decoder_dim = 128;
  int attention_dim = 128;  ///< inside additive and concat scores
  CellKind cell = CellKind::gru;
  /// dot: 2 · encoder_dim is decoder_dim.
  RecurrentAttentionKind attention = RecurrentAttentionKind::additive;
  int max_length = 128;  ///< of a sentence, in tokens
};

/// What the encoder leaves to the decoder.
struct EncodedSource {
  Tensor embedding;                   ///< the parameter, in a trace with its pins
  RecurrentAttention::Memory memory;  ///< states of both directions, [.., 2 · encoder_dim]
  Tensor context;   ///< without attention: the last states, [sentences, 2 · encoder_dim]
  CellState start;  ///< of the decoder, a row a sentence
};

/// A recurrent encoder and decoder with one embedding for source, target and output, written as
/// steps of a Pass. Rows lie side by side, step by step (Batch::side_by_side).
///
///   memory = [forward states; backward states of the source]
///   s₀ = tanh([last forward state; last backward state] · w_initial + b_initial)
///
/// With s the decoder's state, y the embedding of the token before and c the context:
///
///   additive (Bahdanau et al. 2015, appendix A): the query is the state before the step,
///     cₜ = attention(sₜ₋₁, memory),  sₜ = cell(sₜ₋₁, [yₜ; cₜ]),  oₜ = [sₜ; yₜ; cₜ]
///   none (Cho et al. 2014): the same, with the last states as the one c of all steps
///   dot, general, concat (Luong et al. 2015, without input feeding): the query is the new state,
///     sₜ = cell(sₜ₋₁, yₜ),  cₜ = attention(sₜ, memory),  oₜ = [cₜ; sₜ]
///   logits = tanh(o · w_output + b_output) · embeddingᵀ
///
/// The memory cells of an LSTM start from 0. Row t of everything in the decoder belongs to the
/// token that is generated at t. Attention finds its alignment by itself: there is no guide.
class RecurrentTranslator final : public TranslationModel {
 public:
  /// `parameters` gives the weights their places; what it hands out outlives the model.
  RecurrentTranslator(const RecurrentTranslatorSettings& settings, Parameters& parameters);

  const RecurrentTranslatorSettings& settings() const { return settings_; }

  int vocab_size() const override { return settings_.vocab_size; }
  int max_length() const override { return settings_.max_length; }
  bool is_time_major() const override { return true; }
  Tensor encode(Pass& pass, const Batch& source) const override {
    return read(pass, source).memory.states;
  }
  Tensor logits(Pass& pass, const Batch& source, const Batch& target,
                const AlignmentGuide* guide) const override;
  std::unique_ptr<Decoder> decoder(std::span<const std::int32_t> source) const override;

  /// All sentences of `source`, which outlives what comes back, have the same length.
  EncodedSource read(Pass& pass, const Batch& source) const;

  /// The logits [rows of target, vocab_size] after a decoder in the state `state`, which is then
  /// that after the last step.
  Tensor decode(Pass& pass, const Batch& target, const EncodedSource& encoded,
                CellState& state) const;

 private:
  Tensor attend_before_steps(Pass& pass, const Tensor& tokens, const EncodedSource& encoded,
                             CellState& state) const;
  Tensor attend_after_steps(Pass& pass, const Tensor& tokens, const EncodedSource& encoded,
                            CellState& state) const;

  RecurrentTranslatorSettings settings_;
  Tensor embedding_;
  RecurrentCell forward_, backward_, decoder_;
  RecurrentAttention attention_;
  Tensor w_initial_, b_initial_, w_output_, b_output_;
};

}  // namespace attn
