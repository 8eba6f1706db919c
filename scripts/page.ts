// Serves dist/page to this machine and opens it in the browser. Run by `npm run page`, which builds it first;
// `-- --port 8080` takes a port of your own, `-- --no-open` only prints the address.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from './serve.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean' } },
});
const folder = fileURLToPath(new URL('../dist/page', import.meta.url));

/** The program that opens an address in the user's browser; nothing where there is no screen. */
function opener(): [program: string, ...args: string[]] | undefined {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

async function open(): Promise<void> {
  const { url } = await serve(folder, Number(values.port));
  console.log(`客户台账 Customer Ledger: ${url}`);
  console.log('文件只在这台电脑上打开，不上传。按 Ctrl+C 结束。');
  console.log('Files stay on this computer; nothing is uploaded. Ctrl+C ends it.');
  const [program, ...args] = (!values['no-open'] && opener()) || [];
  if (program)
    spawn(program, [...args, url], { stdio: 'ignore', detached: true })
      // Without such a program the address above is there to be clicked.
      .on('error', () => {})
      .unref();
}

open().catch((error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `端口 ${values.port} 已被占用，请换一个。Port ${values.port} is taken; choose another.`
      : `没能启动 / could not start: ${error.message}`,
  );
  process.exitCode = 1;
});
