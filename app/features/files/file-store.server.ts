import { env } from '#app/env.server.ts'
import { filesFolder, openBucket, openFolder } from './open-store.server.ts'

/** Where the bytes of uploaded files lie; every process of an installation needs the same place. */
export const fileStore = openBucket(env) ?? openFolder(filesFolder(env))
