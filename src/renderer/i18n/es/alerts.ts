import type { Messages } from '../en.ts'
import type { Format } from '../format.ts'

export const alerts = (f: Format): Messages['alerts'] => {
  const questions = (n: number) => `${f.count(n)} ${f.plural(n, 'pregunta', 'preguntas')}`
  const points = (n: number) => `${f.count(n)} ${f.plural(n, 'punto', 'puntos')}`
  return {
    show: 'Mostrar',
    shown: { open: 'Sin ver', all: 'Todos', muted: 'Silenciados', looks: 'Vigilancia de visibilidad' },
    table: 'Avisos',
    columns: { at: 'Cuándo', about: 'Sobre', alert: 'Aviso', until: 'Silenciado hasta' },
    titles: {
      budget_threshold: 'Presupuesto casi agotado',
      budget_block: 'Se bloquearon llamadas',
      daily_threshold: 'Un día caro',
      settlement_above_hold: 'Más caro que lo reservado',
      key_rejected: 'Clave rechazada',
      provider_down: 'Un proveedor no responde',
      job_failed: 'Una tarea falló',
      job_missed: 'Una tarea no se hizo',
      new_models: 'Cambiaron las listas de modelos',
      served_model_changed: 'Responde otro modelo',
      unpriced_calls: 'Falta un precio',
      reconciliation: 'Algo quedó a medias',
      visibility_moved: 'La visibilidad cambió',
      billing_gap: 'Una factura no cuadra',
      other: 'Aviso',
    },
    sentences: {
      budget_threshold: (whose, percent, spent, limit, period) =>
        `${whose}, ${period}: se ha usado el ${percent} del límite, ${spent} de ${limit}.`,
      budget_block: (whose, spent, limit, period, worst) =>
        `${whose}, ${period}: se han gastado ${spent} de ${limit} y la siguiente llamada puede costar ${worst}, así que no se hizo.`,
      daily_threshold: (whose, spent, limit, period) =>
        `Umbral de coste diario superado: ${spent} > ${limit} (${whose}, ${period}). No se bloqueó nada.`,
      settlement_above_hold: (provider, total, hold) =>
        `Una llamada a ${provider} costó ${total}, más que los ${hold} reservados. Se anotó entera, y las próximas reservas son mayores.`,
      key_rejected: (provider, reason) =>
        `No se preguntó a ${provider} con la clave que tiene: ${reason}. Sus preguntas se abandonaron; pon otra clave y vuelve a preguntar.`,
      provider_down: (provider, why, since, reason) =>
        `${provider} no responde desde ${since}. ${why}: ${reason}. Sus preguntas se abandonan por ahora; las demás siguen.`,
      job_failed: (job, sentence) => `${job} falló: ${sentence}`,
      job_missed: (job, times, day) =>
        `${job} no se hizo ${times === 1 ? 'una vez' : `${f.count(times)} veces`} hasta el ${day}, porque no había nada que la hiciera. Lo que no se preguntó en su día no se pregunta después.`,
      new_models(added, vanished, renamed, returned, examples) {
        const changes = [
          ...(added > 0 ? [`${f.count(added)} ${f.plural(added, 'nuevo', 'nuevos')}`] : []),
          ...(vanished > 0 ? [`${f.count(vanished)} ${f.plural(vanished, 'retirado', 'retirados')}`] : []),
          ...(renamed > 0 ? [`${f.count(renamed)} ${f.plural(renamed, 'renombrado', 'renombrados')}`] : []),
          ...(returned > 0 ? [`${f.count(returned)} de vuelta`] : []),
        ]
        return `${changes.join(', ')}: ${examples}. Tú decides qué se pregunta.`
      },
      served_model_changed: (model, from, to, day) =>
        `A ${model} responde ${to} desde el ${day}; antes era ${from}. Los cambios desde entonces pueden venir del modelo.`,
      not_asked: (model, count) =>
        `${questions(count)} no se ${f.plural(count, 'hizo', 'hicieron')} a ${model}, porque no tiene precio. No se gastó nada.`,
      will_not_be_asked: (model, count) =>
        `${questions(count)} no se ${f.plural(count, 'hará', 'harán')} a ${model}, porque no tiene precio.`,
      uncosted: (problem) =>
        `Se guardó una respuesta, pero no lo que costó: ${problem}. Lo máximo que puede haber costado cuenta para los límites.`,
      reconciliation: (found, mended, left, gaps) =>
        `${f.count(found)} a medias, ${f.count(mended)} arreglados, ${f.count(left)} te necesitan; se anotaron ${f.count(gaps)} huecos de días pasados.`,
      visibility_moved: (brand, where, fell, by, now, nowDays, before, beforeDays, n) =>
        `${brand}${where} ${fell ? 'bajó' : 'subió'} ${points(by)}: ${now} del ${nowDays}, ${before} del ${beforeDays}, en ${questions(n)}.`,
      billing_gap: (provider, billed, ledger, days) =>
        `${provider} facturó ${billed} y los libros tienen ${ledger}, del ${days}.`,
    },
    at: (model) => ` en ${model}`,
    days: (from, to) => `${from} al ${to}`,
    jobs: {
      daily: 'El seguimiento diario',
      models: 'La revisión de modelos',
      reconcile: 'La conciliación',
      alerts: 'La revisión de avisos',
      upkeep: 'El mantenimiento',
    },
    everything: 'Todo',
    everyProject: 'Todos los proyectos',
    project: 'Proyecto',
    actions: {
      budget_threshold: 'Abrir los presupuestos',
      budget_block: 'Cambiar el límite',
      daily_threshold: 'Ver los costes del día',
      settlement_above_hold: 'Ver los precios',
      key_rejected: 'Poner una clave',
      provider_down: 'Ver las ejecuciones',
      job_failed: 'Ver la tarea',
      job_missed: 'Ver las tareas',
      new_models: 'Decidir',
      served_model_changed: 'Ver el modelo',
      unpriced_calls: 'Poner un precio',
      reconciliation: 'Ver lo que queda',
      visibility_moved: 'Leer las respuestas',
      billing_gap: 'Ver la factura',
    },
    seen: 'Visto',
    unseen: 'Sin ver',
    allSeen: 'Marcar todos como vistos',
    told: 'Los avisos están marcados como vistos.',
    pill: { open: 'nuevo', seen: 'visto' },
    mute: 'Silenciar',
    unmute: 'Reactivar',
    muteOf: (title) => `Silenciar: ${title}`,
    muteFor: { day: 'Un día', week: 'Una semana', ever: 'Para siempre' },
    forGood: 'para siempre',
    mutedUntil: (when) => `silenciado hasta ${when}`,
    mutedForGood: 'silenciado para siempre',
    nowMuted: 'Hasta entonces no se avisa de esto.',
    nowUnmuted: 'Se vuelve a avisar.',
    emptyTitle: 'Nada te necesita',
    emptyBody:
      'Un día caro, una clave rechazada, un proveedor que no responde o una visibilidad que cambia se avisan aquí, una vez por hora como mucho.',
    noMutesTitle: 'Nada está silenciado',
    noMutesBody: 'Lo que silencies en un aviso está aquí hasta que acabe su plazo.',
    unread: (n) => `${f.count(n)} sin ver`,
    looks: {
      columns: {
        project: 'Proyecto',
        model: 'Modelos',
        verdict: 'Veredicto',
        change: 'Cambio',
        p: 'Azar (p)',
        prompts: 'Preguntas',
        day: 'Hasta',
      },
      all: 'Todos juntos',
      verdicts: { moved: 'cambió', within_noise: 'dentro del ruido', not_enough_data: 'faltan datos' },
      explanation:
        'Cada noche se comparan los tres últimos días con respuestas con las cuatro semanas anteriores, cada pregunta consigo misma. Se avisa de un cambio de 5 puntos o más que resiste frente a todas las comparaciones de la noche; con menos de 8 preguntas no se dice nada.',
      pExplanation:
        'La probabilidad de que el azar solo dé tal diferencia, antes de medirla frente a las demás comparaciones de la noche.',
      emptyTitle: 'Aún no se ha comparado nada',
      emptyBody: 'La revisión nocturna compara días cuando un proyecto tiene seis días con respuestas.',
    },
    delivery: {
      open: 'Envío…',
      title: 'Cómo te llegan los avisos',
      notifies: 'Mostrar los avisos fuera de la ventana',
      notifiesHint: 'Como notificaciones del sistema, cada uno una vez.',
      webhook: 'Reenviar por webhook',
      webhookHint:
        'Envía cada aviso a una dirección tuya, como la toman los webhooks entrantes de Slack. La dirección se guarda en el llavero; solo se muestra su servidor.',
      address: 'Dirección',
      missing: 'Pega la dirección.',
      wrong: 'La dirección empieza por https:// (http:// solo en este equipo).',
      none: 'Los avisos no se envían a ninguna parte.',
      to: (host) => `Los avisos se envían a ${host}.`,
      kept: {
        keychain: 'La dirección está en el llavero.',
        session: 'No hay llavero: la dirección se guarda hasta que acabe el programa.',
        lost: 'La dirección se guardó solo para una sesión anterior. Ponla otra vez; lo que espera se envía entonces.',
      },
      waiting: (n) => `${f.count(n)} ${f.plural(n, 'aviso espera', 'avisos esperan')} el próximo intento.`,
      lastSent: (when) => `El último se aceptó ${when}.`,
      set: 'Poner',
      test: 'Enviar una prueba',
      tested: (host) => `${host} aceptó la prueba.`,
      remove: 'Quitar',
      removed: 'Los avisos ya no se envían a ninguna parte.',
      saved: (host) => `Los avisos se envían a ${host} desde ahora.`,
      demo: 'La demo no envía nada a ninguna parte.',
      thresholds: 'Umbrales',
      thresholdsHint: 'Cuánto puede costar un día antes de avisar, y qué bloquea, se pone en los presupuestos.',
      openBudgets: 'Abrir los presupuestos',
    },
  }
}
