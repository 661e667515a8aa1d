const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it stands in HTML, in content and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

export type Attributes = Record<string, string | number | true | null | undefined>

/** An opening tag. Attributes that are null or undefined are left out; `true` stands without a value. */
export function tag(name: string, attributes: Attributes = {}): string {
  const written = Object.entries(attributes).map(([attribute, value]) => {
    if (value === null || value === undefined) return ''
    return value === true ? ` ${attribute}` : ` ${attribute}="${escapeHtml(String(value))}"`
  })
  return `<${name}${written.join('')}>`
}

/** An element around HTML that is already escaped. */
export function element(name: string, attributes: Attributes, html: string): string {
  return `${tag(name, attributes)}${html}</${name}>`
}

/** Elements on lines of their own, without those that are empty. */
export function lines(written: readonly (string | null)[]): string {
  return `\n${written.filter(Boolean).join('\n')}\n`
}
