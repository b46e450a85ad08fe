#include "bindings/exchange.hpp"

#include <algorithm>
#include <string>

#include "simd/finite.hpp"

namespace attn::bindings {

Exchange exchange;

Address exchange_address() { return address_of(&exchange); }

int report(const Problem& problem) {
  static std::string name;  // stays until the next problem
  const int kind = static_cast<int>(problem.kind);
  const int parts[] = {kind,         problem.row,         problem.col,        problem.rows,
                       problem.cols, problem.needed_rows, problem.needed_cols};
  std::copy(std::begin(parts), std::end(parts), exchange.problem);
  name = problem.name;
  exchange.name = address_of(name.data());
  exchange.name_size = static_cast<std::int32_t>(name.size());
  return kind;
}

int report_overflow(std::string_view name, ConstMatrixView result) {
  if (all_finite(result.data, result.size())) return 0;
  Checks checks;
  checks.needs(name, result, -1, -1);
  Problem problem = checks.problem();
  problem.kind = Problem::Kind::overflow;
  return report(problem);
}

}  // namespace attn::bindings
