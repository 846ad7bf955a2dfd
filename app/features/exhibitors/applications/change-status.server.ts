import { sql } from 'kysely'
import { writeAudits } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import type { Trx } from '#db/connect.server.ts'
import { insertMany } from '#db/insert-many.ts'
import type { ApplicationStatus } from '#db/types.ts'
import {
  type ApplicationCapacity,
  type ApplicationStepName,
  applicationSteps,
  nextStatus,
} from './application-steps.ts'

export type LockedApplication = {
  id: string
  exhibitorId: string
  exhibitorName: string
  kanwilCode: string | null
  status: ApplicationStatus
  tables: number
}

/** The named applications of the festival, locked until the transaction ends; those of other festivals are not found. */
export async function lockApplications(
  trx: Trx,
  eventId: string,
  applicationIds: ReadonlyArray<string>,
): Promise<LockedApplication[]> {
  if (applicationIds.length === 0) return []
  return trx
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select([
      'application.id',
      'application.exhibitorId',
      'exhibitor.name as exhibitorName',
      'exhibitor.kanwilCode',
      'application.status',
      'application.tables',
    ])
    .where('application.eventId', '=', eventId)
    .where('application.id', '=', sql<string>`any(${[...applicationIds]}::uuid[])`)
    .orderBy('application.id')
    .forUpdate('application')
    .execute()
}

/** A step, in which capacity it is taken, and what is said to it. */
type StepTaken = { step: ApplicationStepName; capacity: ApplicationCapacity; remark?: string }

/** Takes one step of a locked application, with its trace; refuses what the table of steps does not allow. */
export function takeApplicationStep(
  trx: Trx,
  actor: Actor,
  application: Pick<LockedApplication, 'id' | 'status' | 'exhibitorName'>,
  taken: StepTaken,
): Promise<ApplicationStatus> {
  return takeApplicationSteps(trx, actor, [application], taken)
}

/** The same step of many locked applications, in as few statements as for one; all of them or none. */
export async function takeApplicationSteps(
  trx: Trx,
  actor: Actor,
  applications: ReadonlyArray<Pick<LockedApplication, 'id' | 'status' | 'exhibitorName'>>,
  { step, capacity, remark = '' }: StepTaken,
): Promise<ApplicationStatus> {
  const { eventId, userId } = actor
  for (const { status, exhibitorName } of applications) {
    if (nextStatus(status, step, capacity) === undefined)
      throw new DomainError('applicationStepRefused', { exhibitor: exhibitorName })
  }
  const status: ApplicationStatus = applicationSteps[step].to
  const now = sql<Date>`now()`
  await trx
    .updateTable('application')
    .set({
      status,
      ...(step === 'submit' ? { submittedAt: now, endorsedAt: null, decidedAt: null } : {}),
      ...(step === 'endorse' ? { endorsedAt: now } : {}),
      ...(step === 'return' ? { endorsedAt: null } : {}),
      ...(['accept', 'wait', 'decline'].includes(step) ? { decidedAt: now } : {}),
    })
    .where('eventId', '=', eventId)
    .where('id', '=', sql<string>`any(${applications.map(({ id }) => id)}::uuid[])`)
    .execute()
  await insertMany(
    trx,
    'applicationStep',
    applications.map((application) => ({
      id: newId(),
      eventId,
      applicationId: application.id,
      fromStatus: application.status,
      toStatus: status,
      remark,
      userId,
    })),
  )
  await writeAudits(
    trx,
    applications.map((application) => ({
      ...actor,
      action: `application.${step}`,
      subjectType: 'application',
      subjectId: application.id,
      before: { status: application.status },
      after: { status, ...(remark ? { remark } : {}) },
    })),
  )
  return status
}
