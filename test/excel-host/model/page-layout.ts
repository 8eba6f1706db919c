/** Page setup in the words of `Excel.PageLayout`; margins in points. */
export interface PageLayout {
  orientation: string;
  paperSize: string;
  zoom: Readonly<Record<string, number>>;
  centerHorizontally: boolean;
  centerVertically: boolean;
  printGridlines: boolean;
  printHeadings: boolean;
  blackAndWhite: boolean;
  draftMode: boolean;
  firstPageNumber: number | '';
  printOrder: string;
  printComments: string;
  printErrors: string;
  leftMargin: number;
  rightMargin: number;
  topMargin: number;
  bottomMargin: number;
  headerMargin: number;
  footerMargin: number;
  /** Row span such as `1:3`. */
  titleRows: string;
  titleColumns: string;
  printArea: string;
  headersFooters: HeadersFooters;
}

export interface HeadersFooters {
  state: string;
  useSheetMargins: boolean;
  useSheetScale: boolean;
  readonly pages: Readonly<Record<HeaderPage, HeaderFooterText>>;
}

export const headerPages = ['defaultForAllPages', 'firstPage', 'evenPages', 'oddPages'] as const;
export type HeaderPage = (typeof headerPages)[number];

export const headerPlaces = [
  'leftHeader',
  'centerHeader',
  'rightHeader',
  'leftFooter',
  'centerFooter',
  'rightFooter',
] as const;
export type HeaderFooterText = Record<(typeof headerPlaces)[number], string>;

const emptyText = (): HeaderFooterText => ({
  leftHeader: '',
  centerHeader: '',
  rightHeader: '',
  leftFooter: '',
  centerFooter: '',
  rightFooter: '',
});

/** The page setup of a new sheet. */
export function newPageLayout(): PageLayout {
  return {
    orientation: 'Portrait',
    paperSize: 'A4',
    zoom: { scale: 100 },
    centerHorizontally: false,
    centerVertically: false,
    printGridlines: false,
    printHeadings: false,
    blackAndWhite: false,
    draftMode: false,
    firstPageNumber: '',
    printOrder: 'DownThenOver',
    printComments: 'NoComments',
    printErrors: 'AsDisplayed',
    leftMargin: 50.4,
    rightMargin: 50.4,
    topMargin: 54,
    bottomMargin: 54,
    headerMargin: 21.6,
    footerMargin: 21.6,
    titleRows: '',
    titleColumns: '',
    printArea: '',
    headersFooters: {
      state: 'Default',
      useSheetMargins: true,
      useSheetScale: true,
      pages: {
        defaultForAllPages: emptyText(),
        firstPage: emptyText(),
        evenPages: emptyText(),
        oddPages: emptyText(),
      },
    },
  };
}
