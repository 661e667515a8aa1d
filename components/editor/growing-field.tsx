'use client'

import { useId, type KeyboardEvent, type Ref } from 'react'

type GrowingFieldProps = {
  ref: Ref<HTMLTextAreaElement>
  className: string
  label: string
  placeholder: string
  value: string
  maxLength: number
  onChange: (value: string) => void
  onBlur: () => void
  /** Enter was pressed, or the cursor left at the end. */
  onNext: () => void
  /** The cursor left at the start. */
  onPrevious?: () => void
}

/** One line of text that may wrap, as high as what is in it; set as readers see it. */
export function GrowingField({
  ref,
  className,
  label,
  placeholder,
  value,
  maxLength,
  onChange,
  onBlur,
  onNext,
  onPrevious,
}: GrowingFieldProps) {
  const id = useId()

  function leave(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Enter ends a composition; it does not leave the field. Safari says so by the key code only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const { selectionStart, selectionEnd, value: text } = event.currentTarget
    const isAtEnd = selectionStart === text.length
    const isAtStart = selectionEnd === 0
    if (event.key === 'Enter' || (event.key === 'ArrowDown' && isAtEnd)) onNext()
    else if (onPrevious && isAtStart && (event.key === 'ArrowUp' || (event.key === 'Backspace' && text === '')))
      onPrevious()
    else return
    event.preventDefault()
  }

  return (
    <div className={`growing ${className}`} data-text={value || placeholder}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={ref}
        id={id}
        rows={1}
        dir="auto"
        placeholder={placeholder}
        value={value}
        maxLength={maxLength}
        enterKeyHint="next"
        autoComplete="off"
        onChange={(event) => onChange(event.target.value.replace(/\s*[\r\n]+\s*/g, ' '))}
        onBlur={onBlur}
        onKeyDown={leave}
      />
    </div>
  )
}
