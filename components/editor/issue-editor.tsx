'use client'

import '@/components/reader/letter.css'
import '@/components/reader/letter-blocks.css'
import './editor.css'
import './panels.css'
import './pictures.css'
import './blocks.css'
import './long-text.css'
import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { isLongTitle } from '@/components/reader/long-title.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import type { DraftFields, SaveAccepted } from '@/lib/issues/input.ts'
import { textActions } from './actions.ts'
import { Conflict } from './conflict.tsx'
import type { DeskPlaces } from './desk-keys.ts'
import { documentJson } from './document-json.ts'
import { DraftContext, type Draft } from './draft-context.ts'
import { fitsSchema } from './fits-schema.ts'
import { focusEnd, focusStart, goTo } from './going.ts'
import { editorExtensions } from './editor-extensions.ts'
import { goToTools } from './go-to-tools.ts'
import { GrowingField } from './growing-field.tsx'
import { deviceJournal, type JournalEntry } from './journal.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { LanguagePanel } from './language-panel.tsx'
import { latestDraft, rememberDraft } from './latest-drafts.ts'
import { LinkPanel } from './link-panel.tsx'
import { OtherWindows } from './other-windows.tsx'
import { Panels } from './panels.tsx'
import { RecoveredWords } from './recovered-words.tsx'
import { judgeEntry } from './recovery.ts'
import { replaceDocument } from './replace-document.ts'
import { SaveIndicator } from './save-indicator.tsx'
import { SaveTrouble } from './save-trouble.tsx'
import { TextBefore } from './text-before.tsx'
import { Toolbar } from './toolbar.tsx'
import { hasUploads, insertPictures } from './uploads.ts'
import { useAutosave } from './use-autosave.ts'
import { WritingTools } from './writing-tools.tsx'

export type IssueEditorProps = {
  issue: {
    id: string
    version: number
    title: string
    subtitle: string
    document: DocumentJson
    /** ISO 8601, UTC. */
    savedAt: string
    savedBy: string | null
  }
  /** Where drafts are PUT. */
  saveAddress: string
  /** Where pictures are POSTed. */
  uploadAddress: string
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string
  /** BCP 47, of the issue. */
  language: string
  /** What else can be done with the issue; may use `useDraft`. */
  bar: ReactNode
  /** What stands beside the text; may use `useDraft`, too. */
  side?: ReactNode
  onSaved?: (saved: SaveAccepted) => void
}

const journal = deviceJournal()

/** As `draftFields` has it; its schema is not worth fetching zod for. In UTF-16 code units. */
const longest = { title: 500, subtitle: 1000 }

