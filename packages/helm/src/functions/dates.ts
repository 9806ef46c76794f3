import { parseDuration, showDuration } from '../format/duration.js';
import { Failure, isOverflow } from '../template/errors.js';
import { type Clock, clockOf, dayOfYear, daysFrom, formatMoment, type Moment, showMoment } from '../time/layout.js';
import { parseMoment } from '../time/parse.js';
import type { Callable, Param } from '../value/callable.js';
import { noData, volatile, type Data } from '../value/origin.js';
import { bare, Int, int, int64, Struct, type Value } from '../value/value.js';
import { derived, marked, plain, takes } from './define.js';

/** What `now` gives, so that every run renders the same bytes. */
const fixedNow: Moment = { nanoseconds: 1_735_689_600_000_000_000n, offset: 0, zone: 'UTC' };
const zero: Moment = { nanoseconds: -62_135_596_800_000_000_000n, offset: 0, zone: 'UTC' };

function timeStruct(moment: Moment, data: Data = noData): Struct {
  const json = (): string => formatMoment(moment, '2006-01-02T15:04:05.999999999Z07:00');
  return new Struct('time.Time', new Map(), timeMethods, () => showMoment(moment), moment, json, data);
}

function momentOf(value: Value): Moment {
  return (value as Struct).native as Moment;
}

function timeMethod(
  name: string,
  params: readonly Param[],
  body: (moment: Moment, args: readonly Value[]) => Value,
): [string, Callable] {
  const call: Callable['call'] = (_call, args, self) => {
    const result = body(momentOf(self), args);
    if (result instanceof Struct) return timeStruct(result.native as Moment, (self as Struct).data);
    return derived(result, [self, ...args]);
  };
  return [name, { name, params, rest: undefined, call }];
}

const clockFields: readonly [string, (clock: Clock) => Value][] = [
  ['Year', (clock) => int(clock.year)],
  ['Month', (clock) => int(clock.month, 'time.Month')],
  ['Day', (clock) => int(clock.day)],
  ['Hour', (clock) => int(clock.hour)],
  ['Minute', (clock) => int(clock.minute)],
  ['Second', (clock) => int(clock.second)],
  ['Nanosecond', (clock) => int(clock.fraction)],
  ['Weekday', (clock) => int(clock.weekday, 'time.Weekday')],
  ['YearDay', (clock) => int(dayOfYear(clock))],
];

function addDate(moment: Moment, years: number, months: number, days: number): Moment {
  const clock = clockOf(moment);
  const from = daysFrom(clock.year, clock.month, clock.day);
  const to = daysFrom(clock.year + years, clock.month + months, 1) + clock.day - 1 + days;
  return { ...moment, nanoseconds: moment.nanoseconds + BigInt(to - from) * 86_400_000_000_000n };
}

const number = (value: Value): number => Number((bare(value) as Int).value);

const timeMethods: ReadonlyMap<string, Callable> = new Map([
  ...clockFields.map(([name, field]) => timeMethod(name, [], (moment) => field(clockOf(moment)))),
  timeMethod('Unix', [], (moment) => int64(floorSeconds(moment))),
  timeMethod('UnixMilli', [], (moment) => int64(moment.nanoseconds / 1_000_000n)),
  timeMethod('UnixNano', [], (moment) => int64(moment.nanoseconds)),
  timeMethod('Format', ['string'], (moment, [layout]) => formatMoment(moment, bare(layout) as string)),
  timeMethod('String', [], showMoment),
  timeMethod('UTC', [], (moment) => timeStruct({ ...moment, offset: 0, zone: 'UTC' })),
  timeMethod('Local', [], (moment) => timeStruct({ ...moment, offset: 0, zone: 'UTC' })),
  timeMethod('IsZero', [], (moment) => moment.nanoseconds === zero.nanoseconds),
  timeMethod('AddDate', ['int', 'int', 'int'], (moment, args) => {
    const [years, months, days] = args.map(number) as [number, number, number];
    return timeStruct(addDate(moment, years, months, days));
  }),
  timeMethod('Sub', ['time'], (moment, [other]) =>
    int(moment.nanoseconds - momentOf(other).nanoseconds, 'time.Duration'),
  ),
  timeMethod('Before', ['time'], (moment, [other]) => moment.nanoseconds < momentOf(other).nanoseconds),
  timeMethod('After', ['time'], (moment, [other]) => moment.nanoseconds > momentOf(other).nanoseconds),
  timeMethod('Equal', ['time'], (moment, [other]) => moment.nanoseconds === momentOf(other).nanoseconds),
]);

function floorSeconds(moment: Moment): bigint {
  const seconds = moment.nanoseconds / 1_000_000_000n;
  return moment.nanoseconds % 1_000_000_000n < 0n ? seconds - 1n : seconds;
}

