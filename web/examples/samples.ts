/** Sentences to translate, for readers who have none at hand. */
import type { Language, ModelMode } from "../state/state.ts";

export interface Sample {
  readonly text: string;
  /** The step of its translation to follow at first. */
  readonly query: number;
}

const KOREAN: readonly Sample[] = [
  { text: "저를 꼭 뽑아주세요!", query: 1 },
  { text: "나는 학교에 갔다.", query: 1 },
  { text: "비가 와서 우산을 샀어요.", query: 1 },
];

const ENGLISH: readonly Sample[] = [
  { text: "I went to school.", query: 0 },
  { text: "I am a student.", query: 0 },
  { text: "Please choose me!", query: 0 },
];

/** The recurrent models read Korean only. */
export function samplesOf(mode: ModelMode, language: Language): readonly Sample[] {
  if (mode === "seq2seq") return KOREAN;
  return language === "ko" ? [...KOREAN, ENGLISH[1] as Sample] : [...ENGLISH, KOREAN[0] as Sample];
}
