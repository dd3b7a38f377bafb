// The server, whose addresses are beside the page.

export class LostError extends Error {}

export const ask = async (name, content) => {
  let response;
  try {
    response = await fetch(
      name,
      content && {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(content),
      },
    );
  } catch {
    throw new LostError();
  }
  // Another process may have the port now.
  if (response.status === 403) throw new LostError();
  return { status: response.status, told: await response.json() };
};
