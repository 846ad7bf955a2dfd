import { type LoggerOptions, pino } from 'pino'
import { PinoPretty as pretty } from 'pino-pretty'
import { env } from '#app/env.server.ts'

const options: LoggerOptions = {
  level: env.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['*.password', '*.token', '*.code', '*.email', '*.authorization', '*.cookie'],
}

/**
 * Lines on standard output: JSON for programs; in a terminal, for a person, warnings alone and in short. Never given
 * names, addresses of people, codes or tokens.
 */
export const log = process.stdout.isTTY ? pino(options, shortLines()) : pino(options)

function shortLines() {
  return pretty({
    sync: true,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'requestId',
  })
}
