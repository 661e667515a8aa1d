import type { RenderingContext } from '../context.ts'
import { labelFont, mirrored, quiet } from './styles.ts'
import { element } from '../html.ts'
import type { NodeJson } from '../schema.ts'

const boxes: ReadonlySet<string> = new Set(['blockquote', 'callout', 'listItem', 'footnote'])

/** The margin of a block, as CSS: room below it, but not where a box ends with it. */
export function margin(node: NodeJson, parent: NodeJson | null): string {
  return isEndOfBox(node, parent) ? 'margin:0' : 'margin:0 0 16px'
}

export function isEndOfBox(node: NodeJson, parent: NodeJson | null): boolean {
  return parent !== null && 'content' in parent && boxes.has(parent.type) && parent.content?.at(-1) === node
}

/** A table of one row that only puts things in their place: Outlook knows padding and borders of cells alone. */
export function row(cells: string, { language }: RenderingContext): string {
  const attributes = {
    role: 'presentation',
    dir: mirrored(language),
    width: '100%',
    cellpadding: 0,
    cellspacing: 0,
    border: 0,
  }
  return element('table', attributes, element('tr', { valign: 'top' }, cells))
}

/** A line of small, quiet type; nothing where there are no words. @param around its margin, as CSS. */
export function quietLine(html: string, around: string, pixels = 13): string {
  return html === '' ? '' : element('p', { class: 'quiet', style: `margin:${around};${quiet(pixels)}` }, html)
}

/** The title of what is filled in by itself, or of the footnotes. */
export function label(html: string): string {
  return element('p', { style: `margin:32px 0 8px;${labelFont}` }, html)
}

/** Elements on lines of their own, without those that are empty. */
export function lines(written: readonly string[]): string {
  return `\n${written.filter(Boolean).join('\n')}\n`
}
