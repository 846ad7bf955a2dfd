import { Camera, Flashlight, FlashlightOff } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { allowSound } from './signals.ts'
import { useCamera } from './use-camera.ts'

type GateCameraProps = {
  onCode: (code: string) => void
  /** An answer is on the screen that must be read first. */
  paused: boolean
}

/** The camera, once somebody has asked for it: the press also lets the page make sounds. */
export function GateCamera({ onCode, paused }: GateCameraProps) {
  const { t } = useTranslation('tickets')
  const [started, setStarted] = useState(false)
  if (started) {
    return <RunningCamera onCode={onCode} paused={paused} onRetry={() => setStarted(false)} />
  }
  return (
    <div className="grid grow place-items-center bg-indigo-deep p-6">
      <Button
        size="xl"
        variant="shine"
        icon={<Camera />}
        onClick={() => {
          allowSound()
          setStarted(true)
        }}
      >
        {t('gate.camera.start')}
      </Button>
    </div>
  )
}

function RunningCamera({ onCode, paused, onRetry }: GateCameraProps & { onRetry: () => void }) {
  const { t } = useTranslation('tickets')
  const video = useRef<HTMLVideoElement>(null)
  const { state, torch } = useCamera(video, onCode, paused)
  const broken = state === 'refused' || state === 'absent' || state === 'failed'
  return (
    <div className="relative flex min-h-48 grow overflow-hidden bg-indigo-deep text-cream">
      <video
        ref={video}
        muted
        playsInline
        aria-label={t('gate.camera.label')}
        className="absolute inset-0 size-full object-cover"
      />
      {broken ? (
        <div className="relative m-auto w-full max-w-md p-4">
          <Alert
            tone="warn"
            live
            title={t(`gate.camera.${state}`)}
            actions={
              <Button size="sm" variant="secondary" onClick={onRetry}>
                {t('gate.camera.retry')}
              </Button>
            }
          >
            {t('gate.camera.typing')}
          </Alert>
        </div>
      ) : (
        <div
          aria-hidden="true"
          className="relative m-auto aspect-square h-[min(72%,18rem)] rounded-card border-4 border-cream/80 shadow-[0_0_0_100vmax_rgb(10_10_30/0.35)]"
        />
      )}
      {state === 'starting' ? (
        <p role="status" className="absolute inset-x-0 bottom-4 text-center font-semibold">
          {t('gate.camera.starting')}
        </p>
      ) : null}
      {torch ? (
        <Button
          variant="onDark"
          size="sm"
          aria-pressed={torch.on}
          onClick={torch.toggle}
          icon={torch.on ? <FlashlightOff /> : <Flashlight />}
          className="absolute top-3 right-3"
        >
          {t('gate.camera.torch')}
        </Button>
      ) : null}
    </div>
  )
}
