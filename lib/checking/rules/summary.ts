import type { Rule } from './rule.ts'

/** Without a summary and a subtitle, lists and search engines have to make do with the first words. */
export const summary: Rule = (issue) =>
  issue.summary.trim() === '' && issue.subtitle.trim() === ''
    ? [
        {
          level: 'note',
          place: { field: 'summary' },
          text: 'There is neither a summary nor a subtitle. Lists and search engines will show the first words of the text.',
        },
      ]
    : []
