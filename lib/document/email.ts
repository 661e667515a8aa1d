import type { RenderingContext } from './context.ts'
import { element, escapeHtml, tag } from './html.ts'
import { isImageAlone } from './image-alone.ts'
import { absoluteAddress, absoluteImageAddress } from './links.ts'
import { writeItem } from './list-item.ts'
import { missingPicture } from './missing-picture.ts'
import { renderWith, type MarkTable, type NodeTable } from './rendering.ts'
import type { DocumentJson } from './schema.ts'
import { hasHeaderRow, isCell } from './table-shape.ts'
import { directionOf, isEastAsian, wordsIn } from './words.ts'

// Colours stand where both a light and a dark page can carry them; the style sheet of the whole mail refines them.
const monospace = 'font-family:ui-monospace,Menlo,Consolas,monospace'
const rule = '1px solid #b8b0a4'
const headingSizes: Record<number, number> = { 2: 24, 3: 20, 4: 18, 5: 17, 6: 17 }

const nodes = {
  doc: (node, mail) => mail.each(node.content, node).join('\n'),
  paragraph: (node, mail, parent) => {
    const line = mail.inline(node.content, node)
    if (isCell(parent)) return line
    return element('p', { style: isImageAlone(node) ? 'margin:24px 0' : 'margin:0 0 16px' }, line)
  },
  heading: (node, mail) => {
    const size = headingSizes[node.attrs.level] ?? 17
    const style = `margin:32px 0 12px;font-size:${size}px;line-height:1.3;font-weight:bold`
    return element(`h${node.attrs.level}`, { style }, mail.inline(node.content, node))
  },
  blockquote: (node, mail) =>
    element(
      'blockquote',
      { style: `margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #b8b0a4` },
      lines(mail.each(node.content, node)),
    ),
  bulletList: (node, mail) =>
    element('ul', { style: 'margin:0 0 16px;padding:0 0 0 24px' }, lines(mail.each(node.content, node))),
  orderedList: (node, mail) =>
    element(
      'ol',
      { start: node.attrs.start === 1 ? null : node.attrs.start, style: 'margin:0 0 16px;padding:0 0 0 24px' },
      lines(mail.each(node.content, node)),
    ),
  listItem: (node, mail, parent) => {
    const inside = writeItem(node, mail, parent, {
      paragraph: (line) => element('p', { style: 'margin:0 0 12px' }, line),
      task: (checked, line) => `${checked ? '☑' : '☐'} ${line}`,
    })
    return element('li', { style: 'margin:0 0 6px' }, inside)
  },
  codeBlock: (node) => {
    const text = escapeHtml((node.content ?? []).map((piece) => piece.text).join(''))
    const style = `margin:0 0 16px;padding:12px;border:${rule};font-size:14px;line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere;${monospace}`
    return element('pre', { style }, element('code', { style: monospace }, text))
  },
  horizontalRule: () => tag('hr', { style: `margin:32px 0;border:0;border-top:${rule}` }),
  table: (node, mail) => {
    const rows = mail.each(node.content, node)
    const head = hasHeaderRow(node) ? element('thead', {}, lines(rows.splice(0, 1))) : ''
    const body = rows.length > 0 ? element('tbody', {}, lines(rows)) : ''
    const style = 'margin:0 0 16px;width:100%;border-collapse:collapse;font-size:16px;line-height:1.4'
    return element('table', { cellpadding: 0, cellspacing: 0, border: 0, style }, `${head}${body}`)
  },
  tableRow: (node, mail) => element('tr', {}, mail.each(node.content, node).join('')),
  tableHeader: (node, mail) => element('th', cell(node.attrs.align, 'bold'), mail.each(node.content, node).join('')),
  tableCell: (node, mail) => element('td', cell(node.attrs.align, 'normal'), mail.each(node.content, node).join('')),
  text: (node) => escapeHtml(node.text),
  hardBreak: () => '<br>',
  image: (node, { context }, parent) => {
    const missing = missingPicture(node, context)
    if (missing !== null) return element('span', { style: 'opacity:.7' }, escapeHtml(missing))
    const { src, alt, title, width } = node.attrs
    const address = absoluteImageAddress(src, context.issueAddress)
    if (address === null) return escapeHtml(alt ?? '')
    const isAlone = parent?.type === 'paragraph' && isImageAlone(parent)
    const style = isAlone
      ? `display:block;width:100%;max-width:${width ?? 600}px;height:auto;border:0`
      : 'max-width:100%;height:auto;border:0'
    // Outlook knows only the attribute: without it, it shows a large image wider than the mail.
    const attribute = width === null ? (isAlone ? 600 : null) : Math.min(width, 600)
    return tag('img', { src: address, alt: alt ?? '', title, width: attribute, style })
  },
} satisfies NodeTable<null>

