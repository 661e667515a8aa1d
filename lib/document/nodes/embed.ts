import { Node } from '@tiptap/core'
import { addressAttribute, asData, choiceAttribute, pictureAttribute, textAttribute } from './attribute.ts'

export const embedKinds = ['video', 'audio', 'post'] as const
export type EmbedKind = (typeof embedKinds)[number]

/** A video, a recording or a post on another site, shown as a picture and a link: nothing of that site is loaded. */
export const embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      kind: choiceAttribute('kind', embedKinds, 'video', 'What is embedded is a video, a recording or a post.'),
      href: addressAttribute('href', 'The address of what is embedded'),
      title: textAttribute('title', 'The title of what is embedded'),
      author: textAttribute('author', 'The author of what is embedded'),
      image: pictureAttribute('image', 'The picture of what is embedded'),
    }
  },

  parseHTML() {
    return [{ tag: 'div.embed' }]
  },

  renderHTML({ node }) {
    const { title, author, image, href } = node.attrs as Record<string, string | null>
    return [
      'div',
      { class: 'embed', ...asData(node.attrs) },
      ...(image ? [['img', { src: image, alt: '' }]] : []),
      ['p', { class: 'embed-title' }, title ?? href ?? ''],
      ...(author ? [['p', { class: 'embed-author' }, author]] : []),
    ]
  },
})
