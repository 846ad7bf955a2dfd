import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { forgetCode } from './forget-code.ts'

/** Whether a phone that is paired already was opened by the code of another place, and what its holder says to that. */
export function useMoving(isPaired: boolean) {
  const [moving, setMoving] = useState<'no' | 'asked' | 'yes'>(() =>
    isPaired && new URLSearchParams(window.location.search).has('kode') ? 'asked' : 'no',
  )
  return { moving, setMoving }
}

type MoveQuestionProps = { place: string; onMove: () => void; onStay: () => void }

/** Asks before a phone leaves its gate or booth for that of a new code. */
export function MoveQuestion({ place, onMove, onStay }: MoveQuestionProps) {
  const { t } = useTranslation('common')
  return (
    <Alert
      tone="info"
      live
      className="m-3 shrink-0"
      title={t('moving.title', { place })}
      actions={
        <>
          <Button size="sm" onClick={onMove}>
            {t('moving.move')}
          </Button>
          <Button
            size="sm"
            variant="secondary"
            onClick={() => {
              forgetCode()
              onStay()
            }}
          >
            {t('moving.stay')}
          </Button>
        </>
      }
    >
      {t('moving.body')}
    </Alert>
  )
}
