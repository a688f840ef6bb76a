"""How somebody comes to the desk in a real browser: by an invitation and a passkey of a virtual authenticator."""

from playwright.async_api import Page, expect

from tests.desk.working import invited
from tests.town import Town

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


async def comes_in(page: Page, town: Town, name: str, role: str) -> None:
    """Makes a passkey by an invitation, is let in, signs in for the first time."""
    url = town.settings().desk_url
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("WebAuthn.enable")
    await devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    await page.goto(f"{url}/enrol#{await invited(town, role)}")
    await page.locator("input[name=name]").fill(name)
    await page.locator("form.passkey button").click()
    await expect(page.locator(".done")).to_be_visible()
    await town.lets_in()
    await page.goto(f"{url}/sign-in")
    await page.locator("form.passkey button").click()
    await page.wait_for_url("**/family")  # at the first sign-in
    await devtools.detach()  # a window is used again, and has room for one authenticator
