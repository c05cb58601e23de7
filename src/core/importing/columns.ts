import type { ImportKind } from './types.ts'

/** A field that a column of the file may give. */
export interface Column {
  field: string
  /** What it holds, for a person who makes such a file. */
  holds: string
  /** Headers it is known by, English and Spanish, in lower case and without accents. */
  headers: readonly string[]
  required?: boolean
}

const LANGUAGE: Column = {
  field: 'language',
  holds: 'a language: "es", "es-MX", "Spanish" or "español"',
  headers: ['language', 'lang', 'locale', 'idioma', 'lengua', 'lenguaje'],
}

const ACTIVE: Column = {
  field: 'active',
  holds: 'yes or no; yes when it is new and the cell is empty',
  headers: [
    'active',
    'is active',
    'enabled',
    'status',
    'state',
    'activo',
    'activa',
    'habilitado',
    'habilitada',
    'estado',
  ],
}

const ALIASES: Column = {
  field: 'aliases',
  holds: 'other names of the brand, by semicolons, vertical bars, line breaks or else commas',
  headers: [
    ...['aliases', 'alias', 'variations', 'name variations', 'variants', 'other names', 'also known as', 'aka'],
    ...['synonyms', 'variaciones', 'variantes', 'otros nombres', 'tambien conocida como', 'tambien conocido como'],
    ...['sinonimos', 'variaciones del nombre'],
  ],
}

const DOMAINS: Column = {
  field: 'domains',
  holds: 'web domains or addresses of its pages, by spaces, commas, semicolons or line breaks',
  headers: [
    ...['domains', 'domain', 'web domain', 'web domains', 'website', 'websites', 'web site', 'web', 'site', 'url'],
    ...['urls', 'homepage', 'dominio', 'dominios', 'dominio web', 'dominios web', 'sitio', 'sitio web', 'pagina web'],
    ...['sitios web', 'pagina'],
  ],
}

/** In the order in which they are taken from a file without headers. */
export const IMPORT_COLUMNS: Readonly<Record<ImportKind, readonly Column[]>> = {
  prompts: [
    {
      field: 'text',
      holds: 'the question, as it is to be asked',
      required: true,
      headers: [
        ...['text', 'prompt', 'prompts', 'prompt text', 'question', 'questions', 'query', 'queries', 'search query'],
        ...['texto', 'pregunta', 'preguntas', 'consulta', 'consultas', 'texto del prompt'],
      ],
    },
    LANGUAGE,
    {
      field: 'tags',
      holds: 'tags, by semicolons, vertical bars, line breaks or else commas',
      headers: [
        ...['tags', 'tag', 'labels', 'label', 'category', 'categories', 'topic', 'topics', 'group', 'etiquetas'],
        ...['etiqueta', 'categoria', 'categorias', 'tema', 'temas', 'grupo', 'grupos'],
      ],
    },
    ACTIVE,
  ],
  brands: [
    {
      field: 'name',
      holds: 'the name of the brand',
      required: true,
      headers: [
        ...['name', 'brand', 'brands', 'brand name', 'company', 'competitor', 'competitors', 'competitor name'],
        ...['nombre', 'marca', 'marcas', 'nombre de la marca', 'empresa', 'compania', 'competidor', 'competidores'],
      ],
    },
    ALIASES,
    DOMAINS,
    {
      field: 'role',
      holds: '"own" or "competitor"; a competitor when it is new and the cell is empty',
      headers: [
        ...['role', 'own', 'is own', 'own brand', 'own or competitor', 'rol', 'propia', 'es propia'],
        ...['marca propia', 'propia o competidora', 'propia o competidor'],
      ],
    },
  ],
  projects: [
    {
      field: 'name',
      holds: 'the name of the project',
      required: true,
      headers: ['name', 'project', 'project name', 'nombre', 'proyecto', 'nombre del proyecto'],
    },
    {
      field: 'brand',
      holds: 'the name of the own brand; needed for a new project',
      headers: [
        'brand',
        'own brand',
        'brand name',
        'company',
        'marca',
        'marca propia',
        'nombre de la marca',
        'empresa',
      ],
    },
    ALIASES,
    DOMAINS,
    {
      field: 'competitors',
      holds: 'names of competitors, separated as aliases are, each with its domains in brackets: "Globex (globex.com)"',
      headers: [
        ...['competitors', 'competitor', 'competition', 'rivals', 'competidores', 'competidor', 'competencia'],
        ...['competidoras', 'rivales'],
      ],
    },
    {
      field: 'industry',
      holds: 'the industry',
      headers: ['industry', 'sector', 'vertical', 'industria', 'rubro', 'ramo'],
    },
    LANGUAGE,
    {
      field: 'country',
      holds: 'a country: "ES", "Spain" or "España"',
      headers: ['country', 'country code', 'pais', 'codigo de pais', 'codigo pais'],
    },
    {
      field: 'models',
      holds: 'models to ask as provider:id, by spaces, commas, semicolons or line breaks',
      headers: ['models', 'model', 'llms', 'llm', 'modelos', 'modelo'],
    },
    {
      field: 'prompts',
      holds: 'questions to add, by line breaks or vertical bars',
      headers: ['prompts', 'prompt', 'questions', 'queries', 'preguntas', 'consultas'],
    },
    ACTIVE,
    {
      field: 'search',
      holds: 'whether models may search the web: yes or no',
      headers: ['search', 'web search', 'busqueda', 'busqueda web'],
    },
    {
      field: 'samples',
      holds: 'how often each question is asked in a run',
      headers: ['samples', 'sample', 'repetitions', 'muestras', 'repeticiones'],
    },
  ],
}

