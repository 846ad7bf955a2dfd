import { askServer, ServerAway, ServerRefused } from './ask-server.ts'
import { ReportTaken } from './contract/report.ts'
import type { Pairing } from './pairing.ts'
import {
  addEmptied,
  isNewsAtLeaving,
  isReportDue,
  type PhoneLoad,
  sumLoads,
  type Told,
} from './phone-report.ts'
import type { NumberedQueue } from './phone-store.ts'
import { readBattery } from './read-battery.ts'

type Report = PhoneLoad & { batteryPercent: number | null }
type Tell = (pairing: Pairing, report: Report, keepalive?: boolean) => Promise<void>

/** Tells the server what lies on this phone, so that organizers see it. Nothing of the page depends on it. */
export class PhoneReporter<Entry> {
  private readonly told = new Map<string, Told>()
  private loads: ReadonlyArray<PhoneLoad> = []
  private batteryPercent: number | null = null
  private telling = false
  private again = false

  constructor(
    private readonly madeAt: (entry: Entry) => string,
    private readonly findPairing: (deviceId: string) => Promise<Pairing | undefined>,
    private readonly tell: Tell = tellServer,
  ) {}

  /** Takes note of what lies on the phone now. */
  note({ queue, given }: NumberedQueue<Entry>, current: Pairing | null): void {
    const loads = sumLoads(queue, given, current?.deviceId, this.madeAt)
    this.loads = addEmptied(loads, this.told, given)
  }

  /**
   * Tells what is due, one at a time. Without a connection it stays due, and is told at the next occasion. Answers
   * the failure when the server was away.
   */
  async report(): Promise<ServerAway | undefined> {
    this.again = this.telling
    if (this.telling) return undefined
    this.telling = true
    let away: ServerAway | undefined
    try {
      await this.tellDue()
    } catch (error) {
      if (!(error instanceof ServerAway)) throw error
      this.again = false
      away = error
    } finally {
      this.telling = false
    }
    return this.again ? this.report() : away
  }

  /** Reports the pairing in use once more while the page is being left. */
  leave(current: Pairing | null): void {
    const load = this.loads.find(({ deviceId }) => deviceId === current?.deviceId)
    if (!current || !load || !isNewsAtLeaving(load, this.told.get(load.deviceId))) return
    const { batteryPercent } = this
    void this.tell(current, { ...load, batteryPercent }, true).catch(() => undefined)
  }

  private async tellDue(): Promise<void> {
    for (const load of this.loads) {
      const when = { now: Date.now(), hidden: document.hidden }
      if (!isReportDue(load, this.told.get(load.deviceId), when)) continue
      const pairing = await this.findPairing(load.deviceId)
      this.batteryPercent = await readBattery()
      if (pairing) await this.tell(pairing, { ...load, batteryPercent: this.batteryPercent })
      this.told.set(load.deviceId, { at: when.now, load })
    }
  }
}

async function tellServer(
  { token }: Pairing,
  { deviceId: _, ...report }: Report,
  keepalive = false,
): Promise<void> {
  const sentAt = new Date().toISOString()
  const body = { ...report, sentAt, version: window.__remixManifest.version }
  try {
    await askServer('POST', '/phone/report', ReportTaken, { token, body, keepalive })
  } catch (error) {
    // An older server, or one that knows this phone no more: nothing that a person here could mend.
    if (!(error instanceof ServerRefused)) throw error
  }
}
