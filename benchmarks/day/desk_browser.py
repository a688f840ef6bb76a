"""Chromium on a list: how long from a key until the next row is there."""

import shutil

from playwright.async_api import async_playwright

from benchmarks.day.desk_client import COOKIE

KEYS = ("KeyY", "KeyJ")
# As a person does it: the key, then the row in hand is another one, then it is painted.
MOVE = """async code => {
  const row = () => document.getElementById("panel").dataset.row;
  const before = row(), began = performance.now();
  const there = new Promise((done, stays) => {
    setTimeout(() => stays(new Error(`${code}: the same row after ten seconds`)), 10_000);
    new MutationObserver((_seen, observer) => {
      if (row() !== before) { observer.disconnect(); done(); }
    }).observe(document.querySelector(".list"), {childList: true, subtree: true, attributes: true});
  });
  document.body.dispatchEvent(new KeyboardEvent("keydown", {code, bubbles: true}));
  await there;
  await new Promise(requestAnimationFrame);
  return (performance.now() - began) / 1000;
}"""


async def moves(url: str, token: str, list_id: int, count: int) -> list[float]:
    """Seconds of each of so many keys."""
    async with async_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="uk")
        secure = url.replace("http:", "https:")
        await context.add_cookies([{"name": COOKIE, "value": token, "url": secure, "secure": True}])
        page = await context.new_page()
        await page.goto(f"{url}/lists/{list_id}")
        took = [float(await page.evaluate(MOVE, key)) for _time in range(count // 2) for key in KEYS]
        await browser.close()
        return took
