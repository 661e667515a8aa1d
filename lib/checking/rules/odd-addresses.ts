import type { DocumentLink } from '@/lib/document/document-links.ts'
import { absoluteAddress, safeAddress } from '@/lib/document/links.ts'
import type { Fix, Level } from '../finding.ts'
import { relink } from '../relink.ts'
import { quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/** Addresses that are dropped when the issue goes out, or that lead somewhere else than their author thinks. */
export const oddAddresses: Rule = ({ links, address: home }) =>
  links.flatMap((link) => {
    const found = oddity(link, home)
    return found === null ? [] : [{ place: { path: link.path }, ...found }]
  })

type Oddity = { level: Level; text: string; fix?: Fix }

function oddity(link: DocumentLink, home: string): Oddity | null {
  const { address, text } = link
  const words = quoted(text || address)
  if (safeAddress(address) === null || absoluteAddress(address, `${home}/issues/this`) === null) {
    return { level: 'mend', text: `The address behind ${words} can’t be used, and readers will see its words alone.` }
  }
  if (/^mailto:/i.test(address)) {
    const isMail = /^mailto:[^@\s?]+@[^@\s?]+/i.test(address) || /^mailto:\?./i.test(address)
    return isMail ? null : { level: 'mend', text: `The e-mail address behind ${words} is none.` }
  }
  if (/^tel:/i.test(address)) {
    return /\d{3}/.test(address) ? null : { level: 'mend', text: `The telephone number behind ${words} is none.` }
  }
  if (/^https?:/i.test(address)) return odd(link, new URL(address), words, home)
  if (/^\/(?:desk|preview|login|setup)(?:[/?#]|$)/.test(address)) {
    return { level: 'mend', text: `${words} leads behind the log-in, where readers can’t follow.` }
  }
  if (
    /^(?:www\.|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|dev|ai|app|blog|info|co|me|jp|cn|de|es|fr|uk|eu|nl|ch|in)(?:[/?#:]|$))/i.test(
      address,
    )
  ) {
    return {
      level: 'mend',
      text: `${words} leads to a page of this site, as its address does not begin with https://.`,
      fix: { label: 'Put https:// before it', changes: [relink(link, `https://${address.trim()}`)] },
    }
  }
  return null
}

function odd(link: DocumentLink, url: URL, words: string, home: string): Oddity | null {
  if (url.origin === home && /^\/(?:desk|preview|login|setup)(?:\/|$)/.test(url.pathname)) {
    return { level: 'mend', text: `${words} leads behind the log-in, where readers can’t follow.` }
  }
  if (url.origin === home) return null
  if (url.username !== '' || url.password !== '') {
    url.username = ''
    url.password = ''
    return {
      level: 'mend',
      text: `The address behind ${words} holds a name or password that every reader would get.`,
      fix: { label: 'Take it out', changes: [relink(link, url.href)] },
    }
  }
  if (isInside(url.hostname)) {
    return { level: 'mend', text: `${words} leads to ${url.host}, which only your own network can reach.` }
  }
  return null
}

function isInside(host: string): boolean {
  const name = host.replace(/\.$/, '')
  if (/^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^0\./.test(name)) return /^[\d.]+$/.test(name)
  if (name.startsWith('[')) return /^\[(?:::1?\]|f[cd]|fe80)/i.test(name)
  return !name.includes('.') || /\.(?:local|localhost|internal|lan|home\.arpa)$/.test(name)
}
