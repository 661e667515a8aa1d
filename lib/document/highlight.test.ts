import { describe, expect, test } from 'vitest'
import { highlightCode } from './highlight.ts'

/** What a reader sees: the text without elements and entities. */
function textOf(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#x27': "'", '#39': "'" }
  return html.replace(/<[^>]*>/g, '').replace(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole)
}

const hostile = `</code><script>alert("1")</script> & <img src=x onerror='alert(2)'> // ]]> "\${<b>}"`

describe('Code', () => {
  test('has its parts in classes', () => {
    expect(highlightCode('let a = 1', 'js')).toBe(
      '<span class="hljs-keyword">let</span> a = <span class="hljs-number">1</span>',
    )
  })

  test.each(['js', 'ts', 'html', 'markdown', 'php', 'css', 'python', 'shell', 'tex', 'c', 'diff'])(
    'is escaped and whole in %s',
    (language) => {
      const written = highlightCode(hostile, language)
      expect(written.replace(/<\/?span(?: class="[\w\s-]*")?>/g, '')).not.toMatch(/[<>"']/)
      expect(textOf(written)).toBe(hostile)
    },
  )

  test.each(['C++', 'TS', 'html', 'console', 'yml', ' js ', 'js {1,3}', 'py title="a"', 'toml'])(
    'is known by another name of its language: %s',
    (name) => {
      expect(highlightCode('# a "b" <c>\nreturn 1', name)).toContain('hljs-')
    },
  )

  test('shows other languages that are within it', () => {
    expect(highlightCode('<script>let a</script>', 'html')).toContain('<span class="hljs-keyword">let</span>')
  })

  test.each([
    ['in no language', 'a < b', null],
    ['in a language that is not known', 'a < b', 'klingon'],
    ['in something that every object has', 'a < b', 'constructor'],
    ['that is very long', 'let a = 1\n'.repeat(6000), 'js'],
    ['that is one long word', 'a'.repeat(2000), 'c'],
  ])('%s is plain', (_, code, language) => {
    const written = highlightCode(code, language)
    expect(written).not.toContain('<')
    expect(textOf(written)).toBe(code)
  })
})
