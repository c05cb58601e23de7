// Several values in one parameter of the URL: `named|absent`. A bar that belongs to a value has a backslash before it, and
// so has a backslash; one value alone, the usual case, stands as it is.

export const writeList = (values: readonly string[]): string =>
  values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|')

/** The reverse of `writeList`; an empty value is none. */
export const readList = (text: string): string[] =>
  (text.match(/(?:\\[\s\S]|[^|])+/g) ?? []).map((item) => item.replace(/\\([\\|])/g, '$1'))
