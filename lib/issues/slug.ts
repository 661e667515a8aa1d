const longest = 80

/**
 * The last part of an issue's address, made from a title: NFC, lower case, words joined by hyphens, at most 80
 * characters. Letters of every script stay as they are; only Latin ones lose their accents. Dots never survive, so that
 * `/issues/<slug>.md` stays unambiguous.
 * @returns an empty string when the title has no letter and no digit.
 */
export function slugFrom(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const characters = Array.from(plain)
  if (characters.length <= longest) return plain
  const cut = characters.slice(0, longest).join('')
  const lastHyphen = cut.lastIndexOf('-')
  return (lastHyphen > longest / 2 ? cut.slice(0, lastHyphen) : cut).replace(/-+$/, '')
}

/** `letter`, `letter-2`, `letter-3`, …: the first that is free. */
export async function firstFreeSlug(wanted: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  const base = wanted || 'issue'
  for (let count = 1; ; count++) {
    const slug = count === 1 ? base : `${base}-${count}`
    if (!(await isTaken(slug))) return slug
  }
}
