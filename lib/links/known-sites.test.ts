import { describe, expect, it } from 'vitest'
import { pageToRead, readDoi, toldByAddress } from './known-sites.ts'

const told = (address: string) => toldByAddress(new URL(address))

describe('an address', () => {
  it.each([
    ['https://arxiv.org/abs/2102.12092', '2102.12092'],
    ['https://arxiv.org/abs/2102.12092v2', '2102.12092'],
    ['https://www.arxiv.org/pdf/2102.12092', '2102.12092'],
    ['http://arxiv.org/pdf/2102.12092v1.pdf', '2102.12092'],
    ['https://arxiv.org/html/2402.08954v1', '2402.08954'],
    ['https://export.arxiv.org/abs/0704.0001', '0704.0001'],
    ['https://arxiv.org/abs/hep-th/9901001', 'hep-th/9901001'],
    ['https://arxiv.org/pdf/math.GT/0309136v1', 'math.GT/0309136'],
    ['https://ar5iv.labs.arxiv.org/html/2102.12092', '2102.12092'],
    ['https://arxiv.org/abs/2102.12092?context=cs#x', '2102.12092'],
    ['https://arxiv.org/list/cs.CV/recent', null],
    ['https://arxiv.org/abs/nonsense', null],
    ['https://arxiv.org.evil.example/abs/2102.12092', null],
    ['https://notarxiv.org/abs/2102.12092', null],
  ])('tells a preprint: %s', (address, arxiv) => {
    expect(told(address).arxiv).toBe(arxiv)
  })

  it.each([
    ['https://doi.org/10.1000/182', '10.1000/182'],
    [
      'https://dx.doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O',
      '10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
    ],
    ['https://dl.acm.org/doi/10.1145/3290605.3300233', '10.1145/3290605.3300233'],
    ['https://dl.acm.org/doi/pdf/10.1145/3290605.3300233', '10.1145/3290605.3300233'],
    ['https://onlinelibrary.wiley.com/doi/full/10.1111/j.1467-8659.2009.01452.x', '10.1111/j.1467-8659.2009.01452.x'],
    ['https://link.springer.com/article/10.1007/s11263-015-0816-y', '10.1007/s11263-015-0816-y'],
    ['https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf', '10.1007/s11263-015-0816-y'],
    ['https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full', '10.1101/2020.01.01.123456v1.full'],
    ['https://www.frontiersin.org/articles/10.3389/fnins.2019.00095/full', '10.3389/fnins.2019.00095'],
    ['https://example.org/10.1/x', null],
    ['https://example.org/article', null],
  ])('tells a DOI: %s', (address, doi) => {
    expect(told(address).doi).toBe(doi)
  })

  it.each([
    ['https://github.com/basecamp/fizzy', 'basecamp/fizzy'],
    ['https://github.com/basecamp/fizzy.git', 'basecamp/fizzy'],
    ['https://www.github.com/vercel/next.js/issues/1', 'vercel/next.js'],
    ['https://github.com/basecamp', null],
    ['https://github.com/topics/newsletter', null],
    ['https://gist.github.com/basecamp/fizzy', null],
    ['https://github.com.evil.example/basecamp/fizzy', null],
  ])('tells a repository: %s', (address, github) => {
    expect(told(address).github).toBe(github)
  })

  it.each([
    ['https://arxiv.org/pdf/2102.12092v2', 'https://arxiv.org/abs/2102.12092v2'],
    ['https://arxiv.org/pdf/2102.12092v2.pdf', 'https://arxiv.org/abs/2102.12092v2'],
    ['https://arxiv.org/html/hep-th/9901001?x=1', 'https://arxiv.org/abs/hep-th/9901001'],
    ['https://arxiv.org/list/cs/recent', 'https://arxiv.org/list/cs/recent'],
    ['https://example.org/pdf/2102.12092', 'https://example.org/pdf/2102.12092'],
  ])('of a preprint leads to the page with its words: %s', (address, page) => {
    expect(pageToRead(new URL(address)).href).toBe(page)
  })
})

describe('a DOI', () => {
  it.each([
    ['doi:10.1000/182', '10.1000/182'],
    ['https://doi.org/10.1000/182', '10.1000/182'],
    ['(10.1000/182)', '10.1000/182'],
    ['See 10.1000/182.', '10.1000/182'],
    ['none', null],
  ])('is found in what a page writes: %s', (written, doi) => {
    expect(readDoi(written)).toBe(doi)
  })

  it('is found in no time, also where somebody wants it to take long', () => {
    const before = performance.now()
    readDoi(`10.1234/${'/pdf'.repeat(500_000)}!`)
    expect(performance.now() - before).toBeLessThan(200)
  })
})
