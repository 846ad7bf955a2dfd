import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { PublicLayout } from '#app/components/layouts/public-layout.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { parsePage, parseSort } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { qrShape } from '#app/lib/qr.server.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'
import { ControlParts, LookParts } from './showcase/basics.tsx'
import { DataParts } from './showcase/data.tsx'
import { FormParts } from './showcase/forms.tsx'
import { MoreParts, OverlayParts } from './showcase/overlays.tsx'
import { SampleForm } from './showcase/sample-form.ts'

export const handle = { i18n: ['showcase'] } satisfies GelarHandle

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, ['showcase'])
  return {
    title: t('title'),
    sort: parseSort(request, ['name', 'kanwil', 'tables'], 'name'),
    page: parsePage(request),
    code: qrShape('GELAR:CONTOH-TIKET-B12-2026'),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  if (form.get('intent') === 'toast') {
    return redirectWithFlash('/komponen', 'showcase:overlays.toastText', {}, 'info')
  }
  const submission = parseForm(form, SampleForm)
  if (submission.status !== 'success') return replyInvalid(submission)
  if (form.get('outcome') === 'refused') {
    return replyRefused(submission, new DomainError('conflict'))
  }
  return redirectWithFlash('/komponen', 'showcase:form.sent', { name: submission.value.name })
}

const themes = ['system', 'light', 'dark', 'both'] as const
type Theme = (typeof themes)[number]

/** Every shared component in every state; the place to look before making another. */
export default function Components() {
  const { t } = useTranslation('showcase')
  const [params] = useSearchParams()
  const wanted = params.get('tema')
  const theme = themes.find((name) => name === wanted) ?? 'system'
  return (
    <PublicLayout bare>
      <div
        className={clsx(
          'mx-auto px-4 pt-8 sm:px-6',
          theme === 'both' ? 'max-w-[110rem]' : 'max-w-6xl',
        )}
      >
        <PageHeader title={t('title')} lead={t('lead')} />
        <LinkTabs
          label={t('theme.label')}
          tabs={themes.map((name) => ({
            to: name === 'system' ? '/komponen' : `/komponen?tema=${name}`,
            label: t(`theme.${name}`),
            current: name === theme,
          }))}
        />
        <Frames />
      </div>
      <Sheets theme={theme} />
    </PublicLayout>
  )
}

function Frames() {
  const { t } = useTranslation('showcase')
  const frames = ['public', 'staff', 'device', 'screen'] as const
  return (
    <section className="flex flex-wrap items-center gap-2">
      <h2 className="mr-2 text-sm font-semibold text-ink-soft">{t('frames.title')}</h2>
      {frames.map((frame) => (
        <LinkButton key={frame} to={`/komponen/${frame}`} variant="secondary" size="sm">
          {t(`frames.${frame}`)}
        </LinkButton>
      ))}
    </section>
  )
}

function Sheets({ theme }: { theme: Theme }) {
  if (theme === 'both') {
    return (
      <div className="mt-8 grid xl:grid-cols-2">
        <Sheet theme="light" />
        <Sheet theme="dark" />
      </div>
    )
  }
  return <Sheet theme={theme === 'system' ? undefined : theme} />
}

function Sheet({ theme }: { theme?: 'light' | 'dark' }) {
  const { sort, page, code } = useLoaderData<typeof loader>()
  return (
    <div data-theme={theme}>
      <div className="mx-auto max-w-6xl px-4 py-8 sm:px-6">
        <LookParts />
        <ControlParts />
        <FormParts id={`sample-${theme ?? 'system'}`} />
        <DataParts sort={sort} page={page} />
        <OverlayParts />
        <MoreParts code={code} />
      </div>
    </div>
  )
}
