import { useNavigation } from '@remix-run/react'
import { ImageUp } from 'lucide-react'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxPictureBytes, pictureTypes } from '#app/lib/picture-limits.ts'
import { shrinkPicture } from '#app/lib/shrink-picture.ts'
import { controlProps, ErrorList, FieldHint, FieldLabel, type FieldProps } from './field-frame.tsx'
import { Spinner } from './progress.tsx'

type PictureFieldProps = FieldProps & {
  /** The picture that is kept now, and what it shows. */
  current?: { src: string; alt: string } | undefined
}

/**
 * A picture to take or to choose. Shows what was chosen and makes it small enough for a weak signal before it is
 * sent; without script it is a plain field. Its form needs `encType="multipart/form-data"`.
 */
export function PictureField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  current,
}: PictureFieldProps) {
  const { t } = useTranslation(['common', 'errors'])
  const { preview, shrinking, tooBig, choose } = useChosenPicture()
  const sending = useNavigation().formData?.get(field.name) instanceof File && preview !== undefined
  const shown = preview ?? current?.src
  const errors = tooBig ? [{ key: 'pictureTooBig' as const }] : field.errors
  // Named one by one: the fields of a form answer when they are asked, and have nothing of their own to copy.
  const { id, name, errorId, descriptionId, formId, required } = field
  const described = { id, name, errorId, descriptionId, formId, required, errors }
  const limits = hint ?? t('common:picture.limits')
  return (
    <div className={className}>
      <FieldLabel {...{ field, label, optional, hideLabel }} />
      <div className="flex flex-wrap items-center gap-4 rounded-control border border-dashed border-line-strong bg-surface p-3 focus-within:border-focus">
        {shown ? (
          <img
            src={shown}
            alt={preview ? t('common:picture.preview') : (current?.alt ?? '')}
            className="size-24 shrink-0 rounded-control bg-sunken object-cover"
          />
        ) : (
          <span
            aria-hidden="true"
            className="flex size-24 shrink-0 items-center justify-center rounded-control bg-sunken text-ink-soft"
          >
            <ImageUp className="size-8" />
          </span>
        )}
        <div className="min-w-0 grow basis-48">
          <input
            key={field.key}
            type="file"
            accept={pictureTypes.join(',')}
            {...controlProps(described, limits, optional)}
            onChange={choose}
            className="block w-full min-w-0 text-sm text-ink-soft file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-control file:border file:border-solid file:border-line-strong file:bg-surface file:px-4 file:font-semibold file:text-ink hover:file:border-ink"
          />
          <FieldHint field={field}>{limits}</FieldHint>
          <p aria-live="polite" className="text-sm font-medium">
            {shrinking || sending ? (
              <span className="mt-1.5 flex items-center gap-2">
                <Spinner />
                {t(shrinking ? 'common:picture.shrinking' : 'common:picture.sending')}
              </span>
            ) : null}
          </p>
        </div>
      </div>
      <ErrorList id={field.errorId} errors={errors} />
    </div>
  )
}

/** What has been chosen: its preview, and the file itself made smaller in its place. */
function useChosenPicture() {
  const [preview, setPreview] = useState<string>()
  const [shrinking, setShrinking] = useState(false)
  const [tooBig, setTooBig] = useState(false)
  const latest = useRef<File>()
  useEffect(() => () => (preview ? URL.revokeObjectURL(preview) : undefined), [preview])

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget
    const file = input.files?.[0]
    latest.current = file
    setTooBig(false)
    setPreview(undefined)
    if (!file) return
    setShrinking(true)
    const small = await shrinkPicture(file)
    if (latest.current !== file) return
    setShrinking(false)
    setTooBig(small.size > maxPictureBytes)
    if (small !== file) {
      const files = new DataTransfer()
      files.items.add(small)
      input.files = files.files
    }
    if (pictureTypes.some((type) => type === small.type)) setPreview(URL.createObjectURL(small))
  }
  return { preview, shrinking, tooBig, choose }
}
