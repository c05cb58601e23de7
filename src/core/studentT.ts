/** 97.5 % points of Student's t for 1 to 30 degrees of freedom, as in any printed table. */
const T_975 = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314,
  2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
]
const Z_975 = 1.959963984540054

/**
 * The 97.5 % point of Student's t. Beyond the table by the expansion of Abramowitz and Stegun, 26.7.5, which is good to
 * five digits there.
 * @param df degrees of freedom, a whole number of 1 or more
 */
export function t975(df: number): number {
  const tabled = T_975[df - 1]
  if (tabled !== undefined) return tabled
  const z = Z_975
  const g1 = (z ** 3 + z) / 4
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + g1 / df + g2 / df ** 2 + g3 / df ** 3
}
