import { writable } from './house-font.server.ts'

/** Answers a finished paper; browsers show it and save it under this name (without `.pdf`). */
export function pdfReply(
  file: Uint8Array<ArrayBuffer>,
  name: string,
  headers?: HeadersInit,
): Response {
  const reply = new Response(file, { headers })
  reply.headers.set('Content-Type', 'application/pdf')
  reply.headers.set('Content-Disposition', `inline; filename="${fileName(name)}.pdf"`)
  if (!reply.headers.has('Cache-Control')) reply.headers.set('Cache-Control', 'private, no-store')
  return reply
}

/** A name that every file system takes. */
export function fileName(name: string): string {
  const plain = writable(name)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  return plain.slice(0, 100) || 'gelar'
}
