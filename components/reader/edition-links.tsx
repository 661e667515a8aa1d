import type { Edition } from '@/lib/issues/editions.ts'
import { nameOfLanguage, inLanguage } from './language.ts'
import { issuePath } from './site.ts'

/**
 * Ways to the same issue in other languages, each called in its own.
 * @param language BCP 47, of the page around.
 */
export function EditionLinks({ editions, language }: { editions: readonly Edition[]; language: string }) {
  return editions.map((edition) => (
    <a
      key={edition.slug}
      rel="alternate"
      hrefLang={edition.language}
      href={issuePath(edition.slug)}
      title={edition.title}
      {...inLanguage(edition.language, language)}
    >
      {nameOfLanguage(edition.language)}
    </a>
  ))
}
