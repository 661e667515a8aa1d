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
