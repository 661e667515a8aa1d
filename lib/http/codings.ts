/** How an answer's bytes may be written. */
export type Coding = 'br' | 'gzip' | 'identity'

/** From the most liked to the least, where the other side likes them alike. */
const offered: readonly Coding[] = ['br', 'gzip', 'identity']

/**
 * The coding to answer with, by RFC 9110, section 12.5.3. `identity` is acceptable unless it is ruled out, and taken only
 * when nothing else is, or when it is wanted more. Where nothing at all is acceptable the answer goes out as it is: an
 * answer that can be read after all is better than a refusal.
 * @param header `Accept-Encoding`; without one nothing is known of the other side, and bytes are sent as they are.
 */
export function chooseCoding(header: string | null | undefined): Coding {
  if (header === null || header === undefined) return 'identity'
  const weights = readWeights(header)
  const weightOf = (coding: Coding) =>
    weights.get(coding) ?? weights.get('*') ?? (coding === 'identity' ? leastWeight : 0)
  let chosen: Coding = 'identity'
  let best = 0
  for (const coding of offered) {
    const weight = weightOf(coding)
    if (weight > best) [chosen, best] = [coding, weight]
  }
  return chosen
}

/** Less than any weight that can be written, and more than none. */
const leastWeight = 0.0001

function readWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const member of header.split(',')) {
    const found = /^\s*([^\s;]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i.exec(member)
    if (!found) continue
    const name = (found[1] ?? '').toLowerCase()
    weights.set(name === 'x-gzip' ? 'gzip' : name, Number(found[2] ?? 1))
  }
  return weights
}

/**
 * The entity tag of the same content in a coding. Other bytes need another strong tag (RFC 9110, section 8.8.3.3); a weak
 * one only promises the same content and stays.
 */
export function tagInCoding(entityTag: string, coding: Coding): string {
  if (coding === 'identity' || entityTag.startsWith('W/')) return entityTag
  return `${entityTag.slice(0, -1)}-${coding}"`
}

/** Whether a type of content is text, which compressing makes smaller; pictures and fonts are compressed already. */
export function isText(contentType: string | undefined): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  return /^text\/|^image\/svg\+xml$|^application\/(?:[\w.-]+\+)?(?:xml|json)$|^application\/javascript$/.test(type)
}
