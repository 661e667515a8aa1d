import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Zip, ZipDeflate } from 'fflate'
import { CannotRun } from '@/lib/errors.ts'
import type { Target } from './target.ts'

/**
 * The date of every file in the zip, so that the same issues give the same bytes. Zips know wall-clock time only, and
 * none before 1980.
 */
const everyDate = new Date(1980, 0, 1, 12)

const mostFiles = 0xfffe
const mostBytes = 0xfffffffe

/** A zip, written beside its place as its files come, and put there when it is whole. */
export async function toZip(path: string): Promise<Target> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.writing`
  const file = await open(draft, 'w')
  const chunks: Uint8Array[] = []
  let fault: Error | undefined
  let files = 0
  let bytes = 0
  const zip = new Zip((error, chunk) => {
    if (error) fault ??= error
    else chunks.push(chunk)
  })

  async function flush(): Promise<void> {
    if (fault) throw fault
    for (const chunk of chunks.splice(0)) {
      bytes += chunk.byteLength
      await file.writeFile(chunk)
    }
    if (files > mostFiles || bytes > mostBytes) {
      throw new CannotRun('There is more to export than a zip can hold. Export to a folder.')
    }
  }

  return {
    async write(name, content) {
      // Pictures are packed already. Even so they are no plain entries: not every program can read those of a zip that
      // was written in one go.
      const entry = new ZipDeflate(name, { level: name.endsWith('.md') ? 9 : 0 })
      entry.mtime = everyDate
      files++
      zip.add(entry)
      entry.push(content, true)
      await flush()
    },
    async finish() {
      zip.end()
      await flush()
      await file.sync()
      await file.close()
      await rename(draft, path)
    },
    async abandon() {
      await file.close()
      await rm(draft, { force: true })
    },
  }
}