/** The writing desk of one issue: title, subtitle and text, set as readers will see them, and saved as they are written. */
export function IssueEditor(props: IssueEditorProps) {
  const { saveAddress, uploadAddress, timeZone, language, bar, side, onSaved } = props
  const [issue] = useState(() => latestDraft(props.issue))
  const [isReadable] = useState(() => fitsSchema(issue.document))
  const [title, setTitle] = useState(issue.title)
  const [subtitle, setSubtitle] = useState(issue.subtitle)
  const [isLinking, setLinking] = useState(false)
  const [isFilling, setFilling] = useState(false)
  const [isNamingLanguage, setNamingLanguage] = useState(false)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [found, setFound] = useState<JournalEntry[]>([])
  const isMac = useSyncExternalStore(neverChanges, hasMacKeys, () => false)

  const heads = useRef({ title: issue.title, subtitle: issue.subtitle })
  const titleField = useRef<HTMLTextAreaElement>(null)
  const subtitleField = useRef<HTMLTextAreaElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const pictures = useRef<HTMLInputElement>(null)
  const keys = useRef<HTMLDialogElement>(null)
  const current = useRef<Editor | null>(null)
  const isComposing = useRef(false)

  function readDraft(): DraftFields {
    return { ...heads.current, document: current.current ? documentJson(current.current.state.doc) : issue.document }
  }

  const [autosave, snapshot] = useAutosave(
    {
      issueId: issue.id,
      address: saveAddress,
      standing: issue,
      read: readDraft,
      isComposing: () => isComposing.current || (current.current?.view.composing ?? false),
      journal,
      onSaved(saved, fields) {
        rememberDraft(issue.id, { ...fields, ...saved, savedBy: null })
        onSaved?.(saved)
      },
    },
    () => current.current !== null && hasUploads(current.current),
  )

  function changeTitle(value: string) {
    heads.current.title = value
    setTitle(value)
    autosave.changed()
  }

  function changeSubtitle(value: string) {
    heads.current.subtitle = value
    setSubtitle(value)
    autosave.changed()
  }

  const [desk] = useState<DeskPlaces>(() => ({
    askForLink: () => setLinking(true),
    askForFields: () => setFilling(true),
    askForLanguage: () => setNamingLanguage(true),
    showBlockMenu: () => setMenuOpen(true),
    choosePictures: () => pictures.current?.click(),
    showKeys: () => {
      if (!keys.current?.open) keys.current?.showModal()
    },
    saveNow: () => {
      autosave.retry()
      autosave.leave()
    },
    leaveUpwards: () => focusEnd(subtitleField.current),
    goToToolbar: goToTools,
    takeHeads: (newTitle, newSubtitle) => {
      const { title: before, subtitle: subtitleBefore } = heads.current
      if (before !== '' || (subtitleBefore !== '' && newSubtitle !== '')) return false
      changeTitle(newTitle.slice(0, longest.title))
      if (newSubtitle !== '') changeSubtitle(newSubtitle.slice(0, longest.subtitle))
      return true
    },
    goToPicture: () => document.querySelector<HTMLElement>('#picture-alt')?.focus(),
  }))
  const [extensions] = useState(() => editorExtensions(desk, uploadAddress))
  const [content] = useState(() => (isReadable ? issue.document : null))
  const [editorProps] = useState(() => ({
    attributes: {
      id: 'issue-text',
      class: 'letter',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': 'Text of the issue',
    },
    // What is written stays clear of the bars that stand over the text.
    scrollMargin: { top: 132, right: 0, bottom: 72, left: 0 },
    scrollThreshold: { top: 132, right: 0, bottom: 72, left: 0 },
    handleClick: openLink,
  }))

  const editor = useEditor({
    extensions,
    content,
    editorProps,
    editable: isReadable,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    onCreate: ({ editor: created }) => {
      current.current = created
      if (!isReadable) return
      if (issue.title === '' && created.isEmpty) titleField.current?.focus()
      // A device without a journal says so at the first change: the words can't be kept there either.
      lookIntoJournal().catch(() => {})
    },
    onUpdate: () => autosave.changed(),
    onBlur: () => autosave.leave(),
  })

  /** Puts another draft in the place of this one; in the text, undo brings it back. */
  function show(draft: DraftFields) {
    heads.current = { title: draft.title, subtitle: draft.subtitle }
    setTitle(draft.title)
    setSubtitle(draft.subtitle)
    if (current.current) replaceDocument(current.current, draft.document)
    autosave.changed()
  }

  async function forget(entry: JournalEntry) {
    setFound((entries) => entries.filter((other) => other !== entry))
    await journal.remove(entry.issueId, entry.writer)
  }

  async function restore(entry: JournalEntry) {
    autosave.expect(entry.sent)
    show(entry.fields)
    // Only when these words are kept anew may the old entry go.
    await autosave.keep()
    await forget(entry)
  }

  async function lookIntoJournal() {
    const standing = {
      ...issue,
      version: autosave.snapshot().version,
      ...(autosave.snapshot().hasChanged && readDraft()),
    }
    for (const entry of await journal.find(issue.id)) {
      const recovery = fitsSchema(entry.fields.document) ? judgeEntry(entry, standing) : 'offer'
      if (recovery === 'forget') await forget(entry)
      else if (recovery === 'restore' && !autosave.snapshot().hasChanged) await restore(entry)
      else setFound((entries) => [...entries.filter((other) => other.writer !== entry.writer), entry])
    }
  }

  async function takeTheirs() {
    const theirs = await autosave.takeTheirs()
    if (!theirs) return
    if (!fitsSchema(theirs.document)) {
      // Written with a newer Masthead than this window's: only a new page can show it.
      window.location.reload()
      return
    }
    show(theirs)
    await autosave.flush()
    await lookIntoJournal()
  }

  function merge(merged: DraftFields) {
    show(merged)
    autosave.keepMine()
    if (editor) focusStart(editor)
  }

  async function showNewer(): Promise<boolean> {
    const newer = await autosave.takeNewer()
    if (!newer) return false
    // Written with a newer Masthead than this window's: only a new page can show it.
    if (fitsSchema(newer.document)) show(newer)
    else window.location.reload()
    await autosave.flush()
    return true
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const isMod = isMac ? event.metaKey : event.ctrlKey
    if ((isMod && event.key === '/') || (event.key === '?' && !isField(event.target))) desk.showKeys()
    else if (isMod && !event.shiftKey && event.key.toLowerCase() === 's') desk.saveNow()
    else return
    event.preventDefault()
  })

  const setComposing = useEffectEvent((isNow: boolean) => {
    isComposing.current = isNow
  })

  useEffect(() => {
    const end = new AbortController()
    const { signal } = end
    document.addEventListener('keydown', (event) => onKey(event), { signal })
    document.addEventListener('compositionstart', () => setComposing(true), { signal })
    document.addEventListener('compositionend', () => setComposing(false), { signal })
    return () => end.abort()
  }, [])

  const [around] = useState(() => ({
    read: readDraft,
    show,
    goTo: (position: number) => current.current && goTo(current.current, position),
    flush: () => autosave.flush(),
    isPending: () => autosave.isPending,
  }))
  const draft = useMemo<Draft>(
    () => ({ ...around, version: snapshot.version, hasChanged: snapshot.hasChanged, editor }),
    [around, editor, snapshot.version, snapshot.hasChanged],
  )

  /** The empty paper under the text takes the cursor, too. */
  function writeBelow() {
    if (!editor) return
    const { doc } = editor.state
    const chain = editor.chain()
    const last = doc.lastChild?.type.name
    // Below the footnotes there is no text.
    if (last !== 'paragraph' && last !== 'footnote') chain.insertContentAt(doc.content.size, { type: 'paragraph' })
    chain.focus('end').run()
  }

  const { state } = snapshot
  return (
    <DraftContext value={draft}>
      <div className="writing">
        <header className="writing-bar">
          <a className="button" data-kind="quiet" href="/desk/issues">
            Issues
          </a>
          {bar}
        </header>
        <section className="writing-tools" aria-label="Tools">
          <Toolbar
            label="Text"
            className="tools"
            groups={textActions}
            editor={isReadable ? editor : null}
            desk={desk}
            isMac={isMac}
          />
          {isReadable && (
            <OtherWindows issueId={issue.id} snapshot={snapshot} timeZone={timeZone} showNewer={showNewer} />
          )}
          <SaveIndicator snapshot={snapshot} timeZone={timeZone} />
        </section>
        <div className="writing-body">
          <main className="writing-sheet">
            <h1 className="visually-hidden">{title || 'Untitled'}</h1>
            <div className="writing-notices">
              <SaveTrouble snapshot={snapshot} retry={() => autosave.retry()} />
              {state.name === 'conflict' && (
                <Conflict
                  readMine={readDraft}
                  theirs={state.theirs}
                  timeZone={timeZone}
                  language={language}
                  keepMine={() => autosave.keepMine()}
                  takeTheirs={takeTheirs}
                  common={autosave.common}
                  merge={merge}
                />
              )}
              {found.map((entry) => (
                <RecoveredWords
                  key={entry.writer}
                  entry={entry}
                  readNow={readDraft}
                  timeZone={timeZone}
                  language={language}
                  restore={fitsSchema(entry.fields.document) ? () => void restore(entry) : null}
                  discard={() => void forget(entry)}
                />
              ))}
              {!isReadable && (
                <p className="desk-notice" data-kind="fault" role="alert">
                  This window can’t show this text for writing: it was written with a newer Masthead. Reload the page.
                </p>
              )}
            </div>
            <div className="writing-heads" lang={language}>
              <GrowingField
                ref={titleField}
                className={isLongTitle(title) ? 'letter-title letter-title-long' : 'letter-title'}
                label="Title"
                placeholder="Title"
                value={title}
                maxLength={longest.title}
                onChange={changeTitle}
                onBlur={() => autosave.leave()}
                onNext={() => subtitleField.current?.focus()}
              />
              <GrowingField
                ref={subtitleField}
                className="letter-subtitle"
                label="Subtitle"
                placeholder="Subtitle, if you want one"
                value={subtitle}
                maxLength={longest.subtitle}
                onChange={changeSubtitle}
                onBlur={() => autosave.leave()}
                onNext={() => editor && focusStart(editor)}
                onPrevious={() => focusEnd(titleField.current)}
              />
            </div>
            <div ref={sheet} className="writing-text" lang={language}>
              {editor && isReadable ? <EditorContent editor={editor} /> : <TextBefore document={content} />}
              {editor && isReadable && (
                <Panels
                  editor={editor}
                  desk={desk}
                  isMac={isMac}
                  sheet={sheet}
                  isFilling={isFilling}
                  setFilling={setFilling}
                />
              )}
              {editor && isReadable && (
                <WritingTools
                  editor={editor}
                  desk={desk}
                  isMac={isMac}
                  sheet={sheet}
                  isMenuOpen={isMenuOpen}
                  setMenuOpen={setMenuOpen}
                />
              )}
              {editor && isLinking && <LinkPanel editor={editor} sheet={sheet} close={() => setLinking(false)} />}
              {editor && isNamingLanguage && (
                <LanguagePanel editor={editor} sheet={sheet} close={() => setNamingLanguage(false)} />
              )}
            </div>
            <button
              type="button"
              className="write-below"
              tabIndex={-1}
              aria-label="Write on below"
              onClick={writeBelow}
            />
          </main>
          {side}
        </div>
        <input
          ref={pictures}
          type="file"
          accept="image/*"
          multiple
          hidden
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            if (!editor || files.length === 0) return
            editor.commands.focus()
            insertPictures(editor.view, uploadAddress, files, editor.state.selection.to)
          }}
        />
        <KeysDialog ref={keys} isMac={isMac} />
      </div>
    </DraftContext>
  )
}

function openLink(_view: unknown, _position: number, event: globalThis.MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || !(event.metaKey || event.ctrlKey)) return false
  window.open(link.href, '_blank', 'noopener')
  return true
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

function neverChanges() {
  return () => {}
}

function hasMacKeys(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}
