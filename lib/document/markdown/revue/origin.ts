import type { Heading } from 'mdast'
import { withoutParameters } from '../../tracking.ts'
import type { Block, Letter } from './letter.ts'
import { hasPicture, inOneLine, targetsIn, textOf } from './line.ts'

const label =
  '(?:原文(?:链接|連結|鏈接|地址|出处|出處)?|来源|來源|出处|出處|出典|元記事|引用元|(?:originally|first)\\s+(?:published|posted|appeared)(?:\\s+(?:at|on|in))?|original(?:\\s+(?:article|post|text|version|letter))?|source|from|via)'

// Label and colon, either in emphasis; the address in pointed brackets, as a link, or bare; then at most a full stop.
const originLine = new RegExp(
  `^ {0,3}>[ \\t]*[*_]{0,3}${label}[*_]{0,3}[ \\t]{0,3}[:：]?[*_]{0,3}[ \\t]{0,3}(?:<(https?:[^\\s<>]+)>|\\[([^\\]\\[\\n]*)\\]\\((https?:[^\\s()<>]+)\\)|(https?:[^\\s<>*]+?))[*_]{0,3}[.。]?[ \\t]*$`,
  'i',
)

type Origin = {
  address: string
  /** Whether the link says no more than where it leads. */
  isBare: boolean
}

/** Where a letter first appeared: a quote of one line with a label and a link to Medium or Revue. */
export function readOriginLine(line: string): Origin | null {
  const [whole, pointed, words, linked, bare] = originLine.exec(line) ?? []
  const written = pointed ?? linked ?? bare
  if (whole === undefined || written === undefined || !isPress(written)) return null
  const address = withoutParameters(written, (name) => name === 'source')
  const said = (words ?? '').replaceAll(/[*_\\]/g, '').trim()
  return { address, isBare: said === '' || written.includes(said) || /^(?:medium|revue)$/i.test(said) }
}

function isPress(address: string): boolean {
  const [, host = ''] = /^https?:\/\/([^/?#]+)/i.exec(address) ?? []
  return /^(?:[a-z\d-]+\.)*(?:medium\.com|getrevue\.co)$/i.test(host)
}

/**
 * Takes out the line below the title that tells where the letter first appeared, and the heading after it that is its
 * subtitle: one that has nothing below it. A line whose link says more than its address stays.
 */
export function takeOrigin(
  letter: Letter,
  blocks: readonly Block[],
): { origin: string | null; subtitle: string | null; blocks: Block[] } {
  // A title may still stand there, when the front matter has told another.
  const index = blocks[0]?.type === 'heading' && blocks[0].depth === 1 ? 1 : 0
  const line = blocks[index]
  const origin = line?.type === 'blockquote' ? readOriginLine(sourceOf(letter, line)) : null
  if (!origin) return { origin: null, subtitle: null, blocks: [...blocks] }
  const subtitle = readSubtitle(blocks[index + 1], blocks[index + 2])
  return {
    origin: origin.address,
    subtitle,
    blocks: blocks.filter((_, at) => !(at === index && origin.isBare) && !(at === index + 1 && subtitle !== null)),
  }
}

function sourceOf(letter: Letter, { position }: Block): string {
  return letter.source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}

function readSubtitle(block: Block | undefined, next: Block | undefined): string | null {
  if (block?.type !== 'heading' || block.depth !== 2 || next?.type !== 'heading' || next.depth > 2) return null
  return isWords(block) ? inOneLine(textOf(block)) : null
}

function isWords(heading: Heading): boolean {
  return textOf(heading).trim() !== '' && targetsIn(heading.children).length === 0 && !hasPicture(heading.children)
}
