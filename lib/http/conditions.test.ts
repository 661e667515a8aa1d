import { describe, expect, it } from 'vitest'
import { judge, readHttpDate, readTags, type Conditions, type Validators } from './conditions.ts'

const changed = Date.UTC(2024, 1, 29, 12)
const before = 'Thu, 29 Feb 2024 11:59:59 GMT'
const then = 'Thu, 29 Feb 2024 12:00:00 GMT'
const strong: Validators = { entityTag: '"a"', otherTags: ['"a-br"', '"a-gzip"'], lastModified: changed }
const weak: Validators = { entityTag: 'W/"a"', lastModified: changed }
const none: Validators = {}

describe('If-None-Match', () => {
  it.each<[string, Validators, string, number]>([
    ['the tag itself', strong, '"a"', 304],
    ['the tag made weak on the way', strong, 'W/"a"', 304],
    ['a weak tag', weak, 'W/"a"', 304],
    ['a weak tag made strong', weak, '"a"', 304],
    ['the tag of another coding', strong, '"a-br"', 304],
    ['a list that has it', strong, '"x", W/"y" ,"a"', 304],
    ['a list with empty members', strong, ', "x",, "a" ,', 304],
    ['a tag with a comma in it', { entityTag: '"a,b"' }, '"a,b"', 304],
    ['a tag that is empty', { entityTag: '""' }, '""', 304],
    ['anything', strong, '*', 304],
    ['anything, where nothing has a tag', none, ' * ', 304],
    ['another tag', strong, '"b"', 200],
    ['the same letters in another case', strong, '"A"', 200],
    ['a tag without quotation marks', strong, 'a', 200],
    ['a list that is broken', strong, '"a" "b"', 200],
    ['a lower-case weakness mark', strong, 'w/"a"', 200],
    ['a star among others', strong, '"b", *', 200],
    ['nothing', strong, '', 200],
  ])('with %s', (_, validators, ifNoneMatch, status) => {
    expect(judge({ ifNoneMatch }, validators).status).toBe(status)
  })

  it('is answered under the tag that the other side has, so that it knows which of its copies still holds', () => {
    expect(judge({ ifNoneMatch: '"x", "a-gzip"' }, strong)).toEqual({ status: 304, entityTag: '"a-gzip"' })
    expect(judge({ ifNoneMatch: '*' }, strong)).toEqual({ status: 304, entityTag: '"a"' })
  })
})

describe('If-Modified-Since', () => {
  it.each<[string, Validators, string, number]>([
    ['the second of the last change', strong, then, 304],
    ['a later one', strong, 'Fri, 01 Mar 2024 00:00:00 GMT', 304],
    ['an earlier one', strong, before, 200],
    ['a date without its weekday', strong, '29 Feb 2024 12:00:00 GMT', 304],
    ['another zone', strong, 'Thu, 29 Feb 2024 13:00:00 +0100', 200],
    ['a date as ISO writes it', strong, '2030-01-01', 200],
    ['no date', strong, 'yesterday', 200],
    ['nonsense of the right end', strong, 'NaN GMT', 200],
    ['a date, where it is not known when it changed', none, then, 200],
  ])('with %s', (_, validators, ifModifiedSince, status) => {
    expect(judge({ ifModifiedSince }, validators).status).toBe(status)
  })
})

describe('the conditions that must hold', () => {
  it.each<[string, Validators, Conditions, number]>([
    ['the tag is there', strong, { ifMatch: '"x", "a"' }, 200],
    ['the tag of a coding is there', strong, { ifMatch: '"a-gzip"' }, 200],
    ['there is anything', strong, { ifMatch: '*' }, 200],
    ['the tag is gone', strong, { ifMatch: '"b"' }, 412],
    ['a weak tag, which never proves the bytes', weak, { ifMatch: 'W/"a"' }, 412],
    ['it did not change since', strong, { ifUnmodifiedSince: then }, 200],
    ['it changed since', strong, { ifUnmodifiedSince: before }, 412],
    ['a date that can’t be read', strong, { ifUnmodifiedSince: 'yesterday' }, 200],
  ])('%s', (_, validators, conditions, status) => {
    expect(judge(conditions, validators).status).toBe(status)
  })
})

describe('of several conditions', () => {
  it.each<[string, Conditions, number]>([
    ['If-None-Match goes before a date that says “modified”', { ifNoneMatch: '"a"', ifModifiedSince: before }, 304],
    ['If-None-Match goes before a date that says “not modified”', { ifNoneMatch: '"b"', ifModifiedSince: then }, 200],
    ['an empty If-None-Match is one, too', { ifNoneMatch: '', ifModifiedSince: then }, 200],
    ['If-Match goes before a date that says “changed”', { ifMatch: '"a"', ifUnmodifiedSince: before }, 200],
    ['If-Match is asked before If-None-Match', { ifMatch: '"b"', ifNoneMatch: '"a"' }, 412],
    ['both If-Match and If-None-Match hold', { ifMatch: '"a"', ifNoneMatch: '"a"' }, 304],
    ['none at all', {}, 200],
    ['only what is null', { ifMatch: null, ifNoneMatch: null, ifModifiedSince: null }, 200],
  ])('%s', (_, conditions, status) => {
    expect(judge(conditions, strong).status).toBe(status)
  })
})

it('reads a list of tags as it is written', () => {
  expect(readTags('"a", W/"b"')).toEqual(['"a"', 'W/"b"'])
  expect(readTags('*')).toBe('*')
  expect(readTags('"unclosed')).toEqual([])
})

it('reads a long list that is broken at its end without losing itself', () => {
  expect(readTags(`${'"a", '.repeat(20_000)}x`)).toEqual([])
  expect(readTags(`${', '.repeat(20_000)}x`)).toEqual([])
})

it('reads the date of RFC 9110', () => {
  expect(readHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(784_111_777_000)
})
