import { unreached } from './unreached.ts'
import { isProxyAlone } from './whole-answer.ts'

type Pressed = { form: HTMLFormElement; submitter: HTMLElement | null }

/** What a form that could not be sent is answered: no data, as the server answers where its database is away. */
const NOTHING = '[{"_1":-5},"data"]\n'

const owner = {}
let pressed: Pressed | undefined

/** Nobody wants to send it again. */
export const forgetForm = (): void => unreached.end(owner)

/** Notes which form was sent last, by which button. */
export function noteForm({ target, submitter }: SubmitEvent): void {
  if (target instanceof HTMLFormElement) pressed = { form: target, submitter }
}

/**
 * Sends a form. When the server is out of reach the page stays with all that was typed, says so, and can send it again. It
 * does not do that by itself: the server may have taken the form before the line was lost.
 */
export async function sendForm(
  send: () => Promise<Response>,
  url: URL,
  init: RequestInit,
): Promise<Response> {
  const sent = pressed
  pressed = undefined
  const answer = await send().catch((error: unknown) => {
    // The only thing that `fetch` itself throws is that there was no answer.
    if (init.signal?.aborted || !(error instanceof TypeError)) throw error
    return undefined
  })
  if (answer && !isProxyAlone(answer)) {
    unreached.end(owner)
    return answer
  }
  const again = () => {
    unreached.tell(owner, { what: 'form', again, isTrying: true })
    sendAgain(sent, url, init)
  }
  unreached.tell(owner, { what: 'form', again, isTrying: false })
  // A status of failure keeps the page from loading anew what cannot be loaded either.
  return new Response(NOTHING, { status: 503, headers: { 'Content-Type': 'text/x-script' } })
}

/** What stands in the form by now, or, where the form is gone, as a dialog is, what was sent. */
function sendAgain(sent: Pressed | undefined, url: URL, { body }: RequestInit): void {
  if (sent?.form.isConnected) {
    sent.form.requestSubmit(sent.submitter?.isConnected ? sent.submitter : null)
    return
  }
  const formData = new FormData()
  if (body instanceof URLSearchParams || body instanceof FormData) {
    for (const [name, value] of body) formData.append(name, value)
  }
  const to = url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/') + url.search
  void window.__remixRouter.navigate(to, {
    formMethod: 'POST',
    formEncType: body instanceof FormData ? 'multipart/form-data' : undefined,
    formData,
    replace: true,
  })
}
