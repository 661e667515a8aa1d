import type { NodeJson } from './schema.ts'

export type WordCount = {
  /** Words as their languages count them; each Chinese, Japanese or Thai character is one. */
  words: number
  /** For a person who reads at an even pace; at least 1 where there is anything to read. */
  minutes: number
}

// Scripts that put no spaces between words. Korean does.
const character = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.\-_]*/gu

// Silent reading of plain prose: about 238 English words (Brysbaert 2019), and about 500 characters, a minute.
const wordsAMinute = 238
const charactersAMinute = 500

/** What was counted in a part of a document; parts can be added up. */
export type Tally = { words: number; characters: number }

/** Counts what readers read in a document or a part of it: text, captions, cards. Addresses and formulas do not count. */
export function countWords(node: NodeJson): WordCount {
  return inAll([tally(node)])
}

/** The words of one part of a document, for `inAll`. */
export function tally(node: NodeJson): Tally {
  const counted = { words: 0, characters: 0 }
  add(node, counted)
  return counted
}

/** How long the parts of a document are together. */
export function inAll(parts: readonly Tally[]): WordCount {
  const words = parts.reduce((sum, part) => sum + part.words, 0)
  const characters = parts.reduce((sum, part) => sum + part.characters, 0)
  const minutes = words / wordsAMinute + characters / charactersAMinute
  return { words: words + characters, minutes: minutes === 0 ? 0 : Math.max(1, Math.round(minutes)) }
}

function add(node: NodeJson, counted: Tally): void {
  if ('content' in node && isOneLine(node.content)) addText(textOf(node.content), counted)
  else if ('content' in node) for (const child of node.content ?? []) add(child, counted)
  if (node.type === 'card') addText(`${node.attrs.title ?? ''} ${node.attrs.description ?? ''}`, counted)
  if (node.type === 'embed') addText(node.attrs.title ?? '', counted)
}

type Inline = { type: string; text?: string }

/** A word that is bold by half is still one word, so a line is counted as a whole. */
function isOneLine(content: readonly Inline[] | undefined): content is readonly Inline[] {
  const first = content?.[0]?.type
  return first !== undefined && ['text', 'hardBreak', 'image', 'inlineMath', 'footnoteReference'].includes(first)
}

function textOf(content: readonly Inline[]): string {
  return content.map((node) => (node.type === 'footnoteReference' ? '' : (node.text ?? ' '))).join('')
}

function addText(text: string, counted: Tally): void {
  counted.characters += text.match(character)?.length ?? 0
  counted.words += text.replace(character, ' ').match(word)?.length ?? 0
}
