import { fileURLToPath } from 'node:url';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import { EsbuildPlugin } from 'esbuild-loader';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where office.js comes from: a name of this list, or any address, also one relative to the page. */
const officeSources = {
  global: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  self: 'office/office.js',
};
const wantedSource = process.env.OFFICE_JS_SRC || 'global';
const officeSource = officeSources[wantedSource] ?? wantedSource;
const officeOrigin = /^https:\/\//.test(officeSource) ? new URL(officeSource).origin : '';

const contentSecurityPolicy = (scripts) =>
  [
    "default-src 'none'",
    `script-src 'self' ${scripts}`.trim(),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Files of the office-js package that Excel asks for when OFFICE_JS_SRC=self. */
const ownOffice = new CopyWebpackPlugin({
  patterns: [
    {
      context: at('node_modules/@microsoft/office-js/dist'),
      from: '{office,o15apptofilemappingtable,excel-*-16.0*}.js',
      to: 'office',
      globOptions: { ignore: ['**/*.debug.js'] },
      info: { minimized: true },
    },
    ...['zh-cn', 'en-us', 'telemetry'].map((folder) => ({
      context: at('node_modules/@microsoft/office-js/dist'),
      from: `${folder}/*.js`,
      to: 'office',
      globOptions: { ignore: ['**/*.debug.js'] },
      info: { minimized: true },
    })),
  ],
});

/** What both folders share; `site` says what is its own. */
function build(site, production) {
  return {
    name: site.name,
    context: at('.'),
    mode: production ? 'production' : 'development',
    target: ['web', 'es2020'],
    entry: site.entry,
    output: {
      path: at(`dist/${site.name}`),
      // The manifest names the script of the custom functions.
      filename: ({ chunk }) => (chunk.name === 'functions' ? '[name].js' : '[name].[contenthash:8].js'),
      chunkFilename: '[name].[contenthash:8].js',
      assetModuleFilename: 'assets/[name].[contenthash:8][ext]',
      // Relative, so that the folder works wherever it lies, also opened as a file.
      publicPath: '',
      // Outside of the folder that is served.
      sourceMapFilename: `../maps/${site.name}/[file].map`,
      clean: true,
    },
    devtool: production ? 'hidden-source-map' : 'source-map',
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'esbuild-loader',
          options: { target: 'es2020', jsx: 'automatic', jsxImportSource: 'preact', charset: 'utf8' },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
        // Inside a script of their own, because a page opened as a file may not fetch.
        { test: /\.(xlsx|docx)$/, type: 'asset/bytes' },
      ],
    },
    optimization: {
      minimizer: [new EsbuildPlugin({ target: 'es2020', css: true, charset: 'utf8', legalComments: 'none' })],
    },
    plugins: [new MiniCssExtractPlugin({ filename: '[name].[contenthash:8].css' }), ...site.plugins],
    performance: production && {
      hints: 'error',
      maxEntrypointSize: 360_000,
      maxAssetSize: 2_000_000,
    },
    cache: {
      type: 'filesystem',
      cacheDirectory: at('node_modules/.cache/webpack'),
      name: `${site.name}-${production ? 'production' : 'development'}`,
      buildDependencies: { config: [fileURLToPath(import.meta.url)] },
    },
    stats: 'errors-warnings',
  };
}

const html = (filename, { scripts = '', ...options } = {}) =>
  new HtmlWebpackPlugin({
    template: './addin/site.ejs',
    filename,
    inject: false,
    minify: false,
    policy: contentSecurityPolicy(scripts),
    ...options,
  });

/** Files of the add-in that the manifest names: texts made from the registries, pictures. */
const namedByManifest = [
  ...[
    { filename: 'functions.json', content: 'metadata', language: 'zh-CN' },
    { filename: 'functions.en-US.json', content: 'metadata', language: 'en-US' },
    { filename: 'shortcuts.json', content: 'shortcuts' },
    { filename: 'shortcuts.en-US.json', content: 'shortcutNames', language: 'en-US' },
    { filename: 'help.html', content: 'help', language: 'zh-CN' },
    { filename: 'help.en-US.html', content: 'help', language: 'en-US' },
    { filename: 'support.html', content: 'support', language: 'zh-CN' },
    { filename: 'support.en-US.html', content: 'support', language: 'en-US' },
  ].map(({ filename, ...options }) =>
    html(filename, {
      template: './addin/site/files.ts',
      chunks: [],
      // Who helps, for the support page: a name, a telephone number, an address.
      contact: process.env.SUPPORT_CONTACT ?? '',
      ...options,
    }),
  ),
  new CopyWebpackPlugin({
    patterns: [
      { context: at('addin'), from: 'icons/*.png' },
      { context: at('addin/site'), from: 'site.css' },
    ],
  }),
];

export default (_environment, options) => {
  const production = options?.mode !== 'development';
  const addin = {
    name: 'addin',
    entry: {
      watch: './addin/excel/office-watch.ts',
      taskpane: './addin/excel/main.tsx',
      save: './addin/excel/save-page.tsx',
      functions: './addin/excel/functions-script.ts',
    },
    plugins: [
      html('taskpane.html', {
        chunks: ['watch', 'taskpane'],
        chunksSortMode: 'manual',
        scripts: officeOrigin,
        // The watch looks on while office.js loads; the pane needs office.js.
        order: ([watch, ...taskpane]) => ({ first: [watch], deferred: [officeSource, ...taskpane] }),
      }),
      // The dialog that saves a file where the pane itself may not.
      html('save.html', {
        chunks: ['save'],
        scripts: officeOrigin,
        order: (save) => ({ deferred: [officeSource, ...save] }),
      }),
      ...namedByManifest,
      ...(wantedSource === 'self' ? [ownOffice] : []),
    ],
  };
  const page = {
    name: 'page',
    entry: { page: './addin/page/main.tsx' },
    plugins: [html('index.html', { favicon: './addin/icons/product-32.png' })],
  };
  return [addin, page].map((site) => build(site, production));
};
