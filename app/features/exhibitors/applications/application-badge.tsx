import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '#app/components/badge.tsx'
import type { ApplicationStatus } from '#db/types.ts'

const tones: Record<ApplicationStatus, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  returned: 'warn',
  endorsed: 'accent',
  accepted: 'good',
  waiting_list: 'warn',
  declined: 'bad',
  withdrawn: 'neutral',
}

/** Where an application stands. */
export function ApplicationBadge({ status }: { status: ApplicationStatus }) {
  const { t } = useTranslation(['exhibitors'])
  return <StatusBadge tone={tones[status]}>{t(`exhibitors:status.${status}`)}</StatusBadge>
}
