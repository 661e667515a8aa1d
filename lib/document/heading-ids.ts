/** Gives out the ids of headings: each once in a document, and the same each time the document is written. */
export type HeadingIds = (text: string) => string

/**
 * Makes ids of the words of headings, in any script: letters, digits and marks stay, the rest becomes a hyphen. What was
 * given before gets a number, the first `-2`.
 */
export function headingIds(): HeadingIds {
  const counts = new Map<string, number>()
  return (text) => {
    const words = text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? ['section']
    const wanted = Array.from(words.join('-')).slice(0, 100).join('')
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
