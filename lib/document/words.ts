/** The few words that renderings add to what the author wrote, in the language of the issue. */
export type Words = {
  /** Names a table for who can't see it; `number` counts the tables of a document. */
  table: (number: number) => string
  /** Stands where a picture should be that is not there. */
  missingPicture: (name: string) => string
  /** The link from a mail to the page. */
  readOnTheWeb: string
}

const english: Words = {
  table: (number) => `Table ${number}`,
  missingPicture: (name) => `Picture missing: ${name}`,
  readOnTheWeb: 'Read it on the web',
}

const words: Record<string, Words> = {
  en: english,
  de: {
    table: (number) => `Tabelle ${number}`,
    missingPicture: (name) => `Bild fehlt: ${name}`,
    readOnTheWeb: 'Im Web lesen',
  },
  es: {
    table: (number) => `Tabla ${number}`,
    missingPicture: (name) => `Falta la imagen: ${name}`,
    readOnTheWeb: 'Leer en la web',
  },
  fr: {
    table: (number) => `Tableau ${number}`,
    missingPicture: (name) => `Image manquante : ${name}`,
    readOnTheWeb: 'Lire sur le web',
  },
  ja: {
    table: (number) => `表${number}`,
    missingPicture: (name) => `画像がありません：${name}`,
    readOnTheWeb: 'ウェブで読む',
  },
  ko: {
    table: (number) => `표 ${number}`,
    missingPicture: (name) => `그림 없음: ${name}`,
    readOnTheWeb: '웹에서 읽기',
  },
  'zh-Hans': {
    table: (number) => `表 ${number}`,
    missingPicture: (name) => `缺少图片：${name}`,
    readOnTheWeb: '在网页上阅读',
  },
  'zh-Hant': {
    table: (number) => `表 ${number}`,
    missingPicture: (name) => `缺少圖片：${name}`,
    readOnTheWeb: '在網頁上閱讀',
  },
}

/** The words of a language, or of English where we don't know it. @param tag BCP 47. */
export function wordsIn(tag: string): Words {
  const { language, script } = likely(tag)
  return words[`${language}-${script}`] ?? words[language] ?? english
}

/** Which way a language is written. @param tag BCP 47. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'].includes(likely(tag).script) ? 'rtl' : 'ltr'
}

/** Whether a language is set in Chinese, Japanese or Korean letters, which have no italics. @param tag BCP 47. */
export function isEastAsian(tag: string): boolean {
  return ['Hans', 'Hant', 'Jpan', 'Kore', 'Hani', 'Bopo'].includes(likely(tag).script)
}

function likely(tag: string): { language: string; script: string } {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return { language, script: script ?? '' }
  } catch (error) {
    if (error instanceof RangeError) return { language: '', script: '' }
    throw error
  }
}
