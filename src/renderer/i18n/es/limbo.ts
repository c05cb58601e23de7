import type { Format } from '../format.ts'

/** The texts of the page Limbo. */
export const limbo = (f: Format) => {
  const rows = (n: number) => `${f.count(n)} ${f.plural(n, 'fila', 'filas')}`
  return {
    view: 'Qué se muestra',
    views: { rules: 'Reglas', found: 'Hallado', repairs: 'Arreglos' },
    range: 'Días mirados',
    days: (n: number) => `${f.count(n)} días`,
    rule: 'Regla',
    allRules: 'Todas las reglas',
    check: 'Comprobar otra vez',
    mendAll: (n: number) => `Arreglar ${rows(n)}`,
    mend: 'Arreglar',
    confirmTitle: '¿Arreglar lo que quedó a medias?',
    confirm: (n: number) =>
      `Se ${f.plural(n, 'arregla', 'arreglan')} ${rows(n)} con lo que está guardado; no se pregunta a nadie ni se paga nada. Cada arreglo queda anotado con lo que había y lo que dejó.`,
    mended: (mended: number, found: number) => `Se arreglaron ${f.count(mended)} de ${f.count(found)} filas`,
    rules: 'Reglas estrictas',
    found: 'Lo que rompe una regla',
    repairs: 'Arreglos',
    columns: {
      state: 'Estado',
      rule: 'Regla',
      rows: 'Filas',
      mending: 'Arreglo',
      what: 'Qué',
      project: 'Proyecto',
      day: 'Día',
      stands: 'Hallado',
      shouldBe: 'Contado de nuevo',
      at: 'Cuándo',
      before: 'Antes',
      after: 'Después',
    },
    holds: 'se cumple',
    broken: 'rota',
    orMore: (n: number) => `${f.count(n)} o más`,
    inOrder: 'Todo está en orden',
    inOrderBody: (days: number) =>
      `No hay reglas rotas en los últimos ${f.count(days)} días. El mantenimiento semanal mira todos los días.`,
    noRepairs: 'Nunca se arregló nada',
    noRepairsBody: 'Aquí se lista lo que la conciliación arregla, de noche o cuando lo pides.',
    none: 'nada',
  }
}
