import { emailDocument } from '@/lib/document/email.ts'
import { renderFeed } from '@/lib/document/feed.ts'
import type { RenderingContext } from '@/lib/document/context.ts'
import { writeMarkdown } from '@/lib/document/markdown/write.ts'
import { renderPage } from '@/lib/document/page.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { renderText } from '@/lib/document/text.ts'
import { keyInAddress } from '@/lib/media/key.ts'
import { standInAddress } from './stand-in-address.ts'

/** What a rendering needs to know of an issue beside its document. */
export type RenderedIssue = {
  slug: string
  number: number | null
  title: string
  subtitle: string
  language: string
  canonicalAddress: string | null
  publishedAt: Date
  otherFields: Record<string, unknown>
  document: DocumentJson
}

export type Renderings = { page: string; feed: string; email: string; text: string; markdown: string }

/** The absolute address of an issue. @param address the publication's, without a closing slash. */
export function issueAddress(address: string, slug: string): string {
  return `${address}/issues/${encodeURIComponent(slug)}`
}

/** Every form in which an issue is read. Absolute addresses of our own begin with `standInAddress`. */
export function renderIssue(issue: RenderedIssue): Renderings {
  const context: RenderingContext = {
    address: standInAddress,
    issueAddress: issueAddress(standInAddress, issue.slug),
    language: issue.language,
    // Of pictures on this site only the stored ones can be had: an imported letter may show others that never came along.
    hasPicture: (src) => /^https?:/i.test(src) || keyInAddress(src) !== null,
  }
  return {
    page: renderPage(issue.document, context),
    feed: renderFeed(issue.document, context),
    email: emailDocument(issue, context),
    text: renderText(issue.document, context),
    markdown: issueMarkdown(issue),
  }
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
      canonicalAddress: issue.canonicalAddress,
      other: issue.otherFields,
    },
    issue.document,
  )
}
