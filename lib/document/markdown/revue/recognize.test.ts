import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { isRevue } from './recognize.ts'
import { sampleLetter } from './sample-letter.ts'

/** Newsletters that are not ours to keep here. */
const newsletters = process.env.MASTHEAD_SAMPLES ?? ''

describe('A letter from Revue', () => {
  test.each([
    sampleLetter,
    '[](https://e.org/a_(b)) [## A title\n\ne.org](https://e.org/a_(b))',
    '# A\n\n> 原文：<https://medium.com/a/b?source=c>\n\nWords',
    '---\ntitle: A\n---\n\n> Original: [https://www.getrevue.co/a](https://www.getrevue.co/a)\n',
    'A\n===\n\n> Source: https://a.medium.com/b\n',
    '[**A**](https://e.org?utm_medium=email&utm_source=Revue%20newsletter)',
    '## [A](https://e.org?utm_source=Revue+newsletter)',
    '- [a](b?utm_source=Revue)\n- [c](d?utm_source=Revue)\n- [e](f?utm_source=Revue)',
  ])('is known by what no other Markdown has: %s', (source) => {
    expect(isRevue(source)).toBe(true)
  })

  test.each([
    '',
    '# A\n\n> 原文：<https://example.org/a>',
    '# A\n\n> A word from [Medium](https://medium.com/a) about pears',
    '# A\n\nWords\n\n> Source: <https://medium.com/a>',
    'Look at [this](https://e.org?utm_source=Revue%20newsletter), copied from elsewhere.',
    '[**A**](https://e.org?utm_source=newsletter)',
    '[](https://e.org) and [## this]',
    '```\n[](https://e.org) [## A](https://e.org)\n```',
    '    [](https://e.org) [## A](https://e.org)',
    '- [ ](https://e.org)\n\n## A',
  ])('is nothing else: %s', (source) => {
    expect(isRevue(source)).toBe(false)
  })

  test('is none of the examples of CommonMark', () => {
    const specification = readFileSync(createRequire(import.meta.url).resolve('commonmark-spec/spec.txt'), 'utf8')
    const examples = [...specification.matchAll(/^`{32} example\n([^]*?)^\.$/gm)].map(([, markdown = '']) => markdown)
    expect(examples.length).toBeGreaterThan(600)
    expect(examples.filter(isRevue)).toEqual([])
    expect(isRevue(specification)).toBe(false)
  })

  test.skipIf(newsletters === '')('is none of the other newsletters', () => {
    const files = readdirSync(newsletters, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
    expect(files.filter((file) => isRevue(readFileSync(`${newsletters}/${file}`, 'utf8')))).toEqual(
      files.filter((file) => file.startsWith('seed/')),
    )
  })

  test('is recognized in time that grows with its length alone', () => {
    const started = performance.now()
    for (const piece of [
      '[](',
      '[](a',
      '[**](',
      '> source: ',
      '> source: https://medium.com/',
      ' ',
      '[](u) [# ',
      '```\n',
    ])
      isRevue(`> source${piece.repeat(300_000)}`)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
