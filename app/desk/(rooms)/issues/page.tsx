import type { Metadata } from 'next'
import { IssueList } from '@/components/desk/issue-list.tsx'
import { UndoDelete } from '@/components/desk/undo-delete.tsx'
import { listDeletedIssues, listIssues } from '@/lib/issues/find.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { editorOrLogin } from '../../../session.ts'
import { newIssue, restore } from './actions.ts'

export const metadata: Metadata = { title: 'Issues' }

export default async function IssuesPage({ searchParams }: { searchParams: Promise<{ deleted?: string }> }) {
  await editorOrLogin()
  const [issues, deleted, publication, { deleted: justDeleted }] = await Promise.all([
    listIssues(),
    listDeletedIssues(),
    findPublication(),
    searchParams,
  ])
  const undoable = deleted.find((issue) => issue.id === justDeleted)
  return (
    <>
      <header className="room-head">
        <h1>Issues</h1>
        <form action={newIssue}>
          <button className="button" data-kind="primary" type="submit">
            New issue
          </button>
        </form>
      </header>
      {undoable && <UndoDelete issue={undoable} restore={restore} />}
      <IssueList issues={issues} timeZone={publication?.timeZone ?? 'UTC'} />
      {deleted.length > 0 && (
        <p className="room-foot">
          <a href="/desk/issues/deleted">Deleted issues ({deleted.length})</a>
        </p>
      )}
    </>
  )
}
