import { directionOf, isEastAsian } from '../languages.ts'

/*
 * Mail programs need their styles on the elements themselves, and these repeat with every element: each is as short as it
 * can be. What only some programs know, and what is only finer with it, stands in the one style sheet of the mail.
 */

export const ink = '#211d18'
export const paper = '#fdfbf7'
export const accent = '#8a3b12'
const faint = '#6b6257'
const rule = '#d9d1c4'

/** The widest that a mail is, in pixels. */
export const mailWidth = 600

/** A thin line; of the sides of a box the one that is named. */
export const line = `1px solid ${rule}`
export const monospace = 'font-family:Menlo,Consolas,monospace'
export const linkStyle = `color:${accent}`

/** Small and quiet: sources, captions, credits. Goes with the class `quiet`, which keeps it quiet in the dark. */
export const quiet = (pixels: number) => `font:${pixels}px/1.45 Helvetica,Arial,sans-serif;color:${faint}`

/** Small and bold: what names a part of the letter that is no section of it. */
export const labelFont = 'font:bold 13px/1.45 Helvetica,Arial,sans-serif'

const headings: Record<number, string> = {
  2: 'margin:48px 0 16px;font-size:26px;line-height:1.25',
  3: 'margin:36px 0 12px;font-size:21px;line-height:1.3',
}

export function headingStyle(level: number): string {
  return headings[level] ?? 'margin:28px 0 8px;font-size:18px;line-height:1.35'
}

/** The side at which lines begin; few mail programs know `start`. @param language BCP 47. */
export function startOf(language: string): 'left' | 'right' {
  return mirrored(language) ? 'right' : 'left'
}

/** What a table or a row has to be told to stand mirrored; null where lines begin at the left. @param language BCP 47. */
export function mirrored(language: string): 'rtl' | null {
  return directionOf(language) === 'rtl' ? 'rtl' : null
}

/** The four sides of a margin or a padding, in pixels, for lines that begin where those of the language do. */
export function sides(language: string, top: number, end: number, bottom: number, start: number): string {
  const [right, left] = startOf(language) === 'left' ? [end, start] : [start, end]
  return [top, right, bottom, left].map((pixels) => (pixels === 0 ? '0' : `${pixels}px`)).join(' ')
}

/** The typeface of the letter: what the reader's system has. @param language BCP 47. */
export function letterFonts(language: string): string {
  return isEastAsian(language)
    ? "-apple-system,'PingFang SC','Hiragino Sans','Noto Sans CJK SC','Microsoft YaHei','Yu Gothic',sans-serif"
    : "Georgia,'Times New Roman',serif"
}

export function letterLineHeight(language: string): number {
  return isEastAsian(language) ? 1.75 : 1.55
}

/**
 * The one style sheet of a mail. Outlook for Windows takes the typeface from here, as its tables inherit none; the rest is
 * for the dark, for phones, and for finer lines. No comments, no rule within a rule but those of `@media`, and a space
 * before `!important`: one thing that Gmail can't read, and it drops all of it.
 * @param language BCP 47.
 */
export function styleSheet(language: string): string {
  const font = `font-family:${letterFonts(language)}`
  return `:root { color-scheme: light dark; supported-color-schemes: light dark; }
h1, h2, h3, h4, h5, h6, p, li { ${font}; }
td { ${font}; font-size: 18px; line-height: ${letterLineHeight(language)}; }
.notes td { font-size: 15px; }
.table td, .table th { ${font}; font-size: 16px; line-height: 1.4; }
h1, h2, h3, h4 { text-wrap: balance; }
a { text-decoration-thickness: 1px; text-underline-offset: 3px; }
@media (max-width: 480px) {
  h1 { font-size: 30px !important; }
  h2 { font-size: 24px !important; }
}
@media (prefers-color-scheme: dark) {
  .paper { background-color: #1b1815 !important; color: #ece6dc !important; }
  .paper a, .accent { color: #f0a878 !important; }
  .quiet { color: #aca294 !important; }
  hr, pre, td, th { border-color: #4a443c !important; }
  .edge { border-color: #f0a878 !important; }
}`
}
