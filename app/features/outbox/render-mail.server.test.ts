import { readdirSync } from 'node:fs'
import type { FunctionComponent } from 'react'
import { describe, expect, test } from 'vitest'
import { isMailTemplate, mailTemplates } from '#app/features/mail/mail-templates.ts'
import { languages } from '#app/i18n/i18n.ts'
import { renderMail, subjectOf, withoutSecrets } from './render-mail.server.ts'

type Template = { default: FunctionComponent & { PreviewProps: Record<string, unknown> } }

const files = readdirSync('emails').filter(
  (file) => file.endsWith('.tsx') && !file.startsWith('mail-'),
)
const modules = import.meta.glob<Template>('/emails/*.tsx')

async function previewProps(file: string): Promise<Record<string, unknown>> {
  const load = modules[`/emails/${file}`]
  if (!load) throw new Error(`No template ${file}`)
  return (await load()).default.PreviewProps
}

test('every template has its file, and every file its template', () => {
  expect(files.map((file) => file.replace('.tsx', '')).sort()).toEqual(
    Object.keys(mailTemplates).sort(),
  )
})

describe.each(files)('%s', (file) => {
  test.each(languages)(
    'renders in %s as page and as plain text, with nothing left open',
    async (language) => {
      const mail = await renderMail({
        template: file.replace('.tsx', ''),
        props: await previewProps(file),
        language,
      })

      expect(mail.subject).not.toMatch(/\{\{|mail:/)
      expect(mail.subject.length).toBeGreaterThan(10)
      expect(mail.html).toContain(`lang="${language}"`)
      expect(mail.html).toMatch(/http:\/\/localhost:3000\/\w/)
      for (const body of [mail.html, mail.text])
        expect(body).not.toMatch(/\{\{|mail:|people:|undefined/)
      expect(mail.text).toMatch(/http:\/\/localhost:3000\/\w/)
      expect(
        subjectOf({
          template: file.replace('.tsx', ''),
          props: await previewProps(file),
          language,
        }),
      ).toBe(mail.subject)
    },
  )
})

test('names and remarks of people are text, never markup', async () => {
  const { html } = await renderMail({
    template: 'application-returned',
    props: {
      exhibitor: '<b>Lapas</b>',
      event: 'IPPA Fest',
      remark: '<script>alert(1)</script>',
      path: '/peserta/x',
    },
    language: 'id',
  })
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<b>Lapas')
  expect(html).toContain('&lt;script&gt;')
})

test('a link never leaves this site', () => {
  const schema = mailTemplates['reset-password']
  const of = (path: string) => schema.safeParse({ name: 'x', path, validMinutes: 1 }).success
  expect([of('/masuk'), of('//evil.example'), of('https://evil.example')]).toEqual([
    true,
    false,
    false,
  ])
})

test('only what opens an account is taken out of stored props', () => {
  expect(withoutSecrets('invitation', { path: '/atur-sandi?kunci=x', name: 'A' })).toEqual({
    path: '/',
    name: 'A',
  })
  expect(withoutSecrets('ticket', { path: '/tiket/x' })).toEqual({ path: '/tiket/x' })
  expect(isMailTemplate('toString')).toBe(false)
})
