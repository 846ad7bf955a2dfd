// Imported before anything else: React and the settings look at NODE_ENV when they are loaded.
process.env.NODE_ENV = process.argv.includes('--dev') ? 'development' : 'production'

/** Whether sources are served through Vite with hot reload. */
export const development = process.env.NODE_ENV === 'development'
