import type { ComparedBrand, ComparedFigure } from '../../contract/index.ts'
import type { Core } from '../createCore.ts'
import type { Opened } from './base.ts'

export const compareHandlers = (opened: Opened) => ({
  get: opened.compare.get.handler(({ context: { core }, input: { search, ...choice } }) => {
    const { models, overall, ...rest } = core.visibility.compare({ ...choice, search: search ?? undefined })
    return {
      ...rest,
      models: models.map(({ brands, ref, provider, displayName }) => ({
        ...{ ref, provider, displayName, brands: brands.map(comparedOf) },
      })),
      overall: overall.map(comparedOf),
    }
  }),
})

type CoreCompared = ReturnType<Core['visibility']['compare']>['overall'][number]

function comparedOf({ brandId, figures, lines }: CoreCompared): ComparedBrand {
  const { visibility, shareOfVoice, averagePosition, netSentiment, citationRate } = figures
  return {
    brandId,
    lines,
    figures: {
      visibility: figureOf(visibility, visibility.valid),
      shareOfVoice: figureOf(shareOfVoice, shareOfVoice.namings),
      averagePosition: figureOf(averagePosition, averagePosition.n),
      netSentiment: figureOf(netSentiment, netSentiment.scored),
      citationRate: figureOf({ value: citationRate.value, interval: null }, citationRate.searched),
    },
  }
}

const figureOf = (
  { value, interval }: Pick<CoreCompared['figures']['visibility'], 'value' | 'interval'>,
  n: number,
): ComparedFigure => ({ value, low: interval?.low ?? null, high: interval?.high ?? null, n })
