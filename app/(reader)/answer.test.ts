import { describe, expect, it } from 'vitest'
import { answer, contentHash } from './answer.ts'

const changedAt = new Date('2024-02-29T12:00:00.750Z')
const representation = { body: 'A letter', contentType: 'text/plain; charset=utf-8', changedAt }
const entityTag = `"${contentHash('A letter')}"`

function ask(headers: Record<string, string> = {}, method = 'GET') {
  return answer(new Request('http://localhost/letter', { method, headers }), representation)
}

describe('a public page', () => {
  it('comes with a strong entity tag, the time of its last change and the length of its body', async () => {
    const response = ask()
    expect(response.status).toBe(200)
    expect(response.headers.get('ETag')).toBe(entityTag)
    expect(response.headers.get('Last-Modified')).toBe('Thu, 29 Feb 2024 12:00:00 GMT')
    expect(response.headers.get('Content-Length')).toBe('8')
    expect(await response.text()).toBe('A letter')
  })

  it.each([
    ['its tag', entityTag],
    ['its tag made weak on the way', `W/${entityTag}`],
    ['its tag among others', `"old,er", W/"older" , ${entityTag}`],
    ['anything', '*'],
  ])('is not sent again to who has %s', async (_, header) => {
    const response = ask({ 'If-None-Match': header })
    expect(response.status).toBe(304)
    expect(await response.text()).toBe('')
    expect(response.headers.get('ETag')).toBe(entityTag)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
    expect(response.headers.has('Content-Type')).toBe(false)
  })

  it('is sent again to who has another one, whatever the dates say', () => {
    const later = new Date('2030-01-01T00:00:00Z').toUTCString()
    expect(ask({ 'If-None-Match': '"other"', 'If-Modified-Since': later }).status).toBe(200)
    expect(ask({ 'If-None-Match': '', 'If-Modified-Since': later }).status).toBe(200)
  })

  it('is not sent again to who has it since its last change, to the second', () => {
    expect(ask({ 'If-Modified-Since': 'Thu, 29 Feb 2024 12:00:00 GMT' }).status).toBe(304)
    expect(ask({ 'If-Modified-Since': 'Thu, 29 Feb 2024 11:59:59 GMT' }).status).toBe(200)
  })

  it('is sent when the date asked about makes no sense', () => {
    expect(ask({ 'If-Modified-Since': 'yesterday' }).status).toBe(200)
    expect(ask({ 'If-Modified-Since': '2030-01-01' }).status).toBe(200)
    expect(ask({ 'If-Modified-Since': 'NaN GMT' }).status).toBe(200)
  })

  it('answers HEAD as GET, without the body', async () => {
    const response = ask({}, 'HEAD')
    expect(response.headers.get('ETag')).toBe(entityTag)
    expect(response.headers.get('Content-Length')).toBe('8')
    expect(await response.text()).toBe('')
  })

  it('claims no change that lies in the future', () => {
    const response = answer(new Request('http://localhost/'), { ...representation, changedAt: new Date('2999-01-01') })
    expect(response.headers.has('Last-Modified')).toBe(false)
    expect(response.headers.has('ETag')).toBe(true)
  })

  it('that is missing is never “not modified”', () => {
    const request = new Request('http://localhost/', { headers: { 'If-None-Match': '*' } })
    const response = answer(request, { ...representation, status: 404 })
    expect(response.status).toBe(404)
    expect(response.headers.has('ETag')).toBe(false)
    expect(response.headers.has('Last-Modified')).toBe(false)
  })
})
