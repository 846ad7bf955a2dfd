import { Copy, Download, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '#app/components/button.tsx'
import { Card } from '#app/components/page-header.tsx'

/** Recovery codes, shown this once, with the ways to keep them. */
export function RecoveryList({ codes, email }: { codes: ReadonlyArray<string>; email: string }) {
  const { t } = useTranslation('people')
  const text = [t('twoStep.codesOf', { email }), '', ...codes, ''].join('\r\n')
  return (
    <Card className="mt-3">
      <p className="mb-3 text-sm text-ink-soft">{t('twoStep.codesOf', { email })}</p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1.5 font-mono sm:grid-cols-3">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="mt-5 flex flex-wrap gap-2.5" data-screen-only="">
        <CopyButton text={text} />
        <a
          className={buttonClass('secondary')}
          download="gelar-kode-pemulihan.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          <Download aria-hidden="true" />
          {t('twoStep.download')}
        </a>
        <Button variant="secondary" icon={<Printer />} onClick={() => window.print()}>
          {t('twoStep.print')}
        </Button>
      </div>
    </Card>
  )
}

/** Copies a text, where the browser lets a page do so. */
function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation('people')
  const [state, setState] = useState<'closed' | 'ready' | 'copied'>('closed')
  useEffect(() => {
    if (navigator.clipboard) setState('ready')
  }, [])
  if (state === 'closed') return null
  return (
    <Button
      variant="secondary"
      icon={<Copy />}
      aria-live="polite"
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setState('copied'),
          () => setState('closed'),
        )
      }
    >
      {t(state === 'copied' ? 'twoStep.copied' : 'twoStep.copy')}
    </Button>
  )
}
