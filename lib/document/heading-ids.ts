/** Gives out the ids of headings: each once in a document, and the same each time the document is written. */
export type HeadingIds = (text: string) => string

/**
 * Makes ids of the words of headings, in any script: letters, digits and marks stay, the rest becomes a hyphen. What was
 * given before gets a number, the first `-2`. The ids of footnotes are not given to headings.
 */
export function headingIds(): HeadingIds {
  const counts = new Map<string, number>()
  return (text) => {
    const words = text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? ['section']
    const joined = Array.from(words.join('-')).slice(0, 100).join('')
    const wanted = /^fn(?:ref)?-\d/.test(joined) ? `section-${joined}` : joined
    let id = wanted
    while (counts.has(id)) {
      const count = (counts.get(wanted) ?? 1) + 1
      counts.set(wanted, count)
      id = `${wanted}-${count}`
    }
    counts.set(id, 1)
    return id
  }
}
