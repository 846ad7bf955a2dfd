import type { Env } from '#app/env.server.ts'
import {
  findSettingProblems,
  settingOf,
} from '#app/features/installation/setting-problems.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'

/**
 * The lines that tell at the start which settings are missing or unsafe; a demonstration, where all of them may be, is
 * told in one. Empty when there is nothing to tell.
 */
export async function describeSettings(settings: Env): Promise<string> {
  const problems = findSettingProblems(settings)
  if (problems.length === 0) return ''
  const [id, en] = await Promise.all([getT('id', ['people']), getT('en', ['people'])])
  const count = problems.length
  if (settings.GELAR_DEMONSTRATION) {
    return `${id('people:settings.someAtStart', { count })} / ${en('people:settings.someAtStart', { count })}`
  }
  return [
    `${id('people:settings.atStart')} / ${en('people:settings.atStart')}`,
    ...problems.flatMap((problem) => [
      `  ! ${settingOf[problem]}: ${id(`people:settings.problem.${problem}.title`)}`,
      `    ${en(`people:settings.problem.${problem}.title`)}`,
    ]),
  ].join('\n')
}
