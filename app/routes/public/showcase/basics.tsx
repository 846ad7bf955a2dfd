import { Download, Pencil, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Badge, StatusBadge } from '#app/components/badge.tsx'
import { Button, IconButton, LinkButton } from '#app/components/button.tsx'
import { chartFills } from '#app/components/charts/scale.ts'
import { Wordmark } from '#app/components/logo.tsx'
import { Motif, MotifBand } from '#app/components/motif.tsx'
import { Card, Section } from '#app/components/page-header.tsx'

const tones = ['neutral', 'info', 'good', 'warn', 'bad', 'accent'] as const
const alertTones = ['info', 'good', 'warn', 'bad'] as const
const textColours = [
  'bg-paper text-ink border border-line',
  'bg-surface text-ink-soft border border-line',
  'bg-sunken text-ink-soft',
  'bg-accent text-accent-ink',
  'bg-accent-soft text-accent',
  'bg-good text-good-ink',
  'bg-warn text-warn-ink',
  'bg-bad text-bad-ink',
  'bg-info text-info-ink',
  'bg-indigo text-cream',
  'bg-indigo-deep text-turmeric',
]
const zoneColours = [
  'fill-zone-1 stroke-zone-edge-1',
  'fill-zone-2 stroke-zone-edge-2',
  'fill-zone-3 stroke-zone-edge-3',
  'fill-zone-4 stroke-zone-edge-4',
  'fill-zone-5 stroke-zone-edge-5',
  'fill-zone-6 stroke-zone-edge-6',
  'fill-zone-7 stroke-zone-edge-7',
  'fill-zone-8 stroke-zone-edge-8',
]

/** Sign, colours and type. */
export function LookParts() {
  const { t } = useTranslation('showcase')
  return (
    <>
      <Section>
        <div className="relative isolate overflow-clip rounded-card bg-indigo p-8 text-cream">
          <Motif className="absolute inset-0 -z-10 text-turmeric opacity-20" />
          <Wordmark className="text-3xl" />
          <p className="mt-6 text-display font-extrabold">{t('type.display')}</p>
        </div>
        <MotifBand className="mt-3 text-accent" />
      </Section>
      <Section title={t('type.title')}>
        <p className="text-title font-extrabold">{t('type.name')}</p>
        <p className="mt-2 max-w-2xl">
          {t('type.body')} <span className="figures font-semibold">0123456789</span>
        </p>
        <p className="figures mt-1 leading-tight">
          1.111.111
          <br />
          8.888.888
        </p>
      </Section>
      <Section title={t('colours.title')}>
        <p className="mb-2 text-sm text-ink-soft">{t('colours.text')}</p>
        <ul className="grid grid-cols-4 gap-2 sm:grid-cols-6">
          {textColours.map((colour) => (
            <li
              key={colour}
              className={`${colour} grid h-14 place-items-center rounded-control font-bold`}
            >
              {t('colours.sample')}
            </li>
          ))}
        </ul>
        <p className="mt-4 mb-2 text-sm text-ink-soft">{t('colours.zones')}</p>
        <svg aria-hidden="true" width="100%" height="44">
          {zoneColours.map((colour, index) => (
            <rect
              key={colour}
              x={`${index * 12.5 + 0.4}%`}
              y="1"
              width="11.6%"
              height="42"
              rx="6"
              strokeWidth="1.5"
              className={colour}
            />
          ))}
        </svg>
        <p className="mt-4 mb-2 text-sm text-ink-soft">{t('colours.charts')}</p>
        <svg aria-hidden="true" width="100%" height="44">
          {chartFills.map((colour, index) => (
            <rect
              key={colour}
              x={`${index * 16.6}%`}
              width="15.8%"
              height="44"
              rx="6"
              className={colour}
            />
          ))}
        </svg>
      </Section>
    </>
  )
}

/** Buttons, badges and messages. */
export function ControlParts() {
  const { t } = useTranslation('showcase')
  return (
    <>
      <Section title={t('buttons.title')}>
        <Card className="space-y-4">
          <div className="flex flex-wrap items-center gap-2.5">
            <Button icon={<Plus />}>{t('buttons.primary')}</Button>
            <Button variant="secondary" icon={<Download />}>
              {t('buttons.secondary')}
            </Button>
            <Button variant="quiet">{t('buttons.quiet')}</Button>
            <Button variant="danger">{t('buttons.danger')}</Button>
            <IconButton label={t('buttons.icon')}>
              <Pencil />
            </IconButton>
            <LinkButton to="/" variant="secondary">
              {t('buttons.link')}
            </LinkButton>
          </div>
          <div className="flex flex-wrap items-center gap-2.5">
            <Button pending>{t('buttons.pending')}</Button>
            <Button disabled>{t('buttons.disabled')}</Button>
            <Button variant="secondary" disabled>
              {t('buttons.disabled')}
            </Button>
          </div>
          <div className="flex flex-wrap items-center gap-2.5">
            <Button size="sm">{t('buttons.primary')}</Button>
            <Button size="md">{t('buttons.primary')}</Button>
            <Button size="lg">{t('buttons.primary')}</Button>
            <Button size="xl">{t('buttons.primary')}</Button>
          </div>
        </Card>
      </Section>
      <Section title={t('badges.title')}>
        <Card className="flex flex-wrap gap-2">
          {tones.map((tone) => (
            <StatusBadge key={tone} tone={tone}>
              {t(`badges.${tone}`)}
            </StatusBadge>
          ))}
          <Badge>{t('badges.count')}</Badge>
        </Card>
      </Section>
      <Section title={t('alerts.title')}>
        <div className="space-y-3">
          {alertTones.map((tone) => (
            <Alert
              key={tone}
              tone={tone}
              title={t(`alerts.${tone}`)}
              actions={
                tone === 'bad' ? (
                  <Button size="sm" variant="secondary">
                    {t('alerts.action')}
                  </Button>
                ) : undefined
              }
            >
              {tone === 'bad' ? t('alerts.detail') : undefined}
            </Alert>
          ))}
        </div>
      </Section>
    </>
  )
}
