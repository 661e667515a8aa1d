import type { RenderingContext } from './context.ts'
import { renderEmail } from './email.ts'
import { ink, letterFonts, letterLineHeight, mailWidth, paper, quiet, startOf, styleSheet } from './email/styles.ts'
import { linked } from './email/link.ts'
import { firstWords } from './first-words.ts'
import { element, escapeHtml, tag } from './html.ts'
import type { DocumentJson } from './schema.ts'
import { directionOf } from './languages.ts'
import { wordsIn } from './words.ts'

/** What a mail says of an issue beside its document. */
export type MailedIssue = {
  title: string
  subtitle: string
  summary?: string
  number: number | null
  document: DocumentJson
}

/**
 * Writes the whole HTML mail of an issue: 600 pixels wide and narrower on a phone, light or dark as the reader has it.
 * It opens with the newsletter's name and the issue's number, title and subtitle, and a link to the issue's page. The
 * lists of mails show the summary beside the subject, or else the subtitle, or else the first words.
 */
export function emailDocument(issue: MailedIssue, context: RenderingContext): string {
  const { language } = context
  const spoken = { lang: language, dir: directionOf(language) }
  const letter = `font-family:${letterFonts(language)};font-size:18px;line-height:${letterLineHeight(language)};text-align:${startOf(language)};word-break:break-word`
  return `<!DOCTYPE html>
${tag('html', spoken)}
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(issue.title)}</title>
<style>
${styleSheet(language)}
</style>
<!--[if mso]><xml xmlns:o="urn:schemas-microsoft-com:office:office"><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
</head>
<body class="paper" style="margin:0;padding:0;background-color:${paper};color:${ink};-webkit-text-size-adjust:100%">
${preheader(issue.summary || issue.subtitle || firstWords(issue.document))}
${tag('div', spoken)}
<table class="paper" ${placing} style="background-color:${paper};color:${ink}"><tr><td align="center" style="padding:32px 16px 48px">
<!--[if mso]><table role="presentation" width="${mailWidth}" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table ${placing} style="max-width:${mailWidth}px;table-layout:fixed"><tr><td style="${letter}">
${opening(issue, context)}
${renderEmail(issue.document, context)}
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</div>
</body>
</html>
`
}

const placing = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

/** Words that only lists of mails show, and signs without ink after them, so that nothing else follows there. */
function preheader(words: string): string {
  const style = 'display:none;max-height:0;overflow:hidden;mso-hide:all'
  return words === '' ? '' : element('div', { style }, `${escapeHtml(words)}${'\u034F\u00A0'.repeat(60)}`)
}

function opening({ title, subtitle, number }: MailedIssue, context: RenderingContext): string {
  const words = wordsIn(context.language)
  const from = [context.publication?.title ?? '', number === null ? '' : words.issue(number)].filter(Boolean)
  const small = (html: string, margin: string) =>
    html === '' ? '' : element('p', { class: 'quiet', style: `margin:${margin};${quiet(14)}` }, html)
  return [
    small(escapeHtml(from.join(' · ')), '0 0 16px'),
    title === '' ? '' : element('h1', { style: 'margin:0 0 12px;font-size:34px;line-height:1.2' }, escapeHtml(title)),
    subtitle === ''
      ? ''
      : element('p', { style: 'margin:0 0 16px;font-size:20px;line-height:1.4' }, escapeHtml(subtitle)),
    small(linked(context.issueAddress, escapeHtml(words.readOnTheWeb), context), '0 0 40px'),
  ]
    .filter(Boolean)
    .join('\n')
}
