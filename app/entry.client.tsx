import { RemixBrowser } from '@remix-run/react'
import { setNonce } from 'get-nonce'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { startI18n } from './i18n/i18n.client.ts'
import { endEarlyTaps } from './lib/early-tap.ts'
import { installStaying } from './lib/line/stay.ts'
import { installPatientFetch } from './lib/live/patient-fetch.ts'
import { noteFailedAnswers } from './lib/request-context.ts'
import { watchFields } from './lib/version/kept-fields.ts'
import { installLeadingOn } from './lib/version/lead-on.ts'

// Dialogs and menus lock the scrolling by a style element, which must carry the nonce of the page.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
if (nonce) setNonce(nonce)

noteFailedAnswers()
installPatientFetch()
installStaying()
installLeadingOn()
watchFields()
const i18n = await startI18n()

endEarlyTaps()
startTransition(() => {
  hydrateRoot(
    document,
    <I18nextProvider i18n={i18n}>
      <StrictMode>
        <RemixBrowser />
      </StrictMode>
    </I18nextProvider>,
  )
})
