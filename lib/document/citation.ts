/** A citation as readers see it: the author's words, of which a part may lead to the work. */
export type Citation = { before: string; words: string; href: string | null; after: string }

// arXiv ids since 2007 (`2102.12092`, with or without version), and those before (`hep-th/9901001`).
const arxiv = /\b(?:arxiv[:\s]\s*)?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?)(?![\d.]*\d)/i
// What Crossref recommends for matching DOIs, without what ends a sentence or a bracket after one.
const doi = /\b(?:doi[:\s]\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/[-._;()/:A-Z0-9]*[-_/A-Z0-9])/i

/**
 * Finds what a citation cites: a DOI, or an arXiv id in any of the ways it is written (`arXiv:2102.12092`,
 * `[2102.12092]`). Free text leads nowhere.
 */
export function readCitation(text: string): Citation {
  const found = doi.exec(text)
  if (found?.[1]) return cut(text, found, `https://doi.org/${encodeURI(found[1])}`)
  const preprint = arxiv.exec(text)
  if (preprint?.[1] && isArxiv(preprint[0], preprint[1]))
    return cut(text, preprint, `https://arxiv.org/abs/${preprint[1]}`)
  return { before: text, words: '', href: null, after: '' }
}

/** Digits and a slash alone may be anything; an old id counts only with its name before it. */
function isArxiv(written: string, id: string): boolean {
  return !id.includes('/') || /^arxiv/i.test(written)
}

function cut(text: string, found: RegExpExecArray, href: string): Citation {
  const words = found[0]
  return { before: text.slice(0, found.index), words, href, after: text.slice(found.index + words.length) }
}
