import {
  createContext,
  type FormEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { useQuietRefresh } from '#app/components/use-quiet-refresh.ts'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { reportStore, type WaitingReport } from './report-store.ts'
import { sendReport } from './send-report.ts'

const AGAIN_MS = 10_000

type Queue = {
  waiting: ReadonlyArray<WaitingReport>
  send: (report: WaitingReport) => void
}

const Context = createContext<Queue | undefined>(undefined)

/**
 * Sends the reports of the forms below it, and keeps on the phone what finds no signal until it does. Each bears an
 * id of its own, so that the server keeps one sent twice only once.
 */
export function ReportQueue({ children }: { children: ReactNode }) {
  const [waiting, setWaiting] = useState<WaitingReport[]>([])
  const [refusal, setRefusal] = useState<FormMessage>()
  const [signedOut, setSignedOut] = useState(false)
  const refresh = useQuietRefresh()
  // One round of sending after the other: what comes in meanwhile goes with the next.
  const rounds = useRef(Promise.resolve())

  const sendAll = useCallback(async () => {
    let answered = false
    for (const report of await reportStore.list()) {
      const sent = await sendReport(report)
      setSignedOut(sent.kind === 'signed-out')
      if (sent.kind === 'later' || sent.kind === 'signed-out') break
      await reportStore.remove(report.id)
      if (sent.kind === 'refused') setRefusal(sent.message)
      answered = true
    }
    setWaiting(await reportStore.list())
    if (answered) refresh()
  }, [refresh])
  const flush = useCallback(() => {
    rounds.current = rounds.current.then(sendAll, sendAll)
    return rounds.current
  }, [sendAll])

  useEffect(() => {
    void flush()
    const timer = setInterval(() => void flush(), AGAIN_MS)
    const again = () => void flush()
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [flush])

  const send = useCallback(
    (report: WaitingReport) => {
      setRefusal(undefined)
      setWaiting((earlier) => [...earlier, report])
      void reportStore.put(report).then(flush)
    },
    [flush],
  )

  return (
    <Context.Provider value={{ waiting, send }}>
      <QueueNotice waiting={waiting.length} refusal={refusal} signedOut={signedOut} />
      {children}
    </Context.Provider>
  )
}

type NoticeProps = { waiting: number; refusal: FormMessage | undefined; signedOut: boolean }

function QueueNotice({ waiting, refusal, signedOut }: NoticeProps) {
  const { t } = useTranslation(['onsite', 'errors'])
  return (
    <div aria-live="polite">
      {refusal ? (
        <Alert tone="bad" className="mb-4" title={t(`errors:${refusal.key}`, refusal.params)} />
      ) : null}
      {signedOut ? (
        <Alert tone="warn" className="mb-4" title={t('onsite:queue.signedOut')}>
          {t('onsite:queue.waiting', { count: waiting })}
        </Alert>
      ) : waiting > 0 ? (
        <Alert tone="info" className="mb-4" title={t('onsite:queue.waiting', { count: waiting })}>
          {t('onsite:queue.keepsTrying')}
        </Alert>
      ) : null}
    </div>
  )
}

/** What waits for a signal, and the way to add to it. */
export function useReportQueue(): Queue {
  const queue = useContext(Context)
  if (!queue) throw new Error('A report form stands outside of its queue')
  return queue
}

type ReportFormProps = {
  action: string
  /** Where to go on when there is no script. */
  back: string
  values: Record<string, string | undefined>
  children: ReactNode
  className?: string
  onSent?: () => void
}

/** A form whose report waits for a signal instead of failing. Without script it is an ordinary form. */
export function QueuedReportForm({
  action,
  back,
  values,
  children,
  className,
  onSent,
}: ReportFormProps) {
  const { send } = useReportQueue()
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const id = crypto.randomUUID()
    const filled = [...new FormData(form)].filter(
      ([name, value]) => name !== 'id' && (typeof value === 'string' || value.size > 0),
    )
    send({ id, action, fields: [['id', id], ...filled] })
    form.reset()
    onSent?.()
  }
  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      onSubmit={onSubmit}
      className={className}
    >
      <input type="hidden" name="kembali" value={back} />
      {Object.entries(values).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </form>
  )
}
