import { expect, it } from 'vitest'
import { lineOf } from './line-of.ts'

it.each([
  ['a\n\n![x](img/a.png)', 'img/a.png', 3],
  ['a\r\n![x](<img/my map.png>)', 'img/my map.png', 2],
  ['a\n![x](img/my%20map.png)', 'img/my map.png', 2],
  ['a\n![x](img/地图.png)', 'img/%E5%9C%B0%E5%9B%BE.png', 2],
  ['a\n<img src="a.png?b=1&amp;c=2">', 'a.png?b=1&c=2', 2],
  ['a\nb', 'nowhere.png', 1],
  ['a\nb', '100%.png', 1],
])('a picture in %j is found by its address %s', (text, address, line) => {
  expect(lineOf(text, address)).toBe(line)
})
