import latinFont from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url'
import {
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLoaderData,
  useMatches,
} from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { ErrorPage } from './components/error-page.tsx'
import { NoLineSlip } from './components/no-line-slip.tsx'
import { Notices } from './components/notices.tsx'
import { PendingBar } from './components/progress.tsx'
import { FlashBanner, Toasts } from './components/toasts.tsx'
import { takeFlash } from './i18n/flash-text.server.ts'
import { useLanguage } from './i18n/use-language.ts'
import { answerEarlyTap, watchEarlyTaps } from './lib/early-tap.ts'
import { type GelarHandle, hydrates, manifestOf, scriptsOf } from './lib/handle.ts'
import { pageMeta } from './lib/meta.ts'
import { useLiveMark, useNonce, useRequestId } from './lib/request-context.ts'
import stylesheet from './styles/app.css?url'

export const handle = { i18n: ['common', 'errors'] } satisfies GelarHandle

export const links: LinksFunction = () => [
  { rel: 'preload', href: latinFont, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
]

/** The title of pages that have none of their own, such as an address nobody knows. */
export const meta: MetaFunction = () => pageMeta()

export async function loader({ request }: LoaderFunctionArgs) {
  const { flash, headers } = await takeFlash(request)
  return data({ flash }, { headers })
}

/**
 * A page that asks for its own data again has nothing new to be told: messages come with the page that a form leads
 * to. It is spared a question that would cost the whole page where there is no connection.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod = 'GET',
  actionResult,
  defaultShouldRevalidate,
}) => {
  const stays = currentUrl.pathname === nextUrl.pathname
  const isAnswerToForm = formMethod !== 'GET' && actionResult === undefined
  return stays && !isAnswerToForm ? false : defaultShouldRevalidate
}

/** The document around every page and every error page. */
export function Layout({ children }: { children: ReactNode }) {
  const matches = useMatches()
  const nonce = useNonce()
  const requestId = useRequestId()
  const liveMark = useLiveMark()
  const language = useLanguage()
  const hydrated = hydrates(matches)
  return (
    <html
      lang={language}
      data-request-id={hydrated ? requestId : undefined}
      data-live={hydrated ? liveMark : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbf7ee" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#121228" media="(prefers-color-scheme: dark)" />
        <Meta />
        <Links />
        <link rel="manifest" href={manifestOf(matches)} />
        {hydrated ? (
          <script
            nonce={nonce}
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own, and a script must not be escaped
            dangerouslySetInnerHTML={{ __html: watchEarlyTaps }}
          />
        ) : null}
        {hydrated
          ? null
          : ['/js/stay.js', ...scriptsOf(matches)].map((source) => (
              <script key={source} type="module" src={source} />
            ))}
      </head>
      <body>
        {children}
        {hydrated ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  )
}

export default function App() {
  const { flash } = useLoaderData<typeof loader>()
  const hydrated = hydrates(useMatches())
  useEffect(answerEarlyTap, [])
  return (
    <>
      <PendingBar />
      {hydrated ? null : <FlashBanner flash={flash} />}
      <Outlet />
      {hydrated ? <Toasts flash={flash} /> : null}
      {hydrated ? <Notices /> : <NoLineSlip />}
    </>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
