import { answerStates } from './answer-states.ts'

/** The filter of the list of answers, from its address; what is unknown filters nothing. */
export function readAnswerFilter(query: URLSearchParams) {
  return {
    state: answerStates.find((one) => one === query.get('jawaban')),
    kanwilCode: query.get('kanwil')?.slice(0, 10) || undefined,
    search: (query.get('q') ?? '').slice(0, 100),
  }
}
