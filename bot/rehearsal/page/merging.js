// The server sends what changed; here it becomes the whole chat again.

export function merged(before, news) {
  const known = new Map((news.whole ? [] : before?.messages ?? []).map((message) => [message.id, message]));
  for (const message of news.messages) known.set(message.id, message);
  for (const id of news.gone) known.delete(id);
  const messages = [...known.values()].sort((one, other) => one.id - other.id);
  return { ...news, whole: true, gone: [], messages, more: news.more ?? before?.more ?? false };
}

export const withEarlier = (seen, page) => ({ ...seen, messages: [...page.messages, ...seen.messages], more: page.more });
