import { Node } from '@tiptap/core'
import { asData, choiceAttribute } from './attribute.ts'

export const calloutKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const
export type CalloutKind = (typeof calloutKinds)[number]

/** Something set apart from the text. Its kind, if it has one, is said in a word above it; they are those of GitHub. */
export const callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,

  addAttributes() {
    return {
      kind: choiceAttribute('kind', [null, ...calloutKinds], null, 'There is no such kind of callout.'),
    }
  },

  parseHTML() {
    return [{ tag: 'aside.callout' }]
  },

  renderHTML({ node }) {
    return ['aside', { class: 'callout', ...asData(node.attrs) }, 0]
  },
})
