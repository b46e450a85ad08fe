#include "models/model_file.hpp"

#include <algorithm>
#include <utility>

namespace attn {
namespace {

// An int8 weight [in, out] is exact to a step for each output, so the file has its transpose.
bool is_stored_transposed(const Parameter& parameter, DataType type) {
  return type == DataType::int8 && parameter.rows > 1 && parameter.initial == Initial::uniform;
}
std::string transposed_name(const Parameter& parameter) { return parameter.name + ".transposed"; }

void transpose(ConstMatrixView from, MatrixView to) {
  assert(from.rows == to.cols && from.cols == to.rows);
  for (int r = 0; r < from.rows; ++r) {
    for (int c = 0; c < from.cols; ++c) to(c, r) = from(r, c);
  }
}

std::optional<SafetensorsProblem> read_parameter(const Safetensors& file,
                                                 const Parameter& parameter, MatrixView out) {
  const std::string transposed = transposed_name(parameter);
  if (!file.find(transposed)) return read_matrix(file, parameter.name, out);
  Matrix stored(out.cols, out.rows);
  if (auto problem = read_matrix(file, transposed, stored)) return problem;
  transpose(stored, out);
  return std::nullopt;
}

}  // namespace

StoredModel::StoredModel(std::string name_, const ModelSettings& settings_,
                         BytePairEncoding vocabulary_)
    : name(std::move(name_)), settings(settings_), vocabulary(std::move(vocabulary_)) {
  make_model(settings, parameters);
  values = aligned_floats(parameters.size());
  std::fill_n(values.get(), parameters.size(), 0.0f);
  parameters = Parameters(values.get());
  model = make_model(settings, parameters);
}

std::unique_ptr<StoredModel> read_model(std::span<const std::byte> bytes, std::string& problem) {
  Safetensors file;
  if (const auto found = file.read(bytes)) {
    problem = describe(*found);
    return nullptr;
  }
  const std::string_view name = file.metadata("name").value_or("");
  if (std::any_of(name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; })) {
    problem = "name: a control character in it";
    return nullptr;
  }
  const auto settings =
      settings_from_text([&file](std::string_view key) { return file.metadata(key); }, problem);
  if (!settings) return nullptr;
  auto vocabulary = BytePairEncoding::parse(file.metadata("vocabulary").value_or(""));
  if (const auto* const found = std::get_if<BytePairEncoding::Problem>(&vocabulary)) {
    problem = "vocabulary, line " + std::to_string(found->line) + ": " +
              std::string(message(found->error));
    return nullptr;
  }
  BytePairEncoding encoding = std::get<BytePairEncoding>(std::move(vocabulary));
  Parameters sizes;
  const auto shape = make_model(*settings, sizes);
  if (encoding.size() != shape->vocab_size()) {
    problem = "vocab_size: " + std::to_string(shape->vocab_size()) + " instead of the " +
              std::to_string(encoding.size()) + " pieces of the vocabulary";
    return nullptr;
  }
  std::uint64_t numbers = 0;
  for (const Parameter& parameter : sizes.all()) {
    numbers += parameter.size();
    if (file.find(parameter.name) || file.find(transposed_name(parameter))) continue;
    problem = describe({.error = SafetensorsError::no_such_tensor,
                        .name = parameter.name,
                        .needed_shape = {parameter.rows, parameter.cols}});
    return nullptr;
  }
  // A number is at least a byte in the file, and four in memory.
  if (numbers > bytes.size()) {
    problem = "the file has " + std::to_string(bytes.size()) + " bytes, too few for the " +
              std::to_string(numbers) + " numbers of these settings";
    return nullptr;
  }
  if (!can_allocate(static_cast<double>(numbers))) {
    problem = "there is no memory for " + std::to_string(numbers) + " numbers";
    return nullptr;
  }
  auto stored = std::make_unique<StoredModel>(std::string(name), *settings, std::move(encoding));
  for (const Parameter& parameter : stored->parameters.all()) {
    const auto found = read_parameter(file, parameter, parameter.in(stored->values.get()));
    if (!found) continue;
    problem = describe(*found);
    return nullptr;
  }
  return stored;
}

std::vector<std::byte> write_model(const StoredModel& model, DataType type) {
  SafetensorsWriter writer;
  writer.metadata("name", model.name);
  for (const auto& [name, value] : to_text(model.settings)) writer.metadata(name, value);
  writer.metadata("vocabulary", model.vocabulary.serialize());
  for (const Parameter& parameter : model.parameters.all()) {
    const ConstMatrixView values = parameter.in(model.values.get());
    if (is_stored_transposed(parameter, type)) {
      Matrix transposed(values.cols, values.rows);
      transpose(values, transposed);
      writer.add(transposed_name(parameter), transposed, type);
    } else {
      writer.add(parameter.name, values, values.rows > 1 ? type : DataType::float32);
    }
  }
  return writer.finish();
}

}  // namespace attn
