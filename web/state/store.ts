import {
  batch,
  computed,
  effect,
  type ReadonlySignal,
  type Signal,
  signal,
} from "@preact/signals-core";
import type { ChannelListener, ComputeChannel, ComputeClient } from "../compute/channel.ts";
import type { PassInput, PassProblem, PassResult, TranslationResult } from "../compute/protocol.ts";
import { TraceReader } from "../core/trace.ts";
import type { Explanation } from "../core/types.ts";
import { fetchMessages, type Messages, messagesIn } from "../language/index.ts";
import type { ModelFiles } from "../models/model-files.ts";
import { modeChange } from "./defaults.ts";
import { followToken } from "./follow.ts";
import { History, isUndoKey, pick, type Snapshot, sameValue, snapshot } from "./history.ts";
import { withoutPin, withoutTensor, withPin } from "./pins.ts";
import { shownAttention, shownPass } from "./shown.ts";
import {
  type CellAddress,
  type Language,
  type Mode,
  NUMBER_KEYS,
  type PlaygroundState,
  sameCell,
} from "./state.ts";

/** Of the modes in which a model translates: its kind. */
const MODEL_KINDS: Partial<Record<Mode, TranslationResult["kind"]>> = {
  translate: "transformer",
  seq2seq: "recurrent",
};

/** What the pointer or the keyboard is over: a preview, gone when it leaves. */
export interface Hover {
  readonly query?: number;
  readonly key?: number;
  readonly head?: number;
  readonly layer?: number;
  readonly cell?: CellAddress;
}

/** The part of a sentence box that an input method is still composing, in UTF-16 units. */
export interface Composing {
  readonly box: "text" | "memoryText";
  readonly start: number;
  readonly end: number;
}

/** Something to tell the reader once; the messages of the language say it. */
export interface Notice {
  readonly kind:
    | "link_parts_dropped"
    | "link_unreadable"
    | "copied"
    | "copy_failed"
    | "part_failed";
  /** Keys of the link that were left out. */
  readonly parts: readonly string[];
}

export interface Computed {
  readonly pass: PassResult;
  readonly trace: TraceReader;
}

/** Milliseconds for which a change that asks for numbers is not drawn without them. */
const DRAW_LIMIT = 60;

export type HistoryMode = "push" | "merge" | "none";

export interface StoreOptions {
  /** The reader's language while the state names none. */
  readonly browserLanguage?: Language;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
}

/** The one owner of a playground's state: takes changes, asks for passes, keeps what came back. */
export class Store {
  readonly state: ReadonlySignal<PlaygroundState>;
  readonly result: ReadonlySignal<Computed | null>;
  /** A translation that is being made; null when it is in the result. */
  readonly decoding: ReadonlySignal<TranslationResult | null>;
  /** The files of models. */
  readonly files: ModelFiles;
  readonly problem: ReadonlySignal<PassProblem | null>;
  readonly pending: ReadonlySignal<boolean>;
  /** What the page speaks: what is asked for, once its messages are here. */
  readonly language: ReadonlySignal<Language>;
  /** There are messages once this is fulfilled. */
  readonly spoken: Promise<void>;
  readonly messages: ReadonlySignal<Messages>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly explanation: ReadonlySignal<Explanation | null>;
  readonly focus: Signal<CellAddress | null> = signal(null);
  readonly hover: Signal<Hover> = signal({});
  /** A cell whose number the reader is asked for: nobody sees or hears it until it is answered. */
  readonly covered: Signal<CellAddress | null> = signal(null);
  readonly composing: Signal<Composing | null> = signal(null);
  readonly notice: Signal<Notice | null> = signal(null);

