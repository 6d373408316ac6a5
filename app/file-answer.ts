import "server-only";

/** A file under way: its name without signs that a header could not hold, and its text in pieces. */
type FileUnderWay = { readonly fileName: string; readonly pieces: AsyncGenerator<string> };

/** Answers with a file to save, piece by piece as it is read, and kept by nobody on the way. */
export function fileAnswer({ fileName, pieces }: FileUnderWay, contentType: string): Response {
  return new Response(asStream(pieces), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}

/** Asks for the next piece only when the reader has taken the last one. */
function asStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
