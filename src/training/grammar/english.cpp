#include "training/grammar/english.hpp"

#include <algorithm>

namespace attn::grammar {
namespace {

struct IrregularVerb {
  std::string_view base, past, participle;
};

constexpr IrregularVerb kIrregularVerbs[] = {
    {"be", "was", "been"},
    {"begin", "began", "begun"},
    {"bite", "bit", "bitten"},
    {"break", "broke", "broken"},
    {"bring", "brought", "brought"},
    {"build", "built", "built"},
    {"buy", "bought", "bought"},
    {"catch", "caught", "caught"},
    {"choose", "chose", "chosen"},
    {"come", "came", "come"},
    {"cut", "cut", "cut"},
    {"do", "did", "done"},
    {"draw", "drew", "drawn"},
    {"drink", "drank", "drunk"},
    {"drive", "drove", "driven"},
    {"eat", "ate", "eaten"},
    {"fall", "fell", "fallen"},
    {"feed", "fed", "fed"},
    {"feel", "felt", "felt"},
    {"fight", "fought", "fought"},
    {"find", "found", "found"},
    {"fly", "flew", "flown"},
    {"forget", "forgot", "forgotten"},
    {"forgive", "forgave", "forgiven"},
    {"get", "got", "gotten"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"grow", "grew", "grown"},
    {"have", "had", "had"},
    {"hear", "heard", "heard"},
    {"hide", "hid", "hidden"},
    {"hit", "hit", "hit"},
    {"hold", "held", "held"},
    {"keep", "kept", "kept"},
    {"know", "knew", "known"},
    {"leave", "left", "left"},
    {"lend", "lent", "lent"},
    {"lie", "lay", "lain"},
    {"lose", "lost", "lost"},
    {"make", "made", "made"},
    {"meet", "met", "met"},
    {"read", "read", "read"},
    {"ride", "rode", "ridden"},
    {"run", "ran", "run"},
    {"say", "said", "said"},
    {"see", "saw", "seen"},
    {"sell", "sold", "sold"},
    {"send", "sent", "sent"},
    {"show", "showed", "shown"},
    {"sing", "sang", "sung"},
    {"sit", "sat", "sat"},
    {"sleep", "slept", "slept"},
    {"speak", "spoke", "spoken"},
    {"stand", "stood", "stood"},
    {"swim", "swam", "swum"},
    {"take", "took", "taken"},
    {"teach", "taught", "taught"},
    {"tell", "told", "told"},
    {"think", "thought", "thought"},
    {"throw", "threw", "thrown"},
    {"understand", "understood", "understood"},
    {"wake", "woke", "woken"},
    {"wear", "wore", "worn"},
    {"win", "won", "won"},
    {"write", "wrote", "written"},
};

constexpr std::string_view kDoubling[] = {"begin", "cut", "forget", "get",  "hit",
                                          "hug",   "jog", "pet",    "plan", "run",
                                          "shop",  "sit", "stop",   "swim", "win"};

struct IrregularPlural {
  std::string_view one, many;
};

constexpr IrregularPlural kIrregularPlurals[] = {
    {"child", "children"}, {"deer", "deer"},   {"fish", "fish"},    {"foot", "feet"},
    {"knife", "knives"},   {"leaf", "leaves"}, {"man", "men"},      {"mouse", "mice"},
    {"person", "people"},  {"sheep", "sheep"}, {"tooth", "teeth"},  {"wife", "wives"},
    {"wolf", "wolves"},    {"woman", "women"}, {"photo", "photos"}, {"piano", "pianos"}};

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

bool ends_with_consonant_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

std::string with_s(std::string_view word) {
  std::string text(word);
  if (ends_with_consonant_y(word)) {
    text.pop_back();
    return text + "ies";
  }
  for (const std::string_view hissing : {"s", "x", "z", "ch", "sh", "o"}) {
    if (word.ends_with(hissing)) return text + "es";
  }
  return text + "s";
}

}  // namespace

EnglishVerb english_verb(std::string_view phrase) {
  const std::size_t space = std::min(phrase.find(' '), phrase.size());
  const std::string_view base = phrase.substr(0, space), rest = phrase.substr(space);
  const std::string word(base);
  EnglishVerb verb;
  verb.base = word;
  verb.third_person = base == "have" ? "has" : base == "be" ? "is" : with_s(base);

  std::string stem = word;
  if (std::find(std::begin(kDoubling), std::end(kDoubling), base) != std::end(kDoubling)) {
    stem += base.back();
  } else if (base == "lie") {
    stem = "ly";
  } else if (base.ends_with('e') && !base.ends_with("ee") && base != "be") {
    stem.pop_back();
  }
  verb.progressive = stem + "ing";

  if (ends_with_consonant_y(base)) {
    verb.past = word.substr(0, word.size() - 1) + "ied";
  } else {
    verb.past = (base.ends_with('e') ? word.substr(0, word.size() - 1) : stem) + "ed";
  }
  verb.participle = verb.past;
  for (const IrregularVerb& irregular : kIrregularVerbs) {
    if (irregular.base != base) continue;
    verb.past = irregular.past;
    verb.participle = irregular.participle;
  }
  for (std::string* form :
       {&verb.base, &verb.third_person, &verb.past, &verb.participle, &verb.progressive}) {
    form->append(rest);
  }
  return verb;
}

std::string_view indefinite_article(std::string_view word) {
  if (word.starts_with("uni") || word.starts_with("use") || word.starts_with("one")) return "a";
  return is_vowel(word.front()) || word.starts_with("hour") || word.starts_with("honest") ? "an"
                                                                                          : "a";
}

std::string english_plural(std::string_view noun) {
  const std::size_t space = noun.rfind(' ');
  const std::size_t start = space == std::string_view::npos ? 0 : space + 1;
  const std::string_view last = noun.substr(start);
  std::string plural(noun.substr(0, start));
  for (const IrregularPlural& irregular : kIrregularPlurals) {
    if (irregular.one == last) return plural.append(irregular.many);
  }
  return plural.append(with_s(last));
}

}  // namespace attn::grammar
