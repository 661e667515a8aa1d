/**
 * A text as it is looked for: without regard to case, accents, width of letters, and whether Japanese is written in
 * hiragana or katakana. For comparing only.
 */
export function searchKey(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/ +/g, ' ').trim()
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Accents and the vowel points of Hebrew and Arabic go. Other marks, such as the vowels of Hindi and Thai and the
      // voicing of kana, are as good as letters and stay.
      .replace(accents, '')
      .replace(/[\u30A1-\u30F6\u30FD\u30FE]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(/[øłđıßæœ]/g, (letter) => plainLetters[letter] ?? letter)
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

const accents =
  /(?![\u3099\u309A])(?=\p{M})[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}]/gu

// Letters that Unicode does not take apart.
const plainLetters: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' }

export type Findable = { title: string; number: number | null; slug: string | null }

/**
 * How well an issue fits what was typed; 0 when it does not. Every word must be in its title or its address, or be its
 * number, with or without `#`.
 * @param wanted a `searchKey`.
 */
export function fitness({ title, number, slug }: Findable, wanted: string): number {
  if (wanted === '') return 1
  const key = searchKey(title)
  const address = searchKey(slug ?? '')
  const isNumber = (word: string) => number !== null && word.replace(/^#/, '') === String(number)
  if (isNumber(wanted)) return 5
  if (key.startsWith(wanted)) return 4
  const words = wanted.split(' ')
  if (!words.every((word) => key.includes(word) || address.includes(word) || isNumber(word))) return 0
  return key.includes(` ${wanted}`) ? 3 : 2
}

/** What was typed to find an issue, at most. */
export const longestSearch = 200
