import { contentsOf, type ContentsLine } from '../contents-list.ts'
import { label, lines } from './blocks.ts'
import { linked } from './link.ts'
import { quiet, sides } from './styles.ts'
import { element, escapeHtml } from '../html.ts'
import type { Rendering } from '../rendering.ts'
import { wordsIn } from '../words.ts'

/*
 * What is filled in by itself. Each is empty when there is nothing to fill it with.
 */

type Mail = Rendering<null>

/** The sections and items of the issue. They lead to its page, as few mail programs can jump within a mail. */
export function contentsList({ outline, context }: Mail): string {
  const contents = contentsOf(outline)
  if (contents.length === 0) return ''
  return `${label(escapeHtml(wordsIn(context.language).contents))}\n${list(contents, '0 0 24px')}`

  function list(shown: readonly ContentsLine[], margin: string): string {
    const items = shown.map(({ id, words, children }) => {
      const link = linked(`#${id}`, escapeHtml(words), context)
      const inside = children.length === 0 ? link : `${link}\n${list(children, sides(context.language, 6, 0, 0, 20))}`
      return element('li', { style: 'margin:0 0 6px' }, inside)
    })
    return bareList(items, margin)
  }
}

/** Some of the issues that went out before. */
export function pastIssuesList({ context }: Mail, count: number): string {
  const issues = context.publication?.pastIssues.slice(0, count) ?? []
  const words = wordsIn(context.language)
  const items = issues.map(({ title, number, date, path }) => {
    const facts = [number === null ? '' : words.issue(number), date].filter(Boolean).join(' · ')
    const when = element('span', { class: 'quiet', style: quiet(13) }, escapeHtml(facts))
    return element('li', { style: 'margin:0 0 8px' }, `${linked(path, escapeHtml(title), context)} ${when}`)
  })
  return issues.length === 0 ? '' : `${label(escapeHtml(words.pastIssues))}\n${bareList(items, '0 0 24px')}`
}

/** How to get the next issue. */
export function subscribeLine({ context }: Mail): string {
  const words = escapeHtml(wordsIn(context.language).subscribe)
  return element('p', { style: 'margin:0 0 16px' }, linked(`${context.address}/feed`, words, context))
}

/** Who writes the newsletter. */
export function authorLines({ context }: Mail): string {
  const { name, about } = context.publication?.author ?? { name: '', about: '' }
  const words = [
    name === '' ? '' : element('strong', {}, escapeHtml(name)),
    escapeHtml(about).replaceAll('\n', '<br>'),
  ].filter(Boolean)
  if (words.length === 0) return ''
  const title = label(escapeHtml(wordsIn(context.language).aboutAuthor))
  return `${title}\n${element('p', { style: 'margin:0 0 16px' }, words.join('<br>'))}`
}

function bareList(items: readonly string[], margin: string): string {
  const style = `margin:${margin};padding:0;list-style-type:none`
  return element('ul', { style }, lines(items))
}
