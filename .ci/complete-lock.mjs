// Makes package-lock.json install on every system, whatever system and registry it was written with.
//
// npm leaves out of the lock, without a word, each optional package that the registry at hand does not carry, such as
// the builds of a native package for another system. `npm ci` then fails wherever the registry does carry it. This puts
// the missing entries back, from what the packages in the lock say of themselves, and refuses a lock that names a registry.

import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/**
 * @typedef {{ version?: string, resolved?: string, dev?: boolean, optional?: boolean, devOptional?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry
 * @typedef {{ lockfileVersion: number, packages: Record<string, Entry> }} Lock
 */

const systems = /^(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)$/
const processors = /^(arm|arm64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)$/

/**
 * Adds the optional packages that a lock leaves out.
 * @param {Lock} lock is changed in place.
 * @returns {string[]} the paths that were added.
 * @throws {Error} when an entry names a registry, or a missing package can't be understood.
 */
export function completeLock(lock) {
  const { packages } = lock
  const named = Object.keys(packages).filter((path) => packages[path]?.resolved?.startsWith('http'))
  if (named.length > 0) {
    throw new Error(
      `package-lock.json names a registry for ${named[0]} and ${named.length - 1} more. Run: npm config set omit-lockfile-registry-resolved true, delete package-lock.json and try again.`,
    )
  }
  const added = []
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const isExact = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(version)
      const found = find(packages, path, name)
      if (found && (found.version === version || !isExact)) continue
      if (!isExact) throw new Error(`${path} asks for ${name}@${version}; only an exact version can be added.`)
      // As near to the root as it can lie: where another version lies already, below the package that asks.
      const place = found ? `${path}/node_modules/${name}` : `node_modules/${name}`
      const { os, cpu, libc } = platformOf(name)
      // In the order in which npm itself writes them.
      packages[place] = { version, cpu, ...(entry.dev && { dev: true }), ...(libc && { libc }), optional: true, os }
      added.push(place)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return added
}

/**
 * What Node would find when the package at a path imports a name.
 * @param {Record<string, Entry>} packages
 * @param {string} path
 * @param {string} name
 * @returns {Entry | undefined}
 */
function find(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`]
    if (found || !folder) return found
  }
}

/**
 * Where a package runs, by its name: `@next/swc-linux-x64-musl`, `binding-linux-arm-gnueabihf`, `linuxmusl-arm64`.
 * @param {string} name
 * @returns {{ os: string[], cpu: string[], libc?: string[] }}
 */
export function platformOf(name) {
  const words = name
    .replace(/linuxmusl/, 'linux-musl')
    .replace(/windows/, 'win32')
    .split(/[-/]/)
  const os = words.find((word) => systems.test(word))
  const cpu = words.find((word) => processors.test(word))
  if (!os || !cpu)
    throw new Error(`The name of ${name} does not say where it runs. Teach .ci/complete-lock.mjs to read it.`)
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu')) && 'glibc'
  return { os: [os], cpu: [cpu], ...(libc && { libc: [libc] }) }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = new URL('../package-lock.json', import.meta.url)
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const added = completeLock(lock)
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(
    `package-lock.json: ${added.length} optional packages added, ${Object.keys(lock.packages).length} in all.`,
  )
}
