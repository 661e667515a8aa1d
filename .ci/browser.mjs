// Where the browser for the end-to-end tests and the pictures is, or how to get one.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * A Chromium that starts: the one named by MASTHEAD_CHROMIUM, else Playwright's own, else one of the system.
 * @returns {string | null} the path of its program; null when there is none.
 */
export function findBrowser() {
  const named = process.env.MASTHEAD_CHROMIUM
  if (named) return named
  return [playwrightsOwn(), ...ofTheSystem()].find((path) => path !== null && starts(path)) ?? null
}

/**
 * Gets a browser: Playwright's own, or as root on Debian and its kin the system's package.
 * @returns {string | null} as `findBrowser`.
 */
export function installBrowser() {
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  run(process.execPath, [playwright, 'install', 'chromium'])
  if (!findBrowser() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '--quiet'])
    run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'])
  }
  return findBrowser()
}

/** @returns {string | null} */
function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test')
    return chromium.executablePath() || null
  } catch {
    // Without its package it has no browser either.
    return null
  }
}

/** @returns {string[]} */
function ofTheSystem() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ])
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/**
 * Whether it is there and finds its libraries; a browser that was unpacked on a bare system does not.
 * @param {string} path
 */
function starts(path) {
  if (!existsSync(path)) return false
  // On Windows asking for the version opens a window.
  return (
    process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
  )
}

/**
 * @param {string} program
 * @param {string[]} words
 */
function run(program, words) {
  spawnSync(program, words, {
    cwd: root,
    timeout: 300_000,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