const marks = {
  link: (mark, inner, { context }) => {
    const href = absoluteAddress(mark.attrs.href, context.issueAddress)
    return href === null
      ? inner
      : element('a', { href, title: mark.attrs.title, style: 'color:#8a3b12;text-decoration:underline' }, inner)
  },
  bold: (_, inner) => element('strong', {}, inner),
  // Chinese, Japanese and Korean letters have no italics: weight carries the emphasis.
  italic: (_, inner, { context }) =>
    element('em', { style: isEastAsian(context.language) ? 'font-style:normal;font-weight:600' : null }, inner),
  strike: (_, inner) => element('del', {}, inner),
  code: (_, inner) => element('code', { style: `font-size:0.9em;${monospace}` }, inner),
} satisfies MarkTable<null>

/**
 * Writes a document as the HTML fragment of a mail: absolute addresses, and the styles that mail programs need on the
 * elements themselves. It leaves text and page colour to what it stands in, so that dark mail stays readable.
 */
export function renderEmail(document: DocumentJson, context: RenderingContext): string {
  return renderWith(document, { nodes, marks }, context, null)
}

/**
 * Writes the whole HTML mail of an issue: 600 pixels wide and narrower on a phone, light or dark as the reader has it,
 * with title, subtitle and a link to the issue's page.
 */
export function emailDocument(
  issue: { title: string; subtitle: string; document: DocumentJson },
  context: RenderingContext,
): string {
  const { language, issueAddress } = context
  const fonts = isEastAsian(language)
    ? "-apple-system,'PingFang SC','Hiragino Sans','Noto Sans CJK SC','Microsoft YaHei','Yu Gothic',sans-serif"
    : "Georgia,'Times New Roman',serif"
  const lineHeight = isEastAsian(language) ? 1.75 : 1.55
  const address = escapeHtml(issueAddress)
  const subtitle =
    issue.subtitle === ''
      ? ''
      : element('p', { style: 'margin:0 0 16px;font-size:19px;line-height:1.4' }, escapeHtml(issue.subtitle))
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(issue.title)}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background-color: #1b1815 !important; color: #ece6dc !important; }
  .paper a { color: #f0a878 !important; }
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:#fdfbf7;color:#211d18">
<table class="paper" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#fdfbf7;color:#211d18">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td style="font-family:${escapeHtml(fonts)};font-size:18px;line-height:${lineHeight};text-align:start;overflow-wrap:break-word">
<h1 style="margin:0 0 8px;font-size:32px;line-height:1.2;font-weight:bold">${escapeHtml(issue.title)}</h1>
${subtitle}
<p style="margin:0 0 32px;font-size:15px"><a href="${address}" style="color:#8a3b12;text-decoration:underline">${escapeHtml(wordsIn(language).readOnTheWeb)}</a></p>
${renderEmail(issue.document, context)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

function cell(align: string | null, weight: string): { align: string; style: string } {
  return {
    align: align ?? 'left',
    style: `padding:6px 12px 6px 0;border-bottom:${rule};vertical-align:top;font-weight:${weight};text-align:${align ?? 'left'}`,
  }
}

function lines(written: string[]): string {
  return `\n${written.join('\n')}\n`
}
