/**
 * What a text is compared by: words, each character of a script that puts no spaces between words, each sign, and spaces
 * that stand together. What belongs to one character (accents, the parts of an emoji) is never cut in two.
 */
const pieces = new RegExp(
  [
    String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]\p{M}*`,
    String.raw`(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}])(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}'’])*`,
    String.raw`\s+`,
    String.raw`\p{RI}\p{RI}`,
    String.raw`\p{Extended_Pictographic}(?:[\p{EMod}\p{M}\uFE0F]|\u200D\p{Extended_Pictographic})*`,
    String.raw`[^]\p{M}*`,
  ].join('|'),
  'gu',
)

/** Cuts a text into what it is compared by; together they are the text. */
export function wordsOf(text: string): string[] {
  return text.match(pieces) ?? []
}

/** Whether a piece is a word or a character of one, and not only a sign or a space. */
export function isWord(piece: string): boolean {
  return /[\p{L}\p{N}]/u.test(piece)
}
