import { Node } from '@tiptap/core'
import { addressAttribute, asData, pictureAttribute, textAttribute } from './attribute.ts'

/** The preview of a linked page: title, description, site and picture, as they were when it was made. */
export const card = Node.create({
  name: 'card',
  group: 'block',
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      href: addressAttribute('href', 'The address of a card'),
      title: textAttribute('title', 'The title of a card'),
      description: textAttribute('description', 'The description of a card'),
      site: textAttribute('site', 'The site of a card'),
      image: pictureAttribute('image', 'The picture of a card'),
    }
  },

  parseHTML() {
    return [{ tag: 'div.card' }]
  },

  renderHTML({ node }) {
    const { title, description, site, image } = node.attrs as Record<string, string | null>
    return [
      'div',
      { class: 'card', ...asData(node.attrs) },
      ...(image ? [['img', { src: image, alt: '' }]] : []),
      ...(title ? [['p', { class: 'card-title' }, title]] : []),
      ...(description ? [['p', { class: 'card-description' }, description]] : []),
      ...(site ? [['p', { class: 'card-site' }, site]] : []),
    ]
  },
})
