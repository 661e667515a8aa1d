import { Extension } from '@tiptap/core'
import { DOMParser, type Node, type ResolvedPos, type Schema, type Slice } from '@tiptap/pm/model'
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state'
import { isInTable } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import type { ReadMarkdown } from '@/lib/document/markdown/read.ts'
import { addressFrom } from './address.ts'
import { addressesIn, pasteAddresses } from './addresses.ts'
import { looksLikeMarkdown } from './looks-like-markdown.ts'
import { isInCell, isInTitle, placeDocument, placeSlice } from './place-pasted.ts'
import { markPictures, type MarkedPicture } from './pasted-pictures.ts'
import { asOwnStep } from './undo-steps.ts'

type PasteOptions = {
  /** Offers the title and subtitle of what is pasted to the issue; whether it took them. */
  takeHeads: (title: string, subtitle: string) => boolean
  /** Sends pictures that came along with a text, to stand at a position of it. */
  sendPictures: (view: EditorView, files: readonly File[], at: number) => void
}

/**
 * Takes in what is pasted by the roads that imported letters come by: HTML, and plain text that was written as Markdown.
 * What was copied in an editor of ours comes back exactly; pasting without formatting leaves text as it is.
 */
export const Paste = Extension.create<PasteOptions>({
  // `paste` is one of Tiptap's own.
  name: 'pasteReading',

  addOptions() {
    return { takeHeads: () => false, sendPictures: () => {} }
  },

  addProseMirrorPlugins() {
    const { takeHeads, sendPictures } = this.options
    let isPlain = false
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown(_view, event) {
              isPlain = event.shiftKey && event.key.toLowerCase() === 'v'
              return false
            },
          },
          handlePaste(view, event, slice) {
            const wasPlain = isPlain
            const road = isPlain ? 'plain' : roadOf(event.clipboardData)
            isPlain = false
            const { state } = view
            const text = event.clipboardData?.getData('text/plain') ?? ''
            const html = event.clipboardData?.getData('text/html') ?? ''
            // Code, and cells when a table is pasted, take in what they can by themselves.
            if (isCode(state.selection.$from)) return false
            if (isInTable(state) && (!isInCell(state.selection) || road === 'own' || /<table\b/i.test(html)))
              return false
            if (takeAddress(view, text)) return true
            const addresses = wasPlain ? null : addressesIn(text)
            if (addresses && pasteAddresses(view, addresses)) return true
            const options = { takeHeads: isInTable(state) ? () => false : takeHeads, sendPictures }
            if (road === 'html') {
              const marked = markPictures(html, picturesIn(event.clipboardData))
              void pasteRead(view, text, () => readHtml(marked.html), options, marked.pictures)
            } else if (road === 'markdown') void pasteRead(view, text, () => readMarkdown(text), options, [])
            else if (isInTitle(state.selection) || holdsFootnotes(slice)) pasteSlice(view, slice)
            else return false
            return true
          },
        },
      }),
    ]
  },
})

/** How something on the clipboard is read. */
function roadOf(data: DataTransfer | null): 'own' | 'html' | 'markdown' | 'plain' {
  const html = data?.getData('text/html') ?? ''
  if (/<[^>]*\sdata-pm-slice=/.test(html)) return 'own'
  const isFromCodeEditor = data?.types.includes('vscode-editor-data') ?? false
  if (html.trim() !== '' && !isFromCodeEditor) return 'html'
  return looksLikeMarkdown(data?.getData('text/plain') ?? '') ? 'markdown' : 'plain'
}

/** The address of a page, pasted into the empty title of an item that has none, is meant as that. */
function takeAddress({ state, dispatch }: EditorView, text: string): boolean {
  const { $from } = state.selection
  const item = $from.depth > 1 ? $from.node(-1) : null
  const isAsked =
    item?.type.name === 'item' && $from.parent.type.name === 'itemTitle' && $from.parent.content.size === 0
  const href = /^https?:\/\/\S+$/i.test(text.trim()) ? addressFrom(text) : null
  if (!isAsked || item.attrs.href !== null || href === null) return false
  dispatch(asPaste(state.tr.setNodeAttribute($from.before(-1), 'href', href)))
  return true
}

