import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { IssueBar } from '@/components/desk/issue-bar.tsx'
import { IssueSide } from '@/components/desk/issue-side.tsx'
import { IssueEditor } from '@/components/editor/issue-editor.tsx'
import { NotFound } from '@/lib/errors.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import { findDraft } from '@/lib/issues/draft.ts'
import { findDetails, findTags } from '@/lib/issues/details.ts'
import { findIssue } from '@/lib/issues/find.ts'
import { listEditionChoices } from '@/lib/issues/works.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { isId } from '../../../ids.ts'
import { editorOrLogin } from '../../../session.ts'
import { keepText } from './history/actions.ts'
import { cancel, deleteThisIssue, dismissLate, publish, schedule, unpublish } from './actions.ts'

export const metadata: Metadata = { title: 'Writing' }

export default async function IssuePage({ params }: { params: Promise<{ id: string }> }) {
  await editorOrLogin()
  const { id } = await params
  const [issue, draft, details, knownTags, editionChoices, publication] = await Promise.all([
    orNotFound(findIssue, id),
    orNotFound(findDraft, id),
    orNotFound(findDetails, id),
    findTags(),
    isId(id) ? listEditionChoices(id) : [],
    findPublication(),
  ])
  if (!publication) notFound()
  return (
    <IssueEditor
      issue={{ id, ...draft, document: parseDocument(draft.document) }}
      saveAddress={`/desk/issues/${id}/draft`}
      uploadAddress="/desk/media"
      timeZone={publication.timeZone}
      language={issue.language ?? publication.language}
      bar={
        <IssueBar
          issue={issue}
          address={publication.address}
          timeZone={publication.timeZone}
          actions={{ publish, schedule, cancel, dismissLate, unpublish, deleteThisIssue }}
        />
      }
      side={
        <IssueSide
          history={{ issueId: id, keep: keepText }}
          details={{
            issueId: id,
            details,
            knownTags,
            editionChoices,
            saveAddress: `/desk/issues/${id}/details`,
            uploadAddress: '/desk/media',
            publicAddress: publication.address,
            language: publication.language,
            timeZone: publication.timeZone,
            isPublished: issue.publishedSlug !== null,
          }}
        />
      }
    />
  )
}

async function orNotFound<Found>(find: (id: string) => Promise<Found>, id: string): Promise<Found> {
  if (!isId(id)) notFound()
  try {
    return await find(id)
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}
