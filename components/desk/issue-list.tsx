'use client'

import './issue-list.css'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import type { IssueState } from '@/lib/issues/find.ts'
import type { IssuePage, ListedIssue } from '@/lib/issues/list-page.ts'
import { fitness, longestSearch, searchKey } from '@/lib/issues/search-input.ts'
import { useListKeys } from './list-keys.ts'
import { writtenDate } from './when.ts'

const groups: { state: IssueState; title: string }[] = [
  { state: 'draft', title: 'Drafts' },
  { state: 'scheduled', title: 'Scheduled' },
  { state: 'published', title: 'Published' },
]

/** A pause in typing after which the server is asked. */
const pause = 150

type IssueListProps = {
  list: IssuePage
  /** What the server looked for. */
  find: string
  timeZone: string
}

/**
 * Issues by state, and a field that narrows them while one types: at once among those that are here, and by asking the
 * server where there are more. `j`, `k` and the arrows go through them, `/` goes to the field.
 */
export function IssueList({ list, find, timeZone }: IssueListProps) {
  const router = useRouter()
  const [typed, setTyped] = useState(find)
  const [isLooking, startTransition] = useTransition()
  useListKeys()
  const hasAll = find === '' && list.pages === 1
  const wanted = searchKey(typed)

  useEffect(() => {
    if (hasAll || searchKey(find) === wanted) return undefined
    const timer = setTimeout(() => {
      startTransition(() => router.replace(listAddress(typed, 1), { scroll: false }))
    }, pause)
    return () => clearTimeout(timer)
  }, [hasAll, find, wanted, typed, router])

  if (list.total === 0) {
    return <p className="empty">No issue yet. The first one begins with “New issue”.</p>
  }
  const found = list.issues.filter((issue) => fitness(issue, wanted) > 0)
  const fitting = searchKey(find) === wanted ? list.fitting : found.length
  return (
    <>
      <form action="/desk/issues" role="search" className="issue-finding">
        <input
          className="input issue-search"
          type="search"
          name="find"
          placeholder="Find by title or number"
          aria-label="Find an issue by title or number"
          autoComplete="off"
          maxLength={longestSearch}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      <p className="visually-hidden" role="status">
        {wanted && !isLooking && `${fitting} of ${list.total} issues`}
      </p>
      {found.length === 0 && !isLooking && <p className="empty">No issue has “{typed}” in its title.</p>}
      <div className="issue-groups">
        {groups.map(({ state, title }) => {
          const inGroup = found.filter((issue) => issue.state === state)
          return (
            inGroup.length > 0 && (
              <section key={state} aria-labelledby={`group-${state}`}>
                <h2 className="group-title" id={`group-${state}`}>
                  {title} {list.pages === 1 && <span>{inGroup.length.toLocaleString('en')}</span>}
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
      </div>
      {list.pages > 1 && <Pages list={list} find={find} />}
    </>
  )
}

function Pages({ list: { page, pages, fitting }, find }: { list: IssuePage; find: string }) {
  return (
    <nav className="issue-pages" aria-label="Pages of the list">
      {page > 1 ? <Link href={listAddress(find, page - 1)}>Newer</Link> : <span />}
      <span>
        Page {page} of {pages}, {fitting.toLocaleString('en')} issues
      </span>
      {page < pages ? <Link href={listAddress(find, page + 1)}>Older</Link> : <span />}
    </nav>
  )
}

function listAddress(find: string, page: number): string {
  const asked = new URLSearchParams({ ...(find.trim() && { find }), ...(page > 1 && { page: String(page) }) })
  return asked.size > 0 ? `/desk/issues?${asked.toString()}` : '/desk/issues'
}

function IssueRow({ issue, timeZone }: { issue: ListedIssue; timeZone: string }) {
  const trouble = troubleOf(issue)
  return (
    <li>
      <Link className="issue-row" href={`/desk/issues/${issue.id}`} prefetch={false}>
        <span className="issue-number">{issue.number ?? ''}</span>
        <span className="issue-title" dir="auto" data-untitled={issue.title.trim() === '' || undefined}>
          {issue.title.trim() || 'Untitled'}
        </span>
        <span className="issue-words">
          {issue.words === 1 ? '1 word' : `${issue.words.toLocaleString('en')} words`}
        </span>
        <span className="issue-when">{whenOf(issue, timeZone)}</span>
        {trouble && <span className="issue-trouble">{trouble}</span>}
      </Link>
    </li>
  )
}

function whenOf(issue: ListedIssue, timeZone: string): string {
  const changed = `changed ${writtenDate(issue.updatedAt, timeZone, true)}`
  if (issue.scheduledFor && issue.state === 'scheduled') {
    const verb = issue.scheduleFault === null ? 'goes out' : 'was to go out'
    return `${verb} ${writtenDate(issue.scheduledFor, timeZone, true)}`
  }
  if (!issue.publishedAt) return changed
  const date = writtenDate(issue.publishedAt, timeZone)
  return issue.hasUnpublishedChanges ? `${date}, ${changed}` : date
}

/** What went wrong with going out by itself. */
function troubleOf({ missedAt, scheduleFault, publishedAt }: ListedIssue): string | null {
  if (scheduleFault !== null) return `Could not go out: ${scheduleFault}`
  if (missedAt === null) return null
  const minutes = publishedAt ? Math.round((publishedAt.getTime() - missedAt.getTime()) / 60_000) : 0
  return minutes > 0 ? `Went out ${spanOf(minutes)} late` : 'Went out late'
}

function spanOf(minutes: number): string {
  const [count, unit] =
    minutes < 90
      ? [minutes, 'minute']
      : minutes < 36 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / (24 * 60)), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
