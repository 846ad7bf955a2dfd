import { type ComponentPropsWithoutRef, type MouseEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from './progress.tsx'

type Props = Omit<ComponentPropsWithoutRef<'a'>, 'href' | 'download' | 'onClick'> & {
  href: string
}
type State = 'idle' | 'preparing' | 'failed' | 'busy'

/**
 * A link to a file that takes time to make: the page stays, says that it is being prepared, and says when it could
 * not be made. Leaving the page ends the work. Without script it is a link like any other.
 */
export function FileLink({ href, children, ...rest }: Props) {
  const { t } = useTranslation('common')
  const [state, setState] = useState<State>('idle')
  const leaving = useRef<AbortController>()
  useEffect(() => () => leaving.current?.abort(), [])

  async function fetchFile(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return
    event.preventDefault()
    if (state === 'preparing') return
    setState('preparing')
    leaving.current = new AbortController()
    const { signal } = leaving.current
    try {
      setState(await saveFile(href, signal))
    } catch {
      if (!signal.aborted) setState('failed')
    }
  }

  const preparing = state === 'preparing'
  return (
    <>
      <a {...rest} href={href} onClick={fetchFile} aria-busy={preparing || undefined}>
        {preparing ? (
          <>
            <Spinner />
            {t('file.preparing')}
          </>
        ) : (
          children
        )}
      </a>
      <span
        role="status"
        className={state === 'idle' || preparing ? 'sr-only' : 'self-center text-bad text-sm'}
      >
        {preparing ? t('file.preparing') : null}
        {state === 'failed' || state === 'busy' ? t(`file.${state}`) : null}
      </span>
    </>
  )
}

/** Fetches a file and saves it under the name that the server gives it; answers what is to be said then. */
async function saveFile(href: string, signal: AbortSignal): Promise<State> {
  const answer = await fetch(href, { signal })
  if (answer.status === 503 || answer.status === 429) return 'busy'
  if (!answer.ok) return 'failed'
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1]
  if (name === undefined) {
    // No file but a page: where one signs in again.
    window.location.assign(href)
    return 'idle'
  }
  const url = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return 'idle'
}
