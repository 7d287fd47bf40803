// How visitors come: the screens they have, and the site as it is published.

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
  context.setDefaultTimeout(15_000);
  return context;
}

/** The text of a page as it is published. */
export const asPublished = (html) => html.replace(/<script src="\/__loket\/[^\n]*\n/, "");
