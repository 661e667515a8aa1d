import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Target } from './target.ts'

/** A folder, made when it is not there. Files of the same names are replaced, each whole; others are left alone. */
export async function toFolder(folder: string): Promise<Target> {
  await mkdir(folder, { recursive: true })
  return {
    async write(path, content) {
      const file = join(folder, path)
      await mkdir(dirname(file), { recursive: true })
      const draft = `${file}.writing`
      try {
        await writeFile(draft, content)
        await rename(draft, file)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    finish: async () => {},
    abandon: async () => {},
  }
}
