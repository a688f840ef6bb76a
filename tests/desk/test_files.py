"""Photos and files of a case at the desk: from Telegram, at the moment at which somebody looks, and kept nowhere."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest_asyncio

from bot.rehearsal.files import MEGABYTE, grey_picture
from storage.store.transaction import Transaction
from tests.cast import Relative
from tests.desk.browser import Browser
from tests.desk.working import at_the_desk, counted, joins_the_desk
from tests.register import Case, has_asked, is_accepted
from tests.stories.broadcasting import puts_it, words
from tests.town import Town

PAGE = b"<script>alert(document.cookie)</script>"


class Album:
    """Anna's accepted inquiry has a photo; she has sent files in her chat.  Petro is at the desk."""

    def __init__(self, town: Town, petro: Browser, anna: Relative, case: Case) -> None:
        self.town, self.petro, self.anna, self.case = town, petro, anna, case
        self.path = f"/files/inquiries/{case.id}"

    async def comes(self, content: bytes, name: str, mime_type: str) -> int:
        """Anna sends a file; the message it became."""
        await self.anna.person.sends_document(content, name, mime_type)
        await self.town.settles()
        return int((await self.town.store.read(_newest))["id"])


@pytest_asyncio.fixture
async def album(town: Town) -> AsyncIterator[Album]:
    """A photo that Telegram keeps."""
    maria, anna = await town.operator("Maria", "admin"), town.relative("Anna")
    photo = town.telegram.files.keep(grey_picture(), "photos", "image/png").file_id
    case = await is_accepted(anna, maria, photo=photo)
    async with AsyncExitStack() as stack:
        yield Album(town, await at_the_desk(stack, town, "Petro", language="en"), anna, case)


async def test_only_a_picture_is_shown_and_anything_else_is_a_download(album: Album) -> None:
    page = await album.petro.opens(f"/cases/{album.case.id}")
    assert f'src="{album.path}"' in page.html
    for path in (album.path, f"/files/people/{album.case.person}"):
        photo = await album.petro.opens(path)
        assert (photo.status, photo.headers["Content-Type"]) == (200, "image/png"), path
        assert "Content-Disposition" not in photo.headers
    sent_page = await album.comes(PAGE, "лист.html", "image/png")
    sent = await album.petro.opens(f"{album.path}/{sent_page}")
    assert sent.headers["Content-Type"] == "application/octet-stream"
    assert sent.headers["Content-Disposition"] == 'attachment; filename="zvistka.bin"'
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert sent.headers["Cache-Control"] == "no-store"
    letter = await album.petro.opens(f"{album.path}/{await album.comes(b'%PDF-1.7', 'лист.PDF', 'application/pdf')}")
    assert letter.headers["Content-Disposition"] == 'attachment; filename="zvistka.pdf"'
    assert await counted(album.town, "audit", "action = 'saw file' AND subject = 'inquiry'") == 3
    assert await counted(album.town, "audit", "action = 'saw file' AND subject = 'person'") == 1


async def test_what_does_not_come_is_said_and_nothing_of_the_way_to_telegram(album: Album) -> None:
    large = await album.comes(bytes(20 * MEGABYTE + 1), "відео.mp4", "video/mp4")
    answered = await album.petro.opens(f"{album.path}/{large}")
    assert answered.status == 502
    assert "did not come from Telegram" in answered.words
    assert album.town.settings().bot_token.get_secret_value() not in answered.html
    nothing = await album.petro.opens(f"{album.path}/1")
    assert nothing.status == 404, "there is no such message"


async def test_a_file_is_seen_with_its_case_only(album: Album, town: Town) -> None:
    maria, family = await town.operator("Olha", "admin"), await town.operator("Iryna")
    sent = await album.comes(grey_picture(), "фото.png", "image/png")
    other = await is_accepted(town.relative("Olena"), maria, surname="Бойко", birth_date="1970-01-01")
    assert (await album.petro.opens(f"/files/inquiries/{other.id}/{sent}")).status == 404, "of another family"
    assert (await album.petro.opens(f"/files/inquiries/{other.id}")).status == 404, "it has no photo"
    await has_asked(Relative(town, family.person, "uk"))
    await town.settles()
    async with AsyncExitStack() as stack:
        iryna = await joins_the_desk(stack, town, family)
        for path in (album.path, f"{album.path}/{sent}", f"/files/people/{album.case.person}"):
            refused = await iryna.opens(path)
            assert (refused.status, "image" in refused.headers["Content-Type"]) == (409, False), path


async def test_a_file_of_a_family_that_has_asked_about_nobody_is_opened(album: Album, town: Town) -> None:
    vira = town.relative("Vira")
    await vira.agrees()
    await vira.person.sends_photo()
    await town.settles()
    letter = (await town.store.read(_newest))["id"]
    path = f"/files/talks/{letter}"
    assert f'src="{path}"' in (await album.petro.opens(f"/talks/{letter}")).html
    assert (await album.petro.opens(path)).headers["Content-Type"] == "image/png"
    assert await counted(town, "audit", "action = 'saw file' AND subject = 'message'") == 1
    async with AsyncExitStack() as stack:
        ihor = await at_the_desk(stack, town, "Ihor")
        await album.petro.sends(f"/talks/{letter}/take")
        assert (await ihor.opens(path)).status == 409, "Petro has the talk in hand"


async def test_the_picture_of_an_update_is_seen_before_it_is_approved(town: Town) -> None:
    await town.operator("Olha", "admin")
    iryna = await town.operator("Iryna", "broadcaster")
    await iryna.says("/broadcast")
    await iryna.presses("Write an update")
    await iryna.presses("All families")
    await words(iryna)
    await town.settles()
    await iryna.person.sends_photo()
    await puts_it(iryna)
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "admin", "en")
        page = await petro.opens("/updates")
        update = re.findall(r'href="/updates/(\d+)"', page.html)[0]
        assert f'src="/files/updates/{update}"' in (await petro.opens(f"/updates/{update}")).html
        assert (await petro.opens(f"/files/updates/{update}")).headers["Content-Type"] == "image/png"


async def _newest(tx: Transaction) -> dict[str, int]:
    return dict(await tx.known("SELECT MAX(id) AS id FROM message"))
