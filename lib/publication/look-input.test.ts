import { describe, expect, it } from 'vitest'
import { headerOf, letterFaceOf, lookInput } from './look-input.ts'

const logo = `/media/${'0f'.repeat(32)}.webp`
const plain = { accent: '', logo: '', logoAlt: '', letterFace: 'serif', header: 'name' }
const said = (fields: object) => lookInput.safeParse({ ...plain, ...fields })
const faultOf = (fields: object) =>
  said(fields).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('the look that an author chooses', () => {
  it.each([
    ['#8a3b12', '#8a3b12'],
    [' 8A3B12 ', '#8a3b12'],
    ['#Abc', '#aabbcc'],
    ['', null],
  ])('takes the accent “%s” for %s', (typed, accent) => {
    expect(said({ accent: typed }).data?.accent).toBe(accent)
  })

  it.each([
    'red',
    '#12',
    '#12345g',
    '#1234567',
    'rgb(1 2 3)',
    '#123456;}*{color:red',
    '#fff</style><script>',
    'url(//evil.example)',
    '#８a３b12',
  ])('refuses “%s” as a colour, in words', (accent) => {
    expect(faultOf({ accent })).toEqual(['accent: That is not a colour. It should look like #8a3b12.'])
  })

  it.each([
    'https://evil.example/logo.png',
    '//evil.example/logo.png',
    '/media/../desk',
    '/media/logo.png',
    'javascript:alert(1)',
    `${logo}?x="onerror="`,
    `data:image/png;base64,AAAA`,
  ])('takes no logo from anywhere but the pictures that are kept here: %s', (address) => {
    expect(faultOf({ logo: address })).toEqual(['logo: The logo is a picture that was sent here. Add it anew.'])
  })

  it('shows a logo only when there is one', () => {
    expect(faultOf({ header: 'logo' })).toEqual([
      'header: This header shows a logo. Add one, or choose another header.',
    ])
    expect(said({ header: 'logo', logo }).data).toMatchObject({ header: 'logo', logo })
    expect(headerOf('logo-name', null)).toBe('name')
    expect(headerOf('logo-name', logo)).toBe('logo-name')
  })

  it('knows no typeface and no header but its own', () => {
    expect(faultOf({ letterFace: 'Comic Sans' })).toEqual(['letterFace: Choose one of the typefaces.'])
    expect(faultOf({ header: 'hero' })).toEqual(['header: Choose one of the headers.'])
    expect(letterFaceOf('constructor')).toBe('serif')
    expect(headerOf('toString', logo)).toBe('name')
  })
})
