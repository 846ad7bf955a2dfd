import { Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { ErrorList } from '#app/components/field-frame.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
import { shortKanwil } from '../registry/short-kanwil.ts'
import type { AnswerCounts } from './answer-states.ts'
import { AnswerBar, AnswerLegend } from './answers-plot.tsx'
import { InviteKanwilForm } from './call-forms.ts'

type InviteKanwilProps = {
  offices: ReadonlyArray<{ code: string; name: string; counts: AnswerCounts }>
  mayWrite: boolean
  reply: FormReply | undefined
}

const sum = (counts: AnswerCounts) =>
  counts.answered + counts.draft + counts.waiting + counts.uninvited + counts.noAddress

/** Every Kanwil with the answers of its UPT, to invite all UPT of some at once. */
export function InviteKanwil({ offices, mayWrite, reply }: InviteKanwilProps) {
  const { t } = useTranslation(['call'])
  const f = useFormat()
  const [form, fields] = useGelarForm(InviteKanwilForm, { id: 'undang-kanwil', lastResult: reply })
  const open = offices.filter(({ counts }) => counts.uninvited > 0)
  const uninvited = open.reduce((all, { counts }) => all + counts.uninvited, 0)
  // Where nobody has been written to yet this is what the page is for; later it would push the answers off a phone.
  const begins = offices.every(({ counts }) => sum(counts) === counts.uninvited + counts.noAddress)
  return (
    <Section title={t('call:invite.title')} lead={t('call:invite.lead')}>
      <Card>
        <details open={begins || reply?.error !== undefined || undefined}>
          <summary className="-my-1 min-h-11 cursor-pointer py-2.5 font-semibold">
            {open.length > 0
              ? t('call:invite.fold', { count: uninvited, kanwil: f.number(open.length) })
              : t('call:invite.foldDone')}
          </summary>
          <AnswerLegend />
          <GelarForm form={form} className="mt-4">
            <input type="hidden" name="intent" value="inviteKanwil" />
            <fieldset>
              <legend className="sr-only">{t('call:invite.choose')}</legend>
              <ul className="grid gap-x-8 lg:grid-cols-2">
                {[...open, ...offices.filter(({ counts }) => counts.uninvited === 0)].map(
                  ({ code, name, counts }) => (
                    <li key={code} className="border-b border-line">
                      <label className="grid min-h-14 cursor-pointer grid-cols-[auto_1fr] items-center gap-x-3 py-2">
                        <input
                          type="checkbox"
                          name={fields.kanwilCodes.name}
                          value={code}
                          disabled={!mayWrite || counts.uninvited === 0}
                          className="size-5 accent-accent focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus"
                        />
                        <span className="min-w-0">
                          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                            <span className="font-medium">{shortKanwil(name)}</span>
                            <span className="figures text-sm text-ink-soft">
                              {t('call:invite.answeredOf', {
                                answered: f.number(counts.answered),
                                total: f.number(sum(counts)),
                              })}
                            </span>
                          </span>
                          <AnswerBar counts={counts} />
                          {counts.uninvited + counts.noAddress > 0 ? (
                            <span className="figures mt-1 block text-sm text-ink-soft">
                              {t('call:invite.open', {
                                uninvited: f.number(counts.uninvited),
                                noAddress: f.number(counts.noAddress),
                              })}
                            </span>
                          ) : null}
                        </span>
                      </label>
                    </li>
                  ),
                )}
              </ul>
              <ErrorList id={fields.kanwilCodes.errorId} errors={fields.kanwilCodes.errors} />
            </fieldset>
            {mayWrite ? (
              <SubmitButton icon={<Send />}>{t('call:invite.send')}</SubmitButton>
            ) : (
              <p className="text-sm text-ink-soft">{t('call:invite.notOpen')}</p>
            )}
          </GelarForm>
        </details>
      </Card>
    </Section>
  )
}
