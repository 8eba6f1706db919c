import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../../addin/commands/registry.ts';
import { iconFile, iconSizes } from '../../../../addin/manifest/product.ts';
import { everyNode, parseXml } from '../../../support/xml-tree.ts';

const folder = 'addin/icons';
const names = [...new Set(['product', ...commands.map(({ icon }) => icon)])].sort();

/** Width, height, bits a channel and kind of colour, from the header of a PNG. */
function pngHeader(path: string) {
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return { width, height, depth: bytes[24], colour: bytes[25] };
}

describe('pictures of the ribbon', () => {
  it('are the product and the icons of the commands, each drawn once', () => {
    const drawn = readdirSync(folder).filter((file) => file.endsWith('.svg'));
    expect(drawn.sort()).toEqual(names.map((name) => `${name}.svg`));
  });

  it.each(names)('%s has every size, with a transparent ground (npm run icons)', (name) => {
    for (const size of iconSizes) {
      const path = join('addin', iconFile(name, size));
      // Kind 6: red, green, blue and opacity.
      expect(pngHeader(path), path).toEqual({ width: size, height: size, depth: 8, colour: 6 });
    }
  });

  it('are all there are', () => {
    expect(readdirSync(folder)).toHaveLength(names.length * (iconSizes.length + 1));
  });

  it('of the manifest have the size it says', () => {
    const nodes = everyNode(parseXml(readFileSync('manifest.xml', 'utf8')));
    const fileOf = new Map(nodes.map(({ attributes }) => [attributes.id, attributes.DefaultValue]));
    const shown = nodes
      .filter(({ name, attributes }) => name === 'bt:Image' && attributes.size)
      .map(({ attributes }) => [fileOf.get(attributes.resid), Number(attributes.size)] as const);
    const own = (name: string) => nodes.find((node) => node.name === name)?.attributes.DefaultValue;
    const all = [...shown, [own('IconUrl'), 32], [own('HighResolutionIconUrl'), 64]] as const;
    expect(shown.length).toBeGreaterThan(commands.length);
    for (const [address, size] of all) {
      const path = join('addin', new URL(address!).pathname);
      expect([path, pngHeader(path).width]).toEqual([path, size]);
    }
  });
});
