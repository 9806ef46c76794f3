import { daysFrom, layoutParts, type Moment, months, weekdays } from './layout.js';

interface Fields {
  year: number;
  month: number;
  day: number;
  yearDay: number;
  hour: number;
  minute: number;
  second: number;
  fraction: bigint;
  pm: boolean | undefined;
  offset: number | undefined;
  zone: string | undefined;
}

type Reader = (text: string, fields: Fields) => number;

function digits(pattern: RegExp, set: (fields: Fields, value: number) => void): Reader {
  return (text, fields) => {
    const match = pattern.exec(text);
    if (!match) return -1;
    set(fields, Number(match[0].trim()));
    return match[0].length;
  };
}

function names(list: readonly string[], length: number, set: (fields: Fields, index: number) => void): Reader {
  return (text, fields) => {
    const index = list.findIndex((name) => {
      const wanted = length > 0 ? name.slice(0, length) : name;
      return text.slice(0, wanted.length).toLowerCase() === wanted.toLowerCase();
    });
    if (index < 0) return -1;
    set(fields, index);
    return length > 0 ? length : list[index]!.length;
  };
}

const one = /^\d\d?/;
const both = /^\d\d/;
const setYear = (fields: Fields, value: number): void => void (fields.year = value);
const setMonth = (fields: Fields, value: number): void => void (fields.month = value);
const setDay = (fields: Fields, value: number): void => void (fields.day = value);
const setHour = (fields: Fields, value: number): void => void (fields.hour = value);
const setMinute = (fields: Fields, value: number): void => void (fields.minute = value);
const setSecond = (fields: Fields, value: number): void => void (fields.second = value);
const nothing = (): void => undefined;

const readers: Readonly<Record<string, Reader>> = {
  '2006': digits(/^\d{4}/, setYear),
  '06': digits(both, (fields, value) => setYear(fields, value >= 69 ? 1900 + value : 2000 + value)),
  January: names(months, 0, (fields, index) => setMonth(fields, index + 1)),
  Jan: names(months, 3, (fields, index) => setMonth(fields, index + 1)),
  '01': digits(both, setMonth),
  '1': digits(one, setMonth),
  Monday: names(weekdays, 0, nothing),
  Mon: names(weekdays, 3, nothing),
  '2': digits(one, setDay),
  _2: digits(/^ ?\d\d?/, setDay),
  '02': digits(/^\d\d/, setDay),
  '002': digits(/^\d{3}/, (fields, value) => void (fields.yearDay = value)),
  __2: digits(/^ {0,2}\d{1,3}/, (fields, value) => void (fields.yearDay = value)),
  '15': digits(one, setHour),
  '3': digits(one, setHour),
  '03': digits(both, setHour),
  '4': digits(one, setMinute),
  '04': digits(both, setMinute),
  '5': digits(one, setSecond),
  '05': digits(both, setSecond),
};

function readHalf(text: string, fields: Fields): number {
  if (!/^(?:AM|PM|am|pm)/.test(text)) return -1;
  fields.pm = text[0]!.toLowerCase() === 'p';
  return 2;
}

function readOffset(part: string, text: string, fields: Fields): number {
  if (part.startsWith('Z') && text.startsWith('Z')) {
    fields.offset = 0;
    fields.zone = 'UTC';
    return 1;
  }
  const colon = part.includes(':') ? ':' : '';
  const count = part.replace(/[^0-9]/g, '').length / 2;
  const match = new RegExp(
    `^([+-])(\\d\\d)${count > 1 ? `${colon}(\\d\\d)` : ''}${count > 2 ? `${colon}(\\d\\d)` : ''}`,
  ).exec(text);
  if (!match) return -1;
  const size = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  fields.offset = match[1] === '-' ? -size : size;
  return match[0].length;
}

