import type { Editor } from '@/lib/accounts/sessions.ts'
import { compareTexts, type ComparedText } from '@/lib/document/compare.ts'
import { renderComparison } from '@/lib/document/compare/page.ts'
import { parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { NotFound } from '@/lib/errors.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { findDraft } from './draft.ts'
import { findIssue } from './find.ts'
import { issuePath } from './issue-path.ts'
import { findRenderingFacts } from './rendering-facts.ts'
import { findRevision } from './revisions.ts'

/** A text of an issue: the id of an earlier one, or `now` for the present one. */
export type TextId = string

/** A text of an issue as readers would see it, with what is different from another one. */
export type RevisionReading = {
  /** BCP 47. */
  language: string
  title: ComparedText[]
  subtitle: ComparedText[]
  /** As `renderComparison` writes it. */
  html: string
  isSame: boolean
}

/**
 * Reads one text of an issue with the changes from another one marked in it.
 * @param from the earlier of the two; the same as `to` to read it alone.
 * @throws NotFound; InvalidDocument when a newer program wrote one of them.
 */
export async function readRevision(
  editor: Editor,
  issueId: string,
  from: TextId,
  to: TextId,
): Promise<RevisionReading> {
  const [publication, issue, before, after] = await Promise.all([
    findPublication(),
    findIssue(issueId),
    findText(editor, issueId, from),
    findText(editor, issueId, to),
  ])
  if (!publication) throw new NotFound('The newsletter is not set up yet.')
  const language = issue.language ?? publication.language
  const publishedAt = issue.publishedAt ?? new Date()
  // The pictures of both, so that those that went are shown, too.
  const document: DocumentJson = { type: 'doc', content: [...before.document.content, ...after.document.content] }
  const facts = await findRenderingFacts(publication, { id: issueId, language, publishedAt, document })
  const context = { ...facts, address: '', issueAddress: issuePath(issue.slug ?? issueId), language }
  return {
    language,
    title: compareTexts(before.title, after.title),
    subtitle: compareTexts(before.subtitle, after.subtitle),
    ...renderComparison(before.document, after.document, context),
  }
}

async function findText(editor: Editor, issueId: string, id: TextId) {
  if (id !== 'now') return findRevision(editor, issueId, id)
  const { title, subtitle, document } = await findDraft(issueId)
  return { title, subtitle, document: parseDocument(document) }
}
