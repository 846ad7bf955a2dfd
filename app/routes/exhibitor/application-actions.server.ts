import { redirect } from '@remix-run/node'
import type { z } from 'zod'
import { db } from '#app/db.server.ts'
import type { ActingOfficer } from '#app/features/exhibitors/applications/acting-officer.ts'
import { findApplication } from '#app/features/exhibitors/applications/application-page.server.ts'
import { isEditable } from '#app/features/exhibitors/applications/application-steps.ts'
import {
  reopenApplication,
  withdrawApplication,
} from '#app/features/exhibitors/applications/withdraw-application.server.ts'
import {
  type ApplyStep,
  applySteps,
  stepAfter,
  stepsOf,
} from '#app/features/exhibitors/apply/apply-steps.ts'
import {
  bringFromCatalogue,
  bringProduct,
  dropProduct,
} from '#app/features/exhibitors/apply/bring-products.server.ts'
import { copyApplication } from '#app/features/exhibitors/apply/copy-application.server.ts'
import type { Kept } from '#app/features/exhibitors/apply/draft.server.ts'
import {
  saveNeeds,
  savePapers,
  savePeople,
  saveWishes,
} from '#app/features/exhibitors/apply/save-steps.server.ts'
import { ApplyForm } from '#app/features/exhibitors/apply/step-forms.ts'
import { submitApplication } from '#app/features/exhibitors/apply/submit-application.server.ts'
import { findTerms } from '#app/features/exhibitors/call/find-terms.server.ts'
import { isPictureError, readPicture } from '#app/features/files/read-picture.server.ts'
import { answerPart } from '#app/lib/answer-form.server.ts'
import type { DomainError } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { applicationPath, applicationStepPath, exhibitorHomePath } from '#app/lib/paths.ts'

type Acting = {
  officer: ActingOfficer
  event: { slug: string }
  exhibitor: { id: string; name: string }
}

/** Where what cannot be done is said: at the field that it is about, else on the form. */
function fieldOf(refusal: DomainError): string | undefined {
  if (isPictureError(refusal)) return 'photo'
  if (refusal.key === 'tooManyTables') return 'tables'
  return refusal.key === 'categoryClosed' ? 'category' : undefined
}

/** Who is shown what is stored now fills the form in for that, no longer for what it was. */
function forgetSeen(refusal: DomainError): string[] {
  return refusal.key === 'applicationChanged' ? ['version', 'base'] : []
}

/** On to the next step, or back to this one with what is stored now. */
async function afterSaving(
  { officer, event, exhibitor }: Acting,
  step: ApplyStep,
  kept: Kept,
  after: 'next' | 'stay',
): Promise<Response> {
  if (kept === 'closed') {
    const overview = applicationPath(event, exhibitor.id)
    return redirectWithFlash(overview, 'call:apply.closedMeanwhile', {}, 'warn')
  }
  const [application, terms] = await Promise.all([
    findApplication(db, officer.eventId, { exhibitorId: exhibitor.id }),
    findTerms(db, officer.eventId),
  ])
  if (after === 'next' && isEditable(application?.status ?? 'draft')) {
    const next = stepAfter(stepsOf(terms, application), step)
    return redirect(applicationStepPath(event, exhibitor.id, applySteps[next]))
  }
  const here = applicationStepPath(event, exhibitor.id, applySteps[step])
  const said = isEditable(application?.status ?? 'draft')
    ? 'call:apply.kept'
    : 'call:apply.people.saved'
  return redirectWithFlash(`${here}&simpan=${application?.version ?? 0}`, said)
}

/** Does what a form of the application's page asks for; a refusal goes to the part with the form's intent. */
export function actOnApplication(form: FormData, acting: Acting) {
  return answerPart(String(form.get('intent')), form, ApplyForm, (value) => act(value, acting), {
    field: fieldOf,
    forget: forgetSeen,
  })
}

async function act(form: z.output<typeof ApplyForm>, acting: Acting): Promise<Response> {
  const { officer, event, exhibitor } = acting
  const step = (name: ApplyStep, kept: Kept, after: 'next' | 'stay') =>
    afterSaving(acting, name, kept, after)
  switch (form.intent) {
    case 'needs':
      return step('needs', await saveNeeds(db, officer, form), form.after)
    case 'product': {
      const picture = form.photo ? await readPicture(form.photo) : undefined
      return step('products', await bringProduct(db, officer, form, picture), 'stay')
    }
    case 'addProducts':
      return step('products', await bringFromCatalogue(db, officer, form.productIds), 'stay')
    case 'dropProduct':
      return step('products', await dropProduct(db, officer, form.productId), 'stay')
    case 'papers':
      return step('papers', await savePapers(db, officer, form), form.after)
    case 'people':
      return step('people', await savePeople(db, officer, form), form.after)
    case 'wishes':
      return step('wishes', await saveWishes(db, officer, form), form.after)
    case 'copy':
      return step('needs', await copyApplication(db, officer, form.from), 'stay')
    case 'submit':
      await submitApplication(db, officer, form.version)
      return redirectWithFlash(exhibitorHomePath(), 'exhibitors:application.sent', {
        exhibitor: exhibitor.name,
      })
    case 'withdraw':
      await withdrawApplication(db, officer)
      return redirectWithFlash(
        applicationPath(event, exhibitor.id),
        'exhibitors:application.withdrawn',
      )
    case 'reopen':
      await reopenApplication(db, officer)
      return redirect(applicationPath(event, exhibitor.id))
  }
}
