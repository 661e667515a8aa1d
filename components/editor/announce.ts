let region: HTMLElement | null = null

/** Has a screen reader say something, without moving anything. The same words twice are said twice. */
export function announce(words: string): void {
  if (!region?.isConnected) {
    region = document.createElement('div')
    region.className = 'visually-hidden'
    region.setAttribute('role', 'status')
    document.body.append(region)
  }
  // Only what changes is said.
  region.textContent = region.textContent === words ? `${words}\u00A0` : words
}
