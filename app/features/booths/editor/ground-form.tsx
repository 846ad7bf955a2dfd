import { ImageOff, ImageUp, Move, Ruler } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '#app/components/button.tsx'
import { ErrorList } from '#app/components/field-frame.tsx'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { isErrorKey } from '#app/lib/form-messages.ts'
import { maxPictureBytes, pictureTypes } from '#app/lib/picture-limits.ts'
import { groundFields } from '../ground/change-schema.ts'
import type { Settings } from '../ground/doc.ts'
import { calibrated } from './calibrate.ts'
import { useEditor } from './editor.ts'
import { NumberInput } from './panel-fields.tsx'

const knownDistance = z.number().min(0.5).max(5000)

/** Size of the ground, length of a cable, and the picture under the plan. */
export function GroundForm({ picturePath }: { picturePath: string }) {
  const { doc, commit, mayEdit } = useEditor()
  const { t } = useTranslation('ground')
  const { ground } = doc
  const change = (fields: Partial<Settings>) => commit([{ op: 'patch', kind: 'ground', fields }])
  return (
    <div className="space-y-4">
      {mayEdit ? <p className="text-sm text-ink-soft">{t('hint')}</p> : null}
      <div className="grid grid-cols-2 gap-3">
        <NumberInput
          label={t('field.groundWidth')}
          unit="m"
          schema={groundFields.widthM}
          value={ground.widthM}
          onCommit={(widthM) => change({ widthM })}
          disabled={!mayEdit}
        />
        <NumberInput
          label={t('field.groundDepth')}
          unit="m"
          schema={groundFields.depthM}
          value={ground.depthM}
          onCommit={(depthM) => change({ depthM })}
          disabled={!mayEdit}
        />
        <NumberInput
          label={t('field.cable')}
          unit="m"
          schema={groundFields.cableLengthM}
          value={ground.cableLengthM}
          onCommit={(cableLengthM) => change({ cableLengthM })}
          disabled={!mayEdit}
        />
      </div>
      {mayEdit ? <PicturePart path={picturePath} change={change} /> : null}
    </div>
  )
}

const Answer = z.object({ fileId: z.string(), widthPx: z.number() })
const Refusal = z.object({ error: z.object({ key: z.string() }) })

function PicturePart({
  path,
  change,
}: {
  path: string
  change: (fields: Partial<Settings>) => void
}) {
  const { doc } = useEditor()
  const { t } = useTranslation('ground')
  const { ground } = doc
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState(false)
  const [message, setMessage] = useState<FormMessage>()

  async function send(file: File) {
    setMessage(undefined)
    if (file.size > maxPictureBytes) return setMessage({ key: 'pictureTooBig' })
    setSending(true)
    try {
      const body = new FormData()
      body.set('picture', file)
      const response = await fetch(path, { method: 'POST', body })
      if (response.status === 413) return setMessage({ key: 'pictureTooBig' })
      const answer: unknown = await response.json()
      const picture = Answer.safeParse(answer)
      if (picture.success) {
        const { fileId, widthPx } = picture.data
        // Until it is calibrated the picture is as wide as the ground.
        change({
          pictureFileId: fileId,
          pictureLeftM: 0,
          pictureTopM: 0,
          pictureMetresPerPixel: Math.min(100, Math.max(0.0001, ground.widthM / widthPx)),
        })
      } else {
        const key = Refusal.safeParse(answer).data?.error.key
        setMessage({ key: isErrorKey(key) ? key : 'invalid' })
      }
    } catch {
      setMessage({ key: 'pictureNotSent' })
    } finally {
      setSending(false)
      if (input.current) input.current.value = ''
    }
  }
  return (
    <section className="space-y-3 border-t border-line pt-4">
      <h3 className="font-bold">{t('picture.title')}</h3>
      <input
        ref={input}
        id={id}
        type="file"
        accept={pictureTypes.join(',')}
        className="sr-only"
        aria-label={t('picture.choose')}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) void send(file)
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          variant="secondary"
          icon={<ImageUp />}
          pending={sending}
          onClick={() => input.current?.click()}
        >
          {ground.pictureFileId === null ? t('picture.choose') : t('picture.replace')}
        </Button>
        {ground.pictureFileId === null ? null : (
          <Button
            size="sm"
            variant="quiet"
            icon={<ImageOff />}
            onClick={() => change({ pictureFileId: null })}
          >
            {t('picture.remove')}
          </Button>
        )}
      </div>
      <ErrorList id={`${id}-error`} errors={message && [message]} />
      {ground.pictureFileId === null ? (
        <p className="text-sm text-ink-soft">{t('picture.lead')}</p>
      ) : (
        <PictureFigures change={change} />
      )}
    </section>
  )
}

function PictureFigures({ change }: { change: (fields: Partial<Settings>) => void }) {
  const { doc, tool, line, choose, setLine } = useEditor()
  const { t } = useTranslation('ground')
  const { ground } = doc
  const [from, to] = line
  const measured = from && to ? Math.hypot(to[0] - from[0], to[1] - from[1]) : undefined
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <NumberInput
          label={t('field.x')}
          unit="m"
          schema={groundFields.pictureLeftM}
          value={ground.pictureLeftM}
          onCommit={(pictureLeftM) => change({ pictureLeftM })}
        />
        <NumberInput
          label={t('field.y')}
          unit="m"
          schema={groundFields.pictureTopM}
          value={ground.pictureTopM}
          onCommit={(pictureTopM) => change({ pictureTopM })}
        />
      </div>
      <OpacityInput
        label={t('picture.opacity')}
        value={ground.pictureOpacity}
        onCommit={(pictureOpacity) => change({ pictureOpacity })}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          variant={tool === 'picture' ? 'primary' : 'secondary'}
          icon={<Move />}
          aria-pressed={tool === 'picture'}
          onClick={() => choose(tool === 'picture' ? 'select' : 'picture')}
        >
          {t('picture.move')}
        </Button>
        <Button
          size="sm"
          variant={tool === 'calibrate' ? 'primary' : 'secondary'}
          icon={<Ruler />}
          aria-pressed={tool === 'calibrate'}
          onClick={() => choose(tool === 'calibrate' ? 'select' : 'calibrate')}
        >
          {t('picture.calibrate')}
        </Button>
      </div>
      {tool === 'calibrate' ? (
        <div role="status" className="space-y-2 rounded-control bg-info-soft p-3 text-sm">
          <p>
            {line.length < 2 ? t('picture.twoPoints', { count: line.length }) : t('picture.howFar')}
          </p>
          {from && to && measured !== undefined ? (
            <NumberInput
              key={line.join()}
              label={t('picture.distance')}
              unit="m"
              schema={knownDistance}
              value={Math.round(measured * 100) / 100}
              onCommit={(metres) => {
                change(calibrated(ground, from, to, metres))
                setLine([])
                choose('select')
              }}
            />
          ) : null}
        </div>
      ) : null}
    </>
  )
}

/** A share from nothing to all, taken over when it is let go. */
function OpacityInput(props: { label: string; value: number; onCommit: (value: number) => void }) {
  const [draft, setDraft] = useState<number>()
  const take = () => {
    if (draft !== undefined && draft !== props.value) props.onCommit(draft)
    setDraft(undefined)
  }
  return (
    <label className="block text-[0.8125rem] font-semibold">
      {props.label}
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={draft ?? props.value}
        onChange={({ target }) => setDraft(Number(target.value))}
        onPointerUp={take}
        onKeyUp={take}
        onBlur={take}
        className="mt-1 block w-full accent-accent"
      />
    </label>
  )
}
