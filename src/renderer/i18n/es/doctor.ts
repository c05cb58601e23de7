import type { Format } from '../format.ts'

/** The texts of the page Doctor. */
export const doctor = (f: Format) => ({
  network: 'A quién llamar',
  networks: { online: 'Con proveedores', offline: 'Sin conexión' },
  run: 'Comprobar otra vez',
  running: (done: number) =>
    `${f.count(done)} ${f.plural(done, 'comprobación hecha', 'comprobaciones hechas')}, sigue…`,
  allWell: (n: number) => `Las ${f.count(n)} comprobaciones están en orden.`,
  needs: (bad: number, n: number) =>
    `${f.count(bad)} de ${f.count(n)} comprobaciones te ${f.plural(bad, 'necesita', 'necesitan')}.`,
  show: 'Qué comprobaciones',
  shown: { all: 'Todas', failed: 'Te necesitan' },
  table: 'Comprobaciones',
  columns: { state: 'Estado', check: 'Comprobación', found: 'Hallado', remedy: 'Qué hacer' },
  ok: 'en orden',
  failed: 'te necesita',
  empty: 'Nada te necesita.',
  open: (page: string) => `Abrir ${page}`,
  names: {
    node: 'Programa',
    disk: 'Espacio en disco',
    permissions: 'Permisos de archivos',
    clock: 'Reloj',
    database: 'Base de datos',
    damage: 'Daños',
    migrations: 'Migraciones',
    'foreign keys': 'Referencias',
    view: 'Vistas',
    keychain: 'Llavero',
    prices: 'Precios',
    totals: 'Totales',
    home: 'Carpeta de datos',
  },
  kinds: {
    key: (of: string) => `Clave de ${of}`,
    reply: (of: string) => `Respuesta de ${of}`,
    job: (of: string) => `Tarea ${of}`,
    rule: (of: string) => `Regla ${of}`,
  },
})
