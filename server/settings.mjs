// Plain JavaScript without packages: read before anything is installed.

import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Completes the environment for whatever runs from a checkout: the file `.env` in it, which the environment goes before,
 * and a data folder that is the same from wherever a command is typed: a relative one starts from the checkout.
 * @param {string} root
 */
export function readSettings(root) {
  const file = join(root, '.env')
  if (existsSync(file)) {
    for (const [name, value] of parseSettings(readFileSync(file, 'utf8'))) process.env[name] ??= value
  }
  process.env.MASTHEAD_DATA = resolve(root, process.env.MASTHEAD_DATA || 'data')
}

/**
 * Reads lines of the form `NAME=value`; quotes around a value are not part of it, and neither is ` # a remark` after it.
 * @param {string} text
 * @returns {[name: string, value: string][]}
 */
export function parseSettings(text) {
  return text.split(/\r?\n/).flatMap((line) => {
    const found = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:"([^"]*)"|'([^']*)'|(.*?))\s*(?:\s#.*)?$/.exec(line)
    if (!found) return []
    const [, name = '', double, single, bare = ''] = found
    return [[name, double ?? single ?? bare.replace(/^#.*/, '')]]
  })
}
