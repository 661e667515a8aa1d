import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PreviewDesk } from '@/components/desk/preview-desk.tsx'
import { emailSize } from '@/lib/document/email-size.ts'
import { proofOf } from '@/lib/issues/preview.ts'
import { listPreviewLinks } from '@/lib/previews/preview-links.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { isId } from '../../../../ids.ts'
import { editorOrLogin } from '../../../../session.ts'
import { endPreview, sharePreview } from './actions.ts'

export const metadata: Metadata = { title: 'Preview' }

/** The draft in every form in which it would go out, side by side. */
export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const editor = await editorOrLogin()
  const { id } = await params
  const [proof, publication] = isId(id) ? await Promise.all([proofOf(id), findPublication()]) : []
  if (!proof || !publication) notFound()
  return (
    <PreviewDesk
      issueId={id}
      title={proof.issue.title}
      email={emailSize(proof.renderings.email)}
      timeZone={publication.timeZone}
      links={await listPreviewLinks(editor, id)}
      actions={{ sharePreview, endPreview }}
    />
  )
}
