/**
 * The places at which the 附列 of some records stood, see `ExtraPlace`.
 * @param from what is listed, with its tables' names, and `where` which of it
 * @param column the 附列 of a record
 */
export function extraPlacesIn(from: string, column: string, where: string): string {
  return `select e ->> 'title' as title, coalesce(e ->> 'after', case when e ? 'after' then '' end) as after,
      count(*)::int as records, max(n)::int as position
    from ${from}, jsonb_array_elements(${column}) with ordinality as x (e, n)
    where ${where} group by 1, 2`;
}
