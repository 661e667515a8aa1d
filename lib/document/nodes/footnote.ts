import { Node } from '@tiptap/core'
import { attribute } from './attribute.ts'

/** Whether a word can be the label of a footnote: what GitHub takes between `[^` and `]` without an escape. */
export function isFootnoteLabel(value: unknown): value is string {
  return typeof value === 'string' && /^[\p{L}\p{N}\p{M}_.:-]{1,100}$/u.test(value) && value === value.normalize('NFC')
}

const label = {
  isRequired: true,
  parseHTML: (element: HTMLElement) => element.getAttribute('data-label'),
  renderHTML: (attributes: Record<string, unknown>) => ({ 'data-label': attributes.label }),
  validate: attribute('The label of a footnote is one word.', isFootnoteLabel),
}

/** Where a footnote is called. Readers see its number; the label is for the author, and holds the two together. */
export const footnoteReference = Node.create({
  name: 'footnoteReference',
  group: 'inline',
  inline: true,
  atom: true,

  addAttributes() {
    return { label }
  },

  parseHTML() {
    return [{ tag: 'sup.footnote-reference', getAttrs: hasLabel, priority: 60 }]
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['sup', { class: 'footnote-reference', ...HTMLAttributes }, String(node.attrs.label)]
  },
})

/** The text of a footnote. Footnotes stand at the end of the document. */
export const footnote = Node.create({
  name: 'footnote',
  content: 'block+',
  defining: true,
  isolating: true,

  addAttributes() {
    return { label }
  },

  parseHTML() {
    return [{ tag: 'aside.footnote', getAttrs: hasLabel }]
  },

  renderHTML({ HTMLAttributes }) {
    return ['aside', { class: 'footnote', ...HTMLAttributes }, 0]
  },
})

function hasLabel(element: HTMLElement): null | false {
  return isFootnoteLabel(element.getAttribute('data-label')) ? null : false
}
