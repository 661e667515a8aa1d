import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compile, isCompiled } from './program.mjs'
import { digest, readStamp, stampOf, writeStamp } from './stamps.mjs'

/** What a build of the pages reads. A change in any of it calls for a new one. */
const sources = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'next.config.mjs',
  'package-lock.json',
  'proxy.ts',
  'tsconfig.json',
]

/**
 * Whether the packages of the lock file are there, for this system and this Node.
 * @param {string} root
 */
export function isInstalled(root) {
  const stamp = readStamp(installStamp(root))
  return stamp === null ? isInstalledByHand(root) : stamp === packagesOf(root)
}

/**
 * Whether somebody typed `npm install` or `npm ci` and so has what the lock file asks for, as npm itself noted it.
 * @param {string} root
 */
function isInstalledByHand(root) {
  const note = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(note)) return false
  /** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} Entry */
  /** @param {string} file @returns {Record<string, Entry>} */
  const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const there = packagesIn(note)
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([path, { version, dev, optional, devOptional }]) => {
      if (path === '') return true
      return there[path] ? there[path].version === version : Boolean(dev || optional || devOptional)
    },
  )
}

/**
 * Installs the packages of the lock file, unless they are there already.
 * @param {string} root
 * @param {boolean} isForDeveloping whether the packages that only tests and checks need come along.
 */
export function install(root, isForDeveloping = hasDeveloping(root)) {
  if (isInstalled(root) && (hasDeveloping(root) || !isForDeveloping)) return
  const which = isForDeveloping ? '--include=dev' : '--omit=dev'
  // A lock file written where some platforms' packages are missing can refuse a clean install; npm then works it out.
  timed(
    'Packages',
    () => npm(root, ['ci', which]) || npm(root, ['install', '--no-save', which]),
    'The packages could not be installed. Look at what npm says above; often the network is away or the disk is full.',
  )
  writeStamp(installStamp(root), packagesOf(root))
}

function installStamp(/** @type {string} */ root) {
  return join(root, 'node_modules', '.masthead-installed')
}

/** What must be installed: the lock file, and for which system and Node its native packages are. */
function packagesOf(/** @type {string} */ root) {
  const lockFile = readFileSync(join(root, 'package-lock.json'))
  return digest([lockFile, process.platform, process.arch, process.versions.modules])
}

function hasDeveloping(/** @type {string} */ root) {
  return existsSync(join(root, 'node_modules', 'vitest'))
}

/**
 * Whether the program and the pages were built, whole, from exactly what is there now.
 * @param {string} root
 */
export function isBuilt(root) {
  return isCompiled(root) && readStamp(buildStamp(root)) === sourcesOf(root)
}

/**
 * Builds the program, then the pages, unless they were built from exactly these sources. A build that was cut off does not
 * count.
 * @param {string} root
 * @param {() => Promise<void>} [between] runs once there is a program: what it throws ends the build before its long part.
 */
export async function build(root, between) {
  await compile(root)
  await between?.()
  if (isBuilt(root)) return
  const before = sourcesOf(root)
  rmSync(buildStamp(root), { force: true })
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  timed(
    'Build',
    () => run(process.execPath, [next, 'build'], root),
    'The pages could not be built. What went wrong stands above.',
  )
  writeStamp(buildStamp(root), before)
}

function buildStamp(/** @type {string} */ root) {
  return join(root, '.next', 'masthead-built')
}

function sourcesOf(/** @type {string} */ root) {
  return stampOf(root, sources)
}

/** @param {string} root @param {string[]} words */
function npm(root, words) {
  const all = [...words, '--no-audit', '--no-fund', '--loglevel=error']
  // Where npm itself started us, it says where it is; that works also where it is not on the path.
  const own = process.env.npm_execpath
  return own?.endsWith('.js')
    ? run(process.execPath, [own, ...all], root)
    : run('npm', all, root, process.platform === 'win32')
}

/** @param {string} command @param {string[]} words @param {string} cwd */
function run(command, words, cwd, shell = false) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  const { status, signal } = spawnSync(command, words, { cwd, env, shell, stdio: ['ignore', 'inherit', 'inherit'] })
  if (signal !== null) process.exit(1)
  return status === 0
}

/** @param {string} name @param {() => boolean} act @param {string} failure */
function timed(name, act, failure) {
  console.log(`${name}: this takes a while the first time`)
  const began = performance.now()
  if (!act()) throw Object.assign(new Error(failure), { isForPeople: true })
  console.log(`${name} ready in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}
