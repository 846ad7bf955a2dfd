import type { ActionFunctionArgs } from '@remix-run/node'
import { answerReport } from '#app/features/booths/on-site/answer-report.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { ownBoothPath } from '#app/lib/paths.ts'
import { maxPictureBytes } from '#app/lib/picture-limits.ts'

export const handle = { uploadBytes: maxPictureBytes } satisfies GelarHandle

/** Takes reports on the own booth from an exhibitor's phone. */
export function action(args: ActionFunctionArgs): Promise<Response> {
  return answerReport(args, (event) => ownBoothPath(event))
}
