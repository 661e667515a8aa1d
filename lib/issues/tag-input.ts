/**
 * What makes two tags the same, however they are written: Unicode form, case and spaces do not count. It is also what
 * stands in the address of the tag's page.
 */
export function tagKey(tag: string): string {
  // Upper case first: “ß” and “SS”, “ς” and “σ” are the same letters to who reads.
  return tag.normalize('NFC').replace(/\s+/g, ' ').trim().toUpperCase().toLowerCase().normalize('NFC')
}

/** Tags without those that are the same as an earlier one. */
export function distinctTags(tags: readonly string[]): string[] {
  const first = new Map<string, string>()
  for (const tag of tags) if (!first.has(tagKey(tag))) first.set(tagKey(tag), tag)
  return [...first.values()]
}
