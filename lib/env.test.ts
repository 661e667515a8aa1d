import { describe, expect, it } from 'vitest'
import { allowedAddressWarning, parseEnvironment } from './env.ts'

describe('the address that tests may fetch from', () => {
  it.each([
    ['127.0.0.1:8123', '127.0.0.1:8123'],
    ['Localhost:80', 'localhost:80'],
    ['[::1]:443', '[::1]:443'],
    ['2130706433:9', '127.0.0.1:9'],
  ])('is one host and port: %s', (written, read) => {
    expect(parseEnvironment({ MASTHEAD_ALLOW_ADDRESS: written }).allowedAddress).toBe(read)
  })

  it.each([
    '127.0.0.1',
    ':80',
    '*:80',
    '127.0.0.1:0',
    '127.0.0.1:65536',
    '10.0.0.0/8:80',
    'http://127.0.0.1:80',
    'a:1,b:2',
  ])('is nothing else, and its name is told: %s', (written) => {
    expect(() => parseEnvironment({ MASTHEAD_ALLOW_ADDRESS: written })).toThrow(
      /MASTHEAD_ALLOW_ADDRESS must be one host/,
    )
  })

  it('is none unless it is set, and complained of when it is', () => {
    const without = parseEnvironment({ MASTHEAD_ALLOW_ADDRESS: '' })
    expect(without.allowedAddress).toBeUndefined()
    expect(allowedAddressWarning(without)).toBeNull()
    expect(allowedAddressWarning(parseEnvironment({ MASTHEAD_ALLOW_ADDRESS: '127.0.0.1:8123' }))).toContain(
      'fetch from 127.0.0.1:8123',
    )
  })
})

it('answers are kept in memory unless that is switched off, and by no other word', () => {
  expect(parseEnvironment({}).isFrontOn).toBe(true)
  expect(parseEnvironment({ MASTHEAD_FRONT: 'off' }).isFrontOn).toBe(false)
  expect(() => parseEnvironment({ MASTHEAD_FRONT: 'no' })).toThrow(/MASTHEAD_FRONT must be on or off/)
})
