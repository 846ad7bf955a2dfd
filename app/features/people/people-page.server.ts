import { db } from '#app/db.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'
import { grantableRoles, roleNames } from './grants.ts'
import { ChangeRole, InvitePerson, scopeIn } from './invite-forms.ts'
import { type Actor, inviteAgain, invitePerson } from './invite-person.server.ts'
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
  actor: Actor,
  eventId: string | null,
  back: string,
) {
  const submission = parseForm(await request.formData(), ChangeRole)
  if (submission.status !== 'success') return replyInvalid(submission)
  const { intent, grantId } = submission.value
  try {
    if (intent === 'revoke') {
      await revokeRole(db, actor, { eventId, grantId })
      return redirectWithFlash(back, 'people:revoke.done')
    }
    await inviteAgain(db, actor, { eventId, grantId })
    return redirectWithFlash(back, 'people:invite.done')
  } catch (error) {
    return replyRefused(submission, error)
  }
}

/** What the form to invite offers. */
export async function loadInvite(actor: Pick<Actor, 'grants'>, eventId: string | null) {
  return {
    roles: grantableRoles(actor.grants, eventId),
    scopes: await listScopeOptions(db, eventId),
  }
}

/** Invites whom the form names. */
export async function invite(request: Request, actor: Actor, eventId: string | null, back: string) {
  const submission = parseForm(await request.formData(), InvitePerson)
  if (submission.status !== 'success') return replyInvalid(submission)
  const { email, name, language, role } = submission.value
  try {
    const scope = scopeIn(submission.value)
    await invitePerson(db, actor, { eventId, email, name, language, role, scope })
  } catch (error) {
    return replyRefused(submission, error)
  }
  return redirectWithFlash(back, 'people:invite.done')
}
