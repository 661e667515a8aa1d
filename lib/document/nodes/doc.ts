import { Node } from '@tiptap/core'

/** The whole document: its blocks, and below them its footnotes. */
export const doc = Node.create({
  name: 'doc',
  topNode: true,
  content: 'block+ footnote*',
})
