import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks for a new password twice without showing it; undefined where nobody can type. */
export async function readPassword(): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  const first = await ask('New password: ')
  const second = await ask('Once more: ')
  if (first !== second) throw new Error('The two passwords differ.')
  return first
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
