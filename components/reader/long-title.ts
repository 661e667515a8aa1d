// From here on a title is a sentence: at full size it would push the letter off the first screen.
const longTitle = 48

/** Whether a title is set as a sentence; a Chinese, Japanese or Korean character takes the room of two. */
export function isLongTitle(title: string): boolean {
  const wide = title.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  return Array.from(title).length + wide > longTitle
}
