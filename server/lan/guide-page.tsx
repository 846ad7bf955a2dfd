import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { getT } from '#app/i18n/i18n.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import type { AuthorityFile } from './authority-file.ts'

const style = readFileSync(join(import.meta.dirname, 'guide.css'), 'utf8')
const script = readFileSync(join(import.meta.dirname, 'guide.js'), 'utf8')

export type Guide = {
  language: Language
  /** Whose steps are unfolded; both when it is neither. */
  phone: 'android' | 'iphone' | undefined
  authority: AuthorityFile
  /** The secure address to go on to. */
  origin: string
  nonce: string
}

/** How a phone comes to trust this server, and the way on. Needs nothing but itself: no file, no database. */
export async function guidePage({
  language,
  phone,
  authority,
  origin,
  nonce,
}: Guide): Promise<string> {
  const t = await getT(language, ['lan'])
  const phones = [
    {
      kind: 'android',
      title: t('android.title'),
      steps: [
        t('android.save', { file: authority.fileName }),
        t('android.install'),
        t('android.return'),
      ],
    },
    {
      kind: 'iphone',
      title: t('iphone.title'),
      steps: [t('iphone.save'), t('iphone.install'), t('iphone.trust', { name: authority.title })],
    },
  ]
  const page = renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${t('title')} · Gelar`}</title>
        <link rel="icon" href="data:," />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a file of our own */}
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <nav>
            {language === 'id' ? (
              <a href="/?lang=en" lang="en">
                English
              </a>
            ) : (
              <a href="/" lang="id">
                Bahasa Indonesia
              </a>
            )}
          </nav>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
          <a className="button" href={`/${authority.fileName}`}>
            {t('download')}
          </a>
          {phones.map(({ kind, title, steps }) => (
            <details key={kind} open={phone === undefined || phone === kind}>
              <summary>{title}</summary>
              <ol>
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </details>
          ))}
          <a className="button" href={`${origin}/`}>
            {t('open')}
          </a>
          <p>{t('leadsOn')}</p>
          <small>
            {t('fingerprint')} <code>{authority.fingerprint}</code>
          </small>
          <small>{t('afterwards')}</small>
        </main>
        <script
          nonce={nonce}
          data-origin={origin}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a file of our own
          dangerouslySetInnerHTML={{ __html: script }}
        />
      </body>
    </html>,
  )
  return `<!doctype html>${page}`
}
