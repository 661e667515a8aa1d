/** What stands in the text while a picture is on its way. It is drawn over the document and never part of it. */
export type UploadPlaceholder = {
  element: HTMLElement
  /** From 0 to 1. */
  showProgress: (part: number) => void
  showFailure: (reason: string, canRetry: boolean) => void
}

/** @param act what the buttons do. */
export function uploadPlaceholder(name: string, act: { retry: () => void; cancel: () => void }): UploadPlaceholder {
  const element = document.createElement('span')
  element.className = 'upload'
  element.contentEditable = 'false'
  const label = document.createElement('span')
  label.className = 'upload-label'
  const progress = document.createElement('progress')
  progress.max = 1
  progress.setAttribute('aria-label', `Sending ${name}`)
  const retry = button('Try again', act.retry)
  const cancel = button('Cancel', act.cancel)
  element.append(label, progress, retry, cancel)
  showProgress(0)
  label.textContent = `${name} waits for its turn`

  function showProgress(part: number) {
    element.removeAttribute('data-failed')
    label.removeAttribute('role')
    label.textContent = part < 1 ? `Sending ${name}${percentage(part)}` : `Preparing ${name}`
    if (part > 0 && part < 1) progress.value = part
    else progress.removeAttribute('value')
    progress.hidden = false
    retry.hidden = true
    cancel.textContent = 'Cancel'
  }

  function showFailure(reason: string, canRetry: boolean) {
    element.dataset.failed = ''
    label.setAttribute('role', 'alert')
    label.textContent = `${name}: ${reason}`
    progress.hidden = true
    retry.hidden = !canRetry
    cancel.textContent = 'Remove'
  }

  return { element, showProgress, showFailure }
}

/** A share of all, in words; nothing before the first piece has gone. */
function percentage(part: number): string {
  return part > 0 ? `: ${Math.floor(part * 100)} %` : ''
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
