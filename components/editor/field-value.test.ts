import { describe, expect, test } from 'vitest'
import { blockForms, type BlockField } from './block-fields.ts'
import { fieldValue } from './field-value.ts'

function field(block: keyof typeof blockForms, name: string): BlockField {
  const found = blockForms[block]?.fields.find((each) => each.name === name)
  if (!found) throw new Error(`${block} has no ${name}.`)
  return found
}

describe('what is typed into a field', () => {
  test.each<[keyof typeof blockForms, string, string, unknown]>([
    ['item', 'href', ' example.org/a ', 'https://example.org/a'],
    ['item', 'href', '', null],
    ['item', 'citation', '[2102.12092]', '[2102.12092]'],
    ['item', 'citation', '  ', null],
    ['card', 'image', '/media/a.png', '/media/a.png'],
    ['card', 'image', 'example.org/a.png', 'https://example.org/a.png'],
    ['figure', 'src', 'missing.png', 'missing.png'],
    ['pastIssues', 'count', '12', 12],
    ['callout', 'kind', '', null],
    ['callout', 'kind', 'tip', 'tip'],
    ['blockMath', 'latex', 'x^2 ', 'x^2 '],
  ])('%s %s: %j is kept as %j', (block, name, typed, value) => {
    expect(fieldValue(field(block, name), typed)).toEqual({ value })
  })

  test.each<[keyof typeof blockForms, string, string]>([
    ['item', 'href', 'javascript:alert(1)'],
    ['figure', 'creditHref', 'data:text/html,x'],
    ['card', 'image', 'mailto:ana@example.org'],
    ['card', 'image', 'data:image/svg+xml,x'],
    ['figure', 'src', ''],
    ['pastIssues', 'count', '0'],
    ['pastIssues', 'count', '51'],
    ['pastIssues', 'count', ''],
  ])('%s %s: %j is refused in a sentence', (block, name, typed) => {
    expect(fieldValue(field(block, name), typed)).toEqual({ fault: expect.stringMatching(/^[A-Z].*\.$/) })
  })
})
