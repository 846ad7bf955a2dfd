import { Clock, ExternalLink, MapPin, Moon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { zoneLetters } from '#app/lib/time-format.ts'

type VisitDay = { day: string; opensAt: Date; closesAt: Date }
type VisitPrayer = { prayer: 'dzuhur' | 'jumat' | 'asar' | 'magrib' | 'isya'; at: Date }

type VisitFactsProps = {
  days: ReadonlyArray<VisitDay>
  prayers: { day: string; times: ReadonlyArray<VisitPrayer> } | undefined
  venue: { name: string; city: string; province: string; latitude: number; longitude: number }
  zone: string
  facilities: ReadonlyArray<{ kind: string; name: string }>
}

/** When it is open, where it is, when people pray: what one has to know before one goes. */
export function VisitFacts({ days, prayers, venue, zone, facilities }: VisitFactsProps) {
  const { t } = useTranslation('events')
  const f = useFormat()
  const letters = zoneLetters(zone, days[0]?.opensAt)
  return (
    <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
      {days.length > 0 ? (
        <Fact icon={<Clock aria-hidden="true" />} title={t('visit.hours', { zone: letters })}>
          <dl className="figures grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5">
            {days.map(({ day, opensAt, closesAt }) => (
              <div key={day} className="contents">
                <dt className="text-ink-soft">{f.dayTab(day)}</dt>
                <dd className="font-semibold">{f.timeRange(opensAt, closesAt, zone, true)}</dd>
              </div>
            ))}
          </dl>
        </Fact>
      ) : null}
      <Fact icon={<MapPin aria-hidden="true" />} title={t('visit.place')}>
        <p className="font-semibold">{venue.name}</p>
        <p className="text-ink-soft">
          {venue.city}, {venue.province}
        </p>
        <a
          href={mapAddress(venue)}
          rel="noreferrer"
          className="mt-1 inline-flex min-h-11 items-center gap-1.5 font-semibold text-link underline underline-offset-4"
        >
          {t('visit.map')}
          <ExternalLink aria-hidden="true" className="size-4" />
        </a>
        {facilities.length > 0 ? (
          <p className="mt-2 text-ink-soft">
            {t('visit.facilities', { list: f.list(facilities.map(({ name }) => name)) })}
          </p>
        ) : null}
      </Fact>
      {prayers ? (
        <Fact icon={<Moon aria-hidden="true" />} title={t('visit.prayers', { zone: letters })}>
          <p className="mb-1.5 text-sm text-ink-soft">{f.day(prayers.day)}</p>
          <dl className="figures grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5">
            {prayers.times.map(({ prayer, at }) => (
              <div key={prayer} className="contents">
                <dt className="text-ink-soft">{t(`prayer.${prayer}`)}</dt>
                <dd className="font-semibold">{f.time(at, zone, true)}</dd>
              </div>
            ))}
          </dl>
        </Fact>
      ) : null}
    </div>
  )
}

function Fact({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-3 flex items-center gap-2.5 border-b-2 border-accent pb-2 font-bold [&_svg]:size-5 [&_svg]:text-accent">
        {icon}
        {title}
      </h3>
      {children}
    </section>
  )
}

/** A map that belongs to nobody's shop; the venue's coordinates are good to some hundred metres. */
function mapAddress({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
}
