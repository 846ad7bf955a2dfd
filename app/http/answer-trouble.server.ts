import { type ActionFunctionArgs, data, type ServerBuild } from '@remix-run/node'
import { HeavyRefusal } from '#app/lib/heavy/heavy-refusal.ts'
import { log } from '#app/lib/log.server.ts'
import { type Trouble, troubleOf } from '#db/trouble.ts'

type Routes = ServerBuild['routes']
type Action = NonNullable<Routes[string]['module']['action']>

/** When to come again, in seconds. */
const comeAgain: Record<Trouble, string> = { away: '2', busy: '2', full: '60' }

/** The answer to whatever the database was not there for; the page of the error reads the trouble from its body. */
export function laterResponse(trouble: Trouble): Response {
  return new Response(trouble, { status: 503, headers: { 'Retry-After': comeAgain[trouble] } })
}

/**
 * The routes of a build, which answer 503 while the database is in trouble or too much heavy work waits. A form that a script has sent is answered
 * with no data instead of an error, so that its page stays with all that was typed.
 */
export function answerTrouble(routes: Routes): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([id, route]) => {
      const { loader, action } = route.module
      const module = {
        ...route.module,
        ...(loader && { loader: caught(loader) }),
        ...(action && { action: kept(action) }),
      }
      return [id, { ...route, module }]
    }),
  )
}

function caught(loader: Action): Action {
  return async (args) => {
    try {
      return await loader(args)
    } catch (error) {
      throw laterResponse(noted(error, args))
    }
  }
}

function kept(action: Action): Action {
  return async (args) => {
    try {
      return await action(args)
    } catch (error) {
      const trouble = noted(error, args)
      args.context.notSaved = true
      if (!args.context.asData) throw laterResponse(trouble)
      return data(null, { status: 503, headers: { 'Retry-After': comeAgain[trouble] } })
    }
  }
}

/** The trouble that an error tells of, heavy work that was not done among it; throws on what is none. */
function noted(error: unknown, { context }: ActionFunctionArgs): Trouble {
  const { requestId } = context
  if (error instanceof HeavyRefusal) {
    log.warn({ reason: error.reason, requestId }, 'heavy work of a request was refused')
    return 'busy'
  }
  const trouble = troubleOf(error)
  if (!trouble) throw error
  const reason = error instanceof Error ? error.message : undefined
  log.warn({ trouble, reason, requestId }, 'the database was not there for a request')
  return trouble
}
