import type { Messages } from '../en.ts'
import type { Format } from '../format.ts'

export const importing = (f: Format): Messages['importing'] => {
  const rows = (n: number) => `${f.count(n)} ${f.plural(n, 'fila', 'filas')}`
  return {
    open: 'Importar…',
    titles: { prompts: 'Importar preguntas', brands: 'Importar marcas', projects: 'Importar proyectos' },
    hint: 'Un archivo CSV de cualquier tipo, o un libro de Excel (XLSX), de hasta 25 MB. No se importa nada hasta que lo digas.',
    file: 'Archivo que importar',
    choose: 'Elegir un archivo',
    another: 'Elegir otro archivo',
    sheet: 'Hoja',
    headers: 'La primera fila tiene los encabezados',
    mapping: 'De dónde sale cada campo',
    column: (letter) => `Columna ${letter}`,
    none: 'ninguna columna',
    fields: {
      text: 'Texto',
      language: 'Idioma',
      tags: 'Etiquetas',
      active: 'Activa',
      name: 'Nombre',
      aliases: 'También llamada',
      domains: 'Dominios',
      role: 'Propia o competidora',
      brand: 'Marca propia',
      competitors: 'Competidores',
      industry: 'Sector',
      country: 'País',
      models: 'Modelos',
      prompts: 'Preguntas',
      search: 'Búsqueda web',
      samples: 'Muestras',
    },
    counts: (n) => `${rows(n)}:`,
    added: (n) => `${f.count(n)} ${f.plural(n, 'nueva', 'nuevas')}`,
    updated: (n) => `${f.count(n)} ${f.plural(n, 'cambiada', 'cambiadas')}`,
    unchanged: (n) => `${f.count(n)} ${f.plural(n, 'igual', 'iguales')}`,
    duplicates: (n) => `${f.count(n)} ${f.plural(n, 'repetida', 'repetidas')}`,
    bad: (n) => `${f.count(n)} ${f.plural(n, 'incorrecta', 'incorrectas')}`,
    badRows: 'Filas que quedan fuera',
    repeatOf: (row) => `Dice lo mismo que la fila ${row}.`,
    row: 'Fila',
    where: 'Dónde',
    wholeRow: 'la fila',
    reason: 'Qué falla',
    sample: 'Cómo empieza el archivo',
    read: (n) => `${n} filas leídas…`,
    run: (n) => `Importar ${rows(n)}`,
    done: (added, updated, bad) =>
      `Importado: ${f.count(added)} nuevas, ${f.count(updated)} cambiadas${bad > 0 ? `, ${f.count(bad)} incorrectas fuera` : ''}.`,
  }
}
