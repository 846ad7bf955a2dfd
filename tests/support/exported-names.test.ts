import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** What Remix and Vite look for by name in a route module. */
const routeExports = new Set([
  'action',
  'clientAction',
  'clientLoader',
  'ErrorBoundary',
  'handle',
  'headers',
  'HydrateFallback',
  'links',
  'loader',
  'meta',
  'shouldRevalidate',
])

/** Names that two files may share, and why. */
const shared: Record<string, string> = {
  instant: 'asked.ts and answered.ts are used as namespaces: asked.instant, answered.instant',
  uuid: 'likewise',
  whole: 'likewise',
}

async function sourcesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function isExported(statement: ts.Statement): boolean {
  const flags = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
  const kinds = flags.map(({ kind }) => kind)
  return (
    kinds.includes(ts.SyntaxKind.ExportKeyword) && !kinds.includes(ts.SyntaxKind.DefaultKeyword)
  )
}

function namesIn(binding: ts.BindingName): string[] {
  if (ts.isIdentifier(binding)) return [binding.text]
  return binding.elements.flatMap((element) =>
    ts.isBindingElement(element) ? namesIn(element.name) : [],
  )
}

/** The names that a file gives to what it exports. What it only passes on is named by another file. */
function exportedNames(file: string, text: string): Set<string> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const names = source.statements.filter(isExported).flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name))
    if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement)
    )
      return statement.name?.text ?? []
    return []
  })
  return new Set(names)
}

test('each exported name means one thing in the whole app', async () => {
  const homes = new Map<string, string[]>()
  for (const file of await sourcesBelow('app')) {
    const isRoute = file.startsWith(join('app', 'routes'))
    for (const name of exportedNames(file, await readFile(file, 'utf8'))) {
      if (isRoute && routeExports.has(name)) continue
      homes.set(name, [...(homes.get(name) ?? []), file])
    }
  }
  const several = [...homes].filter(([, files]) => files.length > 1)
  const strays = several.filter(([name]) => !Object.hasOwn(shared, name))
  expect(strays.map(([name, files]) => `${name}: ${files.sort().join(', ')}`)).toEqual([])
  expect(several.map(([name]) => name).sort()).toEqual(Object.keys(shared).sort())
})
