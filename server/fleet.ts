import cluster, { type Worker } from 'node:cluster'
import { z } from 'zod'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** Where a process answers, and what to tell the person who started it. */
const Ready = z.object({ address: z.string(), text: z.string() })
export type Ready = z.infer<typeof Ready>

/** Tells the process above that this one answers now, and where. */
export function reportReady(ready: Ready): void {
  process.send?.(ready)
}

/**
 * The processes that answer on one port, and what keeps them: one that dies is replaced, and all are replaced one after
 * the other, by the version at hand, without a pause. It holds nothing of the app itself, so that an older one can
 * look after a newer version.
 */
export class Fleet {
  private readonly members = new Set<Worker>()
  private readonly leaving = new Set<Worker>()
  private ending = false
  private rolling: Promise<void> | undefined
  private pauseMs = FIRST_PAUSE_MS

  constructor(
    private readonly size: number,
    private readonly say: (text: string) => void,
  ) {}

  /** Starts all; the first one prepares what the others then find. Answers where they are reached. */
  async start(): Promise<Ready> {
    const first = await this.add()
    await Promise.all(Array.from({ length: this.size - 1 }, () => this.add()))
    return first
  }

  /** Replaces all, each as soon as a new one answers. When a new one does not start, the others stay. */
  roll(): Promise<void> {
    this.rolling ??= this.replaceAll().finally(() => {
      this.rolling = undefined
    })
    return this.rolling
  }

  /** Lets all finish what they do, and waits for it. */
  async end(): Promise<void> {
    this.ending = true
    await Promise.all([...this.members].map((worker) => this.dismiss(worker)))
  }

  private async replaceAll(): Promise<void> {
    this.say('Mengganti proses satu per satu / Replacing the processes one after the other …')
    for (const former of [...this.members]) {
      if (this.ending) return
      try {
        await this.add()
      } catch {
        this.say('Yang baru tidak mau jalan / The new one does not start; the running ones stay.')
        return
      }
      await this.dismiss(former)
    }
    this.say('Semua proses sudah baru / All processes are new.')
  }

  private add(): Promise<Ready> {
    const worker = cluster.fork()
    const ready = new Promise<Ready>((done, fail) => {
      worker.once('message', (message) => done(Ready.parse(message)))
      worker.once('exit', () => fail(new Error('A process ended while it was starting.')))
    })
    this.members.add(worker)
    let answered = false
    ready.then(
      () => {
        answered = true
        this.pauseMs = FIRST_PAUSE_MS
      },
      () => {},
    )
    worker.once('exit', (code, signal) => {
      this.members.delete(worker)
      if (this.leaving.delete(worker) || this.ending || !answered) return
      this.say(`Proses mati / A process has died (${signal ?? code}); another one takes its place.`)
      this.replace()
    })
    return ready
  }

  /** Again and again, after growing pauses, until one stays. */
  private replace(): void {
    setTimeout(() => {
      if (this.ending) return
      this.pauseMs = Math.min(2 * this.pauseMs, LONGEST_PAUSE_MS)
      this.add().catch(() => this.replace())
    }, this.pauseMs)
  }

  private async dismiss(worker: Worker): Promise<void> {
    if (worker.isDead()) return
    this.leaving.add(worker)
    const gone = new Promise<void>((done) => worker.once('exit', () => done()))
    worker.process.kill('SIGTERM')
    await gone
  }
}
