/**
 * What a language is called; its tag where that is not known.
 * @param spoken in which language: its own when left out, as in `Deutsch`, `简体中文`.
 */
export function languageName(language: string, spoken = language): string {
  return new Intl.DisplayNames([spoken], { type: 'language' }).of(language) ?? language
}
