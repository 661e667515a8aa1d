import type { Temporal } from 'temporal-polyfill'
import type { DocumentJson, NodeJson } from '@/lib/document/schema.ts'

/** What the fields of a template are filled in with. */
export type FillFacts = {
  /** Null where issues carry no numbers. */
  number: number | null
  /** The day in the publication's time zone. */
  date: Temporal.PlainDate
  /** BCP 47; names of months and the order of dates follow it. */
  language: string
}

/** What may stand between braces. `{year}` is the year that the week belongs to (ISO 8601) where the same line names the week. */
export const templateFields = ['number', 'date', 'week', 'year', 'month', 'day'] as const
type Field = (typeof templateFields)[number]

const written = new RegExp(`\\{(${templateFields.join('|')})\\}`, 'gi')

/** A line with its fields filled in; other braces stay as they are. */
export function fillLine(line: string, facts: FillFacts): string {
  const namesWeek = /\{week\}/i.test(line)
  return line.replace(written, (_, name: string) => valueOf(name.toLowerCase() as Field, facts, namesWeek))
}

/** A document with the fields in all its text filled in. Addresses and other attributes stay as they are. */
export function fillDocument(document: DocumentJson, facts: FillFacts): DocumentJson {
  return fillNode(document, facts) as DocumentJson
}

function fillNode(node: NodeJson, facts: FillFacts): NodeJson {
  if (node.type === 'text') return { ...node, text: fillLine(node.text, facts) || ' ' }
  if (!('content' in node) || !node.content) return node
  return { ...node, content: node.content.map((child) => fillNode(child as NodeJson, facts)) } as NodeJson
}

function valueOf(field: Field, { number, date, language }: FillFacts, namesWeek: boolean): string {
  const inWords = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' }).format(
      new Date(Date.UTC(date.year, date.month - 1, date.day)),
    )
  switch (field) {
    case 'number':
      return number === null ? '' : String(number)
    case 'date':
      return inWords({ dateStyle: 'long' })
    case 'week':
      return String(date.weekOfYear)
    case 'year':
      return String(namesWeek ? date.yearOfWeek : date.year)
    case 'month':
      return inWords({ month: 'long' })
    case 'day':
      return String(date.day)
  }
  return field
}