  readonly #state: Signal<PlaygroundState>;
  readonly #result: Signal<Computed | null> = signal(null);
  readonly #decoding: Signal<TranslationResult | null> = signal(null);
  readonly #problem: Signal<PassProblem | null> = signal(null);
  readonly #pending = signal(false);
  readonly #explanation: Signal<Explanation | null> = signal(null);
  readonly #askedLanguage: ReadonlySignal<Language>;
  readonly #language: Signal<Language>;
  readonly #messages: Signal<Messages | null> = signal(null);
  readonly #undoable = signal({ undo: false, redo: false });
  readonly #history = new History();
  readonly #client: ComputeClient;
  readonly #channel: ComputeChannel;
  readonly #now: () => number;
  readonly #disposers: (() => void)[] = [];
  #coming: Promise<void> | null = null;
  #arrived: () => void = () => {};
  /** The cell to explain: the one that has the focus, else the one under the pointer. */
  readonly #lookedAt = computed(() => this.focus.value ?? this.hover.value.cell ?? null);
  /** Came with the newest result. */
  #explained: Explanation | null = null;
  #isTyping = false;
  /** The tokens before an edit of the text, until the pass of the edit arrives. */
  #edited: PassResult | null = null;

  constructor(initial: PlaygroundState, client: ComputeClient, options: StoreOptions = {}) {
    this.#state = signal(initial);
    this.#now = options.now ?? (() => performance.now());
    this.#client = client;
    this.#channel = client.open(this.#listener());
    this.state = this.#state;
    this.files = client.files;
    this.decoding = this.#decoding;
    this.problem = this.#problem;
    this.pending = this.#pending;
    this.explanation = this.#explanation;
    this.#askedLanguage = computed(
      () => this.#state.value.language ?? options.browserLanguage ?? "ko",
    );
    this.#language = signal(this.#askedLanguage.peek());
    this.language = this.#language;
    this.messages = computed(() => {
      if (!this.#messages.value) throw new Error("the messages have not been fetched yet");
      return this.#messages.value;
    });
    this.spoken = this.#speak(this.#language.peek());
    const attention = computed(() => shownAttention(this.#state.value));
    this.result = computed(() => {
      const computed = this.#result.value;
      if (!computed?.pass.translation) return computed;
      const { ends } = this.messages.value.page;
      return { ...computed, pass: shownPass(computed.pass, attention.value, ends) };
    });
    this.canUndo = computed(() => this.#undoable.value.undo);
    this.canRedo = computed(() => this.#undoable.value.redo);
    this.#disposers.push(this.#speaking(), this.#computing(), this.#explaining(), this.#settling());
  }

  /**
   * Settles when the numbers of the last change are here, so that both are drawn at once; null when they
   * are, or take so long that the change is drawn first.
   */
  get coming(): Promise<void> | null {
    return this.#coming;
  }

  /** The last change of the numbers was one of a text. */
  get isTyping(): boolean {
    return this.#isTyping;
  }

  /**
   * Changes the state. `history`: "push" is one undo entry, "merge" shares the entry of edits of the
   * same kind just before (typing), "none" leaves no entry. By default text merges, other changes of
   * the numbers push, and what changes no number leaves no entry.
   */
  update(
    asked: Partial<PlaygroundState>,
    options: {
      readonly history?: HistoryMode;
      readonly kind?: string;
      /** One gesture, however long: it shares an entry until `settle()`. */
      readonly held?: boolean;
    } = {},
  ): void {
    const before = this.#state.peek();
    const change = withoutForced(before, asked);
    const changed = changedKeys(before, change);
    if (changed.length === 0) return;
    const undoable = changed.filter(isUndoKey);
    const typed = undoable.filter((key) => key === "text" || key === "memoryText");
    const isMerged = typed.length + (change === asked ? 0 : 1) >= undoable.length;
    if (undoable.length > 0) this.#isTyping = typed.length > 0;
    const history = options.history ?? (isMerged ? "merge" : "push");
    batch(() => {
      if (undoable.length > 0 && history !== "none") {
        const kind =
          history === "merge" ? (options.kind ?? (typed.join() || undoable.join())) : null;
        const held = options.held ?? this.composing.peek() !== null;
        this.#history.record(snapshot(before), kind, this.#now(), held);
        this.#refreshUndoable();
      }
      if (change.query !== undefined) this.#edited = null;
      else if (changed.some((key) => key === "text" || key === "unit")) {
        this.#edited ??= this.#result.peek()?.pass ?? null;
      }
      this.#state.value = { ...before, ...pick(change, changed) };
    });
  }

  /** Goes to a mode; a sentence of the reader's own comes along. */
  setMode(mode: Mode): void {
    this.update(modeChange(this.#state.peek(), mode, this.language.peek()));
  }

  /** "merge" while the value is still being typed: all of it is one undo entry. */
  pin(cell: CellAddress, value: number, options: { readonly history?: HistoryMode } = {}): void {
    const kind = `pin ${cell.name} ${cell.row} ${cell.col}`;
    this.update({ pins: withPin(this.#state.peek().pins, cell, value) }, { ...options, kind });
  }

  unpin(cell: CellAddress): void {
    this.update({ pins: withoutPin(this.#state.peek().pins, cell) });
  }

  resetTensor(name: string): void {
    this.update({ pins: withoutTensor(this.#state.peek().pins, name) });
  }

  resetAll(): void {
    this.update({ pins: {} });
  }

  undo(): void {
    this.#restore(this.#history.undo(snapshot(this.#state.peek())));
  }

  redo(): void {
    this.#restore(this.#history.redo(snapshot(this.#state.peek())));
  }

  /** The next edit gets an undo entry of its own. */
  settle(): void {
    this.#history.settle();
  }

  /**
   * The arithmetic of any cell of the present result, null where there is none. Returns a function that
   * cancels the question.
   */
  explain(cell: CellAddress, answer: (explanation: Explanation | null) => void): () => void {
    return this.#channel.explain(cell, answer);
  }

  /** A store of another state in the same language: on the same computer, or on what is made of it. */
  companion(
    initial: PlaygroundState,
    client: (shared: ComputeClient) => ComputeClient = (shared) => shared,
  ): Store {
    return new Store(initial, client(this.#client), { browserLanguage: this.language.peek() });
  }

  dispose(): void {
    for (const dispose of this.#disposers.splice(0)) dispose();
    this.#arrived();
    this.#channel.close();
  }

  #restore(kept: Snapshot | null): void {
    this.#refreshUndoable();
    if (!kept) return;
    const { query, head, attention, layer, tensor, ...numbers } = kept;
    const current = this.#state.peek();
    const sameTokens = (
      ["mode", "example", "text", "memoryText", "unit", "numHeads"] as const
    ).every((key) => sameValue(current[key], kept[key]));
    this.#edited = null;
    this.#state.value = {
      ...current,
      ...numbers,
      ...(sameTokens ? {} : { query, head }),
      ...(current.mode === kept.mode ? {} : { attention, layer, tensor }),
    };
  }

  #refreshUndoable(): void {
    const { canUndo, canRedo } = this.#history;
    this.#undoable.value = { undo: canUndo, redo: canRedo };
  }

  #listener(): ChannelListener {
    return {
      result: (pass, newest, explanation) => {
        this.#arrived();
        batch(() => {
          this.#result.value = { pass, trace: new TraceReader(pass.trace) };
          this.#explained = explanation ?? null;
          this.#problem.value = null;
          this.#decoding.value = null;
          this.#pending.value = !newest || pass.awaits !== undefined;
          if (newest) this.#keepInRange(pass);
        });
      },
      partial: (translation) => {
        this.#arrived();
        this.#decoding.value = translation;
      },
      problem: (problem, newest) => {
        this.#arrived();
        batch(() => {
          this.#problem.value = problem;
          this.#decoding.value = null;
          this.#pending.value = !newest;
        });
      },
    };
  }

  /** After an edit of the text the followed token is still followed; no row or head is out of range. */
  #keepInRange(pass: PassResult): void {
    const state = this.#state.peek();
    const wanted = this.#edited
      ? followToken(this.#edited.tokens, pass.tokens, state.query)
      : state.query;
    this.#edited = null;
    const query = Math.max(0, Math.min(wanted, pass.tokens.length - 1));
    const head = Math.max(0, Math.min(state.head, pass.numHeads - 1));
    if (query !== state.query || head !== state.head) this.#state.value = { ...state, query, head };
  }

  #computing(): () => void {
    let last: PassInput | null = null;
    return effect(() => {
      const state = this.#state.value;
      const previous = last;
      if (previous && NUMBER_KEYS.every((key) => state[key] === previous[key])) return;
      last = passInput(state);
      this.#dropOtherModels(state.mode);
      this.#pending.value = true;
      this.#channel.pass(last, this.#lookedAt.peek());
      this.#expect();
    });
  }

  #expect(): void {
    if (this.#coming) return;
    this.#coming = new Promise((resolve) => {
      const limit = setTimeout(() => this.#arrived(), DRAW_LIMIT);
      this.#arrived = () => {
        clearTimeout(limit);
        this.#coming = null;
        resolve();
      };
    });
  }

  /** What another kind of model made is not drawn as this one's, not even until its own numbers come. */
  #dropOtherModels(mode: Mode): void {
    const result = this.#result.peek();
    if (result && result.pass.translation?.kind !== MODEL_KINDS[mode]) this.#result.value = null;
  }

  /** Language and messages change together, once both are here; until then the page speaks as before. */
  async #speak(language: Language): Promise<void> {
    const messages = messagesIn(language) ?? (await fetchMessages(language));
    const isOvertaken = language !== this.#askedLanguage.peek();
    if (isOvertaken && this.#messages.peek()) return;
    batch(() => {
      this.#language.value = language;
      this.#messages.value = messages;
    });
  }

  #speaking(): () => void {
    return effect(() => {
      const language = this.#askedLanguage.value;
      if (language === this.#language.peek()) return;
      // What could not be fetched can be asked for again.
      this.#speak(language).catch(() => this.update({ language: this.#language.peek() }));
    });
  }

  #explaining(): () => void {
    return effect(() => {
      const trace = this.#result.value?.trace;
      const cell = this.#lookedAt.value;
      const came = this.#explained;
      this.#explained = null;
      if (!trace || !cell) {
        this.#explanation.value = null;
        return;
      }
      if (came && sameCell(came, cell)) {
        this.#explanation.value = came;
        return;
      }
      return this.#channel.explain(cell, (explanation) => {
        this.#explanation.value = explanation;
      });
    });
  }

  /** Where a composition starts and where it settles, an undo entry ends. */
  #settling(): () => void {
    let wasComposing = false;
    return effect(() => {
      const isComposing = this.composing.value !== null;
      if (isComposing !== wasComposing) this.#history.settle();
      wasComposing = isComposing;
    });
  }
}

/** What the numbers of a state depend on. */
export function passInput(state: PlaygroundState): PassInput {
  return pick(state, NUMBER_KEYS);
}

/** Forced pieces belong to the sentence, the direction and the model that they were forced into. */
function withoutForced(
  state: PlaygroundState,
  change: Partial<PlaygroundState>,
): Partial<PlaygroundState> {
  const isOther = changedKeys(state, change).some(
    (key) => key === "text" || key === "to" || key === "variant",
  );
  return isOther && state.forced.length > 0 ? { forced: [], ...change } : change;
}

function changedKeys(
  state: PlaygroundState,
  change: Partial<PlaygroundState>,
): (keyof PlaygroundState)[] {
  return (Object.keys(change) as (keyof PlaygroundState)[]).filter(
    (key) => !sameValue(state[key], change[key]),
  );
}
