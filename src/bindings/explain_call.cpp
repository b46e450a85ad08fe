#include "bindings/explain_call.hpp"

namespace attn::bindings {

namespace {

template <class T>
TypedArray<T> room(std::vector<T>& memory, int count) {
  memory.resize(static_cast<std::size_t>(count));
  return viewed(memory.data(), memory.size());
}

}  // namespace

Int32Array ExplainCall::layout(int integers) {
  constexpr int per_entry = sizeof(TraceEntry) / sizeof(std::int32_t);
  layout_.resize(static_cast<std::size_t>(integers / per_entry));
  return viewed(reinterpret_cast<std::int32_t*>(layout_.data()),
                static_cast<std::size_t>(integers));
}
Float32Array ExplainCall::values(int floats) { return room(values_, floats); }
Int32Array ExplainCall::pin_cells(int integers) { return room(pin_cells_, integers); }
Float32Array ExplainCall::pin_values(int floats) { return room(pin_values_, floats); }

void ExplainCall::load() {
  std::vector<AppliedPin> pins;
  for (std::size_t i = 0; 2 * i < pin_values_.size(); ++i) {
    const std::int32_t* cell = &pin_cells_[3 * i];
    pins.push_back({cell[0], {cell[1], cell[2], pin_values_[2 * i]}, pin_values_[2 * i + 1]});
  }
  trace_ = Trace::restored(layout_, values_, pins);
}

void ExplainCall::run(int entry, int row, int col) {
  explanation_ = explain(trace_, entry, row, col);
}

Int32Array ExplainCall::cells() const {
  std::vector<std::int32_t> cells;
  const auto push = [&cells](const CellReference& cell) {
    cells.insert(cells.end(), {cell.entry, cell.row, cell.col});
  };
  for (const Term& term : explanation_.terms) {
    push(term.cell);
    cells.push_back(static_cast<std::int32_t>(term.with.size()));
    for (const CellReference& cell : term.with) push(cell);
  }
  return copied(cells.data(), cells.size());
}

Float32Array ExplainCall::numbers() const {
  std::vector<float> numbers;
  for (const Term& term : explanation_.terms) {
    numbers.insert(numbers.end(), {term.cell.value, term.product});
    for (const CellReference& cell : term.with) numbers.push_back(cell.value);
  }
  return copied(numbers.data(), numbers.size());
}

}  // namespace attn::bindings
