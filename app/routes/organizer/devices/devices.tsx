import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClipboardList } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { PageHeader, Section } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { useLive } from '#app/components/use-live.ts'
import { useRefreshEvery } from '#app/components/use-refresh-every.ts'
import { db } from '#app/db.server.ts'
import { closeLostPhone } from '#app/features/devices/close-lost-phone.server.ts'
import {
  DeviceCommand,
  type DevicesEndInput,
  devicesEndForm,
  readPlace,
} from '#app/features/devices/device-forms.ts'
import { DeviceTable } from '#app/features/devices/device-table.tsx'
import { listPairablePlaces, revokeDevice } from '#app/features/devices/devices.server.ts'
import { getDevicesEnd, setDevicesEnd } from '#app/features/devices/devices-end.server.ts'
import { DevicesEndCard } from '#app/features/devices/devices-end-card.tsx'
import { dismissMissing } from '#app/features/devices/dismiss-missing.server.ts'
import { GateList } from '#app/features/devices/gate-list.tsx'
import { addGate, listGates, renameGate } from '#app/features/devices/gates.server.ts'
import { findPhoneNotes, listPhones } from '#app/features/devices/list-phones.server.ts'
import { createPairingCode } from '#app/features/devices/pairing.server.ts'
import { PairForm, PairingCard } from '#app/features/devices/pairing-card.tsx'
import { PhoneFilter } from '#app/features/devices/phone-filter.tsx'
import { type PhoneQuery, pickPhones } from '#app/features/devices/pick-phones.ts'
import { ScreenTable } from '#app/features/devices/screen-table.tsx'
import { listScreens } from '#app/features/devices/screens.server.ts'
import { isOpenAt } from '#app/features/events/is-open.server.ts'
import { authorizeStaff, notFound } from '#app/features/people/authorize.server.ts'
import { reachOf } from '#app/features/people/policy.ts'
import { countUnsettled } from '#app/features/unsettled/list-unsettled.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm, answerPart } from '#app/lib/answer-form.server.ts'
import { groupCode } from '#app/lib/crockford.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { parsePage, parseSearch } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import {
  devicesPath,
  gatePath,
  screenPath,
  tillPairingPath,
  unsettledPath,
} from '#app/lib/paths.ts'
import { qrShape } from '#app/lib/qr.server.ts'
import { toLocalInput } from '#app/lib/time.ts'

export const handle = { i18n: ['devices'] } satisfies GelarHandle

/** How long ago phones were heard of changes without any news. */
const REFRESH_MS = 30_000
/** Where a device of each kind opens with its code. */
const pairingPaths = { gate: gatePath, till: tillPairingPath, screen: screenPath }

const noNotes = { handedIn: 0, dismissed: null }
const nowhere = { everything: false, gateIds: [], boothIds: [] }

function readPhoneQuery(request: Request): PhoneQuery {
  const alarmed = new URL(request.url).searchParams.get('tampil') === 'periksa'
  return { search: parseSearch(request), alarmed, page: parsePage(request) }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { event, can, reach, grants } = await authorizeStaff(request, params, 'device.view')
  const pairing = reachOf(grants, 'device.pair', event.id) ?? nowhere
  const now = new Date()
  const query = readPhoneQuery(request)
  const [phones, isOpen, screens, places, gates, unsettled, end, t] = await Promise.all([
    listPhones(db, event.id, reach),
    isOpenAt(db, event, now),
    reach.everything ? listScreens(db, event.id) : [],
    listPairablePlaces(db, event.id, pairing),
    listGates(db, event.id),
    can('device.view') ? countUnsettled(db, event.id) : undefined,
    getDevicesEnd(db, event.id),
    getT(request, ['devices']),
  ])
  const { rows, ...picked } = pickPhones(phones, query, { now, isOpen })
  const notes = await findPhoneNotes(
    db,
    rows.map(({ id }) => id),
  )
  return {
    title: t('devices:title'),
    now,
    version: context.version,
    event: { slug: event.slug, timeZone: event.timeZone },
    end,
    endTyped: end.setAt ? toLocalInput(end.setAt, event.timeZone) : '',
    query,
    picked,
    devices: rows.map((phone) => ({ ...phone, ...(notes.get(phone.id) ?? noNotes) })),
    screens,
    places,
    unsettled,
    gates: can('gate.view') ? gates : gates.filter(({ id }) => reach.gateIds.includes(id)),
    may: { manageGates: can('gate.manage'), revoke: can('device.manage') },
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor, can } = await authorizeStaff(request, params, 'device.pair')
  const page = devicesPath(event, readPhoneQuery(request))
  const form = await request.formData()
  if (form.get('intent') === 'setEnd') {
    if (!can('device.manage')) throw notFound()
    const set = async ({ endsAt, before }: DevicesEndInput) => {
      await setDevicesEnd(db, actor, {
        endsAt: endsAt ?? null,
        before: before ? new Date(before) : null,
      })
      return redirectWithFlash(page, 'devices:end.saved')
    }
    const field = 'endsAt'
    return answerPart('end', form, devicesEndForm(event.timeZone), set, { field })
  }
  return answerForm(form, DeviceCommand, async (command) => {
    switch (command.intent) {
      case 'addGate':
        if (!can('gate.manage')) throw notFound()
        await addGate(db, actor, command.name)
        return redirectWithFlash(page, 'devices:gates.added', { name: command.name })
      case 'renameGate':
        if (!can('gate.manage')) throw notFound()
        await renameGate(db, actor, command)
        return redirectWithFlash(page, 'devices:gates.renamed', { name: command.name })
      case 'revoke': {
        if (!can('device.manage')) throw notFound()
        const { label, kind } = await revokeDevice(db, actor, command.deviceId)
        const said = kind === 'screen' ? 'devices:screens.closedNow' : 'devices:revoked'
        return redirectWithFlash(page, said, { label })
      }
      case 'closeLost': {
        if (!can('device.manage')) throw notFound()
        const { label } = await closeLostPhone(db, actor, command)
        return redirectWithFlash(page, 'devices:closedLost', { label })
      }
      case 'dismissMissing': {
        if (!can('device.manage')) throw notFound()
        const { label } = await dismissMissing(db, actor, command)
        return redirectWithFlash(page, 'devices:missing.dismissed', { label })
      }
      case 'pair': {
        const place = readPlace(command.place)
        if (!can('device.pair', place)) throw notFound()
        const { id, code, expiresAt } = await createPairingCode(db, actor, place)
        const origin = publicOrigin(request)
        return data({
          pairing: {
            id,
            code: groupCode(code, 4),
            expiresAt,
            place: command.place,
            address: `${new URL(origin).host}${pairingPaths[place.kind]()}`,
            qr: qrShape(`${origin}${pairingPaths[place.kind](code)}`),
          },
        })
      }
    }
  })
}

