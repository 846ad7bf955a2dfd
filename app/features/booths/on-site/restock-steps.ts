import type { RestockStatus } from '#db/types.ts'

/** The two sides of a request: the booth that needs goods, or the office or unit that has them. */
export type RestockSide = 'booth' | 'supplier'

type Step = { by: RestockSide; from: ReadonlyArray<RestockStatus>; to: RestockStatus }

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

/** Where a step leads; undefined when none of these sides may take it in this state. */
export function nextRestock(
  status: RestockStatus,
  step: RestockStep,
  sides: ReadonlyArray<RestockSide>,
): RestockStatus | undefined {
  const { by, from, to } = steps[step]
  return sides.includes(by) && from.includes(status) ? to : undefined
}

/** Every step that these sides may take. */
export function listRestockSteps(
  status: RestockStatus,
  sides: ReadonlyArray<RestockSide>,
): RestockStep[] {
  return restockStepNames.filter((step) => nextRestock(status, step, sides) !== undefined)
}
