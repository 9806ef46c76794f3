import { Text } from '@klint/model';
import type { Chart } from '../chart/load.js';
import { type Rendered, type RenderedFile, renderChart, type RenderOptions } from '../chart/render.js';
import { RenderedOrigins } from '../origins.js';
import { newShared, pack, type Packed, unpack } from './pack.js';

/** A rendered file without what is made of the rest anew. */
type SentFile = Omit<RenderedFile, 'text'> & { readonly template: Text; readonly uncertain: boolean };
type SentRender = Omit<Rendered, 'files'> & { readonly files: readonly SentFile[] };

/** A chart to be rendered by another thread. */
export interface RenderRequest {
  readonly message: Packed;
  /** What that thread gives, as if this one had rendered it: texts and data of the chart are those of here. */
  read(answer: Packed): Rendered;
}

export function requestRender(chart: Chart, { parsed: _, ...options }: RenderOptions): RenderRequest {
  const shared = newShared();
  const message = pack([chart, options], shared);
  return {
    message,
    read(answer) {
      const { files, ...rest } = unpack(answer, shared) as SentRender;
      return { ...rest, files: files.map(received) };
    },
  };
}

/** Renders what another thread asks for. */
export function answerRender(message: Packed): Packed {
  const shared = newShared();
  const [chart, options] = unpack(message, shared) as [Chart, RenderOptions];
  const { files, ...rest } = renderChart(chart, options);
  return pack({ ...rest, files: files.map(sent) } satisfies SentRender, shared);
}

function sent({ text, ...rest }: RenderedFile): SentFile {
  const { template, uncertain } = text.origins as RenderedOrigins;
  return { ...rest, template, uncertain };
}

function received({ template, uncertain, ...rest }: SentFile): RenderedFile {
  const { chars } = rest;
  const content = typeof chars === 'string' ? chars : chars.text;
  return { ...rest, text: new Text(template.file, content, new RenderedOrigins(chars, template, uncertain)) };
}
