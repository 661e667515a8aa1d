import type { InlineJson } from '../schema.ts'

/**
 * Joins the lines of a paragraph: a line break in the source is a space, but nothing between two letters of Chinese or
 * Japanese, which have no spaces (CSS Text Module, segment break transformation), and nothing beside a hard break.
 */
export function joinLines(content: readonly InlineJson[]): InlineJson[] {
  return content.map((node, index) => {
    if (node.type !== 'text' || !node.text.includes('\n')) return node
    const { text } = node
    const joined = text.replace(/[ \t]*\n[ \t\n]*/g, (lineBreak, at: number) => {
      const end = at + lineBreak.length
      const before = at === 0 ? edge(content[index - 1], 'last') : lastCharacter(text.slice(Math.max(0, at - 2), at))
      const after = end === text.length ? edge(content[index + 1], 'first') : firstCharacter(text.slice(end, end + 2))
      return before === hardBreak || after === hardBreak || (isUnspaced(before) && isUnspaced(after)) ? '' : ' '
    })
    return { ...node, text: joined }
  })
}

const hardBreak = '\n'

function edge(node: InlineJson | undefined, side: 'first' | 'last'): string {
  if (node?.type === 'hardBreak') return hardBreak
  if (node?.type !== 'text') return ' '
  return side === 'last' ? lastCharacter(node.text.trimEnd()) : firstCharacter(node.text.trimStart())
}

function firstCharacter(text: string): string {
  return Array.from(text.slice(0, 2))[0] ?? ' '
}

function lastCharacter(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? ' '
}

/** Whether a character belongs to writing without spaces: Chinese and Japanese letters and their punctuation. */
function isUnspaced(character: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303F\u30A0-\u30FF\uFF01-\uFF60]/u.test(
    character,
  )
}
