import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import { saleUpload, scanUpload } from '../bench/api-contests.ts'
import type { Festival } from '../bench/festival.ts'

const PHONES_OF_A_KIND = 8
const PATIENCE_MS = 15_000 // as a phone has
const PAUSE_MS = 50

type Asked = {
  kind: 'scan' | 'sale' | 'page'
  status: number
  ms: number
  at: number
  /** A 503 that does not say when to come again. */
  bare: boolean
}

/** What was answered within a span of time. */
type Tally = {
  done: number
  later: number
  none: number
  other: number
  bare: number
  slowestMs: number
  p95Ms: number
}

/** Gates and tills that upload as phones do: an item is sent until it is acknowledged; and a reader of pages. */
export class Uploads {
  private readonly asked: Asked[] = []
  private readonly acknowledged: { token: string; seq: number }[] = []
  private readonly running: Promise<void>[] = []
  private going = true

  constructor(
    private readonly origin: () => string,
    festival: Festival,
    pagePath: string,
  ) {
    const { codes } = festival
    for (const gate of festival.gates.slice(0, PHONES_OF_A_KIND)) {
      const upload = () => scanUpload(gate, codes[Math.floor(Math.random() * codes.length)] ?? '')
      this.running.push(this.work('scan', '/api/v1/gate/scans', gate.token, upload))
    }
    for (const till of festival.tills.slice(0, PHONES_OF_A_KIND)) {
      this.running.push(this.work('sale', '/api/v1/till/sales', till.token, () => saleUpload(till)))
    }
    this.running.push(this.read(pagePath))
  }

  /** Sends what is under way to its end. */
  async stop(): Promise<void> {
    this.going = false
    await Promise.all(this.running)
  }

  /** Forgets times and answers, not what was acknowledged. */
  begin(): void {
    this.asked.length = 0
  }

  tally(kind?: Asked['kind']): Tally {
    const answers = this.asked.filter((each) => kind === undefined || each.kind === kind)
    const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
    const count = (is: (status: number) => boolean) =>
      answers.filter(({ status }) => is(status)).length
    return {
      done: count((status) => status === 200),
      later: count((status) => status === 503),
      none: count((status) => status === 0),
      other: count((status) => ![0, 200, 503].includes(status)),
      bare: answers.filter(({ bare }) => bare).length,
      slowestMs: times.at(-1) ?? 0,
      p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    }
  }

  /** When the last answer came that was none or for later. */
  lastTroubleAt(): number {
    return Math.max(0, ...this.asked.flatMap(({ status, at }) => (status === 200 ? [] : [at])))
  }

  /** Counts what was acknowledged and what of it the database does not have, or has more than once. */
  async count(db: Db): Promise<{ acknowledged: number; lost: number; twice: number }> {
    const { rows } = await sql<{ lost: number; twice: number }>`
      with told as (
        select device.id as device_id, t.seq
        from json_to_recordset(${JSON.stringify(this.acknowledged)}::json) as t(token text, seq bigint)
        join device on device.token_hash = sha256(convert_to(t.token, 'UTF8'))),
      stored as (
        select device_id, client_seq as seq from scan
        union all select device_id, client_seq from sale
        union all select device_id, client_seq from unsettled_item)
      select count(*) filter (where times = 0)::int as lost, count(*) filter (where times > 1)::int as twice
      from (select (select count(*) from stored where stored.device_id = told.device_id and stored.seq = told.seq) as times
        from told) as counted`.execute(db)
    return { acknowledged: this.acknowledged.length, ...(rows[0] ?? { lost: -1, twice: -1 }) }
  }

  private async work(
    kind: 'scan' | 'sale',
    path: string,
    token: string,
    make: () => { items: { seq?: number; clientSeq?: number }[] },
  ): Promise<void> {
    while (this.going) {
      const upload = make()
      const seq = upload.items[0]?.seq ?? upload.items[0]?.clientSeq ?? 0
      while (!(await this.send(kind, path, token, upload))) {
        if (!this.going) return
        await sleep(500)
      }
      this.acknowledged.push({ token, seq })
      await sleep(PAUSE_MS)
    }
  }

  private async send(kind: 'scan' | 'sale', path: string, token: string, upload: object) {
    const status = await this.ask(kind, path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(upload),
    })
    return status === 200
  }

  private async read(path: string): Promise<void> {
    for (let turn = 0; this.going; turn += 1) {
      await this.ask('page', `${path}?cari=${turn}`, {})
      await sleep(200)
    }
  }

  private async ask(kind: Asked['kind'], path: string, init: RequestInit): Promise<number> {
    const since = performance.now()
    let status = 0
    let bare = false
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS)
      const answer = await fetch(this.origin() + path, { ...init, signal })
      const said = await answer.text()
      status = answer.status
      bare = status === 503 && !(Number(answer.headers.get('Retry-After')) > 0)
      // An item that was refused for now is answered within an answer that went well.
      if (status === 200 && said.includes('"serverError"')) status = 503
    } catch {
      // No answer at all.
    }
    this.asked.push({ kind, status, ms: performance.now() - since, at: Date.now(), bare })
    return status
  }
}
