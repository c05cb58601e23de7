/** The texts of the page Compare. */
export const compare = () => ({
  metric: 'Compared by',
  metrics: {
    visibility: 'Visibility',
    shareOfVoice: 'Share of voice',
    averagePosition: 'Position',
    netSentiment: 'Sentiment',
    citationRate: 'Citation rate',
  },
  definitions: {
    visibility: 'Valid answers that name the brand, of all valid answers; over all models, the mean of their values.',
    shareOfVoice: 'Answers that name the brand, of the answers naming each tracked brand added up.',
    averagePosition: 'The mean rank over the answers where the brand has one. 1 is best.',
    netSentiment: 'Positive less negative, of all scored mentions, from −100 to 100.',
    citationRate: 'Answers that cite one of the brand’s sites, of the valid answers with search on.',
  },
  table: (metric: string, from: string, to: string) => `${metric} by brand and model, ${from} to ${to}`,
  chart: (metric: string, model: string) => `${metric} by brand over time: ${model}`,
  means: (window: number) => `${window}-day means, one scale`,
  daily: 'day by day, one scale',
  emptyBody: 'Ask the project’s questions, or choose more days.',
})
