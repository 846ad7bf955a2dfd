import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks for a new password twice without showing it; undefined where nobody can type. */
export async function readPassword(): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  for (;;) {
    const first = await ask('Kata sandi baru / New password: ')
    if (first === (await ask('Sekali lagi / Once more: '))) return first
    console.error('Keduanya berbeda; ulangi / The two differ; try again.')
  }
}

async function ask(question: string): Promise<string> {
  process.stdout.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stdout.write('\n')
  }
}
