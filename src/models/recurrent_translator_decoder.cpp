#include "models/recurrent_translator.hpp"

namespace attn {
namespace {

// A sentence that was read once; decoders that were cloned from one another share it.
struct ReadSource {
  Batch batch;
  Arena memory, scratch;
  EncodedSource encoded;

  ReadSource(const RecurrentTranslator& model, std::span<const std::int32_t> source) {
    batch.add(source);
    Pass pass(memory, scratch);
    encoded = model.read(pass, batch);
  }
};

// Each token costs one step of the cell and one row of attention.
class RecurrentDecoder final : public Decoder {
 public:
  RecurrentDecoder(const RecurrentTranslator& model, std::span<const std::int32_t> source)
      : RecurrentDecoder(model, std::make_shared<ReadSource>(model, source)) {
    keep(source_->encoded.start);
  }
  RecurrentDecoder(const RecurrentDecoder& other) : RecurrentDecoder(other.model_, other.source_) {
    keep(other.state_);
  }
  RecurrentDecoder& operator=(const RecurrentDecoder&) = delete;

  ConstMatrixView next(std::int32_t token) override {
    row_memory_.reset();
    Pass pass(row_memory_, scratch_);
    Batch target;
    target.add({&token, 1});
    CellState state = state_;
    const Tensor logits = model_.decode(pass, target, source_->encoded, state);
    keep(state);
    return logits.value;
  }

  std::unique_ptr<Decoder> clone() const override {
    return std::make_unique<RecurrentDecoder>(*this);
  }

 private:
  RecurrentDecoder(const RecurrentTranslator& model, std::shared_ptr<const ReadSource> source)
      : Decoder(), model_(model), source_(std::move(source)) {
    const auto room = [&](const Tensor& tensor) {
      return Tensor{state_memory_.matrix(tensor.rows(), tensor.cols()), {}, no_source};
    };
    const CellState& start = source_->encoded.start;
    state_ = {room(start.hidden), room(start.cell)};
  }
  void keep(const CellState& state) {
    copy(state.hidden.value, state_.hidden.value);
    copy(state.cell.value, state_.cell.value);
  }

  const RecurrentTranslator& model_;
  const std::shared_ptr<const ReadSource> source_;
  Arena state_memory_, row_memory_, scratch_;
  CellState state_;
};

}  // namespace

std::unique_ptr<Decoder> RecurrentTranslator::decoder(std::span<const std::int32_t> source) const {
  return std::make_unique<RecurrentDecoder>(*this, source);
}

}  // namespace attn
