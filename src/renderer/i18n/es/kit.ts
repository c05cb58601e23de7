import type { Messages } from '../en.ts'
import type { Format } from '../format.ts'

export const kit = (f: Format): Messages['kit'] => ({
  day: {
    pattern: 'dd/mm/aaaa',
    wrong: 'Esto no es un día. Escríbelo como 20/11/2026.',
    calendar: (label) => `${label}: calendario`,
  },
  table: {
    columns: 'Columnas',
    export: 'Exportar',
    exportLong: 'Exportar lo que se ve como CSV',
    exportFailed: 'No se ha podido exportar la tabla',
    rows: (n) => `${f.count(n)} ${f.plural(n, 'fila', 'filas')}`,
    rowsOf: (n, total) => `${f.count(n)} de ${total}`,
    more: 'Cargando más',
    loading: 'Cargando',
    options: (row) => `Qué se puede hacer con ${row}`,
  },
  choices: { search: (label) => `${label}: buscar` },
  form: {
    save: 'Guardar',
    cancel: 'Cancelar',
    required: (label) => `Falta ${label}.`,
    unsaved: 'Hay cambios sin guardar.',
  },
  copy: 'Copiar',
  copied: 'Copiado',
  failed: 'No ha funcionado',
  confirm: { cancel: 'Conservarlo' },
  undo: { undo: 'Deshacer', dismiss: 'Cerrar', failed: 'No se ha podido deshacer' },
  palette: {
    title: 'Ir a o hacer',
    placeholder: 'Una página, un proyecto o una acción',
    projects: 'Elegir un proyecto',
    projectsPlaceholder: 'El nombre de un proyecto o de su marca',
    nothing: 'Nada se llama así.',
    groups: { pages: 'Páginas', projects: 'Proyectos', actions: 'Acciones' },
    open: 'Ir a…',
  },
})
