import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What this process counts of itself. Names follow the conventions of Prometheus; no name, code or address is a label. */
export const metrics = new Registry()
collectDefaultMetrics({ register: metrics })

const registers = [metrics]

/** Kinds of requests that differ in what they cost. */
export type RequestKind = 'asset' | 'device' | 'page' | 'staff' | 'stream'

export const requestSeconds = new Histogram<'kind' | 'status'>({
  name: 'gelar_http_request_seconds',
  help: 'Time from a request to its answer, by kind of request and class of status.',
  labelNames: ['kind', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
})

export const scansTaken = new Counter<'outcome'>({
  name: 'gelar_scans_total',
  help: 'Readings of gates that this process has answered, by outcome; sent again, they count again.',
  labelNames: ['outcome'],
  registers,
})

export const salesTaken = new Counter<'outcome'>({
  name: 'gelar_sales_total',
  help: 'Sales of tills that this process has answered, by outcome; sent again, they count again.',
  labelNames: ['outcome'],
  registers,
})

export const devicesRefused = new Counter<'reason'>({
  name: 'gelar_device_refusals_total',
  help: 'Requests of phones that were refused as a whole, by reason.',
  labelNames: ['reason'],
  registers,
})

export const openStreams = new Gauge({
  name: 'gelar_live_streams',
  help: 'Pages and screens that hear of changes over a stream of this process.',
  registers,
})
