import { clsx } from 'clsx'
import { ArrowDownToLine, ArrowUpFromLine, Minus, Plus, UserPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#app/components/button.tsx'
import { controlClass } from '#app/components/field-frame.tsx'
import type { Direction } from '../scans/gate-rules.ts'
import { allowSound } from './signals.ts'

type DirectionSwitchProps = { direction: Direction; onChange: (direction: Direction) => void }

const directions = [
  { value: 'entry', Icon: ArrowDownToLine },
  { value: 'exit', Icon: ArrowUpFromLine },
] as const

/** Whether people come in or go out at this gate. */
export function DirectionSwitch({ direction, onChange }: DirectionSwitchProps) {
  const { t } = useTranslation('tickets')
  return (
    <fieldset className="grid shrink-0 grid-cols-2 gap-1 bg-sunken p-1.5">
      <legend className="sr-only">{t('gate.direction.label')}</legend>
      {directions.map(({ value, Icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={direction === value}
          onClick={() => onChange(value)}
          className={clsx(
            'flex min-h-12 items-center justify-center gap-2 rounded-control text-lg font-bold',
            direction === value ? 'bg-indigo text-cream' : 'text-ink-soft hover:bg-surface',
          )}
        >
          <Icon aria-hidden="true" className="size-5" />
          {t(`gate.direction.${value}`)}
        </button>
      ))}
    </fieldset>
  )
}

/** The code below the QR, typed when the camera cannot read it. */
export function TypedCode({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('tickets')
  const [code, setCode] = useState('')
  function send(event: FormEvent) {
    event.preventDefault()
    if (code.trim() === '') return
    allowSound()
    onCode(code.trim())
    setCode('')
  }
  return (
    <form onSubmit={send} className="flex gap-2">
      <label className="min-w-0 grow">
        <span className="sr-only">{t('gate.typed.label')}</span>
        <input
          value={code}
          onChange={(event) => setCode(event.target.value)}
          placeholder={t('gate.typed.placeholder')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={40}
          className={clsx(controlClass, 'figures min-h-13 text-lg uppercase')}
        />
      </label>
      <Button type="submit" size="lg">
        {t('gate.typed.check')}
      </Button>
    </form>
  )
}

const LARGEST = 50

/** Counts visitors without a ticket: one press for each group. */
export function WalkInCounter({ onCount }: { onCount: (people: number) => void }) {
  const { t } = useTranslation('tickets')
  const [people, setPeople] = useState(1)
  return (
    <div className="flex items-center gap-2">
      <IconButton
        label={t('gate.walkIn.fewer')}
        size="lg"
        variant="secondary"
        disabled={people <= 1}
        onClick={() => setPeople(people - 1)}
      >
        <Minus />
      </IconButton>
      <IconButton
        label={t('gate.walkIn.more')}
        size="lg"
        variant="secondary"
        disabled={people >= LARGEST}
        onClick={() => setPeople(people + 1)}
      >
        <Plus />
      </IconButton>
      <Button
        size="lg"
        variant="secondary"
        icon={<UserPlus />}
        className="min-w-0 grow"
        onClick={() => {
          allowSound()
          onCount(people)
          setPeople(1)
        }}
      >
        <span className="figures truncate">{t('gate.walkIn.count', { count: people })}</span>
      </Button>
    </div>
  )
}
