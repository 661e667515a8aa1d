'use client'

import type { Editor } from '@tiptap/react'
import { useId, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react'
import { setAttribute } from './block-commands.ts'
import type { BlockField } from './block-fields.ts'
import type { Place } from './field-place.ts'
import { fieldValue } from './field-value.ts'

type FieldInputProps = {
  editor: Editor
  place: Place
  field: BlockField
  hasFocus?: boolean
  /** Enter or Escape was pressed, where no form around it says what they do. */
  leave?: () => void
}

/**
 * One attribute of a block. What can be kept is kept as it is typed; what can't be is said when the field is left, stays
 * there to be mended, and the block says meanwhile what it said before.
 */
export function FieldInput({ editor, place, field, hasFocus, leave }: FieldInputProps) {
  const id = useId()
  const now = place.attrs[field.name] as string | number | null
  const [typed, setTyped] = useState(() => String(now ?? ''))
  const [isJudged, setJudged] = useState(false)
  const isTyping = useRef(false)
  const before = useRef(now)
  const judged = fieldValue(field, typed)
  // It was changed elsewhere meanwhile, as by undo.
  const isStale = 'value' in judged && judged.value !== now
  const fault = 'fault' in judged ? judged.fault : null
  const isShown = fault !== null && isJudged

  function change(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) {
    const { value } = event.target
    setTyped(value)
    setJudged(false)
    const read = fieldValue(field, value)
    set('value' in read ? read.value : before.current)
  }

  function set(value: string | number | null) {
    if (value === now) return
    setAttribute(editor, place, field.name, value, !isTyping.current)
    isTyping.current = true
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const isLeft = leave && (event.key === 'Enter' || event.key === 'Escape')
    const isSent = event.key === 'Enter' && !leave
    if (isLeft) {
      event.preventDefault()
      if (event.key === 'Escape') setTyped(String(now ?? ''))
      else if (fault !== null) {
        setJudged(true)
        return
      }
      leave()
    } else if (isSent) {
      setJudged(true)
      // In several lines Enter begins the next one.
      if (!(event.target instanceof HTMLTextAreaElement) || event.metaKey || event.ctrlKey) {
        event.preventDefault()
        if (fault === null) event.currentTarget.closest('form')?.requestSubmit()
      }
    }
  }

  const shared = {
    id,
    value: isStale ? String(now ?? '') : typed,
    'data-wrong': fault === null ? undefined : '',
    autoFocus: hasFocus,
    placeholder: field.placeholder,
    'aria-invalid': isShown || undefined,
    'aria-describedby': isShown ? `${id}-fault` : undefined,
    onChange: change,
    onKeyDown,
    onFocus: () => {
      before.current = now
    },
    onBlur: () => {
      setJudged(true)
      isTyping.current = false
    },
  }
  return (
    <div className="block-field" data-kind={field.kind}>
      <label htmlFor={id}>{field.label}</label>
      <Control field={field} shared={shared} />
      {isShown && (
        <p id={`${id}-fault`} className="panel-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

type Shared = {
  id: string
  value: string
  autoFocus: boolean | undefined
  placeholder: string | undefined
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onFocus: () => void
  onBlur: () => void
}

const asWritten = { spellCheck: false, autoCapitalize: 'off', autoComplete: 'off' }

function Control({ field, shared }: { field: BlockField; shared: Shared }) {
  switch (field.kind) {
    case 'line':
      return <input {...shared} dir="auto" autoComplete="off" />
    case 'lines':
      return <textarea {...shared} dir="auto" rows={2} />
    case 'address':
    case 'picture':
      return <input {...shared} {...asWritten} inputMode="url" />
    case 'tex':
      return <textarea {...shared} {...asWritten} className="tex" rows={4} />
    case 'texLine':
      return <input {...shared} {...asWritten} className="tex" />
    case 'number':
      return <input {...shared} type="number" min={field.from} max={field.to} inputMode="numeric" />
    case 'choice':
    default: {
      const { placeholder: _, ...select } = shared
      return (
        <select {...select}>
          {field.choices.map(({ value, label }) => (
            <option key={value ?? ''} value={value ?? ''}>
              {label}
            </option>
          ))}
        </select>
      )
    }
  }
}
