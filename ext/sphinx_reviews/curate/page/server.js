// The server, whose addresses are beside the page.

// Why nothing was done; without a message, the server is gone.
export class RefusedError extends Error {}

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
    throw new RefusedError();
  }
  // Another server may have the port now.
  if (response.status === 403) throw new RefusedError();
  const told = await response.json();
  if (told.error) throw new RefusedError(told.error);
  return { isStale: response.status === 409, told };
};
