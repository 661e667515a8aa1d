const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** Which way a language is written. @param tag BCP 47. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(likely(tag).script) ? 'rtl' : 'ltr'
}

/** Whether a language is set in Chinese, Japanese or Korean letters, which have no italics. @param tag BCP 47. */
export function isEastAsian(tag: string): boolean {
  return ['Hans', 'Hant', 'Jpan', 'Kore', 'Hani', 'Bopo'].includes(likely(tag).script)
}

type Likely = { language: string; script: string }

// A letter asks for every word and every line, always with the same few tags.
const known = new Map<string, Likely>()

/**
 * A language, and the script (ISO 15924) that it is written in unless its tag says otherwise, such as `Hans` for `zh`; both
 * empty for what is no tag.
 */
export function likely(tag: string): Likely {
  const before = known.get(tag)
  if (before) return before
  const found = maximized(tag)
  if (known.size < 1000) known.set(tag, found)
  return found
}

function maximized(tag: string): Likely {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return { language, script: script ?? '' }
  } catch (error) {
    if (error instanceof RangeError) return { language: '', script: '' }
    throw error
  }
}

/**
 * What a language is called; its tag where that is not known.
 * @param spoken in which language: its own when left out, as in `Deutsch`, `简体中文`.
 */
export function languageName(tag: string, spoken = tag): string {
  return new Intl.DisplayNames([spoken], { type: 'language' }).of(tag) ?? tag
}
