import type { ReactNode } from 'react'
import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { HtmlDocument } from './html-document.tsx'
import { IssueList } from './issue-list.tsx'
import { calendar, inLanguage } from './language.ts'
import { SearchForm } from './search-form.tsx'
import { Shell } from './shell.tsx'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

type MessageProps = { site: Site; title: string; text: string; isUnlisted?: boolean; children?: ReactNode }

function Message({ site, title, text, isUnlisted = false, children }: MessageProps) {
  const words = wordsFor(site.language)
  const spoken = inLanguage(words.language, site.language)
  return (
    <Shell site={site} about={{ title, description: '', isUnlisted }}>
      <h1 className="page-title" {...spoken}>
        {title}
      </h1>
      <p className="quiet" {...spoken}>
        {text}
      </p>
      {children}
      <p className="onward" {...spoken}>
        <a href="/">{words.home}</a>
      </p>
    </Shell>
  )
}

/** What stands where nothing is: ways to what the reader may have looked for. @param latest the newest issues. */
export function NotFoundPage({ site, latest = [] }: { site: Site; latest?: readonly PublishedSummary[] }) {
  const words = wordsFor(site.language)
  const { shortDate } = calendar(site.language, site.publication.timeZone)
  return (
    <Message site={site} title={words.notFound} text={words.notFoundHow} isUnlisted>
      <SearchForm site={site} />
      {latest.length > 0 && (
        <section className="earlier dated" aria-labelledby="_latest">
          <h2 id="_latest" className="section-title" {...inLanguage(words.language, site.language)}>
            {words.latestIssues}
          </h2>
          <IssueList issues={latest} language={site.language} writeDate={shortDate} />
        </section>
      )}
    </Message>
  )
}

/** What stands at the address of a preview that ended, or never was. */
export function PreviewGonePage({ site }: { site: Site }) {
  const words = wordsFor(site.language)
  return <Message site={site} title={words.previewGone} text={words.previewGoneHow} isUnlisted />
}

type BareProps = { language: string; stylesheet: string; title: string; text: string; children?: ReactNode }

function BareMessage({ language, stylesheet, title, text, children }: BareProps) {
  return (
    <HtmlDocument
      language={language}
      title={title}
      stylesheet={stylesheet}
      head={<meta name="robots" content="noindex" />}
    >
      <main className="alone">
        <h1 className="page-title">{title}</h1>
        <p className="quiet">{text}</p>
        {children}
      </main>
    </HtmlDocument>
  )
}

/** What stands everywhere before the owner has set up the newsletter. */
export function NotSetUpPage({ stylesheet }: { stylesheet: string }) {
  return (
    <BareMessage
      language="en"
      stylesheet={stylesheet}
      title="This newsletter is not set up yet"
      text="Its owner finds the link in the terminal."
    />
  )
}

/** What stands where a page could not be made. It asks nothing of the database, which may be the reason. */
export function FailedPage({ language, stylesheet }: { language: string; stylesheet: string }) {
  const words = wordsFor(language)
  return (
    <BareMessage language={words.language} stylesheet={stylesheet} title={words.failed} text={words.failedHow}>
      <p className="onward">
        <a href="/">{words.home}</a>
      </p>
    </BareMessage>
  )
}
