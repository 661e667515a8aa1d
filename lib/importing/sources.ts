import { stat } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import { InvalidInput } from '@/lib/errors.ts'
import { lettersInArchive } from './in-archive.ts'
import { letterOnDisk, lettersInFolder } from './on-disk.ts'
import { formatOf, type Source } from './source.ts'

/**
 * The letters that a path means, in Markdown or HTML: itself, or those in a folder (with its subfolders) or a zip, by
 * name. None of them is read yet, so there may be thousands.
 * @throws InvalidInput when there is nothing to import at that path.
 */
export async function sourcesAt(path: string): Promise<Source[]> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new InvalidInput(`There is no file or folder “${path}”.`)
  const format = formatOf(path)
  if (!found.isDirectory() && format) return [letterOnDisk(path, format, dirname(path))]
  if (!found.isDirectory() && extname(path).toLowerCase() !== '.zip') {
    throw new InvalidInput(`“${path}” is no letter. Import takes Markdown and HTML files, folders and zips.`)
  }
  const letters = found.isDirectory() ? await lettersInFolder(path) : await lettersInArchive(path)
  if (letters.length === 0) throw new InvalidInput(`There is no Markdown or HTML file in “${path}”.`)
  return letters
}
