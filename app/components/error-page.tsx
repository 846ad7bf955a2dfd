import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TooLargeError, useRequestId } from '#app/lib/request-context.ts'
import { buttonClass } from './button.tsx'
import { PublicLayout } from './layouts/public-layout.tsx'
import { Motif } from './motif.tsx'

export type ProblemKind =
  | 'notFound'
  | 'tooMany'
  | 'tooLarge'
  | 'offline'
  | 'away'
  | 'full'
  | 'failed'

/** What the reader can make of an error; what it was in detail is for the log alone. */
function problemKind(error: unknown): ProblemKind {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404 || error.status === 403) return 'notFound'
    if (error.status === 413) return 'tooLarge'
    if (error.status === 503) return error.data === 'full' ? 'full' : 'away'
    return error.status === 429 ? 'tooMany' : 'failed'
  }
  if (error instanceof TooLargeError) return 'tooLarge'
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
    ? 'offline'
    : 'failed'
}

/** A whole page for an error: what happened, what to do, and the reference by which it is found. */
export function ErrorPage() {
  return (
    <PublicLayout>
      <Problem kind={problemKind(useRouteError())} />
    </PublicLayout>
  )
}

/** What happened, in large type, with the ways on. */
export function Problem({ kind }: { kind: ProblemKind }) {
  const { t } = useTranslation('common')
  const { pathname, search } = useLocation()
  const requestId = useRequestId()
  const reference = kind === 'failed' ? requestId : undefined
  return (
    <div className="relative isolate mx-auto max-w-2xl py-8 sm:py-16">
      <Motif className="absolute inset-0 -z-10 text-shine opacity-20 [mask-image:radial-gradient(closest-side,#000,transparent)]" />
      <h1 className="text-display font-extrabold">{t(`problem.${kind}Title`)}</h1>
      <p className="mt-4 max-w-lg text-lg text-ink-soft">{t(`problem.${kind}Body`)}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        {kind === 'notFound' ? null : (
          <a href={pathname + search} className={buttonClass('primary', 'lg')}>
            {t('problem.retry')}
          </a>
        )}
        <a href="/" className={buttonClass(kind === 'notFound' ? 'primary' : 'secondary', 'lg')}>
          {t('problem.home')}
        </a>
      </div>
      {reference ? (
        <p className="mt-8 text-sm text-ink-soft">
          {t('problem.reference')}: <code className="select-all font-semibold">{reference}</code>
        </p>
      ) : null}
    </div>
  )
}
