import { Node } from '@tiptap/core'
import { attribute, isText } from './attribute.ts'

const latex = {
  default: '',
  parseHTML: (element: HTMLElement) => element.getAttribute('data-latex') ?? '',
  renderHTML: (attributes: Record<string, unknown>) => ({ 'data-latex': attributes.latex }),
  validate: attribute('A formula is text.', isText),
}

/** A formula within a line, in TeX. */
export const inlineMath = Node.create({
  name: 'inlineMath',
  group: 'inline',
  inline: true,
  atom: true,

  addAttributes() {
    return { latex }
  },

  parseHTML() {
    return [{ tag: 'span.math' }]
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['span', { class: 'math', ...HTMLAttributes }, String(node.attrs.latex)]
  },
})

/** A formula of its own, in TeX. */
export const blockMath = Node.create({
  name: 'blockMath',
  group: 'block',
  atom: true,
  draggable: true,

  addAttributes() {
    return { latex }
  },

  parseHTML() {
    return [{ tag: 'div.math' }]
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['div', { class: 'math', ...HTMLAttributes }, String(node.attrs.latex)]
  },
})
