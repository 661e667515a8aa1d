'use client'

import { useRef, useState, useTransition } from 'react'
import { useDraft } from '@/components/editor/draft-context.ts'
import { untouched, type FormState } from '@/components/ui/form-state.ts'
import type { IssueSummary } from '@/lib/issues/find.ts'
import { detailsWentOut, useHasOtherDetails } from './other-details.ts'
import { useChecks } from './checks-keeper.ts'
import { useCommands } from './commands.ts'
import { IssueMenu } from './issue-menu.tsx'
import { Lateness } from './lateness.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { showTab, toggleSide, useOpenTab } from './side-state.ts'
import { writtenDate } from './when.ts'

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>

export type IssueActions = {
  publish: FormAction
  schedule: FormAction
  cancel: FormAction
  dismissLate: FormAction
  unpublish: FormAction
  deleteThisIssue: FormAction
}

type IssueBarProps = {
  issue: IssueSummary
  address: string
  timeZone: string
  actions: IssueActions
}

const notSaved: FormState = {
  ...untouched,
  error: 'Your last words are not on the server yet, so nothing was done. Try again when they are saved.',
}

/** What can be done with the issue being written: look at it, set its details, publish it, put it away. */
export function IssueBar({ issue, address, timeZone, actions }: IssueBarProps) {
  const draft = useDraft()
  const openTab = useOpenTab()
  const [state, setState] = useState<FormState>(untouched)
  const [isPending, startTransition] = useTransition()
  const publishing = useRef<HTMLDialogElement>(null)
  const [checks] = useChecks(issue.id)
  const hasOtherDetails = useHasOtherDetails(issue.id)
  const hasChanges =
    issue.state === 'published' && (issue.hasUnpublishedChanges || hasOtherDetails || draft.version > issue.version)

  /** Sends what is not saved yet, then acts on exactly that version. */
  function act(action: FormAction, fields: Record<string, string> = {}) {
    startTransition(async () => {
      const version = await draft.flush()
      if (version === null) {
        setState(notSaved)
        return
      }
      const form = new FormData()
      form.set('id', issue.id)
      form.set('version', String(version))
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const result = await action(untouched, form)
      setState(result)
      if (result.error || Object.keys(result.faults).length > 0) return
      publishing.current?.close()
      if (action === actions.publish) detailsWentOut(issue.id)
    })
  }

  async function preview() {
    // The tab is opened at once, while the click still counts as one; it is sent on when the text is saved.
    const tab = window.open('', '_blank')
    if ((await draft.flush()) === null) {
      tab?.close()
      setState(notSaved)
    } else if (tab) tab.location.href = `/desk/issues/${issue.id}/preview`
  }

  async function goTo(place: string) {
    if ((await draft.flush()) === null) setState(notSaved)
    else window.location.assign(place)
  }

  const canPublish = issue.state !== 'published' || hasChanges

  function askToPublish() {
    setState(untouched)
    publishing.current?.showModal()
    // As it stands with the very last words.
    void draft.flush().then(() => checks.refresh())
  }

  useCommands('This issue', [
    { name: 'preview', label: 'Preview', alsoCalled: 'look see page', to: () => void preview() },
    ...(canPublish
      ? [
          {
            name: 'publish',
            label: issue.state === 'published' ? 'Update what readers see' : 'Publish',
            alsoCalled: 'send out schedule',
            to: askToPublish,
          },
        ]
      : []),
    {
      name: 'history',
      label: 'History',
      alsoCalled: 'earlier texts versions revisions compare restore',
      to: () => void goTo(`/desk/issues/${issue.id}/history`),
    },
    {
      name: 'details',
      label: 'Details',
      alsoCalled: 'address number date tags cover summary',
      to: () => showTab('details'),
    },
    { name: 'outline', label: 'Outline', alsoCalled: 'sections contents length words', to: () => showTab('outline') },
    { name: 'checks', label: 'Checks', alsoCalled: 'findings links pictures', to: () => showTab('checks') },
  ])

  return (
    <>
      <div className="issue-bar-actions">
        <span className="issue-state">{stateOf(issue, hasChanges, timeZone)}</span>
        <button
          className="button"
          data-kind="quiet"
          type="button"
          aria-expanded={openTab !== null}
          title="Beside the text (Ctrl \\)"
          onClick={() => toggleSide('details')}
        >
          Details
        </button>
        <button className="button" data-kind="quiet" type="button" onClick={() => void preview()}>
          Preview
        </button>
        {canPublish && (
          <button className="button" data-kind="primary" type="button" onClick={askToPublish}>
            {issue.state === 'published' ? 'Update' : 'Publish'}
          </button>
        )}
        {issue.publishedSlug !== null && (
          <a
            className="button"
            href={`/issues/${encodeURIComponent(issue.publishedSlug)}`}
            target="_blank"
            rel="noreferrer"
          >
            View
          </a>
        )}
        <IssueMenu issue={issue} isPending={isPending} act={act} actions={actions} goTo={(place) => void goTo(place)} />
      </div>
      {(state.error || state.done) && (
        <p className="bar-message" data-kind={state.error ? 'fault' : 'done'} role={state.error ? 'alert' : 'status'}>
          {state.error ?? state.done}
          <button type="button" aria-label="Close this message" onClick={() => setState(untouched)}>
            <span aria-hidden="true">×</span>
          </button>
        </p>
      )}
      <Lateness issue={issue} timeZone={timeZone} isPending={isPending} dismiss={() => act(actions.dismissLate)} />
      <PublishDialog
        ref={publishing}
        issue={issue}
        address={address}
        timeZone={timeZone}
        state={state}
        isPending={isPending}
        act={act}
        actions={actions}
      />
    </>
  )
}

function stateOf(issue: IssueSummary, hasChanges: boolean, timeZone: string): string {
  if (issue.state === 'scheduled' && issue.scheduledFor)
    return `Goes out ${writtenDate(issue.scheduledFor, timeZone, true)}`
  if (issue.state === 'published') return hasChanges ? 'Published, with changes readers do not see yet' : 'Published'
  return 'Draft'
}
