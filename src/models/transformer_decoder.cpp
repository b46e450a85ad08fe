#include "models/transformer.hpp"

namespace attn {
namespace {

// Reads the source once; then each token costs one row in each layer.
class TransformerDecoder final : public Decoder {
 public:
  TransformerDecoder(const Transformer& model, std::span<const std::int32_t> source)
      : model_(model) {
    source_.add(source);
    Pass pass(memory_, scratch_);
    encoded_ = model.encode(pass, source_);
    cache_ = model.cache(pass, encoded_);
  }

  TransformerDecoder(const TransformerDecoder& other)
      : Decoder(), model_(other.model_), source_(other.source_) {
    const auto copied = [this](const MatrixView& from, int rows) {
      const MatrixView to = memory_.matrix(from.rows, from.cols);
      copy(from.rows_from(0, rows), to.rows_from(0, rows));
      return to;
    };
    const auto copied_tensor = [&](const Tensor& from) {
      return Tensor{copied(from.value, from.rows()), {}, no_source};
    };
    encoded_ = copied_tensor(other.encoded_);
    cache_.length = other.cache_.length;
    for (const DecoderCache::Layer& layer : other.cache_.layers) {
      cache_.layers.push_back({copied(layer.key, cache_.length), copied(layer.value, cache_.length),
                               copied_tensor(layer.cross_key), copied_tensor(layer.cross_value)});
    }
  }
  TransformerDecoder& operator=(const TransformerDecoder&) = delete;

  ConstMatrixView next(std::int32_t token) override {
    row_memory_.reset();
    Pass pass(row_memory_, scratch_);
    Batch target;
    target.add({&token, 1}, -1, cache_.length);
    const Tensor state = model_.decode(pass, target, encoded_, source_, &cache_);
    return model_.logits_of(pass, state).value;
  }

  std::unique_ptr<Decoder> clone() const override {
    return std::make_unique<TransformerDecoder>(*this);
  }

 private:
  const Transformer& model_;
  Batch source_;
  Arena memory_, row_memory_, scratch_;
  Tensor encoded_;
  DecoderCache cache_;
};

}  // namespace

std::unique_ptr<Decoder> Transformer::decoder(std::span<const std::int32_t> source) const {
  return std::make_unique<TransformerDecoder>(*this, source);
}

}  // namespace attn
