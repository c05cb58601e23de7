import type { Messages } from './en.ts'
import { alerts } from './es/alerts.ts'
import { answersPage } from './es/answers.ts'
import { billing } from './es/billing.ts'
import { brands } from './es/brands.ts'
import { budgets } from './es/budgets.ts'
import { charts } from './es/charts.ts'
import { compare } from './es/compare.ts'
import { costs } from './es/costs.ts'
import { coverage } from './es/coverage.ts'
import { doctor } from './es/doctor.ts'
import { errorWords, failureTitles } from './es/failures.ts'
import { importing } from './es/importing.ts'
import { jobs } from './es/jobs.ts'
import { kit } from './es/kit.ts'
import { limbo } from './es/limbo.ts'
import { localApi } from './es/localApi.ts'
import { models } from './es/models.ts'
import { modelWatch } from './es/modelWatch.ts'
import { operations } from './es/operations.ts'
import { projects } from './es/projects.ts'
import { prompts } from './es/prompts.ts'
import { runs } from './es/runs.ts'
import { settingsPage } from './es/settingsPage.ts'
import { sources } from './es/sources.ts'
import { welcome } from './es/welcome.ts'
import type { Format } from './format.ts'

/** Every text of the window in Spanish. */
export const es = (f: Format): Messages => {
  const answers = (n: number) => `${f.count(n)} ${f.plural(n, 'respuesta', 'respuestas')}`
  const questions = (n: number) => `${f.count(n)} ${f.plural(n, 'pregunta', 'preguntas')}`
  return {
    languageName: 'Español',
    skipToContent: 'Ir al contenido',
    nav: {
      label: 'Páginas',
      pages: {
        overview: 'Resumen',
        answers: 'Respuestas',
        compare: 'Comparar',
        sources: 'Fuentes',
        prompts: 'Preguntas',
        brands: 'Marcas',
        costs: 'Costes',
        budgets: 'Presupuestos',
        billing: 'Facturación',
        models: 'Modelos',
        modelWatch: 'Vigilancia de modelos',
        runs: 'Ejecuciones',
        jobs: 'Tareas',
        alerts: 'Avisos',
        coverage: 'Cobertura',
        limbo: 'Limbo',
        doctor: 'Diagnóstico',
        operations: 'Funcionamiento',
        projects: 'Proyectos',
        settings: 'Ajustes',
      },
    },
    kit: kit(f),
    answers: answersPage(f),
    compare: compare(),
    sources: sources(f),
    coverage: coverage(f),
    limbo: limbo(f),
    doctor: doctor(f),
    costs: costs(f),
    operations: operations(f),
    localApi,
    budgets,
    billing: billing(f),
    models,
    modelWatch: modelWatch(f),
    runs: runs(f),
    jobs: jobs(f),
    alerts: alerts(f),
    projects: projects(f),
    prompts: prompts(f),
    importing: importing(f),
    brands: brands(f),
    settingsPage: settingsPage(f),
    welcome: welcome(f),
    settings: {
      language: 'Idioma',
      theme: 'Aspecto',
      themes: { light: 'Claro', dark: 'Oscuro', auto: 'Como el sistema' },
      languages: { en: 'English', es: 'Español' },
    },
    project: {
      choose: 'Proyecto',
      country: 'País',
    },
    demo: {
      title: 'Demo',
      body: 'Las marcas, respuestas y costes de esta página son simulados. No se ha preguntado a ningún modelo ni gastado nada.',
    },
    starting: {
      opening: 'Abriendo tus datos…',
      demoTitle: 'Preparando la demo',
      demoBody:
        'Dos meses de una marca ficticia, preguntados a un simulador en este ordenador y medidos como respuestas reales. Solo ocurre una vez.',
      demoProgress: (done, total) => `Día ${f.count(done)} de ${f.count(total)}`,
      failed: 'Earshot no ha podido abrir sus datos',
    },
    gone: {
      title: 'El motor se ha parado',
      body: 'Todas las respuestas que habían llegado están guardadas. Arráncalo de nuevo para seguir; una ejecución interrumpida continúa donde estaba.',
      again: 'Arrancar de nuevo',
    },
    failure: {
      titles: failureTitles,
      retry: 'Reintentar',
      details: 'Detalles',
    },
    overview: {
      loading: 'Cargando el resumen',
      range: 'Días mostrados',
      rangeOption: (days) => `${days} d`,
      rangeLong: (days) => `Últimos ${days} días`,
      model: 'Modelo',
      allModels: 'Todos los modelos',
      search: 'Búsqueda web',
      searchOptions: { all: 'Con o sin búsqueda', on: 'Con búsqueda', off: 'Sin búsqueda' },
      emptyTitle: 'No hay respuestas en estos días',
      emptyBody: (brand, prompts, models) =>
        `«Ejecutar ahora» hace ${questions(prompts)} a ${f.count(models)} ${f.plural(models, 'modelo', 'modelos')}. Después, esta página muestra cuánto nombran a ${brand}, frente a quién y cuánto ha costado.`,
      emptyFiltered: 'Ninguna respuesta coincide con este filtro.',
      clearFilter: 'Quitar el filtro',
    },
    kpi: {
      visibility: 'Visibilidad',
      shareOfVoice: 'Cuota de voz',
      averagePosition: 'Posición media',
      netSentiment: 'Sentimiento neto',
      cost: 'Coste del mes',
      noValue: 'sin valor',
      points: (delta) => `${delta} pts`,
      moved: (delta) => `${delta}, cambio real`,
      noise: 'dentro del ruido',
      notEnough: 'muy poco para comparar',
      range: (low, high) => `${low} a ${high}`,
      n: (n) => `n ${f.count(n)}`,
      prompts: (n) => `${f.count(n)} ${f.plural(n, 'pregunta', 'preguntas')}`,
      missing: (n) => `${f.plural(n, 'falta', 'faltan')} ${f.count(n)} ${f.plural(n, 'modelo', 'modelos')}`,
      place: (place, of) => `${place}.ª de ${of}`,
      topShares: (first, third) => `primera en ${first} · top 3 en ${third}`,
      unscored: (n) => `${f.count(n)} sin determinar`,
      calls: (n) => `${f.count(n)} ${f.plural(n, 'llamada pagada', 'llamadas pagadas')}`,
      exposure: (amount) => `hasta ${amount} más, sin confirmar`,
      costAgainst: (difference, month) => `${difference} que en ${month}`,
      costFirst: (month) => `sin gasto en ${month}`,
    },
    explain: {
      open: (metric) => `${metric}: qué significa`,
      period: 'Estos días',
      value: 'Valor',
      interval: 'Intervalo del 95 %',
      rests: 'Se apoya en',
      change: (days) => `Cambio frente a los ${days} días anteriores`,
      changeInterval: (low, high) => `intervalo del 95 %: ${low} a ${high}`,
      restsOn: {
        visibility: (n, prompts) =>
          `${f.count(n)} ${f.plural(n, 'respuesta válida', 'respuestas válidas')} a ${questions(prompts)}`,
        shareOfVoice: (n) => `${f.count(n)} ${f.plural(n, 'mención', 'menciones')} de marcas seguidas`,
        averagePosition: (n) => `${answers(n)} donde la marca tiene puesto`,
        netSentiment: (n, unscored) =>
          `${f.count(n)} ${f.plural(n, 'mención', 'menciones')} con tono; ${f.count(unscored)} sin determinar`,
      },
      exposure: 'De resultado desconocido, como máximo',
      sameDays: (month) => `${month}, hasta el mismo día`,
      missing: 'Modelos sin respuestas',
      surface: 'Preguntado por las API de los proveedores',
      definitions: {
        visibility:
          'Respuestas válidas que nombran la marca, sobre todas las válidas. Entre modelos es la media de sus valores. El intervalo tiene en cuenta que las respuestas a una misma pregunta se parecen.',
        shareOfVoice:
          'Respuestas que nombran la marca, sobre la suma de las que nombran a cada marca seguida. Si no se nombra a nadie, no hay valor.',
        averagePosition:
          'El puesto medio en las listas de recomendaciones, en las respuestas donde la marca tiene puesto. El 1 es el mejor.',
        netSentiment:
          'Positivas menos negativas, sobre todas las menciones con tono, de −100 a 100. Las indeterminadas se cuentan aparte y nunca pasan por neutras.',
        cost: 'Lo que han costado exactamente las llamadas pagadas desde que empezó el mes. Una llamada de resultado desconocido cuenta como exposición hasta que se liquida.',
      },
      verdicts: {
        moved: 'Cambio real: es mayor de lo que explica el azar.',
        within_noise: 'Dentro del ruido: un cambio así puede ser azar.',
        not_enough_data: 'Hay muy pocas preguntas en ambos periodos para comparar.',
      },
    },
    ...charts(f),
    byModel: {
      title: 'Por modelo',
      subtitle: (brand) => `${brand}, estos días`,
      model: 'Modelo',
      visibility: 'Visibilidad',
      position: 'Pos.',
      positionLong: 'Posición media',
      sentiment: 'Sent.',
      sentimentLong: 'Sentimiento neto',
      cost: '$/día',
      costLong: 'Dólares al día',
      of: (named, valid) => `nombrada en ${f.count(named)} de ${answers(valid)}`,
    },
    latest: {
      title: 'Últimas respuestas',
      day: (day) => `el ${day}`,
      valid: (n) => `${f.count(n)} ${f.plural(n, 'válida', 'válidas')}`,
      refused: (n) => `${f.count(n)} ${f.plural(n, 'rechazada', 'rechazadas')}`,
      truncated: (n) => `${f.count(n)} ${f.plural(n, 'cortada', 'cortadas')}`,
      errors: (n) => `${f.count(n)} ${f.plural(n, 'error', 'errores')}`,
      total: answers,
      prompt: 'Pregunta',
      model: 'Modelo',
      rank: 'Puesto',
      rankNone: 'sin puesto',
      tone: 'Tono',
      cost: 'Coste',
      tones: {
        positive: 'positivo',
        neutral: 'neutro',
        negative: 'negativo',
        mixed: 'mixto',
        unscored: 'sin determinar',
        linked_only: 'solo enlace',
        absent_statement: 'dice no conocerla',
        absent: 'ausente',
        refused: 'rechazada',
        truncated: 'cortada',
        filtered: 'filtrada',
        notAnalysed: 'sin analizar',
      },
      list: 'Últimas respuestas; muévete con las flechas',
    },
    answer: {
      label: 'La respuesta elegida',
      empty: 'La respuesta está vacía.',
      searchOn: (n) => `con búsqueda, ${f.count(n)} ${f.plural(n, 'búsqueda', 'búsquedas')}`,
      searchOff: 'sin búsqueda',
      tokens: (input, output) => `${input} de entrada, ${output} de salida`,
      cites: (domains) => `cita ${domains}`,
      more: (n) => `${f.count(n)} más`,
      shortened: 'De esta respuesta tan larga solo se analiza y se muestra el principio.',
      image: (alt) => `[imagen: ${alt}]`,
      evidence: 'El tono se apoya en este pasaje',
    },
    run: {
      start: 'Ejecutar ahora',
      about: (amount) => `≈ ${amount}`,
      running: 'En curso…',
      title: (project) => `¿Hacer ahora las preguntas de ${project}?`,
      body: (tasks, models) => `${questions(tasks)} a ${f.count(models)} ${f.plural(models, 'modelo', 'modelos')}.`,
      expected: 'Coste esperado',
      worst: 'Como máximo',
      model: 'Modelo',
      questions: 'Preguntas',
      confirm: (tasks) => `Hacer ${questions(tasks)}`,
      keep: 'Ahora no',
      quoting: 'Calculando cuánto costaría',
      problems: 'Mira esto antes',
      progress: 'Ejecución en curso',
      done: (done, planned) => `${f.count(done)} de ${questions(planned)} hechas`,
      spent: (amount) => `${amount} hasta ahora`,
      cancel: 'Cancelar la ejecución',
      cancelling: 'Terminando las llamadas en vuelo…',
      dismiss: 'Cerrar',
      statuses: {
        running: 'En curso',
        completed: 'Terminada',
        partial: 'Terminada, con fallos',
        failed: 'Fallida',
        blocked: 'Bloqueada por un presupuesto',
        cancelled: 'Cancelada',
      },
      outcome: (succeeded, cost) =>
        `${answers(succeeded)} ${f.plural(succeeded, 'guardada', 'guardadas')} por ${cost}.`,
      kept: 'Lo que había llegado está guardado y medido.',
      failed: (n) => `${f.count(n)} ${f.plural(n, 'fallida', 'fallidas')}`,
      blocked: (n) => `${f.count(n)} ${f.plural(n, 'bloqueada', 'bloqueadas')}`,
      cancelled: (n) => `${f.count(n)} ${f.plural(n, 'cancelada', 'canceladas')}`,
      waiting: (n) => `${f.count(n)} en espera`,
      inFlight: (n) => `${f.count(n)} en vuelo`,
      paused: (reason) => `En pausa: ${reason}`,
      times: (n) => `${f.count(n)}×`,
    },
    errorWords,
  }
}
