import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { FormErrors } from '#app/components/form.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { Table } from '#app/components/table.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { db } from '#app/db.server.ts'
import { GroundForm } from '#app/features/booths/booth-forms.ts'
import { changeGround } from '#app/features/booths/edit-ground.server.ts'
import { FloorMap, ZoneSwatch } from '#app/features/booths/floor-map.tsx'
import { loadFloorPlan } from '#app/features/booths/floor-plan.server.ts'
import {
  BoothEditor,
  BoothRowEditor,
  LandmarkEditor,
  ZoneEditor,
} from '#app/features/booths/ground-editors.tsx'
import { MapFrame } from '#app/features/booths/map-frame.tsx'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { boothPlanPath, floorPlanEditPath } from '#app/lib/paths.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['booths', 'exhibitors'] } satisfies GelarHandle

const kinds = ['stan', 'zona', 'penanda'] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'floorPlan.edit')
  const t = await getT(request, ['booths'])
  return {
    title: t('booths:ground.title'),
    planTitle: t('booths:plan.title'),
    event,
    floor: await loadFloorPlan(db, event.id),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, user } = await authorize(request, params, 'floorPlan.edit')
  const submission = parseForm(await request.formData(), GroundForm)
  if (submission.status !== 'success') return replyInvalid(submission)
  try {
    await changeGround(db, { eventId: event.id, userId: user.id }, submission.value)
  } catch (error) {
    return replyRefused(submission, error)
  }
  const kind = kinds.find((row) => row === new URL(request.url).searchParams.get('bagian'))
  return redirectWithFlash(
    `${floorPlanEditPath(event)}?bagian=${kind ?? 'stan'}`,
    submission.value.intent.startsWith('delete') ? 'booths:ground.deleted' : 'booths:ground.saved',
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function GroundPage() {
  const { title, planTitle, event, floor } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['booths'])
  const f = useFormat()
  const [params] = useSearchParams()
  const kind = kinds.find((row) => row === params.get('bagian')) ?? 'stan'
  const chosen = params.get('ubah')
  return (
    <>
      <PageHeader
        title={title}
        lead={t('booths:ground.lead', {
          width: f.number(floor.ground.widthM),
          depth: f.number(floor.ground.depthM),
        })}
        breadcrumbs={[{ label: planTitle, to: boothPlanPath(event) }]}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0 xl:sticky xl:top-6">
          <MapFrame ground={floor.ground} label={t('booths:map.label')}>
            {(viewBox) => (
              <FloorMap
                {...floor}
                viewBox={viewBox}
                label={t('booths:map.drawing')}
                look={(booth) => (booth.id === chosen ? { tone: 'selected' } : {})}
                wrap={(booth, drawing) => (
                  <Link
                    to={`?bagian=stan&ubah=${booth.id}`}
                    preventScrollReset
                    draggable={false}
                    className="group/booth outline-none"
                    aria-label={t('booths:ground.editBooth', { code: booth.code })}
                  >
                    {drawing}
                  </Link>
                )}
              />
            )}
          </MapFrame>
        </div>
        <div className="min-w-0">
          <LinkTabs
            label={t('booths:ground.parts')}
            tabs={kinds.map((row) => ({
              to: `?bagian=${row}`,
              label: t(`booths:ground.kind.${row}`),
              current: row === kind,
            }))}
          />
          <Editor kind={kind} chosen={chosen} />
        </div>
      </div>
      <div className="mt-8">
        <Rows kind={kind} />
      </div>
    </>
  )
}

