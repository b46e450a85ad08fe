import { effect } from "@preact/signals-core";
import { html, nothing, type TemplateResult } from "lit";
import { sharedClient } from "../compute/shared-client.ts";
import { exampleById } from "../examples/index.ts";
import { preferredLanguage } from "../language/index.ts";
import { exampleState, modeChange } from "../state/defaults.ts";
import { sameNumbers } from "../state/history.ts";
import { followLocation, openLocation } from "../state/navigation.ts";
import { isModelMode, type Language, type Mode, type PlaygroundState } from "../state/state.ts";
import { Store } from "../state/store.ts";
import { writeHash } from "../state/url.ts";
import { isNewcomer } from "../stories/progress.ts";
import { base, controls, hues } from "../theme/shared-styles.ts";
import { tokens } from "../theme/tokens.ts";
import { adoptStyles } from "./adopt-styles.ts";
import { ATTRIBUTES, changedByAttribute, stateFromAttributes } from "./attributes.ts";
import type { embedCard as EmbedCard } from "./embed-card.ts";
import "./example-chips.ts";
import { followGroup } from "./follow-group.ts";
import "./head-line.ts";
import { laterStyles } from "./later-styles.ts";
import { loadLater } from "./load-later.ts";
import { loadPart } from "./load-part.ts";
import { pageStyles } from "./page-styles.ts";
import "./sentence-box.ts";
import "./step-rail.ts";
import "./step-view.ts";
import type { handleShortcut as HandleShortcut } from "./shortcuts.ts";
import { define, WatchingElement } from "./store-element.ts";
import type { StoryRoom } from "./story-room.ts";
import "./token-strip.ts";
import "./top-bar.ts";

/** Steps whose matrices want the height that the sentence would take. */
const TALL_STEPS: readonly string[] = ["projections", "scores", "context", "output"];

/**
 * The outermost element. As an embed it is a card that touches nothing of its host; with the attribute
 * `page` it is the page: it owns the address, the title and the language of the document.
 */
export class AttentionPlayground extends WatchingElement {
  static override properties = {
    page: { type: Boolean },
    expanded: { state: true },
    scrolled: { state: true },
    width: { state: true },
    listed: { state: true },
  };
  declare page: boolean;
  /** The reader asked for the sentence while a tall step is open. */
  declare expanded: boolean;
  /** The top is scrolled out of sight. */
  declare scrolled: boolean;
  declare width: number;
  /** The list of stories is open. */
  declare listed: boolean;

  /** Where the full page lives; the script that brings the element knows. */
  static pageUrl = new URL("./", document.baseURI).href;

  #store: Store | null = null;
  #fromAttributes: PlaygroundState | null = null;
  #disposers: (() => void)[] = [];
  #topObserver: IntersectionObserver | null = null;
  #step = "";
  #embedCard: typeof EmbedCard | null = null;
  #handleShortcut: typeof HandleShortcut | null = null;

