/**
 * Whether plain text was written as Markdown: it has a heading, a list of several items, a quote, a fence, a table, a
 * link or an image, and not just a stray character that Markdown happens to use.
 */
export function looksLikeMarkdown(text: string): boolean {
  if (/^ {0,3}(?:#{1,6} +\S|```|~~~|> ?\S|\|?(?: *:?-{2,}:? *\|)+)/m.test(text)) return true
  if (/!?\[[^\]\n]*\]\((?:<[^>\n]+>|[^\s()]+)(?: +"[^"\n]*")?\)/.test(text)) return true
  if (/(?:^|\s)\*\*\S(?:[^\n]*\S)?\*\*(?=$|[\s.,;:!?)])/.test(text)) return true
  const items = text.match(/^ {0,3}(?:[-*+]|\d{1,9}[.)]) +\S/gm)
  return items !== null && items.length > 1
}
