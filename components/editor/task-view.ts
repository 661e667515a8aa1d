import type { NodeViewRenderer } from '@tiptap/core'

/** Draws a list item; one that is a task has a box that can be ticked. */
export const taskView: NodeViewRenderer = ({ node, view, getPos }) => {
  const item = document.createElement('li')
  item.dir = 'auto'
  const checked: unknown = node.attrs.checked
  if (typeof checked !== 'boolean') {
    return { dom: item, contentDOM: item, update: (other) => other.type === node.type && other.attrs.checked === null }
  }

  item.className = 'task'
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.contentEditable = 'false'
  box.tabIndex = -1
  box.setAttribute('aria-label', 'Done')
  const text = document.createElement('div')
  text.className = 'task-text'
  item.append(box, text)
  show(checked)

  // The cursor stays where it is.
  box.addEventListener('mousedown', (event) => event.preventDefault())
  box.addEventListener('change', () => {
    const position = getPos()
    if (position === undefined || !view.editable) show(!box.checked)
    else view.dispatch(view.state.tr.setNodeAttribute(position, 'checked', box.checked))
  })

  function show(isChecked: boolean) {
    box.checked = isChecked
    item.dataset.checked = String(isChecked)
  }

  return {
    dom: item,
    contentDOM: text,
    update(other) {
      const now: unknown = other.attrs.checked
      if (other.type !== node.type || typeof now !== 'boolean') return false
      show(now)
      return true
    },
    stopEvent: (event) => event.target === box,
    ignoreMutation: (mutation) => !text.contains(mutation.target) && mutation.type !== 'selection',
  }
}
