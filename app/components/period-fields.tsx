import type { ReactNode } from 'react'
import type { FieldLike } from './field-frame.tsx'
import { DateTimeField } from './fields.tsx'

type Moment = { field: FieldLike; label: ReactNode }

type PeriodFieldsProps = {
  from: Moment
  to: Moment
  /** The zone whose clock is meant. */
  hint: ReactNode
  optional?: boolean
}

/** Two moments by the clock of the venue, for a `FieldRow`: when something begins and when it ends. */
export function PeriodFields({ from, to, hint, optional = false }: PeriodFieldsProps) {
  return (
    <>
      <DateTimeField {...from} hint={hint} optional={optional} />
      <DateTimeField {...to} hint={hint} optional={optional} />
    </>
  )
}
