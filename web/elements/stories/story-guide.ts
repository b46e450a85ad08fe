import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { sharedClient } from "../../compute/shared-client.ts";
import { storiesMessages } from "../../language/stories.ts";
import { fullName } from "../../stories/conditions.ts";
import { STORIES } from "../../stories/index.ts";
import { parsePointer } from "../../stories/pointers.ts";
import { type OpenStory, StoryRun } from "../../stories/run.ts";
import { local, type Story } from "../../stories/story.ts";
import { close } from "../../theme/later-icons.ts";
import { base, controls, hues } from "../../theme/shared-styles.ts";
import { radicalStyles } from "../radical.ts";
import { withRadicals } from "../radical-text.ts";
import { define, StoreElement } from "../store-element.ts";
import { inSight, targetsOf } from "./find.ts";
import "./glossary-list.ts";
import { guideStyles } from "./guide-styles.ts";
import { Ring, ringStyles } from "./ring.ts";
import "./story-end.ts";
import "./story-list.ts";
import "./story-step.ts";

/** All other controls are settings: collapsed until one of them is pointed at. */
const SEEN_CONTROLS: readonly string[] = ["text", "memory", "follow"];

/** The list of stories, or the step of the one that is told, with a ring around what it is about. */
export class StoryGuide extends StoreElement {
  static override properties = { ...StoreElement.properties, listed: { type: Boolean } };
  declare listed: boolean;

  #run: StoryRun | null = null;
  #view = "";
  readonly #ring = new Ring(
    () => this.renderRoot.querySelector<HTMLElement>(".ring"),
    () => this.#targets(),
    (target) => this.#roomFor(target),
  );
  readonly #size = new ResizeObserver(() => this.#makeRoom());

  static override styles = [base, controls, hues, radicalStyles, guideStyles, ringStyles];

  constructor() {
    super();
    this.listed = false;
  }

  get run(): StoryRun {
    this.#run ??= new StoryRun(this.store, sharedClient(), STORIES);
    return this.#run;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#onKey);
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#onKey);
    this.#size.disconnect();
    this.#ring.stop();
    document.documentElement.style.removeProperty("--story-sheet");
    this.#run?.dispose();
    this.#run = null;
  }

  override render(): TemplateResult {
    const messages = storiesMessages(this.store.language.value);
    const language = this.store.language.value;
    const { stories } = this.store.messages.value.page;
    const open = this.run.open.value;
    const isCovering = this.store.covered.value !== null;
    // A link named a story: it is about to begin.
    const isBeginning = !open && this.store.state.value.story !== null;
    return html`<aside aria-labelledby="title">
        <header>
          <h2 id="title" tabindex="-1">
            ${open ? withRadicals(open.story.title[language]) : stories.title}
            ${
              open?.step
                ? html`<span class="visually-hidden"
                    >${messages.place(open.index + 1, open.story.steps.length)}</span
                  >`
                : ""
            }
          </h2>
          <button
            class="icon"
            type="button"
            aria-label=${open ? messages.leave : stories.close}
            title=${open ? messages.leave : stories.close}
            @click=${this.leave}
          >
            ${close}
          </button>
        </header>
        ${open ? this.#story(open) : isBeginning ? nothing : this.#list()}
      </aside>
      <div class="ring ${isCovering ? "cover" : ""}" aria-hidden="true" hidden>
        ${isCovering ? "?" : ""}
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const open = this.run.open.peek();
    const view = open ? `${open.story.name} ${open.index}` : "list";
    if (view !== this.#view) {
      const isFirst = this.#view === "";
      this.#view = view;
      this.#scroller()?.scrollTo({ top: 0 });
      if (!isFirst || this.listed) {
        this.renderRoot.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
      }
    }
    if (open?.step) {
      this.#ring.start();
      this.#ring.point(`${view} ${this.store.language.peek()}`);
    } else {
      this.#ring.stop();
      const ring = this.renderRoot.querySelector<HTMLElement>(".ring");
      if (ring) ring.hidden = true;
    }
  }

  #story(open: OpenStory): TemplateResult {
    return open.step
      ? html`<story-step .store=${this.store} .run=${this.run}></story-step>`
      : html`<story-end
          .store=${this.store}
          .run=${this.run}
          @story-leave=${(event: CustomEvent<"back" | "stay">) => this.#end(event.detail)}
        ></story-end>`;
  }

  #list(): TemplateResult {
    return html`<story-list
        .store=${this.store}
        @story-chosen=${(event: CustomEvent<{ story: Story; step: number }>) =>
          this.run.go(event.detail.story, event.detail.step)}
      ></story-list>
      <glossary-list .store=${this.store}></glossary-list>`;
  }

  /** Goes back to the page as it was before the story; closes the list. */
  readonly leave = (): void => {
    if (this.run.open.peek()) this.#end("back");
    else this.#close();
  };

  #end(how: "back" | "stay"): void {
    this.run.leave(how);
    this.#close();
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent("stories-close", { bubbles: true, composed: true }));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    this.leave();
  };

  #targets(): readonly Element[] {
    const { store } = this;
    const root = this.#page()?.shadowRoot;
    const step = this.run.open.peek()?.step;
    const pointer = step && parsePointer(local(step.point, store.language.peek()));
    const result = store.result.peek();
    if (!root || !pointer || !result || store.pending.peek()) return [];
    if (pointer.kind === "control" && !SEEN_CONTROLS.includes(pointer.control)) openSettings(root);
    return targetsOf(pointer, root, (name) =>
      fullName(name, { ...result, head: store.state.peek().head }),
    );
  }

  /**
   * The page's free room begins below the bar that scrolling brings; it ends at the formula bar, or at
   * the sheet on a phone.
   */
  #roomFor(target: Element): { ceiling: number; floor: number } {
    const root = this.#page()?.shadowRoot;
    const bar = root?.querySelector("formula-bar");
    const sheet = innerHeight - this.#sheetHeight();
    return {
      ceiling: root?.querySelector(".scrolled > div")?.getBoundingClientRect().bottom ?? 0,
      floor: bar && bar !== target ? Math.min(bar.getBoundingClientRect().top, sheet) : sheet,
    };
  }

  #sheetHeight(): number {
    const room = this.#scroller()?.getBoundingClientRect();
    return room && room.width > innerWidth / 2 ? room.height : 0;
  }

  /** On a phone the page ends above the sheet. */
  #makeRoom(): void {
    document.documentElement.style.setProperty("--story-sheet", `${this.#sheetHeight()}px`);
  }

  #scroller(): Element | null {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  }

  #page(): HTMLElement | null {
    return document.querySelector<HTMLElement>("attention-playground[page]");
  }
}

function openSettings(root: ParentNode): void {
  for (const panel of inSight(root, "settings-panel")) {
    if ("open" in panel) panel.open = true;
  }
}

define("story-guide", StoryGuide);
