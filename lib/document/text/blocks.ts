import { columns } from '../width.ts'

/** Blocks with a line of air between them, without those that are empty. */
export function paragraphs(blocks: readonly string[]): string {
  return blocks.filter(Boolean).join('\n\n')
}

/** Every line after the same signs; none ends in a space. */
export function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => `${by}${line}`.trimEnd())
    .join('\n')
}

/** A text whose first line begins with a marker, the others as far in. */
export function hanging(marker: string, text: string): string {
  const room = columns(marker)
  return `${marker}${indent(text, ' '.repeat(room)).slice(room)}`.trimEnd()
}

/** A title in one line, with a line of signs below it that is as wide. */
export function underlined(title: string, sign: string): string {
  const words = title.replaceAll('\n', ' ')
  return `${words}\n${lineBelow(words, sign)}`.trimEnd()
}

/** The title of the whole: a line above it, too. */
export function overAndUnderlined(title: string): string {
  const line = lineBelow(title, '=')
  return `${line}\n${title}\n${line}`
}

function lineBelow(words: string, sign: string): string {
  return sign.repeat(Math.min(columns(words), 72))
}
