import { directionOf } from '@/lib/document/languages.ts'
import { isLongTitle } from '@/components/reader/long-title.ts'
import type { ComparedText } from '@/lib/document/compare.ts'
import type { RevisionReading } from '@/lib/issues/read-revision.ts'

/** A text of an issue as readers see it, with what changed marked in it. */
export function ReadRevision({ reading }: { reading: RevisionReading }) {
  const { language, title, subtitle, html } = reading
  const isLong = isLongTitle(title.map(({ text }) => text).join(''))
  return (
    <article className="history-text" lang={language} dir={directionOf(language)}>
      <h2 className={isLong ? 'letter-title letter-title-long' : 'letter-title'}>
        <Changes parts={title} />
      </h2>
      {subtitle.length > 0 && (
        <p className="letter-subtitle">
          <Changes parts={subtitle} />
        </p>
      )}
      {/* Made of the schema's own tags; every text and address in it is escaped and checked. */}
      <div className="letter" dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  )
}

function Changes({ parts }: { parts: ComparedText[] }) {
  if (parts.length === 0) return <span lang="en">Untitled</span>
  return parts.map(({ change, text }, index) => {
    if (change === 'none') return <span key={index}>{text}</span>
    const Tag = change === 'added' ? 'ins' : 'del'
    return (
      <Tag key={index} className={`change-${change}`}>
        <span className="visually-hidden" lang="en">
          {change}:{' '}
        </span>
        {text}
        <span className="visually-hidden" lang="en">
          {' '}
          (end)
        </span>
      </Tag>
    )
  })
}
