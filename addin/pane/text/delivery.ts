import { texts } from '../../language.ts';

/** Texts of handing finished files over. */
export const deliveryText = texts({
  packing: { 'zh-CN': '打包方式', 'en-US': 'Packing' },
  zip: { 'zh-CN': '一个 ZIP，{count} 份', 'en-US': 'One ZIP of {count} files' },
  each: { 'zh-CN': '逐份保存', 'en-US': 'File by file' },
  moreParcels: {
    'zh-CN': '还有 {count} 份没有列出，逐份保存太多，请用 ZIP。',
    'en-US': '{count} more are not listed; that many are better taken as a ZIP.',
  },
  received: { 'zh-CN': '已收到', 'en-US': 'I have them' },
  receivedHint: {
    'zh-CN': '请打开文件看一眼再确认；确认之前文件一直保留，可以换一种方式再取。',
    'en-US': 'Open the files before you confirm; until then they are kept, and you can try another way.',
  },
  keptHint: {
    'zh-CN': '文件已经做好，保留在这个窗格里，直到您确认收到。',
    'en-US': 'The files are ready and kept in this pane until you confirm that you have them.',
  },
  going: { 'zh-CN': '正在交付…', 'en-US': 'Handing over…' },
  copyHint: {
    'zh-CN':
      '已复制的是 base64 文本：粘贴到记事本，存为 file.txt，再运行 certutil -decode file.txt “文件名”，就得到文件。',
    'en-US':
      'What was copied is base64 text: paste it into a text editor, save it as file.txt and run certutil -decode file.txt NAME to get the file.',
  },
});

/** Ways out, as buttons. */
export const wayNames = texts({
  save: { 'zh-CN': '保存到…', 'en-US': 'Save as…' },
  download: { 'zh-CN': '下载', 'en-US': 'Download' },
  window: { 'zh-CN': '在新窗口保存', 'en-US': 'Save in a new window' },
  copy: { 'zh-CN': '复制为文本', 'en-US': 'Copy as text' },
});

/** What became of an attempt. */
export const resultNames = texts({
  saved: { 'zh-CN': '已保存', 'en-US': 'Saved' },
  unconfirmed: { 'zh-CN': '未确认，请看看有没有收到', 'en-US': 'Not confirmed; see whether it arrived' },
  cancelled: { 'zh-CN': '已取消', 'en-US': 'Cancelled' },
  failed: { 'zh-CN': '没有成功，请换一种方式', 'en-US': 'Did not work; try another way' },
});

/** Texts of the window of its own that saves a file. */
export const saveWindowText = texts({
  title: { 'zh-CN': '保存文件', 'en-US': 'Save the file' },
  coming: { 'zh-CN': '正在从窗格取文件', 'en-US': 'Fetching the file from the pane' },
  ready: { 'zh-CN': '文件已在这里，请保存。', 'en-US': 'The file is here; please save it.' },
  save: { 'zh-CN': '保存 {name}', 'en-US': 'Save {name}' },
  done: {
    'zh-CN': '可以关闭这个窗口，回到窗格确认收到。',
    'en-US': 'You can close this window and confirm in the pane.',
  },
  failed: {
    'zh-CN': '文件没有传过来。请关闭这个窗口，在窗格里换一种方式。',
    'en-US': 'The file did not get here. Close this window and try another way in the pane.',
  },
});
