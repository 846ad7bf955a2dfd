import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { ApplicationBadge } from '../applications/application-badge.tsx'
import { ApplicationHistory } from '../applications/application-history.tsx'
import type { ReviewView } from './find-review.server.ts'
import { ReviewSheet } from './review-sheet.tsx'

type ReviewFrameProps = {
  application: ReviewView
  lead: string
  timeZone: string
  list: { label: string; to: string }
  /** What the reader may do about it. */
  children: ReactNode
}

/** The page of one application for those who judge it: what it says, what may be done, what has been done. */
export function ReviewFrame({ application, lead, timeZone, list, children }: ReviewFrameProps) {
  const { t } = useTranslation(['exhibitors'])
  return (
    <>
      <PageHeader
        title={<span className="break-words">{application.exhibitorName}</span>}
        lead={lead}
        badge={<ApplicationBadge status={application.status} />}
        breadcrumbs={[list]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 space-y-5">
          <ReviewSheet application={application} />
        </div>
        <div className="min-w-0 space-y-5">
          {children}
          <Card>
            <h2 className="mb-4 text-lg font-bold tracking-tight">
              {t('exhibitors:history.title')}
            </h2>
            <ApplicationHistory steps={application.steps} timeZone={timeZone} />
          </Card>
        </div>
      </div>
    </>
  )
}
