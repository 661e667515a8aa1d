import type { Metadata } from 'next'
import { IssueList } from '@/components/desk/issue-list.tsx'
import { UndoDelete } from '@/components/desk/undo-delete.tsx'
import { listDeletedIssues } from '@/lib/issues/find.ts'
import { listIssuePage } from '@/lib/issues/list-page.ts'
import { longestSearch } from '@/lib/issues/search-input.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { editorOrLogin } from '../../../session.ts'
import { newIssue, restore } from './actions.ts'

export const metadata: Metadata = { title: 'Issues' }

type Asked = { deleted?: string; find?: string | string[]; page?: string }

export default async function IssuesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  await editorOrLogin()
  const { deleted: justDeleted, find: asked, page } = await searchParams
  const find = String(asked ?? '').slice(0, longestSearch)
  const [list, deleted, publication] = await Promise.all([
    listIssuePage(find, Number(page ?? 1)),
    listDeletedIssues(),
    findPublication(),
  ])
  const undoable = deleted.find((issue) => issue.id === justDeleted)
  return (
    <>
      <header className="room-head">
        <h1>Issues</h1>
        <form action={newIssue} id="new-issue">
          <button className="button" data-kind="primary" type="submit">
            New issue
          </button>
        </form>
      </header>
      {undoable && <UndoDelete issue={undoable} restore={restore} />}
      <IssueList list={list} find={find} timeZone={publication?.timeZone ?? 'UTC'} />
      {deleted.length > 0 && (
        <p className="room-foot">
          <a href="/desk/issues/deleted">Deleted issues ({deleted.length})</a>
        </p>
      )}
    </>
  )
}
