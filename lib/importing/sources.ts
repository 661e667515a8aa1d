import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, posix, resolve } from 'node:path'
import { unzip, type Unzipped } from 'fflate'
import { InvalidInput } from '@/lib/errors.ts'

/** A Markdown file to be imported, and a way to the files that lie around it. */
export type Source = {
  /** How the file is called in reports. */
  name: string
  read(): Promise<Uint8Array>
  /** A file beside this one, by an address as Markdown writes it: relative to the file, or from the root of the import. Null when there is none. */
  beside(address: string): Promise<Uint8Array | null>
}

const isMarkdown = (name: string) => /\.(?:md|markdown|mdown)$/i.test(name)
const largestFile = 20 * 1024 * 1024
const largestArchive = 1024 * 1024 * 1024

/**
 * The Markdown files that a path means: itself, or those in a folder (with its subfolders) or a zip, by name.
 * @throws InvalidInput when there is nothing to import at that path.
 */
export async function sourcesAt(path: string): Promise<Source[]> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new InvalidInput(`There is no file or folder “${path}”.`)
  if (found.isDirectory()) return inFolder(path)
  if (extname(path).toLowerCase() === '.zip') return inArchive(path)
  if (!isMarkdown(path))
    throw new InvalidInput(`“${path}” is no Markdown file. Import takes .md files, folders and zips.`)
  return [onDisk(path, path, dirname(path))]
}

async function inFolder(folder: string): Promise<Source[]> {
  const names = (await readdir(folder, { recursive: true })).filter(isMarkdown).sort()
  if (names.length === 0) throw new InvalidInput(`There is no Markdown file in “${folder}”.`)
  return names.map((name) => onDisk(join(folder, name), join(folder, name), folder))
}

function onDisk(name: string, path: string, root: string): Source {
  return {
    name,
    read: () => readFile(path),
    async beside(address) {
      for (const candidate of candidates(address)) {
        const file = candidate.startsWith('/') ? join(root, candidate) : join(dirname(path), candidate)
        // A letter from elsewhere must not pull in files from outside the folder that was named.
        if (!isWithin(resolve(root), resolve(file))) continue
        const found = await stat(file).catch(() => null)
        if (found?.isFile() && found.size <= largestFile) return readFile(file)
      }
      return null
    },
  }
}

function isWithin(root: string, path: string): boolean {
  return path.startsWith(root.endsWith('/') ? root : `${root}/`)
}

async function inArchive(path: string): Promise<Source[]> {
  const files = await extract(path)
  const names = Object.keys(files).filter(isMarkdown).sort()
  if (names.length === 0) throw new InvalidInput(`There is no Markdown file in “${path}”.`)
  return names.map((name) => ({
    name: `${basename(path)}/${name}`,
    read: async () => files[name] as Uint8Array,
    async beside(address) {
      for (const candidate of candidates(address)) {
        const inside = candidate.startsWith('/') ? candidate.slice(1) : posix.join(posix.dirname(name), candidate)
        const file = files[inside]
        if (file) return file
      }
      return null
    },
  }))
}

/** Unpacks into memory. What is too large, by what the archive itself says and by what comes out, is refused. */
async function extract(path: string): Promise<Unzipped> {
  const archive = await readFile(path)
  let total = 0
  return new Promise((done, failed) => {
    unzip(
      archive,
      {
        filter(file) {
          if (file.name.startsWith('__MACOSX/') || file.originalSize > largestFile) return false
          total += file.originalSize
          return total <= largestArchive
        },
      },
      (error, files) => {
        if (error) failed(new InvalidInput(`“${path}” is no zip that can be read.`, { cause: error }))
        else if (total > largestArchive)
          failed(new InvalidInput(`“${path}” unpacks to more than 1 GB. Import it in parts.`))
        else done(files)
      },
    )
  })
}

/** The file names that an address can mean: as written, and with %20 and the like decoded. */
function candidates(address: string): string[] {
  const bare = address.split(/[?#]/)[0] ?? ''
  if (bare === '' || /^[a-z][a-z0-9+.-]*:/i.test(bare) || bare.startsWith('//')) return []
  try {
    return [...new Set([bare, decodeURIComponent(bare)])]
  } catch {
    return [bare]
  }
}
