// Go's layouts: `2006-01-02T15:04:05Z07:00`.

/** A point in time in a zone. */
export interface Moment {
  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  readonly nanoseconds: bigint;
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly zone: string;
}

export interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
  readonly weekday: number;
}

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The parts of a layout that stand for something. */
export const layoutParts = new RegExp(
  'January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|002|0[1-6]|15|1|2006|2|__2|_2(?!006)|3|4|5|PM|pm' +
    '|[-Z]070000|[-Z]07:00:00|[-Z]0700|[-Z]07:00|[-Z]07|[.,](?:0+|9+)(?!\\d)',
  'g',
);

function floorDivide(a: bigint, b: bigint): bigint {
  return a >= 0n ? a / b : -((-a + b - 1n) / b);
}

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar; months and days may overflow. */
export function daysFrom(year: number, month: number, day: number): number {
  const years = year + Math.floor((month - 1) / 12);
  const index = ((((month - 1) % 12) + 12) % 12) + 1;
  const shifted = index <= 2 ? years - 1 : years;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (index + (index > 2 ? -3 : 9)) + 2) / 5);
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear + day - 1 - 719468;
}

function dateOf(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const index = Math.floor((5 * ofYear + 2) / 153);
  const month = index < 10 ? index + 3 : index - 9;
  const day = ofYear - Math.floor((153 * index + 2) / 5) + 1;
  return { year: year + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function clockOf(moment: Moment): Clock {
  const local = moment.nanoseconds + BigInt(moment.offset) * 1000000000n;
  const seconds = floorDivide(local, 1000000000n);
  const days = Number(floorDivide(seconds, 86400n));
  const rest = Number(seconds - BigInt(days) * 86400n);
  return {
    ...dateOf(days),
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    fraction: Number(local - seconds * 1000000000n),
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function formatYear(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
}

function formatOffset(part: string, offset: number): string {
  if (part.startsWith('Z') && offset === 0) return 'Z';
  const colon = part.includes(':') ? ':' : '';
  const size = Math.abs(offset);
  const digits = part.replace(/[^0-9]/g, '').length;
  let text = (offset < 0 ? '-' : '+') + two(Math.floor(size / 3600));
  if (digits >= 4) text += colon + two(Math.floor(size / 60) % 60);
  return digits >= 6 ? text + colon + two(size % 60) : text;
}

function formatFraction(part: string, fraction: number): string {
  const digits = String(fraction)
    .padStart(9, '0')
    .slice(0, part.length - 1);
  if (part[1] === '0') return part[0]! + digits.padEnd(part.length - 1, '0');
  const trimmed = digits.replace(/0+$/, '');
  return trimmed === '' ? '' : part[0]! + trimmed;
}

function zoneName(moment: Moment): string {
  if (moment.zone !== '') return moment.zone;
  return formatOffset('-0700', moment.offset);
}

type Writer = (clock: Clock, moment: Moment) => string;

const hour12 = (clock: Clock): number => clock.hour % 12 || 12;

const writers: Readonly<Record<string, Writer>> = {
  '2006': (clock) => formatYear(clock.year),
  '06': (clock) => two(((clock.year % 100) + 100) % 100),
  January: (clock) => months[clock.month - 1]!,
  Jan: (clock) => months[clock.month - 1]!.slice(0, 3),
  '01': (clock) => two(clock.month),
  '1': (clock) => String(clock.month),
  Monday: (clock) => weekdays[clock.weekday]!,
  Mon: (clock) => weekdays[clock.weekday]!.slice(0, 3),
  '2': (clock) => String(clock.day),
  _2: (clock) => String(clock.day).padStart(2, ' '),
  '02': (clock) => two(clock.day),
  '002': (clock) => String(dayOfYear(clock)).padStart(3, '0'),
  __2: (clock) => String(dayOfYear(clock)).padStart(3, ' '),
  '15': (clock) => two(clock.hour),
  '3': (clock) => String(hour12(clock)),
  '03': (clock) => two(hour12(clock)),
  '4': (clock) => String(clock.minute),
  '04': (clock) => two(clock.minute),
  '5': (clock) => String(clock.second),
  '05': (clock) => two(clock.second),
  PM: (clock) => (clock.hour >= 12 ? 'PM' : 'AM'),
  pm: (clock) => (clock.hour >= 12 ? 'pm' : 'am'),
  MST: (_clock, moment) => zoneName(moment),
};

function formatPart(part: string, clock: Clock, moment: Moment): string {
  const writer = writers[part];
  if (writer) return writer(clock, moment);
  return /^[.,]/.test(part) ? formatFraction(part, clock.fraction) : formatOffset(part, moment.offset);
}

export function dayOfYear(clock: Clock): number {
  return daysFrom(clock.year, clock.month, clock.day) - daysFrom(clock.year, 1, 1) + 1;
}

/** time.Format. */
export function formatMoment(moment: Moment, layout: string): string {
  const clock = clockOf(moment);
  return layout.replace(layoutParts, (part) => formatPart(part, clock, moment));
}

/** time.String. */
export function showMoment(moment: Moment): string {
  return formatMoment(moment, '2006-01-02 15:04:05.999999999 -0700 MST');
}
