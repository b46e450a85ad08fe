#include "tensor/trace.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;
using Kind = TraceProblem::Kind;

namespace {

// first = given, second = 2 · first, third = second + 1
void pass(Trace& trace, ConstMatrixView given) {
  const auto first = trace.record_given("first", given);
  const auto second = trace.record("second", given.rows, given.cols,
                                   {.operation = Operation::scale,
                                    .source = {first.entry, no_source, no_source, no_source},
                                    .factor = 2.0f},
                                   [&](MatrixView out) {
                                     for (int r = 0; r < out.rows; ++r) {
                                       for (int c = 0; c < out.cols; ++c)
                                         out(r, c) = 2.0f * first.view(r, c);
                                     }
                                   });
  trace.record("third", given.rows, given.cols, {}, [&](MatrixView out) {
    for (int r = 0; r < out.rows; ++r) {
      for (int c = 0; c < out.cols; ++c) out(r, c) = second.view(r, c) + 1.0f;
    }
  });
}

const Matrix given = matrix_of(2, 3, {1, 2, 3, 4, 5, 6});

}  // namespace

TEST_CASE("a trace keeps tensors in order, by name, with shape, offset and recipe", "[trace]") {
  Trace trace;
  pass(trace, given);
  REQUIRE_FALSE(trace.problem());
  CHECK(names_of(trace) == std::vector<std::string>{"first", "second", "third"});
  CHECK(trace.get("third")(1, 2) == 13.0f);
  CHECK(trace.find("second") == 1);
  CHECK(trace.find("fourth") == -1);
  CHECK(trace.find("") == -1);
  const TraceEntry& entry = trace.entry(1);
  CHECK(entry.rows == 2);
  CHECK(entry.cols == 3);
  CHECK(entry.offset == 8);
  CHECK(entry.recipe.operation == Operation::scale);
  CHECK(entry.recipe.source[0] == 0);
  CHECK(trace.value_count() == 24);
}

TEST_CASE("a pin replaces its cell the moment it is computed, and what comes later follows",
          "[trace][pin]") {
  Trace trace;
  trace.pin("second", 1, 0, -7.0f);
  pass(trace, given);
  REQUIRE_FALSE(trace.problem());
  CHECK(trace.get("first")(1, 0) == 4.0f);
  CHECK(trace.get("second")(1, 0) == -7.0f);
  CHECK(trace.get("third")(1, 0) == -6.0f);
  CHECK(trace.get("third")(1, 1) == 11.0f);
  REQUIRE(trace.applied_pins().size() == 1);
  CHECK(trace.applied_pins()[0].entry == 1);
  CHECK(trace.applied_pins()[0].pin.value == -7.0f);
  CHECK(trace.applied_pins()[0].computed == 8.0f);
}

TEST_CASE("pinning what was given changes the trace, never the giver's memory", "[trace][pin]") {
  const Matrix before = copy_of(given);
  Trace trace;
  trace.pin("first", 0, 0, 100.0f);
  pass(trace, given);
  CHECK(trace.get("third")(0, 0) == 201.0f);
  CHECK(same_bits(given, before));
}

TEST_CASE("of two pins on one cell the later holds, and the computed number stays the core's",
          "[trace][pin]") {
  Trace trace;
  trace.pin("second", 0, 1, 10.0f);
  trace.pin("first", 0, 1, 50.0f);
  trace.pin("second", 0, 1, 20.0f);
  pass(trace, given);
  REQUIRE_FALSE(trace.problem());
  CHECK(trace.get("third")(0, 1) == 21.0f);
  REQUIRE(trace.applied_pins().size() == 2);
  CHECK(trace.applied_pins()[1].pin.value == 20.0f);
  CHECK(trace.applied_pins()[1].computed == 100.0f);
}

TEST_CASE("a whole tensor can be pinned, and single cells of it after that", "[trace][pin]") {
  Trace trace;
  trace.pin_whole("second", 0.0f);
  trace.pin("second", 1, 2, 5.0f);
  pass(trace, given);
  REQUIRE_FALSE(trace.problem());
  CHECK(same_bits(trace.get("second"), matrix_of(2, 3, {0, 0, 0, 0, 0, 5})));
  CHECK(same_bits(trace.get("third"), matrix_of(2, 3, {1, 1, 1, 1, 1, 6})));
  REQUIRE(trace.applied_pins().size() == 2);
  CHECK(trace.applied_pins()[0].pin.is_whole());
}

TEST_CASE("a tensor that is pinned as a whole stays so row by row", "[trace][pin]") {
  Trace trace;
  trace.pin_whole("grows", -1.0f);
  const Trace::Tensor tensor = trace.opened("grows", 3, 2, {.operation = Operation::sum});
  for (int row = 0; row < 3; ++row) {
    trace.fill_rows(tensor, row, 1, [](MatrixView out) { fill(out, 7.0f); });
  }
  REQUIRE_FALSE(trace.problem());
  CHECK(same_bits(trace.get("grows"), matrix_of(3, 2, {-1, -1, -1, -1, -1, -1})));
  CHECK(trace.applied_pins().size() == 1);
}

