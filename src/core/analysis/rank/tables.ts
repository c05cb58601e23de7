import type { Segment, Table } from '../document.ts'
import { fold } from '../fold.ts'
import type { Naming } from '../namings.ts'
import { isAward } from './cues.ts'
import { brandsOf } from './items.ts'
import { markerOf } from './markers.ts'

/** The brands that are a table's rows, with the place of each. */
export interface RankedTable {
  readonly places: { readonly brand: number; readonly number: number }[]
  readonly ranked: boolean
}

const RANK_HEADER =
  /^\W*(?:#|№|n[º°o]\.?|nr\.?|rank|ranking|place|pos\.?|position|puesto|posicion|lugar|posicao|colocacao|rang|classement|platz|rangliste|posto|posizione|plaats|plats|miejsce|место|sira|順位|排名|名次|순위|الترتيب|المركز|المرتبه)\W*$/

/** A table with one product a row ranks them by its rank column, else in row order; features as rows rank nothing. */
export function rankTable(table: Table, namings: ReadonlyMap<Segment, readonly Naming[]>): RankedTable {
  const rows = table.rows.slice(1)
  const leads = rows.map((row) => row.map((cell) => (cell ? leadOf(cell, namings.get(cell) ?? []) : [])))
  const headed = (table.rows[0] ?? []).findIndex((cell) => cell !== null && RANK_HEADER.test(fold(cell.text).text))
  const untitled = !table.rows[0]?.[0] && rows.every((row) => /^\W*\p{Nd}{1,2}\W*$/u.test(row[0]?.text ?? ''))
  const rankColumn = headed < 0 && untitled && rows.length > 1 ? 0 : headed
  const column = productColumn(table, leads, rankColumn)
  if (column === null) return { places: [], ranked: false }
  const places = rows.flatMap((row, index) => {
    const shown = rankColumn < 0 ? null : shownNumber(row[rankColumn]?.text)
    const inCell = rankColumn < 0 ? (markerOf(row[column]?.text ?? '')?.number ?? null) : null
    const number = shown ?? inCell ?? index + 1
    return (leads[index]![column] ?? []).map((brand) => ({ brand, number }))
  })
  return { places, ranked: rankColumn >= 0 }
}

function leadOf(cell: Segment, own: readonly Naming[]): number[] {
  const start = markerOf(cell.text)?.end ?? 0
  return brandsOf({
    segment: cell,
    text: cell.text,
    start,
    end: cell.text.length,
    namings: own.filter((naming) => naming.start >= start),
    boldEnd: cell.strong[0]?.end ?? start,
    numbered: true,
  })
}

const PRODUCT_HEADER =
  /\b(?:product\w*|brands?|compan\w+|providers?|services?|tools?|apps?|names?|options?|platforms?|software|banks?|stores?|shops?|insurers?|carriers?|models?|choices?|marcas?|empresas?|proveedor\w*|operador\w*|servicios?|herramientas?|nombres?|opcion\w*|plataformas?|bancos?|tiendas?|cuentas?|produtos?|fornecedor\w*|nome|opc\w+|lojas?|marques?|entreprises?|fournisseurs?|services?|outils?|noms?|marken?|anbieter|produkte?|name|modelle?|marchi[oe]|aziend[ae]|prodott[oi]|nome|fornitor[ei])\b|бренд|компани|сервис|название|продукт|ブランド|商品|会社|サービス|品牌|产品|公司|브랜드|제품|업체|서비스|الشركه|المنتج|العلامه/

const WINNER_HEADER =
  /\b(?:winners?|picks?|our pick|best|recommend\w*|ganador\w*|eleccion|recomenda\w*|mejor|vencedor\w*|melhor|gagnant\w*|choix|meilleur\w*|sieger|empfehlung|vincitore|scelta)\b/

/** The first column that is no rank, or one that says it holds the products, or the winners of awards: elsewhere a brand is a
 * detail of its row. */
function productColumn(table: Table, leads: readonly (readonly number[][])[], rankColumn: number): number | null {
  const header = table.rows[0] ?? []
  const first = rankColumn === 0 ? 1 : 0
  const width = Math.max(0, ...leads.map((row) => row.length))
  const awards = table.rows.slice(1).every((row) => isAward(row[first]?.text ?? ''))
  let best: number | null = null
  let most = 0
  for (let column = 0; column < width; column++) {
    const count = leads.filter((row) => (row[column] ?? []).length > 0).length
    const title = fold(header[column]?.text ?? '').text
    const products = column === first || PRODUCT_HEADER.test(title) || (awards && WINNER_HEADER.test(title))
    if (products && count > most) {
      best = column
      most = count
    }
  }
  return best
}

function shownNumber(text: string | undefined): number | null {
  if (!text) return null
  const marked = markerOf(text)
  const digits = /\d{1,3}/.exec(text.normalize('NFKC'))?.[0]
  return marked?.number ?? (digits ? Number(digits) : null)
}