function readPart(part: string, text: string, fields: Fields): number {
  const reader = readers[part];
  if (reader) return reader(text, fields);
  if (part === 'PM' || part === 'pm') return readHalf(text, fields);
  if (part === 'MST') {
    const match = /^(?:UTC|[A-Z]{3,4}|GMT[+-]\d{1,2}|[+-]\d\d)/.exec(text);
    if (match) fields.zone = match[0];
    return match ? match[0].length : -1;
  }
  if (/^[.,]/.test(part)) return readFraction(part, text, fields);
  return readOffset(part, text, fields);
}

function readFraction(part: string, text: string, fields: Fields): number {
  const match = /^[.,]\d+/.exec(text);
  if (!match) return part[1] === '9' ? 0 : -1;
  if (part[1] === '0' && match[0].length !== part.length) return -1;
  fields.fraction = BigInt(match[0].slice(1, 10).padEnd(9, '0'));
  return match[0].length;
}

/** time.ParseInLocation in UTC; a string says what is wrong. */
export function parseMoment(layout: string, value: string): Moment | string {
  const fields: Fields = {
    year: 0,
    month: -1,
    day: -1,
    yearDay: -1,
    hour: 0,
    minute: 0,
    second: 0,
    fraction: 0n,
    pm: undefined,
    offset: undefined,
    zone: undefined,
  };
  let rest = value;
  let at = 0;
  const parsing = `parsing time ${JSON.stringify(value)} as ${JSON.stringify(layout)}`;
  const problem = (text: string, part: string): string =>
    `${parsing}: cannot parse ${JSON.stringify(text)} as ${JSON.stringify(part)}`;
  for (const match of layout.matchAll(layoutParts)) {
    const literal = layout.slice(at, match.index);
    if (!rest.startsWith(literal)) return problem(rest, literal);
    rest = rest.slice(literal.length);
    const length = readPart(match[0], rest, fields);
    if (length < 0) return problem(rest, match[0]);
    rest = rest.slice(length);
    at = match.index + match[0].length;
    if (/^0?5$/.test(match[0]) && !/^[.,][09]/.test(layout.slice(at))) rest = skipFraction(rest, fields);
  }
  const tail = layout.slice(at);
  if (!rest.startsWith(tail)) return problem(rest, tail);
  if (rest.length > tail.length) {
    return `parsing time ${JSON.stringify(value)}: extra text: ${JSON.stringify(rest.slice(tail.length))}`;
  }
  return assemble(fields) ?? `parsing time ${JSON.stringify(value)}: ${outOfRange(fields)} out of range`;
}

/** A fraction may follow the seconds even if the layout has none. */
function skipFraction(text: string, fields: Fields): string {
  const match = /^[.,]\d+/.exec(text);
  if (!match) return text;
  fields.fraction = BigInt(match[0].slice(1, 10).padEnd(9, '0'));
  return text.slice(match[0].length);
}

function outOfRange(fields: Fields): string {
  if (fields.month === 0 || fields.month > 12) return 'month';
  if (fields.hour > 23) return 'hour';
  if (fields.minute > 59) return 'minute';
  return fields.second > 59 ? 'second' : 'day';
}

function assemble(fields: Fields): Moment | undefined {
  const month = fields.month < 0 ? 1 : fields.month;
  const day = fields.day < 0 ? 1 : fields.day;
  let { hour } = fields;
  if (fields.pm === true && hour < 12) hour += 12;
  else if (fields.pm === false && hour === 12) hour = 0;
  if (month < 1 || month > 12 || hour > 23 || fields.minute > 59 || fields.second > 59) return undefined;
  const length = daysFrom(fields.year, month + 1, 1) - daysFrom(fields.year, month, 1);
  if (day < 1 || day > length) return undefined;
  const days = fields.yearDay > 0 ? daysFrom(fields.year, 1, fields.yearDay) : daysFrom(fields.year, month, day);
  const offset = fields.offset ?? 0;
  const seconds = BigInt(days) * 86400n + BigInt(hour * 3600 + fields.minute * 60 + fields.second - offset);
  const zone = fields.zone ?? (fields.offset === undefined || offset === 0 ? 'UTC' : '');
  return { nanoseconds: seconds * 1000000000n + fields.fraction, offset, zone };
}
