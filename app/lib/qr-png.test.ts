import QRCode from 'qrcode'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { qrPng } from './qr-png.server.ts'

test('every module of a code is in its picture, with white around it', async () => {
  for (const [text, mostPx] of [
    ['A', 60],
    ['HTTPS://CONTOH.ID/T/0123456789', 601],
    ['7'.repeat(129), 1000],
  ] as const) {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
    const across = modules.size + 8
    const { data, info } = await sharp(qrPng(text, mostPx))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const scale = info.width / across
    expect([info.height, Number.isInteger(scale), info.width <= mostPx]).toEqual([
      info.width,
      true,
      true,
    ])
    const wrong: string[] = []
    for (let at = 0; at < info.width * info.height; at += 1) {
      const row = Math.floor(Math.floor(at / info.width) / scale) - 4
      const column = Math.floor((at % info.width) / scale) - 4
      const inside = Math.min(row, column) >= 0 && Math.max(row, column) < modules.size
      const dark = inside && Boolean(modules.get(row, column))
      if (data[at * info.channels] !== (dark ? 0 : 255)) wrong.push(`${row} ${column}`)
    }
    expect(wrong).toEqual([])
  }
})
