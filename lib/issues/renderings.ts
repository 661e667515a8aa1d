import { emailDocument } from '@/lib/document/email-document.ts'
import { renderFeed, renderFeedItems, type FeedItem } from '@/lib/document/feed.ts'
import type { RenderingContext } from '@/lib/document/context.ts'
import { writeMarkdown } from '@/lib/document/markdown/write.ts'
import { firstWords } from '@/lib/document/first-words.ts'
import { renderPage } from '@/lib/document/page.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { textDocument } from '@/lib/document/text.ts'
import { countWords } from '@/lib/document/word-count.ts'
import { issuePath } from './issue-path.ts'
import type { RenderingFacts } from './rendering-facts.ts'
import { standInAddress } from './stand-in-address.ts'

/** What a rendering needs to know of an issue beside its document. */
export type RenderedIssue = {
  slug: string
  number: number | null
  title: string
  subtitle: string
  language: string
  /** What its editions in other languages have in common. */
  work: string | null
  canonicalAddress: string | null
  tags: string[]
  author: string | null
  summary: string
  cover: string | null
  coverAlt: string
  publishedAt: Date
  otherFields: Record<string, unknown>
  document: DocumentJson
}

export type Renderings = {
  /** What lists and search engines say of it. */
  description: string
  page: string
  feed: string
  email: string
  text: string
  markdown: string
  /** How long it takes to read. */
  minutes: number
  /** In pixels; null where that is not known. */
  coverWidth: number | null
  coverHeight: number | null
}

/** In characters; search engines show about as many. */
const longestDescription = 200

/** Every form in which an issue is read. Absolute addresses of our own begin with `standInAddress`. */
export function renderIssue(issue: RenderedIssue, facts: RenderingFacts): Renderings {
  const context = contextOf(issue, facts)
  return {
    description: issue.summary || issue.subtitle || firstWords(issue.document, longestDescription),
    page: renderPage(issue.document, context),
    feed: renderFeed(issue.document, context),
    email: emailDocument(issue, context),
    text: textDocument(issue, context),
    markdown: issueMarkdown(issue),
    minutes: countWords(issue.document).minutes,
    ...coverSize(issue.cover, facts),
  }
}

function coverSize(cover: string | null, { picture }: RenderingFacts): Pick<Renderings, 'coverWidth' | 'coverHeight'> {
  const found = cover === null ? null : picture(cover)
  const { width, height } = found === null || found === 'missing' ? { width: null, height: null } : found
  return { coverWidth: width, coverHeight: height }
}

/** The curated links of an issue, each by itself. Absolute addresses of our own begin with `standInAddress`. */
export function renderItems(
  issue: Pick<RenderedIssue, 'slug' | 'language' | 'document'>,
  facts: RenderingFacts,
): FeedItem[] {
  return renderFeedItems(issue.document, contextOf(issue, facts))
}

function contextOf({ slug, language }: { slug: string; language: string }, facts: RenderingFacts): RenderingContext {
  return { ...facts, address: standInAddress, issueAddress: `${standInAddress}${issuePath(slug)}`, language }
}

/** An issue as a Markdown file with front matter; dates are ISO 8601 in UTC. */
export function issueMarkdown(issue: Omit<RenderedIssue, 'publishedAt'> & { publishedAt: Date | null }): string {
  return writeMarkdown(
    {
      title: issue.title,
      subtitle: issue.subtitle,
      number: issue.number,
      date: issue.publishedAt?.toISOString() ?? null,
      slug: issue.slug,
      language: issue.language,
      work: issue.work,
      canonicalAddress: issue.canonicalAddress,
      tags: issue.tags,
      author: issue.author,
      summary: issue.summary,
      cover: issue.cover,
      coverAlt: issue.coverAlt,
      other: issue.otherFields,
    },
    issue.document,
  )
}
