'use client'

import { useRef } from 'react'
import type { IssueSummary } from '@/lib/issues/find.ts'
import type { FormAction, IssueActions } from './issue-bar.tsx'

type IssueMenuProps = {
  issue: IssueSummary
  isPending: boolean
  act: (action: FormAction) => void
  actions: IssueActions
  /** Goes to another page of the issue when what was written is saved. */
  goTo: (address: string) => void
}

/** What is seldom done with an issue. */
export function IssueMenu({ issue, isPending, act, actions, goTo }: IssueMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const choose = (action: FormAction) => () => {
    menu.current?.hidePopover()
    act(action)
  }
  return (
    <>
      <button className="button" data-kind="quiet" type="button" aria-label="More" popoverTarget="issue-menu">
        <svg width="18" height="18" viewBox="0 0 18 18" fill="currentColor" aria-hidden="true">
          <circle cx="3.5" cy="9" r="1.5" />
          <circle cx="9" cy="9" r="1.5" />
          <circle cx="14.5" cy="9" r="1.5" />
        </svg>
      </button>
      <div ref={menu} id="issue-menu" className="menu" popover="auto">
        <button type="button" onClick={() => goTo(`/desk/issues/${issue.id}/history`)}>
          History
        </button>
        {issue.state === 'scheduled' && (
          <button type="button" disabled={isPending} onClick={choose(actions.cancel)}>
            Do not send it out by itself
          </button>
        )}
        {issue.state === 'published' && (
          <button type="button" disabled={isPending} onClick={choose(actions.unpublish)}>
            Unpublish
          </button>
        )}
        <button type="button" data-kind="danger" disabled={isPending} onClick={choose(actions.deleteThisIssue)}>
          Delete
        </button>
      </div>
    </>
  )
}
