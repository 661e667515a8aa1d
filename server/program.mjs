import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readStamp, stampOf, writeStamp } from './stamps.mjs'

/** What the program consists of, beside its packages. A change in any of it calls for compiling anew. */
const sources = ['cli', 'db', 'lib', 'server', 'package-lock.json', 'tsconfig.json']

/** The modules by which the program is entered, with the names that they have when compiled. */
const entries = { server: 'server/main.ts', cli: 'cli/main.ts', demo: 'cli/demo.ts', env: 'lib/env.ts' }

/** Whether the program was compiled from exactly what is there now. */
export function isCompiled(/** @type {string} */ root) {
  return readStamp(stampOfProgram(root)) === stampOf(root, sources)
}

/**
 * Compiles all that is TypeScript outside the pages into JavaScript. To run it from its sources takes a compiler at hand,
 * which is some 60 MB of memory for as long as a server runs, and half a second at each start.
 */
export async function compile(/** @type {string} */ root) {
  if (isCompiled(root)) return
  const before = stampOf(root, sources)
  const folder = programFolder(root)
  rmSync(folder, { recursive: true, force: true })
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.9',
    logLevel: 'warning',
    plugins: [ownPlace(folder)],
  })
  // esbuild leaves a process of its own behind, for what else there may be to compile.
  await esbuild.stop()
  writeStamp(stampOfProgram(root), before)
}

/**
 * Loads a module by which the program is entered: as compiled, or, where that is not there or no longer true, from its
 * source.
 * @param {string} root
 * @param {keyof typeof entries} name
 * @param {{ isFromSource?: boolean }} [how]
 * @returns {Promise<any>}
 */
export async function loadProgram(root, name, { isFromSource = !isCompiled(root) } = {}) {
  if (!isFromSource) return import(pathToFileURL(join(programFolder(root), `${name}.mjs`)).href)
  registered ??= import('tsx/esm/api').then(({ register }) => register({ tsconfig: join(root, 'tsconfig.json') }))
  await registered
  return import(pathToFileURL(join(root, entries[name])).href)
}

/** @type {Promise<unknown> | undefined} */
let registered

/**
 * Lets each module go on finding what lies beside its source: what is compiled lies elsewhere.
 * @param {string} folder where all that is compiled lies, with no folder in between.
 * @returns {import('esbuild').Plugin}
 */
function ownPlace(folder) {
  return {
    name: 'own-place',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const way = relative(folder, path).replaceAll('\\', '/')
        const place = `new URL(${JSON.stringify(way)}, import.meta.url).href`
        return { contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', place), loader: 'ts' }
      })
    },
  }
}

function programFolder(/** @type {string} */ root) {
  return join(root, '.masthead', 'program')
}

function stampOfProgram(/** @type {string} */ root) {
  return join(programFolder(root), 'compiled-from')
}
