/** What a language is called by those who read it: `Deutsch`, `简体中文`; its tag where that is not known. */
export function languageName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}
