// Models as files: what is written is read again.

#include "models/model_file.hpp"

#include "byte_pairs.hpp"
#include "catch.hpp"
#include "support.hpp"

using namespace attn;

namespace {

BytePairEncoding vocabulary() {
  return test::parsed(test::vocabulary({"a", "b"}, {"a b", "▁ ab"}));
}

StoredModel stored(ModelSettings settings) {
  StoredModel model("tiny", settings, vocabulary());
  test::Random random(3);
  for (float& value : model.all_values()) value = random.between(-1, 1);
  return model;
}

std::unique_ptr<StoredModel> read_again(const StoredModel& model, DataType type) {
  std::string problem;
  auto read = read_model(write_model(model, type), problem);
  INFO(problem);
  REQUIRE(read);
  return read;
}

void check_equal(const StoredModel& read, const StoredModel& written) {
  CHECK(read.name == written.name);
  CHECK(to_text(read.settings) == to_text(written.settings));
  CHECK(read.vocabulary.serialize() == written.vocabulary.serialize());
  REQUIRE(read.parameters.all().size() == written.parameters.all().size());
  for (const Parameter& parameter : written.parameters.all()) {
    INFO(parameter.name);
    const Parameter* const found = read.parameters.find(parameter.name);
    REQUIRE(found);
    CHECK(test::same_bits(found->in(read.values.get()), parameter.in(written.values.get())));
  }
}

}  // namespace

TEST_CASE("a recurrent model's settings and weights are read as they were written", "[model]") {
  for (const CellKind cell : {CellKind::gru, CellKind::lstm}) {
    for (const auto attention : {RecurrentAttentionKind::none, RecurrentAttentionKind::dot,
                                 RecurrentAttentionKind::general, RecurrentAttentionKind::concat,
                                 RecurrentAttentionKind::additive}) {
      const RecurrentTranslatorSettings settings = {.vocab_size = vocabulary().size(),
                                                    .embedding_dim = 5,
                                                    .encoder_dim = 3,
                                                    .decoder_dim = 6,
                                                    .attention_dim = 7,
                                                    .cell = cell,
                                                    .attention = attention,
                                                    .max_length = 9};
      const StoredModel written = stored(settings);
      const auto read = read_again(written, DataType::float32);
      check_equal(*read, written);
      const auto& again = std::get<RecurrentTranslatorSettings>(read->settings);
      CHECK(again.vocab_size == settings.vocab_size);
      CHECK(again.embedding_dim == 5);
      CHECK(again.encoder_dim == 3);
      CHECK(again.decoder_dim == 6);
      CHECK(again.attention_dim == 7);
      CHECK(again.cell == cell);
      CHECK(again.attention == attention);
      CHECK(again.max_length == 9);
      CHECK_FALSE(read->translates_to_korean());
    }
  }
}

TEST_CASE("a Transformer's settings and weights are read as they were written", "[model]") {
  for (const bool flag : {false, true}) {
    const TransformerSettings settings = {.vocab_size = vocabulary().size(),
                                          .model_dim = 6,
                                          .num_heads = 3,
                                          .feed_forward_dim = 5,
                                          .encoder_layers = 1,
                                          .decoder_layers = 2,
                                          .pre_norm = flag,
                                          .activation = flag ? Activation::gelu : Activation::relu,
                                          .learned_positions = !flag,
                                          .max_length = 9};
    const StoredModel written = stored(settings);
    const auto read = read_again(written, DataType::float32);
    check_equal(*read, written);
    CHECK(read->translates_to_korean());
    // Numbers of a byte come back to a 127th of the largest of their row or column.
    const auto coarse = read_again(written, DataType::int8);
    for (const Parameter& parameter : written.parameters.all()) {
      INFO(parameter.name);
      CHECK(test::largest_difference(ConstMatrixView(parameter.in(coarse->values.get())),
                                     ConstMatrixView(parameter.in(written.values.get()))) <=
            0.5 / 127 + 1e-6);
    }
  }
}

TEST_CASE("white space of any kind gives a model the pieces that single spaces give", "[model]") {
  const StoredModel model = stored(TransformerSettings{.vocab_size = vocabulary().size(),
                                                       .model_dim = 4,
                                                       .num_heads = 1,
                                                       .feed_forward_dim = 4,
                                                       .encoder_layers = 1,
                                                       .decoder_layers = 1});
  const auto ids = [&](std::string_view text) {
    std::vector<std::int32_t> found;
    for (const Piece& piece : model.source_pieces(decode_utf8(text))) found.push_back(piece.id);
    return found;
  };
  CHECK(ids("ab ab") == std::vector<std::int32_t>(2, model.vocabulary.find("▁ab")));
  CHECK(ids("\n ab\t\r\n ab ") == ids("ab ab"));
  CHECK(ids(" \n").empty());
}
