import type { InputHTMLAttributes, ReactNode } from 'react'

type FieldProps = {
  name: string
  label: string
  hint?: ReactNode
  fault?: string | undefined
  /** `textarea` for running text. */
  as?: 'input' | 'textarea'
} & Omit<InputHTMLAttributes<HTMLInputElement> & { rows?: number }, 'name' | 'id'>

/** A labelled field with its hint and its fault, tied together for screen readers. */
export function Field({ name, label, hint, fault, as: Control = 'input', ...rest }: FieldProps) {
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ')
  const shared = {
    id: name,
    name,
    className: 'input',
    'aria-describedby': described || undefined,
    'aria-invalid': fault ? true : undefined,
  }
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {Control === 'textarea' ? (
        <textarea {...shared} rows={rest.rows ?? 3} maxLength={rest.maxLength} defaultValue={rest.defaultValue} />
      ) : (
        <input {...shared} {...rest} />
      )}
      {hint && <small id={`${name}-hint`}>{hint}</small>}
      {fault && (
        <span className="fault" id={`${name}-fault`}>
          {fault}
        </span>
      )}
    </div>
  )
}
