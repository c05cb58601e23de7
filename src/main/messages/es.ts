import { type HostMessages, WHEN } from './en.ts'

const questions = (n: number) => `${n} ${n === 1 ? 'pregunta' : 'preguntas'}`

const dollars = new Intl.NumberFormat('es', { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' })

export const es: HostMessages = {
  usd: (amount) => dollars.format(amount as `${number}`),
  tray: {
    open: 'Abrir Earshot',
    runAll: 'Consultar todos los proyectos ahora…',
    running: (done, planned) => `Consultando: ${done} de ${planned}`,
    cancel: 'Cancelar las consultas',
    openAtLogin: 'Abrir al iniciar sesión',
    openAtLoginFailed: 'No se pudo cambiar la apertura al iniciar sesión.',
    quit: 'Salir de Earshot',
    staysTitle: 'Earshot sigue en marcha',
    staysBody: 'Está en la bandeja del sistema. Para cerrarlo, elija allí «Salir de Earshot».',
  },
  menu: {
    file: 'Archivo',
    edit: 'Edición',
    view: 'Ver',
    window: 'Ventana',
    help: 'Ayuda',
    close: 'Cerrar ventana',
  },
  close: {
    message: '¿Dejar Earshot en marcha?',
    detail:
      'Este escritorio no muestra bandeja. Earshot puede seguir sin ventana; vuelva a iniciarlo para recuperarla. Si sale, una consulta en curso continúa en el próximo inicio.',
    keep: 'Dejar en marcha',
    quit: 'Salir',
    cancel: 'Cancelar',
  },
  runAll: {
    message: (n) => `¿Hacer ${questions(n)} ahora?`,
    project: (name, n, expected, worst) => `${name}: ${questions(n)}, unos ${expected}, como máximo ${worst}`,
    total: (expected, worst) => `En total unos ${expected}, como máximo ${worst}.`,
    start: 'Consultar',
    cancel: 'Cancelar',
    nothing: 'No hay nada que preguntar.',
    noProjects: 'No hay ningún proyecto activo.',
    failed: 'No se pudo consultar todos los proyectos.',
    doneTitle: 'Se han consultado todos los proyectos',
    doneBody: (done, planned) => `${done} de ${questions(planned)} con respuesta.`,
    ok: 'Aceptar',
  },
  schedule: {
    jobs: {
      daily: 'Consulta diaria',
      models: 'Revisión de modelos',
      reconcile: 'Conciliación',
      alerts: 'Revisión de avisos',
      upkeep: 'Mantenimiento',
    },
    next: (job, at) => `Próxima: ${job}, ${at}`,
    running: (jobs) => `En curso: ${jobs}`,
    nothing: 'No hay nada programado',
    paused: 'El horario está en pausa',
    pausedUntil: (at) => `El horario está en pausa hasta ${at}`,
    pause: 'Pausar el horario',
    resume: 'Reanudar el horario',
    at: (instant, zone) => new Intl.DateTimeFormat('es', { ...WHEN, timeZone: zone }).format(instant),
    daily: (answered, planned, spent) => `${answered} de ${questions(planned)} con respuesta, ${spent} gastados.`,
  },
  core: {
    title: 'El motor se detuvo',
    body: 'Cada respuesta recibida está guardada. Abra Earshot para iniciarlo de nuevo; una consulta interrumpida continúa donde estaba.',
  },
  crash: {
    message: 'La ventana dejó de funcionar.',
    detail:
      'No se perdió nada: las consultas siguen y cada respuesta queda guardada. Recargue la ventana para continuar.',
    reload: 'Recargar',
    quit: 'Salir',
  },
  unresponsive: {
    message: 'La ventana no responde.',
    detail: 'No se pierde nada si la recarga: las consultas siguen y cada respuesta queda guardada.',
    wait: 'Esperar',
    reload: 'Recargar',
  },
  files: {
    save: 'Guardar como',
    openBackup: 'Elegir una copia de seguridad',
    kinds: { csv: 'Tabla (CSV)', jsonl: 'Líneas de JSON', db: 'Copia de seguridad de Earshot' },
  },
  link: {
    message: (host) => `¿Abrir ${host} en el navegador?`,
    detail: (address) => `El enlace lleva a:\n${address}`,
    open: 'Abrir',
    cancel: 'Cancelar',
  },
}
