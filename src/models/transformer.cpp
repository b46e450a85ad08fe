#include "models/transformer.hpp"

#include <cmath>
#include <string>

#include "attention/multi_head_attention.hpp"
#include "attention/position.hpp"
#include "kernels/matmul.hpp"

namespace attn {
namespace {

// Each sentence of `queries` meets the one of `keys` at its place.
std::span<const Segment> meet(Pass& pass, const Batch& queries, const Batch& keys) {
  std::vector<Segment> segments;
  for (std::size_t s = 0; s < queries.sentences.size(); ++s) {
    segments.push_back({queries.sentences[s], keys.sentences[s], keys.lengths[s]});
  }
  return pass.keep(std::move(segments));
}

Trace::Tensor recorded(const Tensor& tensor) { return {tensor.entry, tensor.value}; }

}  // namespace

Transformer::Transformer(const TransformerSettings& settings, Parameters& parameters)
    : settings_(settings) {
  const int d = settings.model_dim, hidden = settings.feed_forward_dim;
  const auto norm = [&](const std::string& name) {
    return Norm{parameters.declare(name + ".gain", 1, d, Initial::ones),
                parameters.declare(name + ".bias", 1, d, Initial::zeros)};
  };
  const auto weight = [&](const std::string& name, int rows, int cols) {
    return parameters.declare(name, rows, cols, Initial::uniform);
  };
  const auto bias = [&](const std::string& name, int cols) {
    return parameters.declare(name, 1, cols, Initial::zeros);
  };
  const auto attention = [&](const std::string& name) {
    return Attention{norm(name + ".layer_norm"), weight(name + ".w_query", d, d),
                     bias(name + ".b_query", d), weight(name + ".w_key", d, d),
                     bias(name + ".b_key", d),   weight(name + ".w_value", d, d),
                     bias(name + ".b_value", d), weight(name + ".w_output", d, d),
                     bias(name + ".b_output", d)};
  };
  const auto stack = [&](const std::string& name, int layers, bool has_memory) {
    Stack result;
    for (int l = 0; l < layers; ++l) {
      const std::string prefix = name + "." + std::to_string(l);
      Layer layer;
      layer.self_attention = attention(prefix + ".self_attention");
      if (has_memory) layer.cross_attention = attention(prefix + ".cross_attention");
      const std::string feed_forward = prefix + ".feed_forward";
      layer.feed_forward = {
          norm(feed_forward + ".layer_norm"), weight(feed_forward + ".w_hidden", d, hidden),
          bias(feed_forward + ".b_hidden", hidden), weight(feed_forward + ".w_output", hidden, d),
          bias(feed_forward + ".b_output", d)};
      result.layers.push_back(layer);
    }
    if (settings.pre_norm) result.norm = norm(name + ".layer_norm");
    return result;
  };

  embedding_ = parameters.declare("embedding", settings.vocab_size, d, Initial::normal);
  if (settings.learned_positions) {
    positions_ = parameters.declare("position_embedding", settings.max_length, d, Initial::normal);
  } else if (parameters.has_memory()) {
    sinusoids_ = Matrix(settings.max_length, d);
    sinusoidal_encoding(sinusoids_);
    positions_.value = sinusoids_;
  }
  encoder_ = stack("encoder", settings.encoder_layers, false);
  decoder_ = stack("decoder", settings.decoder_layers, true);
}

Tensor Transformer::embed(Pass& pass, const Batch& batch) const {
  const float scale = static_cast<float>(std::sqrt(static_cast<double>(settings_.model_dim)));
  const Tensor tokens = pass.embed("token_embedding", batch.ids, embedding_, scale);
  const Tensor positions =
      pass.embed("position_encoding", batch.positions, positions_, 1.0f,
                 settings_.learned_positions ? Operation::given : Operation::position);
  return pass.dropout(pass.sum("input", tokens, positions));
}

Tensor Transformer::normed(Pass& pass, std::string_view name, const Tensor& x,
                           const Norm& norm) const {
  // One after the other: compilers differ in the order of arguments, and a trace keeps the order.
  const Tensor gain = pass.given("layer_norm.gain", norm.gain);
  const Tensor bias = pass.given("layer_norm.bias", norm.bias);
  return pass.layer_norm(name, x, gain, bias);
}

// x + change, and with post-norm the layer norm of it.
Tensor Transformer::residual(Pass& pass, const Tensor& x, const Tensor& change,
                             const Norm& norm) const {
  const Tensor sum = pass.sum("residual", x, pass.dropout(change));
  return settings_.pre_norm ? sum : normed(pass, "layer_norm", sum, norm);
}

Tensor Transformer::attend(Pass& pass, std::string_view name, const Tensor& x,
                           const Attention& weights, const Meeting& meeting) const {
  const Pass::Scope scope(pass, name);
  const Tensor input = settings_.pre_norm ? normed(pass, "layer_norm", x, weights.norm) : x;
  const Tensor& memory = meeting.memory.empty() ? input : meeting.memory;
  AttentionOptions options;
  options.mask.causal = meeting.causal;
  Tensor output;
  if (Trace* const trace = pass.trace()) {
    assert(meeting.segments.size() == 1);
    options.mask.valid_keys = meeting.segments[0].valid_keys;
    const Projections projections = {
        weights.w_query.value, weights.w_key.value, weights.w_value.value, weights.w_output.value,
        weights.b_query.value, weights.b_key.value, weights.b_value.value, weights.b_output.value};
    const auto result =
        record_multi_head_attention(recorded(input), recorded(memory), projections,
                                    settings_.num_heads, HeadNames::prefixed, options, *trace);
    output = {trace->room_of(result.entry), {}, result.entry};
  } else {
    const Tensor query = pass.product("", input, weights.w_query, weights.b_query);
    Tensor key = meeting.key, value = meeting.value;
    if (meeting.writes_cache) {  // the newest row
      const int last = key.rows() - 1;
      pass.product(key.rows_from(last, 1), memory, weights.w_key, weights.b_key);
      pass.product(value.rows_from(last, 1), memory, weights.w_value, weights.b_value);
    } else if (key.empty()) {
      key = pass.product("", memory, weights.w_key, weights.b_key);
      value = pass.product("", memory, weights.w_value, weights.b_value);
    }
    const Tensor context = pass.attend(query, key, value, meeting.segments, settings_.num_heads,
                                       options, {}, meeting.guide);
    output = pass.product("", context, weights.w_output, weights.b_output);
  }
  return residual(pass, x, output, weights.norm);
}

Tensor Transformer::feed_forward(Pass& pass, const Tensor& x, const FeedForward& weights) const {
  const Pass::Scope scope(pass, "feed_forward.");
  const Tensor input = settings_.pre_norm ? normed(pass, "layer_norm", x, weights.norm) : x;
  const Tensor w_hidden = pass.given("w_hidden", weights.w_hidden);
  const Tensor b_hidden = pass.given("b_hidden", weights.b_hidden);
  const Tensor hidden = pass.product("hidden", input, w_hidden, b_hidden);
  const Tensor activation = pass.activate("activation", settings_.activation, hidden);
  const Tensor w_output = pass.given("w_output", weights.w_output);
  const Tensor b_output = pass.given("b_output", weights.b_output);
  const Tensor output = pass.product("output", activation, w_output, b_output);
  return residual(pass, x, output, weights.norm);
}

Tensor Transformer::finish(Pass& pass, const Tensor& x, const Norm& norm) const {
  return settings_.pre_norm ? normed(pass, "output", x, norm) : x;
}

Tensor Transformer::encode(Pass& pass, const Batch& source) const {
  const Pass::Scope scope(pass, "encoder.");
  const std::span<const Segment> segments = meet(pass, source, source);
  Tensor x = embed(pass, source);
  for (std::size_t l = 0; l < encoder_.layers.size(); ++l) {
    const Pass::Scope layer_scope(pass, std::to_string(l) + ".");
    const Layer& layer = encoder_.layers[l];
    x = attend(pass, "self_attention.", x, layer.self_attention, {.segments = segments});
    x = feed_forward(pass, x, layer.feed_forward);
  }
  return finish(pass, x, encoder_.norm);
}

Tensor Transformer::decode(Pass& pass, const Batch& target, const Tensor& memory,
                           const Batch& source, DecoderCache* cache,
                           const AlignmentGuide* guide) const {
  const Pass::Scope scope(pass, "decoder.");
  assert(!cache || (target.rows() == 1 && cache->length < settings_.max_length));
  const int length = cache ? cache->length + 1 : 0;
  const std::span<const Segment> self_segments =
      cache ? pass.keep({{{0, 1}, {0, length}}}) : meet(pass, target, target);
  const std::span<const Segment> cross_segments = meet(pass, target, source);
  Tensor x = embed(pass, target);
  for (std::size_t l = 0; l < decoder_.layers.size(); ++l) {
    const Pass::Scope layer_scope(pass, std::to_string(l) + ".");
    const Layer& layer = decoder_.layers[l];
    Meeting self = {.segments = self_segments, .causal = !cache};
    Meeting cross = {.memory = memory, .segments = cross_segments};
    if (cache) {
      DecoderCache::Layer& kept = cache->layers[l];
      self.key.value = kept.key.rows_from(0, length);
      self.value.value = kept.value.rows_from(0, length);
      self.writes_cache = true;
      cross.key = kept.cross_key;
      cross.value = kept.cross_value;
    }
    if (l + 1 == decoder_.layers.size()) cross.guide = guide;
    x = attend(pass, "self_attention.", x, layer.self_attention, self);
    x = attend(pass, "cross_attention.", x, layer.cross_attention, cross);
    x = feed_forward(pass, x, layer.feed_forward);
  }
  if (cache) cache->length = length;
  return finish(pass, x, decoder_.norm);
}

Tensor Transformer::logits_of(Pass& pass, const Tensor& states) const {
  return pass.product_transposed("logits", states, pass.given("embedding", embedding_));
}

Tensor Transformer::logits(Pass& pass, const Batch& source, const Batch& target,
                           const AlignmentGuide* guide) const {
  const Tensor memory = encode(pass, source);
  return logits_of(pass, decode(pass, target, memory, source, nullptr, guide));
}

DecoderCache Transformer::cache(Pass& pass, const Tensor& memory) const {
  DecoderCache cache;
  for (const Layer& layer : decoder_.layers) {
    const Attention& cross = layer.cross_attention;
    const auto room = [&] {
      return pass.memory().matrix(settings_.max_length, settings_.model_dim);
    };
    cache.layers.push_back({room(), room(), pass.product("", memory, cross.w_key, cross.b_key),
                            pass.product("", memory, cross.w_value, cross.b_value)});
  }
  return cache;
}

}  // namespace attn
