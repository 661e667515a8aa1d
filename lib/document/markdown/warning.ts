/** Something the reader of a file was unsure of, with its line in the file, counted from 1. */
export type Warning = { line: number; text: string }

/** What is lost unless the warning says it, such as an address, in full. */
export function quotedWhole(text: string): string {
  return `“${text.replace(/\s+/g, ' ').trim()}”`
}

/** Words of a file as a warning quotes them: in one line, not too long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `“${line.length > 80 ? `${line.slice(0, 80)}…` : line}”`
}
