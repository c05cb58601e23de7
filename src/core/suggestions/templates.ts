/** A question with gaps: `{industry}`, `{brand}`, `{rival}`. */
export interface Template {
  text: string
  tag: string
}

/** What a person asks before choosing, whatever is sold. */
export const TEMPLATES: Record<'en' | 'es', readonly Template[]> = {
  en: [
    { text: 'Which {industry} would you recommend?', tag: 'buying' },
    { text: 'What is the best {industry} for a small business?', tag: 'buying' },
    { text: 'Which {industry} gives the best value for money?', tag: 'price' },
    { text: 'What should I look at before choosing a {industry}?', tag: 'buying' },
    { text: 'Which {industry} has the best customer service?', tag: 'service' },
    { text: 'Which {industry} is the most trustworthy?', tag: 'trust' },
    { text: 'What are the top five options for {industry} this year?', tag: 'ranking' },
    { text: 'What do customers say about {brand}?', tag: 'reputation' },
    { text: 'What are the best alternatives to {brand}?', tag: 'alternatives' },
    { text: 'Is {brand} worth its price?', tag: 'price' },
    { text: '{brand} or {rival}: which is better?', tag: 'comparison' },
    { text: 'What are the best alternatives to {rival}?', tag: 'alternatives' },
  ],
  es: [
    { text: '¿Qué {industry} recomiendas?', tag: 'compra' },
    { text: '¿Cuál es la mejor opción de {industry} para una pyme?', tag: 'compra' },
    { text: '¿Qué {industry} ofrece la mejor relación calidad-precio?', tag: 'precio' },
    { text: '¿En qué debo fijarme antes de elegir {industry}?', tag: 'compra' },
    { text: '¿Qué {industry} tiene la mejor atención al cliente?', tag: 'servicio' },
    { text: '¿Qué {industry} inspira más confianza?', tag: 'confianza' },
    { text: '¿Cuáles son las cinco mejores opciones de {industry} este año?', tag: 'clasificación' },
    { text: '¿Qué opinan los clientes de {brand}?', tag: 'reputación' },
    { text: '¿Cuáles son las mejores alternativas a {brand}?', tag: 'alternativas' },
    { text: '¿Vale {brand} lo que cuesta?', tag: 'precio' },
    { text: '{brand} o {rival}: ¿cuál es mejor?', tag: 'comparación' },
    { text: '¿Cuáles son las mejores alternativas a {rival}?', tag: 'alternativas' },
  ],
}

interface Industry {
  /** Words by which it is known in what the user wrote. */
  words: RegExp
  templates: Record<'en' | 'es', readonly Template[]>
}

/** Questions that only some industries are asked. */
export const INDUSTRIES: readonly Industry[] = [
  {
    words: /software|saas|crm|erp|app\b|platform|plataforma|programa/,
    templates: {
      en: [
        { text: 'Which {industry} is the easiest to set up?', tag: 'ease of use' },
        { text: 'Which {industry} integrates best with other tools?', tag: 'features' },
        { text: 'Which {industry} has a good free plan?', tag: 'price' },
      ],
      es: [
        { text: '¿Qué {industry} es más fácil de poner en marcha?', tag: 'facilidad' },
        { text: '¿Qué {industry} se integra mejor con otras herramientas?', tag: 'funciones' },
        { text: '¿Qué {industry} tiene un buen plan gratuito?', tag: 'precio' },
      ],
    },
  },
  {
    words: /shop|store|retail|fashion|e-?commerce|tienda|moda|comercio/,
    templates: {
      en: [
        { text: 'Which {industry} delivers fastest?', tag: 'delivery' },
        { text: 'Which {industry} makes returns easiest?', tag: 'service' },
      ],
      es: [
        { text: '¿Qué {industry} entrega más rápido?', tag: 'entrega' },
        { text: '¿Qué {industry} facilita más las devoluciones?', tag: 'servicio' },
      ],
    },
  },
  {
    words: /bank|insur|financ|credit|banc|segur|crédito/,
    templates: {
      en: [
        { text: 'Which {industry} has the lowest fees?', tag: 'price' },
        { text: 'Which {industry} is the safest?', tag: 'trust' },
      ],
      es: [
        { text: '¿Qué {industry} tiene las comisiones más bajas?', tag: 'precio' },
        { text: '¿Qué {industry} es más segura?', tag: 'confianza' },
      ],
    },
  },
  {
    words: /hotel|travel|airline|touris|viaje|turismo|aerol/,
    templates: {
      en: [
        { text: 'Which {industry} is best for families?', tag: 'audience' },
        { text: 'Which {industry} is best for a business trip?', tag: 'audience' },
      ],
      es: [
        { text: '¿Qué {industry} es mejor para familias?', tag: 'público' },
        { text: '¿Qué {industry} es mejor para un viaje de trabajo?', tag: 'público' },
      ],
    },
  },
  {
    words: /health|clinic|dent|hospital|pharma|salud|clínica|farmacia/,
    templates: {
      en: [{ text: 'Which {industry} has the best specialists?', tag: 'trust' }],
      es: [{ text: '¿Qué {industry} tiene los mejores especialistas?', tag: 'confianza' }],
    },
  },
  {
    words: /school|universit|course|education|academ|escuela|curso|formación/,
    templates: {
      en: [{ text: 'Which {industry} leads to the best jobs?', tag: 'results' }],
      es: [{ text: '¿Qué {industry} da acceso a los mejores empleos?', tag: 'resultados' }],
    },
  },
]
