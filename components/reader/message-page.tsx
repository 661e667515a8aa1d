import { HtmlDocument } from './html-document.tsx'
import { inLanguage } from './language.ts'
import { Shell } from './shell.tsx'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

type MessageProps = { site: Site; title: string; text: string; isUnlisted?: boolean }

function Message({ site, title, text, isUnlisted = false }: MessageProps) {
  const words = wordsFor(site.publication.language)
  const spoken = inLanguage(words.language, site.publication.language)
  return (
    <Shell site={site} about={{ title, description: '', isUnlisted }}>
      <h1 className="page-title" {...spoken}>
        {title}
      </h1>
      <p className="quiet" {...spoken}>
        {text}
      </p>
      <p className="onward" {...spoken}>
        <a href="/">{words.home}</a>
      </p>
    </Shell>
  )
}

/** What stands where nothing is. */
export function NotFoundPage({ site }: { site: Site }) {
  const words = wordsFor(site.publication.language)
  return <Message site={site} title={words.notFound} text={words.notFoundHow} />
}

/** What stands at the address of a preview that ended, or never was. */
export function PreviewGonePage({ site }: { site: Site }) {
  const words = wordsFor(site.publication.language)
  return <Message site={site} title={words.previewGone} text={words.previewGoneHow} isUnlisted />
}

type BareProps = { language: string; stylesheet: string; title: string; text: string }

function BareMessage({ language, stylesheet, title, text }: BareProps) {
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
  return <BareMessage language={words.language} stylesheet={stylesheet} title={words.failed} text={words.failedHow} />
}
