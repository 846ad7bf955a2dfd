import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import {
  CalendarDays,
  ClipboardList,
  LayoutDashboard,
  Mail,
  MapPinned,
  Receipt,
  Smartphone,
  Users,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '#app/components/button.tsx'
import { Problem } from '#app/components/error-page.tsx'
import { DeviceLayout, StatePanel } from '#app/components/layouts/device-layout.tsx'
import { Hero, PageWidth, PublicLayout } from '#app/components/layouts/public-layout.tsx'
import { ScreenLayout } from '#app/components/layouts/screen-layout.tsx'
import { StaffLayout } from '#app/components/layouts/staff-layout.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { DataParts } from './showcase/data.tsx'

export const handle = { i18n: ['showcase'] } satisfies GelarHandle

const frames = {
  public: PublicFrame,
  staff: StaffFrame,
  device: DeviceFrame,
  screen: ScreenFrame,
  problem: ProblemFrame,
}
type FrameName = keyof typeof frames

function isFrame(name: string | undefined): name is FrameName {
  return name !== undefined && Object.hasOwn(frames, name)
}

export function loader({ params }: LoaderFunctionArgs) {
  if (!isFrame(params.frame)) throw new Response(null, { status: 404 })
  return { frame: params.frame }
}

/** One page frame with something in it. */
export default function ComponentFrame() {
  const Frame = frames[useLoaderData<typeof loader>().frame]
  return <Frame />
}

const here = '/komponen'

function PublicFrame() {
  const { t } = useTranslation('showcase')
  return (
    <PublicLayout
      bare
      event={{
        name: t('frame.festival'),
        to: here,
        nav: [
          { to: `${here}/public`, label: t('frame.overview') },
          { to: `${here}/a`, label: t('frame.plan') },
          { to: `${here}/b`, label: t('frame.programme') },
        ],
      }}
    >
      <Hero
        kicker={t('frame.heroKicker')}
        title={t('frame.heroTitle')}
        lead={t('frame.heroLead')}
        actions={
          <>
            <LinkButton to={here} size="lg" variant="shine">
              {t('frame.register')}
            </LinkButton>
            <LinkButton to={here} size="lg" variant="onDark">
              {t('frame.seeProgramme')}
            </LinkButton>
          </>
        }
      />
      <PageWidth>
        <DataParts sort={{ by: 'name', descending: false }} page={2} />
      </PageWidth>
    </PublicLayout>
  )
}

function StaffFrame() {
  const { t } = useTranslation('showcase')
  const f = useFormat()
  return (
    <StaffLayout
      home={here}
      account={here}
      user={{ name: 'Ratna Wulandari', role: t('frame.role') }}
      switcher={<p className="truncate font-bold">{t('frame.festival')}</p>}
      sections={[
        {
          items: [
            {
              to: `${here}/staff`,
              label: t('frame.overview'),
              icon: LayoutDashboard,
              primary: true,
            },
          ],
        },
        {
          label: t('frame.planning'),
          items: [
            {
              to: `${here}/a`,
              label: t('frame.applications'),
              icon: ClipboardList,
              badge: 12,
              primary: true,
            },
            { to: `${here}/b`, label: t('frame.plan'), icon: MapPinned, primary: true },
            { to: `${here}/c`, label: t('frame.programme'), icon: CalendarDays, primary: true },
          ],
        },
        {
          label: t('frame.running'),
          items: [
            { to: `${here}/d`, label: t('frame.visitors'), icon: Users },
            { to: `${here}/e`, label: t('frame.sales'), icon: Receipt },
            { to: `${here}/f`, label: t('frame.devices'), icon: Smartphone },
            { to: `${here}/g`, label: t('frame.mail'), icon: Mail },
          ],
        },
      ]}
    >
      <PageHeader
        title={t('frame.overview')}
        lead={t('frame.heroKicker')}
        breadcrumbs={[{ label: t('title'), to: here }]}
        actions={<Button>{t('buttons.primary')}</Button>}
      />
      <StatGrid>
        <StatTile label={t('tiles.visitors')} value={f.number(6412)} />
        <StatTile label={t('tiles.sales')} value={f.rupiah(241878503)} />
      </StatGrid>
      <DataParts sort={{ by: 'name', descending: false }} page={2} />
    </StaffLayout>
  )
}

function DeviceFrame() {
  const { t } = useTranslation('showcase')
  return (
    <DeviceLayout title={t('frame.till')} place={t('frame.booth')} connection="sending" waiting={3}>
      <StatePanel tone="good" title={t('frame.admitted')} detail={t('frame.admittedDetail')} />
    </DeviceLayout>
  )
}

function ScreenFrame() {
  const { t } = useTranslation('showcase')
  return (
    <ScreenLayout title={t('frame.festival')} place={t('frame.heroKicker')} clock="16.42">
      <p className="text-[1.4em] font-semibold text-accent">{t('frame.now')}</p>
      <p className="text-[4em] leading-tight font-extrabold">Reog Singo Mulyo</p>
    </ScreenLayout>
  )
}

function ProblemFrame() {
  return (
    <PublicLayout>
      <Problem kind="failed" />
    </PublicLayout>
  )
}
