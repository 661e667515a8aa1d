/**
 * A mail as a program shows it that is set to light or to dark, whatever the browser is set to: the rules of its one
 * style sheet for the dark hold always, or never. Nothing else of it is touched.
 */
export function inScheme(html: string, scheme: 'light' | 'dark'): string {
  const [title, sheetStart, sheetEnd] = ['<title>', '<style>', '</style>'].map((tag) => html.indexOf(tag))
  const said = (from?: number, to?: number) => html.slice(from, to).replaceAll('light dark', scheme)
  const sheet = said(sheetStart, sheetEnd).replaceAll(
    '(prefers-color-scheme: dark)',
    scheme === 'dark' ? 'all' : 'not all',
  )
  return said(0, title) + html.slice(title, sheetStart) + sheet + html.slice(sheetEnd)
}
