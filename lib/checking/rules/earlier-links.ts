import { issueName, quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/** In more issues than this a link is one that stands in each of them, such as the author's own page. */
const mostUses = 3

/** Links that readers have been given in an earlier issue. */
export const earlierLinks: Rule = ({ links, earlier, address: home }) => {
  const told = new Set<string>()
  return links.flatMap(({ kind, address, text, path }) => {
    const uses = earlier.get(address) ?? []
    const isStanding = uses.length > mostUses || kind === 'credit'
    if (uses.length === 0 || isStanding || told.has(address) || address.startsWith(`${home}/`)) return []
    told.add(address)
    const names = uses.map(issueName)
    const list = names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    return [{ level: 'note' as const, place: { path }, text: `This link was in ${list}: ${quoted(text || address)}.` }]
  })
}
