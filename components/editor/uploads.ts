import { Extension, type Editor } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { compositionEnd } from './composition.ts'
import { isGap } from './desk-attributes.ts'
import { endOfBlocks } from './footnote-commands.ts'
import { asOwnStep } from './undo-steps.ts'
import { uploadPlaceholder, type UploadPlaceholder } from './upload-placeholder.ts'
import { UploadFailed, uploadPicture, type UploadedPicture } from './upload-request.ts'

type Upload = { id: string; file: File; placeholder: UploadPlaceholder; abort: AbortController }
/** `next` is where the placeholders go that stood in the same place as a removed one: behind what took its place. */
type Change = { add: Upload[]; at: number } | { remove: string; next?: number }

const uploadsKey = new PluginKey<DecorationSet>('uploads')
let uploadCount = 0

/** Whether pictures are still on their way into this text. */
export function hasUploads(editor: Editor): boolean {
  return (uploadsKey.getState(editor.state)?.find().length ?? 0) > 0
}

/** Takes files that are dropped or pasted, and shows in the text where their pictures will stand. */
export const Uploads = Extension.create<{ address: string }>({
  name: 'uploads',

  addOptions() {
    return { address: '' }
  },

  addProseMirrorPlugins() {
    const { address } = this.options
    return [
      new Plugin<DecorationSet>({
        key: uploadsKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, shown) => changed(shown, tr),
        },
        props: {
          decorations: (state) => uploadsKey.getState(state),
          handleDrop(view, event, _slice, moved) {
            const files = filesOf(event.dataTransfer)
            if (moved || files.length === 0) return false
            event.preventDefault()
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
            insertPictures(view, address, files, at ?? view.state.selection.to)
            return true
          },
          handlePaste(view, event) {
            const files = filesOf(event.clipboardData)
            // Office programs put a picture of the text beside the text: then the text is meant.
            if (files.length === 0 || event.clipboardData?.getData('text/plain').trim()) return false
            insertPictures(view, address, files, view.state.selection.to)
            return true
          },
        },
        view: (editorView) => ({
          update(view, before) {
            const now = uploadsKey.getState(view.state)
            const were = uploadsKey.getState(before)
            if (now === were) return
            // A placeholder that was deleted with the text around it takes its upload along.
            for (const { abort, id } of were?.find().map(uploadOf) ?? []) if (!findUpload(now, id)) abort.abort()
          },
          destroy() {
            for (const { abort } of uploadsKey.getState(editorView.state)?.find().map(uploadOf) ?? []) abort.abort()
          },
        }),
      }),
    ]
  },
})

/** How many pictures are sent at once; the others say that they wait. */
const mostAtOnce = 3

/** Sends pictures, a few at once, and puts each where its placeholder stands as soon as it has arrived. */
export function insertPictures(view: EditorView, address: string, files: readonly File[], at: number): void {
  const uploads = files.map((file) => newUpload(file))
  dispatchChange(view, { add: uploads, at })
  void sendAll(view, address, uploads)

  function newUpload(file: File): Upload {
    const id = `upload-${(uploadCount += 1)}`
    const abort = new AbortController()
    const placeholder = uploadPlaceholder(file.name || 'the picture', {
      retry: () => void send(view, address, upload),
      cancel: () => {
        dispatchChange(view, { remove: id })
        view.focus()
      },
    })
    const upload = { id, file, placeholder, abort }
    return upload
  }
}

async function sendAll(view: EditorView, address: string, uploads: readonly Upload[]): Promise<void> {
  const waiting = [...uploads]
  let last = Promise.resolve()
  const sendNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const sent = send(view, address, next, last)
      last = sent
      await sent
    }
  }
  await Promise.all(Array.from({ length: mostAtOnce }, sendNext))
}

/** @param before the end of the picture before it: they come into the text in their order, whichever arrives first. */
async function send(
  view: EditorView,
  address: string,
  upload: Upload,
  before: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  const { file, placeholder, abort, id } = upload
  if (abort.signal.aborted) return
  if (!file.type.startsWith('image/')) {
    placeholder.showFailure('This is no picture.', false)
    return
  }
  placeholder.showProgress(0)
  try {
    const picture = await uploadPicture(address, file, placeholder.showProgress, abort.signal)
    await Promise.allSettled([before])
    await compositionEnd(view)
    if (!view.isDestroyed && !abort.signal.aborted) place(view, id, picture)
  } catch (error) {
    if (abort.signal.aborted) return
    if (!(error instanceof UploadFailed)) throw error
    placeholder.showFailure(error.message, true)
  }
}

function place(view: EditorView, id: string, { address, width, height, alt }: UploadedPicture): void {
  const mark = findUpload(uploadsKey.getState(view.state), id)
  const image = view.state.schema.nodes.image?.create({ src: address, width, height, alt: alt || null })
  if (!mark || !image) return
  const { tr } = view.state
  const next = insertPicture(tr, mark.from, image)
  view.dispatch(asOwnStep(tr.setMeta(uploadsKey, { remove: id, next } satisfies Change)))
}

