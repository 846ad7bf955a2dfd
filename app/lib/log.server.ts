import { pino } from 'pino'
import { env } from '#app/env.server.ts'

/** JSON lines on standard output. Never given names, addresses of people, codes or tokens. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['*.password', '*.token', '*.code', '*.email', '*.authorization', '*.cookie'],
})
