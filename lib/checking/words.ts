/** Words as a sentence quotes them: “…”, not longer than a line. */
export function quoted(words: string): string {
  const letters = Array.from(words.trim())
  return `“${letters.length > 60 ? `${letters.slice(0, 59).join('').trimEnd()}…` : letters.join('')}”`
}

/** An issue as its author knows it: `#37`, or by its title where it has no number. */
export function issueName({ number, title }: { number: number | null; title: string }): string {
  return number === null ? quoted(title) : `#${number}`
}
