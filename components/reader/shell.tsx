import type { ReactNode } from 'react'
import { Follow } from './follow.tsx'
import { HtmlDocument } from './html-document.tsx'
import { inLanguage } from './language.ts'
import { feedPath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

/** What a page says of itself to browsers, search engines and whoever shows a preview of it. */
export type About = {
  /** Empty for the first page, which is called as the publication is. */
  title: string
  description: string
  /** What stands for the page where it is shared; a whole address. */
  picture?: { address: string; alt: string }
  /** Absolute address of this page; left out where there is none worth keeping. */
  address?: string
  /** Absolute address where search engines should find the content, if that is elsewhere. */
  canonicalAddress?: string | undefined
  article?: { publishedAt: Date; updatedAt: Date }
  /** Search engines are to leave it out. */
  isUnlisted?: boolean
}

type ShellProps = { site: Site; about: About; children: ReactNode }

/**
 * The frame of every public page: who publishes, the page, how to follow. Its ids begin with an underscore, as no
 * heading of a letter does.
 */
export function Shell({ site, about, children }: ShellProps) {
  const { publication, stylesheet } = site
  const words = wordsFor(publication.language)
  const spoken = inLanguage(words.language, publication.language)
  const isHome = about.title === ''
  return (
    <HtmlDocument
      language={publication.language}
      title={isHome ? publication.title : `${about.title} · ${publication.title}`}
      stylesheet={stylesheet}
      head={<Head site={site} about={about} />}
    >
      <a className="skip" href="#_text" {...spoken}>
        {words.skip}
      </a>
      <header className={isHome ? 'masthead masthead-home' : 'masthead'}>
        {isHome ? (
          <>
            <h1 className="name">{publication.title}</h1>
            {publication.description && <p className="description">{publication.description}</p>}
          </>
        ) : (
          <a className="name" href="/">
            {publication.title}
          </a>
        )}
        <nav aria-label={publication.title} {...spoken}>
          <a href="/issues">{words.allIssues}</a>
          <a href="#_follow">{words.follow}</a>
        </nav>
      </header>
      <main id="_text">{children}</main>
      <footer className="colophon">
        <Follow site={site} />
      </footer>
    </HtmlDocument>
  )
}

function Head({ site: { publication }, about }: { site: Site; about: About }) {
  const { title, description, address, canonicalAddress, picture, article, isUnlisted = false } = about
  return (
    <>
      {isUnlisted && <meta name="robots" content="noindex, nofollow" />}
      {description && <meta name="description" content={description} />}
      {address && <link rel="canonical" href={canonicalAddress ?? address} />}
      <link
        rel="alternate"
        type="application/rss+xml"
        title={publication.title}
        href={`${publication.address}${feedPath}`}
      />
      <meta property="og:site_name" content={publication.title} />
      <meta property="og:title" content={title || publication.title} />
      <meta property="og:type" content={article ? 'article' : 'website'} />
      {address && <meta property="og:url" content={address} />}
      {description && <meta property="og:description" content={description} />}
      {picture && <meta property="og:image" content={picture.address} />}
      {picture?.alt && <meta property="og:image:alt" content={picture.alt} />}
      {article && <meta property="article:published_time" content={article.publishedAt.toISOString()} />}
      {article && <meta property="article:modified_time" content={article.updatedAt.toISOString()} />}
    </>
  )
}
