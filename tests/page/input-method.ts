/** A Korean keyboard: Hangul composed as Chromium's input methods do it, through DevTools. */
import type { CDPSession, Page } from "@playwright/test";

export class InputMethod {
  private constructor(private readonly session: CDPSession) {}

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** The syllable as it stands while it is being composed: ㄱ, then 가, then 갔. */
  async compose(...stages: readonly string[]): Promise<void> {
    for (const text of stages) {
      await this.session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
  }

  /** Ends the composition with what it has come to. */
  async settle(text: string): Promise<void> {
    await this.session.send("Input.insertText", { text });
  }
}
