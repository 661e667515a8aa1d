import type { ReactNode } from 'react'
import { Follow } from './follow.tsx'
import { Head, type About } from './head.tsx'
import { HtmlDocument } from './html-document.tsx'
import { inLanguage } from './language.ts'
import { Masthead } from './masthead.tsx'
import type { Site } from './site.ts'
import { Ways } from './ways.tsx'
import { wordsFor } from './words.ts'

type ShellProps = { site: Site; about: About; children: ReactNode }

/**
 * The frame of every public page: who publishes, the page, how to follow. Its ids begin with an underscore, as no
 * heading of a letter does.
 */
export function Shell({ site, about, children }: ShellProps) {
  const { publication, language, stylesheet } = site
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const isHome = about.title === ''
  return (
    <HtmlDocument
      language={language}
      title={isHome ? publication.title : `${about.title} · ${publication.title}`}
      stylesheet={stylesheet}
      head={<Head site={site} about={about} />}
    >
      <a className="skip" href="#_text" {...spoken}>
        {words.skip}
      </a>
      <Masthead site={site} isHome={isHome} />
      <main id="_text">{children}</main>
      <footer className="colophon">
        <Follow site={site} />
        <Ways site={site} />
      </footer>
    </HtmlDocument>
  )
}
