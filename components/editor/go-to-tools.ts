/** The tools from those nearest to the words to those at the edge; each a selector of what takes focus in them. */
const tools = [
  '.address-note[data-refused] button',
  '.form-choice button',
  '.selection-bar [tabindex="0"]',
  '.table-tools [tabindex="0"]',
  '.writing-tools .tools [tabindex="0"]',
]

/** Moves focus to the tools that are nearest to the words; from one of them to the next. */
export function goToTools(): void {
  const there = tools.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? [])
  const now = there.findIndex((element) => groupOf(element)?.contains(document.activeElement))
  there[(now + 1) % there.length]?.focus()
}

/** Whether focus is in one of the tools, which Escape leaves for the text. */
export function isInTools(target: EventTarget | null): boolean {
  return target instanceof Element && groupOf(target) !== null
}

function groupOf(element: Element): Element | null {
  return element.closest('.address-note, .form-choice, .selection-bar, .table-tools, .writing-tools .tools')
}
