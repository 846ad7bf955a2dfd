import type { RestockStatus } from '#db/types.ts'

/** Who acts on a request: the booth that needs goods, or the office or unit that has them. */
export type RestockActor = 'booth' | 'supplier'

type Step = { by: RestockActor; from: ReadonlyArray<RestockStatus>; to: RestockStatus }

/** The whole life of a request for more goods. */
const restockSteps = {
  promise: { by: 'supplier', from: ['requested'], to: 'promised' },
  send: { by: 'supplier', from: ['requested', 'promised'], to: 'sent' },
  refuse: { by: 'supplier', from: ['requested', 'promised'], to: 'refused' },
  receive: { by: 'booth', from: ['promised', 'sent'], to: 'received' },
  cancel: { by: 'booth', from: ['requested', 'promised'], to: 'cancelled' },
} as const satisfies Record<string, Step>

export type RestockStep = keyof typeof restockSteps

export const restockStepNames = ['promise', 'send', 'refuse', 'receive', 'cancel'] as const

const steps: Record<RestockStep, Step> = restockSteps

/** Where a step leads; undefined when this actor may not take it in this state. */
export function nextRestock(
  status: RestockStatus,
  step: RestockStep,
  actors: ReadonlyArray<RestockActor>,
): RestockStatus | undefined {
  const { by, from, to } = steps[step]
  return actors.includes(by) && from.includes(status) ? to : undefined
}

/** Every step that these actors may take. */
export function listRestockSteps(
  status: RestockStatus,
  actors: ReadonlyArray<RestockActor>,
): RestockStep[] {
  return restockStepNames.filter((step) => nextRestock(status, step, actors) !== undefined)
}