/** Lines of a bill, in files that providers let people download. */
const BILLING_COLUMNS: readonly Column[] = [
  {
    field: 'day',
    holds: "the provider's day: 2026-11-03, 3.11.2026, or 11/03/2026 where the file shows which is the month",
    required: true,
    headers: [
      ...['day', 'date', 'usage date', 'usage start date', 'usage start time', 'start date', 'start time', 'usage day'],
      ...['invoice date', 'fecha', 'dia', 'fecha de uso', 'fecha de inicio', 'fecha de inicio del uso'],
    ],
  },
  {
    field: 'amount',
    holds: 'what was charged, in dollars',
    required: true,
    headers: [
      ...[
        'amount',
        'cost',
        'costs',
        'cost usd',
        'cost in usd',
        'amount usd',
        'charge',
        'charged',
        'total',
        'total cost',
      ],
      ...['unrounded cost', 'list cost', 'price usd', 'importe', 'coste', 'costo', 'coste usd', 'costo usd', 'cargo'],
    ],
  },
  {
    field: 'model',
    holds: 'the model, as the provider names it',
    headers: ['model', 'model name', 'model id', 'modelo', 'nombre del modelo'],
  },
  {
    field: 'line',
    holds: 'the line item, such as a SKU: "output tokens"',
    headers: [
      ...['line', 'line item', 'item', 'sku', 'sku description', 'description', 'token type', 'usage type', 'type'],
      ...['concepto', 'descripcion', 'descripcion de sku', 'descripcion del sku', 'tipo'],
    ],
  },
  {
    field: 'quantity',
    holds: 'tokens or searches',
    headers: [
      ...['quantity', 'usage', 'usage amount', 'usage quantity', 'tokens', 'units', 'count', 'cantidad', 'uso'],
      ...['cantidad de uso', 'unidades'],
    ],
  },
  {
    field: 'credit',
    holds: 'what was taken off, such as a discount or a free quota',
    headers: [
      ...['credit', 'credits', 'discount', 'discounts', 'savings', 'promotions and others', 'other savings'],
      ...['credito', 'creditos', 'descuento', 'descuentos', 'ahorros'],
    ],
  },
  {
    field: 'currency',
    holds: 'the currency; dollars when there is no such column',
    headers: ['currency', 'currency code', 'moneda', 'divisa'],
  },
  {
    field: 'reference',
    holds: 'what tells two lines of the same day and item apart, such as a project or an invoice',
    headers: [
      ...[
        'reference',
        'project',
        'project id',
        'project name',
        'project number',
        'invoice',
        'invoice number',
        'api key',
      ],
      ...['workspace', 'referencia', 'proyecto', 'id de proyecto', 'factura'],
    ],
  },
]

/** Every table that can be read: what people import, and bills. */
export type TableKind = ImportKind | 'billing'

export const TABLE_COLUMNS: Readonly<Record<TableKind, readonly Column[]>> = {
  ...IMPORT_COLUMNS,
  billing: BILLING_COLUMNS,
}
