/** Size of an organisation by its staff, as `size_band_of` in the database has it; the index is the band. */
export const sizeBandNames: readonly string[] = ['人数未核实', '不足10人', '10—29人', '30—99人', '100人以上'];
