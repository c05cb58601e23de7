/** Draws the program's icons into `resources`: `node scripts/draw-icons.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number]

const INK: Colour = [0, 0, 0]
const ACCENT: Colour = [79, 70, 229]

/** Points looked at along each side of a pixel; the share of them inside the mark is how opaque it is. */
const FINENESS = 4

/** The mark on a square of side 1: a voice, and two waves of it that are heard. */
function inMark(x: number, y: number): boolean {
  const [dx, dy] = [x - 0.2, y - 0.5]
  const distance = Math.hypot(dx, dy)
  const ahead = dx > 0 && Math.abs(dy) < dx * 1.1
  return distance < 0.13 || (ahead && (Math.abs(distance - 0.38) < 0.065 || Math.abs(distance - 0.66) < 0.065))
}

/** The mark in white on a rounded square: what stands on a desktop of any colour. */
function colourAt(x: number, y: number): Colour | null {
  const corner = 0.22
  const [cx, cy] = [Math.max(corner - x, x - 1 + corner, 0), Math.max(corner - y, y - 1 + corner, 0)]
  if (Math.hypot(cx, cy) > corner) return null
  return inMark((x - 0.1) / 0.8, (y - 0.1) / 0.8) ? [255, 255, 255] : ACCENT
}

/** @param at the colour of a point on a square of side 1; null where nothing is drawn */
function draw(size: number, at: (x: number, y: number) => Colour | null): Buffer {
  // Each row begins with its filter, which is none.
  const rows = Buffer.alloc(size * (1 + size * 4))
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const found: Colour[] = []
      for (let n = 0; n < FINENESS ** 2; n++) {
        const x = (column + ((n % FINENESS) + 0.5) / FINENESS) / size
        const y = (row + (Math.floor(n / FINENESS) + 0.5) / FINENESS) / size
        const colour = at(x, y)
        if (colour) found.push(colour)
      }
      const mean = (of: 0 | 1 | 2) => found.reduce((sum, colour) => sum + colour[of], 0) / Math.max(1, found.length)
      const pixel = [mean(0), mean(1), mean(2), (255 * found.length) / FINENESS ** 2].map(Math.round)
      rows.set(pixel, row * (1 + size * 4) + 1 + column * 4)
    }
  }
  return png(size, rows)
}

/** A picture of 8 bits a channel with transparency: https://www.w3.org/TR/png-3/ */
function png(size: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** Several sizes in one file for Windows, each a PNG. */
function ico(sizes: readonly number[]): Buffer {
  const pictures = sizes.map((size) => draw(size, colourAt))
  const header = Buffer.alloc(6 + 16 * sizes.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(sizes.length, 4)
  let offset = header.length
  for (const [n, picture] of pictures.entries()) {
    const entry = 6 + 16 * n
    const size = sizes[n]!
    header.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0], entry)
    header.writeUInt32LE(picture.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += picture.length
  }
  return Buffer.concat([header, ...pictures])
}

const template = (x: number, y: number) => (inMark(x, y) ? INK : null)

mkdirSync('resources/tray', { recursive: true })
writeFileSync('resources/icon.png', draw(512, colourAt))
writeFileSync('resources/tray/tray.png', draw(32, colourAt))
writeFileSync('resources/tray/tray.ico', ico([16, 20, 24, 32]))
writeFileSync('resources/tray/trayTemplate.png', draw(16, template))
writeFileSync('resources/tray/trayTemplate@2x.png', draw(32, template))
