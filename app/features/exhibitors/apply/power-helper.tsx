import { ChevronRight, Minus, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#app/components/button.tsx'
import { useFormat } from '#app/i18n/use-format.ts'

/** What common devices draw at most, in watts. */
const devices = [
  { key: 'lamp', watts: 10 },
  { key: 'phone', watts: 20 },
  { key: 'fan', watts: 50 },
  { key: 'laptop', watts: 65 },
  { key: 'sewing', watts: 100 },
  { key: 'fridge', watts: 150 },
  { key: 'sealer', watts: 250 },
  { key: 'blender', watts: 300 },
  { key: 'dispenser', watts: 350 },
  { key: 'riceCooker', watts: 400 },
  { key: 'iron', watts: 350 },
  { key: 'coffee', watts: 900 },
  { key: 'stove', watts: 1200 },
] as const

type Counts = Partial<Record<(typeof devices)[number]['key'], number>>

/** Common devices with what they draw, and with script their sum for the field above. */
export function PowerHelper({ fieldId }: { fieldId: string }) {
  const { t } = useTranslation(['call', 'exhibitors'])
  const f = useFormat()
  const [counts, setCounts] = useState<Counts>({})
  const [live, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const total = devices.reduce((sum, { key, watts }) => sum + watts * (counts[key] ?? 0), 0)

  function change(key: keyof Counts, by: number) {
    setCounts((before) => ({ ...before, [key]: Math.max(0, (before[key] ?? 0) + by) }))
  }
  function fillIn() {
    const field = document.getElementById(fieldId)
    if (!(field instanceof HTMLInputElement)) return
    field.value = String(total)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
  }

  return (
    <details className="group mt-3 rounded-control border border-line bg-sunken/50">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 py-2.5 text-sm font-semibold">
        <ChevronRight
          aria-hidden="true"
          className="size-4 transition-transform group-open:rotate-90"
        />
        {t('call:apply.power.title')}
      </summary>
      <div className="px-4 pb-4">
        <ul className="divide-y divide-line text-sm">
          {devices.map(({ key, watts }) => (
            <li key={key} className="flex min-h-11 items-center justify-between gap-3">
              <span>
                {t(`call:apply.power.${key}`)}{' '}
                <span className="figures text-ink-soft">
                  {t('exhibitors:watts', { watts: f.number(watts) })}
                </span>
              </span>
              {live ? (
                <span className="flex items-center gap-1">
                  <IconButton
                    size="sm"
                    label={t('call:apply.power.less', { device: t(`call:apply.power.${key}`) })}
                    onClick={() => change(key, -1)}
                  >
                    <Minus />
                  </IconButton>
                  <span className="figures min-w-6 text-center font-semibold">
                    {counts[key] ?? 0}
                  </span>
                  <IconButton
                    size="sm"
                    label={t('call:apply.power.more', { device: t(`call:apply.power.${key}`) })}
                    onClick={() => change(key, 1)}
                  >
                    <Plus />
                  </IconButton>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        {live ? (
          <Button
            variant="secondary"
            className="mt-3 w-full"
            disabled={total === 0}
            onClick={fillIn}
          >
            {t('call:apply.power.use', { watts: f.number(total) })}
          </Button>
        ) : null}
      </div>
    </details>
  )
}
