import { contentsOf } from '@/lib/document/contents-list.ts'
import { outlineOf } from '@/lib/document/outline.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { holds } from './holds.ts'
import { inLanguage } from './language.ts'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/** A letter of fewer sections is seen at a glance. */
const enough = 3

type IssueContentsProps = {
  site: Site
  document: DocumentJson
  /** BCP 47, of the letter. */
  language: string
}

/**
 * The sections of a letter, in the margin where there is room: nothing for a letter of a few, or one whose author put a
 * list of contents into it.
 */
export function IssueContents({ site, document, language }: IssueContentsProps) {
  if (holds(document, 'contents')) return null
  const sections = contentsOf(outlineOf(document))
  if (sections.length < enough) return null
  const words = wordsFor(site.language)
  const spoken = inLanguage(words.language, site.language)
  return (
    <nav className="sections" aria-labelledby="_sections">
      <p id="_sections" className="label" {...spoken}>
        {words.contents}
      </p>
      <ul {...inLanguage(language, site.language)}>
        {sections.map(({ id, words: title }) => (
          <li key={id}>
            <a href={`#${encodeURIComponent(id)}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
