import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { env } from '@/lib/env.ts'

/** Where the bytes lie that are served under a name: a key, or the name of a size, which lies beside its original. */
export function pathOf(name: string): string {
  return join(env().data, 'media', name.slice(0, 2), name)
}

/** The bytes of a file, or null when it is not there. */
export async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    // The data folder is no part of the build, whatever its path looks like to the bundler.
    return new Uint8Array(await readFile(/* turbopackIgnore: true */ path))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Writes a file so that it is there whole or not at all, also after a power cut. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  try {
    const file = await open(/* turbopackIgnore: true */ draft, 'wx', 0o644)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
