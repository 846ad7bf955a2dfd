import { Form, Link } from '@remix-run/react'
import { Lock, LockOpen, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SelectField } from '#app/components/fields.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { PlanApplication, PlanPage } from './plan-page.server.ts'
import { useReasonText } from './reason-text.tsx'

type Chosen = NonNullable<PlanPage['chosen']>
type Props = {
  chosen: Chosen
  page: PlanPage
  planId: string
  /** Whether this reader may change this plan. */
  editable: boolean
  /** The booth that was pressed on the map, offered first. */
  targetBoothId: string | undefined
  closeTo: string
}

/** One application on the plan: what it needs, why it stands there, and how to move it. */
export function ApplicationPanel({
  chosen,
  page,
  planId,
  editable,
  targetBoothId,
  closeTo,
}: Props) {
  const { t } = useTranslation(['booths', 'common'])
  const f = useFormat()
  const { reasonText } = useReasonText()
  const { application, reasons } = chosen
  const booth = page.floor.booths.find((row) => row.id === application.boothId)
  const values = { planId, applicationId: application.id }
  return (
    <Card>
      <div className="flex items-start justify-between gap-3">
        <h2 className="text-lg font-bold tracking-tight break-words">{application.name}</h2>
        <Link
          to={closeTo}
          preventScrollReset
          aria-label={t('common:close')}
          className="-mt-1.5 -mr-1.5 inline-flex size-10 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
        >
          <X aria-hidden="true" className="size-5" />
        </Link>
      </div>
      <Needs application={application} />
      <p className="mt-4 font-semibold">
        {booth ? t('booths:plan.standsIn', { booth: booth.code }) : t('booths:plan.notPlaced')}
      </p>
      <ul className="mt-1.5 list-disc space-y-1 pl-5 text-sm">
        {application.byHand ? <li>{t('booths:reason.simple.by-hand')}</li> : null}
        {reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{reasonText(reason)}</li>
        ))}
      </ul>
      {editable ? (
        <div className="mt-5 space-y-4 border-t border-line pt-5">
          {application.locked ? (
            <p className="text-sm text-ink-soft">{t('booths:plan.lockedHint')}</p>
          ) : (
            <>
              <MoveForm chosen={chosen} page={page} values={values} targetBoothId={targetBoothId} />
              {booth ? <SwapForm chosen={chosen} page={page} values={values} /> : null}
            </>
          )}
          {booth ? (
            <div className="flex flex-wrap gap-2">
              <ActionForm intent={application.locked ? 'unlock' : 'lock'} values={values}>
                <SubmitButton
                  variant="secondary"
                  size="sm"
                  icon={application.locked ? <LockOpen /> : <Lock />}
                >
                  {application.locked ? t('booths:plan.unlock') : t('booths:plan.lock')}
                </SubmitButton>
              </ActionForm>
              {application.locked ? null : (
                <ActionForm intent="remove" values={values}>
                  <SubmitButton variant="secondary" size="sm">
                    {t('booths:plan.remove')}
                  </SubmitButton>
                </ActionForm>
              )}
            </div>
          ) : null}
        </div>
      ) : null}
      <p className="mt-4 text-sm text-ink-soft">
        {t('booths:plan.score', { score: f.number(application.priorityScore) })}
      </p>
    </Card>
  )
}

function Needs({ application }: { application: PlanApplication }) {
  const { t } = useTranslation(['booths'])
  const f = useFormat()
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      {application.kanwilCode ? (
        <Badge tone="info">{t('booths:plan.kanwil', { code: application.kanwilCode })}</Badge>
      ) : null}
      <Badge>{t('booths:tables', { count: application.tables })}</Badge>
      {application.powerWatts > 0 ? (
        <Badge>{t('booths:watts', { watts: f.number(application.powerWatts) })}</Badge>
      ) : null}
      {application.needsWater ? <Badge>{t('booths:water')}</Badge> : null}
      {application.needsCooking ? <Badge>{t('booths:cooking')}</Badge> : null}
    </div>
  )
}

type FormProps = {
  chosen: Chosen
  page: PlanPage
  values: { planId: string; applicationId: string }
}

function Hidden({ intent, values }: { intent: string; values: FormProps['values'] }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="planId" value={values.planId} />
      <input type="hidden" name="applicationId" value={values.applicationId} />
    </>
  )
}

/** Booths by what they are worth to this application; those against a rule say which and come last. */
function MoveForm({ chosen, page, values, targetBoothId }: FormProps & { targetBoothId?: string }) {
  const { t } = useTranslation(['booths'])
  const f = useFormat()
  const { ruleText } = useReasonText()
  const codeOf = new Map(page.floor.booths.map((booth) => [booth.id, booth.code]))
  const here = chosen.application.boothId
  const verdicts = chosen.verdicts.filter((verdict) => verdict.boothId !== here)
  const open = verdicts
    .filter((verdict) => verdict.rules.length === 0)
    .sort((a, b) => (b.points ?? 0) - (a.points ?? 0))
  const blocked = verdicts.filter((verdict) => verdict.rules.length > 0)
  return (
    <Form method="post" preventScrollReset className="space-y-3">
      <Hidden intent="place" values={values} />
      <SelectField
        key={targetBoothId}
        field={plainField('boothId', {
          required: true,
          defaultValue: targetBoothId === here ? undefined : targetBoothId,
        })}
        label={here ? t('booths:plan.moveTo') : t('booths:plan.placeIn')}
        hint={t('booths:plan.moveHint')}
        placeholder={t('booths:plan.chooseBooth')}
        options={[
          {
            label: t('booths:plan.possible'),
            options: open.map((verdict) => ({
              value: verdict.boothId,
              label: t('booths:plan.boothPoints', {
                booth: codeOf.get(verdict.boothId) ?? '',
                points: f.number(Math.round(verdict.points ?? 0)),
              }),
            })),
          },
          {
            label: t('booths:plan.impossible'),
            options: blocked.map((verdict) => ({
              value: verdict.boothId,
              label: `${codeOf.get(verdict.boothId) ?? ''}: ${verdict.rules.map(ruleText).join(', ')}`,
            })),
          },
        ]}
      />
      <SubmitButton>{here ? t('booths:plan.move') : t('booths:plan.place')}</SubmitButton>
    </Form>
  )
}

function SwapForm({ chosen, page, values }: FormProps) {
  const { t } = useTranslation(['booths'])
  const codeOf = new Map(page.floor.booths.map((booth) => [booth.id, booth.code]))
  const others = page.applications.filter(
    (row) => row.boothId !== null && row.boothId !== chosen.application.boothId && !row.locked,
  )
  if (others.length === 0) return null
  return (
    <Form method="post" preventScrollReset className="space-y-3">
      <Hidden intent="swap" values={values} />
      <SelectField
        field={plainField('otherId', { required: true })}
        label={t('booths:plan.swapWith')}
        placeholder={t('booths:plan.chooseExhibitor')}
        options={others.map((row) => ({
          value: row.id,
          label: `${codeOf.get(row.boothId ?? '') ?? ''} · ${row.name}`,
        }))}
      />
      <SubmitButton variant="secondary">{t('booths:plan.swap')}</SubmitButton>
    </Form>
  )
}
