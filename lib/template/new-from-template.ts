import { Temporal } from 'temporal-polyfill'
import type { Transaction } from '@/db/client.ts'
import { emptyDocument, parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { fillDocument, fillLine } from './fill.ts'
import { template } from '@/db/schema/index.ts'

/** What a new issue says before its author writes: the template with its fields filled in, for today; nothing without one. */
export async function newFromTemplate(
  tx: Transaction,
  number: number | null,
): Promise<{ title: string; subtitle: string; document: DocumentJson }> {
  const [pattern] = await tx.select().from(template)
  const publication = await findPublication(tx)
  if (!pattern || !publication) return { title: '', subtitle: '', document: emptyDocument }
  const date = Temporal.Now.plainDateISO(publication.timeZone)
  const facts = { number, date, language: publication.language }
  return {
    title: fillLine(pattern.title, facts).trim(),
    subtitle: fillLine(pattern.subtitle, facts).trim(),
    document: fillDocument(parseDocument(pattern.document), facts),
  }
}
