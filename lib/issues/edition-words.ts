/** What a language is called in English, for who writes at the desk; its tag where nobody knows. @param language BCP 47. */
export function nameOfLanguage(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language
}

/** The sentence for an author who has two editions in one language. @param title of the one that is out. */
export function secondInLanguage(title: string, language: string): string {
  return `This issue has an edition in ${nameOfLanguage(language)} already: “${title}”. Give one of them another language, or take it out of “Edition of”.`
}
