import { Extension, type Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { siteOf } from '@/lib/document/site.ts'
import { addressFrom } from './address.ts'
import { addressBlock, pageIn, putAddress, type AddressForm } from './address-form.ts'
import { addressNote, type AddressNote } from './address-note.ts'
import { announce } from './announce.ts'
import { bareCard, lookAtPage, type PageCard } from './card-request.ts'
import { compositionEnd } from './composition.ts'
import { asOwnStep } from './undo-steps.ts'

/** A pasted address whose page is looked at, on a line of its own that begins at `position`. */
type Asked = {
  id: string
  position: number
  href: string
  form: AddressForm
  note: AddressNote
  abort: AbortController
  /** Whether the answer was no; then the line waits for the author. */
  isRefused: boolean
}

/** A page that took the place of its address just now. */
export type Made = { position: number; form: AddressForm; card: PageCard }

type Pasted = { asked: readonly Asked[]; made: Made | null }
type Change = { add?: Asked[]; drop?: string; refuse?: string; made?: Made | null }

const pastedKey = new PluginKey<Pasted>('addresses')
const nothing: Pasted = { asked: [], made: null }
let askedCount = 0

/** The page that was put in last, until the text is changed; null when there is none. */
export function madeIn(state: EditorState): Made | null {
  return pastedKey.getState(state)?.made ?? null
}

/** The addresses in a text that is nothing but whole web addresses, one a line; null when there is more in it. */
export function addressesIn(text: string): string[] | null {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const found = lines.map((line) =>
    /^https?:\/\/\S+$/i.test(line) && siteOf(line) !== null ? addressFrom(line) : null,
  )
  const whole = found.filter((address) => address !== null)
  return whole.length > 0 && whole.length === lines.length ? whole : null
}

/**
 * Takes addresses that are pasted into an empty line: they stand there at once as links, and their pages take their
 * places when they were looked at: below a link with a comment as such, else as cards.
 * @returns whether there was a place for them.
 */
export function pasteAddresses(view: EditorView, addresses: readonly string[]): boolean {
  const { tr, schema, selection } = view.state
  const { $from, empty } = selection
  if (!empty || !takesAddresses($from.node(-1), $from.parent)) return false
  const start = $from.before()
  const above = $from.depth === 1 ? $from.doc.resolve(start).nodeBefore : null
  const form = above?.type.name === 'item' ? 'item' : 'card'
  const lines = addresses.map((href) => addressBlock(schema, 'link', bareCard(href)))
  tr.replaceWith(start, $from.after(), lines)
  const asked: Asked[] = []
  let position = start
  for (const [index, line] of lines.entries()) {
    asked.push(newAsked(position, addresses[index] ?? '', form))
    position += line.nodeSize
  }
  tr.setSelection(TextSelection.create(tr.doc, position - 1))
  tr.setMeta(pastedKey, { add: asked, made: null } satisfies Change).setMeta('paste', true)
  view.dispatch(asOwnStep(tr.scrollIntoView()))
  void lookAtAll(view, asked)
  return true
}

/** In lists, cells and footnotes an address is a link and nothing more. */
function takesAddresses(holder: Node | undefined, line: Node): boolean {
  if (!holder || line.type.name !== 'paragraph' || line.content.size > 0) return false
  return ['doc', 'item', 'callout', 'details', 'blockquote', 'subscribe', 'pastIssues'].includes(holder.type.name)
}

function newAsked(position: number, href: string, form: AddressForm): Asked {
  const id = `address-${(askedCount += 1)}`
  const site = siteOf(href) ?? href
  const abort = new AbortController()
  const note = addressNote(`Looking at ${site}… Esc keeps the link`)
  return { id, position, href, form, note, abort, isRefused: false }
}

async function lookAtAll(view: EditorView, asked: readonly Asked[]): Promise<void> {
  for (const each of asked) await lookAt(view, each)
}

async function lookAt(view: EditorView, { id, href, note, abort }: Asked): Promise<void> {
  if (abort.signal.aborted || view.isDestroyed || !findAsked(view.state, id)) return
  announce(`Looking at ${siteOf(href) ?? href}. Escape keeps the link.`)
  const { card, refused } = await lookAtPage(href, abort.signal)
  await compositionEnd(view)
  if (abort.signal.aborted || view.isDestroyed) return
  if (refused === null) {
    putIn(view, id, card)
    return
  }
  note.refuse(refused, {
    makeAnyway() {
      putIn(view, id, card)
      view.focus()
    },
    keep() {
      change(view, { drop: id })
      view.focus()
    },
  })
  announce(`${refused} The link stays.`)
  change(view, { refuse: id })
}

function putIn(view: EditorView, id: string, card: PageCard): void {
  const asked = findAsked(view.state, id)
  if (!asked) return
  const { position, form } = asked
  const { tr } = view.state
  if (!putAddress(tr, position, form, card)) return
  tr.setMeta(pastedKey, { drop: id, made: { position, form, card } } satisfies Change)
  view.dispatch(asOwnStep(tr))
  announce(form === 'item' ? 'It is a link with a comment now.' : 'It is a card now.')
}

/** Gives the page that was put in last another form, in one step of undo. */
export function changeForm({ view }: Editor, form: AddressForm): void {
  const made = madeIn(view.state)
  if (!made) return
  const { tr } = view.state
  const node = tr.doc.nodeAt(made.position)
  const $inside = node && tr.doc.resolve(made.position + (node.isAtom ? 0 : 1))
  if (!$inside) return
  tr.setSelection(TextSelection.near($inside))
  if (!putAddress(tr, made.position, form, made.card)) return
  const next = form === 'link' ? null : { ...made, form }
  view.dispatch(asOwnStep(tr.setMeta(pastedKey, { made: next } satisfies Change).scrollIntoView()))
  view.focus()
}

/** Gives a block that shows a page another form, in one step of undo. */
export function turnPage({ view }: Editor, position: number, form: AddressForm): void {
  const { tr } = view.state
  const node = tr.doc.nodeAt(position)
  const page = node && pageIn(node)
  if (!node || !page) return
  tr.setSelection(TextSelection.near(tr.doc.resolve(position + (node.isAtom ? 0 : 1))))
  if (putAddress(tr, position, form, page)) view.dispatch(asOwnStep(tr.scrollIntoView()))
}

/** Puts away the choice of forms. */
export function dropMade({ view }: Editor): void {
  if (!view.isDestroyed && madeIn(view.state)) change(view, { made: null })
}

function change(view: EditorView, meta: Change): void {
  view.dispatch(view.state.tr.setMeta(pastedKey, meta).setMeta('addToHistory', false))
}

function findAsked(state: EditorState, id: string): Asked | undefined {
  return pastedKey.getState(state)?.asked.find((each) => each.id === id)
}

/** Looks at the pages of pasted addresses, and shows beside each what is going on. None of that is in the document. */
export const Addresses = Extension.create({
  name: 'addresses',
  priority: 1050,

  addProseMirrorPlugins() {
    return [
      new Plugin<Pasted>({
        key: pastedKey,
        state: { init: () => nothing, apply: (tr, pasted) => changed(pasted, tr) },
        props: {
          decorations: (state) => drawn(state),
          handleKeyDown(view, event) {
            if (event.key !== 'Escape' || event.isComposing || view.composing) return false
            const asked = pastedKey.getState(view.state)?.asked ?? []
            const line = view.state.selection.$from.depth > 0 ? view.state.selection.$from.before() : null
            const meant = asked.find(({ position }) => position === line) ?? asked.at(-1)
            if (!meant) return false
            change(view, { drop: meant.id })
            announce('The link stays.')
            return true
          },
        },
        view: () => ({
          update({ state }, before) {
            const now = pastedKey.getState(state)?.asked ?? []
            const were = pastedKey.getState(before)?.asked ?? []
            if (now === were) return
            for (const { id, abort } of were) if (!now.some((each) => each.id === id)) abort.abort()
          },
        }),
      }),
    ]
  },
})

/** Each note stands at the end of its line. */
function drawn(state: EditorState): DecorationSet | null {
  const { asked } = pastedKey.getState(state) ?? nothing
  if (asked.length === 0) return null
  const notes = asked.map(({ id, position, href, note, isRefused }) =>
    Decoration.widget(position + 1 + href.length, note.element, {
      key: `${id} ${isRefused}`,
      side: 1,
      ignoreSelection: true,
      stopEvent: () => true,
    }),
  )
  return DecorationSet.create(state.doc, notes)
}

function changed(pasted: Pasted, tr: Transaction): Pasted {
  const meta = tr.getMeta(pastedKey) as Change | undefined
  if (!meta && (!tr.docChanged || pasted === nothing)) return pasted
  const kept = pasted.asked
    .filter(({ id }) => id !== meta?.drop)
    .map((each) => (tr.docChanged ? { ...each, position: tr.mapping.map(each.position) } : each))
    .map((each) => (each.id === meta?.refuse ? { ...each, isRefused: true } : each))
    .filter((each) => isLine(tr.doc, each))
  const asked = meta?.add ? [...kept, ...meta.add] : kept
  // The choice of forms is there until something else is written.
  const made = meta && 'made' in meta ? (meta.made ?? null) : tr.docChanged ? null : pasted.made
  return asked.length === 0 && made === null ? nothing : { asked, made }
}

/** Whether a line still is the pasted address and nothing else. */
function isLine(doc: Node, { position, href }: Asked): boolean {
  const line = position <= doc.content.size ? doc.nodeAt(position) : null
  const text = line?.type.name === 'paragraph' && line.childCount === 1 ? line.firstChild : null
  return text?.text === href && text.marks.some(({ type, attrs }) => type.name === 'link' && attrs.href === href)
}
