import { Extension } from '@tiptap/core'
import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { footnoteKey } from '@/lib/document/footnotes.ts'
import { endOfBlocks } from './footnote-commands.ts'

/** What is copied takes along the footnotes that it calls, so that they are there wherever it is pasted. */
export const CopiedNotes = Extension.create({
  name: 'copiedNotes',

  addProseMirrorPlugins() {
    let isDragged = false
    const is = (now: boolean) => () => {
      isDragged = now
      return false
    }
    return [
      new Plugin({
        props: {
          handleDOMEvents: { dragstart: is(true), copy: is(false), cut: is(false) },
          // What is dragged stays in this text, whose footnotes stand where they are.
          transformCopied: (slice, view) => (isDragged ? slice : withNotes(slice, view.state.doc)),
        },
      }),
    ]
  },
})

/** A part of a text together with the footnotes it calls; as it is when it calls none, or has them. */
export function withNotes(slice: Slice, doc: Node): Slice {
  const notes = new Map<string, Node>()
  doc.slice(endOfBlocks(doc)).content.forEach((note) => notes.set(keyOf(note), note))
  const had = new Set(slice.content.content.filter(({ type }) => type.name === 'footnote').map(keyOf))
  const called: Node[] = []
  const collect = (node: Node) => {
    if (node.type.name !== 'footnoteReference') return
    const note = notes.get(keyOf(node))
    if (!note || had.has(keyOf(note))) return
    had.add(keyOf(note))
    called.push(note)
    note.descendants(collect)
  }
  slice.content.descendants(collect)
  // Words out of a footnote are words; what they call is beside them in their own text.
  const isOfNote = slice.content.firstChild?.type.name === 'footnote'
  if (called.length === 0 || isOfNote || slice.content.firstChild?.isInline) return slice
  return new Slice(slice.content.append(Fragment.from(called)), slice.openStart, 0)
}

function keyOf(node: Node): string {
  return footnoteKey(String(node.attrs.label))
}
