import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// A stamp is a file that says what something was made from, so that it is made anew only when that has changed.

/** What a number of files and folders of a checkout hold, as one short word. @param {string} root @param {string[]} names */
export function stampOf(root, names) {
  return digest(names.flatMap((name) => contents(root, name)))
}

/** Some parts as one short word. @param {(string | Buffer)[]} parts */
export function digest(parts) {
  const hash = createHash('sha256')
  for (const part of parts) {
    const bytes = Buffer.from(part)
    hash.update(`${bytes.byteLength}:`).update(bytes)
  }
  return hash.digest('hex')
}

/** What a stamp says, or null where there is none. */
export function readStamp(/** @type {string} */ file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** @param {string} file @param {string} stamp */
export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, stamp)
}

/** The names and contents of a file, or of all files below a folder, in one order. @returns {(string | Buffer)[]} */
function contents(/** @type {string} */ root, /** @type {string} */ name) {
  const path = join(root, name)
  if (!existsSync(path)) return []
  const entries = readdirSafely(path)
  if (entries === null) return [name, readFileSync(path)]
  return entries.sort().flatMap((entry) => contents(root, join(name, entry)))
}

/** The names in a folder, or null for a file. @returns {string[] | null} */
function readdirSafely(/** @type {string} */ path) {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null
    throw error
  }
}
