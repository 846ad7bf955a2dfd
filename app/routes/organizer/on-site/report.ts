import type { ActionFunctionArgs } from '@remix-run/node'
import { answerReport } from '#app/features/booths/on-site/answer-report.server.ts'
import { fieldPath } from '#app/lib/paths.ts'

/** Takes reports on booths from the organizers' and coordinators' phones. */
export function action(args: ActionFunctionArgs): Promise<Response> {
  return answerReport(args, fieldPath)
}
