import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormErrors } from '#app/components/action-form.tsx'
import { PageHeader, Section } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { SearchForm } from '#app/components/search-form.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { CopyCard } from '#app/features/unsettled/copy-card.tsx'
import { dismissUnsettled } from '#app/features/unsettled/dismiss-unsettled.server.ts'
import { listUnsettled } from '#app/features/unsettled/list-unsettled.server.ts'
import { type CopyCounts, takeCopy } from '#app/features/unsettled/read-copy.server.ts'
import { recordUnsettled } from '#app/features/unsettled/record-unsettled.server.ts'
import { settleAlike } from '#app/features/unsettled/settle-alike.server.ts'
import { mostCopyBytes, UnsettledCommand } from '#app/features/unsettled/unsettled-forms.ts'
import { UnsettledTable } from '#app/features/unsettled/unsettled-table.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { DomainError } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { parsePage, parseSearch } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { devicesPath, unsettledPath } from '#app/lib/paths.ts'

export const handle = {
  i18n: ['devices', 'sales', 'tickets'],
  uploadBytes: mostCopyBytes,
} satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'device.view')
  const settled = new URL(request.url).searchParams.get('daftar') === 'beres'
  const search = parseSearch(request)
  const [list, t] = await Promise.all([
    listUnsettled(db, { eventId: event.id, settled, search, page: parsePage(request) }),
    getT(request, ['devices']),
  ])
  return {
    title: t('devices:unsettled.title'),
    event: { slug: event.slug, timeZone: event.timeZone },
    showsSettled: settled,
    search,
    maySettle: can('device.manage'),
    ...list,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'device.manage')
  const back = unsettledPath(event, { search: parseSearch(request), page: parsePage(request) })
  const settle = async (command: UnsettledCommand) => {
    /** Settles the one that was meant, or with it all that are alike. */
    async function each(
      { itemId, alike }: { itemId: string; alike: boolean },
      one: (itemId: string) => Promise<void>,
    ) {
      if (alike) await settleAlike(db, event.id, itemId, one)
      else await one(itemId)
    }
    switch (command.intent) {
      case 'record':
        await each(command, (itemId) => recordUnsettled(db, actor, { ...command, itemId }))
        return redirectWithFlash(back, 'devices:unsettled.recordedNow')
      case 'dismiss':
        await each(command, (itemId) => dismissUnsettled(db, actor, { ...command, itemId }))
        return redirectWithFlash(back, 'devices:unsettled.dismissedNow')
      case 'copy':
        return data({ copy: await takeCopy(db, actor, await readFile(command.file)) })
    }
  }
  const field = ({ key }: DomainError) => (key.startsWith('copy') ? 'file' : undefined)
  return answerForm(request, UnsettledCommand, settle, { field, hideFields: ['file'] })
}

async function readFile(file: File): Promise<{ fileName: string; file: Uint8Array }> {
  const fileName = [...file.name].slice(0, 200).join('')
  return { fileName, file: new Uint8Array(await file.arrayBuffer()) }
}

/** So many rows are seen at a glance. */
const FEW = 12

export default function UnsettledPage() {
  const { event, rows, open, settled, page, pageCount, showsSettled, search, maySettle } =
    useLoaderData<typeof loader>()
  const answer = useLastReply<typeof action>()
  const { t } = useTranslation('devices')
  const f = useFormat()
  useLive(event.slug, ['devices'])
  const reply = answer && !('copy' in answer) ? answer : undefined
  // The news that the copy makes would take the answer away again.
  const [counts, setCounts] = useState<CopyCounts>()
  useEffect(() => {
    if (answer && 'copy' in answer) setCounts(answer.copy)
  }, [answer])
  const tab = (list: 'open' | 'settled', count: number) => ({
    to: unsettledPath(event, { list }),
    current: (list === 'settled') === showsSettled,
    label: (
      <>
        {t(`unsettled.tab.${list}`)}{' '}
        <span className="figures font-normal text-ink-soft">{f.number(count)}</span>
      </>
    ),
  })
  return (
    <>
      <PageHeader
        title={t('unsettled.title')}
        lead={t('unsettled.lead')}
        breadcrumbs={[{ label: t('title'), to: devicesPath(event) }]}
      />
      <FormErrors id="unsettled-errors" errors={reply?.error?.[''] ?? reply?.error?.note} />
      <Section>
        <LinkTabs
          label={t('unsettled.title')}
          tabs={[tab('open', open), tab('settled', settled)]}
        />
        {open + settled > FEW || search !== '' ? (
          <SearchForm
            label={t('unsettled.search')}
            search={search}
            keep={{ daftar: showsSettled ? 'beres' : '' }}
          />
        ) : null}
        <UnsettledTable
          rows={rows}
          settled={showsSettled}
          searched={search !== ''}
          maySettle={maySettle}
          timeZone={event.timeZone}
        />
        <Pagination page={page} pageCount={pageCount} />
      </Section>
      {maySettle ? (
        <Section title={t('unsettled.copy.title')} lead={t('unsettled.copy.lead')}>
          <CopyCard reply={reply?.error?.file ? reply : undefined} counts={counts} />
        </Section>
      ) : null}
    </>
  )
}
