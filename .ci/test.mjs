// `npm test`: everything that must hold, on a machine that has only Node and npm. Plain JavaScript, because nothing is
// installed when it begins. Ends with a line `N passed, N failed`; the exit code is 0 only when tests ran and all passed.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from '../server/prepare.mjs'

/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */

const root = fileURLToPath(new URL('..', import.meta.url))
const results = mkdtempSync(join(tmpdir(), 'masthead-test-'))
/** @type {{ name: string, seconds: number, count: Count, isTest: boolean }[]} */
const steps = []
/** @type {import('node:child_process').ChildProcess | undefined} */
let running

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    running?.kill(signal)
    rmSync(results, { recursive: true, force: true })
    console.log('\nStopped before the end.')
    process.exit(1)
  })
}

// Nothing that is set for a real newsletter may reach the tests, least of all its database. Empty, not removed: what is
// not there at all would come from the file `.env`.
const settings = ['PORT', 'DATABASE_URL', 'AUTH_SECRET', 'SMTP_URL', 'MASTHEAD_URL', 'MASTHEAD_DATA', 'MASTHEAD_FROM']
const env = { ...process.env, ...Object.fromEntries(settings.map((name) => [name, ''])) }
Reflect.deleteProperty(env, 'NODE_ENV')

try {
  await step('Packages', async () => {
    install(root, true)
    return true
  })
  await step('Browser', async () => {
    const { findBrowser, installBrowser } = await import('./browser.mjs')
    const path = findBrowser() ?? installBrowser()
    if (!path)
      return note(
        'There is no Chromium and none could be installed. Install one, or name it in MASTHEAD_CHROMIUM.',
        false,
      )
    env.MASTHEAD_CHROMIUM = path
    return note(path)
  })
  await step('Types', async () => check(await npm(['run', 'types'])))
  await step('Lint', async () => check(await npm(['run', 'lint'])))
  await step('Format', async () => check(await npm(['run', 'format:check'])))
  await step(
    'Unit and integration tests',
    async () => {
      const file = join(results, 'vitest.json')
      const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      return countVitest(file, await node(['node_modules/vitest/vitest.mjs', ...words]))
    },
    true,
  )
  const isBuilt = await step('Production build', async () => (await node(['server/start.mjs', '--prepare'])) === 0)
  if (isBuilt) {
    await step(
      'End-to-end tests',
      async () => {
        const file = join(results, 'playwright.json')
        const code = await node(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
          PLAYWRIGHT_JSON_OUTPUT_NAME: file,
        })
        return countPlaywright(file, code)
      },
      true,
    )
  }
} finally {
  rmSync(results, { recursive: true, force: true })
}
summarize()

/**
 * Runs one step under a heading and keeps its count. `true` is a step of preparation that went well, `false` one failure.
 * @param {string} name
 * @param {() => Promise<Count | boolean>} act
 * @param {boolean} isTest whether it runs tests: at least one must, or nothing was shown.
 */
async function step(name, act, isTest = false) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 76 - name.length))}`)
  const begin = performance.now()
  const result = await act().catch((error) =>
    note(error instanceof Error ? (error.stack ?? error.message) : String(error), false),
  )
  const count = typeof result === 'boolean' ? { passed: 0, failed: result ? 0 : 1 } : result
  steps.push({ name, seconds: (performance.now() - begin) / 1000, count, isTest })
  return count.failed === 0
}

/** A static check counts as one. @param {number} code @returns {Count} */
function check(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** @param {string} line */
function note(line, isFine = true) {
  console.log(line)
  return isFine
}

function summarize() {
  console.log(`\n── Summary ${'─'.repeat(69)}`)
  for (const { name, seconds, count } of steps) {
    const said = [
      `${count.passed} passed`,
      `${count.failed} failed`,
      ...(count.skipped ? [`${count.skipped} skipped`] : []),
    ]
    console.log(`${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s   ${said.join(', ')}`)
  }
  const passed = steps.reduce((sum, { count }) => sum + count.passed, 0)
  let failed = steps.reduce((sum, { count }) => sum + count.failed, 0)
  if (!steps.some(({ isTest, count }) => isTest && count.passed > 0)) {
    console.log('No test passed: that is a failure too.')
    failed = Math.max(failed, 1)
  }
  process.exitCode = failed > 0 ? 1 : 0
  console.log(`\n${passed} passed, ${failed} failed`)
}

/**
 * @param {string} file where Vitest wrote its report
 * @param {number} code how it ended
 * @returns {Count}
 */
function countVitest(file, code) {
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] } | null} */
  const report = readReport(file)
  if (!report) return { passed: 0, failed: 1 }
  // A file that could not even be loaded has no tests to fail.
  const broken = report.testResults.filter((of) => of.status === 'failed' && of.assertionResults.length === 0).length
  const failed = report.numFailedTests + broken
  return {
    passed: report.numPassedTests,
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * @param {string} file where Playwright wrote its report
 * @param {number} code how it ended
 * @returns {Count}
 */
function countPlaywright(file, code) {
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] } | null} */
  const report = readReport(file)
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + report.errors.length
  return { passed: expected + flaky, failed: code === 0 ? failed : Math.max(failed, 1), skipped }
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** @param {string[]} words */
function npm(words) {
  // npm tells its own path to the scripts it runs; on Windows its name alone can't be started without a shell.
  const npmItself = process.env.npm_execpath
  return npmItself?.endsWith('.js') ? node([npmItself, ...words]) : run('npm', words, {}, process.platform === 'win32')
}

/**
 * @param {string[]} words
 * @param {Record<string, string>} more
 */
function node(words, more = {}) {
  return run(process.execPath, words, more)
}

/**
 * Runs a program with its output shown.
 * @param {string} program
 * @param {string[]} words
 * @param {Record<string, string>} more environment
 * @returns {Promise<number>} its exit code; 1 when it could not start or was ended by a signal.
 */
function run(program, words, more = {}, shell = false) {
  return new Promise((done) => {
    running = spawn(program, words, {
      cwd: root,
      env: { ...env, ...more },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell,
    })
    running.once('error', (error) => {
      console.error(error.message)
      done(1)
    })
    running.once('exit', (code) => done(code ?? 1))
  })
}
