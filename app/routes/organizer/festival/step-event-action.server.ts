import { db } from '#app/db.server.ts'
import { StepEvent } from '#app/features/events/event-forms.ts'
import { stepEvent } from '#app/features/events/save-event.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import { replyFor, replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

/** Takes a festival one step on, as the settings and the call both let organizers do. */
export async function stepEventAction(
  form: FormData,
  who: { eventId: string; userId: string },
  back: string,
) {
  const submission = parseForm(form, StepEvent)
  if (submission.status !== 'success') return replyFor('step', replyInvalid(submission))
  try {
    await stepEvent(db, who.eventId, who.userId, submission.value.to, new Date())
  } catch (error) {
    return replyFor('step', replyRefused(submission, error))
  }
  return redirectWithFlash(back, 'events:settings.stepped')
}
