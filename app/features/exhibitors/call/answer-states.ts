/** How an exhibitor stands to the call, those first about whom something is to be done. */
export const answerStates = ['waiting', 'draft', 'answered', 'uninvited', 'noAddress'] as const
export type AnswerState = (typeof answerStates)[number]
export type AnswerCounts = Record<AnswerState, number>
