import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { documentLinks } from '@/lib/document/document-links.ts'
import { emailSize } from '@/lib/document/email-size.ts'
import { parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { NotFound } from '@/lib/errors.ts'
import { issueAddress } from '@/lib/issues/issue-path.ts'
import { proofOf } from '@/lib/issues/preview.ts'
import { findEarlierUses } from '@/lib/issues/published-links.ts'
import { findSameEdition } from '@/lib/issues/works.ts'
import { checkLinks } from '@/lib/links/check-links.ts'
import { checkedAs, findLinkChecks } from '@/lib/links/link-checks.ts'
import { picturesOf } from '@/lib/media/document-pictures.ts'
import { findPictureFacts } from '@/lib/media/find-pictures.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { checkDocument } from './check-document.ts'
import type { Finding } from './finding.ts'

export type Findings = {
  /** The version of the draft that was looked at. */
  version: number
  /** Where it will be once it is out, unless another issue takes that address first. */
  address: string
  findings: Finding[]
  /** How many linked pages there are that can be asked, and how many of them were, not long ago. */
  links: { all: number; asked: number }
}

/**
 * What is worth a look in an issue as it stands in the database. Asks nobody else: of the linked pages it says what is
 * known already. @throws NotFound
 */
export async function findFindings(_editor: Editor, issueId: string): Promise<Findings> {
  const publication = await findPublication()
  const proof = await proofOf(issueId)
  if (!publication || !proof) throw new NotFound('There is no such issue, or it was deleted.')
  const issue = proof.draft
  const document = parseDocument(issue.document)
  const addresses = addressesOf(document)
  const [others, sameEdition, picture, earlier, asked] = await Promise.all([
    findNumbers(issueId, issue.work),
    findSameEdition(issueId, proof.issue),
    findPictureFacts(picturesOf(document)),
    findEarlierUses(addresses, issueId),
    findLinkChecks(addresses),
  ])
  const same = issue.number === null ? undefined : others.find((other) => other.number === issue.number)
  const pages = pagesOf(addresses)
  return {
    version: issue.version,
    address: issueAddress(publication.address, proof.issue.slug),
    findings: checkDocument({
      title: issue.title,
      subtitle: issue.subtitle,
      number: issue.number,
      summary: issue.summary,
      document,
      address: publication.address,
      sameNumber: same ? same.title : null,
      sameEdition,
      language: proof.issue.language,
      othersNumbered: others.length > 0,
      picture,
      emailBytes: emailSize(proof.renderings.email).bytes,
      earlier,
      asked,
    }),
    links: { all: pages.size, asked: pagesOf(asked.keys()).size },
  }
}

/**
 * Asks the pages that an issue links to whether they are there, then gives what `findFindings` does. Pages that were
 * asked not long ago are not asked again.
 * @param onAsked how far it is, each time that is further.
 * @param signal calls it off; what was asked until then is kept.
 * @throws NotFound
 */
export async function askLinks(
  editor: Editor,
  issueId: string,
  onAsked: (links: Findings['links']) => void,
  signal: AbortSignal,
): Promise<Findings> {
  const { links } = await findFindings(editor, issueId)
  const [issue] = await database().select({ document: issues.document }).from(issues).where(eq(issues.id, issueId))
  const addresses = issue ? addressesOf(parseDocument(issue.document)) : []
  const asked = new Set<string>()
  await checkLinks(addresses, {
    signal,
    onChecked({ address }) {
      const before = asked.size
      asked.add(checkedAs(address) ?? address)
      if (asked.size > before) onAsked({ all: links.all, asked: asked.size })
    },
  })
  return findFindings(editor, issueId)
}

function addressesOf(document: DocumentJson): string[] {
  return [...new Set(documentLinks(document).map(({ address }) => address))]
}

/** The pages that some addresses lead to, each once. */
function pagesOf(addresses: Iterable<string>): Set<string> {
  return new Set([...addresses].flatMap((address) => checkedAs(address) ?? []))
}

/** The other issues that have a number; editions of one work share theirs. */
async function findNumbers(issueId: string, work: string | null): Promise<{ number: number | null; title: string }[]> {
  return database()
    .select({ number: issues.number, title: issues.title })
    .from(issues)
    .where(
      and(
        isNotNull(issues.number),
        ne(issues.id, issueId),
        isNull(issues.deletedAt),
        work === null ? undefined : sql`${issues.work} is distinct from ${work}`,
      ),
    )
}
