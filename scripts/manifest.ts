// Writes the manifest. `npm run manifest` keeps manifest.xml, for the add-in on this machine, up to date;
// `npm run manifest -- https://ledger.example.cn/addin/ FILE` writes one for a server.
import { readFileSync, writeFileSync } from 'node:fs';
import { manifestXml } from '../addin/manifest/manifest.ts';
import { localBase } from '../addin/manifest/product.ts';

const [given = localBase, file = 'manifest.xml'] = process.argv.slice(2);
const base = given.endsWith('/') ? given : `${given}/`;
if (!URL.canParse(base) || new URL(base).protocol !== 'https:') {
  console.error(`“${given}” 不是 https 地址，例如 https://ledger.example.cn/addin/`);
  process.exit(2);
}
if (base !== localBase && file === 'manifest.xml') {
  console.error('请写上要写的文件，例如 out/manifest.xml；仓库里的 manifest.xml 只用于本机。');
  process.exit(2);
}
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
writeFileSync(file, manifestXml({ base, version }));
console.log(`${file} → ${base}`);
