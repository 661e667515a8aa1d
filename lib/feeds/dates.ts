import { createHash } from 'node:crypto'

/*
 * How feeds write an instant: in UTC and to the second, which is all that RSS has, so that all formats say the same.
 */

/** As RSS asks for it: RFC 822 with four digits for the year. */
export function rfc822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000')
}

/** As Atom and JSON Feed ask for it: RFC 3339. */
export function rfc3339(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}

/**
 * The last change of an entry as Atom has it. Entries that changed at the same instant, such as the links of one issue or
 * the editions of a letter, differ in its fraction of a second, which is always the same for an entry: readers that ask for
 * what is newer than what they have can tell them apart.
 * @param id of the entry.
 */
export function distinctRfc3339(date: Date, id: string): string {
  const mark = createHash('sha256').update(id).digest().readUInt32BE(0) % 1000
  return date.toISOString().replace('Z', `${String(mark).padStart(3, '0')}Z`)
}
