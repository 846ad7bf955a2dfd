import type { z } from 'zod'
import type { Actor } from '#app/lib/actor.ts'
import type { Db } from '#db/connect.server.ts'
import { applicationSteps } from '../applications/application-steps.ts'
import { decideApplications } from '../applications/decide-applications.server.ts'
import {
  type ApplicationFilter,
  listIdsInStates,
} from '../applications/list-applications.server.ts'
import type { BulkForm } from './review-forms.ts'
import { readableStatuses, scoreApplications } from './score-applications.server.ts'

/**
 * Decides about, or marks, all named applications, or everything the filter shows for which the step is open. Answers how
 * many were changed.
 */
export async function decideInBulk(
  db: Db,
  actor: Actor,
  filter: ApplicationFilter,
  form: z.output<typeof BulkForm>,
): Promise<number> {
  const { intent, remark, quality = 0, story = 0, readiness = 0 } = form
  const from = intent === 'score' ? readableStatuses : applicationSteps[intent].from
  const applicationIds = form.everything
    ? await listIdsInStates(db, actor.eventId, { ...filter, readerId: actor.userId }, from)
    : form.applicationIds
  if (applicationIds.length === 0) return 0
  if (intent === 'score') {
    const marks = { quality, story, readiness }
    return scoreApplications(db, actor, { applicationIds, marks, remark })
  }
  return decideApplications(db, actor, {
    capacity: 'organizer',
    step: intent,
    applicationIds,
    remark,
  })
}
