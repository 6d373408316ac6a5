import type { FormEvent } from "react";

/** How the forms of a case are sent: by the script, or by the browser where there is none. */
export type Sending = {
  readonly isSending: boolean;
  readonly post: (form: FormData) => void;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};
