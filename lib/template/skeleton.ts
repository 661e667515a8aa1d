import { Temporal } from 'temporal-polyfill'
import { emptyDocument, type DocumentJson } from '@/lib/document/schema.ts'

const standing: ReadonlySet<string> = new Set([
  'heading',
  'horizontalRule',
  'contents',
  'pastIssues',
  'subscribe',
  'aboutAuthor',
])

/** What an issue has in common with those that will follow it: its sections and the blocks that fill in themselves. */
export function skeletonOf(document: DocumentJson): DocumentJson {
  const content = document.content.flatMap((block): DocumentJson['content'] => {
    if (!standing.has(block.type)) return []
    // Below each heading is a place to write.
    return block.type === 'heading' ? [block, { type: 'paragraph' }] : [block]
  })
  return content.length > 0 ? { type: 'doc', content } : emptyDocument
}

/** A title with its number, week and year as fields, where it has them: `Week 35, 2021` gives `Week {week}, {year}`. */
export function titlePattern(title: string, number: number | null, day: string): string {
  const date = Temporal.PlainDate.from(day)
  const fields = new Map<string, string>([
    [String(number), '{number}'],
    [String(date.weekOfYear), '{week}'],
    [String(date.yearOfWeek), '{year}'],
  ])
  const used = new Set<string>()
  return title.replace(/\d+/g, (digits) => {
    const field = fields.get(String(Number(digits)))
    if (field === undefined || used.has(field)) return digits
    used.add(field)
    return field
  })
}
