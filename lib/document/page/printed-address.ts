import { bareAddress } from '../site.ts'

/** From here on an address is not typed by hand any more, and says no more than its beginning does. */
const longest = 60

/**
 * Where a link leads, as it is spelled out on paper: the host and the path, in letters where the address encodes them.
 * Null where the words of the link say it already, and for what does not lead to another site.
 * @param html what the link stands around.
 */
export function printedAddress(href: string, html: string): string | null {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return null
  const { host, pathname } = new URL(href)
  const whole = bareAddress(`https://${host}${decoded(pathname)}`)
  const words = bareAddress(textOf(html))
  if (words === whole || words === bareAddress(href)) return null
  const letters = Array.from(whole)
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : whole
}

/** The text of HTML that we wrote ourselves, as far as an address can hold it. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