function Editor({ kind, chosen }: { kind: (typeof kinds)[number]; chosen: string | null }) {
  const { floor } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation(['booths'])
  const [params] = useSearchParams()
  const booth = floor.booths.find((row) => row.id === chosen)
  const zone = floor.zones.find((row) => row.id === chosen)
  const landmark = floor.landmarks.find((row) => row.id === chosen)
  const adding = chosen === 'baru' || chosen === 'deret'
  if (!adding && !booth && !zone && !landmark) {
    return (
      <Card>
        <FormErrors id="ground-refused" errors={lastResult?.error?.[''] ?? []} />
        <p className="text-ink-soft">{t('booths:ground.hint')}</p>
        <div className="mt-4 flex flex-wrap gap-2">
          {kind !== 'stan' || floor.zones.length > 0 ? (
            <LinkButton to={`?bagian=${kind}&ubah=baru`} icon={<Plus />} preventScrollReset>
              {t(`booths:ground.add.${kind}`)}
            </LinkButton>
          ) : (
            <p>{t('booths:ground.zoneFirst')}</p>
          )}
          {kind === 'stan' && floor.zones.length > 0 ? (
            <LinkButton to="?bagian=stan&ubah=deret" variant="secondary" preventScrollReset>
              {t('booths:ground.addRow')}
            </LinkButton>
          ) : null}
        </div>
      </Card>
    )
  }
  const shared = { lastResult, cancelTo: `?bagian=${params.get('bagian') ?? 'stan'}` }
  return (
    <Card key={`${kind}-${chosen}`}>
      {kind === 'zona' ? <ZoneEditor zone={zone} {...shared} /> : null}
      {kind === 'penanda' ? <LandmarkEditor landmark={landmark} {...shared} /> : null}
      {kind === 'stan' && chosen === 'deret' ? (
        <BoothRowEditor zones={floor.zones} {...shared} />
      ) : null}
      {kind === 'stan' && chosen !== 'deret' ? (
        <BoothEditor booth={booth} zones={floor.zones} {...shared} />
      ) : null}
    </Card>
  )
}

type Item = { id: string; name: string; detail: string; colour?: number }

function Rows({ kind }: { kind: (typeof kinds)[number] }) {
  const { floor } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['booths'])
  const f = useFormat()
  const zoneOf = new Map(floor.zones.map((zone) => [zone.id, zone]))
  const size = (row: { widthM: number; depthM: number }) =>
    `${f.number(row.widthM)} × ${f.number(row.depthM)} m`
  const lists: Record<typeof kind, Item[]> = {
    stan: floor.booths.map((booth) => ({
      id: booth.id,
      name: booth.code,
      colour: zoneOf.get(booth.zoneId)?.colour,
      detail: [
        t('booths:tables', { count: booth.capacity }),
        t('booths:watts', { watts: f.number(booth.powerWatts) }),
        size(booth),
        booth.hasWater ? t('booths:water') : '',
        booth.cookingAllowed ? t('booths:cooking') : '',
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    zona: floor.zones.map((zone) => ({
      id: zone.id,
      name: `${zone.code} · ${zone.name}`,
      colour: zone.colour,
      detail: t('booths:ground.boothsIn', {
        count: floor.booths.filter((booth) => booth.zoneId === zone.id).length,
      }),
    })),
    penanda: floor.landmarks.map((landmark) => ({
      id: landmark.id,
      name: landmark.name,
      detail: `${t(`booths:landmark.${landmark.kind}`)} · ${size(landmark)}`,
    })),
  }
  const intents = { stan: 'delete-booth', zona: 'delete-zone', penanda: 'delete-landmark' }
  return (
    <Table
      caption={t(`booths:ground.kind.${kind}`)}
      rows={lists[kind]}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          header: t('booths:ground.name'),
          primary: true,
          cell: (row) => (
            <Link
              to={`?bagian=${kind}&ubah=${row.id}`}
              preventScrollReset
              className="inline-flex items-center gap-2 font-semibold underline-offset-4 hover:underline"
            >
              {row.colour === undefined ? null : <ZoneSwatch colour={row.colour} />}
              {row.name}
            </Link>
          ),
        },
        { key: 'detail', header: t('booths:ground.detail'), cell: (row) => row.detail },
        {
          key: 'actions',
          header: t('booths:ground.actions'),
          hideHeader: true,
          bare: true,
          cell: (row) => (
            <ConfirmDialog
              trigger={
                <Button variant="quiet" size="sm">
                  {t('booths:ground.delete')}
                  <span className="sr-only"> {row.name}</span>
                </Button>
              }
              title={t('booths:ground.deleteTitle', { name: row.name })}
              body={t('booths:ground.deleteBody')}
              confirm={t('booths:ground.delete')}
              intent={intents[kind]}
              values={{ id: row.id }}
            />
          ),
        },
      ]}
    />
  )
}
