import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FormErrors } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLive } from '#app/components/use-live.ts'
import { RestockAsk, RestockList } from '#app/features/booths/on-site/restock-board.tsx'
import { partRestockReply } from '#app/features/booths/on-site/restock-forms.ts'
import { answerRestock, loadRestock } from '#app/features/booths/on-site/restock-page.server.ts'
import { authorizeStaff } from '#app/features/people/authorize.server.ts'
import { reachOf } from '#app/features/people/policy.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { fieldPath, restockPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['onsite'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, grants, reach } = await authorizeStaff(request, params, 'restock.view')
  const t = await getT(request, ['onsite'])
  const asking = reachOf(grants, 'restock.request', event.id)
  return {
    title: t('onsite:restock.title'),
    event,
    // Organizers see and steer everything; asking is for those who stand in the booth.
    ...(await loadRestock(event.id, grants, reach, asking?.everything ? undefined : asking)),
  }
}

export async function action(args: ActionFunctionArgs) {
  await authorizeStaff(args.request, args.params, 'restock.view')
  return answerRestock(args, restockPath)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** What booths ask for: answered by the Kanwil and the units, seen by the organizers. */
export default function RestockPage() {
  const { title, event, open, settled, goods, requestId } = useLoaderData<typeof loader>()
  const { ofForm, refused } = partRestockReply(useLastReply<typeof action>(), goods.length > 0)
  const { t } = useTranslation(['onsite'])
  useLive(event.slug, ['onsite'])
  return (
    <>
      <PageHeader
        title={title}
        lead={t('onsite:restock.lead')}
        breadcrumbs={[{ label: t('onsite:field.title'), to: fieldPath(event) }]}
      />
      <FormErrors id="stok-galat" errors={refused} />
      {goods.length > 0 ? (
        <Section title={t('onsite:restock.new')}>
          <Card className="max-w-xl">
            <RestockAsk key={requestId} requestId={requestId} goods={goods} lastResult={ofForm} />
          </Card>
        </Section>
      ) : null}
      <Section title={t('onsite:restock.open')}>
        <RestockList rows={open} timeZone={event.timeZone} empty={t('onsite:restock.noneOpen')} />
      </Section>
      {settled.length > 0 ? (
        <Section title={t('onsite:restock.settled')}>
          <RestockList rows={settled} timeZone={event.timeZone} empty="" />
        </Section>
      ) : null}
    </>
  )
}
