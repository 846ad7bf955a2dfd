import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { adminOutboxPath, adminSettingsPath } from '#app/lib/paths.ts'
import type { Concern } from './find-concerns.ts'
import { useBytes } from './use-bytes.ts'

const grave: ReadonlyArray<Concern['kind']> = [
  'diskFull',
  'filesAway',
  'filesFull',
  'filesRefused',
  'filesLost',
  'connectionsShort',
  'jobsLate',
]

/** The page where it can be mended, where there is one. */
const ways: {
  [Kind in Concern['kind']]?: { to: string; label: 'concern.toOutbox' | 'concern.toSettings' }
} = {
  mailsFailed: { to: `${adminOutboxPath()}?status=failed`, label: 'concern.toOutbox' },
  settings: { to: adminSettingsPath(), label: 'concern.toSettings' },
}

/** What somebody should do something about, with what to do; a good word when there is nothing. */
export function ConcernList({ concerns, zone }: { concerns: Concern[]; zone: string }) {
  const { t } = useTranslation('system')
  const tell = useTell(zone)
  if (concerns.length === 0) return <Alert tone="good" title={t('concern.none')} />
  return (
    <ul className="grid gap-3">
      {concerns.map((concern) => {
        const way = ways[concern.kind]
        return (
          <li key={'folder' in concern ? `${concern.kind} ${concern.folder}` : concern.kind}>
            <Alert
              tone={grave.includes(concern.kind) ? 'bad' : 'warn'}
              title={tell(concern)}
              actions={
                way ? (
                  <LinkButton to={way.to} size="sm">
                    {t(way.label)}
                  </LinkButton>
                ) : undefined
              }
            >
              {t(`concern.${concern.kind}.help`)}
              {'said' in concern ? (
                <code className="mt-1 block break-words font-mono text-sm">{concern.said}</code>
              ) : null}
            </Alert>
          </li>
        )
      })}
    </ul>
  )
}

function useTell(zone: string): (concern: Concern) => string {
  const { t } = useTranslation('system')
  const f = useFormat()
  const bytes = useBytes()
  return (concern) => {
    switch (concern.kind) {
      case 'backupNever':
        return t('concern.backupNever.title')
      case 'backupOld':
        return t('concern.backupOld.title', { at: f.instant(concern.madeAt, zone) })
      case 'diskFull':
        return t('concern.diskFull.title', {
          folder: t(`disk.${concern.folder}`),
          free: bytes(concern.freeBytes),
        })
      case 'filesAway':
      case 'filesFull':
      case 'filesRefused':
      case 'filesLost':
        return t(`concern.${concern.kind}.title`)
      case 'jobsLate':
        return t('concern.jobsLate.title', { at: f.instant(concern.since, zone) })
      case 'jobsGivenUp':
        return t('concern.jobsGivenUp.title', { count: concern.count })
      case 'mailsFailed':
        return t('concern.mailsFailed.title', { count: concern.count })
      case 'settings':
        return t('concern.settings.title', { count: concern.count })
      case 'connectionsShort':
        return t('concern.connectionsShort.title', {
          connections: concern.connections,
          most: concern.mostConnections,
        })
    }
  }
}
