const CLOSE_ENOUGH = 1e-14
const MOST_TERMS = 500
/** Stands in for a zero that would be divided by. */
const TINY = 1e-300

/**
 * How likely Student's t is to lie at least this far from 0, on either side, by the incomplete beta function
 * I(df / (df + t²); df/2, 1/2) (Abramowitz and Stegun, 26.7.1 and 26.5.27).
 * @param df degrees of freedom, 1 or more
 */
export function twoSidedP(t: number, df: number): number {
  if (t === 0) return 1
  const x = df / (df + t * t)
  return Math.min(1, incompleteBeta(x, df / 2, 0.5))
}

/** The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22) where that converges quickly. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

/** The continued fraction, by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  const nonZero = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let step = 1
    for (const coefficient of [even, odd]) {
      d = 1 / nonZero(1 + coefficient * d)
      c = nonZero(1 + coefficient / c)
      step = c * d
      value *= step
    }
    if (Math.abs(step - 1) < CLOSE_ENOUGH) break
  }
  return value
}

/** Coefficients of Lanczos' approximation with g = 7 (P. Godfrey, 2001), good to 15 digits. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** The logarithm of the gamma function above 0.5, which is all that is needed of it here. */
function lnGamma(z: number): number {
  const shifted = z - 1
  const base = shifted + 7.5
  const series = LANCZOS.reduce((sum, coefficient, i) => sum + (i === 0 ? coefficient : coefficient / (shifted + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series)
}
