import { index, type RouteConfig } from '@remix-run/route-config'

export default [
  // Public pages
  index('routes/public/home.tsx'),
] satisfies RouteConfig