  static override styles = [tokens, base, controls, hues, pageStyles, laterStyles];

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit collects its own attributes on the class asked.
    return [...super.observedAttributes, ...ATTRIBUTES];
  }

  constructor() {
    super();
    this.page = false;
    this.expanded = false;
    this.scrolled = false;
    this.width = 0;
    this.listed = false;
  }

  /** What an embed needs and the page does not. */
  async #loadEmbed(): Promise<void> {
    const { embedCard, embedStyles } = await import("./embed-card.ts");
    this.#embedCard = embedCard;
    adoptStyles(this.renderRoot, [embedStyles], laterStyles);
  }

  /** The playground's state and numbers. */
  get store(): Store {
    this.#store ??= this.#createStore();
    return this.#store;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { store } = this;
    // Known before the first picture, it need not be drawn anew when the observer speaks.
    this.width = this.clientWidth;
    this.#disposers.push(effect(() => this.#applyTheme(store.state.value.theme)));
    const size = new ResizeObserver(([entry]) => {
      this.width = entry?.contentRect.width ?? this.clientWidth;
    });
    size.observe(this);
    this.#disposers.push(() => size.disconnect());
    const onKey = (event: KeyboardEvent): void => this.#handleShortcut?.(event, store, this.page);
    const keyTarget: HTMLElement | Document = this.page ? document : this;
    keyTarget.addEventListener("keydown", onKey as EventListener);
    this.#disposers.push(() => keyTarget.removeEventListener("keydown", onKey as EventListener));
    if (this.page) this.#ownDocument(store);
  }

  /** Nothing is drawn before the page can speak, nor the first picture before its numbers. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      if (!this.page) await this.#loadEmbed();
      await this.store.spoken;
      await this.store.coming;
    }
    await super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    const { store } = this;
    if (!this.page) return;
    this.#disposers.push(
      effect(() => {
        document.documentElement.lang = store.language.value;
        document.title = store.messages.value.page.name;
      }),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const dispose of this.#disposers.splice(0)) dispose();
    this.#topObserver?.disconnect();
    this.#topObserver = null;
    queueMicrotask(() => {
      if (this.isConnected) return; // moved, not removed
      this.#store?.dispose();
      this.#store = null;
    });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (!this.#store || this.page || old === value || !ATTRIBUTES.includes(name)) return;
    const after = this.#stateOfAttributes();
    const change = changedByAttribute(this.#fromAttributes ?? after, after);
    this.#fromAttributes = after;
    this.#store.update(change);
  }

  override render(): TemplateResult | typeof nothing {
    const { store } = this;
    if (!this.page) return this.#embedCard?.(store, this.#pageLink(), this.width) ?? nothing;
    return html`<div class="page">
      <div class="bar-room">
        <top-bar
          .store=${store}
          .hrefOf=${(mode: Mode) => this.#modeLink(mode)}
          .newcomer=${isNewcomer()}
          .guided=${this.#isGuided()}
          @share-link=${this.#shareLink}
          @stories=${this.#toggleStories}
        ></top-bar>
        <div class="notice-room"><playground-notice .store=${store}></playground-notice></div>
      </div>
      ${this.scrolled && !isModelMode(store.state.value.mode) ? this.#scrolledBar() : nothing}
      <main>
        ${
          isModelMode(store.state.value.mode)
            ? html`<model-room .store=${store}></model-room>
                <small-print .store=${store}></small-print>`
            : this.#oneAttention()
        }
        <extra-panel .store=${store} name="speed"></extra-panel>
      </main>
      <formula-bar .store=${store}></formula-bar>
    </div>
    ${
      this.#isGuided()
        ? html`<story-room
            .store=${store}
            .listed=${this.listed}
            @stories-close=${this.#closeStories}
          ></story-room>`
        : nothing
    }`;
  }

  #oneAttention(): TemplateResult {
    const { store } = this;
    return html`${this.#isCondensed() ? this.#condensedTop() : this.#top()}
        ${
          store.state.value.view === "step"
            ? html`<step-rail .store=${store}></step-rail>
                <step-view
                  class=${this.#waiting()}
                  .store=${store}
                  .width=${columnOf(this.width)}
                ></step-view>`
            : html`<div class="all-head">
                  <settings-panel .store=${store}></settings-panel>${followGroup(store)}
                </div>
                <all-view .store=${store}></all-view>`
        }
        <head-thumbnails .store=${store}></head-thumbnails>
        <small-print .store=${store}></small-print>
        ${this.#caption()}
        ${
          store.state.value.view === "step"
            ? html`<settings-panel .store=${store}></settings-panel>`
            : nothing
        }
        <extra-panel .store=${store} name="compare"></extra-panel>
        <extra-panel .store=${store} name="scores"></extra-panel>`;
  }

  override updated(): void {
    const { result, problem, state } = this.store;
    if (result.peek() || problem.peek() || !isFirstPicture(state.peek())) {
      loadLater().then(
        ({ handleShortcut }) => {
          this.#handleShortcut = handleShortcut;
        },
        () => {}, // asked for again with the next change
      );
    }
    if (!this.page) return;
    if (this.store.state.value.view === "all") {
      void loadPart(this.store, () => import("./all-view.ts"));
    }
    this.toggleAttribute("guided", this.#isGuided());
    const { step } = this.store.state.value;
    if (step !== this.#step) {
      this.#step = step;
      this.expanded = false;
    }
    this.#watchTop();
  }

  /** A story is told, or the list of them is open. */
  #isGuided(): boolean {
    return this.listed || this.store.state.value.story !== null;
  }

  #toggleStories(): void {
    const room = this.renderRoot.querySelector<StoryRoom>("story-room");
    if (room)
      room.leave?.(); // which it has once it is loaded
    else this.listed = true;
  }

  #closeStories(): void {
    this.listed = false;
    this.store.update({ story: null });
    void this.updateComplete.then(() => {
      const bar = this.renderRoot.querySelector("top-bar");
      bar?.shadowRoot?.querySelector<HTMLElement>(".stories")?.focus();
    });
  }

  #createStore(): Store {
    const browserLanguage = this.#readerLanguage();
    if (this.page) {
      const opened = openLocation(location.hash, navigator.languages);
      const store = new Store(opened.state, sharedClient(), { browserLanguage });
      store.notice.value = opened.notice;
      return store;
    }
    this.#fromAttributes = this.#stateOfAttributes();
    return new Store(this.#fromAttributes, sharedClient(), { browserLanguage });
  }

  #stateOfAttributes(): PlaygroundState {
    const given = new Map<string, string>();
    for (const name of ATTRIBUTES) {
      const value = this.getAttribute(name);
      if (value !== null) given.set(name, value);
    }
    return stateFromAttributes(given, this.#readerLanguage());
  }

  /** An embed speaks the language of the text around it, the page that of the browser. */
  #readerLanguage(): Language {
    const around = this.page ? null : this.closest("[lang]")?.getAttribute("lang");
    return preferredLanguage(around ? [around] : navigator.languages);
  }

  #applyTheme(theme: "light" | "dark" | null): void {
    if (theme) this.setAttribute("theme", theme);
    else this.removeAttribute("theme");
  }

  #ownDocument(store: Store): void {
    this.#disposers.push(
      followLocation(store, window, preferredLanguage(navigator.languages)),
      effect(() => {
        const { theme } = store.state.value;
        if (theme) document.documentElement.dataset.theme = theme;
        else delete document.documentElement.dataset.theme;
      }),
    );
  }

  /** Until the first numbers are there, the page keeps room for them. */
  #waiting(): string {
    return this.store.result.value ? "" : "waiting";
  }

  #isCondensed(): boolean {
    const { step, view } = this.store.state.value;
    return view === "step" && TALL_STEPS.includes(step) && this.width >= 960 && !this.expanded;
  }

  #strip(compact: boolean): TemplateResult {
    const { store } = this;
    if (!store.result.value) {
      const { page } = store.messages.value;
      return html`<p class="loading">${store.problem.value ? "" : page.loading}</p>`;
    }
    return store.state.value.mode === "cross"
      ? html`<crossing-lines .store=${store} .compact=${compact}></crossing-lines>`
      : html`<token-strip
          .store=${store}
          .compact=${compact}
          .arcHeight=${this.width < 720 ? 126 : 162}
        ></token-strip>`;
  }

  #top(): TemplateResult {
    const { store } = this;
    const isCross = store.state.value.mode === "cross";
    return html`<section class="top ${this.#waiting()}">
      <div class="words">
        <div class="boxes ${isCross ? "two" : ""}">
          ${
            isCross
              ? html`<sentence-box .store=${store} box="memoryText"></sentence-box>
                  <span class="arrow" aria-hidden="true">→</span>`
              : nothing
          }
          <sentence-box .store=${store} box="text"></sentence-box>
        </div>
        <div class="problem-room"></div>
        <example-chips .store=${store}></example-chips>
        <head-line .store=${store}></head-line>
        ${
          this.page && !this.#isGuided() && isNewcomer()
            ? html`<button class="link invite" type="button" @click=${this.#toggleStories}>
                ${store.messages.value.page.stories.invite}
              </button>`
            : nothing
        }
      </div>
      <div class="strip">${this.#strip(false)}</div>
    </section>`;
  }

  /** What to look for in an example, as long as nothing of it is changed. */
  #caption(): TemplateResult | typeof nothing {
    const state = this.store.state.value;
    const example = exampleById(state.example);
    if (!sameNumbers(state, exampleState(example))) return nothing;
    return html`<p class="caption">${example.caption[this.store.language.value]}</p>`;
  }

  #condensedTop(): TemplateResult {
    const { page } = this.store.messages.value;
    return html`<section class="top condensed">
      <div class="strip">${this.#strip(true)}</div>
      <button class="link edit" type="button" @click=${this.#expand}>${page.editSentence}</button>
      <head-line .store=${this.store} .compact=${true}></head-line>
    </section>`;
  }

  #scrolledBar(): TemplateResult {
    return html`<section class="scrolled" aria-label=${this.store.messages.value.page.sentence}>
      <div>
        <div class="strip">${this.#strip(true)}</div>
        <head-line .store=${this.store} .compact=${true} .quiet=${true}></head-line>
      </div>
    </section>`;
  }

  #expand(): void {
    this.expanded = true;
    void this.updateComplete.then(() => {
      const box = this.renderRoot.querySelector("sentence-box");
      if (box instanceof HTMLElement) box.focus();
    });
  }

  #watchTop(): void {
    const top = this.renderRoot.querySelector(".top");
    if (!top || this.#topWatched === top) return;
    this.#topWatched = top;
    this.#topObserver?.disconnect();
    this.#topObserver = new IntersectionObserver(([entry]) => {
      this.scrolled = !entry?.isIntersecting && (entry?.boundingClientRect.bottom ?? 0) < 0;
    });
    this.#topObserver.observe(top);
  }
  #topWatched: Element | null = null;

  #modeLink(mode: Mode): string {
    const { store } = this;
    const state = store.state.value;
    return `#${writeHash({ ...state, ...modeChange(state, mode, store.language.value) })}`;
  }

  #pageLink(): string {
    const { state } = this.store;
    return `${AttentionPlayground.pageUrl}#${writeHash(state.value)}`;
  }

  async #shareLink(): Promise<void> {
    const { store } = this;
    const link = `${location.href.split("#")[0]}#${writeHash(store.state.peek())}`;
    try {
      await navigator.clipboard.writeText(link);
      store.notice.value = { kind: "copied", parts: [] };
    } catch {
      store.notice.value = { kind: "copy_failed", parts: [] };
    }
  }
}

/** What page-styles.ts leaves for the column; an element measures its own width as soon as it can. */
function columnOf(width: number): number {
  const margin = width < 720 ? 16 : width < 960 ? 24 : 32;
  return Math.min(1152, width - 2 * margin);
}

/** What the page shows without a link needs nothing that is loaded later. */
function isFirstPicture({ mode, view, step }: PlaygroundState): boolean {
  return mode === "self" && view === "step" && step === "softmax";
}

define("attention-playground", AttentionPlayground);
