import type { z } from 'zod'
import { db } from '#app/db.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage, parseSearch } from '#app/lib/list-query.ts'
import {
  askFactorReset,
  confirmFactorReset,
  withdrawFactorReset,
} from './factor/reset-factor.server.ts'
import { grantableRoles, needsSecondPerson, roleNames } from './grants.ts'
import { AdministerPerson, InvitePerson, ManagePerson, scopeIn } from './invite-forms.ts'
import { type Granter, inviteAgain, invitePerson } from './invite-person.server.ts'
import { listPeople } from './list-people.server.ts'
import { listGrantRequests } from './requests/list-requests.server.ts'
import { confirmGrant, declineGrant } from './requests/settle-grant.server.ts'
import { revokeRole } from './revoke-role.server.ts'
import { listScopeOptions } from './role-scopes.server.ts'

/** What the list of people asks for in its address, and the page of it. */
export async function loadPeople(
  request: Request,
  reader: Pick<Granter, 'id' | 'grants'>,
  eventId: string | null,
) {
  const query = new URL(request.url).searchParams
  const search = parseSearch(request)
  const role = roleNames.find((name) => name === query.get('peran'))
  const page = parsePage(request)
  const { rows, total, pageCount } = await listPeople(db, { eventId, role, search }, page)
  refuseBeyondLast(request, { page, pageCount })
  const requests = await listGrantRequests(db, reader, eventId)
  return { people: rows, total, page, pageCount, search, role: role ?? '', requests }
}

async function applyChange(
  granter: Granter,
  eventId: string | null,
  back: string,
  form: z.output<typeof ManagePerson>,
) {
  switch (form.intent) {
    case 'revoke':
      await revokeRole(db, granter, { eventId, grantId: form.grantId })
      return redirectWithFlash(back, 'people:revoke.done')
    case 'invite-again':
      await inviteAgain(db, granter, { eventId, grantId: form.grantId })
      return redirectWithFlash(back, 'people:invite.done')
    case 'confirm-grant':
      await confirmGrant(db, granter, { eventId, requestId: form.requestId })
      return redirectWithFlash(back, 'people:invite.done')
    case 'decline-grant':
      await declineGrant(db, granter, { eventId, requestId: form.requestId })
      return redirectWithFlash(back, 'people:request.declined')
  }
}

/** Takes a role at a festival away or invites once more, as the form says. */
export async function changeRole(
  request: Request,
  granter: Granter,
  eventId: string,
  back: string,
) {
  return answerForm(request, ManagePerson, (form) => applyChange(granter, eventId, back, form))
}

/** Changes a role that belongs to no festival, or goes a step on the way back for a lost phone. */
export async function administerPerson(request: Request, granter: Granter, back: string) {
  return answerForm(request, AdministerPerson, async (form) => {
    switch (form.intent) {
      case 'ask-reset':
        await askFactorReset(db, granter.id, form.userId)
        return redirectWithFlash(back, 'people:factorReset.asked')
      case 'confirm-reset':
        await confirmFactorReset(db, granter.id, form.userId)
        return redirectWithFlash(back, 'people:factorReset.confirmed')
      case 'withdraw-reset':
        await withdrawFactorReset(db, granter.id, form.userId)
        return redirectWithFlash(back, 'people:factorReset.withdrawn')
      default:
        return applyChange(granter, null, back, form)
    }
  })
}

/** What the form to invite offers. */
export async function loadInvite(granter: Pick<Granter, 'grants'>, eventId: string | null) {
  const roles = grantableRoles(granter.grants, eventId)
  return {
    roles,
    asked: roles.filter((role) => needsSecondPerson(granter.grants, { role })),
    scopes: await listScopeOptions(db, eventId),
  }
}

/** Invites whom the form names. */
export async function invite(
  request: Request,
  granter: Granter,
  eventId: string | null,
  back: string,
) {
  return answerForm(request, InvitePerson, async (form) => {
    const { email, name, language, role } = form
    const scope = scopeIn(form)
    const invitation = { eventId, email, name, language, role, scope }
    const invited = await invitePerson(db, granter, invitation)
    if (invited === undefined) return redirectWithFlash(back, 'people:request.asked', {}, 'info')
    return redirectWithFlash(back, 'people:invite.done')
  })
}
