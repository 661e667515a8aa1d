import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { InvalidInput } from '@/lib/errors.ts'
import { largestUpload, pictureTooLarge } from '@/lib/media/picture.ts'
import { formatOf, isLetter, largestLetter, pathsMeantBy, type Format, type Source } from './source.ts'

/** The letters in a folder and its subfolders, by name. Only their names are held. */
export async function lettersInFolder(folder: string): Promise<Source[]> {
  const names = (await readdir(folder, { recursive: true })).filter(isLetter).sort()
  return names.flatMap((name) => {
    const format = formatOf(name)
    return format ? [letterOnDisk(join(folder, name), format, folder)] : []
  })
}

/** One letter. @param root the folder that pictures may come from. */
export function letterOnDisk(path: string, format: Format, root: string): Source {
  return {
    name: path,
    format,
    async read() {
      try {
        const { size } = await stat(path)
        if (size > largestLetter) throw new InvalidInput('This file is larger than 20 MB. That is no letter.')
        return await readFile(path)
      } catch (error) {
        if (error instanceof InvalidInput || !(error instanceof Error && 'code' in error)) throw error
        throw new InvalidInput(`This file can’t be read (${String(error.code)}).`, { cause: error })
      }
    },
    async beside(address) {
      for (const meant of pathsMeantBy(address)) {
        const file = meant.startsWith('/') ? join(root, meant) : join(dirname(path), meant)
        // A letter from elsewhere must not pull in files from outside the folder that was named.
        if (!isWithin(resolve(root), resolve(file))) continue
        const found = await fileAt(file)
        if (found && found.size > largestUpload) throw pictureTooLarge()
        if (found) return readFile(file)
      }
      return null
    },
  }
}

async function fileAt(path: string): Promise<{ size: number } | null> {
  try {
    const found = await stat(path)
    return found.isFile() ? found : null
  } catch (error) {
    // Whatever is in the way, a name that is too long or a folder that is locked: there is no file to be had.
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

function isWithin(root: string, path: string): boolean {
  const from = relative(root, path)
  return from !== '' && from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from)
}
