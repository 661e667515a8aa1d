import { documentLinks } from '@/lib/document/document-links.ts'
import { placedNodes, type CheckedIssue } from './facts.ts'
import { inOrder, type Finding } from './finding.ts'
import { askedLinks } from './rules/asked-links.ts'
import { earlierLinks } from './rules/earlier-links.ts'
import { edition } from './rules/edition.ts'
import { emailSize } from './rules/email-size.ts'
import { emptySections } from './rules/empty-sections.ts'
import { footnotes } from './rules/footnotes.ts'
import { headingOrder } from './rules/heading-order.ts'
import { missingAlt } from './rules/missing-alt.ts'
import { missingPictures } from './rules/missing-pictures.ts'
import { nothingToRead } from './rules/nothing-to-read.ts'
import { nowhere } from './rules/nowhere.ts'
import { number } from './rules/number.ts'
import { oddAddresses } from './rules/odd-addresses.ts'
import { otherPaper } from './rules/other-paper.ts'
import { repeatedLinks } from './rules/repeated-links.ts'
import type { Rule } from './rules/rule.ts'
import { summary } from './rules/summary.ts'
import { title } from './rules/title.ts'
import { trackers } from './rules/trackers.ts'

/** Every rule by its name. */
export const rules = {
  title,
  nothingToRead,
  number,
  edition,
  otherPaper,
  askedLinks,
  nowhere,
  oddAddresses,
  missingPictures,
  missingAlt,
  footnotes,
  emailSize,
  earlierLinks,
  repeatedLinks,
  trackers,
  headingOrder,
  emptySections,
  summary,
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules

/** What the rules find in an issue, the gravest first. */
export function checkDocument(issue: Omit<CheckedIssue, 'nodes' | 'links'>): Finding[] {
  const checked = { ...issue, nodes: placedNodes(issue.document), links: documentLinks(issue.document) }
  return inOrder(Object.entries(rules).flatMap(([rule, look]) => look(checked).map((found) => ({ rule, ...found }))))
}
