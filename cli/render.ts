import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { emailDocument } from '@/lib/document/email-document.ts'
import { clippedFrom, emailSize } from '@/lib/document/email-size.ts'
import { renderFeed } from '@/lib/document/feed.ts'
import { decodeText } from '@/lib/document/markdown/decode.ts'
import { readMarkdown, type ReadMarkdown } from '@/lib/document/markdown/read.ts'
import { writeMarkdown } from '@/lib/document/markdown/write.ts'
import { renderPage } from '@/lib/document/page.ts'
import { textDocument } from '@/lib/document/text.ts'
import { InvalidInput, MastheadError } from '@/lib/errors.ts'
import type { Command } from './command.ts'

type Letter = { read: ReadMarkdown; context: { address: string; issueAddress: string; language: string } }

type Target = {
  /** Of the files it gives. */
  ending: string
  write: (letter: Letter) => string
  /** What its author should know of it, as one sentence; null when it is all right. */
  doubt?: (written: string) => string | null
}

/** What `--to` may say. */
const targets: Record<string, Target> = {
  page: { ending: '.html', write: ({ read, context }) => `${renderPage(read.document, context)}\n` },
  feed: { ending: '.html', write: ({ read, context }) => `${renderFeed(read.document, context)}\n` },
  email: {
    ending: '.html',
    write: ({ read, context }) => emailDocument({ ...read.fields, document: read.document }, context),
    doubt: tooLong,
  },
  text: {
    ending: '.txt',
    write: ({ read, context }) => textDocument({ ...read.fields, document: read.document }, context),
  },
  markdown: { ending: '.md', write: ({ read }) => writeMarkdown(read.fields, read.document) },
  json: {
    ending: '.json',
    write: ({ read }) => `${JSON.stringify({ fields: read.fields, document: read.document }, null, 2)}\n`,
  },
}

/** A file to render: what it is called in messages, its bytes, and where it goes below `--out`. */
type Input = { name: string; path: string; source?: string; read: () => Promise<Uint8Array> }

export const render: Command = {
  usage: 'render PATH… --to page|feed|email|text|markdown|json [--out DIR] [--url ADDRESS]',
  summary: 'shows what Markdown becomes in each form, without a database; “-” is standard input',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { to: { type: 'string' }, out: { type: 'string' }, url: { type: 'string' } },
    })
    const target = targetNamed(values.to)
    const address = originOf(values.url ?? 'https://example.org')
    if (positionals.length === 0)
      throw new InvalidInput('Say what to render: files, a folder, or “-” for standard input.')
    const inputs = (await Promise.all(positionals.map(inputsAt))).flat()
    const isFolder = await Promise.all(
      positionals.map(async (path) => path !== '-' && (await stat(path)).isDirectory()),
    )
    if (values.out === undefined && (inputs.length > 1 || isFolder.includes(true))) {
      throw new InvalidInput('Several files can’t be written one after the other: say a folder for them with --out.')
    }
    let failed = 0
    const taken = new Set<string>()
    for (const input of inputs) {
      try {
        const written = await renderInput(input, target, address)
        if (values.out === undefined) process.stdout.write(written)
        else await writeBelow(values.out, freePath(input, target.ending, taken), input, written)
      } catch (error) {
        if (!(error instanceof MastheadError)) throw error
        failed++
        console.error(`${input.name}: ${error.message}`)
      }
    }
    return failed > 0 ? 1 : 0
  },
}

async function renderInput(input: Input, { write, doubt }: Target, address: string): Promise<string> {
  const read = readMarkdown(decodeText(await input.read()))
  for (const { line, text } of read.warnings) console.error(`${input.name}:${line}: ${text}`)
  const slug = read.fields.slug ?? basename(input.path).replace(/\.[^.]+$/, '')
  const issueAddress = `${address}/issues/${encodeURIComponent(slug)}`
  const written = write({ read, context: { address, issueAddress, language: read.fields.language ?? 'en' } })
  const doubtful = doubt?.(written) ?? null
  if (doubtful !== null) console.error(`${input.name}: ${doubtful}`)
  return written
}

function tooLong(mail: string): string | null {
  const { bytes, isClipped } = emailSize(mail)
  const kilobytes = (count: number) => Math.ceil(count / 1024)
  return isClipped
    ? `This mail has ${kilobytes(bytes)} KB; Gmail hides what comes after the first ${kilobytes(clippedFrom)} KB.`
    : null
}

function targetNamed(name: string | undefined): Target {
  const target = name !== undefined && Object.hasOwn(targets, name) ? targets[name] : undefined
  if (!target)
    throw new InvalidInput(`Say what to render to, with --to and one of: ${Object.keys(targets).join(', ')}.`)
  return target
}

function originOf(address: string): string {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new InvalidInput('The --url is an address such as https://letters.example.org.')
  }
  return new URL(address).origin
}

async function inputsAt(path: string): Promise<Input[]> {
  if (path === '-') return [{ name: 'standard input', path: 'letter.md', read: () => buffer(process.stdin) }]
  const found = await statOf(path)
  if (!found.isDirectory()) return [{ name: path, path: basename(path), source: path, read: () => readFile(path) }]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
  if (files.length === 0) throw new InvalidInput(`There is no Markdown file in ${path}.`)
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ name: file, path: relative(path, file), source: file, read: () => readFile(file) }))
}

async function statOf(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new InvalidInput(`There is no file or folder “${path}”.`, { cause: error })
    }
    throw error
  }
}

/** Where a rendering goes: the place of its file, with another ending. Two files never share one. */
function freePath({ path }: Input, ending: string, taken: Set<string>): string {
  const stem = path.replace(/\.(?:md|markdown)$/i, '')
  let free = `${stem}${ending}`
  for (let count = 2; taken.has(free); count++) free = `${stem}-${count}${ending}`
  taken.add(free)
  return free
}

async function writeBelow(folder: string, path: string, { source }: Input, content: string): Promise<void> {
  const file = resolve(folder, path)
  if (source !== undefined && resolve(source) === file) {
    throw new InvalidInput('It would be replaced by what it becomes. Say another folder with --out.')
  }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
