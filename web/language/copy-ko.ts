/** 계산식 복사 메뉴. */
export const copyKo = {
  menu: "이 계산을 복사할 형식",
  formats: { text: "글", latex: "LaTeX", numpy: "NumPy" },
  copied: (format: string) => `복사했어요: ${format}`,
  failed: "복사하지 못했어요. 브라우저가 클립보드를 막았어요.",
};
