/** Korean particles whose form depends on the sound before them. */
const PAIRS = ["은/는", "이/가", "을/를", "과/와", "으로/로", "이에요/예요", "이라/라"] as const;
export type JosaPair = (typeof PAIRS)[number];

type Ending = "vowel" | "rieul" | "consonant";

/** How digits end when read aloud: 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGITS: readonly Ending[] = [
  "consonant", // 영
  "rieul", // 일
  "vowel", // 이
  "consonant", // 삼
  "vowel", // 사
  "vowel", // 오
  "consonant", // 육
  "rieul", // 칠
  "rieul", // 팔
  "vowel", // 구
];

/** Letters whose names end in a consonant; all others end in a vowel. */
const LETTERS: Readonly<Record<string, Ending>> = {
  L: "rieul",
  R: "rieul",
  M: "consonant",
  N: "consonant",
};

/**
 * The particle that fits after `text`: josa("학교", "을/를") = "를". Marks after the last letter are
 * passed over; "은(는)" where nothing tells how the text is read.
 */
export function josa(text: string, pair: JosaPair): string {
  const [afterConsonant = "", afterVowel = ""] = pair.split("/");
  const ending = endingOf(text);
  if (ending === null) return inDoubt(afterConsonant, afterVowel);
  if (ending === "rieul" && pair === "으로/로") return afterVowel;
  return ending === "vowel" ? afterVowel : afterConsonant;
}

function inDoubt(afterConsonant: string, afterVowel: string): string {
  return afterConsonant.endsWith(afterVowel)
    ? `(${afterConsonant.slice(0, -afterVowel.length)})${afterVowel}`
    : `${afterConsonant}(${afterVowel})`;
}

function endingOf(text: string): Ending | null {
  if (/∞\W*$/u.test(text)) return "vowel"; // 무한대
  const spoken = text.normalize("NFC").replace(/[^\p{L}\p{N}]+$/u, "");
  const last = Array.from(spoken).at(-1);
  if (last === undefined) return null;
  if (/[가-힣]/.test(last)) return endingOfSyllable(last);
  if (/[ㄱ-ㅎ]/.test(last)) return last === "ㄹ" ? "rieul" : "consonant";
  if (/[ㅏ-ㅣ]/.test(last)) return "vowel";
  if (/[0-9]/.test(last)) return endingOfNumber(spoken);
  if (/[a-z]/i.test(last)) return endingOfLatin(spoken);
  return null;
}

function endingOfSyllable(syllable: string): Ending {
  const final = (syllable.charCodeAt(0) - 0xac00) % 28;
  return final === 0 ? "vowel" : final === 8 ? "rieul" : "consonant";
}

/** 10 십, 100 백, 1000 천, 만, 억 all end in a consonant; 0.0 reads 영; 0.50 reads 오 영. */
function endingOfNumber(text: string): Ending {
  return DIGITS[Number(text.at(-1))] ?? "vowel";
}

/**
 * How Latin letters sound in Korean: by their names in abbreviations and single letters (L 엘, M 엠,
 * N 엔, R 알), otherwise by the word's last sound: school 스쿨, I 아이, book 북, me 미.
 */
function endingOfLatin(text: string): Ending {
  const word = /[a-z]+$/i.exec(text)?.[0] ?? "";
  const isAbbreviation = word === word.toUpperCase();
  if (isAbbreviation) return LETTERS[word.at(-1) ?? ""] ?? "vowel";
  const lower = word.toLowerCase();
  if (/le?$/.test(lower)) return "rieul";
  if (/(?:m|[aeiou]me|n|[aeiou]ne|ng)$/.test(lower)) return "consonant";
  const endsShort = /(?:^|[^aeiou])[aeiou](?:p|c|ck|k|t)$|oo[kt]$|eep$/.test(lower);
  return endsShort ? "consonant" : "vowel";
}
