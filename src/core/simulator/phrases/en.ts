import type { Phrasebook } from './types.ts'

export const ENGLISH: Phrasebook = {
  bestIntros: [
    'These are the best CRMs for {topic} in {year}:',
    'For {topic}, I would recommend the following CRMs, in this order:',
    'My top picks for {topic}:',
    'After comparing features, price and reviews, these are the strongest choices for {topic}:',
    'The best options for {topic} right now, from first to last:',
  ],
  plainIntros: [
    'There are several CRMs to consider for {topic}:',
    'Which one fits depends on your process. Some options for {topic}:',
    'Here is an overview of CRMs that people look at for {topic}:',
    'A few products come up for {topic}:',
  ],
  anyTopic: 'what you describe',
  aboutIntros: [
    'People who look beyond {brand} usually name its price as the reason.',
    '{brand} is well known, so the alternatives are often measured against it.',
    'If {brand} is no longer the right fit, there are several ways to go.',
  ],
  ordinals: ['My first choice is', 'In second place comes', 'Third is', 'Fourth is', 'Fifth is', 'Sixth is'],
  alsoWorth: [
    '{brand} is also worth a look if none of these fits.',
    'It is worth mentioning {brand} too, which some teams use beside their help desk.',
    'Outside this list, {brand} gets mentioned now and then.',
  ],
  warnings: [
    'I would steer clear of {brand}, which {weakness}.',
    'I would avoid {brand}: it {weakness}.',
    'One I do not recommend is {brand}, because it {weakness}.',
  ],
  nothingFound: [
    'I could not find reliable information about {brand}.',
    'I found no trustworthy reviews of {brand}, so I cannot judge it.',
  ],
  adviceHeads: ['**How to choose**', 'What to look at before you decide:', '### Before you decide'],
  advice: [
    'Write down the three reports you open every week and check that each product has them.',
    'Count the people who will really log in; most plans charge for each of them.',
    'Check that your mail, calendar and invoicing connect without an extra fee.',
    'Ask how you get your data out again, and in which format.',
    'Let the two people who dislike new tools try it first.',
    'Look at where the data is kept if your customers ask for it.',
  ],
  closings: [
    'Most of them offer a free trial, so test two with your own data before you decide.',
    'Prices change often; check the current plans before you sign.',
    'Tell me how many people will use it and I can narrow this down.',
    'Start with a short trial and measure how much of it your team really uses.',
    'Whichever you choose, import your contacts first and see how clean the result is.',
  ],
  refusals: [
    "I'm sorry, but I can't recommend specific commercial products.",
    "I'm not able to help with that request.",
    "I'm sorry, I can't provide product recommendations. You may want to consult a professional adviser.",
  ],
  but: [', but ', '; however, it ', ', although it '],
  and: ' and ',
  pronoun: 'It',
  tableHead: ['#', 'CRM', 'In short'],
  generic: {
    strengths: [
      'has a clear interface that people enjoy using',
      'offers good value for money',
      'is reliable and well supported',
      'is easy to learn',
      'has excellent reporting',
    ],
    weaknesses: [
      'feels dated',
      'is expensive for what it offers',
      'has poor documentation',
      'is slow with large contact lists',
    ],
    facts: [
      'covers contacts, deals and tasks',
      'is sold per user and month',
      'connects to the usual mail and calendar services',
    ],
  },
  voices: {
    Lumora: {
      strengths: [
        'is remarkably easy to set up',
        'has the friendliest mobile app of its class',
        'offers excellent support in several languages',
        'has a superb WhatsApp inbox',
        'is great value for small teams',
        'keeps the pipeline delightfully simple',
        'handles electronic invoicing smoothly',
      ],
      weaknesses: [
        'lacks advanced reporting',
        'is limited when it comes to automation',
        'has an API with frustrating limits',
        'struggles with very large databases',
      ],
      facts: [
        'was founded in Valencia in 2017',
        'has plans for teams of two and more',
        'stores its data in the European Union',
      ],
    },
    'Kestrel CRM': {
      strengths: [
        'is the safest choice for teams that plan to grow',
        'has powerful automation',
        'comes with the best marketplace of integrations',
        'offers impressive reporting',
        'is trusted by large companies',
      ],
      weaknesses: [
        'is expensive once you need more than the basics',
        'is complicated to set up',
        'has confusing pricing',
        'has slow support on the cheaper plans',
        'feels bloated for a small team',
      ],
      facts: [
        'is one of the oldest products in this market',
        'is sold in four editions',
        'offers sales, service and marketing modules',
      ],
    },
    Norvik: {
      strengths: [
        'has outstanding reports',
        'is strong in field sales and works well offline',
        'offers a fair price without hidden costs',
        'has a helpful onboarding team',
        'is fast and stable',
      ],
      weaknesses: [
        'has an unattractive interface',
        'lacks a usable WhatsApp integration',
        'is difficult to customise',
        'has a disappointing free plan',
      ],
      facts: [
        'comes from Norway and is used mostly in Northern Europe',
        'charges per company, not per user',
        'offers an on-premises edition',
      ],
    },
    Pipeplan: {
      strengths: [
        'is the simplest way to keep a pipeline in order',
        'has a beautiful board view',
        'is cheap and quick to learn',
        'has a generous free plan',
      ],
      weaknesses: [
        'is too basic for anything but a pipeline',
        'has weak email features',
        'suffers from frequent outages',
        'offers no real reporting',
      ],
      facts: [
        'focuses on the sales pipeline',
        'is built around a board with columns',
        'can be extended with a form builder',
      ],
    },
    Ostra: {
      strengths: [
        'has solid data protection',
        'is flexible and open source at heart',
        'offers good tools for consultants',
      ],
      weaknesses: ['is hard to install', 'has outdated documentation', 'is risky because its future is unclear'],
      facts: [
        'can be run on your own server',
        'is developed by a small company in Galicia',
        'is used by associations and consultants',
      ],
    },
  },
  reviewSites: [
    {
      name: 'SoftReviews',
      domain: 'softreviews.example',
      path: '/crm/best',
      title: 'Best CRM Software {year}: Compared and Rated',
    },
    {
      name: 'CRM Guide',
      domain: 'crmguide.example',
      path: '/small-business',
      title: 'The Small Business CRM Guide | CRM Guide',
    },
    {
      name: 'Sales Notes',
      domain: 'salesnotes.example',
      path: '/tools/crm-shortlist',
      title: 'Our CRM shortlist for {year} - Sales Notes',
    },
    {
      name: 'TeamStack',
      domain: 'teamstack.example',
      path: '/categories/crm?sort=rating',
      title: 'CRM software ranked by 4,200 users | TeamStack',
    },
    {
      name: 'The Ledger Post',
      domain: 'news.ledgerpost.example',
      path: '/business/crm-prices',
      title: 'What CRM really costs a small firm',
    },
  ],
  ownPages: [
    { path: '/', title: '{brand} | CRM' },
    { path: '/pricing', title: 'Plans and prices | {brand}' },
    { path: '/features', title: '{brand} features' },
    { path: '/blog/crm-for-small-teams', title: 'How to choose a CRM | {brand} blog' },
  ],
  queries: ['best CRM {year} {topic}', 'CRM comparison reviews {year}', 'CRM prices {year}'],
}
