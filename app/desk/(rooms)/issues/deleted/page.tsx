import type { Metadata } from 'next'
import { DeletedIssue } from '@/components/desk/undo-delete.tsx'
import { listDeletedIssues } from '@/lib/issues/find.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { editorOrLogin } from '../../../../session.ts'
import { restore } from '../actions.ts'

export const metadata: Metadata = { title: 'Deleted issues' }

export default async function DeletedPage() {
  await editorOrLogin()
  const [deleted, publication] = await Promise.all([listDeletedIssues(), findPublication()])
  return (
    <>
      <header className="room-head">
        <h1>Deleted issues</h1>
        <a className="button" href="/desk/issues">
          All issues
        </a>
      </header>
      {deleted.length === 0 ? (
        <p className="empty">Nothing is deleted.</p>
      ) : (
        <ul className="issue-rows">
          {deleted.map((issue) => (
            <DeletedIssue key={issue.id} issue={issue} restore={restore} timeZone={publication?.timeZone ?? 'UTC'} />
          ))}
        </ul>
      )}
    </>
  )
}
