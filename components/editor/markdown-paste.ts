import { Extension } from '@tiptap/core'
import { DOMParser, Fragment, Slice, type Node, type ResolvedPos, type Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { ReadMarkdown } from '@/lib/document/markdown/read.ts'

/**
 * Whether plain text was written as Markdown: it has a heading, a list of several items, a quote, a fence, a table, a
 * link or an image, and not just a stray character that Markdown happens to use.
 */
export function looksLikeMarkdown(text: string): boolean {
  if (/^ {0,3}(?:#{1,6} +\S|```|~~~|> ?\S|\|?(?: *:?-{2,}:? *\|)+)/m.test(text)) return true
  if (/!?\[[^\]\n]*\]\((?:<[^>\n]+>|[^\s()]+)(?: +"[^"\n]*")?\)/.test(text)) return true
  if (/(?:^|\s)\*\*\S(?:[^\n]*\S)?\*\*(?=$|[\s.,;:!?)])/.test(text)) return true
  const items = text.match(/^ {0,3}(?:[-*+]|\d{1,9}[.)]) +\S/gm)
  return items !== null && items.length > 1
}

type MarkdownPasteOptions = {
  /** Offers the title and subtitle of what is pasted to the issue; whether it took them. */
  takeHeads: (title: string, subtitle: string) => boolean
}

/** Turns pasted plain text into what it says, when it was written as Markdown. Pasting without formatting leaves it alone. */
export const MarkdownPaste = Extension.create<MarkdownPasteOptions>({
  name: 'markdownPaste',

  addOptions() {
    return { takeHeads: () => false }
  },

  addProseMirrorPlugins() {
    const { takeHeads } = this.options
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
          handlePaste(view, event) {
            const data = event.clipboardData
            const text = data?.getData('text/plain') ?? ''
            const isFormatted = data?.types.includes('text/html') && !data.types.includes('vscode-editor-data')
            if (isPlain || isFormatted || isCode(view.state.selection.$from) || !looksLikeMarkdown(text)) return false
            void pasteMarkdown(view, text, takeHeads)
            return true
          },
        },
      }),
    ]
  },
})

async function pasteMarkdown(
  view: EditorView,
  text: string,
  takeHeads: MarkdownPasteOptions['takeHeads'],
): Promise<void> {
  const { doc, selection } = view.state
  const read = await readPasted(text)
  if (view.isDestroyed) return
  const { tr, schema } = view.state
  // Where something was written while the reader was fetched, the cursor of now is the better place.
  if (tr.doc === doc) tr.setSelection(selection)
  // What can't be read goes in as it is.
  const slice = read ? markdownSlice(schema.nodeFromJSON(read.document), readHeading(read)) : plainSlice(schema, text)
  view.dispatch(tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))

  /** The title that the text has, where the issue does not take it for its own. */
  function readHeading({ fields }: ReadMarkdown): Node | undefined {
    if (fields.title === '' || takeHeads(fields.title, fields.subtitle)) return undefined
    return schema.nodes.heading?.create({ level: 2 }, schema.text(fields.title))
  }
}

/** The reader is fetched only when somebody pastes Markdown. Null when it can't be had, or refuses the text. */
async function readPasted(text: string): Promise<ReadMarkdown | null> {
  try {
    const { readMarkdown } = await import('@/lib/document/markdown/read.ts')
    return readMarkdown(text)
  } catch {
    return null
  }
}

/** One paragraph goes into the line it is pasted into; anything more stands for itself. */
function markdownSlice(document: Node, heading: Node | undefined): Slice {
  const only = document.childCount === 1 && !heading ? document.firstChild : null
  if (only?.type.name === 'paragraph') return new Slice(Fragment.from(only), 1, 1)
  return new Slice(heading ? document.content.addToStart(heading) : document.content, 0, 0)
}

function plainSlice(schema: Schema, text: string): Slice {
  const lines = document.createElement('div')
  for (const line of text.split(/(?:\r\n?|\n)+/)) lines.appendChild(document.createElement('p')).textContent = line
  return DOMParser.fromSchema(schema).parseSlice(lines)
}

function isCode($position: ResolvedPos): boolean {
  return $position.parent.type.spec.code === true
}
