/** How many columns a text takes where every letter has the same width: two for East Asian letters and most emoji. */
export function columns(text: string): number {
  let width = 0
  for (const character of text) {
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) continue
    width += isWide(character) ? 2 : 1
  }
  return width
}

// East_Asian_Width W and F of UAX 11, by script and block, and emoji that show as pictures.
function isWide(character: string): boolean {
  if (/[\uFF61-\uFFDC\uFFE8-\uFFEE]/u.test(character)) return false
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303E\u30A0-\u30FF\u3200-\u33FF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/u.test(
    character,
  )
}
