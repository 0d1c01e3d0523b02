/** No answer of the contract comes near it; what is larger is a fault or an attack. */
const BODY_LIMIT_BYTES = 1_048_576;

/** The body as JSON, or undefined when it is none; stops reading, and fails, beyond the limit. */
export async function readJson(response: Response): Promise<unknown> {
  const text = await readText(response);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readText(response: Response): Promise<string> {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > BODY_LIMIT_BYTES) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT_BYTES) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

const tooLarge = (): Error => new Error(`body above ${BODY_LIMIT_BYTES} bytes`);
