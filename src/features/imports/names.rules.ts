/** The spellings under which one body may stand: in a ledger one way, on the roll another. */
import { foldName, foldNameWithoutPlace } from '../../platform/kernel/fold-name.ts';

const PLACE_ENDING = /(?:特别行政区|自治区|自治州|自治县|自治旗|新区|省|市|区|县|旗|盟|州|镇|乡|街道)$/;
const PARTY_PREFIX = /^(?:中国共产党|中共)/;
/** Longest first: 联合党支部委员会 before 党支部. Each group is one kind of organisation in different words. */
const PARTY_ENDINGS: readonly (readonly string[])[] = [
  ['临时联合党支部委员会', '临时联合支部委员会', '临时联合党支部', '临时联合支部'],
  ['临时党支部委员会', '临时支部委员会', '临时党支部', '临时支部'],
  ['联合党支部委员会', '联合支部委员会', '联合党支部', '联合支部'],
  ['党总支部委员会', '总支部委员会', '党总支部', '总支部', '党总支', '总支'],
  ['党支部委员会', '支部委员会', '党支部', '支部'],
  ['综合党委', '综合委员会'],
  ['行业党委', '行业委员会'],
  ['联合党委', '联合委员会'],
  ['党工委', '工作委员会', '党的工作委员会', '工委'],
  ['党委', '委员会'],
];
const PARTY_PREFIXES = ['', '中共', '中国共产党'];

/**
 * Keys of a Party organisation's name, the one as written first: 中共某协会支部委员会 and 某协会党支部 share one, and
 * the place in front may be left out.
 */
export function partyOrgNameKeys(name: string, placeNames: readonly string[] = []): readonly string[] {
  const written = foldName(name);
  const bare = written.replace(PARTY_PREFIX, '');
  const endings = PARTY_ENDINGS.find((group) => group.some((ending) => bare.endsWith(ending))) ?? [''];
  const own = endings.find((ending) => bare.endsWith(ending)) ?? '';
  const stem = bare.slice(0, bare.length - own.length);
  const plain = foldNameWithoutPlace(stem, placeNames);
  const places = placeNames.map((place) => foldName(place));
  const stems = withoutDoubles([stem, plain, ...places.map((place) => place + plain)]);
  const spelt = (each: string) =>
    PARTY_PREFIXES.flatMap((prefix) => endings.map((ending) => prefix + each + ending));
  return withoutDoubles([written, ...stems.flatMap(spelt)]);
}

/**
 * Keys of a social organisation's name, the one as written first, then with and without the place in front.
 * `placeNames` runs from the organisation's own place to the province.
 */
export function socialOrgNameKeys(name: string, placeNames: readonly string[]): readonly string[] {
  const written = foldName(name);
  const bare = foldNameWithoutPlace(name, placeNames);
  return withoutDoubles([written, bare, ...placesInFront(placeNames).map((place) => place + bare)]);
}

/** Keys of an administration's name: 县民政局, 民政局 and 洋县民政局 are one body of 洋县. */
export function bodyNameKeys(name: string, placeNames: readonly string[]): readonly string[] {
  const written = foldName(name);
  const withPlace = placeNames.map((place) => foldName(place));
  if (withPlace.some((place) => written.startsWith(place)))
    return withoutDoubles([written, ...shortened(written, withPlace)]);
  const level = /^(?:本)?[省市县区镇乡]/.exec(written)?.[0] ?? '';
  const rest = written.slice(level.length);
  const fitting = level === '' ? withPlace : withPlace.filter((place) => place.endsWith(level.slice(-1)));
  return withoutDoubles([written, ...fitting.slice(0, 1).flatMap((place) => [place + rest]), rest]);
}

/** How a new administration is named when the ledger leaves its place out: 县民政局 in 洋县 is 洋县民政局. */
export function fullBodyName(name: string, placeNames: readonly string[]): string {
  const level = /^[省市县区]/.exec(name)?.[0];
  if (level === undefined) return name;
  const place = placeNames.find((each) => each.endsWith(level));
  return place === undefined ? name : place + name.slice(1);
}

function shortened(written: string, places: readonly string[]): string[] {
  const place = places.find((each) => written.startsWith(each));
  return place === undefined
    ? []
    : [written.slice(place.length), place.slice(-1) + written.slice(place.length)];
}

function placesInFront(placeNames: readonly string[]): string[] {
  const folded = placeNames.map((place) => foldName(place)).filter((place) => place !== '');
  const bare = folded.map((place) => place.replace(PLACE_ENDING, '')).filter((place) => place.length >= 2);
  const county = folded[0] ?? '';
  const prefecture = folded[1] ?? '';
  return [
    ...folded,
    ...bare,
    ...bare.map((place) => `(${place})`),
    ...(prefecture === '' ? [] : [prefecture + county]),
  ];
}

function withoutDoubles(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key) => key !== ''))];
}