/** A moment in a zone of the tz database; an unknown zone is UTC, `Local` too. */
function inZone(moment: Moment, zone: string): Moment {
  if (zone === '' || zone === 'UTC' || zone === 'Local') return { ...moment, offset: 0, zone: 'UTC' };
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      timeZoneName: 'short',
    });
    const parts = new Map(
      format.formatToParts(Number(floorSeconds(moment)) * 1000).map((part) => [part.type, part.value]),
    );
    const get = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
    const local =
      daysFrom(get('year'), get('month'), get('day')) * 86400 + get('hour') * 3600 + get('minute') * 60 + get('second');
    const name = parts.get('timeZoneName') ?? '';
    return { ...moment, offset: local - Number(floorSeconds(moment)), zone: /^[A-Z]+$/.test(name) ? name : '' };
  } catch (error) {
    if (isOverflow(error)) throw error;
    return { ...moment, offset: 0, zone: 'UTC' };
  }
}

/** A date argument: a time, seconds since 1970 as an integer; anything else is now. */
function readDate(value: Value): { moment: Moment; data: Data } {
  const plainValue = bare(value);
  if (plainValue instanceof Struct && plainValue.type === 'time.Time')
    return { moment: momentOf(plainValue), data: plainValue.data };
  if (plainValue instanceof Int && ['int', 'int32', 'int64'].includes(plainValue.type)) {
    return { moment: { nanoseconds: plainValue.value * 1_000_000_000n, offset: 0, zone: 'UTC' }, data: noData };
  }
  return { moment: fixedNow, data: [volatile] };
}

function formatIn(layout: string, date: Value, zone: string): Value {
  const { moment, data } = readDate(date);
  const text = formatMoment(inZone(moment, zone), layout);
  return data.length > 0 ? marked(text, data) : text;
}

function modify(text: string, date: Struct, must: boolean): Value {
  const duration = parseDuration(text);
  if (duration === undefined && must) throw new Failure(`time: invalid duration ${JSON.stringify(text)}`);
  const moment = momentOf(date);
  return timeStruct({ ...moment, nanoseconds: moment.nanoseconds + (duration ?? 0n) }, date.data);
}

const steps: readonly [string, bigint][] = [
  ['y', 31_536_000n],
  ['mo', 2_592_000n],
  ['d', 86_400n],
  ['h', 3_600n],
  ['m', 60n],
  ['s', 1n],
];

function roundDuration(value: Value): string {
  const plainValue = bare(value);
  let nanoseconds = 0n;
  if (typeof plainValue === 'string') nanoseconds = parseDuration(plainValue) ?? 0n;
  else if (plainValue instanceof Int && plainValue.type === 'int64') nanoseconds = plainValue.value;
  else if (plainValue instanceof Struct && plainValue.type === 'time.Time')
    nanoseconds = fixedNow.nanoseconds - momentOf(plainValue).nanoseconds;
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const found = steps.find(([, seconds]) => size > seconds * 1_000_000_000n);
  return found ? `${size / (found[1] * 1_000_000_000n)}${found[0]}` : '0s';
}

function secondsOf(value: Value): bigint {
  const plainValue = bare(value);
  if (typeof plainValue === 'string') return /^[+-]?\d+$/.test(plainValue) ? BigInt(plainValue.replace('+', '')) : 0n;
  return plainValue instanceof Int && plainValue.type === 'int64' ? plainValue.value : 0n;
}

const inZones = (name: string): Callable =>
  plain(name, takes('string', 'any', 'string'), (layout, date, zone) => formatIn(layout, date, zone));
const modifies = (name: string, must: boolean): Callable =>
  plain(name, takes('string', 'time'), (text, date) => modify(text, date, must));

export const dates: readonly Callable[] = [
  plain('now', takes(), () => timeStruct(fixedNow, [volatile])),
  plain('date', takes('string', 'any'), (layout, date) => formatIn(layout, date, 'Local')),
  inZones('dateInZone'),
  inZones('date_in_zone'),
  plain('htmlDate', takes('any'), (date) => formatIn('2006-01-02', date, 'Local')),
  plain('htmlDateInZone', takes('any', 'string'), (date, zone) => formatIn('2006-01-02', date, zone)),
  modifies('dateModify', false),
  modifies('date_modify', false),
  modifies('mustDateModify', true),
  modifies('must_date_modify', true),
  plain('toDate', takes('string', 'string'), (layout, text) => {
    const moment = parseMoment(layout, text);
    return timeStruct(typeof moment === 'string' ? zero : moment);
  }),
  plain('mustToDate', takes('string', 'string'), (layout, text) => {
    const moment = parseMoment(layout, text);
    if (typeof moment === 'string') throw new Failure(moment);
    return timeStruct(moment);
  }),
  plain('ago', takes('any'), (date) => {
    const passed = fixedNow.nanoseconds - readDate(date).moment.nanoseconds;
    return marked(showDuration((passed / 1_000_000_000n) * 1_000_000_000n), [volatile]);
  }),
  plain('duration', takes('any'), (value) => showDuration(BigInt.asIntN(64, secondsOf(value) * 1_000_000_000n))),
  plain('durationRound', takes('any'), roundDuration),
  plain('unixEpoch', takes('time'), (date) => derived(floorSeconds(momentOf(date)).toString(), [date])),
];
