import { directionOf } from '@/lib/document/languages.ts'
import { Canvas } from './canvas.ts'
import { paper, pictureSize, type PictureText } from './input.ts'
import { leading, setInBox } from './lines.ts'
import { outlineOf, type Setting } from './outline.ts'

const colours = { ink: '#231e19', soft: '#635c55' }
const margin = 84
const inner = pictureSize.width - 2 * margin

/** Draws what stands for an issue, or for the newsletter, where it is shared: a PNG of `pictureSize`. */
export async function drawSharedPicture({ language, title, label, name, accent }: PictureText) {
  const canvas = new Canvas(pictureSize.width, pictureSize.height, paper.light)
  const isMirrored = directionOf(language) === 'rtl'
  const write = async (text: string, baseline: number, colour: string, setting: Setting) => {
    const { contours, width } = await outlineOf(text, setting)
    canvas.draw(contours, isMirrored ? pictureSize.width - margin - width : margin, baseline, colour)
  }
  const writeOneLine = async (text: string, baseline: number, size: number, weight: number, colour: string) => {
    const { lines } = await setInBox(text, { width: inner, height: size * leading }, { language, weight }, [size])
    await write(lines[0] ?? '', baseline, colour, { language, weight, size })
  }

  canvas.fill(0, 0, pictureSize.width, 16, accent)
  const box = { width: inner, height: 330 }
  const set = await setInBox(title, box, { language, weight: 650 }, [88, 78, 68, 60, 54])
  if (name === '') {
    // A newsletter's own picture: its name, and below it what it is about.
    const about = await setInBox(label, { width: inner, height: 140 }, { language, weight: 400 }, [38])
    const height = (set.lines.length * set.size + about.lines.length * 38) * leading + 30
    let baseline = (pictureSize.height - height) / 2
    for (const line of set.lines) {
      baseline += set.size * leading
      await write(line, baseline, colours.ink, { language, weight: 650, size: set.size })
    }
    baseline += 30
    for (const line of about.lines) {
      baseline += 38 * leading
      await write(line, baseline, colours.soft, { language, weight: 400, size: 38 })
    }
    return canvas.png()
  }
  await writeOneLine(label, 118, 32, 400, colours.soft)
  for (const [index, line] of set.lines.entries()) {
    await write(line, 160 + (index + 0.85) * set.size * leading, colours.ink, { language, weight: 650, size: set.size })
  }
  const ruleLeft = isMirrored ? pictureSize.width - margin - 64 : margin
  canvas.fill(ruleLeft, 512, 64, 5, accent)
  await writeOneLine(name, 566, 36, 600, colours.ink)
  return canvas.png()
}
