import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { render } from './render.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-render-'))
})

afterEach(() => rm(folder, { recursive: true }))

/** The path of a file in the folder, written there. */
async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

type Ended = { code: number; out: string; errors: string }

/** Runs the command as it is typed, with something on standard input. */
function typed(words: string[], input: string): Promise<Ended> {
  const masthead = join(import.meta.dirname, 'masthead.mjs')
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [masthead, 'render', ...words], (error, out, errors) => {
      resolve({ code: error ? Number(error.code) : 0, out, errors })
    })
    child.stdin?.end(input)
  })
}

describe('masthead render', () => {
  test('turns standard input into Markdown, and says on standard error, by line, what it was unsure of', async () => {
    const { code, out, errors } = await typed(['-', '--to', 'markdown'], '---\nlang: ja\n---\n\na  \nb\n\n<u>c</u>\n')
    expect(out).toBe('---\nlanguage: ja\n---\n\na\\\nb\n\nc\n')
    expect(errors).toContain('standard input:8: The sign <u> was left out; what stands in it is kept.\n')
    expect(code).toBe(0)
  }, 60_000)

  test.each([
    ['page', 'a.html', '<p><strong>Hello</strong> <a href="/x">there</a></p>'],
    ['feed', 'a.html', '<a href="https://letters.example.org/x">there</a>'],
    ['email', 'a.html', '<html lang="ja" dir="ltr">'],
    ['text', 'a.txt', '======\nTwelve\n======\n\nウェブで読む [1]\n\nHello there [2]'],
    ['json', 'a.json', '"title": "Twelve"'],
  ])('writes %s as %s', async (form, name, part) => {
    const letter = await file('a.md', '---\ntitle: Twelve\nlang: ja\n---\n\n**Hello** [there](/x)\n')
    const out = join(folder, 'out')
    expect(await render.run([letter, '--to', form, '--out', out, '--url', 'https://letters.example.org'])).toBe(0)
    expect(await readFile(join(out, name), 'utf8')).toContain(part)
  })

  test('says on standard error how large a mail is that Gmail would cut off, and nothing of others', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const short = await file('short.md', 'A paragraph.')
    const long = await file('long.md', 'A paragraph of some words.\n\n'.repeat(3000))
    expect(await render.run([short, long, '--to', 'email', '--out', join(folder, 'out')])).toBe(0)
    expect(said.mock.calls).toEqual([
      [expect.stringMatching(/long\.md: This mail has \d{3} KB; Gmail hides what comes after the first 102 KB\.$/)],
    ])
    said.mockRestore()
  })

  test('gives a folder a file each, and goes on after one that it can’t read', async () => {
    await mkdir(join(folder, 'in', 'below'), { recursive: true })
    await file('in/a.md', 'a')
    await file('in/below/b.md', 'b')
    await file('in/c.md', new Uint8Array([0xff]))
    expect(await render.run([join(folder, 'in'), '--to', 'page', '--out', join(folder, 'out')])).toBe(1)
    expect(await readFile(join(folder, 'out', 'a.html'), 'utf8')).toBe('<p>a</p>\n')
    expect(await readFile(join(folder, 'out', 'below', 'b.html'), 'utf8')).toBe('<p>b</p>\n')
  })

  test('refuses in words what makes no sense', async () => {
    const one = await file('a.md', 'a')
    const two = await file('b.md', 'b')
    await expect(render.run([one, two, '--to', 'text'])).rejects.toThrow('say a folder for them with --out')
    await expect(render.run([folder, '--to', 'text'])).rejects.toThrow('say a folder for them with --out')
    await expect(render.run([one, '--to', 'pdf'])).rejects.toThrow('one of: page, feed, email, text, markdown, json')
    await expect(render.run([one])).rejects.toThrow('Say what to render to')
    await expect(render.run(['--to', 'text'])).rejects.toThrow('Say what to render')
    await expect(render.run(['nothing.md', '--to', 'text'])).rejects.toThrow('There is no file or folder “nothing.md”.')
  })

  test('never replaces a file by what it becomes', async () => {
    const letter = await file('a.md', 'a  \nb')
    expect(await render.run([letter, '--to', 'markdown', '--out', folder])).toBe(1)
    expect(await readFile(letter, 'utf8')).toBe('a  \nb')
  })
})
