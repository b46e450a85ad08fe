#include "bindings/explain_calls.hpp"

#include <vector>

#include "attention/explain.hpp"

namespace attn::bindings {
namespace {

Trace loaded;

}  // namespace

void explain_load(Address layout, int entries, Address values, int floats, Address pin_cells,
                  Address pin_values, int pins) {
  std::vector<AppliedPin> applied;
  const std::int32_t* cell = at<std::int32_t>(pin_cells);
  const float* value = at<float>(pin_values);
  for (int i = 0; i < pins; ++i, cell += 3, value += 2) {
    applied.push_back({cell[0], {cell[1], cell[2], value[0]}, value[1]});
  }
  loaded = Trace::restored({at<TraceEntry>(layout), static_cast<std::size_t>(entries)},
                           {at<float>(values), static_cast<std::size_t>(floats)}, applied);
}

int explain_cell(int entry, int row, int col) {
  static std::vector<std::int32_t> cells;
  static std::vector<float> numbers;
  const Explanation explanation = explain(loaded, entry, row, col);
  cells.clear();
  numbers.assign({explanation.factor, explanation.result});
  const auto push = [](const CellReference& cell) {
    cells.insert(cells.end(), {cell.entry, cell.row, cell.col});
  };
  for (const Term& term : explanation.terms) {
    push(term.cell);
    cells.push_back(static_cast<std::int32_t>(term.with.size()));
    numbers.insert(numbers.end(), {term.cell.value, term.product});
    for (const CellReference& cell : term.with) {
      push(cell);
      numbers.push_back(cell.value);
    }
  }
  for (const Term& term : explanation.terms) numbers.push_back(term.multiplier);
  answer(0, cells.data(), cells.size());
  answer(2, numbers.data(), numbers.size());
  return static_cast<int>(explanation.operation);
}

}  // namespace attn::bindings
