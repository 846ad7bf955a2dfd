import { callState, mayCorrect, mayNamePeople } from '#app/features/events/call-window.ts'
import type { Db } from '#db/connect.server.ts'
import { findApplication, findCall } from '../applications/application-page.server.ts'
import { isEditable, listApplicationSteps } from '../applications/application-steps.ts'
import { asks } from '../call/call-terms.ts'
import { findTerms } from '../call/find-terms.server.ts'
import { findKanwilUse } from '../call/kanwil-limits.server.ts'
import { listCatalogue } from '../catalogue/catalogue.server.ts'
import { findGaps, nextStepOf, stepNamed, stepsOf } from './apply-steps.ts'
import { listFormer } from './copy-application.server.ts'
import { digestOf, digestOfProduct } from './step-digest.server.ts'

/** Zones as they can be wished for, with what is needed to draw them. */
function listWishZones(db: Db, eventId: string) {
  return db
    .selectFrom('zone')
    .select(['id', 'code', 'name', 'colour', 'outline', 'allowedCategories'])
    .where('eventId', '=', eventId)
    .orderBy('code')
    .execute()
}

function findGround(db: Db, eventId: string) {
  return db
    .selectFrom('event')
    .select(['groundWidthM as widthM', 'groundDepthM as depthM'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
}

function findLastChange(db: Db, eventId: string, applicationId: string) {
  return db
    .selectFrom('auditEntry')
    .leftJoin('user', 'user.id', 'auditEntry.userId')
    .select(['user.name as by', 'auditEntry.at'])
    .where('auditEntry.eventId', '=', eventId)
    .where('auditEntry.subjectType', '=', 'application')
    .where('auditEntry.subjectId', '=', applicationId)
    .orderBy('auditEntry.at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type Asked = {
  eventId: string
  exhibitor: { id: string; kanwilCode: string | null }
  now: Date
  /** Words of the address: the step, and the product that is being described. */
  step: string | null
  product: string | null
}

/** Everything that the page of an application shows: how far it has come, and the step that is being filled in. */
export async function loadApplyPage(db: Db, { eventId, exhibitor, now, ...asked }: Asked) {
  const [call, application, terms, zones, ground, catalogue] = await Promise.all([
    findCall(db, eventId),
    findApplication(db, eventId, { exhibitorId: exhibitor.id }),
    findTerms(db, eventId),
    listWishZones(db, eventId),
    findGround(db, eventId),
    listCatalogue(db, exhibitor.id),
  ])
  const state = callState(call, now)
  const status = application?.status ?? 'draft'
  const editable =
    isEditable(status) && (state === 'open' || (status === 'returned' && mayCorrect(call)))
  const empty = !application || application.products.length === 0
  const [former, use, lastChange] = await Promise.all([
    editable && empty ? listFormer(db, exhibitor.id, eventId) : [],
    exhibitor.kanwilCode
      ? findKanwilUse(db, eventId, exhibitor.kanwilCode, application?.id)
      : undefined,
    application ? findLastChange(db, eventId, application.id) : undefined,
  ])
  const steps = stepsOf(terms, application)
  const named = stepNamed(asked.step)
  return {
    call,
    application,
    terms,
    zones,
    ground,
    catalogue,
    state,
    editable,
    mayNamePeople: application !== undefined && asks(terms, 'staff') && mayNamePeople(status, call),
    former,
    use,
    lastChange,
    steps,
    gaps: findGaps(terms, application),
    step: named && steps.includes(named) ? named : nextStepOf(terms, application),
    productAsked: asked.product ?? undefined,
    bases: {
      needs: digestOf('needs', application),
      papers: digestOf('papers', application),
      people: digestOf('people', application),
      wishes: digestOf('wishes', application),
      product: digestOfProduct(
        application?.products.find((product) => product.id === asked.product),
      ),
    },
    ownSteps: application ? listApplicationSteps(status, 'officer') : [],
  }
}

export type ApplyPage = Awaited<ReturnType<typeof loadApplyPage>>
