import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { isStoreError, readPicture } from '#app/features/files/read-picture.server.ts'
import { authorizeSome } from '#app/features/people/authorize.server.ts'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import { safePath } from '#app/lib/safe-path.ts'
import { reportBooth } from './report-booth.server.ts'
import { ReportForm } from './report-forms.ts'

/**
 * Takes a report from a phone. Its queue asks for JSON, to know what to send again; a page without script goes on to
 * where it came from.
 */
export async function answerReport(
  { request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>,
  fallback: (event: { slug: string }) => string,
): Promise<Response> {
  const { event, actor, reach, can } = await authorizeSome(request, params, 'boothReport.write')
  const formData = await request.formData()
  const back = safePath(formData.get('kembali'), fallback(event))
  const answer = (refusal: FormMessage | undefined, status: number) => {
    if (request.headers.get('Accept')?.includes('application/json'))
      return Response.json(refusal ? { ok: false, ...refusal } : { ok: true }, { status })
    return refusal
      ? redirectWithFlash(back, `errors:${refusal.key}`, refusal.params, 'bad')
      : redirectWithFlash(back, 'onsite:report.kept')
  }
  const submission = parseForm(formData, ReportForm)
  if (submission.status !== 'success') {
    const [first] = Object.values(submission.error ?? {}).flatMap((messages) => messages ?? [])
    return answer(first ?? { key: 'invalid' }, 422)
  }
  const report = submission.value
  try {
    const photo = report.intent === 'problem' ? report.photo : undefined
    await reportBooth(db, actor, {
      reach,
      mayHandOver: can('booth.handOver'),
      report,
      picture: photo ? await readPicture(photo) : undefined,
    })
  } catch (error) {
    const refusal = toDomainError(error)
    if (!refusal) throw error
    // A phone keeps what could not be kept here, picture and all, and sends it again.
    return answer({ key: refusal.key, params: refusal.params }, isStoreError(error) ? 503 : 409)
  }
  return answer(undefined, 200)
}
