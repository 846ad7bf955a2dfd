import { z } from 'zod'

/** The code that a big screen is opened with, and what the screen is called on the page of devices. */
export const PairScreen = z.object({
  code: z.string().trim().min(1).max(40),
  label: z.string().trim().min(1).max(80),
})
