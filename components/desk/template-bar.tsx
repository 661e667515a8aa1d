'use client'

import { useState } from 'react'
import { useDraft } from '@/components/editor/draft-context.ts'
import type { DraftFields } from '@/lib/issues/input.ts'

type TemplateBarProps = {
  isEmpty: boolean
  /** What the template could begin with: the sections of the latest issue, by the name of that issue. */
  beginning: { name: string; draft: DraftFields } | null
}

const fields = ['{number}', '{date}', '{week}', '{year}', '{month}', '{day}']

/** Says what a template is, over the editor of it. */
export function TemplateBar({ isEmpty, beginning }: TemplateBarProps) {
  const draft = useDraft()
  const [hasBegun, setBegun] = useState(false)
  return (
    <>
      <p className="template-name">Template</p>
      <div className="template-words">
        <p>
          Every new issue starts as a copy of this. In title, subtitle and text{' '}
          {fields.map((field, index) => (
            <span key={field}>
              {index > 0 && (index === fields.length - 1 ? ' and ' : ', ')}
              <code>{field}</code>
            </span>
          ))}{' '}
          are filled in. Sections that stay empty vanish when an issue goes out.
        </p>
        {isEmpty && beginning && !hasBegun && !draft.hasChanged && (
          <button
            type="button"
            className="button"
            disabled={!draft.editor}
            onClick={() => {
              setBegun(true)
              draft.show(beginning.draft)
            }}
          >
            Begin with the sections of {beginning.name}
          </button>
        )}
      </div>
    </>
  )
}
