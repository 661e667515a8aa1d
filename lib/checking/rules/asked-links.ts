import { comparableAddress } from '@/lib/document/comparable-address.ts'
import type { DocumentLink } from '@/lib/document/document-links.ts'
import type { AskedLink } from '../facts.ts'
import type { Fix, Level } from '../finding.ts'
import { relink } from '../relink.ts'
import { quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/** What came of asking the linked pages: those that are gone, those that moved, and those that gave no answer. */
export const askedLinks: Rule = ({ links, asked }) =>
  links.flatMap((link) => {
    const answer = asked.get(link.address)
    const found = answer && judge(link, answer)
    return found ? [{ place: { path: link.path }, ...found }] : []
  })

type Judgement = { level: Level; text: string; fix?: Fix }

function judge(link: DocumentLink, { outcome, reason, movedTo }: AskedLink): Judgement | null {
  const words = quoted(link.text || link.address)
  if (outcome === 'gone') return { level: 'mend', text: `The page behind ${words} is gone. ${reason}`.trim() }
  if (outcome === 'unsure') {
    return { level: 'note', text: `Nobody knows whether the page behind ${words} is there. ${reason}`.trim() }
  }
  if (movedTo === null || comparableAddress(movedTo) === comparableAddress(link.address)) return null
  if (isFirstPage(movedTo) && !isFirstPage(link.address)) {
    return {
      level: 'note',
      text: `The page behind ${words} leads to the first page of its site now. It may be gone.`,
    }
  }
  return {
    level: 'note',
    text: `The page behind ${words} has moved to ${movedTo} for good.`,
    fix: { label: 'Take the new address', changes: [relink(link, movedTo)] },
  }
}

function isFirstPage(address: string): boolean {
  return URL.canParse(address) && new URL(address).pathname === '/' && new URL(address).search === ''
}
