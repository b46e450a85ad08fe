#include "training/learn_byte_pairs.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "text/characters.hpp"
#include "text/hangul.hpp"
#include "text/merge_unit.hpp"

namespace attn {
namespace {

constexpr std::string_view kSpaceMark = "▁";
constexpr char32_t kSpaceMarkValue = U'▁';

// The characters of a part of a unit as pieces are spelled; "" for one that can't have a piece.
std::vector<std::string> characters_of(std::string_view part) {
  const std::vector<CodePoint> points = decode_utf8(part);
  std::vector<std::string> texts;
  for (const Character& character : split_characters(points)) {
    std::string& text = texts.emplace_back();
    const char32_t value = points[character.begin].value;
    const bool is_single = character.end - character.begin == 1;
    const bool is_first = character.begin == 0;
    if (is_single && character.kind != Character::Kind::space && !is_control(value) &&
        (is_first || value != kSpaceMarkValue)) {
      append_utf8(text, value);
    }
  }
  return texts;
}

class Learner {
 public:
  Learner(const UnitCounts& units, const LearnOptions& options);
  BytePairEncoding learn();

 private:
  static constexpr int kUnknown = -1;  // a character without a piece

  struct UnitPiece {
    int id;  // into texts_
    bool starts_part;
  };
  struct Unit {
    std::vector<UnitPiece> pieces;  // as far as merged
    std::int64_t count;
  };
  using Pair = std::pair<int, int>;
  struct PairCount {
    std::int64_t count = 0;  // inside parts less across borders
    std::vector<int> units;  // where it stands, and where it once stood
  };

  void choose_characters(const UnitCounts& units);
  void count_pairs(int unit, std::int64_t sign);
  const Pair* best_pair() const;
  bool comes_first(Pair a, Pair b) const;
  void merge(Pair pair);

  LearnOptions options_;
  std::vector<std::string> texts_;  // characters, then merges
  std::set<std::string, std::less<>> known_;
  std::size_t num_characters_ = 0;
  std::vector<Pair> merges_;
  std::vector<Unit> units_;
  std::map<Pair, PairCount> pairs_;
};

Learner::Learner(const UnitCounts& units, const LearnOptions& options) : options_(options) {
  choose_characters(units);
  std::map<std::string_view, int> ids;
  for (std::size_t i = 0; i < texts_.size(); ++i) ids.emplace(texts_[i], static_cast<int>(i));
  for (const auto& [parts, count] : units.counts()) {
    Unit& unit = units_.emplace_back(Unit{{}, count});
    for (const std::string& part : parts) {
      bool starts_part = true;
      for (const std::string& character : characters_of(part)) {
        const auto found = ids.find(character);
        unit.pieces.push_back({found == ids.end() ? kUnknown : found->second, starts_part});
        starts_part = false;
      }
    }
    count_pairs(static_cast<int>(units_.size()) - 1, 1);
  }
}

// The space, then the others in the order of their code points; where more were seen than fit, the
// most frequent ones.
void Learner::choose_characters(const UnitCounts& units) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& [parts, count] : units.counts()) {
    for (const std::string& part : parts) {
      for (const std::string& character : characters_of(part)) {
        if (!character.empty() && character != kSpaceMark) counts[character] += count;
      }
    }
  }
  std::vector<std::pair<std::int64_t, std::string>> by_count;
  for (const auto& [text, count] : counts) {
    if (count >= options_.min_character_count) by_count.emplace_back(-count, text);
  }
  std::sort(by_count.begin(), by_count.end());
  const int room = options_.vocabulary_size - BytePairEncoding::space - 1;
  by_count.resize(std::min(by_count.size(), static_cast<std::size_t>(room)));
  for (auto& [count, text] : by_count) texts_.push_back(std::move(text));
  std::sort(texts_.begin(), texts_.end());
  texts_.insert(texts_.begin(), std::string(kSpaceMark));
  num_characters_ = texts_.size();
  known_.insert(texts_.begin(), texts_.end());
}

// Adds the pairs of a unit to the table; a sign of −1 takes them out.
void Learner::count_pairs(int unit, std::int64_t sign) {
  const auto& [pieces, count] = units_[static_cast<std::size_t>(unit)];
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    const UnitPiece left = pieces[i], right = pieces[i + 1];
    if (left.id == kUnknown || right.id == kUnknown) continue;
    PairCount& pair = pairs_[{left.id, right.id}];
    pair.count += right.starts_part ? -sign * count : sign * count;
    if (sign > 0) pair.units.push_back(unit);
  }
}