TEST_CASE("a pin on an unknown name is refused by that name", "[trace][pin]") {
  for (const char* name : {"fourth", "", "First", "head.0.first"}) {
    Trace trace;
    trace.pin(name, 0, 1, 1.0f);
    pass(trace, given);
    REQUIRE(trace.problem());
    CHECK(trace.problem()->kind == Kind::pin_unknown_name);
    CHECK(trace.problem()->name == name);
    CHECK(trace.problem()->col == 1);
  }
}

TEST_CASE("a pin outside its matrix is refused with the cell and the shape", "[trace][pin]") {
  const std::vector<std::pair<int, int>> outside = {{2, 0}, {0, 3}, {-1, 0}, {0, -1}, {1 << 30, 9}};
  for (const auto& [row, col] : outside) {
    Trace trace;
    trace.pin("second", row, col, 1.0f);
    pass(trace, given);
    REQUIRE(trace.problem());
    CHECK(trace.problem()->kind == Kind::pin_outside);
    CHECK(trace.problem()->name == "second");
    CHECK(trace.problem()->row == row);
    CHECK(trace.problem()->col == col);
    CHECK(trace.problem()->rows == 2);
    CHECK(trace.problem()->cols == 3);
  }
}

TEST_CASE("NaN and infinity are refused as pins", "[trace][pin]") {
  for (const float value : {not_a_number, infinity, -infinity}) {
    Trace trace;
    trace.pin("second", 1, 2, value);
    pass(trace, given);
    REQUIRE(trace.problem());
    CHECK(trace.problem()->kind == Kind::pin_not_finite);
    CHECK(trace.problem()->name == "second");
    CHECK(trace.problem()->row == 1);
    CHECK(trace.problem()->col == 2);
    CHECK(trace.applied_pins().empty());
  }
}

TEST_CASE("the first of several problems is the one that is told", "[trace][pin]") {
  Trace trace;
  trace.pin("nowhere", 0, 0, 1.0f);
  trace.pin("third", 5, 5, 1.0f);
  trace.pin("second", 5, 4, 1.0f);
  pass(trace, given);
  REQUIRE(trace.problem());
  CHECK(trace.problem()->name == "second");
}

TEST_CASE("numbers that leave float32's range are reported with their cell", "[trace]") {
  Trace trace;
  pass(trace, matrix_of(1, 2, {1.0f, 3e38f}));
  REQUIRE(trace.problem());
  CHECK(trace.problem()->kind == Kind::overflow);
  CHECK(trace.problem()->name == "second");
  CHECK(trace.problem()->row == 0);
  CHECK(trace.problem()->col == 1);
}

TEST_CASE("a pin can bring a number back into range", "[trace][pin]") {
  Trace trace;
  trace.pin("second", 0, 1, 5.0f);
  pass(trace, matrix_of(1, 2, {1.0f, 3e38f}));
  REQUIRE_FALSE(trace.problem());
  CHECK(trace.get("third")(0, 1) == 6.0f);
}

TEST_CASE("minus infinity is a value of masks and maxima only", "[trace]") {
  const auto record = [](Operation operation, float value) {
    Trace trace;
    trace.record("tensor", 1, 1, {.operation = operation},
                 [value](MatrixView out) { out(0, 0) = value; });
    return trace.problem().has_value();
  };
  CHECK_FALSE(record(Operation::mask, -infinity));
  CHECK_FALSE(record(Operation::maximum, -infinity));
  CHECK(record(Operation::mask, infinity));
  CHECK(record(Operation::maximum, not_a_number));
  CHECK(record(Operation::scale, -infinity));
}

TEST_CASE("a scope puts its prefix before names while it lives, also within another", "[trace]") {
  Trace trace;
  trace.pin("encoder.0.head.1.first", 0, 0, 9.0f);
  {
    const Trace::Scope encoder(trace, "encoder.0.");
    {
      const Trace::Scope head(trace, "head.1.");
      trace.record_given("first", given);
    }
    trace.record_given("second", given);
  }
  trace.record_given("third", given);
  REQUIRE_FALSE(trace.problem());
  CHECK(names_of(trace) ==
        std::vector<std::string>{"encoder.0.head.1.first", "encoder.0.second", "third"});
  CHECK(trace.view(0)(0, 0) == 9.0f);
}

TEST_CASE("a cleared trace starts anew: no tensors, pins, problems, prefix or notes", "[trace]") {
  Trace trace;
  trace.pin("second", 0, 0, 1.0f);
  trace.pin("nowhere", 0, 0, 1.0f);
  pass(trace, given);
  CHECK(trace.problem());
  trace.clear();
  CHECK(trace.size() == 0);
  CHECK(trace.value_count() == 0);
  CHECK_FALSE(trace.problem());
  pass(trace, given);
  REQUIRE_FALSE(trace.problem());
  CHECK(trace.applied_pins().empty());
  CHECK(trace.get("third")(0, 0) == 3.0f);
  CHECK(trace.entry(0).offset == 0);
}

