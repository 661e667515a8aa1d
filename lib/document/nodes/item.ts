import { Node } from '@tiptap/core'
import { addressAttribute, asData, textAttribute } from './attribute.ts'

/**
 * One curated link: a title that leads to its address, a citation (an arXiv id, a DOI, or free text), and what the author
 * says of it in any blocks.
 */
export const item = Node.create({
  name: 'item',
  group: 'block',
  content: 'itemTitle block*',
  defining: true,
  isolating: true,

  addAttributes() {
    return {
      href: addressAttribute('href', 'The address of an item'),
      citation: textAttribute('citation', 'The citation of an item'),
    }
  },

  parseHTML() {
    return [{ tag: 'section.item' }]
  },

  renderHTML({ node }) {
    return ['section', { class: 'item', ...asData(node.attrs) }, 0]
  },
})

/** The words of an item's title. They are a link as a whole, so there is none within them. */
export const itemTitle = Node.create({
  name: 'itemTitle',
  content: 'text*',
  marks: 'bold italic strike code subscript superscript language',
  defining: true,

  parseHTML() {
    return [{ tag: 'p.item-title' }]
  },

  renderHTML() {
    return ['p', { class: 'item-title' }, 0]
  },
})
