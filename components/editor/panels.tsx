'use client'

import { isNodeSelection } from '@tiptap/core'
import { useEditorState, type Editor } from '@tiptap/react'
import { useState, type ReactNode, type RefObject } from 'react'
import { isCodeLanguage } from '@/lib/document/nodes/code-block.ts'
import { tableActions, type Desk } from './actions.ts'
import { placed, useNodeBox } from './node-box.ts'
import { Toolbar } from './toolbar.tsx'

type PanelsProps = { editor: Editor; desk: Desk; isMac: boolean; sheet: RefObject<HTMLDivElement | null> }

/** What belongs to the thing the cursor is in, beside that thing: a table, a block of code, a picture. */
export function Panels({ editor, desk, isMac, sheet }: PanelsProps) {
  const place = useEditorState({ editor, selector: () => placeOf(editor) })
  if (!place) return null
  const shared = { editor, sheet, position: place.position }
  if (place.kind === 'image') return <PicturePanel key={place.position} {...shared} alt={place.alt} />
  return (
    <Beside {...shared}>
      {place.kind === 'table' ? (
        <Toolbar
          label="Table"
          className="panel table-tools"
          groups={[tableActions]}
          editor={editor}
          desk={desk}
          isMac={isMac}
        />
      ) : (
        <CodeLanguage key={place.position} editor={editor} language={place.language} />
      )}
    </Beside>
  )
}

type Place =
  | { kind: 'table'; position: number }
  | { kind: 'codeBlock'; position: number; language: string | null }
  | { kind: 'image'; position: number; alt: string | null }

function placeOf(editor: Editor): Place | null {
  const { selection } = editor.state
  if (isNodeSelection(selection) && selection.node.type.name === 'image') {
    return { kind: 'image', position: selection.from, alt: selection.node.attrs.alt as string | null }
  }
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    const position = $from.before(depth)
    if (node.type.name === 'table') return { kind: 'table', position }
    if (node.type.name === 'codeBlock') {
      return { kind: 'codeBlock', position, language: node.attrs.language as string | null }
    }
  }
  return null
}

type BesideProps = { editor: Editor; sheet: RefObject<HTMLDivElement | null>; position: number; children: ReactNode }

/** Stands over the upper edge of a block, and stays in sight while the block is. */
function Beside({ editor, sheet, position, children }: BesideProps) {
  const box = useNodeBox(editor, position, sheet)
  return (
    box && (
      <div className="beside" style={placed({ top: box.top, height: box.height })}>
        {children}
      </div>
    )
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
