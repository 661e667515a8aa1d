'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useRef, type RefObject } from 'react'
import { numberOf } from './footnote-numbers.ts'
import { FetchButton, FormChoice } from './address-choice.tsx'
import { Beside } from './beside.tsx'
import { writeBefore } from './block-commands.ts'
import type { BlockForm } from './block-fields.ts'
import { isBare } from './block-keys.ts'
import { numbersIn } from './desk-attributes.ts'
import { FieldInput } from './field-input.tsx'
import type { Place } from './field-place.ts'
import { followFootnote, removeFootnote } from './footnote-commands.ts'
import { Icon } from './icons.tsx'
import { placed, useNodeBox, type Box } from './node-box.ts'
import { TexPreview } from './tex-preview.tsx'
import { useLeaving } from './use-leaving.ts'

type BlockPanelProps = {
  editor: Editor
  sheet: RefObject<HTMLDivElement | null>
  position: number
  place: Place
  form: BlockForm
  isFilling: boolean
  setFilling: (isFilling: boolean) => void
}

/**
 * What a block says beside its text. A field or two stand over its edge; more are behind a button there, and open below,
 * so that they cover nothing unasked.
 */
export function BlockPanel({ position, ...panel }: BlockPanelProps) {
  const { editor, sheet, place, form, isFilling, setFilling } = panel
  function close() {
    setFilling(false)
    editor.commands.focus()
  }
  return (
    <>
      <Beside editor={editor} sheet={sheet} position={position}>
        <BlockBar {...panel} close={close} />
      </Beside>
      {isFilling && form.ask !== null && (
        <BlockFields editor={editor} sheet={sheet} place={place} form={form} close={close} setFilling={setFilling} />
      )}
    </>
  )
}

type BlockBarProps = Omit<BlockPanelProps, 'position'> & { close: () => void }

function BlockBar({ editor, place, form, isFilling, setFilling, close }: BlockBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const isBrief = form.ask === null

  useEffect(() => {
    if (isFilling && isBrief) bar.current?.querySelector<HTMLElement>('input, select')?.focus()
  }, [isFilling, isBrief])
  useLeaving(bar, {
    byKey: close,
    byFocus() {
      if (isBrief) setFilling(false)
    },
  })

  return (
    <div ref={bar} className="panel block-bar" role="group" aria-label={form.title}>
      {isBrief && form.fields.length === 0 && <span className="block-name">{form.title}</span>}
      {isBrief &&
        form.fields.map((field) => (
          <FieldInput key={field.name} editor={editor} place={place} field={field} leave={close} />
        ))}
      {form.ask !== null && (
        <button
          type="button"
          className="button"
          data-kind="quiet"
          aria-expanded={isFilling}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setFilling(!isFilling)}
        >
          {asking(place, form.ask)}
        </button>
      )}
      <MoreActions editor={editor} place={place} />
      <button
        type="button"
        className="tool"
        aria-label={`Remove: ${form.title}`}
        title="Remove"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => remove(editor, place)}
      >
        <Icon name="remove" />
      </button>
    </div>
  )
}

/** A picture without a description is the one thing the author is reminded of. */
function asking({ name, attrs }: Place, ask: string): string {
  return name === 'figure' && !attrs.alt ? 'Say what it shows' : ask
}

function MoreActions({ editor, place: { name, position, attrs } }: { editor: Editor; place: Place }) {
  const node = editor.state.doc.nodeAt(position)
  if (name === 'footnote' || name === 'footnoteReference') {
    const isMissing = numberOf(attrs.label, numbersIn(editor.state)) === null
    const follow = () =>
      editor
        .chain()
        .focus()
        .command(({ tr }) => followFootnote(tr))
        .run()
    const toNote = isMissing ? 'Write the footnote' : 'To the footnote'
    return <BarButton label={name === 'footnote' ? 'Back to the text' : toNote} act={follow} />
  }
  if (name === 'card' || name === 'item') {
    return (
      <>
        <FormChoice editor={editor} position={position} />
        {typeof attrs.href === 'string' && (
          <FetchButton key={attrs.href} editor={editor} place={{ name, position, attrs }} />
        )}
      </>
    )
  }
  if (node && isBare(node)) return <BarButton label="Write above it" act={() => writeBefore(editor, position)} />
  return null
}

function BarButton({ label, act }: { label: string; act: () => void }) {
  return (
    <button
      type="button"
      className="button"
      data-kind="quiet"
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {label}
    </button>
  )
}

function remove(editor: Editor, { name, position }: Place): void {
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const node = tr.doc.nodeAt(position)
      if (!node) return false
      if (name === 'footnote') removeFootnote(tr, { node, at: position })
      else if (name === 'callout') {
        // What is set apart stays; only the frame goes.
        tr.replaceWith(position, position + node.nodeSize, node.content)
      } else tr.delete(position, position + node.nodeSize)
      return true
    })
    .run()
}

type BlockFieldsProps = {
  editor: Editor
  sheet: RefObject<HTMLDivElement | null>
  place: Place
  form: BlockForm
  close: () => void
  setFilling: (isFilling: boolean) => void
}

/** The fields of a block below it, or below the title it begins with. Each is kept as it is typed. */
function BlockFields({ editor, sheet, place, ...rest }: BlockFieldsProps) {
  const box = useNodeBox(editor, place.name === 'item' ? place.position + 1 : place.position, sheet)
  return box && <FieldsForm editor={editor} place={place} box={box} {...rest} />
}

type FieldsFormProps = Omit<BlockFieldsProps, 'sheet'> & { box: Box }

function FieldsForm({ editor, place, form, box, close, setFilling }: FieldsFormProps) {
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useLeaving(element, {
    byKey: close,
    byFocus() {
      // What can't be kept stays there to be mended.
      if (!wrongField(element.current)) setFilling(false)
    },
  })

  return (
    <form
      ref={element}
      className="panel block-fields"
      aria-label={form.title}
      style={placed({ top: box.top + box.height })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const wrong = wrongField(event.currentTarget)
        if (wrong) wrong.focus()
        else close()
      }}
    >
      {form.fields.map((field, index) => (
        <FieldInput key={field.name} editor={editor} place={place} field={field} hasFocus={index === 0} />
      ))}
      {typeof place.attrs.latex === 'string' && (
        <TexPreview latex={place.attrs.latex} isBlock={place.name === 'blockMath'} />
      )}
      <button type="submit" className="button" data-kind="primary">
        Done
      </button>
    </form>
  )
}

function wrongField(form: HTMLElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>('[data-wrong]') ?? null
}
