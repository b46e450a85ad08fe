#include "training/grammar/english_wording.hpp"

#include <algorithm>
#include <string_view>

namespace attn::grammar {
namespace {

struct Contraction {
  std::string_view first, second, together;
};

constexpr Contraction kContractions[] = {
    {"I", "am", "I'm"},           {"you", "are", "you're"},     {"he", "is", "he's"},
    {"she", "is", "she's"},       {"it", "is", "it's"},         {"we", "are", "we're"},
    {"they", "are", "they're"},   {"that", "is", "that's"},     {"I", "will", "I'll"},
    {"you", "will", "you'll"},    {"he", "will", "he'll"},      {"she", "will", "she'll"},
    {"it", "will", "it'll"},      {"we", "will", "we'll"},      {"they", "will", "they'll"},
    {"is", "not", "isn't"},       {"are", "not", "aren't"},     {"was", "not", "wasn't"},
    {"were", "not", "weren't"},   {"do", "not", "don't"},       {"does", "not", "doesn't"},
    {"did", "not", "didn't"},     {"will", "not", "won't"},     {"can", "not", "can't"},
    {"could", "not", "couldn't"}, {"would", "not", "wouldn't"},
};

bool contract(Random& random, Tokens& english) {
  bool changed = false;
  for (std::size_t i = 0; i + 1 < english.size(); ++i) {
    for (const Contraction& contraction : kContractions) {
      if (english[i].text != contraction.first || english[i + 1].text != contraction.second)
        continue;
      english[i].text = contraction.together;
      if (english[i].text == "can't" && random.below(5) < 2) english[i].text = "cannot";
      english[i].meaning |= english[i + 1].meaning;
      english.erase(english.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      changed = true;
      break;
    }
  }
  return changed;
}

bool drop_that(Tokens& english) {
  constexpr std::string_view verbs[] = {"think", "thinks", "thought", "said",    "say",     "says",
                                        "know",  "knows",  "heard",   "believe", "believes"};
  for (std::size_t i = 1; i < english.size(); ++i) {
    if (english[i].text != "that") continue;
    if (std::find(std::begin(verbs), std::end(verbs), english[i - 1].text) == std::end(verbs))
      continue;
    english[i - 1].meaning |= english[i].meaning;
    english.erase(english.begin() + static_cast<std::ptrdiff_t>(i));
    return true;
  }
  return false;
}

/// gave | a book | to me → gave | me | a book, where the recipient is a pronoun.
bool recipient_first(Tokens& english) {
  constexpr std::string_view verbs[] = {"give", "gives",   "gave", "giving", "send",   "sends",
                                        "sent", "sending", "show", "shows",  "showed", "showing",
                                        "lend", "lends",   "lent", "lending"};
  constexpr std::string_view pronouns[] = {"me", "you", "him", "her", "us", "them"};
  const auto is_one_of = [](const auto& words, const Token& token) {
    return std::find(std::begin(words), std::end(words), token.text) != std::end(words);
  };
  const auto verb = std::find_if(english.begin(), english.end(),
                                 [&](const Token& token) { return is_one_of(verbs, token); });
  if (verb == english.end()) return false;
  for (auto to = verb + 1; to + 1 < english.end(); ++to) {
    if (to->text != "to" || !is_one_of(pronouns, *(to + 1))) continue;
    Token pronoun = *(to + 1);
    pronoun.meaning |= to->meaning;
    const auto after = verb + 1;
    english.erase(to, to + 2);
    english.insert(after, pronoun);
    return true;
  }
  return false;
}

}  // namespace

std::optional<Sentence> reword_english(Random& random, const Sentence& sentence) {
  Sentence reworded = sentence;
  bool changed = recipient_first(reworded.english);
  if (random.below(10) < 7) changed |= drop_that(reworded.english);
  if (!changed || random.below(2) == 0) changed |= contract(random, reworded.english);
  if (!changed) return std::nullopt;
  return reworded;
}

}  // namespace attn::grammar
