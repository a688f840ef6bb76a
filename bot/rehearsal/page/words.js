// The page's own few words, in its two languages.

const WORDS = {
  uk: {
    title: "Звістка · репетиція",
    madeUp: "Усе тут вигадане: люди, номери, фотографії. Нічого не виходить за межі цього комп’ютера.",
    pageLanguage: "Мова сторінки",
    people: "Люди",
    blocked: "Блокувати",
    block: "Заблокувати бота",
    commands: "Команди",
    photo: "Надіслати вигадану фотографію",
    file: "Надіслати вигаданий файл",
    fileName: "довідка.pdf",
    message: "Повідомлення",
    send: "Надіслати",
    start: "ПОЧАТИ",
    unblock: "РОЗБЛОКУВАТИ",
    gone: "Обліковий запис видалено",
    edited: "змінено",
    forward: "Переслати ботові; якщо в полі внизу є текст, то з цим текстом, як підробку",
    protected: "Захищено від пересилання",
    spoiler: "Прихований текст: натисніть, щоб показати",
    picture: "Вигадана фотографія",
    voice: "Голосове повідомлення",
    sticker: "Наліпка",
    video: "Відео",
    document: "Файл",
    contact: "Номер телефону",
    closedLink: "Посилання під час репетиції не відкриваються: ",
    failed: "Зараз це неможливо.",
    lost: "Зв’язок зі сторінкою втрачено. Чекаємо…",
    chatOf: "Чат: ",
    copied: "Скопійовано.",
  },
  en: {
    title: "Zvistka · rehearsal",
    madeUp: "Everything here is made up: people, numbers, photos. Nothing leaves this machine.",
    pageLanguage: "Language of the page",
    people: "People",
    blocked: "Block",
    block: "Block the bot",
    commands: "Commands",
    photo: "Send a made-up photo",
    file: "Send a made-up file",
    fileName: "certificate.pdf",
    message: "Message",
    send: "Send",
    start: "START",
    unblock: "UNBLOCK",
    gone: "Deleted account",
    edited: "edited",
    forward: "Forward it to the bot; with what is typed below, if anything, as a forgery",
    protected: "Protected from forwarding",
    spoiler: "Hidden text: press to show",
    picture: "A made-up photo",
    voice: "Voice message",
    sticker: "Sticker",
    video: "Video",
    document: "File",
    contact: "Phone number",
    closedLink: "Links stay closed in a rehearsal: ",
    failed: "This cannot be done now.",
    lost: "The connection is lost. Waiting…",
    chatOf: "Chat: ",
    copied: "Copied.",
  },
};

let language = localStorage.getItem("language") ?? (/^(uk|ru)/.test(navigator.language) ? "uk" : "en");

export const word = (name) => WORDS[language][name];
export const spoken = (byLanguage) => byLanguage[language];
export const pageLanguage = () => language;

export function speak(chosen) {
  language = chosen;
  localStorage.setItem("language", chosen);
}
