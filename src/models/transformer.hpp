#pragma once

#include <vector>

#include "models/batch.hpp"
#include "models/parameters.hpp"
#include "models/pass.hpp"
#include "models/translation_model.hpp"

namespace attn {

struct TransformerSettings {
  int vocab_size = 0;
  int model_dim = 128;
  int num_heads = 4;  ///< divides model_dim
  int feed_forward_dim = 256;
  int encoder_layers = 2;
  int decoder_layers = 2;
  /// Layer norm before each sublayer and once at the end, else after each residual sum.
  bool pre_norm = true;
  Activation activation = Activation::relu;
  /// Sinusoidal positions are computed, learned ones are a parameter `position_embedding`.
  bool learned_positions = false;
  int max_length = 128;  ///< of a sentence, in tokens
};

/// What a decoder keeps of the tokens before, so that one more token costs one row.
struct DecoderCache {
  struct Layer {
    MatrixView key, value;          ///< self-attention, [max_length, model_dim]
    Tensor cross_key, cross_value;  ///< [source length, model_dim]
  };
  std::vector<Layer> layers;
  int length = 0;  ///< rows that are filled
};

/// The encoder–decoder of "Attention Is All You Need" (Vaswani et al. 2017) with one embedding for
/// source, target and output (section 3.4), written as steps of a Pass:
///
///   x = embedding[ids] · √model_dim + position
///   encoder layer: x += self_attention(x), x += feed_forward(x)
///   decoder layer: x += causal self_attention(x), x += cross_attention(x, memory),
///                  x += feed_forward(x)
///   logits = x · embeddingᵀ
///
/// Parameters are named as the trace names them: `encoder.0.self_attention.w_query`. Matrices
/// multiply on the right.
class Transformer final : public TranslationModel {
 public:
  /// `parameters` gives the weights their places; what it hands out outlives the model.
  Transformer(const TransformerSettings& settings, Parameters& parameters);

  int vocab_size() const override { return settings_.vocab_size; }
  int max_length() const override { return settings_.max_length; }
  bool is_time_major() const override { return false; }
  Tensor logits(Pass& pass, const Batch& source, const Batch& target,
                const AlignmentGuide* guide) const override;
  std::unique_ptr<Decoder> decoder(std::span<const std::int32_t> source) const override;

  /// memory [rows of source, model_dim]. `source` outlives the pass.
  Tensor encode(Pass& pass, const Batch& source) const override;

  /// [rows of target, model_dim]: row t has seen the targets 0 … t, and stands for the token after
  /// them. With a `cache` the rows are those after cache.length: one sentence, one row.
  Tensor decode(Pass& pass, const Batch& target, const Tensor& memory, const Batch& source,
                DecoderCache* cache = nullptr, const AlignmentGuide* guide = nullptr) const;

  /// logits = states · embeddingᵀ, [rows of states, vocab_size].
  Tensor logits_of(Pass& pass, const Tensor& states) const;

  /// A cache with the keys and values of `memory`, and room for a target; both live as long as the
  /// memory of the pass.
  DecoderCache cache(Pass& pass, const Tensor& memory) const;

 private:
  struct Norm {
    Tensor gain, bias;
  };
  struct Attention {
    Norm norm;
    Tensor w_query, b_query, w_key, b_key, w_value, b_value, w_output, b_output;
  };
  struct FeedForward {
    Norm norm;
    Tensor w_hidden, b_hidden, w_output, b_output;
  };
  struct Layer {
    Attention self_attention, cross_attention;  // cross_attention: decoder only
    FeedForward feed_forward;
  };
  struct Stack {
    std::vector<Layer> layers;
    Norm norm;  // pre-norm only
  };
  // What meets in an attention, and what is kept of it.
  struct Meeting {
    Tensor memory = {};  // keys and values come from here; empty: from the normed input
    std::span<const Segment> segments;
    bool causal = false;
    Tensor key = {}, value = {};  // projected already, if not empty
    bool writes_cache = false;
    const AlignmentGuide* guide = nullptr;
  };

  Tensor embed(Pass& pass, const Batch& batch) const;
  Tensor attend(Pass& pass, std::string_view name, const Tensor& x, const Attention& weights,
                const Meeting& meeting) const;
  Tensor feed_forward(Pass& pass, const Tensor& x, const FeedForward& weights) const;
  Tensor finish(Pass& pass, const Tensor& x, const Norm& norm) const;
  Tensor normed(Pass& pass, std::string_view name, const Tensor& x, const Norm& norm) const;
  Tensor residual(Pass& pass, const Tensor& x, const Tensor& change, const Norm& norm) const;

  TransformerSettings settings_;
  Tensor embedding_;
  Tensor positions_;  // [max_length, model_dim]
  Matrix sinusoids_;
  Stack encoder_, decoder_;
};

}  // namespace attn