// What is merged next; null when nothing counts enough.
const Learner::Pair* Learner::best_pair() const {
  const Pair* best = nullptr;
  std::int64_t best_count = std::max<std::int64_t>(options_.min_merge_count, 1);
  for (const auto& [pair, counted] : pairs_) {
    if (counted.count < best_count) continue;
    if (counted.count == best_count && best && !comes_first(pair, *best)) continue;
    const std::string joined = texts_[pair.first] + texts_[pair.second];
    if (joined.size() > BytePairEncoding::max_piece_bytes || known_.contains(joined)) continue;
    best = &pair;
    best_count = counted.count;
  }
  return best;
}

bool Learner::comes_first(Pair a, Pair b) const {
  const int order = texts_[a.first].compare(texts_[b.first]);
  return order != 0 ? order < 0 : texts_[a.second] < texts_[b.second];
}

// Makes one piece of the pair in every unit, from the left, across borders too.
void Learner::merge(Pair pair) {
  const int merged = static_cast<int>(texts_.size());
  texts_.push_back(texts_[pair.first] + texts_[pair.second]);
  known_.insert(texts_.back());
  merges_.push_back(pair);
  std::vector<int> touched = std::move(pairs_[pair].units);
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  for (const int unit : touched) {
    count_pairs(unit, -1);
    std::vector<UnitPiece>& pieces = units_[static_cast<std::size_t>(unit)].pieces;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      UnitPiece piece = pieces[i];
      if (piece.id == pair.first && i + 1 < pieces.size() && pieces[i + 1].id == pair.second) {
        piece.id = merged;
        ++i;
      }
      pieces[kept++] = piece;
    }
    pieces.resize(kept);
    count_pairs(unit, 1);
  }
  pairs_.erase(pair);
}

BytePairEncoding Learner::learn() {
  const auto room = static_cast<std::size_t>(options_.vocabulary_size - BytePairEncoding::space);
  while (texts_.size() < room) {
    const Pair* pair = best_pair();
    if (!pair) break;
    merge(*pair);
  }
  std::vector<std::pair<std::string, std::string>> merges;
  for (const auto& [left, right] : merges_) merges.emplace_back(texts_[left], texts_[right]);
  texts_.resize(num_characters_);
  auto parsed = BytePairEncoding::parse(BytePairEncoding::vocabulary_file(texts_, merges));
  auto* encoding = std::get_if<BytePairEncoding>(&parsed);
  assert(encoding);
  return std::move(*encoding);
}

}  // namespace

void UnitCounts::add_text(std::string_view utf8, std::int64_t times) {
  add(decode_utf8(utf8), times);
}

void UnitCounts::add_morphemes(std::string_view utf8, std::int64_t times) {
  std::vector<CodePoint> points = decode_utf8(utf8);
  std::erase_if(points, [](const CodePoint& point) { return point.value == U'|'; });
  add(std::move(points), times);
}

// A gap between the offsets of two characters is the border of two parts.
void UnitCounts::add(std::vector<CodePoint> text, std::int64_t times) {
  if (text.empty()) return;
  text = compose_hangul(text);
  text.insert(text.begin(), {U' ', text[0].start, text[0].start});  // as the encoder does
  const std::vector<Character> characters = split_characters(text);
  for (std::size_t begin = 0; begin < characters.size();) {
    const std::size_t unit_end = merge_unit_end(text, characters, begin);
    const std::size_t first = characters[begin].begin, stop = characters[unit_end - 1].end;
    Unit unit(1);
    for (std::size_t i = first; i < stop; ++i) {
      if (i > first && text[i].start != text[i - 1].end) unit.emplace_back();
      const bool is_space = i == first && text[i].value == U' ';
      append_utf8(unit.back(), is_space ? kSpaceMarkValue : text[i].value);
    }
    counts_[std::move(unit)] += times;
    begin = unit_end;
  }
}

BytePairEncoding learn_byte_pairs(const UnitCounts& units, const LearnOptions& options) {
  assert(options.vocabulary_size > BytePairEncoding::space);
  assert(options.vocabulary_size <= BytePairEncoding::max_size);
  return Learner(units, options).learn();
}

}  // namespace attn
