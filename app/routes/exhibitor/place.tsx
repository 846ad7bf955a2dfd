import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FileText, Map as MapIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass, LinkButton } from '#app/components/button.tsx'
import { DescriptionList } from '#app/components/description-list.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { FileLink } from '#app/components/file-link.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { db } from '#app/db.server.ts'
import { answerPlace } from '#app/features/booths/letters/answer-place.server.ts'
import { AnswerForm } from '#app/features/booths/letters/letter-forms.ts'
import { PlaceAnswerCard } from '#app/features/booths/letters/place-answer-card.tsx'
import { loadPlacePage } from '#app/features/booths/letters/place-page.server.ts'
import { viewNear } from '#app/features/booths/letters/view-near.ts'
import { FloorMap } from '#app/features/booths/map/floor-map.tsx'
import { listOwnReasons } from '#app/features/booths/plans/reasons/own-reasons.server.ts'
import { OwnWhy } from '#app/features/booths/plans/reasons/own-why.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  applicationPath,
  exhibitorHomePath,
  placeLetterPath,
  placePath,
  publicMapPath,
} from '#app/lib/paths.ts'
import { enterOwnPlace } from './enter-own-place.server.ts'

export const handle = { i18n: ['letters', 'exhibitors', 'booths'] } satisfies GelarHandle

export async function loader(args: LoaderFunctionArgs) {
  const { event, exhibitor, exhibitors, may } = await enterOwnPlace(args, 'placeLetter.view')
  const [page, reasons, t] = await Promise.all([
    loadPlacePage(db, event.id, exhibitor.id, new Date()),
    listOwnReasons(db, event.id, exhibitor.id),
    getT(args.request, ['letters']),
  ])
  return {
    title: t('letters:place.title'),
    event: { slug: event.slug, name: event.name, ...page.event },
    exhibitor,
    exhibitors,
    letter: page.letter,
    floor: page.floor,
    reasons,
    mayAnswer: may('placeAnswer.give'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, event, exhibitor } = await enterOwnPlace(args, 'placeAnswer.give')
  return answerForm(args.request, AnswerForm, async (form) => {
    await answerPlace(db, actor, { exhibitorId: exhibitor.id, now: new Date(), ...form })
    return redirectWithFlash(
      placePath(event, exhibitor.id),
      form.answer === 'confirmed' ? 'letters:place.thanks' : 'letters:place.givenUp',
    )
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** The exhibitor's booth, the letter about it, and the answer. */
export default function PlacePage() {
  const { title, event, exhibitor, exhibitors, letter, reasons, mayAnswer } =
    useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation(['letters', 'exhibitors'])
  return (
    <>
      <PageHeader
        title={title}
        lead={`${exhibitor.name} · ${event.name}`}
        breadcrumbs={[{ label: t('exhibitors:home.title'), to: exhibitorHomePath() }]}
      />
      {exhibitors.length > 1 ? (
        <LinkTabs
          label={t('letters:place.of')}
          tabs={exhibitors.map((row) => ({
            to: placePath(event, row.id),
            label: row.name,
            current: row.id === exhibitor.id,
          }))}
        />
      ) : null}
      {letter ? (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <div className="space-y-5">
            <BoothCard />
            <PlaceAnswerCard
              letter={letter}
              event={event}
              mayAnswer={mayAnswer}
              lastResult={lastResult}
            />
            <LetterDetails />
            <OwnWhy reasons={reasons} />
          </div>
          <PlaceMap />
        </div>
      ) : (
        <EmptyState
          drawing="stall"
          title={t('letters:place.noneTitle')}
          actions={
            <LinkButton to={applicationPath(event, exhibitor.id)} variant="secondary">
              {t('letters:place.application')}
            </LinkButton>
          }
        >
          {t('letters:place.noneBody')}
        </EmptyState>
      )}
    </>
  )
}

function BoothCard() {
  const { event, exhibitor, letter } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['letters'])
  if (!letter) return null
  return (
    <Card>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <p>
          <span className="block text-sm text-ink-soft">{t('letters:place.booth')}</span>
          <span className="figures text-5xl font-extrabold tracking-tight">{letter.boothCode}</span>
        </p>
        <p className="sm:text-end">
          <span className="block font-semibold">{letter.zoneName}</span>
          <span className="text-ink-soft">
            {t('letters:place.tables', { count: letter.tables })}
          </span>
        </p>
      </div>
      {letter.movedFrom ? (
        <p className="mt-3 rounded-control bg-warn-soft px-3 py-2 text-sm">
          {t('letters:place.moved', { booth: letter.movedFrom })}
        </p>
      ) : null}
      <p className="mt-5">
        <FileLink href={placeLetterPath(event, exhibitor.id)} className={buttonClass('secondary')}>
          <FileText aria-hidden="true" />
          {t('letters:place.download')}
        </FileLink>
      </p>
    </Card>
  )
}

function LetterDetails() {
  const { event, letter } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['letters'])
  const f = useFormat()
  if (!letter) return null
  const setup = [event.setupStartsAt, event.setupEndsAt].map((at) =>
    at ? f.instant(at, event.timeZone) : undefined,
  )
  return (
    <Card>
      <h2 className="text-lg font-bold tracking-tight">{t('letters:place.details')}</h2>
      <DescriptionList
        className="mt-2"
        items={[
          {
            term: t('letters:place.letter'),
            detail: (
              <span className="figures">
                {letter.reference}
                <span className="block text-sm font-normal text-ink-soft">
                  {f.instant(letter.sentAt, event.timeZone)}
                </span>
              </span>
            ),
          },
          { term: t('letters:place.venue'), detail: `${event.venueName}, ${event.venueCity}` },
          {
            term: t('letters:place.setup'),
            detail:
              setup[0] || setup[1] ? (
                <span className="figures">
                  {setup[0] ? t('letters:place.from', { when: setup[0] }) : null}
                  {setup[0] && setup[1] ? <br /> : null}
                  {setup[1] ? t('letters:place.until', { when: setup[1] }) : null}
                </span>
              ) : (
                t('letters:place.setupLater')
              ),
          },
          ...(event.setupNotes
            ? [
                {
                  term: t('letters:place.notes'),
                  detail: <span className="whitespace-pre-line">{event.setupNotes}</span>,
                },
              ]
            : []),
          {
            term: t('letters:place.contact'),
            detail: event.contactEmail ? (
              <a href={`mailto:${event.contactEmail}`} className="text-link underline">
                {event.contactEmail}
              </a>
            ) : (
              t('letters:place.noContact')
            ),
          },
        ]}
      />
    </Card>
  )
}

function PlaceMap() {
  const { event, letter, floor } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['letters'])
  if (!letter || !floor) return null
  return (
    <Card>
      <h2 className="mb-3 text-lg font-bold tracking-tight">{t('letters:place.map')}</h2>
      <FloorMap
        {...floor}
        label={t('letters:place.mapLabel', { booth: letter.boothCode, zone: letter.zoneName })}
        viewBox={viewNear(floor, letter.boothId)}
        look={(booth) => ({ tone: booth.id === letter.boothId ? 'selected' : 'dimmed' })}
      />
      <p className="mt-3">
        <a
          href={publicMapPath(event, letter.boothCode)}
          className="inline-flex items-center gap-2 py-2 font-semibold text-link underline underline-offset-4"
        >
          <MapIcon aria-hidden="true" className="size-5" />
          {t('letters:place.publicMap')}
        </a>
      </p>
    </Card>
  )
}