export default function DevicesPage() {
  const { event, end, endTyped, query, picked, gates, unsettled, may, now, version } =
    useLoaderData<typeof loader>()
  const { devices, screens, places } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('devices')
  useLive(event.slug, ['devices'])
  useRefreshEvery(REFRESH_MS)
  const [pairing, closePairing] = useKept(
    answer && 'pairing' in answer ? answer.pairing : undefined,
  )
  const reply = answer && !('pairing' in answer) && !('part' in answer) ? answer : undefined
  const place = places.find(({ value }) => value === pairing?.place)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          unsettled === undefined ? null : (
            <LinkButton
              to={unsettledPath(event)}
              variant={unsettled > 0 ? 'primary' : 'secondary'}
              icon={<ClipboardList />}
            >
              {unsettled > 0 ? t('unsettled.link', { count: unsettled }) : t('unsettled.linkNone')}
            </LinkButton>
          )
        }
      />
      {places.length > 0 ? (
        <Section title={t('pair.title')} lead={t('pair.lead')}>
          {pairing && place ? (
            <PairingCard
              key={pairing.id}
              event={event}
              pairing={pairing}
              onClose={closePairing}
              place={place}
            />
          ) : (
            <PairForm places={places} ended={end.standing !== 'works'} />
          )}
        </Section>
      ) : null}
      <Section title={t('end.title')}>
        <DevicesEndCard
          end={end}
          typed={endTyped}
          timeZone={event.timeZone}
          mayChange={may.revoke}
          reply={answer && 'part' in answer ? answer.reply : undefined}
        />
      </Section>
      <Section title={t('phones.title')} lead={t('phones.lead')}>
        <PhoneFilter event={event} query={query} counts={picked.counts} />
        <DeviceTable
          devices={devices}
          now={now}
          timeZone={event.timeZone}
          ended={end.standing !== 'works'}
          version={version}
          mayRevoke={may.revoke}
          filtered={query.alarmed || query.search !== ''}
        />
        <Pagination page={picked.page} pageCount={picked.pageCount} />
      </Section>
      {screens.length > 0 ? (
        <Section title={t('screens.title')} lead={t('screens.lead')}>
          <ScreenTable
            screens={screens}
            now={now}
            ended={end.standing !== 'works'}
            mayClose={may.revoke}
          />
        </Section>
      ) : null}
      <Section title={t('gates.title')} lead={t('gates.lead')}>
        <GateList gates={gates} mayManage={may.manageGates} reply={reply} />
      </Section>
    </>
  )
}

/** Keeps what an action has answered: the next look at the server's data would take it off the page. */
function useKept<Answer extends { id: string }>(
  answer: Answer | undefined,
): [Answer | undefined, () => void] {
  const [kept, keep] = useState(answer)
  const [seen, see] = useState(answer?.id)
  if (answer && answer.id !== seen) {
    see(answer.id)
    keep(answer)
  }
  return [kept, () => keep(undefined)]
}
