import { useTranslation } from 'react-i18next'
import { DescriptionList } from '#app/components/description-list.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { Status } from './read-status.server.ts'
import { useBytes } from './use-bytes.ts'

/** All that is known of the installation, by subject. */
export function StatusDetails({ status, zone }: { status: Status; zone: string }) {
  const { t } = useTranslation('system')
  const f = useFormat()
  const bytes = useBytes()
  const { database, jobs, mails, backup, disks, files, phones } = status
  const cards = [
    {
      title: t('database.title'),
      items: [
        { term: t('database.version'), detail: `PostgreSQL ${database.version}` },
        { term: t('database.size'), detail: bytes(database.bytes) },
        {
          term: t('database.connections'),
          detail: t('database.ofMost', {
            connections: f.number(database.connections),
            most: f.number(database.mostConnections),
          }),
        },
        {
          term: t('database.answers'),
          detail: t('plots.milliseconds', { value: f.number(Math.ceil(database.answerMs)) }),
        },
        { term: t('database.schema'), detail: database.schema },
      ],
    },
    {
      title: t('work.title'),
      items: [
        { term: t('work.due'), detail: f.number(jobs.due) },
        { term: t('work.planned'), detail: f.number(jobs.planned) },
        { term: t('work.givenUp'), detail: f.number(jobs.givenUp) },
        { term: t('work.mailsQueued'), detail: f.number(mails.queued) },
        { term: t('work.mailsFailed'), detail: f.number(mails.failed) },
      ],
    },
    {
      title: t('keeping.title'),
      items: [
        {
          term: t('keeping.backup'),
          detail: backup ? f.instant(backup.madeAt, zone) : t('keeping.none'),
        },
        ...(backup
          ? [
              {
                term: t('keeping.content'),
                detail: t('keeping.amount', {
                  size: bytes(backup.byteCount),
                  rows: f.number(backup.rowCount),
                  files: f.number(backup.fileCount),
                }),
              },
            ]
          : []),
        { term: t('keeping.files'), detail: t(`keeping.in.${files.kind}`) },
        ...disks.map(({ folder, freeBytes, totalBytes }) => ({
          term: t('disk.free', { folder: t(`disk.${folder}`) }),
          detail: t('disk.ofTotal', { free: bytes(freeBytes), total: bytes(totalBytes) }),
        })),
      ],
    },
    {
      title: t('version.title'),
      items: [
        { term: t('version.gelar'), detail: `${status.version} (${status.build})` },
        { term: 'Node.js', detail: status.node },
        {
          term: t('version.process'),
          detail: t('version.since', {
            id: status.process.id,
            at: f.instant(status.process.startedAt, zone),
          }),
        },
        ...phones.map(({ version, count }) => ({
          term: t('version.phones', { version }),
          detail: f.number(count),
        })),
        ...(phones.length === 0
          ? [{ term: t('version.phonesAny'), detail: t('version.phonesNone') }]
          : []),
      ],
    },
  ]
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {cards.map(({ title, items }) => (
        <Card key={title}>
          <h3 className="mb-1 font-bold">{title}</h3>
          <DescriptionList compact items={items} />
        </Card>
      ))}
    </div>
  )
}
