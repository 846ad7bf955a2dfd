import type { ActionFunctionArgs } from '@remix-run/node'
import { answerReport } from '#app/features/booths/on-site/answer-report.server.ts'
import { authorizeStaff } from '#app/features/people/authorize.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { fieldPath } from '#app/lib/paths.ts'
import { maxPictureBytes } from '#app/lib/picture-limits.ts'

export const handle = { uploadBytes: maxPictureBytes } satisfies GelarHandle

/** Takes reports on booths from the organizers' and coordinators' phones. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  await authorizeStaff(args.request, args.params, 'boothReport.write')
  return answerReport(args, fieldPath)
}
