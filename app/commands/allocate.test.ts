import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wholeFestival } from '#app/features/booths/allocation/sample-problems.ts'

const root = resolve(import.meta.dirname, '../..')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gelar-allocate-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Run = { code: number; out: string; err: string }

function allocate(...args: string[]): Promise<Run> {
  return new Promise((done) => {
    const file = join(root, 'app/commands/allocate.ts')
    execFile(
      process.execPath,
      ['--import', 'tsx', file, ...args],
      { cwd: root },
      (error, out, err) => {
        const code = error && typeof error.code === 'number' ? error.code : 0
        done({ code, out: String(out), err: String(err) })
      },
    )
  })
}

async function allocateFile(kind: 'matrix' | 'problem', content: string, ...more: string[]) {
  const path = join(folder, `${Math.random()}.json`)
  await writeFile(path, content)
  return allocate(`--${kind}`, path, ...more)
}

describe('the allocate command', () => {
  test('prints the plan of a matrix as one JSON object', async () => {
    const { code, out, err } = await allocateFile(
      'matrix',
      '{"profit":[[5,3],[4,null],[-1,-2]],"load":[[1,2],[1,1],[1,1]],"capacity":[1,2]}',
      '--seconds',
      '3',
      '--seed',
      '7',
    )

    expect([code, err]).toEqual([0, ''])
    const { milliseconds, ...plan } = JSON.parse(out)
    expect(plan).toEqual({ assignment: [1, 0, null], objective: 7, bound: 7, optimal: true })
    expect(milliseconds).toBeGreaterThan(0)
    expect(out.trim().split('\n')).toHaveLength(1)
  })

  test('a matrix of nothing has a plan of nothing', async () => {
    const { code, out } = await allocateFile('matrix', '{"profit":[],"load":[],"capacity":[]}')

    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ assignment: [], objective: 0, bound: 0, optimal: true })
  })

  test.each([
    [
      'rows that cannot all fit',
      '{"profit":[[1],[1]],"load":[[2],[3]],"capacity":[4],"assignAll":true}',
      /^allocate: .*not all rows fit into the columns\n$/,
    ],
    [
      'a wrong number',
      '{"profit":[[1,2]],"load":[[1,-1]],"capacity":[1,1]}',
      /^allocate: load\[0\]\[1\] is below zero\n$/,
    ],
    ['what is no JSON', '{"profit":', /^allocate: the file ends too early, at byte \d+\n$/],
  ])('%s: one line on standard error and exit code 2', async (_name, content, line) => {
    const { code, out, err } = await allocateFile('matrix', content)

    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(line)
  })

  test('a file that is not there, and arguments that make no sense', async () => {
    for (const args of [
      ['--matrix', join(folder, 'none')],
      [],
      ['--matrix', 'a', '--seed', '-1'],
    ]) {
      const { code, out, err } = await allocate(...args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^allocate: .+\n$/)
    }
  })

  test('locks that overfill a booth, and tables that were promised in vain, are told and never called optimal', async () => {
    const application = (id: string, more: object) => ({ id, tables: 2, ...more })
    const problem = {
      zones: [{ id: 'kriya' }],
      booths: [{ id: 'K-01', zoneId: 'kriya', capacity: 2 }],
      applications: [
        application('a', { lockedBoothId: 'K-01' }),
        application('b', { lockedBoothId: 'K-01' }),
        application('c', { kanwilCode: 'AC' }),
      ],
      quotas: [{ kanwilCode: 'AC', minTables: 2 }],
    }
    const plan = JSON.parse((await allocateFile('problem', JSON.stringify(problem))).out)

    expect(plan).toMatchObject({
      assignment: [0, 0, null],
      optimal: false,
      conflicts: [
        { applicationId: 'a', boothId: 'K-01', rules: ['full'] },
        { applicationId: 'b', boothId: 'K-01', rules: ['full'] },
      ],
      shortfalls: [{ kanwilCode: 'AC', missingTables: 2, notAskedFor: 0 }],
    })
    expect(plan.reasons[2][0]).toEqual({ code: 'blocked', blocked: [{ rule: 'full', booths: 1 }] })
    const unlocked = { ...problem, applications: problem.applications.slice(2) }
    const best = JSON.parse((await allocateFile('problem', JSON.stringify(unlocked))).out)
    expect(best).toMatchObject({ assignment: [0], optimal: true, conflicts: [], shortfalls: [] })
  })

  test('prints the plan of a festival by numbers of booths', async () => {
    const problem = wholeFestival({ booths: 6, applications: 20 })
    const { code, out } = await allocateFile('problem', JSON.stringify(problem))
    const wrong = await allocateFile('problem', '{"booths":[]}')

    expect(code).toBe(0)
    const plan = JSON.parse(out)
    expect(plan.assignment).toHaveLength(20)
    for (const booth of plan.assignment) expect(booth === null || booth < 6).toBe(true)
    expect(plan.bound).toBeGreaterThanOrEqual(plan.objective)
    expect(plan.reasons).toHaveLength(20)
    for (const reasons of plan.reasons) expect(reasons.length).toBeGreaterThan(0)
    expect([plan.conflicts, plan.shortfalls]).toEqual([[], []])
    expect([wrong.code, wrong.out]).toEqual([2, ''])
    expect(wrong.err.trim().split('\n')).toHaveLength(1)
  })
})
