import { db } from '#app/db.server.ts'
import { StepEvent } from '#app/features/events/event-forms.ts'
import { stepEvent } from '#app/features/events/save-event.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { answerPart } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'

/** Takes a festival one step on, as the settings and the call both let organizers do. */
export async function stepEventAction(form: FormData, actor: Actor, back: string) {
  return answerPart('step', form, StepEvent, async ({ to }) => {
    await stepEvent(db, actor, to, new Date())
    return redirectWithFlash(back, 'events:settings.stepped')
  })
}
