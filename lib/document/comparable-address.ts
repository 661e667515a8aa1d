import { isTracker } from './trackers.ts'

/**
 * The form in which two addresses are compared: equal for addresses under which a reader finds the same page, whoever
 * wrote them down. `http` is `https`, hosts are lower case and without `www.` or the sign of a mobile edition, default
 * ports, closing slashes, fragments and tracking are away, the rest of the query is in one order. All forms of an arXiv
 * paper in any version are one, so are those of a DOI, and those of a video on YouTube.
 *
 * Comparing a comparable address again changes nothing. What is no web address stays as it is, without what stands
 * around it; the domain of an e-mail address is lower case.
 */
export function comparableAddress(address: string): string {
  const trimmed = address.trim()
  if (/^mailto:/i.test(trimmed)) return comparableMail(trimmed)
  if (!/^https?:/i.test(trimmed) || !URL.canParse(trimmed)) return trimmed
  const url = new URL(trimmed)
  const host = comparableHost(url.host)
  return arxiv(host, url) ?? doi(host, url) ?? video(host, url) ?? page(host, url)
}

/** The id of the arXiv paper that an address leads to, without its version; null when it leads to none. */
export function arxivIdOf(address: string): string | null {
  return /^https:\/\/arxiv\.org\/abs\/(.+)$/.exec(comparableAddress(address))?.[1] ?? null
}

/** The DOI that an address leads to, in lower case: one of doi.org, or in the path of a publisher; null without one. */
export function doiOf(address: string): string | null {
  const comparable = comparableAddress(address)
  if (!comparable.startsWith('https://')) return null
  const path = decoded(comparable.slice('https://'.length).replace(/[?#].*$/s, ''))
  return /\/(10\.\d{4,9}\/\S+)$/.exec(path)?.[1]?.toLowerCase() ?? null
}

/** An address of the Web in one of its comparable forms. */
function page(host: string, { pathname, searchParams, hash }: URL): string {
  const kept = [...searchParams].filter(([name, value]) => `${name}${value}` !== '' && !isTracker(name))
  const query = kept
    .map(([name, value]) => `${encodeURIComponent(name)}${value === '' ? '' : `=${encodeURIComponent(value)}`}`)
    .sort()
    .join('&')
  // A program in the page reads these as a path of its own.
  const route = /^#!?\//.test(hash) ? hash : ''
  return `https://${host}${comparablePath(pathname)}${query && `?${query}`}${route}`
}

function comparableHost(host: string): string {
  // A port is that of the other scheme: both are taken for one, so either default is none.
  const plain = host
    .toLowerCase()
    .replace(/:(?:80|443)$/, '')
    .replace(/\.(?=$|:)/, '')
  const shorter = plain.replace(/^(?:(?:www\d?|m|mobile)\.)+(?=[^.]+\.[^.])/, '')
  // The encyclopedias say it in the middle: en.m.wikipedia.org.
  return shorter.replace(/^([a-z-]+)\.m\.(wik[a-z]+\.org)$/, '$1.$2')
}

/** A path whose escapes are written in one way, without closing slashes. */
function comparablePath(path: string): string {
  const settled = path
    .replace(/%([0-9a-f]{2})/gi, (escape, digits: string) => {
      const sign = String.fromCharCode(parseInt(digits, 16))
      return /[A-Za-z0-9\-._~]/.test(sign) ? sign : escape.toUpperCase()
    })
    .replace(/\/{2,}/g, '/')
    .replace(/\/+$/, '')
  // Dots that were escaped before are now steps; as a browser would, they are taken.
  return /(?:^|\/)\.{1,2}(?:\/|$)/.test(settled)
    ? comparablePath(new URL(settled || '/', 'https://a.example').pathname)
    : settled
}

const arxivHosts: ReadonlySet<string> = new Set([
  'arxiv.org',
  'export.arxiv.org',
  'browse.arxiv.org',
  'ar5iv.org',
  'ar5iv.labs.arxiv.org',
])
const arxivPath =
  /^\/(?:abs|pdf|html|ps|format|src|e-print|list)\/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?\/*$/i

function arxiv(host: string, { pathname }: URL): string | null {
  const id = arxivHosts.has(host) ? arxivPath.exec(decoded(pathname))?.[1] : undefined
  return id === undefined ? null : `https://arxiv.org/abs/${id.toLowerCase()}`
}

function doi(host: string, { pathname }: URL): string | null {
  if (host !== 'doi.org' && host !== 'dx.doi.org') return null
  const name = decoded(pathname)
    .replace(/^\/+|\/+$/g, '')
    .toLowerCase()
  if (!/^10\.\d{4,9}\/\S/.test(name)) return null
  const preprint = /^10\.48550\/arxiv\.(.+?)(?:v\d+)?$/.exec(name)?.[1]
  if (preprint !== undefined && arxivPath.test(`/abs/${preprint}`)) return `https://arxiv.org/abs/${preprint}`
  return `https://doi.org/${encodeURI(name).replace(/[?#]/g, encodeURIComponent)}`
}

function video(host: string, { pathname, searchParams }: URL): string | null {
  const named = host === 'youtu.be' ? /^\/([\w-]{6,20})\/*$/.exec(pathname)?.[1] : undefined
  const isTube = host === 'youtube.com' || host === 'music.youtube.com' || host === 'youtube-nocookie.com'
  const asked = isTube && /^\/watch\/*$/.test(pathname) ? (searchParams.get('v') ?? undefined) : undefined
  const inPath = isTube ? /^\/(?:embed|shorts|live|v)\/([\w-]{6,20})\/*$/.exec(pathname)?.[1] : undefined
  const id = named ?? asked ?? inPath
  return id !== undefined && /^[\w-]{6,20}$/.test(id) ? `https://youtube.com/watch?v=${id}` : null
}

function comparableMail(address: string): string {
  const [to = ''] = address.slice('mailto:'.length).split('?')
  const at = to.lastIndexOf('@')
  return `mailto:${to.slice(0, at + 1)}${to.slice(at + 1).toLowerCase()}`
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return path
    throw error
  }
}
