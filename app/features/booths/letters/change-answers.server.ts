import type { z } from 'zod'
import type { Actor } from '#app/lib/actor.ts'
import type { Db } from '#db/connect.server.ts'
import { answerOnBehalf } from './answer-place.server.ts'
import { givePlace } from './give-place.server.ts'
import type { AnswersForm } from './letter-forms.ts'
import { remindUnanswered } from './remind-unanswered.server.ts'

export type AnswersChanged =
  | { kind: 'reminded'; count: number }
  | { kind: 'noted' }
  | { kind: 'given'; exhibitor: string; booth: string }

/** Does what one form of the page of answers asks for. */
export async function changeAnswers(
  db: Db,
  actor: Actor,
  form: z.output<typeof AnswersForm>,
): Promise<AnswersChanged> {
  const now = new Date()
  switch (form.intent) {
    case 'remind':
      return { kind: 'reminded', count: await remindUnanswered(db, actor, now) }
    case 'behalf': {
      const { letterId, answer, remark } = form
      await answerOnBehalf(db, actor, { letterId, answer, remark, now })
      return { kind: 'noted' }
    }
    case 'give': {
      const { applicationId, boothId } = form
      const given = await givePlace(db, actor, { applicationId, boothId, now })
      return { kind: 'given', ...given }
    }
  }
}
