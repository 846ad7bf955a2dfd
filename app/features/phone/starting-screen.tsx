import { useTranslation } from 'react-i18next'
import { DeviceLayout } from '#app/components/layouts/device-layout.tsx'
import { Spinner } from '#app/components/progress.tsx'

/** What gate and till show from the first paint until the phone's storage has been read; the server draws it. */
export function StartingScreen({ title }: { title: string }) {
  const { t } = useTranslation('common')
  return (
    <DeviceLayout title={title} place="Gelar" connection="online" waiting={0}>
      <div className="mx-auto w-full max-w-md p-5">
        <h2 className="flex items-center gap-2.5 text-title font-extrabold">
          <Spinner className="size-7 text-accent" />
          {t('phone.starting.title')}
        </h2>
        <p className="mt-1.5 text-ink-soft">{t('phone.starting.lead')}</p>
      </div>
    </DeviceLayout>
  )
}
