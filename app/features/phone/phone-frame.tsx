import type { ComponentProps, ReactNode } from 'react'
import { DeviceLayout } from '#app/components/layouts/device-layout.tsx'
import { EndedScreen } from './ended-screen.tsx'
import { MoveQuestion, useMoving } from './move-question.tsx'
import type { Pairing, PhoneKind } from './pairing.ts'
import { PairingScreen } from './pairing-screen.tsx'
import type { PhoneSnapshot } from './phone-client.ts'
import { saveCopy } from './save-copy.ts'
import { UnkeptNotice } from './unkept-notice.tsx'

type PhoneFrameProps = {
  kind: PhoneKind
  client: ComponentProps<typeof PairingScreen>['client'] &
    ComponentProps<typeof EndedScreen>['client']
  phone: PhoneSnapshot<unknown>
  title: string
  /** Where it works, as people say it. */
  place: string
  /** How many things wait to be sent. */
  waiting: number
  /** The name of the file that a copy is saved as, without its ending. */
  copyName: string
  /** What the server has not taken, told above everything else. */
  unsent: ReactNode
  /** Told to whoever pairs a revoked phone anew. */
  revoked?: ReactNode
  /** What is left to do on a phone whose festival has ended, besides handing in. */
  afterEnd?: ReactNode
  /** What a phone that is paired, and works, shows. */
  children: (pairing: Pairing) => ReactNode
}

/** A phone at work, around what is its own: its pairing, the way to another place, the end of its festival. */
export function PhoneFrame({ kind, client, phone, place, copyName, ...own }: PhoneFrameProps) {
  const { pairing, queue, connection, keeps, standing } = phone
  const { moving, setMoving } = useMoving(pairing !== null)
  const isPairing = !pairing || phone.revoked || moving === 'yes'
  const isEnded = !isPairing && standing !== 'works'
  const save = () => saveCopy(copyName, queue)
  return (
    <DeviceLayout
      title={own.title}
      place={place}
      connection={connection}
      waiting={own.waiting}
      onSaveCopy={save}
    >
      <UnkeptNotice keeps={keeps} />
      {isEnded ? null : own.unsent}
      {moving === 'asked' && !isPairing && connection !== 'offline' ? (
        <MoveQuestion
          place={place}
          onMove={() => setMoving('yes')}
          onStay={() => setMoving('no')}
        />
      ) : null}
      {isPairing ? (
        <PairingScreen kind={kind} client={client} onPaired={() => setMoving('no')}>
          {phone.revoked ? own.revoked : null}
        </PairingScreen>
      ) : isEnded ? (
        <EndedScreen
          {...{ kind, phone, pairing, client }}
          onSave={save}
          onPairAnew={() => setMoving('yes')}
        >
          {own.afterEnd}
        </EndedScreen>
      ) : (
        own.children(pairing)
      )}
    </DeviceLayout>
  )
}