TEST_CASE("what was written into a trace's room is recorded where it lies", "[trace][pin]") {
  Trace trace;
  trace.pin("first", 0, 1, 7.0f);
  const MatrixView own(trace.room(8), 2, 3);
  copy(given, own);
  pass(trace, own);
  REQUIRE_FALSE(trace.problem());
  CHECK(trace.view(0).data == own.data);
  CHECK(trace.entry(0).offset == 0);
  CHECK(trace.entry(1).offset == 8);
  CHECK(trace.value_count() == 24);
  CHECK(own(0, 1) == 7.0f);
  CHECK(trace.get("third")(0, 1) == 15.0f);
}

TEST_CASE("what was lent is recorded where it lies, and copied only where it is pinned",
          "[trace][pin]") {
  Matrix lent(4, 4);
  fill(lent, 2.0f);
  const MatrixView first = lent.view().rows_from(0, 1), second = lent.view().rows_from(2, 1);
  Trace trace;
  trace.lend({lent.view().data, 16});
  trace.pin("b.second", 0, 1, 7.0f);
  trace.record_given("first", first);
  {
    const Trace::Scope scope(trace, "a.");
    CHECK(trace.record_given("second", second).view.data == second.data);
  }
  const Trace::Scope scope(trace, "b.");
  CHECK(trace.record_given("second", second).view(0, 1) == 7.0f);
  trace.record_given("third", given);
  REQUIRE_FALSE(trace.problem());
  CHECK(second(0, 1) == 2.0f);
  CHECK(trace.get("first").data == first.data);
  CHECK(trace.entry(0).offset == 0);
  CHECK(trace.entry(1).offset == 8);
  CHECK(trace.entry(2).offset == 16);
  CHECK(trace.entry(3).offset == 20);
  CHECK(trace.value_count() == 28);
  REQUIRE(trace.blocks().size() == 2);
  CHECK(trace.blocks()[0].data() == lent.view().data);
  trace.clear();
  CHECK(trace.record_given("first", first).view.data != first.data);
}

TEST_CASE("offsets count through all blocks of the memory, with zeros between matrices",
          "[trace]") {
  Trace trace;
  const Matrix large(30, 51);
  for (int tensor = 0; tensor < 4; ++tensor) trace.record_given("given", large);
  REQUIRE(trace.blocks().size() > 1);
  std::vector<float> values;
  for (const std::span<const float> block : trace.blocks()) {
    values.insert(values.end(), block.begin(), block.end());
  }
  REQUIRE(values.size() == trace.value_count());
  for (const float value : values) REQUIRE(value == 0.0f);
  pass(trace, given);
  CHECK(trace.entry(4).offset == static_cast<int>(values.size()));
}

TEST_CASE("the structure's number changes with names, shapes and recipes, not with values",
          "[trace]") {
  Trace trace;
  const auto structure_of = [&trace](const char* scope, ConstMatrixView of) {
    trace.clear();
    const Trace::Scope named(trace, scope);
    pass(trace, of);
    return trace.structure();
  };
  const int first = structure_of("", given);
  CHECK(first != 0);
  CHECK(structure_of("", Matrix(2, 3)) == first);
  CHECK(structure_of("", Matrix(3, 2)) != first);
  const int again = structure_of("", given);
  CHECK(structure_of("head.0.", given) != again);
  const int scoped = structure_of("head.1.", given);
  CHECK(structure_of("head.1.", given) == scoped);
  trace.record("third", 2, 3, {.operation = Operation::scale},
               [](MatrixView out) { copy(given, out); });
  CHECK(trace.structure() != scoped);
}

TEST_CASE("a trace that is filled and cleared again and again gives the same numbers", "[trace]") {
  Trace trace;
  for (int repeat = 0; repeat < 200; ++repeat) {
    trace.clear();
    const auto value = static_cast<float>(repeat);
    trace.pin("second", 0, 0, value);
    pass(trace, given);
    REQUIRE_FALSE(trace.problem());
    REQUIRE(trace.get("third")(0, 0) == value + 1.0f);
    REQUIRE(trace.get("third")(1, 2) == 13.0f);
  }
}

TEST_CASE("a trace can be read again out of its entries and values", "[trace]") {
  Trace trace;
  trace.pin("second", 1, 1, 0.5f);
  pass(trace, given);
  std::vector<float> values(trace.value_count());
  for (int entry = 0; entry < trace.size(); ++entry) {
    const MatrixView to(values.data() + trace.entry(entry).offset, trace.entry(entry).rows,
                        trace.entry(entry).cols);
    copy(trace.view(entry), to);
  }
  const Trace restored = Trace::restored(trace.entries(), values, trace.applied_pins());
  REQUIRE(restored.size() == trace.size());
  for (int entry = 0; entry < trace.size(); ++entry) {
    CHECK(same_bits(restored.view(entry), trace.view(entry)));
    CHECK(restored.entry(entry).recipe.operation == trace.entry(entry).recipe.operation);
  }
  REQUIRE(restored.applied_pins().size() == 1);
  CHECK(restored.applied_pins()[0].computed == 10.0f);
}
