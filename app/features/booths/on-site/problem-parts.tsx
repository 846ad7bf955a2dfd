import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SelectField, TextareaField } from '#app/components/fields.tsx'
import { PictureField } from '#app/components/picture-field.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { picturePath } from '#app/lib/paths.ts'
import { QueuedReportForm } from './report-queue.tsx'

type ReportTarget = { action: string; back: string; boothId: string }

/** Tells of a problem, with a picture of it. */
export function ProblemForm({
  units,
  ...place
}: ReportTarget & { units: ReadonlyArray<{ applicationId: string; name: string }> }) {
  const { t } = useTranslation(['onsite'])
  // The form gets a new key after each report, so that the picture of the last one does not stay in it.
  const [round, setRound] = useState(0)
  const only = units.length === 1 ? units[0]?.applicationId : undefined
  return (
    <QueuedReportForm
      key={round}
      action={place.action}
      back={place.back}
      values={{ intent: 'problem', boothId: place.boothId, applicationId: only }}
      onSent={() => setRound((before) => before + 1)}
      className="space-y-4"
    >
      <TextareaField
        field={plainField('note', { id: 'masalah', required: true, maxLength: 2000 })}
        label={t('onsite:problem.what')}
        hint={t('onsite:problem.hint')}
        rows={3}
      />
      {units.length > 1 ? (
        <SelectField
          field={plainField('applicationId', { id: 'masalah-peserta' })}
          label={t('onsite:problem.about')}
          placeholder={t('onsite:problem.wholeBooth')}
          options={units.map((unit) => ({ value: unit.applicationId, label: unit.name }))}
          optional
        />
      ) : null}
      <PictureField
        field={plainField('photo', { id: 'masalah-foto' })}
        label={t('onsite:problem.photo')}
        optional
      />
      <SubmitButton>{t('onsite:problem.send')}</SubmitButton>
    </QueuedReportForm>
  )
}

export type ReportedProblem = {
  id: string
  note: string
  at: Date | string
  unitName: string | null
  by: string | null
  photoFileId: string | null
  photoWidthPx: number
  photoHeightPx: number
}

/** A problem that waits, and the way to say that it is solved. */
export function OpenProblem({
  problem,
  timeZone,
  maySolve,
  ...place
}: ReportTarget & { problem: ReportedProblem; timeZone: string; maySolve: boolean }) {
  const { t } = useTranslation(['onsite'])
  const f = useFormat()
  return (
    <li className="rounded-card border border-bad/40 bg-bad-soft p-4">
      <p className="font-semibold whitespace-pre-line break-words text-ink">{problem.note}</p>
      <p className="figures mt-1 text-sm text-ink-soft">
        {f.instant(problem.at, timeZone)}
        {problem.unitName ? ` · ${problem.unitName}` : null}
        {problem.by ? ` · ${problem.by}` : null}
      </p>
      <ReportPicture report={problem} />
      {maySolve ? (
        <details className="mt-3">
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-link underline underline-offset-4">
            {t('onsite:problem.solve')}
          </summary>
          <QueuedReportForm
            action={place.action}
            back={place.back}
            values={{ intent: 'solved', boothId: place.boothId, solvesId: problem.id }}
            className="mt-2 space-y-3"
          >
            <TextareaField
              field={plainField('note', { id: `selesai-${problem.id}`, maxLength: 2000 })}
              label={t('onsite:problem.how')}
              rows={2}
              optional
            />
            <SubmitButton>{t('onsite:problem.solved')}</SubmitButton>
          </QueuedReportForm>
        </details>
      ) : null}
    </li>
  )
}

/** The picture of a report, small; the whole of it behind. */
export function ReportPicture({ report }: { report: ReportedProblem }) {
  const { t } = useTranslation(['onsite'])
  if (!report.photoFileId) return null
  return (
    <a href={picturePath(report.photoFileId, 1280)} className="mt-3 block w-fit">
      <img
        src={picturePath(report.photoFileId, 640)}
        width={report.photoWidthPx}
        height={report.photoHeightPx}
        alt={t('onsite:problem.photoAlt')}
        loading="lazy"
        className="max-h-60 w-auto rounded-control"
      />
    </a>
  )
}