function pasteSlice({ state, dispatch }: EditorView, slice: Slice): void {
  const { tr } = state
  placeSlice(tr, slice)
  dispatch(asPaste(tr))
}

/** @param text goes in as it is when what was copied can't be read. */
async function pasteRead(
  view: EditorView,
  text: string,
  read: () => Promise<ReadMarkdown>,
  { takeHeads, sendPictures }: PasteOptions,
  pictures: readonly MarkedPicture[],
): Promise<void> {
  const { doc, selection } = view.state
  // A reader that can't be fetched, or refuses the text, must not cost the text.
  const found = await read().catch(() => null)
  if (view.isDestroyed) return
  const { tr, schema } = view.state
  // Where something was written while the reader was fetched, the cursor of now is the better place.
  if (tr.doc === doc) tr.setSelection(selection)
  if (found && holdsSomething(found, text)) placeDocument(tr, withHeading(schema, found, takeHeads))
  else placeSlice(tr, plainSlice(schema, text))
  const places = takeMarks(tr, pictures)
  view.dispatch(asPaste(tr))
  for (const { file, at } of places.toReversed()) sendPictures(view, [file], at)
}

/** Takes the marks of pictures out of the text again, and says where they stood. */
function takeMarks(tr: Transaction, pictures: readonly MarkedPicture[]): { file: File; at: number }[] {
  const places = pictures.flatMap(({ mark, file }) => {
    let at: number | null = null
    tr.doc.descendants((node, position) => {
      const index = at === null ? (node.text?.indexOf(mark) ?? -1) : -1
      if (index >= 0) at = position + index
      return at === null
    })
    if (at === null) return []
    tr.delete(at, at + mark.length)
    return [{ file, at, changes: tr.mapping.maps.length }]
  })
  return places.map(({ file, at, changes }) => ({ file, at: tr.mapping.slice(changes).map(at, -1) }))
}

function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))
}

/** Whether anything was found, or there was nothing to be found. */
function holdsSomething({ fields, document }: ReadMarkdown, text: string): boolean {
  const [first, ...more] = document.content
  const isEmpty = more.length === 0 && first?.type === 'paragraph' && !first.content
  return !isEmpty || fields.title !== '' || text.trim() === ''
}

/** What was read, with its title above it where the issue does not take that for its own. */
function withHeading(schema: Schema, { fields, document }: ReadMarkdown, takeHeads: PasteOptions['takeHeads']): Node {
  const node = schema.nodeFromJSON(document)
  if (fields.title === '' || takeHeads(fields.title, fields.subtitle)) return node
  const heading = schema.nodes.heading?.create({ level: 2 }, schema.text(fields.title))
  return heading ? node.copy(node.content.addToStart(heading)) : node
}

async function readMarkdown(text: string): Promise<ReadMarkdown> {
  const reader = await import('@/lib/document/markdown/read.ts')
  return reader.readMarkdown(text)
}

async function readHtml(html: string): Promise<ReadMarkdown> {
  const reader = await import('@/lib/document/html/read-html.ts')
  return reader.readHtml(html)
}

function plainSlice(schema: Schema, text: string): Slice {
  const lines = document.createElement('div')
  for (const line of text.split(/(?:\r\n?|\n)+/)) lines.appendChild(document.createElement('p')).textContent = line
  return DOMParser.fromSchema(schema).parseSlice(lines)
}

function asPaste(tr: EditorState['tr']): EditorState['tr'] {
  return asOwnStep(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
}

function holdsFootnotes({ content }: Slice): boolean {
  return content.content.some((node) => node.type.name === 'footnote')
}

function isCode($position: ResolvedPos): boolean {
  return $position.parent.type.spec.code === true
}
