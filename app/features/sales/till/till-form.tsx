import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneForm } from '#app/features/phone/phone-form.tsx'

type TillFormProps = {
  /** Does it; throws `ServerRefused` or `ServerAway`. */
  run: (form: FormData) => Promise<void>
  submit: ReactNode
  children: ReactNode
}

const codes = ['shiftOpenElsewhere', 'shiftUnknown', 'shiftClosed', 'countNeedsTwoNames'] as const

/** A form about the till's shift. */
export function TillForm(props: TillFormProps) {
  const { t } = useTranslation('sales')
  return <PhoneForm codes={codes} say={(code) => t(`till.problem.${code}`)} {...props} />
}
