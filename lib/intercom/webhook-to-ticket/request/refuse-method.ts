/** What every method but HEAD and POST gets. */
export async function refuseMethod(): Promise<Response> {
  return new Response(null, { status: 405, headers: { Allow: "HEAD, POST" } });
}
