import { directionOf, languageName } from '@/lib/document/languages.ts'

/** The attributes that mark content in a language other than that of what stands around it. */
export function inLanguage(language: string, around: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (language === around) return {}
  const direction = directionOf(language)
  return direction === directionOf(around) ? { lang: language } : { lang: language, dir: direction }
}

/** What a language is called in that language itself where it stands alone, such as `日本語`, `Español`. */
export function nameOfLanguage(language: string): string {
  // Some languages write their own names small within a sentence; here they stand alone.
  const [first = '', ...rest] = languageName(language)
  return first.toLocaleUpperCase(language) + rest.join('')
}

/** Dates and numbers as a publication writes them: in its language and its time zone. */
export function calendar(language: string, timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => (instant: Date) =>
    dateFormat(language, { timeZone, ...options }).format(instant)
  return {
    /** `29 February 2024` */
    date: format({ dateStyle: 'long' }),
    /** `29 February 2024 at 09:00` */
    dateAndTime: format({ dateStyle: 'long', timeStyle: 'short' }),
    /** `29 Feb 2024`, for lists. */
    shortDate: format({ dateStyle: 'medium' }),
    /** `February 2024` */
    month: format({ month: 'long', year: 'numeric' }),
    /** `29 Feb`, for where the year is said already: of the Gregorian calendar, by which archives are sorted. */
    day: format({ month: 'short', day: 'numeric', calendar: 'gregory' }),
  }
}

/** A year of the Gregorian calendar as a language writes it: `2024`, `2024年`. */
export function writeYear(year: number, language: string): string {
  const middle = new Date(0)
  middle.setUTCFullYear(year, 6, 1)
  return dateFormat(language, { timeZone: 'UTC', year: 'numeric', calendar: 'gregory' }).format(middle)
}

/** A number as a language writes it. */
export function writeNumber(number: number, language: string): string {
  return numberFormat(language, {}).format(number)
}

/** The number of an issue, which is a name: in the language's digits, without marks between them. */
export function writeIssueNumber(number: number, language: string): string {
  return numberFormat(language, { useGrouping: false }).format(number)
}

// Making a format takes as long as using it some hundred times, and a page has its few for each line of a list.
const dateFormat = kept((language: string, options: Intl.DateTimeFormatOptions) => {
  return new Intl.DateTimeFormat(language, options)
})
const numberFormat = kept((language: string, options: Intl.NumberFormatOptions) => {
  return new Intl.NumberFormat(language, options)
})

/** Makes each thing once; there are as many as languages and kinds of formats. */
function kept<Options, Made>(make: (language: string, options: Options) => Made) {
  const all = new Map<string, Made>()
  return (language: string, options: Options): Made => {
    const name = JSON.stringify([language, options])
    const known = all.get(name)
    if (known) return known
    if (all.size >= 1000) all.clear()
    const made = make(language, options)
    all.set(name, made)
    return made
  }
}
