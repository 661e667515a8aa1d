import { escapeHtml } from '@/lib/document/html.ts'
import { directionOf } from '@/lib/document/languages.ts'

export type ShownItem = {
  title: string
  from: string
  date: string
  /** BCP 47. */
  language: string
  html: string
  /** Null: as the browser is set. */
  scheme: 'light' | 'dark' | null
}

/**
 * An item of a feed as a plain feed reader shows it: in a typeface of its own, with none of the newsletter's styles.
 * @param item `html` is the content of the item, made safe where it was rendered; the rest is text.
 */
export function feedItemPage({ title, from, date, language, html, scheme }: ShownItem): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${scheme ?? 'light dark'}">
<title>${escapeHtml(title)}</title>
<style>
body { max-width: 40em; margin: 0 auto; padding: 1.5em 1.25em 4em; font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; }
table { display: block; overflow-x: auto; }
figure { margin-inline: 0; }
.from { margin: 0; font-size: .875rem; }
h1 { margin: .25em 0 1em; font-size: 1.5rem; line-height: 1.25; }
</style>
</head>
<body>
<p class="from">${escapeHtml(from)} · ${escapeHtml(date)}</p>
<h1>${escapeHtml(title)}</h1>
${html}
</body>
</html>
`
}
