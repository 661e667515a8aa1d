import type { PhrasingContent } from 'mdast'
import { isSameAddress } from './address.ts'
import type { Block, Letter } from './letter.ts'
import {
  hasPicture,
  inOneLine,
  paragraphOf,
  splitFirstLine,
  textOf,
  warnOfLostTargets,
  withoutLeadingSpace,
} from './line.ts'

// The id of a preprint in brackets of any script: since 2007 `2102.12092`, before `hep-th/9901001`; or a DOI.
const bracketedId =
  /^[[【［〔]\s*((?:arxiv:\s*|doi:\s*)?(?:\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7}(?:v\d{1,2})?|10\.\d{4,9}\/[^\s[\]【】［］〔〕]+))\s*[\]】］〕]/i

/**
 * Takes the citation out of the blocks of an item: the first line that begins with the id of a work in brackets, or the
 * emphasis that a paragraph so begins with. Commentary that follows it in its paragraph stays. A citation is written
 * `[2102.12092] Title` then, in the words of its author.
 */
export function takeCitation(
  letter: Letter,
  blocks: readonly Block[],
  href: string,
): { citation: string | null; blocks: Block[] } {
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'paragraph') continue
    const { cited, rest } = splitCitation(letter, block.children)
    const citation = readCitation(cited)
    if (citation === null) continue
    warnOfLostTargets(
      letter,
      block,
      cited,
      (address) => isSameAddress(address, href) || isOfPreprint(address, citation),
    )
    return { citation, blocks: [...blocks.slice(0, index), ...paragraphOf(rest), ...blocks.slice(index + 1)] }
  }
  return { citation: null, blocks: [...blocks] }
}

/** Whether a paragraph is, or begins with, a citation. */
export function startsWithCitation(letter: Letter, children: readonly PhrasingContent[]): boolean {
  return readCitation(splitCitation(letter, children).cited) !== null
}

type Split = { cited: PhrasingContent[]; rest: PhrasingContent[] }

function splitCitation(letter: Letter, children: readonly PhrasingContent[]): Split {
  const [first, ...others] = withoutLeadingSpace(children)
  if (first?.type === 'emphasis' || first?.type === 'strong') {
    const hasWords = textOf(first).trim().replace(bracketedId, '').trim() !== ''
    if (hasWords) return { cited: [first], rest: withoutLeadingSpace(others) }
  }
  const unparsed = first?.type === 'text' ? splitUnparsedEmphasis(first.value) : null
  if (unparsed) {
    const [cited, rest] = unparsed
    return {
      cited: [{ type: 'text', value: cited }],
      rest: withoutLeadingSpace([{ type: 'text', value: rest }, ...others]),
    }
  }
  const [cited, rest] = splitFirstLine(letter, children)
  return { cited, rest }
}

/** Emphasis that CommonMark leaves as asterisks, as it ends with punctuation right before a letter: `*【…】…？*…`. */
function splitUnparsedEmphasis(text: string): [string, string] | null {
  const [sign] = /^\*{1,3}(?=[[【［〔])/.exec(text) ?? []
  const end = sign === undefined ? -1 : text.indexOf(sign, sign.length)
  return sign === undefined || end === -1 ? null : [text.slice(sign.length, end), text.slice(end + sign.length)]
}

function readCitation(cited: readonly PhrasingContent[]): string | null {
  const text = inOneLine(textOf(cited))
  const [bracketed, id] = bracketedId.exec(text) ?? []
  if (bracketed === undefined || id === undefined || hasPicture(cited)) return null
  return `[${id}] ${text.slice(bracketed.length).trim()}`.trim()
}

/** Whether an address is the one that readers are led to by the id of the citation itself. */
function isOfPreprint(address: string, citation: string): boolean {
  const [, id] = /^https?:\/\/(?:www\.)?arxiv\.org\/abs\/([^?#\s]+)/i.exec(address) ?? []
  return id !== undefined && citation.startsWith(`[${id}]`)
}
