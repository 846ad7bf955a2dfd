import { db } from '#app/db.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { grantableRoles, roleNames } from './grants.ts'
import { ChangeRole, InvitePerson, scopeIn } from './invite-forms.ts'
import { type Granter, inviteAgain, invitePerson } from './invite-person.server.ts'
import { listPeople } from './list-people.server.ts'
import { revokeRole } from './revoke-role.server.ts'
import { listScopeOptions } from './role-scopes.server.ts'

/** What the list of people asks for in its address, and the page of it. */
export async function loadPeople(request: Request, eventId: string | null) {
  const query = new URL(request.url).searchParams
  const search = (query.get('cari') ?? '').trim().slice(0, 100)
  const role = roleNames.find((name) => name === query.get('peran'))
  const page = parsePage(request)
  const { rows, total, pageCount } = await listPeople(db, { eventId, role, search }, page)
  return { people: rows, total, page, pageCount, search, role: role ?? '' }
}

/** Takes a role away or invites once more, as the form says. */
export async function changeRole(
  request: Request,
  granter: Granter,
  eventId: string | null,
  back: string,
) {
  return answerForm(request, ChangeRole, async ({ intent, grantId }) => {
    if (intent === 'revoke') {
      await revokeRole(db, granter, { eventId, grantId })
      return redirectWithFlash(back, 'people:revoke.done')
    }
    await inviteAgain(db, granter, { eventId, grantId })
    return redirectWithFlash(back, 'people:invite.done')
  })
}

/** What the form to invite offers. */
export async function loadInvite(granter: Pick<Granter, 'grants'>, eventId: string | null) {
  return {
    roles: grantableRoles(granter.grants, eventId),
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
    await invitePerson(db, granter, { eventId, email, name, language, role, scope })
    return redirectWithFlash(back, 'people:invite.done')
  })
}
