/** Why a file was not fetched, in words. `isExpired`: another link to it may do; `isFinal`: no other try will. */
export class DownloadError extends Error {
  readonly isExpired: boolean;
  readonly isFinal: boolean;

  constructor(message: string, { isExpired = false, isFinal = false } = {}) {
    super(message);
    this.name = "DownloadError";
    this.isExpired = isExpired;
    this.isFinal = isFinal;
  }
}
