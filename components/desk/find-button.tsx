'use client'

import { openPalette } from './commands.ts'

/** Opens the palette, for those who do not know its key yet. */
export function FindButton() {
  return (
    <button
      type="button"
      title="Find an issue or a command (Ctrl or ⌘ K)"
      aria-haspopup="dialog"
      onClick={() => document.dispatchEvent(new Event(openPalette))}
    >
      Find
    </button>
  )
}
