import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { openSessions } from '../bench/live-sessions.ts'
import { AppProcess } from './app-process.ts'
import { duringUploads } from './during-uploads.ts'
import type { Outcome } from './outcome.ts'
import { mountSmallDisk } from './small-disk.ts'
import { inPlaceOf, type World } from './world.ts'

/** The store of files is full, then away, then there again: pictures are refused in words, and nothing else stops. */
export async function filesAway(world: World): Promise<Outcome> {
  const { folder, settings, embedded, db, slug } = world
  const files = join(folder, 'files')
  const app = new AppProcess({ folder, env: { ...settings, GELAR_FILES_DIR: files } })
  const [cookie = ''] = await openSessions(embedded.url('gelar'), 1)
  const picture = await samplePicture()
  const send = async (): Promise<string> => {
    const form = new FormData()
    form.set('picture', new File([new Uint8Array(picture)], 'lahan.jpg', { type: 'image/jpeg' }))
    const answer = await fetch(`${app.origin}/panitia/${slug}/denah/lahan/gambar`, {
      method: 'POST',
      headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
      body: form,
    })
    const said = await answer.text()
    return answer.ok ? 'kept' : (/"key":"(\w+)"/.exec(said)?.[1] ?? String(answer.status))
  }
  return inPlaceOf(world, app, async () => {
    const before = await listKeys(db)
    const told: Record<string, string> = {}
    const outcome = await duringUploads(
      { ...world, app },
      'the store of files is full, away, and there again',
      async () => {
        told.before = await send()
        const disk = await mountSmallDisk(files, 1)
        if (disk) {
          await disk.fill()
          told.full = await send()
          await sleep(1000)
          await disk.remove()
        }
        await rename(files, `${files}-aside`)
        await writeFile(files, '') // no folder: nothing can be kept under it
        told.away = await send()
        await sleep(1000)
        await rm(files)
        await rename(`${files}-aside`, files)
        told.after = await send()
      },
    )
    const added = (await listKeys(db)).filter((key) => !before.includes(key))
    const sizes = await Promise.all(
      added.map((key) =>
        stat(join(files, key)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    )
    const halves = await readdir(join(files, 'unfinished')).catch(() => [])
    return {
      ...outcome,
      figures: { ...outcome.figures, told: Object.values(told).join(', ') },
      holds: {
        ...outcome.holds,
        'pictures are kept before and after': told.before === 'kept' && told.after === 'kept',
        'a full store is told of in words': (told.full ?? 'filesFull') === 'filesFull',
        'so is one that is away': told.away === 'filesAway',
        'every row has its file': added.length === 2 && !sizes.includes(0),
        'no half file is left': halves.length === 0,
      },
    }
  })
}

async function listKeys(db: World['db']): Promise<string[]> {
  const rows = await db.selectFrom('storedFile').select('storeKey').execute()
  return rows.map(({ storeKey }) => storeKey)
}

/** Noise, which no format makes small. */
function samplePicture(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const create = { width: 1200, height: 900, channels: 3, background: '#b5651d', noise } as const
  return sharp({ create }).jpeg({ quality: 90 }).toBuffer()
}
