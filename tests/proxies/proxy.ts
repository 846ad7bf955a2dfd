import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Credential = { cert: string; key: string }

/** A proxy in front of the app, run from the very file of docs/deploy with other names, ports and certificate. */
export type FrontServer = {
  name: string
  /** The program, as the distribution installs it. */
  program: string
  prepare(folder: string, ports: Ports, credential: Credential): Promise<string[]>
}

type Ports = { app: number; https: number; http: number }

const deploy = join(import.meta.dirname, '../../docs/deploy')

/** Changes each of these once; a word that is gone from the file is a fault of this program. */
function adapt(text: string, changes: ReadonlyArray<[from: string | RegExp, to: string]>): string {
  return changes.reduce((changed, [from, to]) => {
    const after = changed.replaceAll(from, to)
    if (after === changed) throw new Error(`${from} does not stand in the file of docs/deploy`)
    return after
  }, text)
}

async function keepCredential(folder: string, { cert, key }: Credential) {
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  await writeFile(files.cert, cert)
  await writeFile(files.key, key, { mode: 0o600 })
  return files
}

const nginx: FrontServer = {
  name: 'nginx',
  program: 'nginx',
  async prepare(folder, ports, credential) {
    const files = await keepCredential(folder, credential)
    const site = adapt(await readFile(join(deploy, 'nginx.conf'), 'utf8'), [
      ['    server 127.0.0.1:3001 max_fails=1 fail_timeout=2s;\n', ''],
      ['127.0.0.1:3000', `127.0.0.1:${ports.app}`],
      ['gelar.example.id;', 'localhost;'],
      [/ {4}listen \[::\]:.*\n/g, ''],
      ['listen 80;', `listen ${ports.http};`],
      ['listen 443 ssl', `listen ${ports.https} ssl`],
      ['https://$host$', `https://$host:${ports.https}$`],
      [/ssl_certificate \S+;/g, `ssl_certificate ${files.cert};`],
      [/ssl_certificate_key \S+;/g, `ssl_certificate_key ${files.key};`],
      // The port is not the standard one here.
      ['Host $host;', 'Host $http_host;'],
    ])
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${join(folder, name)};`)
      .join(' ')
    const whole = `daemon off; pid ${join(folder, 'pid')}; error_log stderr warn;
      events { worker_connections 2048; }
      http { access_log off; ${temporary} ${site} }`
    const path = join(folder, 'nginx.conf')
    await writeFile(path, whole)
    return ['-p', folder, '-c', path]
  },
}

const caddy: FrontServer = {
  name: 'Caddy',
  program: 'caddy',
  async prepare(folder, ports, credential) {
    const files = await keepCredential(folder, credential)
    const site = adapt(await readFile(join(deploy, 'Caddyfile'), 'utf8'), [
      ['127.0.0.1:3000 127.0.0.1:3001', `127.0.0.1:${ports.app}`],
      ['gelar.example.id {', `localhost:${ports.https} {\n\ttls ${files.cert} ${files.key}`],
    ])
    const path = join(folder, 'Caddyfile')
    await writeFile(path, `{\n\tadmin off\n\thttp_port ${ports.http}\n}\n${site}`)
    return ['run', '--config', path, '--adapter', 'caddyfile']
  },
}

export const proxies = [nginx, caddy]

/** Starts it; what it writes to its error log is shown when it ends by itself. */
export function startProxy(program: string, args: string[], folder: string): ChildProcess {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  child.once('exit', (code) => {
    if (code) console.error(`${program} ended with ${code}:\n${said}`)
  })
  return child
}
