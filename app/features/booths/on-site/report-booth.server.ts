import type { Picture } from '#app/features/files/read-picture.server.ts'
import {
  type KeptPicture,
  notePicture,
  type PictureOwner,
  withKeptPicture,
} from '#app/features/files/store-picture.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Reach } from '#app/features/people/policy.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { BoothReportKind } from '#db/types.ts'
import { openProblems, type ReportLike, statesOfUnits } from './booth-state.ts'
import { listUnits, reachesBooth, reachesUnit, type Unit } from './booth-units.server.ts'
import type { Report } from './report-forms.ts'

type Reporting = {
  /** What the reporter may report on. */
  reach: Reach
  /** Whether the reporter may note that a booth has been handed back. */
  mayHandOver: boolean
  report: Report
  picture?: Picture | undefined
}

/** All reports on a booth, in their order. */
function listReports(db: Db, eventId: string, boothId: string) {
  return db
    .selectFrom('boothReport')
    .select(['id', 'kind', 'applicationId', 'solvesId'])
    .where('eventId', '=', eventId)
    .where('boothId', '=', boothId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/**
 * Keeps one report on a booth: how far a unit or the whole booth has come, a problem, or that it is solved. A report
 * sent again by a phone with a weak signal is kept once; one that changes nothing is not kept at all.
 */
export async function reportBooth(db: Db, actor: Actor, reporting: Reporting): Promise<void> {
  await withKeptPicture(reporting.picture, (kept) =>
    db.transaction().execute((trx) => writeReport(trx, actor, reporting, kept)),
  )
}

async function writeReport(
  trx: Trx,
  actor: Actor,
  reporting: Reporting,
  picture: KeptPicture | undefined,
): Promise<void> {
  const { eventId } = actor
  const { report, reach } = reporting
  const booth = await trx
    .selectFrom('booth')
    .select('id')
    .where('eventId', '=', eventId)
    .where('id', '=', report.boothId)
    // Reports on one booth wait for each other, so that each is judged by all before it.
    .forNoKeyUpdate()
    .executeTakeFirst()
  const units = booth ? await listUnits(trx, eventId, booth.id) : []
  if (!booth || !reachesBooth(reach, booth.id, units)) throw new DomainError('boothNotFound')
  const earlier = await listReports(trx, eventId, booth.id)
  if (earlier.some(({ id }) => id === report.id)) return
  refuse(reporting, units)
  if (changesNothing(report, units, earlier)) return
  await insertReport(trx, actor, { report, picture }, earlier)
}

function refuse({ report, reach, mayHandOver }: Reporting, units: ReadonlyArray<Unit>): void {
  if (report.intent === 'solved') return
  const { applicationId } = report
  const about = applicationId ? units.filter((unit) => unit.applicationId === applicationId) : units
  if (applicationId && about.length === 0) throw new DomainError('unitNotInBooth')
  if (report.intent === 'problem') {
    if (applicationId && !about.some((unit) => reachesUnit(reach, unit)))
      throw new DomainError('unitNotInBooth')
    return
  }
  if (report.kind === 'handed_over' && !mayHandOver) throw new DomainError('handOverByOrganizer')
  // The whole booth is reported on by whoever answers for all of it.
  if (!reach.everything && !about.every((unit) => reachesUnit(reach, unit)))
    throw new DomainError('unitNotInBooth')
}

function changesNothing(
  report: Report,
  units: ReadonlyArray<Unit>,
  earlier: ReadonlyArray<ReportLike>,
): boolean {
  if (report.intent === 'problem') return false
  if (report.intent === 'solved') {
    const known = earlier.some(({ id, kind }) => id === report.solvesId && kind === 'problem')
    if (!known) throw new DomainError('problemNotFound')
    return !openProblems(earlier).some(({ id }) => id === report.solvesId)
  }
  const ids = units.map((unit) => unit.applicationId)
  const states = statesOfUnits(ids, earlier)
  const about = report.applicationId ? [report.applicationId] : ids
  return about.every((id) => states.get(id) === report.kind)
}

const auditNames: Record<BoothReportKind, string> = {
  expected: 'expected',
  arrived: 'arrived',
  set_up: 'setUp',
  problem: 'problem',
  solved: 'solved',
  handed_over: 'handedOver',
}

async function insertReport(
  trx: Trx,
  actor: Actor,
  { report, picture }: { report: Report; picture: KeptPicture | undefined },
  earlier: ReadonlyArray<ReportLike>,
): Promise<void> {
  const { eventId, userId } = actor
  const id = report.id ?? newId()
  const kind = report.intent === 'progress' ? report.kind : report.intent
  const owner: PictureOwner = { purpose: 'booth_report', eventId }
  const solved =
    report.intent === 'solved' ? earlier.find((row) => row.id === report.solvesId) : undefined
  const kept = await trx
    .insertInto('boothReport')
    .values({
      id,
      eventId,
      boothId: report.boothId,
      kind,
      applicationId:
        report.intent === 'solved'
          ? (solved?.applicationId ?? null)
          : (report.applicationId ?? null),
      solvesId: report.intent === 'solved' ? report.solvesId : null,
      note: report.intent === 'progress' ? '' : report.note,
      photoFileId: picture ? await notePicture(trx, picture, owner, userId) : null,
      userId,
    })
    // The same id was used for another booth: the form was tampered with.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) throw new DomainError('conflict')
  await writeAudit(trx, {
    ...actor,
    action: `report.${auditNames[kind]}`,
    subjectType: 'booth',
    subjectId: report.boothId,
    after: {
      report: id,
      ...('applicationId' in report ? { applicationId: report.applicationId } : {}),
    },
  })
  await notifyLive(trx, eventId, 'onsite')
}
