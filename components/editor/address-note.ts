/** What stands behind a pasted address while its page is looked at, and when that was refused. Never in the document. */
export type AddressNote = {
  element: HTMLElement
  refuse: (reason: string, act: { makeAnyway: () => void; keep: () => void }) => void
}

export function addressNote(words: string): AddressNote {
  const element = document.createElement('span')
  element.className = 'address-note'
  element.contentEditable = 'false'
  const label = document.createElement('span')
  label.textContent = words
  element.append(label)

  function refuse(reason: string, act: { makeAnyway: () => void; keep: () => void }) {
    label.textContent = `${reason} The link stays. `
    element.dataset.refused = ''
    element.append(button('Make it a card anyway', act.makeAnyway), button('Keep the link', act.keep))
  }

  return { element, refuse }
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  // The editor would take a press for the start of a selection.
  made.addEventListener('mousedown', (event) => event.preventDefault())
  made.addEventListener('click', act)
  return made
}
