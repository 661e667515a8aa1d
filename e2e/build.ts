import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Builds what the tests run against, unless it is built already. */
export default function build(): void {
  const { status } = spawnSync(process.execPath, ['server/start.mjs', '--prepare'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error('The production build failed; there is nothing to test.')
}
