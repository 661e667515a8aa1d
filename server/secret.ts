import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '@/lib/env.ts'

/**
 * The secret that session cookies are encrypted with: the environment's, else the one in the data folder, which is made
 * on first run and readable by nobody else.
 */
export async function ensureSecret({ authSecret, data }: Environment): Promise<string> {
  if (authSecret) return authSecret
  const path = join(data, 'auth-secret')
  await mkdir(data, { recursive: true })
  const draft = `${path}.${process.pid}`
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    // Made with its content in one act, and never in the place of one that is there.
    await link(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
  return (await readFile(path, 'utf8')).trim()
}
