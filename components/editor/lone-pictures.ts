import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Whether readers see a paragraph as a figure: it holds one picture and nothing else. */
export function isLonePicture(node: Node): boolean {
  return node.type.name === 'paragraph' && node.childCount === 1 && node.firstChild?.type.name === 'image'
}

const picturesKey = new PluginKey<DecorationSet>('lonePictures')

/** Marks the paragraphs that are figures, so that they can be set as such. */
export const LonePictures = Extension.create({
  name: 'lonePictures',

  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key: picturesKey,
        state: {
          init: (_config, { doc }) => marksIn(doc),
          apply: (tr, marks) => (tr.docChanged ? marksIn(tr.doc) : marks),
        },
        props: { decorations: (state) => picturesKey.getState(state) },
      }),
    ]
  },
})

function marksIn(doc: Node): DecorationSet {
  const marks: Decoration[] = []
  doc.descendants((node, position) => {
    if (isLonePicture(node)) marks.push(Decoration.node(position, position + node.nodeSize, { class: 'lone-picture' }))
    return !node.isTextblock
  })
  return DecorationSet.create(doc, marks)
}
