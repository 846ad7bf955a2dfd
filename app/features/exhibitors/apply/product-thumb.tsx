import { ImageOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { picturePath } from '#app/lib/paths.ts'

/** A product's photo, or the place for it. */
export function ProductThumb({
  product,
}: {
  product: { name: string; photoFileId: string | null }
}) {
  const { t } = useTranslation(['exhibitors'])
  return product.photoFileId ? (
    <img
      src={picturePath(product.photoFileId, 320)}
      alt={t('exhibitors:product.photoOf', { product: product.name })}
      width={72}
      height={72}
      loading="lazy"
      className="size-18 shrink-0 rounded-control bg-sunken object-cover"
    />
  ) : (
    <span className="flex size-18 shrink-0 items-center justify-center rounded-control bg-sunken text-ink-soft">
      <ImageOff aria-hidden="true" className="size-6" />
    </span>
  )
}
