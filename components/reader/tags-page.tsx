import type { Tag } from '@/lib/issues/find-tagged.ts'
import { inLanguage, writeNumber } from './language.ts'
import { Shell } from './shell.tsx'
import { tagPath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

/** Every tag, as an index at the end of a book: in the order of the alphabet, with how many issues have it. */
export function TagsPage({ site, tags }: { site: Site; tags: readonly Tag[] }) {
  const { publication, language } = site
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const { compare } = new Intl.Collator(language, { numeric: true })
  const inOrder = [...tags].sort((one, other) => compare(one.name, other.name) || compare(one.key, other.key))
  const about = {
    title: words.tags,
    description: publication.description,
    address: `${publication.address}/tags`,
  }
  return (
    <Shell site={site} about={about}>
      <h1 className="page-title" {...spoken}>
        {words.tags}
      </h1>
      {tags.length === 0 ? (
        <p className="quiet" {...spoken}>
          {words.noTags}
        </p>
      ) : (
        <ul className="tag-index">
          {inOrder.map(({ key, name, count }) => (
            <li key={key}>
              <a rel="tag" href={tagPath(key)}>
                {name}
              </a>{' '}
              <span className="number">{writeNumber(count, language)}</span>
            </li>
          ))}
        </ul>
      )}
    </Shell>
  )
}
