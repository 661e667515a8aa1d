const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** The script (ISO 15924) that a language is written in unless its tag says otherwise, such as `Hans` for `zh`. */
export function scriptOf(language: string): string {
  return new Intl.Locale(language).maximize().script ?? 'Latn'
}

/** Which way a language runs, as HTML's `dir` says it. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(scriptOf(language)) ? 'rtl' : 'ltr'
}

/** The attributes that mark content in a language other than that of what stands around it. */
export function inLanguage(language: string, around: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (language === around) return {}
  const direction = directionOf(language)
  return direction === directionOf(around) ? { lang: language } : { lang: language, dir: direction }
}

/** Dates as a publication writes them: in its language and its time zone. */
export function calendar(language: string, timeZone: string) {
  const long = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long' })
  const longWithTime = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' })
  const short = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium' })
  const year = new Intl.DateTimeFormat(language, { timeZone, year: 'numeric' })
  const day = new Intl.DateTimeFormat(language, { timeZone, month: 'short', day: 'numeric' })
  return {
    /** `29 February 2024` */
    date: (instant: Date) => long.format(instant),
    /** `29 February 2024 at 09:00` */
    dateAndTime: (instant: Date) => longWithTime.format(instant),
    /** `29 Feb 2024`, for lists. */
    shortDate: (instant: Date) => short.format(instant),
    /** `2024` */
    year: (instant: Date) => year.format(instant),
    /** `29 Feb`, for where the year is said already. */
    day: (instant: Date) => day.format(instant),
  }
}
