import { version } from '../../../package.json'

/** The release, as the changelog has it. */
export const release: string = version
