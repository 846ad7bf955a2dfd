import { data, redirect } from '@remix-run/node'
import type { $ZodType, output } from 'zod/v4/core'
import { db } from '#app/db.server.ts'
import { findApplication } from '#app/features/exhibitors/applications/application-page.server.ts'
import { isEditable } from '#app/features/exhibitors/applications/application-steps.ts'
import { WithdrawForm } from '#app/features/exhibitors/applications/exhibitor-forms.ts'
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
import type { Kept, Who } from '#app/features/exhibitors/apply/draft.server.ts'
import {
  saveNeeds,
  savePapers,
  savePeople,
  saveWishes,
} from '#app/features/exhibitors/apply/save-steps.server.ts'
import {
  AddProductsForm,
  BringProductForm,
  CopyForm,
  DropProductForm,
  NeedsForm,
  PapersForm,
  PeopleForm,
  SubmitForm,
  WishesForm,
} from '#app/features/exhibitors/apply/step-forms.ts'
import { submitApplication } from '#app/features/exhibitors/apply/submit-application.server.ts'
import { findTerms } from '#app/features/exhibitors/call/find-terms.server.ts'
import { isPictureError, readPicture } from '#app/features/files/read-picture.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import { applicationPath, applicationStepPath, exhibitorHomePath } from '#app/lib/paths.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

type Place = { who: Who; event: { slug: string }; exhibitor: { id: string; name: string } }
type FormSchema = $ZodType<unknown, Record<string, unknown>>

/** Where what cannot be done is said: at the field that it is about, else on the form. */
function fieldOf(error: unknown): string | undefined {
  if (isPictureError(error)) return 'photo'
  if (!(error instanceof DomainError)) return undefined
  if (error.key === 'tooManyTables') return 'tables'
  return error.key === 'categoryClosed' ? 'category' : undefined
}

/** Reads one form, does its work and says where to go; what is refused is answered with all that was typed. */
async function answer<Schema extends FormSchema>(
  form: FormData,
  schema: Schema,
  work: (value: output<Schema>) => Promise<Response>,
) {
  const intent = String(form.get('intent'))
  const submission = parseForm(form, schema)
  const reply = ({ data: body, init }: ReturnType<typeof replyInvalid>) =>
    data({ intent, reply: body }, init ?? undefined)
  if (submission.status !== 'success') return reply(replyInvalid(submission))
  try {
    return await work(submission.value)
  } catch (error) {
    // Who is shown what is stored now fills the form in for that, no longer for what it was.
    const changed = error instanceof DomainError && error.key === 'applicationChanged'
    const hideFields = changed ? ['version', 'base'] : []
    return reply(replyRefused(submission, error, { field: fieldOf(error), hideFields }))
  }
}

/** On to the next step, or back to this one with what is stored now. */
async function afterSaving(
  { who, event, exhibitor }: Place,
  step: ApplyStep,
  kept: Kept,
  after: 'next' | 'stay',
): Promise<Response> {
  if (kept === 'closed') {
    const overview = applicationPath(event, exhibitor.id)
    return redirectWithFlash(overview, 'call:apply.closedMeanwhile', {}, 'warn')
  }
  const [application, terms] = await Promise.all([
    findApplication(db, who.eventId, { exhibitorId: exhibitor.id }),
    findTerms(db, who.eventId),
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

/** Does what a form of the application's page asks for. */
export function actOnApplication(form: FormData, place: Place) {
  const { who, event, exhibitor } = place
  const step = (name: ApplyStep, kept: Kept, after: 'next' | 'stay') =>
    afterSaving(place, name, kept, after)
  switch (form.get('intent')) {
    case 'product':
      return answer(form, BringProductForm, async (value) => {
        const picture = value.photo ? await readPicture(value.photo) : undefined
        return step('products', await bringProduct(db, who, value, picture), 'stay')
      })
    case 'addProducts':
      return answer(form, AddProductsForm, async ({ productIds }) =>
        step('products', await bringFromCatalogue(db, who, productIds), 'stay'),
      )
    case 'dropProduct':
      return answer(form, DropProductForm, async ({ productId }) =>
        step('products', await dropProduct(db, who, productId), 'stay'),
      )
    case 'papers':
      return answer(form, PapersForm, async (value) =>
        step('papers', await savePapers(db, who, value), value.after),
      )
    case 'people':
      return answer(form, PeopleForm, async (value) =>
        step('people', await savePeople(db, who, value), value.after),
      )
    case 'wishes':
      return answer(form, WishesForm, async (value) =>
        step('wishes', await saveWishes(db, who, value), value.after),
      )
    case 'copy':
      return answer(form, CopyForm, async ({ from }) =>
        step('needs', await copyApplication(db, who, from), 'stay'),
      )
    case 'submit':
      return answer(form, SubmitForm, async ({ version }) => {
        await submitApplication(db, who, version)
        return redirectWithFlash(exhibitorHomePath(), 'exhibitors:application.sent', {
          exhibitor: exhibitor.name,
        })
      })
    case 'withdraw':
      return answer(form, WithdrawForm, async () => {
        await withdrawApplication(db, who)
        const overview = applicationPath(event, exhibitor.id)
        return redirectWithFlash(overview, 'exhibitors:application.withdrawn')
      })
    case 'reopen':
      return answer(form, WithdrawForm, async () => {
        await reopenApplication(db, who)
        return redirect(applicationPath(event, exhibitor.id))
      })
    default:
      return answer(form, NeedsForm, async (value) =>
        step('needs', await saveNeeds(db, who, value), value.after),
      )
  }
}
