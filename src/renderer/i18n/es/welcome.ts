import type { Messages } from '../en.ts'
import type { Format } from '../format.ts'

export const welcome = (f: Format): Messages['welcome'] => ({
  title: '¿Qué dicen los modelos de lenguaje de tu marca?',
  intro:
    'Earshot les hace las preguntas de tus clientes, mide sus respuestas y lleva la cuenta exacta de lo que cuesta preguntar. No se pregunta nada antes de que hayas visto su precio.',
  newProject: 'Nuevo proyecto',
  steps: { key: 'Clave', brand: 'Marca', questions: 'Preguntas', models: 'Modelos' },
  step: (n, of) => `paso ${f.count(n)} de ${f.count(of)}`,
  back: 'Atrás',
  next: 'Seguir',
  demo: {
    title: 'Solo echar un vistazo',
    body: 'Dos meses de una marca ficticia frente a sus rivales. Sin clave, sin coste, lista en segundos; puedes volver aquí cuando quieras.',
    open: 'Ver la demo',
  },
  inDemo: {
    title: 'Tu marca va en tus propios datos',
    body: 'La demo trata de una marca ficticia y solo llega a un simulador. Se queda como está, a un clic.',
    open: 'Empezar con tu marca',
  },
  key: {
    title: 'Preguntar con tu propia clave',
    body: 'Basta un proveedor para empezar. La clave va al llavero de este ordenador y a su proveedor, a ningún otro sitio.',
    later: 'Seguir sin clave',
    next: 'Seguir',
  },
  brand: {
    name: 'Tu marca',
    aliases: 'Otras formas de escribirla',
    aliasesHint: 'Pulsa Intro después de cada una',
    domains: 'Sus dominios web',
  },
  questions: {
    competitors: 'Competidores, uno por línea',
    competitorsHint: 'Un nombre y, si los sabes, sus dominios: Globex, globex.com',
    suggested: 'Preguntas que hace la gente',
    suggestedNone: 'Di qué se vende, un paso atrás, para que se propongan preguntas aquí.',
    own: 'Tus propias preguntas, una por línea',
    count: (n) => `${f.count(n)} ${f.plural(n, 'pregunta elegida', 'preguntas elegidas')}`,
    none: 'Elige o escribe al menos una pregunta.',
  },
  byModel: {
    ask: (model, most) => `Sugerir con ${model} (como mucho ${most})`,
    got: (questions, competitors) =>
      `Se sugirieron ${f.count(questions)} ${f.plural(questions, 'pregunta', 'preguntas')} y ${f.count(competitors)} ${f.plural(competitors, 'competidor', 'competidores')}.`,
    cost: (usd) => `Costó ${usd}.`,
    costUnknown: 'Aún no se sabe cuánto costó.',
    unusable: (model) => `${model} no respondió con las listas pedidas. Quedan las preguntas de plantillas.`,
  },
  models: {
    none: 'Elige al menos un modelo.',
    name: 'Nombre del proyecto',
    create: 'Crearlo y ver cuánto cuesta preguntar',
    noKey: (providers) => `Aún no hay clave de ${providers}: sus modelos no responderán hasta que haya una en Ajustes.`,
    asks: (questions, models) =>
      `Una ejecución hace ${f.count(questions)} ${f.plural(questions, 'pregunta', 'preguntas')} a ${f.count(models)} ${f.plural(models, 'modelo', 'modelos')}: ${f.count(questions * models)} ${f.plural(questions * models, 'respuesta', 'respuestas')}.`,
  },
})
