import { basename, posix } from 'node:path'
import { largestUpload, pictureTooLarge } from '@/lib/media/picture.ts'
import { InvalidInput } from '@/lib/errors.ts'
import { formatOf, isLetter, largestLetter, pathsMeantBy, type Source } from './source.ts'
import { openArchive, type Entry } from './zip.ts'

/** The letters in a zip, by name. They and their pictures are unpacked one at a time, when they are asked for. */
export async function lettersInArchive(path: string): Promise<Source[]> {
  const archive = await openArchive(path)
  const entries = new Map<string, Entry>()
  for (const entry of archive.entries) {
    for (const name of entry.names) if (!entries.has(name)) entries.set(name, entry)
  }
  const letters = archive.entries
    .flatMap((entry) => {
      const [name = ''] = entry.names
      const format = isLetter(name) ? formatOf(name) : null
      return format ? [{ name, format, entry }] : []
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const root = topFolder([...entries.keys()])

  return letters.map(({ name, format, entry }) => ({
    name: `${basename(path)}/${name}`,
    format,
    async read() {
      if (entry.size > largestLetter) throw new InvalidInput('This file is larger than 20 MB. That is no letter.')
      return archive.read(entry)
    },
    async beside(address) {
      for (const meant of pathsMeantBy(address)) {
        const places = meant.startsWith('/')
          ? [meant.slice(1), posix.join(root, meant)]
          : [posix.join(posix.dirname(name), meant)]
        const found = places.map((place) => entries.get(place.normalize('NFC'))).find((each) => each !== undefined)
        if (found && found.size > largestUpload) throw pictureTooLarge()
        if (found) return archive.read(found)
      }
      return null
    },
  }))
}

/** The one folder that everything lies in, where the archive was made of a folder; empty when there is none. */
function topFolder(names: string[]): string {
  const tops = new Set(names.filter((name) => !name.startsWith('__MACOSX/')).map((name) => name.split('/')[0] ?? ''))
  const [top, another] = tops
  return top !== undefined && another === undefined ? top : ''
}
