'use client'

import Link from 'next/link'
import { useState } from 'react'
import type { IssueState, IssueSummary } from '@/lib/issues/find.ts'
import { writtenDate } from './when.ts'

const groups: { state: IssueState; title: string }[] = [
  { state: 'draft', title: 'Drafts' },
  { state: 'scheduled', title: 'Scheduled' },
  { state: 'published', title: 'Published' },
]

/** All issues by state, and a field that narrows them while one types. */
export function IssueList({ issues, timeZone }: { issues: IssueSummary[]; timeZone: string }) {
  const [wanted, setWanted] = useState('')
  if (issues.length === 0) {
    return <p className="empty">No issue yet. The first one begins with “New issue”.</p>
  }
  const found = issues.filter((issue) => isMatch(issue, wanted))
  return (
    <>
      <input
        className="input issue-search"
        type="search"
        placeholder="Find by title or number"
        aria-label="Find an issue by title or number"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <p className="visually-hidden" role="status">
        {wanted && `${found.length} of ${issues.length} issues`}
      </p>
      {found.length === 0 && <p className="empty">No issue has “{wanted}” in its title.</p>}
      {groups.map(({ state, title }) => {
        const inGroup = found.filter((issue) => issue.state === state)
        return (
          inGroup.length > 0 && (
            <section key={state} aria-labelledby={`group-${state}`}>
              <h2 className="group-title" id={`group-${state}`}>
                {title} <span>{inGroup.length}</span>
              </h2>
              <ul className="issue-rows">
                {inGroup.map((issue) => (
                  <IssueRow key={issue.id} issue={issue} timeZone={timeZone} />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </>
  )
}

function IssueRow({ issue, timeZone }: { issue: IssueSummary; timeZone: string }) {
  return (
    <li>
      <Link className="issue-row" href={`/desk/issues/${issue.id}`} prefetch={false}>
        <span className="issue-number">{issue.number ?? ''}</span>
        <span className="issue-title" dir="auto" data-untitled={issue.title.trim() === '' || undefined}>
          {issue.title.trim() || 'Untitled'}
        </span>
        <span className="issue-when">{whenOf(issue, timeZone)}</span>
      </Link>
    </li>
  )
}

function whenOf(issue: IssueSummary, timeZone: string): string {
  if (issue.scheduleFault !== null) return 'could not go out at its time'
  if (issue.scheduledFor && issue.state === 'scheduled')
    return `goes out ${writtenDate(issue.scheduledFor, timeZone, true)}`
  if (issue.publishedAt) {
    const date = `${writtenDate(issue.publishedAt, timeZone)}${issue.missedAt ? ', late' : ''}`
    return issue.hasUnpublishedChanges ? `${date}, changed since` : date
  }
  return `changed ${writtenDate(issue.updatedAt, timeZone)}`
}

function isMatch(issue: IssueSummary, wanted: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase()
  return plain(wanted)
    .split(/\s+/)
    .every((word) => plain(`${issue.title} #${issue.number ?? ''}`).includes(word))
}
