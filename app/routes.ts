import { index, type RouteConfig, route } from '@remix-run/route-config'

export default [
  // Public pages
  index('routes/public/home.tsx'),
  route('bahasa', 'routes/public/language.ts'),
  route('komponen', 'routes/public/components.tsx'),
  route('komponen/:frame', 'routes/public/component-frame.tsx'),

  // Sales
  route('kasir', 'routes/till/till.tsx'),

  // The public pages of a festival, in one frame
  route('f/:event', 'routes/public/festival.tsx', []),

  // The staff pages of a festival, in one frame
  route('panitia/:event', 'routes/organizer/festival.tsx', []),
] satisfies RouteConfig
