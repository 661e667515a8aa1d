import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TemplateBar } from '@/components/desk/template-bar.tsx'
import { IssueEditor } from '@/components/editor/issue-editor.tsx'
import { emptyDocument, parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { findLatestIssue } from '@/lib/issues/find-published.ts'
import { wallClockOf } from '@/lib/issues/wall-clock.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { skeletonOf, titlePattern } from '@/lib/template/skeleton.ts'
import { findTemplate } from '@/lib/template/template.ts'
import { editorOrLogin } from '../../session.ts'

export const metadata: Metadata = { title: 'Template' }

/** What every new issue starts from, in the same editor as an issue. */
export default async function TemplatePage() {
  await editorOrLogin()
  const [template, publication] = await Promise.all([findTemplate(), findPublication()])
  if (!publication) notFound()
  const { timeZone, language } = publication
  const latest = await findLatestIssue(language)
  const beginning = latest && {
    name: latest.number === null ? `“${latest.title}”` : `#${latest.number}`,
    draft: {
      title: titlePattern(latest.title, latest.number, wallClockOf(latest.publishedAt, timeZone).slice(0, 10)),
      subtitle: '',
      document: skeletonOf(latest.document as DocumentJson),
    },
  }
  return (
    <IssueEditor
      issue={{ id: 'template', ...template, document: parseDocument(template.document) }}
      saveAddress="/desk/template/draft"
      uploadAddress="/desk/media"
      timeZone={timeZone}
      language={language}
      bar={<TemplateBar isEmpty={template.title === '' && isEmpty(template.document)} beginning={beginning} />}
    />
  )
}

function isEmpty(document: unknown): boolean {
  return JSON.stringify(document) === JSON.stringify(emptyDocument)
}
