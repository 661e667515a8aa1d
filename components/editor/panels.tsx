'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useState, type RefObject } from 'react'
import { isCodeLanguage } from '@/lib/document/nodes/code-block.ts'
import { tableActions, type Desk } from './actions.ts'
import { Beside } from './beside.tsx'
import { blockForms } from './block-fields.ts'
import { BlockPanel } from './block-panel.tsx'
import { placeOf } from './field-place.ts'
import { placed, useNodeBox } from './node-box.ts'
import { Toolbar } from './toolbar.tsx'

type PanelsProps = {
  editor: Editor
  desk: Desk
  isMac: boolean
  sheet: RefObject<HTMLDivElement | null>
  /** Whether the author asked for the fields of the block. */
  isFilling: boolean
  setFilling: (isFilling: boolean) => void
}

/** What belongs to the thing the cursor is in, beside that thing: a table, a block of code, a picture, a card. */
export function Panels({ editor, desk, isMac, sheet, isFilling, setFilling }: PanelsProps) {
  const place = useEditorState({ editor, selector: () => placeOf(editor.state) })
  const key = place && `${place.name} ${place.position}`
  const [asked, setAsked] = useState<string | null>(null)
  // What was asked for one block is not asked for the next.
  const isElsewhere = isFilling && asked !== null && asked !== key
  useEffect(() => {
    if (isElsewhere) setFilling(false)
    setAsked(isFilling && !isElsewhere ? key : null)
  }, [isFilling, isElsewhere, key, setFilling])
  if (!place) return null
  const { name, position, attrs } = place
  const shared = { editor, sheet, position }
  const form = blockForms[name]
  if (form) {
    const isAsked = isFilling && !isElsewhere
    return <BlockPanel key={key} {...shared} place={place} form={form} isFilling={isAsked} setFilling={setFilling} />
  }
  if (name === 'image') return <PicturePanel key={position} {...shared} alt={attrs.alt as string | null} />
  return (
    <Beside {...shared}>
      {name === 'table' ? (
        <Toolbar
          label="Table"
          className="panel table-tools"
          groups={[tableActions]}
          editor={editor}
          desk={desk}
          isMac={isMac}
        />
      ) : (
        <CodeLanguage key={position} editor={editor} language={attrs.language as string | null} />
      )}
    </Beside>
  )
}

function CodeLanguage({ editor, language }: { editor: Editor; language: string | null }) {
  const [typed, setTyped] = useState(language ?? '')
  const isUsable = typed === '' || isCodeLanguage(typed)
  return (
    <label className="panel code-language">
      Language
      <input
        value={typed}
        placeholder="none"
        maxLength={100}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={!isUsable || undefined}
        onChange={(event) => {
          const value = event.target.value.trim()
          setTyped(value)
          if (value === '' || isCodeLanguage(value)) {
            editor
              .chain()
              .updateAttributes('codeBlock', { language: value || null })
              .run()
          }
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          event.preventDefault()
          editor.commands.focus()
        }}
      />
    </label>
  )
}

type PicturePanelProps = {
  editor: Editor
  sheet: RefObject<HTMLDivElement | null>
  position: number
  alt: string | null
}

function PicturePanel({ editor, sheet, position, alt }: PicturePanelProps) {
  const box = useNodeBox(editor, position, sheet)
  const [typed, setTyped] = useState(alt ?? '')
  if (!box) return null
  return (
    <div className="panel picture-panel" style={placed({ top: box.top + box.height })}>
      <label>
        What the picture shows
        <input
          id="picture-alt"
          value={typed}
          placeholder="For readers who can’t see it"
          onChange={(event) => {
            const value = event.target.value
            setTyped(value)
            editor.commands.command(({ tr }) => {
              tr.setNodeAttribute(position, 'alt', value || null)
              return true
            })
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
            event.preventDefault()
            editor.commands.focus()
          }}
        />
      </label>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        onClick={() => editor.chain().focus().setNodeSelection(position).deleteSelection().run()}
      >
        Remove
      </button>
    </div>
  )
}
