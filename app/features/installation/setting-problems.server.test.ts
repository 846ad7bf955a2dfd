import { expect, test } from 'vitest'
import { type CheckedSettings, findSettingProblems } from './setting-problems.server.ts'

const sound: CheckedSettings = {
  GELAR_ORIGIN: 'https://gelar.example.id',
  GELAR_SECRET: 'x'.repeat(40),
  GELAR_SECRET_GENERATED: false,
  GELAR_DEMONSTRATION: false,
  GELAR_OWN_HTTPS: false,
  DATABASE_URL: 'postgres://gelar@127.0.0.1/gelar',
  RESEND_API_KEY: 're_x',
  MAIL_FROM: 'Gelar <panitia@gelar.example.id>',
  TRUST_PROXY: true,
  HOST: '127.0.0.1',
  GELAR_S3_BUCKET: undefined,
  GELAR_S3_ENDPOINT: undefined,
  GELAR_S3_KEY_ID: undefined,
  GELAR_S3_KEY: undefined,
}

const withBucket = {
  GELAR_S3_BUCKET: 'gelar',
  GELAR_S3_ENDPOINT: 'https://s3.example.id',
  GELAR_S3_KEY_ID: 'id',
  GELAR_S3_KEY: 'key',
}

test('a sound installation is told nothing', () => {
  expect(findSettingProblems(sound)).toEqual([])
})

test.each<[string, Partial<CheckedSettings>, string[]]>([
  ['no public address', { GELAR_ORIGIN: undefined }, ['originMissing']],
  ['links to this machine', { GELAR_ORIGIN: 'http://localhost:3000' }, ['originLocal']],
  ['no HTTPS', { GELAR_ORIGIN: 'http://gelar.example.id' }, ['originPlain']],
  ['the demonstration', { GELAR_DEMONSTRATION: true }, ['demonstration']],
  ['a proxy that is not believed', { TRUST_PROXY: false }, ['proxyUntrusted']],
  ['a trusted proxy that can be passed by', { HOST: undefined }, ['proxyOpen']],
  ['no secret given', { GELAR_SECRET_GENERATED: true }, ['secretGenerated']],
  [
    'a plain line to a far database',
    { DATABASE_URL: 'postgres://u:p@db.example.com/gelar' },
    ['databasePlain'],
  ],
  [
    'an encrypted line to a far database',
    { DATABASE_URL: 'postgres://u:p@db.example.com/gelar?sslmode=require' },
    [],
  ],
  ['no mails', { RESEND_API_KEY: undefined }, ['mailMissing']],
  ['mails from nowhere', { MAIL_FROM: 'Gelar <gelar@localhost>' }, ['mailSender']],
  ['a bucket and its key', withBucket, []],
  ['half a key to a bucket', { ...withBucket, GELAR_S3_KEY: undefined }, ['bucketKeys']],
  ['a key without a bucket', { ...withBucket, GELAR_S3_BUCKET: undefined }, ['bucketMissing']],
  [
    'an open line to a far bucket',
    { ...withBucket, GELAR_S3_ENDPOINT: 'http://s3.example.com' },
    ['bucketPlain'],
  ],
  ['a bucket next door', { ...withBucket, GELAR_S3_ENDPOINT: 'http://192.168.1.9:9000' }, []],
  [
    'HTTPS of its own',
    { GELAR_ORIGIN: 'https://192.168.1.5:3000', GELAR_OWN_HTTPS: true, TRUST_PROXY: false },
    [],
  ],
])('%s', (_, changed, problems) => {
  expect(findSettingProblems({ ...sound, ...changed })).toEqual(problems)
})
