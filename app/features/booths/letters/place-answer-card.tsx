import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-fields.tsx'
import { TextareaField } from '#app/components/fields.tsx'
import { FormActions, FormErrors, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
import type { PlaceAnswer } from '#db/types.ts'
import { AnswerForm } from './letter-forms.ts'

type Props = {
  letter: {
    id: string
    boothCode: string
    answer: PlaceAnswer | null
    answerRemark: string
    answeredAt: Date | string | null
    dueOn: string | null
    open: boolean
  }
  event: { timeZone: string; contactEmail: string | null }
  mayAnswer: boolean
  lastResult: FormReply | undefined
}

/** What was answered, or the question; what can still be done about it is said plainly. */
export function PlaceAnswerCard(props: Props) {
  const { letter, event, mayAnswer, lastResult } = props
  const { t } = useTranslation(['letters'])
  const f = useFormat()
  const due = letter.dueOn ? f.day(letter.dueOn) : undefined
  const writable = mayAnswer && letter.open && letter.answer !== 'declined'
  return (
    <Card>
      <h2 className="mb-3 text-lg font-bold tracking-tight">{t('letters:answer.title')}</h2>
      {letter.answer === 'confirmed' ? (
        <Alert tone="good" title={t('letters:answer.confirmedTitle')} className="mb-4">
          <Answered {...props} />
        </Alert>
      ) : null}
      {letter.answer === 'declined' ? (
        <Alert tone="warn" title={t('letters:answer.declinedTitle')}>
          <Answered {...props} />
          <p>{contactSentence(t('letters:answer.declinedBody'), event.contactEmail)}</p>
        </Alert>
      ) : null}
      {letter.answer === null && !letter.open && due ? (
        <Alert tone="warn" title={t('letters:answer.lateTitle', { day: due })}>
          {contactSentence(t('letters:answer.lateBody'), event.contactEmail)}
        </Alert>
      ) : null}
      {letter.answer === null && letter.open && !mayAnswer ? (
        <p className="text-ink-soft">{t('letters:answer.none')}</p>
      ) : null}
      {writable && letter.answer === null ? (
        <>
          <p className="mb-4 text-ink-soft">
            {due ? t('letters:answer.askBy', { day: due }) : t('letters:answer.ask')}
          </p>
          <AnswerFields letterId={letter.id} lastResult={lastResult} />
        </>
      ) : null}
      {writable && letter.answer === 'confirmed' ? (
        <details open={lastResult !== undefined}>
          <summary className="cursor-pointer py-2 font-semibold text-link underline underline-offset-4">
            {t('letters:answer.change')}
          </summary>
          <p className="my-3 text-ink-soft">
            {due ? t('letters:answer.changeBy', { day: due }) : t('letters:answer.changeBody')}
          </p>
          <AnswerFields letterId={letter.id} lastResult={lastResult} />
        </details>
      ) : null}
      {/* An answer that came too late, or to a letter that is gone, is told where its form was. */}
      {!writable && lastResult?.error?.[''] ? (
        <div className="mt-4">
          <FormErrors id="jawaban-galat" errors={lastResult.error[''] ?? undefined} />
        </div>
      ) : null}
    </Card>
  )
}

function contactSentence(text: string, email: string | null) {
  return email ? (
    <>
      {text}{' '}
      <a href={`mailto:${email}`} className="font-semibold text-link underline">
        {email}
      </a>
    </>
  ) : (
    text
  )
}

function Answered({ letter, event }: Props) {
  const { t } = useTranslation(['letters'])
  const f = useFormat()
  return (
    <>
      {letter.answeredAt ? (
        <p className="figures">
          {t('letters:answer.at', { when: f.instant(letter.answeredAt, event.timeZone) })}
        </p>
      ) : null}
      {letter.answerRemark ? (
        <p className="mt-1 whitespace-pre-line break-words">“{letter.answerRemark}”</p>
      ) : null}
    </>
  )
}

function AnswerFields({
  letterId,
  lastResult,
}: {
  letterId: string
  lastResult: FormReply | undefined
}) {
  const { t } = useTranslation(['letters'])
  const [form, fields] = useGelarForm(AnswerForm, { id: 'jawaban', lastResult })
  return (
    <GelarForm form={form}>
      <input type="hidden" name="letterId" value={letterId} />
      <RadioCards
        field={fields.answer}
        label={t('letters:answer.question')}
        choices={[
          {
            value: 'confirmed',
            label: t('letters:answer.yes'),
            detail: t('letters:answer.yesDetail'),
          },
          {
            value: 'declined',
            label: t('letters:answer.no'),
            detail: t('letters:answer.noDetail'),
          },
        ]}
      />
      <TextareaField
        field={fields.remark}
        label={t('letters:answer.remark')}
        hint={t('letters:answer.remarkHint')}
        rows={3}
        optional
      />
      <FormActions>
        <SubmitButton>{t('letters:answer.send')}</SubmitButton>
      </FormActions>
    </GelarForm>
  )
}
