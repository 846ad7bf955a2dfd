import type { DeviceStanding } from '#app/features/devices/device-end.ts'
import { deviceStandingSql } from '#app/features/devices/device-standing.server.ts'
import type { Db } from '#db/connect.server.ts'
import { prepareStatement } from '#db/prepared.server.ts'
import type { DeviceKind } from '#db/types.ts'
import type { EntryRule, Verdict } from './gate-rules.ts'

export type KnownAdmission = {
  entryKey: string
  scanId: string
  at: string
  gateId: string
  gate: string
  exited: boolean
}

export type KnownTicket = {
  id: string
  eventId: string
  shortCode: string
  validOn: string
  admits: number
  revoked: boolean
  gateId: string | null
  /** Base64 by number of the key. */
  publicKeys: Record<string, string> | null
  admissions: KnownAdmission[] | null
}

type StoredScan = {
  seq: number
  verdict: Verdict
  people: number
  validOn: string | null
  earlierAt: string | null
  earlierGate: string | null
}

export type ScanFacts = {
  deviceId: string
  kind: DeviceKind
  revokedAt: Date | null
  /** When the devices of the festival end, and how this one stands to that by the clock of the database. */
  endsAt: Date | null
  standing: DeviceStanding
  seenLongAgo: boolean
  eventId: string
  gateId: string | null
  gate: string | null
  entryRule: EntryRule
  timeZone: string
  stored: StoredScan[] | null
  counted: Array<{ seq: number; people: number }> | null
  /** Numbers of readings that wait for an organizer to settle them, or have been settled. */
  unsettled: Array<{ seq: number; kind: string | null }> | null
  tickets: KnownTicket[] | null
}

export type Asked = { seqs: number[]; ticketIds: string[]; shortCodes: string[] }

const selectFacts = prepareStatement<ScanFacts>(
  'scan_facts',
  `
    select d.id as device_id, d.kind, d.revoked_at,
      e.devices_end_at as ends_at, ${deviceStandingSql} as standing,
      coalesce(d.last_seen_at < now() - interval '30 seconds', true) as seen_long_ago,
      d.event_id, d.gate_id, g.name as gate, e.entry_rule, e.time_zone,
      (select json_agg(json_build_object(
          'seq', s.client_seq, 'verdict', s.verdict, 'people', s.people, 'validOn', t.valid_on,
          'earlierAt', es.scanned_at, 'earlierGate', eg.name))
        from scan s
        left join ticket t on t.id = s.ticket_id
        left join scan es on es.id = s.earlier_scan_id
        left join gate eg on eg.id = es.gate_id
        where s.device_id = d.id and s.client_seq = any($2::bigint[])) as stored,
      (select json_agg(json_build_object('seq', w.client_seq, 'people', w.people))
        from walk_in w
        where w.device_id = d.id and w.client_seq = any($2::bigint[])) as counted,
      (select json_agg(json_build_object('seq', u.client_seq, 'kind', u.body->>'kind'))
        from unsettled_item u
        where u.device_id = d.id and u.kind = 'reading' and u.client_seq = any($2::bigint[])) as unsettled,
      (select json_agg(json_build_object(
          'id', t.id, 'eventId', t.event_id, 'shortCode', t.short_code, 'validOn', t.valid_on,
          'admits', t.admits, 'revoked', t.revoked_at is not null, 'gateId', t.gate_id,
          'publicKeys', (
            select json_object_agg(k.number, encode(k.public_key, 'base64'))
            from ticket_key k where k.event_id = t.event_id),
          'admissions', (
            select json_agg(json_build_object(
                'entryKey', a.entry_key, 'scanId', s.id, 'at', s.scanned_at, 'gateId', s.gate_id,
                'gate', sg.name, 'exited', a.exited_scan_id is not null) order by s.scanned_at, s.id)
            from admission a
            join scan s on s.id = a.entered_scan_id
            join gate sg on sg.id = s.gate_id
            where a.ticket_id = t.id)))
        from ticket t
        where t.id = any($3::uuid[]) or t.short_code = any($4::text[])) as tickets
    from device d
    join event e on e.id = d.event_id
    left join gate g on g.id = d.gate_id
    where d.token_hash = $1`,
)

/**
 * Everything that judging some readings needs, in one statement: the phone behind the token (given by its
 * hash), what it has sent before, and the tickets with their keys and entries. Undefined when no phone has it.
 */
export async function findScanFacts(
  db: Db,
  tokenHash: Buffer,
  { seqs, ticketIds, shortCodes }: Asked,
): Promise<ScanFacts | undefined> {
  const [facts] = await selectFacts(db, [tokenHash, seqs, ticketIds, shortCodes])
  return facts
}
