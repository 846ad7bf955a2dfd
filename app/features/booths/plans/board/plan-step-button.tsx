import { Form } from '@remix-run/react'
import type { FormEvent, ReactNode } from 'react'
import type { PlanStep } from '../plan-step.ts'
import { useBoard } from './use-board.tsx'

/** A button that takes one step of the plan: at once where scripts run, as an ordinary form where not. */
export function PlanStepButton({ step, children }: { step: PlanStep; children: ReactNode }) {
  const { plan, take } = useBoard()
  return (
    <Form
      method="post"
      className="inline-flex"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        take(step)
      }}
    >
      <input type="hidden" name="intent" value="step" />
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="step" value={JSON.stringify(step)} />
      {children}
    </Form>
  )
}
