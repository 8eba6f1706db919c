import { describe, expect, it } from 'vitest';
import { commandGroups, commandOf, commands } from '../../../../addin/commands/registry.ts';

describe('the commands', () => {
  it('have names Office accepts, each once', () => {
    const ids = commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Z][A-Za-z]{2,30}$/);
  });

  it('use a shortcut once at most', () => {
    const shortcuts = commands.flatMap(({ shortcut }) => shortcut ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    for (const shortcut of shortcuts) expect(shortcut).toMatch(/^Ctrl\+Shift\+Alt\+[A-Z]$/);
  });

  it('fill every group of the ribbon', () => {
    expect([...new Set(commands.map(({ group }) => group))]).toEqual(commandGroups.map(({ id }) => id));
  });

  // Labels and tips of the manifest: ShortString 125, LongString 250 characters.
  it.each(commands)('$id fits its button and its tip', ({ label, description }) => {
    expect(label['zh-CN'].length).toBeLessThanOrEqual(8);
    expect(label['en-US'].length).toBeLessThanOrEqual(24);
    for (const text of Object.values(description)) {
      expect(text.length).toBeLessThanOrEqual(125);
      expect(text).toMatch(/[。.]$/);
    }
  });

  it('are found by name', () => {
    expect(commandOf('ShowCustomer').does).toEqual({ open: { view: 'customer' } });
    expect(() => commandOf('Nothing')).toThrow(RangeError);
  });
});