/**
 * Puts a picture between words when it was dropped there; else it is a figure, whose caption can be typed at once. On a
 * figure whose picture never came along it takes that place, and the figure keeps its words.
 * @returns where the next picture goes: right behind it.
 */
export function insertPicture(tr: Transaction, at: number, image: Node): number {
  const $at = tr.doc.resolve(at)
  const { parent, parentOffset } = $at
  const figure = tr.doc.type.schema.nodes.figure?.create(image.attrs)
  if (!figure) return at
  const gap = gapAt($at)
  if (gap !== null) {
    const { src, width, height, alt } = image.attrs
    const before = tr.doc.nodeAt(gap)?.attrs
    tr.setNodeMarkup(gap, undefined, { ...before, src, width, height, alt: before?.alt || alt })
    return gap + (tr.doc.nodeAt(gap)?.nodeSize ?? 0)
  }
  if (!parent.isTextblock) {
    const fits = parent.canReplaceWith($at.index(), $at.index(), figure.type)
    return inserted(tr, fits ? at : endOfBlocks(tr.doc), figure)
  }
  const isInside = parentOffset > 0 && parentOffset < parent.content.size
  const isCell = $at.depth > 1 && $at.node(-1).type.spec.tableRole !== undefined
  const takesImage = parent.canReplaceWith($at.index(), $at.index(), image.type)
  if (takesImage && (isInside || isCell)) {
    return inserted(tr, at, image)
  }
  if (parent.type.name === 'paragraph' && parent.content.size === 0 && canBe($at, figure)) {
    replaceParagraph(tr, $at, figure)
    return $at.before() + figure.nodeSize
  }
  const isAbove = parentOffset === 0 && parent.content.size > 0
  return inserted(tr, placeBeside($at, figure, isAbove), figure)
}

/** Puts a node somewhere. @returns where it ends. */
function inserted(tr: Transaction, at: number, node: Node): number {
  tr.insert(at, node)
  return at + node.nodeSize
}

/** Where the figure without a picture begins that a position is in, or right before. */
function gapAt($at: ResolvedPos): number | null {
  const { parent, nodeAfter } = $at
  if (parent.type.name === 'figure' && isGap(parent)) return $at.before()
  return nodeAfter?.type.name === 'figure' && isGap(nodeAfter) ? $at.pos : null
}

/** The cursor, when it was in the paragraph, is then in the caption. */
function replaceParagraph(tr: Transaction, $at: ResolvedPos, figure: Node): void {
  const { from, to } = tr.selection
  const isHere = from >= $at.start() && to <= $at.end()
  tr.replaceWith($at.before(), $at.after(), figure)
  if (isHere) tr.setSelection(TextSelection.create(tr.doc, $at.before() + 1))
}

function canBe($at: ResolvedPos, figure: Node): boolean {
  const index = $at.index(-1)
  return $at.depth > 0 && $at.node(-1).canReplaceWith(index, index + 1, figure.type)
}

/** Right above or below the line around a position, or as near as a figure can stand. */
function placeBeside($at: ResolvedPos, figure: Node, isAbove: boolean): number {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const holder = $at.node(depth - 1)
    const index = $at.index(depth - 1)
    if (isAbove && holder.canReplaceWith(index, index, figure.type)) return $at.before(depth)
    if (holder.canReplaceWith(index + 1, index + 1, figure.type)) return $at.after(depth)
  }
  return endOfBlocks($at.doc)
}

/** @param before the placeholders as they stood before the transaction. */
function changed(before: DecorationSet, tr: Transaction): DecorationSet {
  const shown = before.map(tr.mapping, tr.doc)
  const change = tr.getMeta(uploadsKey) as Change | undefined
  if (!change) return shown
  if ('add' in change) {
    return shown.add(
      tr.doc,
      change.add.map((upload) => markOf(upload, change.at)),
    )
  }
  const { remove, next } = change
  const at = findUpload(before, remove)?.from
  // They would go with an empty line that became the first of several pictures, or come to stand before it.
  const beside = before
    .find()
    .filter(({ from }) => next !== undefined && from === at)
    .map(uploadOf)
    .filter(({ id }) => id !== remove)
  const ids = new Set([remove, ...beside.map(({ id }) => id)])
  return shown.remove(shown.find().filter((mark) => ids.has(uploadOf(mark).id))).add(
    tr.doc,
    beside.map((upload) => markOf(upload, next ?? 0)),
  )
}

function markOf(upload: Upload, at: number): Decoration {
  return Decoration.widget(at, upload.placeholder.element, {
    key: upload.id,
    side: 1,
    upload,
    stopEvent: () => true,
    ignoreSelection: true,
  })
}

function dispatchChange(view: EditorView, change: Change): void {
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(uploadsKey, change).setMeta('addToHistory', false))
}

function findUpload(shown: DecorationSet | undefined, id: string): Decoration | undefined {
  return shown?.find(undefined, undefined, (spec: { upload?: Upload }) => spec.upload?.id === id)[0]
}

function uploadOf(mark: Decoration): Upload {
  return (mark.spec as { upload: Upload }).upload
}

function filesOf(data: DataTransfer | null): File[] {
  return data ? [...data.files] : []
}
