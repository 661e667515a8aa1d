import type { PublicRecord } from '@/lib/issues/find-record.ts'
import { calendar, inLanguage, writeNumber } from './language.ts'
import { LanguageLinks } from './language-links.tsx'
import { Paragraphs } from './paragraphs.tsx'
import { Shell } from './shell.tsx'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

type AboutPageProps = { site: Site; record: PublicRecord; languages: readonly string[] }

/** What the newsletter is, who writes it, since when, and how to follow it. */
export function AboutPage({ site, record, languages }: AboutPageProps) {
  const { publication, language } = site
  const { title, description, authorName, authorAbout, timeZone, address } = publication
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const { month } = calendar(language, timeZone)
  const facts = [
    record.since && words.since(month(record.since)),
    record.issues > 0 && words.issues(writeNumber(record.issues, language)),
  ].filter(Boolean)
  return (
    <Shell site={site} about={{ title: words.about, description, address: `${address}/about` }}>
      <h1 className="page-title">{title}</h1>
      <div className="prose">
        <Paragraphs text={description} />
        {facts.length > 0 && (
          <p className="quiet" {...spoken}>
            {facts.join(' · ')}
          </p>
        )}
        {(authorName || authorAbout) && (
          <section aria-labelledby="_author">
            <h2 id="_author" className="section-title" {...spoken}>
              {words.aboutAuthor}
            </h2>
            {authorName && <p className="author-name">{authorName}</p>}
            <Paragraphs text={authorAbout} />
          </section>
        )}
      </div>
      <LanguageLinks site={site} languages={languages} />
    </Shell>
  )
}
