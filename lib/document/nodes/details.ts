import { Node } from '@tiptap/core'

/** Something that unfolds: a line that is always there, and what lies below it. */
export const details = Node.create({
  name: 'details',
  group: 'block',
  content: 'detailsSummary block+',
  defining: true,
  isolating: true,

  parseHTML() {
    return [{ tag: 'div.details' }]
  },

  // Drawn open for writing: a closed one would hide what is being written.
  renderHTML() {
    return ['div', { class: 'details' }, 0]
  },
})

/** The line that is always there. */
export const detailsSummary = Node.create({
  name: 'detailsSummary',
  content: 'text*',
  marks: 'bold italic strike code subscript superscript language',
  defining: true,

  parseHTML() {
    return [{ tag: 'p.details-summary' }]
  },

  renderHTML() {
    return ['p', { class: 'details-summary' }, 0]
  },
})
