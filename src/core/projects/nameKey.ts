/** What two spellings of one brand's name share: `Café  Nova` and `CAFE NOVA` are one name. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\s+/g, ' ')
    .trim()
}
