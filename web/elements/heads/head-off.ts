import { css } from "lit";

/** The picture of a head that is switched off is hatched. */
export const headOff = css`
  .off .frame::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: inherit;
    background: repeating-linear-gradient(-45deg, var(--ink3) 0 1px, transparent 1px 6px);
  }
`;
