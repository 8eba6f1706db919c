declare module '*.css';
/** Bytes of a shipped file, inside the bundle; imported lazily. */
declare module '*.xlsx' {
  const bytes: Uint8Array;
  export default bytes;
}
declare module '*.docx' {
  const bytes: Uint8Array;
  export default bytes;
}
