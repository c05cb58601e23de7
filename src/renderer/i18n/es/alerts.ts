import type { Messages } from '../en.ts'

export const alerts: Messages['alerts'] = {
  show: 'Mostrar',
  shown: { open: 'Sin ver', all: 'Todos' },
  table: 'Avisos',
  columns: { at: 'Cuándo', about: 'Sobre', alert: 'Aviso' },
  titles: {
    budget_threshold: 'Presupuesto casi agotado',
    budget_block: 'Se bloquearon llamadas',
    daily_threshold: 'Un día caro',
    settlement_above_hold: 'Más caro que lo reservado',
    other: 'Aviso',
  },
  sentences: {
    budget_threshold: (whose, percent, spent, limit, period) =>
      `${whose}, ${period}: se ha usado el ${percent} del límite, ${spent} de ${limit}.`,
    budget_block: (whose, spent, limit, period, worst) =>
      `${whose}, ${period}: se han gastado ${spent} de ${limit} y la siguiente llamada puede costar ${worst}, así que no se hizo.`,
    daily_threshold: (whose, spent, limit, period) =>
      `${whose}, ${period}: se han gastado ${spent}, más que los ${limit} de los que querías saber. No se bloqueó nada.`,
    settlement_above_hold: (provider, total, hold) =>
      `Una llamada a ${provider} costó ${total}, más que los ${hold} reservados. Se anotó entera, y las próximas reservas son mayores.`,
  },
  everything: 'Todo',
  actions: {
    budget_threshold: 'Abrir los presupuestos',
    budget_block: 'Cambiar el límite',
    daily_threshold: 'Ver los costes del día',
    settlement_above_hold: 'Ver los precios',
  },
  seen: 'Visto',
  unseen: 'Sin ver',
  allSeen: 'Marcar todos como vistos',
  told: 'Los avisos están marcados como vistos.',
  pill: { open: 'nuevo', seen: 'visto' },
  emptyTitle: 'Nada te necesita',
  emptyBody:
    'Un presupuesto que se agota, un día caro o una llamada bloqueada se avisan aquí, una vez por hora como mucho.',
}
