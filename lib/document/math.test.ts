import { describe, expect, test } from 'vitest'
import { mathml } from './math.ts'

describe('A formula', () => {
  test('is MathML, in a line or on its own', () => {
    expect(mathml('x^2', false)).toBe('<math><msup><mi>x</mi><mn>2</mn></msup></math>')
    expect(mathml('x^2', true)).toBe('<math display="block"><msup><mi>x</mi><mn>2</mn></msup></math>')
    expect(mathml('\\text{中文}', false)).toBe('<math><mtext>中文</mtext></math>')
  })

  test.each([
    ['\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}'],
    ['\\begin{align}a&=b\\\\c&=d\\end{align}'],
    ['\\left[\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}\\right]'],
    ['\\boxed{E=mc^2}\\tag{1}'],
    ['\\cancel{x}+\\textcolor{red}{y}+\\fcolorbox{red}{blue}{z}'],
    ['\\begin{equation}a\\label{eq:x}\\end{equation}'],
    ['\\ce{H2O -> H+ + OH-}'],
    ['\\widehat{xyz}\\vec{v}\\sqrt[3]{x}\\overbrace{a}^{n}'],
  ])('has no style, id, address or script: %s', (latex) => {
    const written = mathml(latex, true)
    expect(written).toMatch(/^<math display="block">.*<\/math>$/s)
    expect(written).not.toMatch(/ (?:style|id|href|src|on\w+|data-\w+)=|<(?:a|img|script|style)[\s>]/i)
  })

  test('keeps the colour that the author gave it, and the lines of a table', () => {
    expect(mathml('\\textcolor{red}{y}', false)).toContain('mathcolor="#ff0000"')
    expect(mathml('\\begin{array}{c|c}a&b\\end{array}', false)).toContain('tml-rule-right')
  })

  test.each([
    ['a command that is none', '\\nope{x}'],
    ['what is not closed', '\\frac{1'],
    ['what ends too early', 'x_'],
    ['a link', '\\href{javascript:alert(1)}{x}'],
    ['an address', '\\url{https://example.org}'],
    ['a picture', '\\includegraphics{https://example.org/a.png}'],
    ['a class', '\\class{missing}{x}'],
    ['an id', '\\id{_text}{x}'],
    ['a style', '\\style{position:fixed}{x}'],
    ['data', '\\data{a=b}{x}'],
    ['a reference', '\\ref{a}'],
    ['a command of the program’s own', '\\@ifnextchar a b c'],
    ['a colour that is none', '\\textcolor{red;background:url(//x)}{y}'],
  ])('is refused when it asks for %s', (_, latex) => {
    expect(mathml(latex, false)).toBeNull()
  })

  test('may define commands for itself', () => {
    expect(mathml('\\def\\half{\\frac12}\\half+\\half', false)).toMatch(/<mfrac>.*<mfrac>/)
  })

  test.each([
    ['is too long', 'x'.repeat(10_001)],
    ['calls itself', '\\def\\a{\\a\\a}\\a'],
    ['doubles with each definition', bomb((name, body) => `\\def${name}{${body}${body}}`)],
    ['doubles while it defines', bomb((name, body) => `\\edef${name}{${body}${body}}`)],
    ['doubles what it is given', '\\newcommand{\\d}[1]{#1#1}'.concat('\\d{'.repeat(40), 'x', '}'.repeat(40))],
    ['triples what it is given', '\\cancelto{0}{'.repeat(40).concat('x', '}'.repeat(40))],
    ['lies too deep in itself', '\\sqrt{'.repeat(1000).concat('x', '}'.repeat(1000))],
    ['never ends to nest', '\\left('.repeat(1500)],
  ])('is refused at once when it %s', (_, latex) => {
    const start = performance.now()
    expect(mathml(latex, true)).toBeNull()
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

function bomb(define: (name: string, body: string) => string): string {
  const names = Array.from({ length: 26 }, (_, index) => `\\bomb${String.fromCharCode(97 + index)}`)
  return names.map((name, index) => define(name, names[index - 1] ?? 'x')).join('') + (names.at(-1) ?? '')
}
