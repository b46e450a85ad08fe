#include "training/checkpoint.hpp"

#include <array>
#include <charconv>
#include <string_view>

#include "tensor/safetensors.hpp"
#include "training/files.hpp"

namespace attn {
namespace {

template <class Number>
std::string number_text(Number number) {  // the shortest that gives the same number back
  std::array<char, 64> text;
  const auto result = std::to_chars(text.data(), text.data() + text.size(), number);
  return {text.data(), result.ptr};
}

template <class Number>
bool read_number(std::optional<std::string_view> text, Number& number) {
  if (!text) return false;
  const char* const end = text->data() + text->size();
  const auto [last, error] = std::from_chars(text->data(), end, number);
  return error == std::errc() && last == end;
}

// The one list of what a checkpoint holds.
template <class State, class Visit>
void visit_vectors(State& checkpoint, Visit&& visit) {
  visit("values", checkpoint.state.values);
  visit("first_moment", checkpoint.state.first_moment);
  visit("second_moment", checkpoint.state.second_moment);
  visit("best_values", checkpoint.best.values);
}

}  // namespace

bool write_checkpoint(const Checkpoint& checkpoint, const std::string& path) {
  SafetensorsWriter writer;
  writer.metadata("recipe", checkpoint.recipe);
  writer.metadata("step", number_text(checkpoint.state.step));
  writer.metadata("best_step", number_text(checkpoint.best.step));
  writer.metadata("best_loss", number_text(checkpoint.best.loss));
  visit_vectors(checkpoint, [&writer](std::string_view name, const std::vector<float>& values) {
    writer.add(name, {values.data(), 1, static_cast<int>(values.size())}, DataType::float32);
  });
  return write_file(path, writer.finish());
}

std::variant<Checkpoint, std::string> read_checkpoint(const std::string& path,
                                                      std::size_t num_values) {
  const auto bytes = read_file(path);
  if (!bytes) return path + ": the file cannot be read";
  Safetensors file;
  if (const auto problem = file.read(*bytes)) return path + ": " + describe(*problem);
  Checkpoint checkpoint;
  checkpoint.recipe = file.metadata("recipe").value_or("");
  if (!read_number(file.metadata("step"), checkpoint.state.step) ||
      !read_number(file.metadata("best_step"), checkpoint.best.step) ||
      !read_number(file.metadata("best_loss"), checkpoint.best.loss)) {
    return path + ": this is no checkpoint";
  }
  std::string problem;
  visit_vectors(checkpoint, [&](std::string_view name, std::vector<float>& values) {
    values.resize(num_values);
    const MatrixView view(values.data(), 1, static_cast<int>(num_values));
    const auto found = read_matrix(file, name, view);
    if (found && problem.empty()) problem = path + ": " + describe(*found);
  });
  if (!problem.empty()) return problem;
  return checkpoint;
}

}  // namespace attn
