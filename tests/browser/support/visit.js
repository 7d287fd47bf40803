// How visitors come: the screens they have, and the site as it is published.

/** How long a page is waited for at most, in milliseconds: the machine may be busy. */
export const PATIENCE = 180_000;

/** A cheap phone, and a desk at the office. */
export const screens = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 800 },
};

/**
 * Opens a context without the script by which `loket serve` reloads pages for
 * editors: no published page has it.
 */
export async function openContext(browser, options = {}) {
  const context = await browser.newContext({ locale: "id-ID", viewport: screens.phone, ...options });
  await context.route("**/__loket/**", (route) =>
    route.fulfill({ status: 200, contentType: "text/javascript", body: "" }),
  );
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/** The text of a page as it is published. */
export const asPublished = (html) => html.replace(/<script src="\/__loket\/[^\n]*\n/, "");
