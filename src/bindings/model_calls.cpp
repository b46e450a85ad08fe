#include "bindings/model_calls.hpp"

#include <bit>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bindings/trace_calls.hpp"
#include "models/model_file.hpp"
#include "models/translation.hpp"

namespace attn::bindings {
namespace {

// Things by number.
template <class T>
class Registry {
 public:
  std::uint32_t add(std::unique_ptr<T> item) {
    std::size_t number = 0;
    while (number < items_.size() && items_[number]) ++number;
    if (number == items_.size()) items_.emplace_back();
    items_[number] = std::move(item);
    return static_cast<std::uint32_t>(number);
  }
  void remove(int number) { items_[static_cast<std::size_t>(number)].reset(); }
  T& operator[](int number) { return *items_[static_cast<std::size_t>(number)]; }

 private:
  std::vector<std::unique_ptr<T>> items_;
};

Registry<StoredModel> models;
Registry<Translation> translations;
std::vector<Translation::NamedPin> pins;

std::vector<std::int32_t> ids_at(Address ids, int count) {
  const std::int32_t* const first = at<std::int32_t>(ids);
  return {first, first + count};
}

std::int32_t start_of(bool to_korean) {
  return to_korean ? BytePairEncoding::to_korean : BytePairEncoding::to_english;
}

void answer_with_text(std::string text) {
  static std::string kept;
  kept = std::move(text);
  answer(0, kept.data(), kept.size());
}

std::uint32_t bits_of(float x) { return std::bit_cast<std::uint32_t>(x); }

}  // namespace

int load_model(Address bytes, double size) {
  std::string problem;
  std::unique_ptr<StoredModel> model =
      read_model({at<std::byte>(bytes), static_cast<std::size_t>(size)}, problem);
  if (!model) return report(problem_of(Problem::Kind::bad_file, problem, {}));
  exchange.answer[0] = models.add(std::move(model));
  return 0;
}

void release_model(int model) { models.remove(model); }

void describe_model(int number) {
  const StoredModel& model = models[number];
  std::string lines = "name\t" + model.name;
  for (const auto& [name, value] : to_text(model.settings)) {
    lines += "\n" + std::string(name) + "\t" + value;
  }
  for (const Parameter& parameter : model.parameters.all()) {
    lines += "\nparameter\t" + parameter.name + "\t" + std::to_string(parameter.rows) + "\t" +
             std::to_string(parameter.cols) + "\t" +
             std::to_string(address_of(parameter.in(model.values.get()).data));
  }
  answer_with_text(std::move(lines));
}

void model_pieces(int number) {
  const BytePairEncoding& vocabulary = models[number].vocabulary;
  std::string lines;
  for (int id = 0; id < vocabulary.size(); ++id) {
    if (id > 0) lines += '\n';
    if (vocabulary.starts_word(id)) lines += ' ';
    lines += vocabulary.text(id);
  }
  answer_with_text(std::move(lines));
}

void encode_text(int model, Address text, int length) {
  static std::vector<std::int32_t> pieces;
  pieces.clear();
  const std::u16string_view units(at<char16_t>(text), static_cast<std::size_t>(length));
  for (const Piece& piece : models[model].source_pieces(decode_utf16(units))) {
    pieces.insert(pieces.end(), {piece.id, piece.start, piece.end, piece.is_unknown ? 1 : 0});
  }
  answer(0, pieces.data(), pieces.size());
}

void decode_pieces(int model, Address ids, int count) {
  answer_with_text(models[model].vocabulary.decode(ids_at(ids, count)));
}

void pin_model(Address name, int size, int row, int col, float value) {
  pins.push_back({{at<char>(name), static_cast<std::size_t>(size)}, {row, col, value}});
}

int start_translation(int model, Address source, int count, bool to_korean) {
  const StoredModel& stored = models[model];
  exchange.answer[0] = translations.add(std::make_unique<Translation>(
      *stored.model, ids_at(source, count), start_of(to_korean), BytePairEncoding::end,
      std::exchange(pins, {}), stored.all_values()));
  return 0;
}

void release_translation(int translation) { translations.remove(translation); }

int step_translation(int number, int forced, float temperature, int top_k, double seed) {
  static std::vector<std::uint32_t> candidates;
  Translation& translation = translations[number];
  std::optional<Sampling> sampling;
  if (temperature > 0) sampling = {temperature, top_k, static_cast<std::uint64_t>(seed)};
  const Translation::Step* const step =
      translation.step(forced < 0 ? std::optional<std::int32_t>() : forced, sampling);
  if (translation.problem()) return report(problem_of(*translation.problem()));
  exchange.answer[0] = step ? 1 : 0;
  if (!step) return 0;
  if (translation.is_done()) exchange.answer[0] = 2;
  exchange.answer[1] = static_cast<std::uint32_t>(step->token);
  exchange.answer[2] = bits_of(step->probability);
  candidates.clear();
  for (const Candidate& candidate : step->candidates) {
    candidates.push_back(static_cast<std::uint32_t>(candidate.token));
    candidates.push_back(bits_of(candidate.probability));
  }
  answer(3, candidates.data(), candidates.size());
  return 0;
}

int record_translation(int translation) {
  translations[translation].record(trace);
  return answer_with_trace();
}

int record_encoder(int model, Address source, int count) {
  static Arena memory, scratch;
  memory.reset();
  trace.clear();
  for (const Translation::NamedPin& named : std::exchange(pins, {})) {
    trace.pin(named.name, named.pin.row, named.pin.col, named.pin.value);
  }
  Pass pass(memory, scratch, &trace);
  Batch batch;
  batch.add(ids_at(source, count));
  models[model].model->encode(pass, batch);
  return answer_with_trace();
}

void decode_with_beam(int model, Address source, int count, bool to_korean, int width,
                      int max_length) {
  static Decoded decoded;
  const DecodingLimits limits = {
      .start = start_of(to_korean), .end = BytePairEncoding::end, .max_length = max_length};
  decoded = attn::decode_with_beam(*models[model].model, ids_at(source, count), limits, width);
  answer(0, decoded.tokens.data(), decoded.tokens.size());
  answer(2, decoded.probabilities.data(), decoded.probabilities.size());
}

}  // namespace attn::bindings
