import type { InlineJson, MarkJson, MarkName, NodeJson } from '../schema.ts'
import { sameMark } from '../inline-tree.ts'

/** What attributes are called where it is told that they changed; those that are not here are told of by nothing. */
const names: Record<string, string> = {
  align: 'Column',
  alt: 'Description',
  author: 'Author',
  checked: 'Done',
  citation: 'Citation',
  count: 'How many issues',
  credit: 'Credit',
  creditHref: 'Address of the credit',
  description: 'Description',
  href: 'Address',
  image: 'Picture',
  kind: 'Kind',
  language: 'Language',
  latex: 'Formula',
  level: 'Level of the heading',
  site: 'Site',
  size: 'Size',
  src: 'Picture',
  start: 'First number',
  title: 'Title',
}

/** An attribute as authors know it; null for one that they never see. */
export function attributeName(attribute: string): string | null {
  return names[attribute] ?? null
}

/** The value of an attribute in words; null where there is none. */
export function attributeWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

const marks: Record<MarkName, string> = {
  bold: 'bold',
  italic: 'italic',
  strike: 'struck out',
  code: 'code',
  subscript: 'lowered',
  superscript: 'raised',
  language: 'in another language',
  link: 'a link',
}

/** What is different where the same words stand in another form. */
export function restyledWords(before: InlineJson, after: InlineJson): string {
  if (before.type === 'image' && after.type === 'image') {
    const said = [
      ['description', before.attrs.alt, after.attrs.alt],
      ['title', before.attrs.title, after.attrs.title],
    ].flatMap(([name, was, is]) => (was === is ? [] : [`${name} was ${was ? `“${was}”` : 'empty'}`]))
    if (said.length > 0) return said.join(', ')
  }
  const [old, young] = [before.marks ?? [], after.marks ?? []]
  const without = (these: readonly MarkJson[], those: readonly MarkJson[]) =>
    these.filter((mark) => !those.some((other) => sameMark(mark, other)))
  const [gone, come] = [without(old, young), without(young, old)]
  const said = [
    ...come.map((mark) => {
      const was = gone.find((other) => other.type === mark.type)
      if (mark.type === 'link' && was?.type === 'link') return `the link was ${was.attrs.href}`
      if (mark.type === 'link') return `now a link to ${mark.attrs.href}`
      if (mark.type === 'language') return `now in ${mark.attrs.lang}`
      return `now ${marks[mark.type]}`
    }),
    ...gone.flatMap((mark) => {
      if (come.some((other) => other.type === mark.type)) return []
      return mark.type === 'link' ? [`was a link to ${mark.attrs.href}`] : [`no longer ${marks[mark.type]}`]
    }),
  ]
  return said.join(', ') || 'changed'
}

/** What changed of a part that has no room beside it: a task, a cell of a table. Null when that is nothing. */
export function partWords(before: NodeJson, after: NodeJson): string | null {
  if (before.type === 'listItem' && after.type === 'listItem' && before.attrs.checked !== after.attrs.checked) {
    if (after.attrs.checked === null) return 'no longer a task'
    return after.attrs.checked ? 'now done' : 'now to be done'
  }
  const cell = (node: NodeJson) => (node.type === 'tableCell' || node.type === 'tableHeader' ? node.attrs.align : null)
  return cell(before) === cell(after) ? null : `now aligned ${cell(after) ?? 'as by itself'}`
}
