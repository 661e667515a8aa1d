import type { RenderingContext } from '../context.ts'
import { line, mirrored, monospace } from './styles.ts'
import { element, escapeHtml } from '../html.ts'
import type { CodeBlockJson } from '../schema.ts'

/** Code or a formula within a line. @param html what it says, written. */
export function writeCode(html: string, { language }: RenderingContext): string {
  const dir = mirrored(language) && 'ltr'
  return element('code', { dir, style: `font-size:.85em;${monospace}` }, html)
}

/** Lines of code, which break where the mail is narrow; no colours, as they would not hold in the dark. */
export function writeCodeBlock(node: CodeBlockJson, margin: string): string {
  // Outlook on the web takes tabs away.
  const words = (node.content ?? []).map((piece) => piece.text.replaceAll('\t', '    ')).join('')
  if (words === '') return ''
  const style = `${margin};padding:12px 16px;border:${line};font-size:14px;line-height:1.5;text-align:left;white-space:pre-wrap;word-break:break-word;${monospace}`
  return element('pre', { dir: 'ltr', style }, element('code', { style: monospace }, escapeHtml(words)))
}
