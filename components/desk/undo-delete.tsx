'use client'

import { useActionState } from 'react'
import { untouched, type FormState } from '@/components/ui/form-state.ts'
import type { IssueSummary } from '@/lib/issues/find.ts'
import { writtenDate } from './when.ts'

type Restore = (before: FormState, form: FormData) => Promise<FormState>

/** Says that an issue was deleted and takes it back at one press. */
export function UndoDelete({ issue, restore }: { issue: IssueSummary; restore: Restore }) {
  return (
    <div className="notice undo" role="status">
      <span>
        “<bdi>{issue.title.trim() || 'Untitled'}</bdi>” was deleted
        {issue.state === 'published' && ' and is no longer on the web'}.
      </span>
      <RestoreForm id={issue.id} restore={restore} label="Undo" />
    </div>
  )
}

/** One line in the list of deleted issues. */
export function DeletedIssue({
  issue,
  restore,
  timeZone,
}: {
  issue: IssueSummary
  restore: Restore
  timeZone: string
}) {
  return (
    <li className="issue-row">
      <span className="issue-number">{issue.number ?? ''}</span>
      <span className="issue-title" dir="auto">
        {issue.title.trim() || 'Untitled'}
      </span>
      <span className="issue-when">{issue.deletedAt && `deleted ${writtenDate(issue.deletedAt, timeZone)}`}</span>
      <RestoreForm id={issue.id} restore={restore} label="Restore" />
    </li>
  )
}

function RestoreForm({ id, restore, label }: { id: string; restore: Restore; label: string }) {
  const [state, act, isPending] = useActionState(restore, untouched)
  return (
    <form action={act}>
      <input type="hidden" name="id" value={id} />
      <button className="button" type="submit" disabled={isPending}>
        {label}
      </button>
      {state.error && <span className="fault">{state.error}</span>}
    </form>
  )
}
