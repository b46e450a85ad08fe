#include "text/particle.hpp"

#include <algorithm>

#include "text/hangul.hpp"
#include "text/particle_words.hpp"
#include "text/predicate.hpp"

namespace attn {
namespace {

using Word = std::u16string_view;

enum class After { any, vowel, consonant, vowel_or_rieul, consonant_but_rieul };

// Where a particle stands in a stack.
enum class Place { relation, comparison, delimiter, subject, last };

struct Particle {
  Word form;
  After after;
  Place place;
  const WordList* look_alikes = &kLookAlikeOther;
};

// Long forms before the short ones they end in.
constexpr Particle kParticles[] = {
    {u"이야말로", After::consonant, Place::last},
    {u"에게서", After::any, Place::relation},
    {u"한테서", After::any, Place::relation},
    {u"으로서", After::consonant_but_rieul, Place::relation},
    {u"으로써", After::consonant_but_rieul, Place::relation},
    {u"이라도", After::consonant, Place::last},
    {u"이든지", After::consonant, Place::last},
    {u"야말로", After::vowel, Place::last},
    {u"은커녕", After::consonant, Place::last},
    {u"는커녕", After::vowel, Place::last},
    {u"에다가", After::any, Place::last},
    {u"에게로", After::any, Place::relation},
    {u"에서", After::any, Place::relation},
    {u"에게", After::any, Place::relation},
    {u"한테", After::any, Place::relation},
    {u"께서", After::any, Place::relation},
    {u"으로", After::consonant_but_rieul, Place::relation, &kLookAlikeRo},
    {u"로서", After::vowel_or_rieul, Place::relation},
    {u"로써", After::vowel_or_rieul, Place::relation},
    {u"이랑", After::consonant, Place::relation},
    {u"하고", After::any, Place::relation},
    {u"보다", After::any, Place::comparison, &kLookAlikeBoda},
    {u"처럼", After::any, Place::comparison},
    {u"대로", After::any, Place::comparison, &kLookAlikeRo},
    {u"까지", After::any, Place::delimiter},
    {u"부터", After::any, Place::delimiter},
    {u"마다", After::any, Place::delimiter},
    {u"조차", After::any, Place::delimiter},
    {u"마저", After::any, Place::delimiter},
    {u"밖에", After::any, Place::delimiter},
    {u"만큼", After::any, Place::delimiter, &kLookAlikeMankeum},
    {u"라도", After::vowel, Place::last},
    {u"이나", After::consonant, Place::last},
    {u"이든", After::consonant, Place::last},
    {u"에다", After::any, Place::last},
    {u"에선", After::any, Place::last},
    {u"에겐", After::any, Place::last},
    {u"한텐", After::any, Place::last},
    {u"께선", After::any, Place::last},
    {u"까진", After::any, Place::last},
    {u"부턴", After::any, Place::last},
    {u"보단", After::any, Place::last},
    {u"으론", After::consonant_but_rieul, Place::last},
    {u"께", After::any, Place::relation, &kLookAlikeKke},
    {u"에", After::any, Place::relation, &kLookAlikeE},
    {u"로", After::vowel_or_rieul, Place::relation, &kLookAlikeRo},
    {u"와", After::vowel, Place::relation, &kLookAlikeWa},
    {u"과", After::consonant, Place::relation, &kLookAlikeGwa},
    {u"랑", After::vowel, Place::relation, &kLookAlikeRang},
    {u"만", After::any, Place::delimiter, &kLookAlikeMan},
    {u"뿐", After::any, Place::delimiter},
    {u"이", After::consonant, Place::subject, &kLookAlikeI},
    {u"가", After::vowel, Place::subject, &kLookAlikeGa},
    {u"을", After::consonant, Place::subject, &kLookAlikeEul},
    {u"를", After::vowel, Place::subject, &kLookAlikeReul},
    {u"은", After::consonant, Place::last, &kLookAlikeEun},
    {u"는", After::vowel, Place::last, &kLookAlikeNeun},
    {u"의", After::any, Place::last, &kLookAlikeUi},
    {u"도", After::any, Place::last, &kLookAlikeDo},
    {u"나", After::vowel, Place::last, &kLookAlikeNa},
    {u"엔", After::any, Place::last},
};

bool may_precede(const Particle& left, const Particle& right) {
  switch (right.place) {
    case Place::relation:  // 만으로
      return left.place == Place::delimiter && right.form == u"으로";
    case Place::comparison:  // 에서보다
      return left.place == Place::relation;
    case Place::subject:  // 까지가
      return left.place == Place::delimiter;
    case Place::delimiter:
    case Place::last:
      return left.place <= Place::delimiter;
  }
  return false;
}

bool is_ascii_digit(char16_t unit) { return unit >= u'0' && unit <= u'9'; }

bool agrees(char16_t before, After after) {
  if (!is_hangul_syllable(before)) {
    const bool ascii_letter = is_ascii_digit(before) || (before >= u'A' && before <= u'Z') ||
                              (before >= u'a' && before <= u'z');
    return before >= 0x80 || ascii_letter;
  }
  const int final = final_consonant(before);
  switch (after) {
    case After::any:
      return true;
    case After::vowel:
      return final == final_index::kNone;
    case After::consonant:
      return final != final_index::kNone;
    case After::vowel_or_rieul:
      return final == final_index::kNone || final == final_index::kRieul;
    case After::consonant_but_rieul:
      return final != final_index::kNone && final != final_index::kRieul;
  }
  return false;
}

bool looks_alike(Word word, const WordList& words) {
  return words.contains(word) ||
         (word.size() > 2 && kLookAlikeEndings.contains(word.substr(word.size() - 2)));
}

// 고양이+나, not 고양+이나; 우리나라+도, not 우리나+라도; 창밖+에, not 창+밖에; 반대+로,
// not 반+대로; 정보다, not 정+보다.
bool begins_inside_noun(Word word, const Particle& particle) {
  const std::size_t begin = word.size() - particle.form.size();
  const Word longer_stem = word.substr(0, begin + 1);
  switch (particle.form.size() > 1 ? particle.form.front() : u' ') {
    case u'이':
      return looks_alike(longer_stem, kLookAlikeI);
    case u'라':
    case u'밖':
    case u'보':
      return kNouns.contains(longer_stem);
    case u'대':
      return kLookAlikeDaero.contains(longer_stem) || is_ascii_digit(word[begin - 1]);  // 20대+로
    default:
      return false;
  }
}

// 하고 is far more often "하다 and"; after persons it is a particle.
bool takes_hago(Word stem) {
  return kPersons.contains(stem) || stem.ends_with(u"들") || stem.ends_with(u"님");
}

bool is_possible(Word word, const Particle& particle) {
  if (word.size() <= particle.form.size() || !word.ends_with(particle.form)) return false;
  const Word stem = word.substr(0, word.size() - particle.form.size());
  if (stem.back() == u'으') return false;  // no noun ends so: 차으로 is a slip, not 차으+로
  if (!agrees(stem.back(), particle.after) || begins_inside_noun(word, particle)) return false;
  return particle.form != u"하고" || takes_hago(stem);
}

// 5만, 30도, 100엔 are amounts.
bool is_whole(Word word, const Particle& particle) {
  const Word stem = word.substr(0, word.size() - particle.form.size());
  const bool unit = particle.form == u"만" || particle.form == u"도" || particle.form == u"엔";
  if (unit && is_ascii_digit(stem.back())) return true;
  return looks_alike(word, *particle.look_alikes) || is_predicate_form(stem, particle.form);
}

}  // namespace

std::vector<std::size_t> find_particles(std::u16string_view word) {
  constexpr std::size_t kMostInStack = 3;
  std::vector<std::size_t> begins;
  const Particle* right = nullptr;
  while (begins.size() < kMostInStack) {
    const auto* particle = std::ranges::find_if(
        kParticles, [word](const Particle& candidate) { return is_possible(word, candidate); });
    if (particle == std::end(kParticles) || is_whole(word, *particle)) break;
    if (right != nullptr && !may_precede(*particle, *right)) break;
    word.remove_suffix(particle->form.size());
    begins.push_back(word.size());
    right = particle;
  }
  std::ranges::reverse(begins);
  return begins;
}

}  // namespace attn
