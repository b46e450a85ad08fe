#include "training/checkpoint.hpp"

#include <cstdio>
#include <string>

#include "catch.hpp"
#include "tensor/safetensors.hpp"
#include "training/files.hpp"

using namespace attn;

namespace {

const std::string path = "attention_training_checkpoint.safetensors";

Checkpoint small_checkpoint() {
  return {"steps 5, seed 1",
          {.values = {1.5f, -0.0f, 3e-39f},
           .first_moment = {0.1f, 0.2f, 0.3f},
           .second_moment = {4, 5, 6},
           .step = 3},
          {.values = {7, 8, 9}, .step = 2, .loss = 0.1}};
}

std::string problem(std::size_t num_values = 3) {
  const auto read = read_checkpoint(path, num_values);
  const auto* const problem = std::get_if<std::string>(&read);
  return problem ? *problem : "none";
}

}  // namespace

TEST_CASE("a checkpoint is read as it was written", "[training]") {
  const Checkpoint written = small_checkpoint();
  REQUIRE(write_checkpoint(written, path));
  const auto result = read_checkpoint(path, 3);
  std::remove(path.c_str());
  REQUIRE(std::holds_alternative<Checkpoint>(result));
  const auto& read = std::get<Checkpoint>(result);
  CHECK(read.recipe == written.recipe);
  CHECK(read.state.values == written.state.values);
  CHECK(read.state.first_moment == written.state.first_moment);
  CHECK(read.state.second_moment == written.state.second_moment);
  CHECK(read.state.step == written.state.step);
  CHECK(read.best.values == written.best.values);
  CHECK(read.best.step == written.best.step);
  CHECK(read.best.loss == written.best.loss);
}

TEST_CASE("what is no checkpoint for the model is refused by name", "[training]") {
  CHECK(problem() == path + ": the file cannot be read");
  REQUIRE(write_checkpoint(small_checkpoint(), path));
  CHECK(problem(4).starts_with(path + ": values: the shape is another one"));
  auto bytes = read_file(path);
  REQUIRE(bytes);
  bytes->pop_back();
  REQUIRE(write_file(path, *bytes));
  CHECK(problem().starts_with(path + ": "));
  CHECK(problem() != path + ": the file cannot be read");
  SafetensorsWriter other;
  other.metadata("step", "many");
  REQUIRE(write_file(path, other.finish()));
  CHECK(problem() == path + ": this is no checkpoint");
  std::remove(path.c_str());
}

TEST_CASE("a file is there as a whole or not at all", "[training]") {
  CHECK_FALSE(write_file("no such folder/file", std::string("text")));
  REQUIRE(write_file(path, std::string("old")));
  REQUIRE(write_file(path, std::string("new")));
  const auto bytes = read_file(path);
  REQUIRE(bytes);
  CHECK(std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()) == "new");
  CHECK_FALSE(read_file(path + ".unfinished"));
  std::remove(path.c_str());
}
