/** What an address tells by itself, without a look at the page. */
export type ToldByAddress = { arxiv: string | null; doi: string | null; github: string | null }

const arxivHosts = /^(?:(?:www|export|browse|[a-z]{2})\.)?arxiv\.org$|^ar5iv\.(?:org|labs\.arxiv\.org)$/
const arxivPath = /^\/(?:abs|pdf|html|format|ps|e-print|src|bibtex)\/(.+)$/
// Ids since 2007, and those before, which begin with the name of an archive.
const arxivId = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?\/?$/

const longestAddress = 1000

// What Crossref recommends for matching DOIs.
const doi = /\b10\.\d{4,9}\/[-._;()/:<>A-Za-z0-9]*[-_/A-Za-z0-9)]/
const afterDoi =
  /(?:\.pdf|\.html?|\/(?:abstract|full|fulltext|full-text|pdf|epdf|html|meta|summary|references|citations))+\/?$/i

// First parts of a path on GitHub that are no person or organization.
const githubRooms: ReadonlySet<string> = new Set(
  'about account apps blog codespaces collections contact copilot customer-stories dashboard discussions enterprise enterprises events explore features gist images issues join login logout marketplace mobile new news notifications organizations orgs pages pricing pulls readme search security sessions settings signup site solutions sponsors stars team teams topics trending users watching wiki'.split(
    ' ',
  ),
)

/** Reads the ids of works and repositories out of an address. */
export function toldByAddress(url: URL): ToldByAddress {
  return { arxiv: arxivOf(url), doi: doiOf(url), github: githubOf(url) }
}

/** An id of arXiv without its version, from how a page or an address writes it; null when it is none. */
export function readArxivId(written: string): string | null {
  return (
    arxivId.exec(
      written
        .slice(0, longestAddress)
        .trim()
        .replace(/^arxiv:\s*/i, ''),
    )?.[1] ?? null
  )
}

/** A DOI, from how a page or an address writes it; null when there is none. */
export function readDoi(written: string): string | null {
  const found = doi.exec(written.slice(0, longestAddress))?.[0].replace(afterDoi, '')
  if (found === undefined) return null
  // A bracket that was not opened within it ends the sentence around it.
  const isClosed = found.split('(').length >= found.split(')').length
  return (isClosed ? found : found.replace(/\)+$/, '')).replace(/\/$/, '')
}

/** Where the words about a page stand: of a preprint on its own page, whichever of its forms is linked. */
export function pageToRead(url: URL): URL {
  const id = arxivOf(url)
  if (id === null || !/(?:^|\.)arxiv\.org$/.test(url.hostname) || url.hostname.startsWith('ar5iv.')) return url
  const page = new URL(url)
  const version = /v\d+(?=(?:\.pdf)?\/?$)/.exec(url.pathname)?.[0] ?? ''
  page.pathname = `/abs/${id}${version}`
  page.search = ''
  return page
}

function arxivOf(url: URL): string | null {
  if (!arxivHosts.test(hostOf(url))) return null
  return readArxivId(arxivPath.exec(decoded(url.pathname))?.[1] ?? '')
}

function doiOf(url: URL): string | null {
  const path = decoded(url.pathname)
  // DataCite gives preprints of arXiv a DOI of their own, which leads to arXiv.
  if (/^(?:(?:www|dx)\.)?doi\.org$/.test(hostOf(url))) return /^\/(10\.\d{4,9}\/.+)$/.exec(path)?.[1] ?? null
  return readDoi(path)
}

function githubOf(url: URL): string | null {
  if (!/^(?:www\.)?github\.com$/.test(hostOf(url))) return null
  const [, owner = '', name = ''] = url.pathname.split('/')
  const isRepository = /^[A-Za-z\d](?:[A-Za-z\d-]{0,38})$/.test(owner) && /^[\w.-]{1,100}$/.test(name)
  if (!isRepository || githubRooms.has(owner.toLowerCase())) return null
  return `${owner}/${name.replace(/\.git$/, '')}`
}

function hostOf(url: URL): string {
  return url.hostname.replace(/\.$/, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return path
    throw error
  }
}
