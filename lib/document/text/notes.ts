/** The addresses that are named at the end of a plain text, each once, with its number. */
export type LinkNotes = Map<string, number>

/** The number of an address, as it stands after what leads there. */
export function noteOf(notes: LinkNotes, address: string): string {
  const number = notes.get(address) ?? notes.size + 1
  notes.set(address, number)
  return `[${number}]`
}

/** The addresses in the order of their numbers; empty when there are none. */
export function listOfNotes(notes: LinkNotes): string {
  return [...notes].map(([address, number]) => `[${number}] ${address}`).join('\n')
}
