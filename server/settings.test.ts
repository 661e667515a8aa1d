import { expect, test } from 'vitest'
import { parseSettings } from './settings.mjs'

test.each([
  ['PORT=4000', [['PORT', '4000']]],
  ['export PORT = 4000 ', [['PORT', '4000']]],
  ['MASTHEAD_FROM="Letters <me@example.org>"', [['MASTHEAD_FROM', 'Letters <me@example.org>']]],
  ["AUTH_SECRET='a#b=c'", [['AUTH_SECRET', 'a#b=c']]],
  ['SMTP_URL=smtp://me:se#cret@host:587', [['SMTP_URL', 'smtp://me:se#cret@host:587']]],
  ['PORT=4000 # the door', [['PORT', '4000']]],
  ['PORT= # unset', [['PORT', '']]],
  [
    '# PORT=4000\n\nPORT=4001\r\nMASTHEAD_DATA=./data',
    [
      ['PORT', '4001'],
      ['MASTHEAD_DATA', './data'],
    ],
  ],
  ['nonsense', []],
])('the line %s of .env is read as one expects', (text, settings) => {
  expect(parseSettings(text)).toEqual(settings)
})
