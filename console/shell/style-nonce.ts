/** The nonce of this answer for styles; scripts come from our own address alone and need none. */
export const STYLE_NONCE = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/**
 * Some parts of antd (what locks the scrolling behind a dialog, what measures a scrollbar) make style elements without
 * asking for a nonce, which the browser then refuses: here each gets it as it is made.
 */
export function giveStylesTheirNonce(): void {
  const make = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = make(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = STYLE_NONCE;
    return element;
  };
}
